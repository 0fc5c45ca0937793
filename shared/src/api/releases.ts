import * as z from 'zod';
import type { Releasable } from '../disclosure/releasable.ts';
import { mirror, network, practiceList } from './networks.ts';
import { changeLabel, scoredRecommendation } from './results.ts';
import { recommendationId } from './vocabulary.ts';

// What networks tell, on the wire. Figures about members are `Releasable`: nothing else compiles into these answers.

const releasableNumber = z.custom<Releasable<number>>((value) => typeof value === 'number');
const year = z.int();

/** How many groups a figure speaks of: `from` of the band of numbers, and the band in words ("5 to 9"). */
const groups = { nFrom: releasableNumber, nLabel: z.string() };

/** Whether a figure is a bound: "this much or more", "this much or less"; null where it is the figure itself. */
const bound = z.enum(['or_less', 'or_more']).nullable();

/** A share of a score band in percent, in whole fives, or in wider steps where groups overlap (docs/disclosure.md §6). */
const toldShare = z.object({ share: releasableNumber, bound });

/** What is told of one group of members. */
export const toldFigures = z.object({
  ...groups,
  /** 0–100, to the nearest five. */
  mean: releasableNumber,
  bound,
  /** In the order of the score bands: getting started, on the way, well along. */
  shares: z.array(toldShare),
  /** Against the year before, from the released figures alone; null where the groups differ by too few, or nothing is told. */
  change: z.object({ points: releasableNumber, coded: z.boolean() }).nullable(),
});
export type ToldFigures = z.infer<typeof toldFigures>;

export const toldCell = z.object({
  /** Its value of each breakdown; empty for the total. */
  by: z.record(z.string(), z.string()),
  /** Null: too few to show safely. It depends on who is in the cell alone. */
  figures: toldFigures.nullable(),
});
export type ToldCell = z.infer<typeof toldCell>;

export const toldRecommendation = z.object({
  recommendation: recommendationId,
  number: z.int(),
  title: z.string(),
  /** `kept`: stays with the members, whether it was never declared or somebody said no. */
  state: z.enum(['told', 'kept']),
  /** The total first, then by breakdown, as declared. Empty when kept. */
  cells: z.array(toldCell),
  /** Totals over the years, oldest first; years that told nothing are left out. */
  years: z.array(z.object({ year, figures: toldFigures })),
});
export type ToldRecommendation = z.infer<typeof toldRecommendation>;

/** A sum of money in whole dollars, told as a band. */
export const toldMoney = z.object({
  ...groups,
  from: releasableNumber,
  /** Null where it may be any more: for the last band, and where the total is held down. */
  to: releasableNumber.nullable(),
});

const toldFact = toldShare.extend(groups);

/** Facts beyond scores; each null where it is too few to show safely. */
export const toldFacts = z.object({
  /** Percent of members with a wage floor in place, to the nearest five. */
  wageFloor: toldFact.nullable(),
  /** Percent of members that pay a living wage to everybody. */
  livingWage: toldFact.nullable(),
  /** Percent of access requests that could not be met in full. */
  accessUnmet: toldFact.nullable(),
  /** A year, to bring every job up to the living wage. */
  costToClose: toldMoney.nullable(),
});
export type ToldFacts = z.infer<typeof toldFacts>;

/** One year of a network as everybody in it may read it. */
export const toldYear = z.object({
  lang: z.string(),
  network,
  year,
  /** Years that were released, newest first. */
  years: z.array(year),
  /** Null before anything of this year is released. */
  release: z
    .object({ revision: z.int(), frozenAt: z.iso.datetime(), releasedAt: z.iso.datetime() })
    .nullable(),
  /** What `shares` are shares of, lowest first. */
  scoreBands: z.array(z.object({ label: z.string(), from: z.number(), to: z.number() })),
  recommendations: z.array(toldRecommendation),
  facts: toldFacts,
});
export type ToldYear = z.infer<typeof toldYear>;

/** A member that shares by name. An absent score means many things; none of them is told. */
export const namedMember = z.object({
  memberOrgId: z.uuid(),
  memberName: z.string(),
  by: z.record(z.string(), z.string()),
  instrumentVersion: z.string(),
  scores: z.array(
    z.object({
      recommendation: recommendationId,
      state: scoredRecommendation.shape.state,
      score: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      completeness: z.number().nullable(),
      change: changeLabel.nullable(),
      note: z.string().nullable(),
    }),
  ),
});
export type NamedMember = z.infer<typeof namedMember>;

/** What must be known before members' figures are held side by side. */
export const comparability = z.object({
  /** Versions of the questions among those named, and how many members used each. */
  versions: z.array(z.object({ version: z.string(), members: z.int() })),
  /** The version of the steward's own check of that year; null before it is submitted. */
  own: z.string().nullable(),
  /** Share 0–1 of the questions (by weight) that all those versions have in common. */
  commonItems: z.number(),
  /** Mean completeness 0–1 of what is named. */
  coverage: z.number().nullable(),
});

/** A TA provider's or coalition's view of one year. */
export const stewardView = z.object({
  told: toldYear,
  named: z.array(namedMember),
  comparability,
  /** Members that let it be seen; nobody else is listed, for whatever reason. */
  starts: z.array(
    z.object({ memberName: z.string(), state: z.enum(['not_started', 'under_way', 'submitted']) }),
  ),
  /** Members that have submitted, in steps of five: "at least". */
  participation: z.int(),
  /** A release that is being worked out: measures done, of all. One that failed is tried again by itself. */
  running: z.object({ state: z.enum(['running', 'failed']), done: z.int(), total: z.int() }).nullable(),
  /** The steward's own check of that year, to stand beside the others; null before it is submitted. */
  own: z
    .array(
      scoredRecommendation.pick({ recommendation: true, state: true, score: true, low: true, high: true }),
    )
    .nullable(),
  matching: practiceList,
});
export type StewardView = z.infer<typeof stewardView>;

/** A funder's view of one year: its own mirror first, then what is told. */
export const funderView = z.object({
  mirror,
  told: toldYear,
  participation: z.int(),
  running: stewardView.shape.running,
});
export type FunderView = z.infer<typeof funderView>;

/** What a member sees of its network: the same figures, with its own beside them. */
export const peerView = z.object({ told: toldYear, own: stewardView.shape.own });
export type PeerView = z.infer<typeof peerView>;
