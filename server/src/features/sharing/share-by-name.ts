import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import { breakdownValues } from '@followthrough/shared/networks/breakdowns.ts';
import { levelOf } from '@followthrough/shared/networks/consent.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { profileOfYear } from '../assessment/read.ts';
import { stewardNetwork } from '../networks/read.ts';
import { lockLedger } from '../releases/read.ts';
import { scoresOfYear } from '../results/read.ts';
import { dropNamed, organizationName, putNamed } from './by-name-queries.ts';
import type { RowByName } from './by-name.ts';
import { rowByName, tooLateToName } from './by-name.ts';
import { decisionsIn, notesIn } from './consent-queries.ts';
import { chosenOf } from './member-in.ts';
import type { MembershipRow } from './membership-queries.ts';
import { everyMembership } from './membership-queries.ts';

/**
 * Brings what stewards hold of an organization's year in line with what it shares by name now: copies, renews or takes away
 * (docs/networks.md §4). Works as the database's owner, in the organization's scope. Running it again changes nothing.
 */
export async function shareByName(
  tx: Tx,
  { orgId, year, now }: { orgId: string; year: number; now: Date },
): Promise<void> {
  await lockLedger(tx);
  const name = await organizationName(tx, orgId);
  const scores = await scoresOfYear(tx, orgId, year);
  const { instrument, profile } = await profileOfYear(tx, orgId, year);
  for (const membership of await everyMembership(tx, orgId)) {
    const { network_id: networkId, steward_org_id: stewardOrgId } = membership;
    const { breakdowns, stewardKind } = await stewardNetwork(tx, stewardOrgId, networkId);
    const by = breakdownValues(breakdowns, { instrument, profile, chosen: chosenOf(membership) });
    const decisions = (await decisionsIn(tx, { orgId, networkId })).filter((one) => one.year === year);
    const notes = await notesOf(tx, membership, year);
    for (const recommendation of RECOMMENDATION_IDS) {
      const of = { orgId: stewardOrgId, networkId, year, recommendation, memberOrgId: orgId };
      const wanted =
        membership.left_at === null &&
        scores !== null &&
        levelOf(stewardKind, recommendation, decisions).level === 'named' &&
        !(await tooLateToName(tx, orgId, recommendation, year));
      const row: RowByName | null = wanted
        ? rowByName(scores, recommendation, notes.get(recommendation) ?? null)
        : null;
      if (row) await putNamed(tx, of, { name, by, instrumentVersion: instrument.version }, row, now);
      else await dropNamed(tx, of, now);
    }
  }
}

async function notesOf(
  tx: Tx,
  { org_id: orgId, network_id: networkId }: MembershipRow,
  year: number,
): Promise<Map<string, string>> {
  const notes = await notesIn(tx, { orgId, networkId });
  return new Map(notes.filter((one) => one.year === year).map((one) => [one.recommendation, one.note]));
}
