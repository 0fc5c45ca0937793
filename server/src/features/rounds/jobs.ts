import { createHash } from 'node:crypto';
import type { JobHelpers } from 'graphile-worker';
import * as z from 'zod';
import type { JobGround, Jobs } from '../../jobs/worker.ts';
import { postOffice } from '../../mail/post-office.ts';
import { reminderTime } from './calendar.ts';
import type { InvitationCodes } from './codes.ts';
import type { DueJob } from './job-queries.ts';
import { dueLetter, enqueueAll, markLetter, queueLetters, scheduleOf } from './job-queries.ts';
import { roundInvitation, roundReminder } from './letters.ts';
import { answerLink, keysPage } from './links.ts';

const round = z.object({ orgId: z.uuid(), roundId: z.uuid() });
const mailing = round.extend({ kind: z.string() });
const letter = mailing.extend({ entryId: z.uuid() });

/** What a round does by itself once its doors are open: invitations, reminders to all, and forgetting its codes at the close. */
export function roundJobs(ground: JobGround, codes: InvitationCodes): Jobs {
  const { pool, clock } = ground;
  const post = postOffice(ground);
  return {
    /** Queued by the doors when they are open. Run twice, it queues mailings twice, which send once. */
    round_opened: async (given) => {
      const key = round.parse(given);
      const schedule = await scheduleOf(pool, key);
      if (!schedule) return;
      const later = (at: Date) => (at > clock() ? at : null);
      const mailingAt = (kind: string, at: Date): DueJob => ({
        task: 'round_mailing',
        payload: { ...key, kind },
        at: later(at),
      });
      await enqueueAll(pool, [
        mailingAt('invitation', schedule.opens_at),
        ...schedule.reminder_dates
          .map((date, index) => mailingAt(`reminder-${index + 1}`, reminderTime(date)))
          .filter(({ at }) => at !== null && at < schedule.closes_at),
        { task: 'round_closed', payload: key, at: later(schedule.closes_at) },
      ]);
    },

    round_mailing: async (given) => {
      const { kind, ...key } = mailing.parse(given);
      const schedule = await scheduleOf(pool, key);
      if (schedule && clock() < schedule.closes_at) await queueLetters(pool, key, kind);
    },

    /** A mail server that is down is tried again, later each time; one that says no for good ends it. */
    round_letter: async (given, helpers) => {
      const key = letter.parse(given);
      const due = await dueLetter(pool, key);
      if (!due) return;
      if (clock() >= due.closes_at) {
        return markLetter(pool, key, {
          state: 'bounced',
          error: 'The round closed before this could be sent.',
        });
      }
      const words = {
        orgName: due.org_name,
        subject: due.invitation_subject,
        text: due.invitation_text,
        opensAt: due.opens_at,
        closesAt: due.closes_at,
        sealAt: due.seal_at,
      };
      try {
        const { origin, token } = await ownCode(codes, key);
        const recipient = {
          to: due.email,
          name: due.name,
          link: answerLink(origin, token),
          fingerprint: due.fingerprint,
          keysPage: keysPage(origin, key.roundId),
        };
        const made =
          key.kind === 'invitation' ? roundInvitation(words, recipient) : roundReminder(words, recipient);
        await post.deliver(made, messageIdOf(key));
      } catch (error) {
        const final = isFinal(error) || isLastTry(helpers);
        await markLetter(pool, key, { state: final ? 'bounced' : 'queued', error: reasonOf(error) });
        if (final) return;
        throw error;
      }
      await markLetter(pool, key, { state: 'sent', error: null });
    },

    round_closed: async (given) => {
      const { roundId } = round.parse(given);
      await codes.destroy(roundId);
    },
  };
}

/** @throws Error when the codes' file is not where this process looks for it: on another machine, or lost. */
async function ownCode(
  codes: InvitationCodes,
  { roundId, entryId }: z.infer<typeof letter>,
): Promise<{ origin: string; token: string }> {
  const book = await codes.read(roundId);
  const token = book?.tokens[entryId];
  if (!book || !token) throw new Error('The links of this round are not on this machine.');
  return { origin: book.origin, token };
}

/** The same at each try, so that a mailbox shows a letter once. */
function messageIdOf({ roundId, entryId, kind }: z.infer<typeof letter>): string {
  const hex = createHash('sha256').update(`${roundId} ${entryId} ${kind}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** SMTP answers of 500 and above are for good: no such mailbox, not allowed. */
const isFinal = (error: unknown): boolean =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500;

const isLastTry = ({ job }: JobHelpers): boolean => job.attempts >= job.max_attempts;

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : 'unknown').slice(0, 200);
