import * as z from 'zod';
import { languageMapSchema } from '../instrument/language.ts';
import { ASKED_ROLES } from '../rounds/grouping.ts';
import { emailField, personNameField } from './fields.ts';

// Rounds on the wire: how a leader asks others, and what she may know while they answer. Nothing here says who has answered.

const instant = z.iso.datetime();
export const askedRole = z.enum(ASKED_ROLES);
const entryId = z.uuid();

/** `opening` = door A is making the keys, a matter of moments; `waiting` = open, but its first day is still to come. */
const roundState = z.enum(['draft', 'opening', 'waiting', 'open', 'closed', 'sealed']);
export type RoundState = z.infer<typeof roundState>;

/** What happened to a mail. Never what its reader did. */
const delivery = z.object({
  kind: z.string(),
  state: z.enum(['queued', 'sent', 'bounced']),
  lastError: z.string().nullable(),
});

const rosterEntry = z.object({
  entryId,
  role: askedRole,
  name: z.string(),
  /** Null = a printed sheet. */
  email: z.string().nullable(),
  deliveries: z.array(delivery),
  /** No letter has reached this address, so another can be given. */
  correctable: z.boolean(),
});
export type WireRosterEntry = z.infer<typeof rosterEntry>;

/** People who answer as one group. */
const roundGroup = z.object({
  roles: z.array(askedRole),
  size: z.int(),
  questions: z.int(),
  /** Of the keys, once they are made. */
  fingerprint: z.string().nullable(),
  /** In steps of five, once people can answer: 0 reads "fewer than 5". Never tells that everybody has answered. */
  atLeast: z.int().nullable(),
});
export type RoundGroup = z.infer<typeof roundGroup>;

/** The people of one role before anything is merged. */
const rolePart = z.object({ role: askedRole, size: z.int(), questionsAlone: z.int() });

const publishableFact = z.object({
  itemId: z.string(),
  prompt: languageMapSchema,
  answer: languageMapSchema,
});

const round = z.object({
  roundId: z.uuid(),
  state: roundState,
  opensAt: instant,
  closesAt: instant,
  sealAt: instant,
  reminderDates: z.array(z.iso.date()),
  languages: z.array(z.string()),
  invitationSubject: z.string(),
  invitationText: z.string(),
  publishedFacts: z.array(z.string()),
  openedBy: z.string().nullable(),
  /** For If-Match on the settings. */
  version: z.int(),
});
export type WireRound = z.infer<typeof round>;

export const roundView = z.object({
  orgName: z.string(),
  year: z.int(),
  cycleClosesAt: instant,
  /** Null = nobody was asked in this cycle yet. */
  round: round.nullable(),
  roster: z.array(rosterEntry),
  parts: z.array(rolePart),
  groups: z.array(roundGroup),
  /** Roles with too few people to answer safely, alone or with others. */
  stranded: z.array(askedRole),
  /** Official answers that can be shown to those who are asked. */
  publishable: z.array(publishableFact),
  /** The invitation as it will be sent, with a made-up link. */
  preview: z.object({ subject: z.string(), body: z.string() }).nullable(),
  mayPrepare: z.boolean(),
});
export type RoundView = z.infer<typeof roundView>;

export const roundSettingsBody = z.strictObject({
  opensAt: instant,
  closesAt: instant,
  reminderDates: z.array(z.iso.date()).max(9, 'Nine reminders are the most.'),
  invitationSubject: z
    .string()
    .trim()
    .min(1, 'Write a subject.')
    .max(150, 'Use at most 150 characters.')
    .refine((text) => !/[\r\n]/.test(text), 'Write the subject in one line.'),
  invitationText: z.string().trim().min(1, 'Write a few words.').max(4_000, 'Use at most 4,000 characters.'),
  publishedFacts: z.array(z.string()).max(50),
});
export type RoundSettingsBody = z.infer<typeof roundSettingsBody>;

export const rosterEntryBody = z.strictObject({
  role: askedRole,
  name: personNameField,
  email: emailField.nullable(),
});
export type RosterEntryBody = z.infer<typeof rosterEntryBody>;

export const addressBody = z.strictObject({ email: emailField });

export const rosterLinesBody = z.strictObject({ role: askedRole, text: z.string().max(200_000) });
export const rosterLinesResult = z.object({
  added: z.int(),
  /** The lines that were not taken, each with what is wrong. */
  problems: z.array(z.object({ line: z.int(), text: z.string(), code: z.string(), message: z.string() })),
});
export type RosterLinesResult = z.infer<typeof rosterLinesResult>;

/** What the hub shows beside the dates. */
export const participation = z.object({
  state: z.enum(['none', ...roundState.options]),
  asked: z.int(),
  atLeast: z.int().nullable(),
  closesAt: instant.nullable(),
  sealAt: instant.nullable(),
  nextReminder: z.iso.date().nullable(),
});
export type Participation = z.infer<typeof participation>;

/** One printed sheet: whoever holds it can answer once. */
const sheet = z.object({
  name: z.string(),
  role: askedRole,
  code: z.string(),
  link: z.string(),
  fingerprint: z.string(),
});
export const sheets = z.object({
  orgName: z.string(),
  closesAt: instant,
  sealAt: instant,
  keysPage: z.string(),
  sheets: z.array(sheet),
});
export type Sheets = z.infer<typeof sheets>;

export const testMessageResult = z.object({ sentTo: z.string() });

/* ---- Comments, after the seal ---- */

const comment = z.object({
  commentId: z.uuid(),
  text: z.string(),
  review: z.enum(['waiting', 'released', 'held']),
  theme: z.string().nullable(),
});
export type WireComment = z.infer<typeof comment>;

/** Questions under which enough people wrote something; under fewer, nobody reads any of it. */
export const commentReview = z.object({
  items: z.array(z.object({ itemId: z.string(), prompt: languageMapSchema, comments: z.array(comment) })),
});
export type CommentReview = z.infer<typeof commentReview>;

export const reviewBody = z.strictObject({
  review: z.enum(['released', 'held']),
  theme: z.string().trim().min(1).max(80, 'Use at most 80 characters.').nullable(),
});
export type ReviewBody = z.infer<typeof reviewBody>;
