import type { Item, RecommendationId, RoleId } from '../instrument/model.ts';
import { allItems } from '../instrument/model.ts';
import type { CycleInput } from './cycle-input.ts';
import { combineVoices, countedVoices } from './perception.ts';
import { quantile } from './quantile.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';
import type { Range } from './range.ts';
import { scoredRows } from './recommendation.ts';
import type { CycleScore, RecommendationScore } from './score-cycle.ts';
import { completed } from './score-cycle.ts';
import { clip, sum } from './statistics.ts';
import type { Ballot } from './voices.ts';
import { voicesOn } from './voices.ts';

/** 90 % ranges by resampling, on 0–100, for reports; null where nothing is published. */
export interface BootstrapRanges {
  recommendations: { recId: RecommendationId; range90: Range | null }[];
  overall: Range | null;
}

/** The people of one role, drawn anew each time; one person's answers to several items stay together. */
interface Crowd {
  readonly size: number;
  /** Levels by person, then by item column; −1 where left open. */
  readonly levels: Int8Array;
  readonly drawn: Int32Array;
}

/** What one voice on one item adds to its recommendation's draw: `pull` × (drawn mean level − mean level). */
interface Swing {
  readonly crowds: readonly Crowd[];
  readonly column: number;
  readonly meanLevel: number;
  readonly pull: number;
}

/** A recommendation as it is drawn: its score, the spread of everything but people, and what people add. */
interface DrawnRecommendation {
  readonly score: number;
  readonly noiseSd: number;
  readonly swings: readonly Swing[];
}

/**
 * 90 % ranges by bootstrap (docs/scoring.md §6): people are drawn again within their role, facts get their reporting
 * noise, and the 5th to 95th percentile of the draws is the range. `score` is `scoreCycle(input)`; the seed (a text
 * made from organization, cycle and version) fixes every draw.
 */
export function bootstrapRanges(given: CycleInput, score: CycleScore, seed: string): BootstrapRanges {
  const input = completed(given);
  const { draws } = input.instrument.scoring.uncertainty;
  const items = allItems(input.instrument).filter(({ kind }) => kind === 'perception');
  const crowds = crowdsOf(input, items);
  const published = score.recommendations.filter(({ state }) => state === 'published');
  const drawn = published.map((recommendation) => drawnRecommendation(recommendation, input, items, crowds));
  const weights = published.map(({ recId }) => input.weights?.[recId] ?? 1);
  const allWeight = sum(weights);
  const results = published.map(() => new Float64Array(draws));
  const overall = new Float64Array(draws);
  const random = seededRandom(seed);
  for (let draw = 0; draw < draws; draw += 1) {
    for (const crowd of crowds.values()) drawAgain(crowd, random);
    let total = 0;
    for (let r = 0; r < drawn.length; r += 1) {
      const recommendation = drawn[r];
      const result = results[r];
      if (!recommendation || !result) continue;
      const value = drawScore(recommendation, items.length, random);
      result[draw] = value;
      total += (weights[r] ?? 1) * value;
    }
    overall[draw] = total / allWeight;
  }
  return {
    recommendations: score.recommendations.map(({ recId }) => {
      const result = results[published.findIndex((recommendation) => recommendation.recId === recId)];
      return { recId, range90: result ? percentileRange(result) : null };
    }),
    overall: score.overall.state === 'published' ? percentileRange(overall) : null,
  };
}

function percentileRange(values: Float64Array): Range {
  const ascending = values.sort();
  return [clip(quantile(ascending, 0.05), 0, 100), clip(quantile(ascending, 0.95), 0, 100)];
}

function crowdsOf({ voices = {} }: CycleInput, items: readonly Item[]): Map<RoleId, Crowd> {
  const roles = Object.keys(voices) as RoleId[];
  return new Map(roles.map((role) => [role, crowdOf(voices[role]?.ballots ?? [], items)]));
}

function crowdOf(ballots: readonly Ballot[], items: readonly Item[]): Crowd {
  const levels = ballots.flatMap((ballot) => items.map(({ id }) => ballot[id] ?? -1));
  return { size: ballots.length, levels: Int8Array.from(levels), drawn: new Int32Array(ballots.length) };
}

function drawAgain({ size, drawn }: Crowd, random: Random): void {
  for (let i = 0; i < size; i += 1) drawn[i] = Math.floor(random.uniform() * size);
}

function drawnRecommendation(
  recommendation: RecommendationScore,
  input: CycleInput,
  items: readonly Item[],
  crowds: ReadonlyMap<RoleId, Crowd>,
): DrawnRecommendation {
  const rows = scoredRows(recommendation.items);
  const weight = sum(rows.map((row) => row.weight));
  const swings: Swing[] = [];
  let variance = 0;
  for (const row of rows) {
    const share = row.weight / weight;
    const column = items.findIndex(({ id }) => id === row.itemId);
    const item = items[column];
    const sampled = item ? swingsOf(item, column, share, input, crowds) : null;
    swings.push(...(sampled?.swings ?? []));
    // Independent normal noises add up to one; voices need some only where the floor lifts their error.
    variance += (share * row.se) ** 2 - (sampled ? (share * sampled.se) ** 2 : 0);
  }
  return { score: recommendation.score ?? 0, noiseSd: Math.sqrt(Math.max(0, variance)), swings };
}

/** The voices on one item, and their combined sampling error before the floor. */
function swingsOf(
  item: Item,
  column: number,
  itemShare: number,
  { instrument, voices = {} }: CycleInput,
  crowds: ReadonlyMap<RoleId, Crowd>,
): { swings: Swing[]; se: number } | null {
  const groups = voicesOn(item.id, item.respondents, voices);
  const counted = countedVoices(groups, instrument.scoring.perception);
  if (counted === 'protected') return null;
  const weight = sum(counted.map((voice) => voice.weight));
  const swings = counted.flatMap((voice): Swing[] => {
    const answers = sum(voice.roles.map((role) => groups[role]?.levels.length ?? 0));
    const asked = Math.max(answers, sum(voice.roles.map((role) => groups[role]?.invited ?? 0)));
    if (answers < 2 || answers === asked) return [];
    // Drawing n from n spreads too little by (n − 1)/n, and gives no credit for having heard nearly everyone.
    const spread = Math.sqrt((1 - answers / asked) * (answers / (answers - 1)));
    const pull = 25 * itemShare * (voice.weight / weight) * spread;
    const heard = voice.roles.flatMap((role) => crowds.get(role) ?? []);
    return [{ crowds: heard, column, meanLevel: voice.mean / 25, pull }];
  });
  return { swings, se: combineVoices(counted).se };
}

function drawScore({ score, noiseSd, swings }: DrawnRecommendation, columns: number, random: Random): number {
  let value = score + noiseSd * random.normal();
  for (const { crowds, column, meanLevel, pull } of swings) {
    let levels = 0;
    let answers = 0;
    for (const crowd of crowds) {
      for (let i = 0; i < crowd.size; i += 1) {
        const level = crowd.levels[(crowd.drawn[i] ?? 0) * columns + column] ?? -1;
        if (level < 0) continue;
        levels += level;
        answers += 1;
      }
    }
    // A draw in which nobody answered this item says nothing about it.
    if (answers > 0) value += pull * (levels / answers - meanLevel);
  }
  return value;
}
