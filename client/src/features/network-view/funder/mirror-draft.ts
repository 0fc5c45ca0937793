import type { Mirror } from '@followthrough/shared/api/networks.ts';

/** What is typed, by question. `level` undefined: nothing chosen; null: not known. */
export type MirrorDraft = Record<string, { level: number | null | undefined; note: string }>;

export function mirrorDraft({ questions }: Mirror): MirrorDraft {
  return Object.fromEntries(
    questions.map(({ questionId, answer }) => [
      questionId,
      { level: answer ? answer.level : undefined, note: answer?.note ?? '' },
    ]),
  );
}

/** What has to be sent: answers that differ from the kept ones. */
export function changedAnswers(
  mirror: Mirror,
  draft: MirrorDraft,
): { questionId: string; level: number | null; note: string | null }[] {
  const kept = mirrorDraft(mirror);
  return Object.entries(draft).flatMap(([questionId, { level, note }]) => {
    const before = kept[questionId];
    if (level === undefined || (before?.level === level && before.note === note.trim())) return [];
    return [{ questionId, level, note: note.trim() || null }];
  });
}
