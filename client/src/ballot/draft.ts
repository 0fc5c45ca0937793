import type { BallotContent, Question } from '@followthrough/shared/ballots/content.ts';
import type { OpenResult } from '@followthrough/shared/ballots/wire.ts';

/** What this person is asked, whichever door it came through. */
export type Asked = Pick<OpenResult, 'round' | 'stratum' | 'questionnaire' | 'publishedFacts'>;

/** The answers on this screen. They live in the page's memory alone and go when the page goes. */
export class Draft {
  readonly asked: Asked;
  readonly #answers = new Map<string, number | 'skipped'>();
  readonly #mismatches = new Set<string>();
  readonly #comments = new Map<string, string>();
  /** Whether something was changed that has not been sent. */
  isUnsent = false;

  constructor(asked: Asked, content: BallotContent | null = null) {
    this.asked = asked;
    if (!content) return;
    for (const [itemId, answer] of Object.entries(content.answers)) this.#answers.set(itemId, answer);
    for (const [itemId, text] of Object.entries(content.comments)) this.#comments.set(itemId, text);
    for (const itemId of content.mismatches) this.#mismatches.add(itemId);
  }

  answer(itemId: string): number | 'skipped' | undefined {
    return this.#answers.get(itemId);
  }

  setAnswer(itemId: string, answer: number | 'skipped'): void {
    this.#answers.set(itemId, answer);
    this.isUnsent = true;
  }

  comment(itemId: string): string {
    return this.#comments.get(itemId) ?? '';
  }

  setComment(itemId: string, text: string): void {
    // A character that nobody types or sees, and that no database keeps: a pasted text may hold one.
    const kept = text.replaceAll('\0', '');
    if (kept.trim() === '') this.#comments.delete(itemId);
    else this.#comments.set(itemId, kept);
    this.isUnsent = true;
  }

  mismatches(itemId: string): boolean {
    return this.#mismatches.has(itemId);
  }

  setMismatch(itemId: string, mismatches: boolean): void {
    if (mismatches) this.#mismatches.add(itemId);
    else this.#mismatches.delete(itemId);
    this.isUnsent = true;
  }

  /** How many questions have a level or a comment. */
  get answered(): number {
    return [...this.#answers.values()].filter((answer) => answer !== 'skipped').length + this.#comments.size;
  }

  /**
   * The role is the group's first: groups are merged so that fewer than five can't be told from the others, and asking
   * each for her own role would undo that.
   */
  content(): BallotContent {
    const [role = 'staff'] = this.asked.stratum.roles;
    const comments = [...this.#comments].map(
      ([itemId, text]) => [itemId, text.trim().toWellFormed()] as const,
    );
    return {
      role,
      answers: Object.fromEntries(this.#answers),
      mismatches: [...this.#mismatches],
      comments: Object.fromEntries(comments),
    };
  }
}

/** A question that takes a comment and no level. */
export const isNote = (question: Question): boolean => question.anchors.length === 0;
