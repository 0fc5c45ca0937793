import type { WireConsentLevel } from '@followthrough/shared/api/sharing.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import type { ConsentLevel } from '@followthrough/shared/networks/consent.ts';
import { levelOf, levelsOffered } from '@followthrough/shared/networks/consent.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { record } from '../audit/record.ts';
import type { DecisionRow } from './consent-queries.ts';
import { decisionsIn, insertDecisions } from './consent-queries.ts';
import type { MemberIn } from './member-in.ts';

type Levels = Partial<Record<RecommendationId, WireConsentLevel>>;

/** Throws `year_not_announced`, and `level_not_offered` for what this kind of network has not. */
export function requireOffered({ network }: MemberIn, year: number, levels: Levels): void {
  if (!network.cycles.some((cycle) => cycle.year === year)) throw new Problem('year_not_announced', { year });
  const offered = levelsOffered(network.stewardKind);
  if (Object.values(levels).some((level) => !offered.includes(level))) throw new Problem('level_not_offered');
}

/**
 * Keeps what a member decides for a year. After the seal nothing more can be decided for it, but for taking back what is
 * shared by name. Whoever decides has read all that was decided before: a page that was opened earlier could tell what a
 * colleague has just kept back. Throws `stale_version`, `too_late_for_this_year`, and what `requireOffered` throws.
 */
export async function decide(
  tx: Tx,
  member: MemberIn,
  given: { year: number; levels: Levels; expected: number },
  made: { by: string; now: Date },
): Promise<void> {
  const { year, levels, expected } = given;
  requireOffered(member, year, levels);
  const { network, orgId } = member;
  const decisions = await decisionsIn(tx, member);
  const held = decisions.filter((one) => one.year === year);
  const changes = RECOMMENDATION_IDS.flatMap((recommendation) => {
    const level = levels[recommendation];
    const current = levelOf(network.stewardKind, recommendation, held);
    const isNews = level !== undefined && (level !== current.level || current.isDefault);
    return isNews
      ? [{ recommendation, level, withdraws: current.level === 'named' && level !== 'named' }]
      : [];
  });
  if (changes.length === 0) return;
  if (expected !== decisions.length) throw new Problem('stale_version', { version: decisions.length });
  const freezeAt = network.cycles.find((cycle) => cycle.year === year)?.freezeAt ?? '';
  if (new Date(freezeAt) <= made.now && changes.some(({ withdraws }) => !withdraws))
    throw new Problem('too_late_for_this_year', { year, sealedOn: freezeAt.slice(0, 10) });

  await insertDecisions(
    tx,
    member,
    changes.map(({ recommendation, level }) => nextDecision(held, year, recommendation, level)),
    made,
  );
  const said = Object.fromEntries(changes.map(({ recommendation, level }) => [recommendation, level]));
  const detail = { network: network.name, year, levels: said };
  await record(tx, { orgId, actor: made.by, action: 'consent.decided', detail, now: made.now });
  await enqueue(tx, 'share_by_name', { orgId, year });
}

/** One more decision on a recommendation; `held` are those of its year. */
export function nextDecision(
  held: readonly DecisionRow[],
  year: number,
  recommendation: RecommendationId,
  level: ConsentLevel,
): { year: number; recommendation: RecommendationId; seq: number; level: ConsentLevel } {
  const earlier = held.filter((one) => one.recommendation === recommendation).map(({ seq }) => seq);
  return { year, recommendation, seq: Math.max(0, ...earlier) + 1, level };
}
