import * as z from 'zod';
import { itemTypeSchema, measureSchema } from '../instrument/model.ts';
import { figureSchema, scoreRuleSchema } from '../instrument/rules.ts';
import { evidenceFile } from './evidence.ts';
import { handover } from './handovers.ts';
import { profileAnswers, profileQuestion } from './profile.ts';
import { recommendationId } from './vocabulary.ts';

// The yearly check on the wire. Times are ISO 8601 in UTC. Texts of the instrument arrive in one language, named by `lang`.

const instant = z.iso.datetime();
const version = z.int().nonnegative();

/* ---- Cycles ---- */

/**
 * Where a cycle stands in its calendar: before the close it is `open` or `submitted` (and may be reopened);
 * then `closed` until the seal, `sealed` until the release, `released`.
 */
export const cycleState = z.enum(['upcoming', 'open', 'submitted', 'closed', 'sealed', 'released']);
export type CycleState = z.infer<typeof cycleState>;

export const cycle = z.object({
  cycleId: z.uuid(),
  year: z.int(),
  state: cycleState,
  opensAt: instant,
  closesAt: instant,
  sealAt: instant,
  releaseAt: instant,
  instrumentVersion: z.string(),
  /** Null while the check has not been submitted, or was taken back. */
  submittedAt: instant.nullable(),
  submittedBy: z.string().nullable(),
  /** For If-Match on the profile. */
  version,
});
export type WireCycle = z.infer<typeof cycle>;

export const cycleList = z.object({
  cycles: z.array(cycle), // newest first
  /** Whether the person asking may open one, and the year it would be for. */
  mayOpen: z.boolean(),
  nextYear: z.int(),
});
export type CycleList = z.infer<typeof cycleList>;

export const openCycleBody = z.strictObject({
  year: z.int().min(2000).max(2200),
  /** Absent = 60 days from now. */
  closesAt: instant.optional(),
});

/** What the person asking may do with this cycle now. */
export const assessmentAbilities = z.object({
  save: z.boolean(),
  changeProfile: z.boolean(),
  submit: z.boolean(),
  reopen: z.boolean(),
  handOver: z.boolean(),
  /** A colleague with a section's link may say that it is done. */
  finishSection: z.boolean(),
});
export type AssessmentAbilities = z.infer<typeof assessmentAbilities>;

const option = z.object({ id: z.string(), label: z.string() });

/* ---- Profile of a cycle ---- */

export const cycleProfile = z.object({
  lang: z.string(),
  questions: z.array(profileQuestion),
  profile: profileAnswers,
  version,
  /** Questions that these answers switch off, for "3 questions don't apply to you". */
  notApplying: z.array(z.object({ itemId: z.string(), section: recommendationId, label: z.string() })),
  abilities: assessmentAbilities,
});
export type CycleProfile = z.infer<typeof cycleProfile>;

/** PUT with If-Match: the cycle's version. Replaces the whole profile of this cycle. */
export const cycleProfileBody = z.strictObject({ profile: profileAnswers });

/* ---- Hub ---- */

export const sectionState = z.enum(['not_started', 'in_progress', 'done', 'handed_over']);
export type SectionState = z.infer<typeof sectionState>;

export const hubSection = z.object({
  section: recommendationId,
  number: z.int(),
  title: z.string(),
  /** Kept inside the organization: it holds protected questions. */
  protected: z.boolean(),
  /** `handed_over`: lent to a colleague who has not said that it is done. */
  state: sectionState,
  answered: z.int(),
  of: z.int(),
  minutesLeft: z.int(),
  /** Everybody whose answers stand here, most recent first. */
  answeredBy: z.array(z.string()),
  lastChangedAt: instant.nullable(),
  /** Links that still work. */
  handovers: z.array(handover),
});
export type HubSection = z.infer<typeof hubSection>;

/** An action of the tracker that nobody has touched for a year. */
export const fadingAction = z.object({
  themeId: z.string(),
  theme: z.string(),
  promise: z.string().nullable(),
  what: z.string(),
  updated: z.iso.date(),
  months: z.int(),
  /** The year of the cycle the action was read from; an earlier one where this cycle's tracker is still empty. */
  year: z.int(),
});
export type FadingAction = z.infer<typeof fadingAction>;

export const hub = z.object({
  lang: z.string(),
  orgName: z.string(),
  cycle,
  /** How many submitted cycles came before. */
  earlierCycles: z.int(),
  /** A colleague with a link sees the one section. */
  sections: z.array(hubSection),
  minutesLeft: z.int(),
  lastSavedAt: instant.nullable(),
  whatFades: z.array(fadingAction),
  abilities: assessmentAbilities,
  /** The colleague, when a section's link is what lets them in. */
  guest: z.object({ colleague: z.string(), handoverId: z.uuid(), doneAt: instant.nullable() }).nullable(),
});
export type Hub = z.infer<typeof hub>;

/* ---- Answers ---- */

/** `blank` = nothing chosen (a cleared answer, or a note written before the choice). */
export const wireAnswerState = z.enum([
  'answered',
  'dont_know',
  'prefer_not_to_say',
  'not_applicable_with_reason',
  'blank',
]);
export type WireAnswerState = z.infer<typeof wireAnswerState>;

/** `value` depends on the item (docs/instrument.md §5) and is null unless the state is `answered`. */
export const wireAnswer = z.object({
  state: wireAnswerState,
  value: z.json(),
  reason: z.string().optional(),
  note: z.string().optional(),
  links: z.array(z.string()),
});
export type WireAnswer = z.infer<typeof wireAnswer>;

export const savedAnswer = wireAnswer.extend({ version, changedBy: z.string(), changedAt: instant });
export type SavedAnswer = z.infer<typeof savedAnswer>;

/** PUT …/answers/:itemId with If-Match: the version this edit is based on, 0 where there was none. Checked in full by the server. */
export const saveAnswerBody = wireAnswer.partial({ value: true, links: true }).strict();
export type SaveAnswerBody = z.infer<typeof saveAnswerBody>;

export const saveAnswerResult = z.object({
  version,
  changedBy: z.string(),
  changedAt: instant,
  /** Questions that began or ceased to apply because of this answer: read the section again. */
  applicabilityChanged: z.array(z.string()),
});
export type SaveAnswerResult = z.infer<typeof saveAnswerResult>;

/** What a 412 `stale_answer` carries as `current`: what stands there now. */
export const staleAnswerDetails = z.object({ current: savedAnswer.nullable() });

export const answerHistory = z.object({ changes: z.array(savedAnswer) }); // newest first

/* ---- Sections ---- */

/** Why a question does not apply, or can't be told yet: the questions that decide it, any of which would do. */
export const applicability = z.object({
  state: z.enum(['applies', 'not_applicable_rule', 'unknown']),
  dependsOn: z.array(
    z.object({
      kind: z.enum(['profile', 'item']),
      /** The profile question or the item. */
      id: z.string(),
      prompt: z.string(),
      /** The section that the item is in; null for a profile question. */
      section: recommendationId.nullable(),
      answered: z.boolean(),
    }),
  ),
});
export type WireApplicability = z.infer<typeof applicability>;

export const itemInput = z.object({
  /** `people`, or `rows[].people` for a column of the list `rows`. */
  id: z.string(),
  label: z.string(),
  /** `currency` is whole cents. */
  type: z.enum(['number', 'currency', 'text', 'date', 'choice']),
  measure: measureSchema,
  required: z.boolean(),
  options: z.array(option),
});
export type WireItemInput = z.infer<typeof itemInput>;

export const itemType = itemTypeSchema;

export const sectionItem = z.object({
  itemId: z.string(),
  /** Its place among the section's questions, from 1. */
  number: z.int(),
  label: z.string(),
  /** In the wording for this kind of organization. */
  prompt: z.string(),
  help: z.string(),
  type: itemType,
  kind: z.enum(['fact', 'perception', 'context']),
  /** Whose voices this question asks for; `leader` alone never makes a perception score. */
  respondents: z.array(z.string()),
  protected: z.boolean(),
  options: z.array(option),
  /** Levels 0 to 4, for maturity and perception. */
  anchors: z.array(z.object({ level: z.int(), text: z.string() })),
  inputs: z.array(itemInput),
  inputGroups: z.array(z.object({ id: z.string(), label: z.string(), addLabel: z.string() })),
  /** This question takes the answer of another and has none of its own. */
  inputsFrom: z.string().nullable(),
  measure: measureSchema.nullable(),
  unit: z.string().nullable(),
  /** How the figure is worked out and scored, as in the instrument, for live figures. */
  figure: figureSchema.nullable(),
  score: scoreRuleSchema,
  partOf: z.array(z.object({ parts: z.array(z.string()), whole: z.string() })),
  minN: z.int().nullable(),
  minNOf: z.array(z.string()),
  formula: z.string().nullable(),
  allow: z.object({
    dontKnow: z.boolean(),
    preferNotToSay: z.boolean(),
    notApplicableWithReason: z.boolean(),
  }),
  learn: z.object({ why: z.string(), example: z.string() }),
  evidencePrompt: z.string(),
  applicability,
  /** Null = nobody has touched it: save with If-Match 0. */
  answer: savedAnswer.nullable(),
  lastYear: z.object({ year: z.int(), answer: savedAnswer }).nullable(),
  evidence: z.array(evidenceFile),
});
export type SectionItem = z.infer<typeof sectionItem>;

export const section = z.object({
  lang: z.string(),
  cycle,
  section: recommendationId,
  number: z.int(),
  title: z.string(),
  aim: z.string(),
  intro: z.string(),
  contentNote: z.string().nullable(),
  facts: z.array(
    z.object({ text: z.string(), source: z.string(), date: z.string(), whyThisNumber: z.string() }),
  ),
  resources: z.array(z.object({ name: z.string(), what: z.string() })),
  /** Names of the maturity levels 0 to 4. */
  ladder: z.array(z.string()),
  /** The promises' themes, in the section that asks for them; else empty. */
  themes: z.array(z.object({ id: z.string(), label: z.string(), note: z.string() })),
  glossary: z.array(z.object({ id: z.string(), term: z.string(), plain: z.string() })),
  /** All of the section's questions, those that do not apply included. */
  items: z.array(sectionItem),
  answered: z.int(),
  of: z.int(),
  minutesLeft: z.int(),
  handovers: z.array(handover),
  abilities: assessmentAbilities,
  guest: hub.shape.guest,
});
export type Section = z.infer<typeof section>;

/* ---- Check and submit ---- */

export const checkItem = sectionItem
  .pick({
    itemId: true,
    number: true,
    label: true,
    prompt: true,
    type: true,
    kind: true,
    options: true,
    anchors: true,
    inputs: true,
    inputGroups: true,
    inputsFrom: true,
    measure: true,
    unit: true,
    applicability: true,
    answer: true,
  })
  .extend({
    /** It applies, or may apply, and nothing is chosen yet. */
    missing: z.boolean(),
    evidenceCount: z.int(),
  });
export type CheckItem = z.infer<typeof checkItem>;

export const check = z.object({
  lang: z.string(),
  cycle,
  sections: z.array(
    z.object({
      section: recommendationId,
      number: z.int(),
      title: z.string(),
      answered: z.int(),
      of: z.int(),
      /** The weight answered is enough for a score (facts alone; other voices come later). */
      enoughForScore: z.boolean(),
      items: z.array(checkItem),
    }),
  ),
  themes: section.shape.themes,
  missing: z.int(),
  abilities: assessmentAbilities,
});
export type Check = z.infer<typeof check>;

export const submitResult = z.object({ cycle });
