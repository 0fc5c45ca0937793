import type { WireCycle } from '@followthrough/shared/api/assessment.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { record } from '../audit/record.ts';
import { requireOpen, stateOf, wireCycle } from './calendar.ts';
import { keepScores } from './keep-scores.ts';
import type { CycleRow } from './queries.ts';
import { deleteScores, lockedCycle, setSubmitted } from './queries.ts';
import { askedCycle, recordOf } from './record.ts';

interface Step {
  orgId: string;
  cycleId: string;
  by: string;
  now: Date;
}

/** Submits the check and keeps its scores. Submitting twice is submitting once: the second time changes nothing. */
export async function submit(tx: Tx, step: Step): Promise<WireCycle> {
  const { orgId, cycleId, by, now } = step;
  const cycle = await locked(tx, step);
  if (stateOf(cycle, now) === 'submitted') return wireCycle(cycle, now);
  requireOpen(cycle, now);
  await keepScores(tx, await recordOf(tx, await askedCycle(tx, orgId, cycleId)), now);
  await record(tx, { orgId, actor: by, action: 'check.submitted', detail: { year: cycle.year }, now });
  return wireCycle(await setSubmitted(tx, orgId, cycleId, now, by), now);
}

/** Takes a submission back, until the close. The answers stay; the scores go, since results must not show what was withdrawn. */
export async function reopen(tx: Tx, step: Step): Promise<WireCycle> {
  const { orgId, cycleId, by, now } = step;
  const cycle = await locked(tx, step);
  const state = stateOf(cycle, now);
  if (state === 'open') return wireCycle(cycle, now);
  if (state !== 'submitted') requireOpen(cycle, now);
  await deleteScores(tx, orgId, cycleId, 'facts');
  await enqueue(tx, 'share_by_name', { orgId, year: cycle.year });
  await record(tx, { orgId, actor: by, action: 'check.taken_back', detail: { year: cycle.year }, now });
  return wireCycle(await setSubmitted(tx, orgId, cycleId, null, null), now);
}

async function locked(tx: Tx, { orgId, cycleId }: Step): Promise<CycleRow> {
  const cycle = await lockedCycle(tx, orgId, cycleId);
  if (!cycle) throw new Problem('not_found');
  return cycle;
}
