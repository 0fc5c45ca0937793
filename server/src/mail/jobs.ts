import * as z from 'zod';
import { unseal } from '../credentials/seal.ts';
import type { JobGround, Jobs } from '../jobs/worker.ts';
import { postOffice } from './post-office.ts';
import { markInvitationMailed, markOfferMailed } from './queries.ts';
import { mailJob } from './send-mail.ts';

const letter = z.object({ to: z.string(), subject: z.string(), body: z.string() });

/**
 * Sends what the queue holds. A mail server that is down makes the job fail, and the queue tries again, later each time. A job
 * that runs twice sends the same Message-ID, which mailboxes show once.
 */
export function mailJobs(ground: JobGround): Jobs {
  const post = postOffice(ground);
  return {
    send_mail: async (payload) => {
      const job = mailJob.parse(payload);
      await post.deliver(letter.parse(JSON.parse(unseal(ground.secret, 'mail', job.sealed))), job.messageId);
      if (job.invitation) {
        await markInvitationMailed(
          ground.pool,
          job.invitation.orgId,
          job.invitation.invitationId,
          ground.clock(),
        );
      }
      if (job.networkOffer) await markOfferMailed(ground.pool, job.networkOffer, ground.clock());
    },
  };
}
