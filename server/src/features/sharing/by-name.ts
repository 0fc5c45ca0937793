import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { mayBeNamed } from '@followthrough/shared/disclosure/named.ts';
import { PUBLIC_THRESHOLD } from '@followthrough/shared/disclosure/public.ts';
import type { OutsideScore } from '@followthrough/shared/networks/outside-score.ts';
import { outsideChange, outsideScore } from '@followthrough/shared/networks/outside-score.ts';
import type { ChangeLabel } from '@followthrough/shared/scoring/change.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { YearScores } from '../results/read.ts';
import type { CellWithUs } from './told-queries.ts';
import { cellsWithUs, namedSoFar } from './told-queries.ts';

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

const THRESHOLD = 5;
const US = '0';

/**
 * Whether becoming known by name would leave too few others in something that was told already (docs/networks.md §4). Whoever
 * was known once, in any network, stays known, and changes nothing by it. `orgId` is the organization of the scope.
 */
export async function tooLateToName(
  tx: Tx,
  orgId: string,
  recommendation: RecommendationId,
  year: number,
): Promise<boolean> {
  const named = await namedSoFar(tx, orgId);
  if (named.some((one) => one.recommendation === recommendation && one.year === year)) return false;
  const cells = await cellsWithUs(tx, recommendation, year);
  const stays = (told: readonly CellWithUs[], threshold: number) =>
    mayBeNamed({
      previous: told.map(({ units }, index) => ({ name: String(index), units: new Set(units.map(String)) })),
      known: new Set(),
      unit: US,
      threshold,
    });
  const told = cells.filter((cell) => cell.is_public);
  return !stays(cells, THRESHOLD) || !stays(told, PUBLIC_THRESHOLD);
}
