/**
 * What an instrument file is: the questions of one version of the yearly check, with everything needed to ask,
 * explain and score them. The file keeps snake_case; every text a person reads is a language map.
 * Shape only: rules that tie parts of a file together live in `cross-checks.ts` (docs/instrument.md §2).
 */
import * as z from 'zod';
import { inputIdSchema, itemIdSchema, optionIdSchema, wordIdSchema } from './ids.ts';
import { languageMapSchema, optionalTextSchema } from './language.ts';
import { appliesIfSchema, figureSchema, pointsSchema, scoreRuleSchema } from './rules.ts';

export const RECOMMENDATION_IDS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9'] as const;
const recommendationIdSchema = z.enum(RECOMMENDATION_IDS);
export type RecommendationId = z.infer<typeof recommendationIdSchema>;

export const roleIdSchema = z.enum(['leader', 'staff', 'survivor_advisory', 'board', 'member_program']);
export type RoleId = z.infer<typeof roleIdSchema>;

const orgKindSchema = z.enum(['coalition', 'ta_provider', 'member_program', 'funder']);
export type OrgKind = z.infer<typeof orgKindSchema>;

export const itemTypeSchema = z.enum([
  'maturity_0_4',
  'perception_0_4',
  'percent',
  'number',
  'currency',
  'yes_no_in_progress',
  'single_choice',
  'multi_select',
  'date',
  'long_text',
  'evidence_link',
  'commitment_tracker',
]);
export type ItemType = z.infer<typeof itemTypeSchema>;

const optionSchema = z.strictObject({ id: optionIdSchema, label: languageMapSchema });
export type Option = z.infer<typeof optionSchema>;
const anchorSchema = z.strictObject({ level: z.int().min(0).max(4), text: languageMapSchema });
export type Anchor = z.infer<typeof anchorSchema>;

/** What an input measures; sets its unit and its bounds (`bounds.ts`). */
export const measureSchema = z.enum([
  'count',
  'days',
  'hours',
  'share',
  'money',
  'hourly_pay',
  'living_wage',
  'text',
  'sentence',
  'date',
  'choice',
]);
export type Measure = z.infer<typeof measureSchema>;

const itemInputSchema = z.strictObject({
  id: inputIdSchema,
  label: languageMapSchema,
  /** Amounts of type `currency` are whole cents. */
  type: z.enum(['number', 'currency', 'text', 'date', 'choice']),
  measure: measureSchema,
  /** False: the figure can be worked out without it. A share is held as 0 to 1 and typed in percent. */
  required: z.boolean(),
  options: z.array(optionSchema).min(2).optional(),
});
export type ItemInput = z.infer<typeof itemInputSchema>;

/** A list that a person adds rows to: `rows`, `events`, `bodies`, `commitments` or `commitments[].actions`. */
const inputGroupSchema = z.strictObject({
  id: inputIdSchema,
  label: languageMapSchema,
  add_label: languageMapSchema,
});
export type InputGroup = z.infer<typeof inputGroupSchema>;

const itemSchema = z.strictObject({
  id: itemIdSchema,
  rec: recommendationIdSchema,
  order: z.int().positive(),
  label: languageMapSchema,
  prompt: languageMapSchema,
  help: optionalTextSchema,
  /** The prompt for kinds of organization that need other words. */
  wording_for: z.partialRecord(orgKindSchema, languageMapSchema).optional(),
  learn: z.strictObject({ why: languageMapSchema, example: languageMapSchema }),
  type: itemTypeSchema,
  kind: z.enum(['fact', 'perception', 'context']),
  respondents: z.array(roleIdSchema).min(1),
  applies_if: appliesIfSchema.nullable(),
  allow: z.strictObject({
    dont_know: z.boolean(),
    prefer_not_to_say: z.boolean(),
    not_applicable: z.enum(['rule_only', 'with_reason']),
  }),
  anchors: z.array(anchorSchema).optional(),
  options: z.array(optionSchema).min(1).optional(),
  inputs: z.array(itemInputSchema).min(1).optional(),
  input_groups: z.array(inputGroupSchema).min(1).optional(),
  /** The item has no answer of its own: it takes this item's. */
  inputs_from: itemIdSchema.optional(),
  /** What a plain `number` item measures. */
  measure: measureSchema.optional(),
  /** The parts, added up, are at most the whole (row by row inside a list). */
  part_of: z.array(z.strictObject({ parts: z.array(inputIdSchema).min(1), whole: inputIdSchema })).optional(),
  figure: figureSchema.optional(),
  /** The working in words and signs, for people who check the figure. */
  formula: z.string().min(1).optional(),
  unit: languageMapSchema.optional(),
  /** Below this many people (in each of `min_n_of`) the item is `not_scored_protected`. */
  min_n: z.int().positive().optional(),
  min_n_of: z.array(inputIdSchema).min(1).optional(),
  score: scoreRuleSchema,
  weight: z.number().min(0),
  /** Wording and scoring are frozen across versions. */
  bridge: z.boolean(),
  sensitivity: z.enum(['standard', 'protected']),
  basis: z.enum(['seed', 'design']),
  evidence_prompt: optionalTextSchema,
  /** Standard deviation, in points, of an honest report around the truth. */
  reporting_sd: z
    .strictObject({ with_evidence: z.number().positive(), without_evidence: z.number().positive() })
    .optional(),
  scoring_version: z.int().positive(),
});
export type Item = z.infer<typeof itemSchema>;

const factSchema = z.strictObject({
  text: languageMapSchema,
  source: languageMapSchema,
  date: languageMapSchema,
  why_this_number: languageMapSchema,
});
const recommendationSchema = z.strictObject({
  id: recommendationIdSchema,
  title: languageMapSchema,
  aim: languageMapSchema,
  intro: languageMapSchema,
  content_note: languageMapSchema.optional(),
  weight: z.number().positive(),
  facts: z.array(factSchema),
  resources: z.array(z.strictObject({ name: languageMapSchema, what: languageMapSchema })).min(1),
  items: z.array(itemSchema).min(1),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

/** A scored figure that no one types: it comes from other items' answers. */
const derivedItemSchema = z.strictObject({
  id: itemIdSchema,
  rec: recommendationIdSchema,
  label: languageMapSchema,
  /** Items it is worked out from, each with its weight in the index. */
  from: z.array(z.strictObject({ item: itemIdSchema, weight: z.number().positive() })).min(1),
  min_answered: z.int().positive(),
  formula: z.string().min(1),
  direction: z.enum(['lower_is_better', 'higher_is_better']),
  score: z.strictObject({ method: z.literal('piecewise'), points: pointsSchema }),
  weight: z.number().positive(),
  bridge: z.boolean(),
  sensitivity: z.enum(['standard', 'protected']),
  reporting_sd: z.strictObject({
    with_evidence: z.number().positive(),
    without_evidence: z.number().positive(),
  }),
  scoring_version: z.int().positive(),
});
export type DerivedItem = z.infer<typeof derivedItemSchema>;

const profileQuestionSchema = z.strictObject({
  id: wordIdSchema,
  prompt: languageMapSchema,
  type: z.enum(['choice', 'yes_no', 'number']),
  options: z.array(optionSchema).min(2).optional(),
});
export type ProfileQuestion = z.infer<typeof profileQuestionSchema>;

const scoringSettingsSchema = z.strictObject({
  min_completeness_rec: z.number().min(0).max(1),
  min_recs_overall_share: z.number().min(0).max(1),
  max_self_declared_na_share: z.number().min(0).max(1),
  perception: z.strictObject({
    role_weights: z.record(roleIdSchema, z.number().positive()),
    min_n_group: z.int().positive(),
    se_floor: z.number().positive(),
    low_turnout_flag: z.number().min(0).max(1),
  }),
  uncertainty: z.strictObject({
    level: z.number().min(0).max(1),
    z: z.number().positive(),
    draws: z.int().positive(),
  }),
  change: z.strictObject({ least_points: z.number().positive(), z: z.number().positive() }),
  perception_gap: z.strictObject({ notable_points: z.number().positive(), z: z.number().positive() }),
  agreement_bands: z.array(z.strictObject({ from: z.number(), words: languageMapSchema })).min(1),
  linking: z.strictObject({
    chain_if_organizations: z.int().positive(),
    mean_shift_if_organizations: z.int().positive(),
    min_bridge_weight_share: z.number().min(0).max(1),
  }),
});

const releaseBandsSchema = z.strictObject({
  size: z.array(z.strictObject({ id: wordIdSchema, label: languageMapSchema, from_staff: z.int().min(0) })),
  type: z.array(
    z.strictObject({
      id: wordIdSchema,
      label: languageMapSchema,
      org_kind: orgKindSchema,
      org_types: z.array(wordIdSchema).min(1),
    }),
  ),
  score: z.array(z.strictObject({ from: z.number(), to: z.number(), label: languageMapSchema })),
  n: z.array(z.strictObject({ from: z.int().positive(), label: languageMapSchema })),
});

export const instrumentSchema = z.strictObject({
  id: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'use a version such as 1.0.0'),
  title: languageMapSchema,
  purpose: languageMapSchema,
  languages: z.array(z.string()).min(1),
  cycle_months: z.int().positive(),
  bridge_item_count: z.int().positive(),
  estimated_minutes: z.record(roleIdSchema, z.int().positive()),
  roles: z.array(
    z.strictObject({
      id: roleIdSchema,
      label: languageMapSchema,
      anonymous: z.boolean(),
      min_n: z.int().positive(),
      optional: z.boolean(),
    }),
  ),
  yes_no_labels: z.strictObject({ yes: languageMapSchema, no: languageMapSchema }),
  maturity_ladder: z.array(languageMapSchema).length(5),
  profile_questions: z.array(profileQuestionSchema).min(1),
  recommendations: z.array(recommendationSchema).length(9),
  derived: z.array(derivedItemSchema),
  themes: z
    .array(
      z.strictObject({
        id: z.string().regex(/^T(\d+|X)$/),
        label: languageMapSchema,
        note: languageMapSchema,
      }),
    )
    .min(1),
  /** Items an organization may turn to context only on legal advice. */
  counsel_switch: z.strictObject({ items: z.array(itemIdSchema), note: languageMapSchema }),
  scoring: scoringSettingsSchema,
  release_bands: releaseBandsSchema,
  funder_mirror: z.array(
    z.strictObject({
      id: z.string().regex(/^F\d+$/),
      prompt: languageMapSchema,
      anchors: z.array(anchorSchema),
    }),
  ),
  glossary: z.array(z.strictObject({ id: wordIdSchema, term: languageMapSchema, plain: languageMapSchema })),
});
export type Instrument = z.infer<typeof instrumentSchema>;

/** Every item of the instrument, in the order of its sections. */
export function allItems(instrument: Instrument): Item[] {
  return instrument.recommendations.flatMap((recommendation) => recommendation.items);
}
