import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { record } from '../audit/record.ts';
import { counselSwitchOf, putNote, setCounselSwitch } from './consent-queries.ts';
import { chosenValues } from './join.ts';
import type { MemberIn } from './member-in.ts';
import { requireNames } from './member-in.ts';
import { updateMembership } from './membership-queries.ts';
import { namedSoFar } from './told-queries.ts';

interface Made {
  by: string;
  now: Date;
}

/**
 * A member's values of the network's own breakdowns, and whether its start may be seen. Rows by name follow. Throws
 * `level_not_offered` where nothing is by name.
 */
export async function changeMembership(
  tx: Tx,
  member: MemberIn,
  given: { by: Record<string, string>; showsStart: boolean },
): Promise<void> {
  if (given.showsStart) requireNames(member);
  const by = chosenValues(member.network, given.by);
  await updateMembership(tx, member, { by, showsStart: given.showsStart });
  const named = (await namedSoFar(tx, member.orgId)).filter(
    (one) => one.network_id === member.networkId && one.withdrawn_at === null,
  );
  for (const year of new Set(named.map((one) => one.year)))
    await enqueue(tx, 'share_by_name', { orgId: member.orgId, year });
}

/** A note beside a by-name chart; an empty one takes it away. Throws `year_not_announced`. */
export async function noteBeside(
  tx: Tx,
  member: MemberIn,
  given: { year: number; recommendation: RecommendationId; note: string },
  made: Made,
): Promise<void> {
  const { year, recommendation, note } = given;
  if (!member.network.cycles.some((cycle) => cycle.year === year))
    throw new Problem('year_not_announced', { year });
  await putNote(tx, { orgId: member.orgId, networkId: member.networkId, year, recommendation }, note, made);
  await enqueue(tx, 'share_by_name', { orgId: member.orgId, year });
}

/** Counts from the next time that scores are kept; scores that are there stay (docs/scoring.md). */
export async function turnCounselSwitch(
  tx: Tx,
  { orgId, on, by, now }: Made & { orgId: string; on: boolean },
): Promise<void> {
  if ((await counselSwitchOf(tx, orgId)) === on) return;
  await setCounselSwitch(tx, orgId, on);
  await record(tx, { orgId, actor: by, action: 'counsel_switch.turned', detail: { on }, now });
}
