import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { record } from '../audit/record.ts';
import type { Asking } from './asking.ts';
import { askedCycle } from './asking.ts';
import { isCorrectable } from './correctable.ts';
import { roundOf } from './queries.ts';
import { inviteAgain, rosterOf } from './roster-queries.ts';

/**
 * Gives somebody whom no letter has reached another address, and invites them there with the link they have (docs/rounds.md §4).
 * Only they: whoever has no link can't have answered, so that nobody can find out about anybody by moving her link to an address
 * of one's own and trying it.
 */
export async function correctAddress(tx: Tx, asking: Asking, entryId: string, email: string): Promise<void> {
  const { orgId, cycleId, person, now } = asking;
  const { cycle } = await askedCycle(tx, asking);
  const round = await roundOf(tx, orgId, cycleId);
  if (!round) throw new Problem('not_found');
  const { round_id: roundId } = round;
  const roster = await rosterOf(tx, orgId, roundId);
  const entry = roster.find((one) => one.entry_id === entryId);
  if (!entry) throw new Problem('not_found');
  if (!isCorrectable(round, entry, now)) throw new Problem('address_not_now');
  if (roster.some((one) => one.email === email)) {
    throw new Problem('bad_request', {}, [
      { field: 'email', code: 'on_roster', message: `${email} is on the roster already.` },
    ]);
  }
  if (!(await inviteAgain(tx, { orgId, roundId, entryId }, email))) throw new Problem('address_not_now');
  await enqueue(tx, 'round_letter', { orgId, roundId, entryId, kind: 'invitation' });
  await record(tx, {
    orgId,
    actor: person.name,
    action: 'round.address_corrected',
    detail: { year: cycle.year },
    now,
  });
}
