import type { RecommendationTitle, SharedNetwork, Sharing } from '@followthrough/shared/api/sharing.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import { isProtected } from '@followthrough/shared/instrument/protected.ts';
import { levelOf, levelsOffered } from '@followthrough/shared/networks/consent.ts';
import type { PersonActor } from '../../access/actor.ts';
import { can } from '../../access/policy.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { ExtendScope } from '../../db/scope.ts';
import { Problem } from '../../http/problem.ts';
import { newestInstrument } from '../instruments/read.ts';
import { memberMatching, newestMirror } from '../networks/read.ts';
import { counselSwitchOf, decisionsIn, notesIn } from './consent-queries.ts';
import type { MemberIn } from './member-in.ts';
import { opened, yearThatCounts } from './member-in.ts';
import { everyMembership } from './membership-queries.ts';
import { countedSoFar, namedSoFar } from './told-queries.ts';

/** Who can see what about an organization, network by network, and what was told so far. */
export async function sharingOf(
  tx: Tx,
  extendScope: ExtendScope,
  actor: PersonActor,
  now: Date,
  lang: string,
): Promise<Sharing> {
  if (!actor.membership) throw new Problem('not_found');
  const { orgId, orgName } = actor.membership;
  const told = await toldByNetwork(tx, orgId, now);
  const recommendations = (await newestInstrument(tx)).recommendations.map(({ id, title }, index) => ({
    recommendation: id,
    number: index + 1,
    title: text(title, lang),
  }));
  const networks: SharedNetwork[] = [];
  for (const row of await everyMembership(tx, orgId)) {
    const member = await opened(tx, extendScope, row);
    const state = member.leftAt ? nothingLeft : await standing(tx, member, recommendations, now, lang);
    const history = await historyOf(tx, member);
    networks.push({
      network: member.network,
      by: member.chosen,
      showsStart: member.showsStart,
      joinedAt: member.joinedAt.toISOString(),
      leftAt: member.leftAt?.toISOString() ?? null,
      history,
      version: history.length,
      told: told.get(member.networkId) ?? [],
      ...state,
    });
  }
  return {
    orgName,
    counselSwitch: await counselSwitchOf(tx, orgId),
    recommendations,
    networks,
    decides: can(actor, 'sharing.decide'),
  };
}

type Standing = Pick<
  SharedNetwork,
  'year' | 'freezeAt' | 'consents' | 'practices' | 'introductions' | 'mirror'
>;

/** Of a network that was left only what it told remains. */
const nothingLeft: Standing = {
  year: null,
  freezeAt: null,
  consents: [],
  practices: [],
  introductions: [],
  mirror: null,
};

/** What holds in a network now. */
async function standing(
  tx: Tx,
  member: MemberIn,
  recommendations: readonly RecommendationTitle[],
  now: Date,
  lang: string,
): Promise<Standing> {
  const { orgId, networkId, stewardOrgId, network } = member;
  const steward = { orgId: stewardOrgId, networkId };
  const counting = yearThatCounts(network, now);
  const decisions = (await decisionsIn(tx, member)).filter(({ year }) => year === counting?.year);
  const notes = (await notesIn(tx, member)).filter(({ year }) => year === counting?.year);
  return {
    year: counting?.year ?? null,
    freezeAt: counting?.freezeAt ?? null,
    consents: recommendations.map(({ recommendation, number, title }) => ({
      recommendation,
      number,
      title,
      protected: isProtected(recommendation),
      ...levelOf(network.stewardKind, recommendation, decisions),
      levelsOffered: [...levelsOffered(network.stewardKind)],
      note: notes.find((one) => one.recommendation === recommendation)?.note ?? null,
    })),
    ...(await memberMatching(tx, { ...steward, memberOrgId: orgId })),
    mirror:
      network.stewardKind === 'funder'
        ? await newestMirror(tx, steward, counting?.year ?? now.getUTCFullYear(), lang)
        : null,
  };
}

/** Newest first. */
async function historyOf(tx: Tx, member: MemberIn): Promise<SharedNetwork['history']> {
  return (await decisionsIn(tx, member)).map(({ year, recommendation, level, decidedBy, decidedAt }) => ({
    year,
    recommendation: recommendationId.parse(recommendation),
    level,
    decidedBy,
    decidedAt: decidedAt.toISOString(),
  }));
}

async function toldByNetwork(tx: Tx, orgId: string, now: Date): Promise<Map<string, SharedNetwork['told']>> {
  const counted = (await countedSoFar(tx, orgId, now)).map((row) => ({
    networkId: row.network_id,
    year: row.year,
    kind: 'aggregate' as const,
    measure: row.measure,
    cells: row.cells,
    isPublic: row.is_public,
    at: row.release_at.toISOString(),
    withdrawnAt: null,
  }));
  const named = (await namedSoFar(tx, orgId)).map((row) => ({
    networkId: row.network_id,
    year: row.year,
    kind: 'named' as const,
    measure: row.recommendation,
    cells: [],
    isPublic: false,
    at: row.named_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }));
  return Map.groupBy([...counted, ...named], ({ networkId }) => networkId);
}
