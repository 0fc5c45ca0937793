import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { mailsTo, openRound, people, tokenIn, work } from '../make/set-up-round.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

/** A mail server that takes mail for everybody but one. */
async function pickyMailServer(refused: string) {
  const server = createServer((socket) => {
    let inBody = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 picky');
    createInterface({ input: socket }).on('line', (line) => {
      if (inBody) {
        if (line !== '.') return;
        inBody = false;
        return say('250 taken');
      }
      if (/^DATA/i.test(line)) {
        inBody = true;
        return say('354 go on');
      }
      if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n');
      return say(line.includes(`TO:<${refused}>`) ? '550 no such mailbox' : '250 fine');
    });
    socket.on('error', () => {});
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    mail: { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'check@example.org' },
    close: () => server.close(),
  };
}

describe('mail that does not arrive', () => {
  const nobodyListens = { smtpUrl: 'smtp://127.0.0.1:1', from: 'check@example.org' };

  it('that a mailbox refuses for good is shown as come back, and not tried again', async () => {
    const { mail, close } = await pickyMailServer('person2@example.org');
    const set = await openRound(test, people(0, 5), mail);
    close();
    const { roster } = (await set.leader.get(set.at)).body;
    const states = Object.fromEntries(
      roster.map((entry: { email: string; deliveries: { state: string }[] }) => [
        entry.email.slice(0, 7),
        entry.deliveries[0]?.state,
      ]),
    );
    expect(states).toEqual({
      person0: 'sent',
      person1: 'sent',
      person2: 'bounced',
      person3: 'sent',
      person4: 'sent',
    });
    expect(roster[2].deliveries[0].lastError).toContain('550');
    const { rows } = await test.owner.query(
      `select count(*)::int as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'round_letter'`,
    );
    expect(rows[0].n).toBe(0);
  });

  it('that reached nobody goes to another address with the same link, and to nobody else', async () => {
    const { mail, close } = await pickyMailServer('person2@example.org');
    const set = await openRound(test, people(0, 5), mail);
    close();
    const { roster, round } = (await set.leader.get(set.at)).body;
    expect(roster.map((entry: { correctable: boolean }) => entry.correctable)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    const correct = (index: number, email: string) =>
      set.leader.post(`${set.at}/roster/entries/${roster[index].entryId}/address`, { email });
    // A letter reached her, so she may have answered: trying her link elsewhere could tell.
    expect((await correct(1, 'elsewhere@example.org')).body.code).toBe('address_not_now');
    expect((await correct(2, 'person3@example.org')).body.errors).toMatchObject([
      { field: 'email', code: 'on_roster' },
    ]);
    expect((await correct(2, 'right@example.org')).status).toBe(200);
    expect((await correct(2, 'twice@example.org')).body.code).toBe('address_not_now');
    await work(test);
    const letters = await mailsTo(test, 'right@example.org');
    expect(letters).toHaveLength(1);
    const book = await test.codes.read(round.roundId);
    expect(tokenIn(letters[0]!.body)).toBe(book?.tokens[roster[2].entryId]);
    expect((await set.leader.get(set.at)).body.roster[2]).toMatchObject({
      email: 'right@example.org',
      correctable: false,
      deliveries: [{ kind: 'invitation', state: 'sent', lastError: null }],
    });
    const history = (await set.leader.get(`/api/v1/organizations/${set.leader.orgId}/history`)).body.events;
    expect(history[0]).toMatchObject({ action: 'round.address_corrected' });
    expect(JSON.stringify(history[0])).not.toContain('example.org');
  });

  it('is tried again while the server is away, and shown as waiting', async () => {
    const set = await openRound(test, people(0, 5), nobodyListens);
    const [first] = (await set.leader.get(set.at)).body.roster;
    expect(first.deliveries).toMatchObject([
      { kind: 'invitation', state: 'queued', lastError: expect.stringContaining('ECONNREFUSED') },
    ]);
    await test.owner.query(`update graphile_worker._private_jobs set run_at = now() where attempts > 0`);
    await work(test);
    expect((await set.leader.get(set.at)).body.roster[0].deliveries).toMatchObject([
      { state: 'sent', lastError: null },
    ]);
  });
});
