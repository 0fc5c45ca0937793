import type {
  FunderView,
  NamedMember,
  PeerView,
  StewardView,
  ToldYear,
} from '@followthrough/shared/api/releases.ts';
import { stewardView } from '@followthrough/shared/api/releases.ts';
import { changeLabel, scoredRecommendation } from '@followthrough/shared/api/results.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { outsideScore } from '@followthrough/shared/networks/outside-score.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { ExtendScope } from '../../db/scope.ts';
import { Problem } from '../../http/problem.ts';
import { matchingOf, mirrorOf, stewardNetwork } from '../networks/read.ts';
import { scoresOfYear } from '../results/read.ts';
import { memberNetwork } from '../sharing/read.ts';
import { comparabilityOf } from './comparability.ts';
import { namedScores, participationOf, startsOf, stewardOf, unfinishedRelease } from './queries.ts';
import { toldYear } from './told-year.ts';

interface Asked {
  orgId: string;
  networkId: string;
  year: number | undefined;
  now: Date;
}

/**
 * What a TA provider or coalition reads of its network (docs/networks.md §8): members one by one only where they share by
 * name, everybody else inside audited cells. Throws `not_found` for a funder's network: it has a view of its own.
 */
export async function stewardViewOf(tx: Tx, asked: Asked, lang: string): Promise<StewardView> {
  const { orgId, networkId } = asked;
  const network = await stewardNetwork(tx, orgId, networkId);
  if (network.stewardKind === 'funder') throw new Problem('not_found');
  const told = await toldYear(tx, { ...asked, network, of: asked }, lang);
  const named = byMember(await namedScores(tx, asked, told.year));
  const own = await scoresOfYear(tx, orgId, told.year);
  return {
    told,
    named,
    comparability: await comparabilityOf(tx, named, own && own.instrument),
    starts: stewardView.shape.starts.parse(await startsOf(tx, networkId, told.year)),
    participation: await participationOf(tx, networkId, told.year),
    running: await unfinishedRelease(tx, asked, told.year),
    own: ownScores(own),
    matching: await matchingOf(tx, asked),
  };
}

/** What a funder reads: its own answers first, then figures of groups alone. Throws `not_found` for other networks. */
export async function funderViewOf(tx: Tx, asked: Asked, lang: string): Promise<FunderView> {
  const { orgId, networkId } = asked;
  const network = await stewardNetwork(tx, orgId, networkId);
  if (network.stewardKind !== 'funder') throw new Problem('not_found');
  const told = await toldYear(tx, { ...asked, network, of: asked }, lang);
  return {
    mirror: await mirrorOf(tx, { orgId, networkId, year: told.year }, lang),
    told,
    participation: await participationOf(tx, networkId, told.year),
    running: await unfinishedRelease(tx, asked, told.year),
  };
}

/** What a network tells of one year, for its steward's files. */
export async function stewardToldYear(tx: Tx, asked: Asked, lang: string): Promise<ToldYear> {
  const network = await stewardNetwork(tx, asked.orgId, asked.networkId);
  return toldYear(tx, { ...asked, network, of: asked }, lang);
}

/** What a member reads of its network: the same figures as the steward, beside its own. */
export async function peerViewOf(
  tx: Tx,
  asked: Asked & { extendScope: ExtendScope },
  lang: string,
): Promise<PeerView> {
  const { orgId, networkId, extendScope } = asked;
  const network = await memberNetwork(tx, extendScope, { orgId, networkId });
  const steward = await stewardOf(tx, networkId);
  if (steward === undefined) throw new Problem('not_found');
  const told = await toldYear(tx, { ...asked, network, of: { orgId: steward, networkId } }, lang);
  return { told, own: ownScores(await scoresOfYear(tx, orgId, told.year)) };
}

function byMember(rows: Awaited<ReturnType<typeof namedScores>>): NamedMember[] {
  return [...Map.groupBy(rows, (row) => row.member_org_id).values()].flatMap((scores) => {
    const [first] = scores;
    if (!first) return [];
    return [
      {
        memberOrgId: first.member_org_id,
        memberName: first.member_name,
        by: first.by as Record<string, string>,
        instrumentVersion: first.instrument_version,
        scores: scores.map((row) => ({
          recommendation: recommendationId.parse(row.recommendation),
          state: scoredRecommendation.shape.state.parse(row.state),
          score: row.score,
          low: row.range_low,
          high: row.range_high,
          completeness: row.completeness,
          change: changeLabel.nullable().parse(row.change_label),
          note: row.note,
        })),
      },
    ];
  });
}

/** An organization's own check, worked out as it would leave for others: what stands side by side is counted alike. */
function ownScores(own: Awaited<ReturnType<typeof scoresOfYear>>): StewardView['own'] {
  if (!own) return null;
  return own.instrument.recommendations.map(({ id }) => {
    const { state, score, low, high } = outsideScore(own.instrument, id, own.kept.get(id) ?? []);
    return { recommendation: id, state, score, low, high };
  });
}
