import type { Tx } from '../../db/kysely-on-client.ts';

interface Of {
  orgId: string;
  networkId: string;
}

interface MirrorRow {
  question_id: string;
  level: number | null;
  note: string | null;
  changed_by: string;
  changed_at: Date;
}

export function mirrorAnswers(tx: Tx, of: Of, year: number): Promise<MirrorRow[]> {
  return tx
    .selectFrom('mirror_answer')
    .select(['question_id', 'level', 'note', 'changed_by', 'changed_at'])
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .where('year', '=', year)
    .execute();
}

/** Null before anything was answered. */
export async function newestMirrorYear(tx: Tx, of: Of): Promise<number | null> {
  const row = await tx
    .selectFrom('mirror_answer')
    .select((eb) => eb.fn.max('year').as('year'))
    .where('org_id', '=', of.orgId)
    .where('network_id', '=', of.networkId)
    .executeTakeFirst();
  return row?.year ?? null;
}

export async function putMirrorAnswer(
  tx: Tx,
  of: Of & { year: number; questionId: string },
  answer: { level: number | null; note: string | null; by: string; now: Date },
): Promise<void> {
  const said = {
    level: answer.level,
    note: answer.note,
    changed_by: answer.by,
    changed_at: answer.now,
  };
  await tx
    .insertInto('mirror_answer')
    .values({
      org_id: of.orgId,
      network_id: of.networkId,
      year: of.year,
      question_id: of.questionId,
      ...said,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'network_id', 'year', 'question_id']).doUpdateSet(said),
    )
    .execute();
}
