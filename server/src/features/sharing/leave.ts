import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import { levelOf } from '@followthrough/shared/networks/consent.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { record } from '../audit/record.ts';
import { decisionsIn, insertDecisions } from './consent-queries.ts';
import { nextDecision } from './decide.ts';
import type { MemberIn } from './member-in.ts';
import { markLeft } from './membership-queries.ts';
import { deleteOwnPractices, takeBackWaitingYeses } from './practice-queries.ts';

/**
 * Leaves a network. Nobody is told. What can be taken back is taken back: every year that is not sealed yet gets "nothing", which
 * also stands if the organization joins again, and what it shares by name goes, with its practices and a yes that waits for
 * the other side's. What was released stays released.
 */
export async function leave(tx: Tx, member: MemberIn, made: { by: string; now: Date }): Promise<void> {
  const { orgId, network, stewardOrgId, networkId } = member;
  const decisions = await decisionsIn(tx, member);
  const unsealed = network.cycles
    .filter(({ freezeAt }) => new Date(freezeAt) > made.now)
    .map(({ year }) => year);
  const years = [...new Set([...unsealed, ...decisions.map(({ year }) => year)])];
  const takenBack = years.flatMap((year) => {
    const held = decisions.filter((one) => one.year === year);
    return RECOMMENDATION_IDS.flatMap((recommendation) => {
      const { level } = levelOf(network.stewardKind, recommendation, held);
      const counts = level === 'named' || (level === 'aggregate' && unsealed.includes(year));
      return counts ? [nextDecision(held, year, recommendation, 'nothing')] : [];
    });
  });
  await insertDecisions(tx, member, takenBack, made);
  const own = { orgId: stewardOrgId, networkId, memberOrgId: orgId };
  await deleteOwnPractices(tx, own);
  await takeBackWaitingYeses(tx, own);
  await markLeft(tx, member, made.now);
  const detail = { network: network.name, steward: network.stewardName };
  await record(tx, { orgId, actor: made.by, action: 'network.left', detail, now: made.now });
  for (const year of years) await enqueue(tx, 'share_by_name', { orgId, year });
}
