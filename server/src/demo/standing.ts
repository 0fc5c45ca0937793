import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import type { Chance } from './chance.ts';
import { CYCLES } from './participation.ts';

/** What an organization is like underneath; standard normal each. */
export interface Latents {
  commitment: number;
  resources: number;
  /** How the politics around it treat this work. */
  climate: number;
}

/** How the three show in each recommendation, and where a first cycle stands in the middle (0–100). */
const SHAPE: Record<RecommendationId, { mean: number; loads: [number, number, number] }> = {
  R1: { mean: 42, loads: [0.45, 0.45, 0.15] },
  R2: { mean: 58, loads: [0.45, 0.3, 0] },
  R3: { mean: 36, loads: [0.65, 0, 0.4] },
  R4: { mean: 47, loads: [0.6, 0.1, 0.2] },
  R5: { mean: 38, loads: [0.45, 0.4, 0] },
  R6: { mean: 45, loads: [0.65, 0.1, 0] },
  R7: { mean: 44, loads: [0.35, 0.5, 0] },
  R8: { mean: 31, loads: [0.65, 0, 0.4] },
  R9: { mean: 52, loads: [0.6, 0.25, 0] },
};
const ORGANIZATION_SD = 15;
/** The part of a recommendation that none of the three explains counts this much, so that recommendations go together as much as they do. */
const OWN_PART = 0.7;

/** From the fourth cycle these are harder to work on and to speak about. */
export const UNDER_PRESSURE: readonly RecommendationId[] = ['R3', 'R4', 'R8'];
export const PRESSURE_FROM = 3;

/** Where an organization truly stands: per recommendation, one level (about 0–100) for each cycle. */
export type Standing = Record<RecommendationId, number[]>;

/** The levels over five cycles. `active` says in which of them it took part: only then a plan moves anything. */
export function standingOf(latents: Latents, active: readonly boolean[], chance: Chance): Standing {
  const levels = Object.fromEntries(
    RECOMMENDATION_IDS.map((rec) => [rec, [firstLevel(rec, latents, chance)]]),
  ) as Standing;
  for (let cycle = 1; cycle < CYCLES; cycle++) {
    const planned = active[cycle - 1] ? chance.shuffled(RECOMMENDATION_IDS).slice(0, 3) : [];
    for (const rec of RECOMMENDATION_IDS) {
      const worked = planned.includes(rec) && chance.happens(0.6) ? 5 : 0;
      // In the second cycle people see themselves more clearly than in the first.
      const clearerEyes = cycle === 1 ? -2.5 : 0;
      const before = levels[rec][cycle - 1] ?? 0;
      levels[rec].push(before + chance.normal(2, 4) + worked + clearerEyes + pressure(rec, cycle, latents));
    }
  }
  return levels;
}

function firstLevel(
  rec: RecommendationId,
  { commitment, resources, climate }: Latents,
  chance: Chance,
): number {
  const { mean, loads } = SHAPE[rec];
  const [a, b, c] = loads;
  const own = OWN_PART * Math.sqrt(1 - a * a - b * b - c * c) * chance.normal();
  return mean + ORGANIZATION_SD * (a * commitment + b * resources + c * climate + own);
}

function pressure(rec: RecommendationId, cycle: number, { climate }: Latents): number {
  if (cycle !== PRESSURE_FROM || !UNDER_PRESSURE.includes(rec)) return 0;
  return climate < -0.5 ? -9 : -3;
}
