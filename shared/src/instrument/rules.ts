/** The rules an item carries: how it is scored, how its figure is worked out, and when it applies. */
import * as z from 'zod';
import { inputIdSchema, itemIdSchema, wordIdSchema } from './ids.ts';

const percentPointSchema = z.number().min(0).max(100);
/** Straight lines between `[x, score]` points, flat beyond the ends. */
export const pointsSchema = z.array(z.tuple([z.number().min(0), percentPointSchema])).min(2);

export const scoreRuleSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('level_x25') }),
  z.strictObject({
    method: z.literal('piecewise'),
    points: pointsSchema,
    /** The score is at most `cap` while input `input` is below input `below`. */
    cap_if: z
      .strictObject({ input: inputIdSchema, below: inputIdSchema, cap: percentPointSchema })
      .optional(),
  }),
  z.strictObject({ method: z.literal('count_piecewise'), points: pointsSchema }),
  z.strictObject({ method: z.literal('share_selected') }),
  z.strictObject({ method: z.literal('map'), map: z.record(wordIdSchema, percentPointSchema) }),
  z.strictObject({
    method: z.literal('months_since_piecewise'),
    points: pointsSchema,
    never: percentPointSchema,
  }),
  z.strictObject({
    method: z.literal('representation'),
    prior_strength: z.number().positive(),
    min_n: z.int().positive(),
  }),
  z.strictObject({
    method: z.literal('follow_through'),
    /** Path A (promises of the letter) when this item has this answer, else path B (promises of one's own). */
    path_a_if: z.strictObject({ answer: itemIdSchema, value: wordIdSchema }),
    path_a_max_set_aside_with_reason: z.int().min(0),
    path_b_min_divisor: z.int().positive(),
    path_b_first_cycle_none_chosen: z.literal('not_applicable_rule'),
  }),
  z.strictObject({ method: z.literal('unscored') }),
]);
export type ScoreRule = z.infer<typeof scoreRuleSchema>;

/** How an item's inputs become the one figure that is scored (docs/instrument.md §4). */
export const figureSchema = z.discriminatedUnion('kind', [
  /** 100 × part ÷ whole. */
  z.strictObject({ kind: z.literal('percent_of'), part: inputIdSchema, whole: inputIdSchema }),
  /** 100 × people paid at or above the living wage ÷ people. */
  z.strictObject({ kind: z.literal('wage_coverage') }),
  /** Median hourly gap of people below the line; scored on the gap as percent of the living wage. */
  z.strictObject({ kind: z.literal('median_wage_gap') }),
  /** (part − required) ÷ (whole − required): the part a group can choose. */
  z.strictObject({
    kind: z.literal('chosen_share'),
    part: inputIdSchema,
    required: inputIdSchema.optional(),
    whole: inputIdSchema,
  }),
  /** 100 × max(sum of `spent`, `budgeted`) ÷ (`expense` − `pass_through`). */
  z.strictObject({
    kind: z.literal('access_share'),
    spent: z.array(inputIdSchema).min(1),
    budgeted: inputIdSchema,
    expense: inputIdSchema,
    pass_through: inputIdSchema,
  }),
  /** Median over rows of 100 × part ÷ whole. */
  z.strictObject({ kind: z.literal('median_percent_of'), part: inputIdSchema, whole: inputIdSchema }),
  /** 100 × (paid survivor seats + ½ unpaid survivor seats) ÷ voting seats. */
  z.strictObject({ kind: z.literal('survivor_seats') }),
  /** Staff of color's rate of staying as percent of other staff's, one added to each count of stayers. */
  z.strictObject({ kind: z.literal('retention_ratio') }),
]);
export type Figure = z.infer<typeof figureSchema>;

const conditionSchema = z.union([
  z.strictObject({ profile: wordIdSchema, op: z.literal('eq'), value: z.union([z.boolean(), z.string()]) }),
  /** The figure typed for an item, or for one of its inputs. */
  z.strictObject({
    answer: itemIdSchema,
    input: inputIdSchema.optional(),
    op: z.literal('gt'),
    value: z.number(),
  }),
]);
export type Condition = z.infer<typeof conditionSchema>;
export const appliesIfSchema = z.union([
  conditionSchema,
  z.strictObject({ any: z.array(conditionSchema).min(2) }),
]);
export type AppliesIf = z.infer<typeof appliesIfSchema>;
