import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { itemState } from '@followthrough/shared/api/results.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import type { KeptItem } from '@followthrough/shared/networks/outside-score.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { ScoredCycle } from './scored-cycle.ts';
import { chosenScores, scoredCycle } from './scored-cycle.ts';

/** One year's kept item scores on the basis that the organization's own page shows. */
export interface YearScores {
  instrument: Instrument;
  kept: ReadonlyMap<RecommendationId, readonly KeptItem[]>;
}

/** Null where that year's check was not submitted. `before` is the year before, on the same basis where that was kept. */
export async function scoresOfYear(
  tx: Tx,
  orgId: string,
  year: number,
): Promise<(YearScores & { before: YearScores | null }) | null> {
  const shownCycleId = (await chosenScores(tx, orgId)).find((one) => one.year === year)?.cycle_id;
  if (shownCycleId === undefined) return null;
  const chosen = await chosenScores(tx, orgId, shownCycleId);
  const of = async (wanted: number) => {
    const found = chosen.find((one) => one.year === wanted);
    return found ? yearScores(await scoredCycle(tx, orgId, found)) : null;
  };
  const own = await of(year);
  return own && { ...own, before: await of(year - 1) };
}

function yearScores({ instrument, recommendations }: ScoredCycle): YearScores {
  return {
    instrument,
    kept: new Map(
      [...recommendations].map(([id, { items }]) => [
        id,
        items.map(({ item_id: itemId, scoring_version: scoringVersion, state, weight, score, se }) => ({
          itemId,
          scoringVersion,
          state: itemState.parse(state),
          weight,
          score,
          se,
        })),
      ]),
    ),
  };
}
