import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { seal } from '../credentials/seal.ts';
import type { Tx } from '../db/kysely-on-client.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Letter } from './letters.ts';

/** `sealed` holds the letter: a queue, or its backup, must not be a list of working links. */
export const mailJob = z.object({
  messageId: z.uuid(),
  sealed: z.string(),
  /** What is marked as mailed once the letter is out. */
  invitation: z.object({ orgId: z.uuid(), invitationId: z.uuid() }).optional(),
  networkOffer: z.object({ orgId: z.uuid(), networkId: z.uuid(), offerId: z.uuid() }).optional(),
});
type MailJob = z.infer<typeof mailJob>;
type Marked = Pick<MailJob, 'invitation' | 'networkOffer'>;

export const mailJobFor = (secret: string, letter: Letter, marked: Marked = {}): MailJob => ({
  messageId: randomUUID(),
  sealed: seal(secret, 'mail', JSON.stringify(letter)),
  ...marked,
});

/** Puts a letter in the queue, in the transaction of what it tells about: a change that is rolled back sends nothing. */
export async function sendMail(tx: Tx, secret: string, letter: Letter, marked: Marked = {}): Promise<void> {
  const job = mailJobFor(secret, letter, marked);
  await enqueue(tx, 'send_mail', job);
}
