import nodemailer from 'nodemailer';
import * as z from 'zod';
import { unseal } from '../credentials/seal.ts';
import type { JobGround, Jobs } from '../jobs/worker.ts';
import { keepInMailbox, markInvitationMailed } from './queries.ts';
import { mailJob } from './send-mail.ts';

const letter = z.object({ to: z.string(), subject: z.string(), body: z.string() });

/**
 * Sends what the queue holds, to the SMTP server or into the mailbox page. A mail server that is down makes the job fail, and
 * the queue tries again, later each time. A job that runs twice sends the same Message-ID, which mailboxes show once.
 */
export function mailJobs(ground: JobGround): Jobs {
  const { mail } = ground;
  const transport = mail
    ? nodemailer.createTransport({ url: mail.smtpUrl, connectionTimeout: 20_000, greetingTimeout: 20_000 })
    : null;
  return {
    send_mail: async (payload) => {
      const job = mailJob.parse(payload);
      const { to, subject, body } = letter.parse(JSON.parse(unseal(ground.secret, 'mail', job.sealed)));
      if (transport && mail) {
        await transport.sendMail({
          from: mail.from,
          to,
          subject,
          text: body,
          messageId: `<${job.messageId}@followthrough>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } else {
        await keepInMailbox(ground.pool, job.messageId, { to, subject, body }, ground.clock());
      }
      if (job.invitation) {
        await markInvitationMailed(
          ground.pool,
          job.invitation.orgId,
          job.invitation.invitationId,
          ground.clock(),
        );
      }
    },
  };
}
