import * as z from 'zod';
import { emailField, linkToken } from './fields.ts';
import { recommendationId } from './vocabulary.ts';

// A network on the wire, as the organization that convenes it sees it. What a member decides is in sharing.ts, and what is
// told of the members in releases.ts.

export const stewardKind = z.enum(['coalition', 'ta_provider', 'funder']);

const year = z.int().min(2000).max(2200);
const shortId = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/);

/** One way of dividing the members. `type`, `size` and `setting` come from the profile; others a member chooses when it joins. */
export const breakdown = z.strictObject({
  id: shortId,
  label: z.string().trim().min(1, 'Say what it divides by.').max(60, 'Use at most 60 characters.'),
  options: z
    .array(
      z.strictObject({
        id: shortId,
        label: z.string().trim().min(1).max(60, 'Use at most 60 characters for each group.'),
      }),
    )
    .min(2, 'Name at least two groups, one a line.')
    .max(8, 'Name at most eight groups.'),
});
export type Breakdown = z.infer<typeof breakdown>;
export const breakdowns = z.array(breakdown).max(3);

const name = z.string().trim().min(1, 'Give the network a name.').max(160, 'Use at most 160 characters.');
const purpose = z
  .string()
  .trim()
  .min(1, 'Say what the network is for: members read it before they join.')
  .max(2000, 'Use at most 2,000 characters.');

/** The last part of a public page's address. */
export const publicSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{2,59}$/, 'Use 3 to 60 small letters, digits and hyphens.');

export const networkBody = z.strictObject({ name, purpose, breakdowns });
export const networkChangeBody = z.strictObject({
  name,
  purpose,
  /** From which year on recommendations 3, 4 and 8 are released where every member agrees; null: never. */
  protectedFromYear: year.nullable(),
  /** The public page's address; null: no page. */
  publicSlug: publicSlug.nullable(),
  publicFromYear: year.nullable(),
});
export type NetworkChange = z.infer<typeof networkChangeBody>;

export const networkCycle = z.object({
  year,
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** The seal: decisions made later count for the next year. */
  freezeAt: z.iso.datetime(),
  releaseAt: z.iso.datetime(),
  /** Late answers are taken in once, then. */
  reviseAt: z.iso.datetime(),
});
export type NetworkCycle = z.infer<typeof networkCycle>;
/** The other days follow: seal 14 days after the close, release 60 days after the seal, revision 90 days after that. */
export const networkCycleBody = z.strictObject({ opensAt: z.iso.datetime(), closesAt: z.iso.datetime() });

export const pledge = z.object({ signedBy: z.string(), signedAt: z.iso.datetime() });

export const network = z.object({
  networkId: z.uuid(),
  stewardName: z.string(),
  stewardKind,
  name: z.string(),
  purpose: z.string(),
  breakdowns,
  protectedFromYear: year.nullable(),
  publicSlug: z.string().nullable(),
  publicFromYear: year.nullable(),
  /** Funders' networks alone have one; without it nobody can join. */
  pledge: pledge.nullable(),
  cycles: z.array(networkCycle),
  version: z.int(),
});
export type Network = z.infer<typeof network>;

export const networkMade = z.object({ networkId: z.uuid() });
export const networkList = z.object({
  networks: z.array(network),
  /** Ways of dividing members that come from their profiles: type, size, setting. A new network may take these as they are. */
  breakdownsOffered: z.array(breakdown),
  /** Whether the person asking may convene a network here, and change those that there are. */
  mayManage: z.boolean(),
});
export type NetworkList = z.infer<typeof networkList>;

/** Signing takes the sentence itself, so that nobody signs by a slip. */
export const pledgeBody = z.strictObject({ agreed: z.literal(true) });

/** Offers are listed as they were made; what came of them is not known here. */
export const offerBody = z.strictObject({ email: emailField });
export const offerMade = z.object({ offerId: z.uuid() });
export const offerList = z.object({
  offers: z.array(
    z.object({
      offerId: z.uuid(),
      email: z.string(),
      offeredBy: z.string(),
      offeredAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      mailed: z.boolean(),
      revoked: z.boolean(),
    }),
  ),
});
export type OfferList = z.infer<typeof offerList>;

export const offerTokenBody = z.strictObject({ token: linkToken });
/** What an offer's link shows before anybody joins. */
export const offerView = z.object({
  network,
  /** Organizations of the person asking that may join: those she leads, and that aren't in yet. */
  organizations: z.array(z.object({ orgId: z.uuid(), name: z.string() })),
});
export type OfferView = z.infer<typeof offerView>;

/* ---- A funder's own eight questions ---- */

export const mirrorQuestion = z.object({
  questionId: z.string(),
  prompt: z.string(),
  anchors: z.array(z.object({ level: z.int(), text: z.string() })),
  /** Null where nothing was said yet. `level` null: "we don't know". */
  answer: z
    .object({
      level: z.int().min(0).max(4).nullable(),
      note: z.string().nullable(),
      changedBy: z.string(),
      changedAt: z.iso.datetime(),
    })
    .nullable(),
});
export const mirror = z.object({ lang: z.string(), year, questions: z.array(mirrorQuestion) });
export type Mirror = z.infer<typeof mirror>;
export const mirrorAnswerBody = z.strictObject({
  level: z.int().min(0).max(4).nullable(),
  note: z.string().trim().max(600, 'Use at most 600 characters.').nullable(),
});

/* ---- Practices and introductions ---- */

export const introduction = z.object({
  introductionId: z.uuid(),
  topic: z.string(),
  offeringName: z.string(),
  wantingName: z.string(),
  proposedAt: z.iso.datetime(),
  /** Both said yes, and have each other's address. A no looks like no answer. */
  introduced: z.boolean(),
});
export const practice = z.object({
  practiceId: z.uuid(),
  memberOrgId: z.uuid(),
  memberName: z.string(),
  side: z.enum(['offers', 'wants']),
  recommendation: recommendationId,
  title: z.string(),
  url: z.string().nullable(),
});
export type WirePractice = z.infer<typeof practice>;
export const practiceList = z.object({
  practices: z.array(practice),
  introductions: z.array(introduction),
});
export type PracticeList = z.infer<typeof practiceList>;
export const introductionBody = z.strictObject({ offeringPracticeId: z.uuid(), wantingPracticeId: z.uuid() });
export const introductionMade = z.object({ introductionId: z.uuid() });
