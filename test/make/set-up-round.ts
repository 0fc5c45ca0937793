import type { JobGround } from '../../server/src/jobs/worker.ts';
import { runJobs } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';
import { cyclePath } from './answers-http.ts';
import { makeCycle } from './cycle.ts';
import { makeMember } from './organization.ts';
import { Respondent } from './respondent.ts';

// Rounds that a leader set up by way of the API, and the letters that went out.

type Mail = JobGround['mail'];

/** Works off the queue until nothing is due: an opening leads to a mailing, and that to letters. */
export async function work(test: TestApp, mail: Mail = null): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await runJobs(test, mail);
}

/** Lines of a roster: "Person 0, person0@example.org" and so on, below `to`. */
export const people = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `Person ${from + i}, person${from + i}@example.org`).join('\n');

export async function draftRound(test: TestApp) {
  const leader = await makeMember(test, 'leader');
  const cycle = await makeCycle(test, leader.orgId);
  const at = `${cyclePath(cycle)}/round`;
  const made = await leader.post(at);
  if (made.status !== 201) throw new Error(`no round: ${JSON.stringify(made.body)}`);
  return { leader, cycle, at, round: made.body.round };
}

/** A round of staff, opened, its letters handed to `mail`. */
export async function openRound(test: TestApp, lines: string, mail: Mail = null) {
  const set = await draftRound(test);
  await set.leader.post(`${set.at}/roster`, { role: 'staff', text: lines });
  const answer = await set.leader.post(`${set.at}/open`, {}, { 'if-match': `"${set.round.version}"` });
  if (answer.status !== 200) throw new Error(`not opened: ${JSON.stringify(answer.body)}`);
  await work(test, mail);
  return set;
}

export const mailsTo = async (test: TestApp, email: string) =>
  (
    await test.owner.query<{ subject: string; body: string }>(
      'select subject, body from mailbox_message where recipient = $1 order by subject',
      [email],
    )
  ).rows;

export const tokenIn = (body: string): string => /\/answer#([0-9A-Z]{20})/.exec(body)?.[1] ?? '';

export function respondentWith(test: TestApp, token: string): Respondent {
  const visitor = new Visitor(test);
  return new Respondent((method, url, body, headers) => visitor.send(method, url, body, headers), token);
}
