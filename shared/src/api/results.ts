import * as z from 'zod';
import { cycle, itemType, savedAnswer, section, sectionItem } from './assessment.ts';
import { evidenceFile } from './evidence.ts';
import { recommendationId, scoreBasis } from './vocabulary.ts';

// Scores on the wire: always a score with its range, in the recommendations' order, never ranked. All are 0 to 100.
// Texts of the instrument arrive in one language, named by `lang`.

const year = z.int();
/** Old records may hold figures that today's checks refuse; a range is never drawn outside 0 to 100. */
const points = z.number();

export const changeLabel = z.enum(['clear_rise', 'possible_rise', 'steady', 'possible_dip', 'clear_dip']);
export type WireChangeLabel = z.infer<typeof changeLabel>;

/** A change on the questions that both cycles asked and scored the same way (docs/scoring.md §7). */
export const change = z.object({
  fromYear: year,
  toYear: year,
  label: changeLabel,
  delta: points,
  /** A change must be larger than this, and at least five points, to be called clear. */
  threshold: points,
  /** How many questions the comparison rests on. */
  commonItems: z.int(),
  /** The two cycles used different versions of the questions. */
  versionBreak: z.boolean(),
});
export type WireChange = z.infer<typeof change>;

export const scoredRecommendation = z.object({
  recommendation: recommendationId,
  number: z.int(),
  title: z.string(),
  state: z.enum(['published', 'not_enough_answers', 'not_applicable']),
  /** Score and its 90 % range; null unless published. */
  score: points.nullable(),
  low: points.nullable(),
  high: points.nullable(),
  /** Share 0 to 1 of the weight that applies; null when nothing applies. */
  completeness: z.number().nullable(),
  /** The score if every open answer were worth 0, and if every one were worth 100. */
  missingLow: points.nullable(),
  missingHigh: points.nullable(),
  /** More than a quarter of the weight was declared not applicable by the organization itself. */
  limitedScope: z.boolean(),
  /** Questions with weight: in the score, open (they count against completeness), and left out of both sums. */
  items: z.object({ scored: z.int(), open: z.int(), outside: z.int() }),
  /** The check before this one, whenever that was. */
  previous: z.object({ year, score: points }).nullable(),
  change: change.nullable(),
  /** Why there is no change to tell; null when there is. */
  notCompared: z.enum(['first_check', 'not_published', 'no_common_items']).nullable(),
});
export type ScoredRecommendation = z.infer<typeof scoredRecommendation>;

/** For the organization alone, and there for whoever keeps its records. */
export const overall = z.object({
  state: z.enum(['published', 'not_shown']),
  score: points.nullable(),
  low: points.nullable(),
  high: points.nullable(),
  lowestThree: z.array(recommendationId),
  published: z.int(),
  applicable: z.int(),
});
export type WireOverall = z.infer<typeof overall>;

const scoredYear = z.object({ cycleId: z.uuid(), year });

export const results = z.discriminatedUnion('state', [
  /** Nothing is submitted, or the submission was taken back. */
  z.object({
    state: z.literal('waiting'),
    orgName: z.string(),
    cycle,
    /** Cycles with results, newest first. */
    years: z.array(scoredYear),
    /** Whether the person asking may open the check itself. */
    details: z.boolean(),
  }),
  z.object({
    state: z.literal('ready'),
    lang: z.string(),
    orgName: z.string(),
    cycle,
    years: z.array(scoredYear),
    /** `facts` = from the official record alone; other voices are not in. */
    basis: scoreBasis,
    recommendations: z.array(scoredRecommendation),
    /** Null for members who don't keep records. */
    overall: overall.nullable(),
    /** Whether the person asking may open items, money and the overall score. */
    details: z.boolean(),
  }),
]);
export type Results = z.infer<typeof results>;
export type ReadyResults = Extract<Results, { state: 'ready' }>;

/* ---- One recommendation, down to its questions ---- */

export const itemState = z.enum([
  'answered',
  'dont_know',
  'prefer_not_to_say',
  'not_applicable_with_reason',
  'blank',
  'not_applicable_rule',
  'not_scored_protected',
  'context_only',
]);

/** Each is the key of a sentence (docs/scoring.md §4). */
export const leftOutReason = z.enum([
  'not_answered',
  'dont_know',
  'prefer_not_to_say',
  'numbers_missing',
  'depends_on_unanswered',
  'does_not_apply',
  'said_not_to_apply',
  'nothing_to_share',
  'no_community_share',
  'no_promises_yet',
  'too_few_parts_apply',
  'too_few_parts_answered',
  'too_few_to_judge',
  'voices_not_in',
  'too_few_voices',
  'context_only',
  'never_scored',
]);
export type WireLeftOutReason = z.infer<typeof leftOutReason>;

const wageFigures = z.object({
  kind: z.literal('wages'),
  /** Percent of people at or above the living wage. Money in whole cents. */
  coveragePct: z.number(),
  medianGap: z.number(),
  medianGapPct: z.number(),
  /** A year, payroll taxes included; null when hours are missing. */
  costToClose: z.number().nullable(),
  people: z.int(),
  peopleBelow: z.int(),
});

/** What an answer amounts to before it is a score; other kinds of figures are told by the answer itself. */
export const itemFigures = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level'), level: z.int() }),
  /** In the item's unit. */
  z.object({ kind: z.literal('value'), value: z.number() }),
  z.object({ kind: z.literal('capped_value'), value: z.number(), uncappedScore: points, cap: points }),
  z.object({ kind: z.literal('selection'), selected: z.int(), of: z.int() }),
  wageFigures,
  z.object({ kind: z.literal('access'), sharePct: z.number(), sharePctIfPassThroughKept: z.number() }),
  /** Shares 0 to 1. */
  z.object({
    kind: z.literal('representation'),
    rawShare: z.number(),
    range90: z.tuple([z.number(), z.number()]),
    status: z.enum(['below', 'above', 'cannot_tell_apart']),
  }),
  z.object({ kind: z.literal('reliance'), index: z.number() }),
  z.object({
    kind: z.literal('follow_through'),
    perPromise: z.array(z.object({ theme: z.string(), score: points })),
    dividedBy: z.number(),
  }),
]);
export type WireItemFigures = z.infer<typeof itemFigures>;

export const resultItem = sectionItem
  .pick({
    itemId: true,
    label: true,
    kind: true,
    options: true,
    anchors: true,
    inputs: true,
    inputGroups: true,
    measure: true,
    unit: true,
    protected: true,
  })
  .extend({
    /** This and the next two are null for a figure that is worked out from other questions and that nobody types. */
    type: itemType.nullable(),
    prompt: z.string().nullable(),
    learn: sectionItem.shape.learn.nullable(),
    /** How the figure is worked out, for people who check it. */
    formula: z.string().nullable(),
    state: itemState,
    /** Why it is not in the score; null when it is. */
    reason: leftOutReason.nullable(),
    score: points.nullable(),
    /** Standard error in points. */
    se: points.nullable(),
    /** Its part of the recommendation's score, 0 to 1; null when it is left out. */
    share: z.number().nullable(),
    figures: itemFigures.nullable(),
    /** The official answer; null where there is none, or where it takes its numbers from another question. */
    answer: savedAnswer.nullable(),
    evidence: z.array(evidenceFile),
  });
export type ResultItem = z.infer<typeof resultItem>;

export const recommendationDetail = z.object({
  lang: z.string(),
  orgName: z.string(),
  cycle,
  basis: scoreBasis,
  aim: z.string(),
  contentNote: z.string().nullable(),
  result: scoredRecommendation,
  items: z.array(resultItem),
  themes: section.shape.themes,
  resources: section.shape.resources,
  /** For the technical appendix; null unless published. */
  appendix: z
    .object({
      /** Range from the seeded bootstrap. */
      bootstrapLow: points.nullable(),
      bootstrapHigh: points.nullable(),
      se: points,
      /** The same questions with equal weights. */
      equalWeightsScore: points,
    })
    .nullable(),
});
export type RecommendationDetail = z.infer<typeof recommendationDetail>;

/* ---- Money ---- */

/** One job, or several held by fewer than three people each, taken together. Amounts are whole cents. */
export const wageJob = z.object({
  /** Null for several jobs together, or where the job has no name. */
  role: z.string().nullable(),
  jobs: z.int(),
  people: z.int(),
  /** Weighted by people where several jobs are together. */
  hourlyPay: z.number(),
  livingWage: z.number(),
});
export type WageJob = z.infer<typeof wageJob>;

export const money = z.object({
  lang: z.string(),
  orgName: z.string(),
  cycle,
  wages: z
    .object({
      /** Null when the table is not complete enough to work anything out. */
      figures: wageFigures.nullable(),
      /** Empty when fewer than three people are in the table. */
      jobs: z.array(wageJob),
      standardSource: z.string().nullable(),
      standardDate: z.iso.date().nullable(),
      /** The living wage was older than 18 months when the check was submitted. */
      standardIsOld: z.boolean(),
    })
    .nullable(),
  access: z
    .object({
      parts: z.array(z.object({ id: z.string(), label: z.string(), cents: z.number().nonnegative() })),
      budgeted: z.number(),
      expense: z.number(),
      passThrough: z.number(),
      sharePct: z.number().nullable(),
    })
    .nullable(),
  leadership: z
    .object({ spend: z.number(), payroll: z.number(), sharePct: z.number().nullable() })
    .nullable(),
});
export type Money = z.infer<typeof money>;

/* ---- Progress ---- */

export const progressPoint = z.object({
  year,
  cycleId: z.uuid(),
  instrumentVersion: z.string(),
  basis: scoreBasis,
  state: scoredRecommendation.shape.state,
  score: points.nullable(),
  low: points.nullable(),
  high: points.nullable(),
  completeness: z.number().nullable(),
});
export type ProgressPoint = z.infer<typeof progressPoint>;

export const progressSeries = z.object({
  recommendation: recommendationId,
  number: z.int(),
  title: z.string(),
  /** One for each check taken, oldest first. */
  points: z.array(progressPoint),
  /** From each published score to the next one. */
  changes: z.array(change),
  /** Over four or more checks, on common questions; else null. */
  trend: z.enum(['rising', 'rising_slowly', 'steady', 'slipping_slowly', 'slipping']).nullable(),
});
export type ProgressSeries = z.infer<typeof progressSeries>;

export const progress = z.object({
  lang: z.string(),
  orgName: z.string(),
  /** Empty before the first submission. */
  years: z.array(scoredYear.extend({ instrumentVersion: z.string(), basis: scoreBasis })),
  /** Years without a check between the first and the last one. */
  missingYears: z.array(year),
  /** Where some questions changed. */
  breaks: z.array(z.object({ fromYear: year, toYear: year, fromVersion: z.string(), toVersion: z.string() })),
  series: z.array(progressSeries),
  details: z.boolean(),
});
export type Progress = z.infer<typeof progress>;
