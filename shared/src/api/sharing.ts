import * as z from 'zod';
import { network, introduction, mirror, practice } from './networks.ts';
import { changeLabel } from './results.ts';
import { recommendationId } from './vocabulary.ts';

// A member's side of a network on the wire: what it lets be told, what would be seen, and what was told so far.

export const consentLevel = z.enum(['nothing', 'aggregate', 'named']);
export type WireConsentLevel = z.infer<typeof consentLevel>;

const year = z.int();
/** Its value of each breakdown, by id. */
const by = z.record(z.string(), z.string());

export const joinBody = z.strictObject({ token: z.string().min(1).max(200), by });
export const joined = z.object({ networkId: z.uuid() });

const recommendationTitle = z.object({
  recommendation: recommendationId,
  number: z.int(),
  title: z.string(),
});
export type RecommendationTitle = z.infer<typeof recommendationTitle>;

export const recommendationConsent = recommendationTitle.extend({
  /** Released by this network only where it declared so and every member agrees. */
  protected: z.boolean(),
  level: consentLevel,
  /** Nobody has decided: `level` is the default of this kind of network. */
  isDefault: z.boolean(),
  levelsOffered: z.array(consentLevel),
  note: z.string().nullable(),
});
export type RecommendationConsent = z.infer<typeof recommendationConsent>;

export const consentEvent = z.object({
  year,
  recommendation: recommendationId,
  level: consentLevel,
  decidedBy: z.string(),
  decidedAt: z.iso.datetime(),
});

/** Something about this organization that was told, in words that name who could read it. */
export const toldSoFar = z.object({
  year,
  kind: z.enum(['aggregate', 'named']),
  /** Recommendation id, or a measure such as `cost_to_close`. */
  measure: z.string(),
  /** The cells it was counted in: "total", "type=program". Empty for `named`. */
  cells: z.array(z.string()),
  isPublic: z.boolean(),
  at: z.iso.datetime(),
  /** Taken back since, where that is possible. What was read stays read. */
  withdrawnAt: z.iso.datetime().nullable(),
});

export const sharedNetwork = z.object({
  network,
  by,
  showsStart: z.boolean(),
  joinedAt: z.iso.datetime(),
  /** Set for a network that was left: what it told before stays listed, and nothing else is. */
  leftAt: z.iso.datetime().nullable(),
  /** The year that decisions now count for; null when the network has announced none. */
  year: year.nullable(),
  /** From this moment on, decisions count for the next year. */
  freezeAt: z.iso.datetime().nullable(),
  consents: z.array(recommendationConsent),
  history: z.array(consentEvent),
  /** How many decisions there are: what the next one rests on. */
  version: z.int(),
  told: z.array(toldSoFar),
  practices: z.array(practice),
  introductions: z.array(
    introduction.extend({
      side: z.enum(['offers', 'wants']),
      /** Whether this organization has said yes. */
      agreed: z.boolean(),
      /** The other side's contact, once both have. */
      contact: z.string().nullable(),
    }),
  ),
  /** A funder's own answers; null for other networks. */
  mirror: mirror.nullable(),
});
export type SharedNetwork = z.infer<typeof sharedNetwork>;

/** Every network this organization is in, and whether counsel asked for context only. */
export const sharing = z.object({
  orgName: z.string(),
  counselSwitch: z.boolean(),
  /** By what names the nine are known now: a network that was left has none of its own. */
  recommendations: z.array(recommendationTitle),
  networks: z.array(sharedNetwork),
  /** What the person asking may change here. */
  decides: z.boolean(),
});
export type Sharing = z.infer<typeof sharing>;

const levels = z.partialRecord(recommendationId, consentLevel);
export const consentBody = z.strictObject({ year, levels });

/** What each viewer would see of this organization if these levels held. From its own kept scores. */
export const preview = z.object({
  year,
  /** What stands beside the name, wherever a row is by name. */
  beside: z.object({ by, instrumentVersion: z.string() }),
  lines: z.array(
    z.object({
      recommendation: recommendationId,
      level: consentLevel,
      /** Exactly the row that the steward would read; null unless by name and scored. */
      namedRow: z
        .object({
          state: z.enum(['published', 'not_enough_answers', 'not_applicable']),
          score: z.number().nullable(),
          low: z.number().nullable(),
          high: z.number().nullable(),
          completeness: z.number().nullable(),
          /** Since the check of the year before. */
          change: changeLabel.nullable(),
          note: z.string().nullable(),
        })
        .nullable(),
      /** The cells that would count it: names of breakdown values; empty for `nothing`. */
      cells: z.array(by),
      /** Not submitted yet, so that nothing can be told. */
      waiting: z.boolean(),
      /** By name is too late this year: a total counts it unnamed already. It then counts in the total. */
      tooLateToName: z.boolean(),
    }),
  ),
});
export type Preview = z.infer<typeof preview>;

export const membershipBody = z.strictObject({ by, showsStart: z.boolean() });
export const noteBody = z.strictObject({
  year,
  recommendation: recommendationId,
  note: z.string().trim().max(600, 'Use at most 600 characters.'),
});
export const practiceBody = practice
  .pick({ side: true, recommendation: true })
  .extend({
    title: z.string().trim().min(1, 'Say in a few words what it is.').max(200, 'Use at most 200 characters.'),
    url: z.url({ protocol: /^https?$/, error: 'Enter a whole address that begins with https://' }).nullable(),
  })
  .strict();
export const practiceMade = z.object({ practiceId: z.uuid() });
export const counselSwitchBody = z.strictObject({ counselSwitch: z.boolean() });
