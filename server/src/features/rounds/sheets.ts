import type { Sheets } from '@followthrough/shared/api/rounds.ts';
import { tokenInGroups } from '@followthrough/shared/ballots/token.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { record } from '../audit/record.ts';
import type { Asking } from './asking.ts';
import { askedCycle } from './asking.ts';
import { stateOf } from './calendar.ts';
import type { InvitationCodes } from './codes.ts';
import { answerLink, keysPage } from './links.ts';
import { roundOf, strataOf } from './queries.ts';
import { rosterOf } from './roster-queries.ts';

/**
 * A sheet with a code for everybody on the roster who has no address, until the round closes. Who looked at them is kept in the
 * organization's history, since a code could be used in somebody's place.
 */
export async function printSheets(tx: Tx, asking: Asking, codes: InvitationCodes): Promise<Sheets> {
  const { orgId, cycleId, person, now } = asking;
  const { cycle } = await askedCycle(tx, asking);
  const round = await roundOf(tx, orgId, cycleId);
  const state = round && stateOf(round, now);
  if (!round || (state !== 'waiting' && state !== 'open')) throw new Problem('sheets_not_now');
  const book = await codes.read(round.round_id);
  if (!book) throw new Problem('sheets_not_now');
  const strata = await strataOf(tx, orgId, round.round_id);
  const roster = await rosterOf(tx, orgId, round.round_id);
  const sheets = roster.flatMap(({ entry_id: entryId, name, role, email, stratum_id: stratumId }) => {
    const token = email === null ? book.tokens[entryId] : undefined;
    if (!token) return [];
    const fingerprint = strata.find((stratum) => stratum.stratum_id === stratumId)?.fingerprint ?? '';
    return [{ name, role, code: tokenInGroups(token), link: answerLink(book.origin, token), fingerprint }];
  });
  await record(tx, {
    orgId,
    actor: person.name,
    action: 'round.sheets_shown',
    detail: { year: cycle.year, sheets: sheets.length },
    now,
  });
  return {
    orgName: cycle.org_name,
    closesAt: round.closes_at.toISOString(),
    sealAt: round.seal_at.toISOString(),
    keysPage: keysPage(book.origin, round.round_id),
    sheets,
  };
}
