/**
 * Made-up organizations whose truth is known: what their records really say and what everybody there would answer.
 * One reading of such an organization is one cycle: noise in the records, and only some of the people heard.
 */
import type { Instrument, Item, RoleId } from '@followthrough/shared/instrument/model.ts';
import type { CycleInput } from '@followthrough/shared/scoring/cycle-input.ts';
import type { ItemResult } from '@followthrough/shared/scoring/item-result.ts';
import { overallScore } from '@followthrough/shared/scoring/overall.ts';
import { perception } from '@followthrough/shared/scoring/perception.ts';
import type { Random } from '@followthrough/shared/scoring/random.ts';
import { recommendationScore } from '@followthrough/shared/scoring/recommendation.ts';
import type { CycleScore } from '@followthrough/shared/scoring/score-cycle.ts';
import { clip } from '@followthrough/shared/scoring/statistics.ts';
import type { Ballot, Voices } from '@followthrough/shared/scoring/voices.ts';
import { voicesOn } from '@followthrough/shared/scoring/voices.ts';

/** Mean of each recommendation over organizations, and the spreads around it, in points. */
const MEANS = { R1: 42, R2: 58, R3: 36, R4: 47, R5: 38, R6: 45, R7: 44, R8: 31, R9: 52 };
const ORGANIZATION_SD = 15;
const ITEM_SD = 14;
const PEOPLE_SD = 24;
const LEADER_LIFT = 11;
const LEADER_LIFT_SD = 8;
const EVIDENCE_SHARE = 0.5;
const UNKNOWN_SHARE = 0.06;

/** What can be scored about one organization, as it truly is. */
export interface SimulatedOrganization {
  readonly instrument: Instrument;
  /** Scored items by id: the true score of a fact. */
  readonly facts: ReadonlyMap<string, number>;
  /** Everybody's answers, as if all had been heard. */
  readonly everybody: Voices;
  /** The share of people who answer in one cycle. */
  readonly turnout: number;
}

/** One cycle of it: what was seen, and the same items as they truly are. */
export interface Reading {
  readonly input: CycleInput;
  readonly seen: CycleScore;
  readonly truth: ReadonlyMap<string, number>;
  readonly overallTruth: number | null;
}

type ScoredItem = Pick<Item, 'id' | 'rec' | 'weight' | 'bridge' | 'scoring_version' | 'reporting_sd'> & {
  readonly item: Item | null;
};

function scoredItems(instrument: Instrument): ScoredItem[] {
  const asked = instrument.recommendations.flatMap((recommendation) => recommendation.items);
  return [
    ...asked.filter(({ weight }) => weight > 0).map((item) => ({ ...item, item })),
    ...instrument.derived.map((derived) => ({ ...derived, item: null })),
  ];
}

/** A Beta(a, b) draw for whole a and b: the a-th smallest of a + b − 1 even draws. */
function betaDraw(a: number, b: number, random: Random): number {
  const draws = Array.from({ length: a + b - 1 }, random.uniform).sort((x, y) => x - y);
  return draws[a - 1] ?? 0.5;
}

function wholeBetween(low: number, high: number, random: Random): number {
  return low + Math.floor(random.uniform() * (high - low + 1));
}

/** A judgement's truth is a level; a figure's truth is any point. */
function isLevel({ item }: ScoredItem): boolean {
  return item?.type === 'maturity_0_4';
}

export function simulatedOrganization(instrument: Instrument, random: Random): SimulatedOrganization {
  const staff = clip(Math.round(14 * Math.exp(0.8 * random.normal())), 1, 90);
  const sizes: [RoleId, number][] = [
    ['leader', 1],
    ['staff', staff],
    ['board', wholeBetween(7, 15, random)],
    ['survivor_advisory', random.uniform() < 0.45 ? wholeBetween(4, 12, random) : 0],
  ];
  const leaderLift = LEADER_LIFT + LEADER_LIFT_SD * random.normal();
  const levelOfItem = new Map<string, number>();
  const facts = new Map<string, number>();
  const own = Object.entries(MEANS).map(
    ([rec, mean]) => [rec, mean + ORGANIZATION_SD * random.normal()] as const,
  );
  const ofRecommendation = new Map<string, number>(own);
  for (const scored of scoredItems(instrument)) {
    const at = clip((ofRecommendation.get(scored.rec) ?? 0) + ITEM_SD * random.normal(), 0, 100);
    if (scored.item?.kind === 'perception') levelOfItem.set(scored.id, at);
    else facts.set(scored.id, isLevel(scored) ? 25 * Math.round(at / 25) : at);
  }
  const everybody = sizes.flatMap(([role, size]) => {
    const lift = role === 'leader' ? leaderLift : 0;
    const ballots = Array.from({ length: size }, (): Ballot => {
      const levels = [...levelOfItem].map(([id, at]): [string, number] => {
        const felt = at + lift + (role === 'leader' ? 0 : PEOPLE_SD * random.normal());
        return [id, clip(Math.round(felt / 25), 0, 4)];
      });
      return Object.fromEntries(levels);
    });
    return size > 0 ? [[role, { invited: size, ballots }] as const] : [];
  });
  return { instrument, facts, everybody: Object.fromEntries(everybody), turnout: betaDraw(6, 4, random) };
}

/** The people who answer this time; the leader always does. */
function heard(everybody: Voices, turnout: number, random: Random): Voices {
  const roles = Object.entries(everybody).map(([role, { invited, ballots }]) => {
    const answering = role === 'leader' ? ballots : ballots.filter(() => random.uniform() < turnout);
    return [role, { invited, ballots: answering }];
  });
  return Object.fromEntries(roles) as Voices;
}

/** A report of a true score: a figure a little off, or a level that may be one step off. */
function reported(scored: ScoredItem, truth: number, sd: number, random: Random): number {
  if (!isLevel(scored)) return clip(truth + sd * random.normal(), 0, 100);
  const off = random.uniform() < (sd / 25) ** 2;
  const step = random.uniform() < 0.5 ? -25 : 25;
  return off ? clip(truth + step, 0, 100) : truth;
}

/**
 * One cycle of an organization. `yearlySd` moves each item of this reading alone by a normal amount that no real change
 * stands behind; 0 keeps to the reporting noise that the scores account for.
 */
export function reading(organization: SimulatedOrganization, yearlySd: number, random: Random): Reading {
  const { instrument, facts, everybody } = organization;
  const { scoring } = instrument;
  const voices = heard(everybody, organization.turnout, random);
  const trueScores = new Map<string, number>();
  const items = scoredItems(instrument).map((scored): ItemResult & { rec: string } => {
    const about = {
      rec: scored.rec,
      itemId: scored.id,
      scoringVersion: scored.scoring_version,
      weight: scored.weight,
      bridge: scored.bridge,
      figures: null,
    };
    const unknown = { ...about, score: null, se: null, evidence: false };
    if (scored.item?.kind === 'perception') {
      const { respondents } = scored.item;
      const [said, all] = [voices, everybody].map((crowd) =>
        perception(voicesOn(scored.id, respondents, crowd), scoring.perception, scoring.perception_gap),
      );
      if (typeof said !== 'object' || typeof all !== 'object') {
        return { ...unknown, state: 'not_scored_protected', reason: 'too_few_voices' };
      }
      trueScores.set(scored.id, all.score);
      return { ...about, state: 'answered', score: said.score, se: said.se, evidence: false, reason: null };
    }
    const truth = facts.get(scored.id);
    const sds = scored.reporting_sd;
    if (truth === undefined || !sds || random.uniform() < UNKNOWN_SHARE) {
      return { ...unknown, state: 'dont_know', reason: 'dont_know' };
    }
    const evidence = random.uniform() < EVIDENCE_SHARE;
    const se = evidence ? sds.with_evidence : sds.without_evidence;
    trueScores.set(scored.id, truth);
    const score = clip(reported(scored, truth, se, random) + yearlySd * random.normal(), 0, 100);
    return { ...about, state: 'answered', score, se, evidence, reason: null };
  });
  const truth = new Map<string, number>();
  const recommendations = instrument.recommendations.map(({ id: recId }) => {
    const own = items.filter(({ rec }) => rec === recId);
    const trueRows = own.map((item) => ({ ...item, score: trueScores.get(item.itemId) ?? null }));
    const trueFigures = recommendationScore(trueRows, scoring);
    if (trueFigures.score !== null) truth.set(recId, trueFigures.score);
    return { recId, ...recommendationScore(own, scoring), items: own };
  });
  const byId = Object.fromEntries(
    recommendations.map((recommendation) => [recommendation.recId, recommendation]),
  );
  const overall = overallScore(byId, scoring);
  const trueMeans = [...truth.values()];
  return {
    input: {
      instrument,
      profile: {},
      answers: {},
      voices,
      evidence: new Set(),
      asOf: '2026-06-30',
      firstCycle: false,
    },
    seen: {
      instrumentVersion: instrument.version,
      asOf: '2026-06-30',
      basis: 'facts_and_voices',
      recommendations,
      overall,
    },
    truth,
    overallTruth:
      overall.state === 'published' ? trueMeans.reduce((a, b) => a + b, 0) / trueMeans.length : null,
  };
}
