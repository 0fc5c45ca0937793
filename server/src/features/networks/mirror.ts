import type { Mirror } from '@followthrough/shared/api/networks.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { newestInstrument } from '../instruments/read.ts';
import { putMirrorAnswer } from './mirror-queries.ts';
import { mirrorOf, newestMirror, stewardNetwork } from './read.ts';

interface Of {
  orgId: string;
  networkId: string;
}

/** A funder's mirror of one year, or of the newest that has answers. Other networks have none: `not_found`. */
export async function lookInMirror(
  tx: Tx,
  of: Of,
  year: number | undefined,
  now: Date,
  lang: string,
): Promise<Mirror> {
  await requireFunder(tx, of);
  return year === undefined
    ? newestMirror(tx, of, now.getUTCFullYear(), lang)
    : mirrorOf(tx, { ...of, year }, lang);
}

/** Says something about the funder's own grants. Throws `not_found` for a question that is not asked. */
export async function answerMirror(
  tx: Tx,
  of: Of & { year: number; questionId: string },
  answer: { level: number | null; note: string | null; by: string; now: Date },
): Promise<void> {
  await requireFunder(tx, of);
  const { funder_mirror: questions } = await newestInstrument(tx);
  if (!questions.some(({ id }) => id === of.questionId)) throw new Problem('not_found');
  await putMirrorAnswer(tx, of, { ...answer, note: answer.note === '' ? null : answer.note });
}

async function requireFunder(tx: Tx, { orgId, networkId }: Of): Promise<void> {
  const { stewardKind } = await stewardNetwork(tx, orgId, networkId);
  if (stewardKind !== 'funder') throw new Problem('not_found');
}
