import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { SMTPServer as Server } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeMember } from '../make/organization.ts';
import { makePerson } from '../make/person.ts';
import { runJobs } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp({ mailbox: false });
});

// What a failed test left in the queue is not the next one's to send.
afterEach(() => test.owner.query('delete from graphile_worker._private_jobs'));

/** A mail server on a free port, or on the one that is given; keeps what it is sent. */
async function mailServer(port = 0): Promise<{ server: Server; port: number; received: string[] }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { server, port: (server.server.address() as AddressInfo).port, received };
}

const mailTo = (port: number) => ({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Check <check@example.org>' });
const queue = async () =>
  (
    await test.owner.query(
      `select attempts, last_error, run_at > now() as waits from graphile_worker._private_jobs`,
    )
  ).rows;

describe('mail', () => {
  it('goes to the mail server, as plain text that no machine answers, and not to the mailbox page', async () => {
    await makePerson(test, { email: 'known@example.org' });
    const { port, received } = await mailServer();
    await new Visitor(test).post('/api/v1/registrations', {
      email: 'known@example.org',
      name: 'Ines',
      password: 'four words in a row',
    });
    await runJobs(test, mailTo(port));
    expect(received).toHaveLength(1);
    expect(received[0]).toMatch(/^To: known@example\.org\r$/m);
    expect(received[0]).toMatch(/^Content-Type: text\/plain/m);
    expect(received[0]).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect((await test.owner.query('select 1 from mailbox_message')).rows).toEqual([]);
    expect((await new Visitor(test).get('/api/v1/mailbox')).status).toBe(404);
  });

  it('waits while the mail server is down, says so to the sender, and goes out once it is back', async () => {
    const { server, port } = await mailServer();
    await new Promise<void>((resolve) => server.close(() => resolve()));

    const leader = await makeMember(test, 'leader');
    const invitations = `/api/v1/organizations/${leader.orgId}/invitations`;
    expect((await leader.post(invitations, { email: 'sam@example.org', role: 'member' })).status).toBe(201);
    await runJobs(test, mailTo(port));
    expect(await queue()).toMatchObject([
      { attempts: 1, waits: true, last_error: expect.stringContaining('ECONNREFUSED') },
    ]);
    expect((await leader.get(invitations)).body.invitations).toMatchObject([{ mailed: false }]);

    await runJobs(test, mailTo(port)); // too early: it waits
    expect(await queue()).toMatchObject([{ attempts: 1 }]);

    const back = await mailServer(port);
    await test.owner.query('update graphile_worker._private_jobs set run_at = now()'); // the wait is over
    await runJobs(test, mailTo(port));
    expect(back.received).toHaveLength(1);
    expect(await queue()).toEqual([]);
    expect((await leader.get(invitations)).body.invitations).toMatchObject([{ mailed: true }]);
  });

  it('is not sent for what did not happen', async () => {
    const leader = await makeMember(test, 'leader');
    const refused = await leader.post(`/api/v1/organizations/${leader.orgId}/invitations`, {
      email: leader.person.email,
      role: 'member',
    });
    expect(refused.status).toBe(409);
    expect(await queue()).toEqual([]);
  });

  it('that is sent twice by a job that ran twice carries one id', async () => {
    const { port, received } = await mailServer();
    const leader = await makeMember(test, 'leader');
    await leader.post(`/api/v1/organizations/${leader.orgId}/invitations`, {
      email: 'twice@example.org',
      role: 'member',
    });
    await test.owner.query(
      `select graphile_worker.add_job(t.identifier, j.payload) from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id`,
    );
    await runJobs(test, mailTo(port));
    const ids = received.map((mail) => /^Message-ID: (.+)\r$/m.exec(mail)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});
