import nodemailer from 'nodemailer';
import type { JobGround } from '../jobs/worker.ts';
import type { Letter } from './letters.ts';
import { keepInMailbox } from './queries.ts';

export interface PostOffice {
  /**
   * To the SMTP server, or into the mailbox page for want of one. The same message id again is the same mail to a mailbox.
   * @throws Error when the server is away or says no; `responseCode` then holds its answer.
   */
  deliver(letter: Letter, messageId: string): Promise<void>;
}

export function postOffice({ mail, pool, clock }: JobGround): PostOffice {
  const transport = mail
    ? nodemailer.createTransport({ url: mail.smtpUrl, connectionTimeout: 20_000, greetingTimeout: 20_000 })
    : null;
  return {
    async deliver({ to, subject, body }, messageId) {
      if (!transport || !mail) return keepInMailbox(pool, messageId, { to, subject, body }, clock());
      await transport.sendMail({
        from: mail.from,
        to,
        subject,
        text: body,
        messageId: `<${messageId}@followthrough>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
