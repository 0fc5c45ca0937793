import * as z from 'zod';
import { freshSecret } from '../../credentials/fresh-secret.ts';
import { seal, unseal } from '../../credentials/seal.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { JobGround, Jobs } from '../../jobs/worker.ts';
import { recoveryLetter } from '../../mail/letters.ts';
import { mailJobFor } from '../../mail/send-mail.ts';
import { linkExpiry, LINKS } from './email-links.ts';
import { issueRecoveryFor } from './queries.ts';
import { deleteExpired } from './session-queries.ts';

const payload = z.object({ sealedEmail: z.string(), origin: z.string() });

/**
 * Asking for a recovery link does the same work for every address: it queues this. Whether there is an account is
 * found out here, where nobody is waiting with a clock.
 */
export async function queueRecovery(tx: Tx, secret: string, email: string, origin: string): Promise<void> {
  const job = { sealedEmail: seal(secret, 'recovery', email), origin };
  await enqueue(tx, 'send_recovery', job);
}

export function accountJobs(ground: JobGround): Jobs {
  return {
    forget_expired: () => deleteExpired(ground.pool, ground.clock()),
    send_recovery: async (given, { addJob }) => {
      const { sealedEmail, origin } = payload.parse(given);
      const email = unseal(ground.secret, 'recovery', sealedEmail);
      const link = freshSecret();
      const expiresAt = linkExpiry('recover', ground.clock());
      if (!(await issueRecoveryFor(ground.pool, email, { hash: link.hash, expiresAt }))) return;
      const letter = recoveryLetter(email, `${origin}/${LINKS.recover.page}#${link.secret}`);
      await addJob('send_mail', mailJobFor(ground.secret, letter));
    },
  };
}
