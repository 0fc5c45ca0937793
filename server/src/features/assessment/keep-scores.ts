import { bootstrapRanges } from '@followthrough/shared/scoring/bootstrap.ts';
import type { CodedVoices } from '@followthrough/shared/scoring/coded-voices.ts';
import type { CycleInput } from '@followthrough/shared/scoring/cycle-input.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { itemsWithEvidence } from '../evidence/read.ts';
import { counselSwitchOf } from '../sharing/read.ts';
import { dayOf } from './calendar.ts';
import type { CycleRow } from './queries.ts';
import { deleteScores, insertScores } from './queries.ts';
import type { CycleRecord } from './record.ts';
import { askedCycle, recordOf } from './record.ts';
import { scoreRows } from './score-rows.ts';

/** What a cycle's scores rest on before the seal: the official record and its evidence, as of the day. */
export async function factsOf(tx: Tx, record: CycleRecord, now: Date): Promise<CycleInput> {
  const { cycle, instrument, profile, answers, earlier } = record;
  return {
    instrument,
    profile,
    answers,
    evidence: await itemsWithEvidence(tx, cycle.org_id, cycle.cycle_id),
    asOf: dayOf(now),
    firstCycle: earlier.length === 0,
    counselSwitch: await counselSwitchOf(tx, cycle.org_id),
  };
}

/** Scores the submitted facts once and keeps the rows; results never score again (docs/scoring.md §4). */
export async function keepScores(tx: Tx, record: CycleRecord, now: Date): Promise<void> {
  await keep(tx, record.cycle, await factsOf(tx, record, now), now);
}

/**
 * Scores a submitted cycle once more, with the voices of its sealed round, beside the rows that rest on facts alone. The
 * facts are those of the day of submission, so that the difference between the two is the voices and nothing else. A
 * check that was never submitted gets no scores.
 */
export async function keepScoresWithVoices(
  tx: Tx,
  of: { orgId: string; cycleId: string },
  codedVoices: CodedVoices,
  now: Date,
): Promise<void> {
  const record = await recordOf(tx, await askedCycle(tx, of.orgId, of.cycleId));
  const { submitted_at: submittedAt } = record.cycle;
  if (!submittedAt) return;
  await keep(tx, record.cycle, { ...(await factsOf(tx, record, submittedAt)), codedVoices }, now);
}

async function keep(tx: Tx, cycle: CycleRow, input: CycleInput, now: Date): Promise<void> {
  const { org_id: orgId, cycle_id: cycleId, instrument_version: version } = cycle;
  const score = scoreCycle(input);
  const bootstrap = bootstrapRanges(input, score, `${orgId}/${cycleId}/${version}`);
  await deleteScores(tx, orgId, cycleId, score.basis);
  await insertScores(tx, scoreRows({ orgId, cycleId, computedAt: now }, score, bootstrap));
  await enqueue(tx, 'share_by_name', { orgId, year: cycle.year });
}
