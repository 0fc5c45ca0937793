import * as z from 'zod';
import type { Releasable } from '../disclosure/releasable.ts';
import { cycle } from './assessment.ts';
import { recommendationId } from './vocabulary.ts';

// What a leader may read of her people's voices: audited and coded figures only (docs/disclosure.md). All are 0 to 100.

/** A field that takes nothing but what came out of the disclosure room. */
function released<T>(schema: z.ZodType<T, T>): z.ZodType<Releasable<T>, Releasable<T>> {
  return schema as z.ZodType<Releasable<T>, Releasable<T>>;
}

const points = released(z.number());
/** The least number of people in the band, and its words. */
const people = { nFrom: released(z.int()), nLabel: z.string() };

const groupVoice = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('shown'),
    groupId: z.string(),
    groupLabel: z.string(),
    ...people,
    mean: points,
    /** The mean is a bound: this much or beyond. */
    coded: z.boolean(),
    /** 90 % range. */
    low: points,
    high: points,
    /** Words for how much people agree; null with fewer than ten answers. */
    agreement: z.string().nullable(),
    turnout: released(z.enum(['low', 'middle', 'high'])),
    /** The leader's own answer minus this mean; null without an answer of hers. */
    gap: z.object({ points, notable: z.boolean() }).nullable(),
  }),
  /** Too few to show safely. */
  z.object({ state: z.literal('too_few'), groupId: z.string(), groupLabel: z.string() }),
]);
export type WireGroupVoice = z.infer<typeof groupVoice>;

const voiceItem = z.object({
  itemId: z.string(),
  recommendation: recommendationId,
  number: z.int(),
  label: z.string(),
  prompt: z.string(),
  /** The leader's own answer from the official record. */
  own: z.number().nullable(),
  groups: z.array(groupVoice),
});
export type WireVoiceItem = z.infer<typeof voiceItem>;

const contradicted = z.object({
  itemId: z.string(),
  prompt: z.string(),
  answer: z.string(),
  told: z.discriminatedUnion('state', [
    z.object({
      state: z.literal('shown'),
      ...people,
      share: released(z.enum(['under_a_quarter', 'under_half', 'half_or_more'])),
    }),
    z.object({ state: z.literal('too_few') }),
  ]),
});
export type WireContradicted = z.infer<typeof contradicted>;

const themesOfItem = z.object({
  itemId: z.string(),
  label: z.string(),
  themes: z.array(z.object({ theme: released(z.string()), ...people })),
});

export const voices = z.discriminatedUnion('state', [
  /** Nobody has been asked, or the round is not sealed and counted yet. */
  z.object({
    state: z.literal('waiting'),
    orgName: z.string(),
    cycle,
    round: z
      .object({
        state: z.enum(['draft', 'opening', 'open', 'sealed']),
        closesAt: z.iso.datetime(),
        sealAt: z.iso.datetime(),
      })
      .nullable(),
  }),
  z.object({
    state: z.literal('ready'),
    lang: z.string(),
    orgName: z.string(),
    cycle,
    /** In the instrument's order. */
    items: z.array(voiceItem),
    /** Facts that respondents were shown, in the order they were shown. */
    contradicted: z.array(contradicted),
    themes: z.array(themesOfItem),
  }),
]);
export type Voices = z.infer<typeof voices>;
export type ReadyVoices = Extract<Voices, { state: 'ready' }>;
