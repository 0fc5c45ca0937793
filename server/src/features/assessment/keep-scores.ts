import { bootstrapRanges } from '@followthrough/shared/scoring/bootstrap.ts';
import type { CycleInput } from '@followthrough/shared/scoring/cycle-input.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { itemsWithEvidence } from '../evidence/read.ts';
import { dayOf } from './calendar.ts';
import { deleteScores, insertScores } from './queries.ts';
import type { CycleRecord } from './record.ts';
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
  };
}

/** Scores the submitted facts once and keeps the rows; results never score again (docs/scoring.md §4). */
export async function keepScores(tx: Tx, record: CycleRecord, now: Date): Promise<void> {
  const { org_id: orgId, cycle_id: cycleId, instrument_version: version } = record.cycle;
  const input = await factsOf(tx, record, now);
  const score = scoreCycle(input);
  const bootstrap = bootstrapRanges(input, score, `${orgId}/${cycleId}/${version}`);
  await deleteScores(tx, orgId, cycleId, 'facts');
  await insertScores(tx, scoreRows({ orgId, cycleId, computedAt: now }, score, bootstrap));
}
