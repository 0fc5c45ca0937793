import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { OutsideScore } from '@followthrough/shared/networks/outside-score.ts';
import { outsideChange, outsideScore } from '@followthrough/shared/networks/outside-score.ts';
import type { ChangeLabel } from '@followthrough/shared/scoring/change.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { YearScores } from '../results/read.ts';
import { isCounted, namedSoFar } from './told-queries.ts';

/** What a steward reads of a member that shares by name: the preview shows this, and the job copies it. */
export interface RowByName extends OutsideScore {
  change: ChangeLabel | null;
  note: string | null;
}

/** Null where that recommendation has no kept score. */
export function rowByName(
  scores: YearScores & { before: YearScores | null },
  recommendation: RecommendationId,
  note: string | null,
): RowByName | null {
  const kept = scores.kept.get(recommendation);
  if (!kept) return null;
  const before = scores.before?.kept.get(recommendation);
  const change =
    scores.before && before
      ? outsideChange(
          recommendation,
          { instrument: scores.before.instrument, kept: before },
          { instrument: scores.instrument, kept },
        )
      : null;
  return { ...outsideScore(scores.instrument, recommendation, kept), change, note };
}

/**
 * Whether the organization was counted in a total already while nobody knew it by name: that total protects the others as it
 * stands, and a name would sharpen it (docs/disclosure.md §7). Whoever was known once, in any network, stays known, and
 * changes nothing by it.
 */
export async function tooLateToName(
  tx: Tx,
  orgId: string,
  recommendation: RecommendationId,
  year: number,
): Promise<boolean> {
  const named = await namedSoFar(tx, orgId);
  if (named.some((one) => one.recommendation === recommendation && one.year === year)) return false;
  return isCounted(tx, orgId, recommendation, year);
}
