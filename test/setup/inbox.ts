import { doorJobs } from '../../server/src/doors/jobs.ts';
import { accountJobs } from '../../server/src/features/accounts/jobs.ts';
import { roundJobs } from '../../server/src/features/rounds/jobs.ts';
import { sharingJobs } from '../../server/src/features/sharing/jobs.ts';
import type { JobGround } from '../../server/src/jobs/worker.ts';
import { runDueJobs } from '../../server/src/jobs/worker.ts';
import { mailJobs } from '../../server/src/mail/jobs.ts';
import type { TestApp } from './test-app.ts';

export interface Mail {
  subject: string;
  body: string;
  /** The secret of the link, from behind the `#`; empty where there is none. */
  token: string;
}

export const jobGroundOf = (test: TestApp, mail: JobGround['mail'] = null): JobGround => ({
  pool: test.owner,
  clock: test.clock.read,
  secret: test.secret,
  mail,
});

/** Works off the queue once, as the server's worker would. */
export function runJobs(test: TestApp, mail: JobGround['mail'] = null): Promise<void> {
  const ground = jobGroundOf(test, mail);
  const jobs = {
    ...mailJobs(ground),
    ...accountJobs(ground),
    ...roundJobs(ground, test.codes),
    ...doorJobs(ground, test.doorA),
    ...sharingJobs(ground),
  };
  return runDueJobs(ground, jobs);
}

/** Works off the queue, then looks into the mailbox of this address; oldest first. */
export async function inboxOf(test: TestApp, email: string): Promise<Mail[]> {
  test.clock.advance(1000); // so that mails have an order
  await runJobs(test);
  const { rows } = await test.owner.query<{ subject: string; body: string }>(
    'select subject, body from mailbox_message where recipient = $1 order by sent_at, message_id',
    [email],
  );
  return rows.map((row) => ({ ...row, token: /#([A-Za-z0-9_-]{43})/.exec(row.body)?.[1] ?? '' }));
}
