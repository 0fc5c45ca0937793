import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from 'vitest';
import { roundJobs } from '../../server/src/features/rounds/jobs.ts';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import type { JobGround } from '../../server/src/jobs/worker.ts';
import { cyclePath, saveAnswer } from '../make/answers-http.ts';
import { makeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import { Respondent } from '../make/respondent.ts';
import { contentOf } from '../make/round.ts';
import { makeSealedRound } from '../make/sealed-round.ts';
import { jobGroundOf, runJobs } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

const DAY = 86_400_000;
let test: TestApp;
beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

/** Works off the queue until nothing is due: an opening leads to a mailing, and that to letters. */
async function work(mail: JobGround['mail'] = null) {
  for (let turn = 0; turn < 3; turn++) await runJobs(test, mail);
}

const people = (from: number, to: number, group = '') =>
  Array.from(
    { length: to - from },
    (_, i) => `Person ${from + i}, person${from + i}@example.org${group && `, ${group}`}`,
  ).join('\n');

async function draft() {
  const leader = await makeMember(test, 'leader');
  const cycle = await makeCycle(test, leader.orgId);
  const at = `${cyclePath(cycle)}/round`;
  const made = await leader.post(at);
  expect(made.status).toBe(201);
  return { leader, cycle, at, round: made.body.round };
}

async function opened(lines = people(0, 7)) {
  const set = await draft();
  await set.leader.post(`${set.at}/roster`, { role: 'staff', text: lines });
  const answer = await set.leader.post(`${set.at}/open`, {}, { 'if-match': `"${set.round.version}"` });
  expect(answer.status).toBe(200);
  await work();
  return set;
}

const mailsTo = async (email: string) =>
  (
    await test.owner.query<{ subject: string; body: string }>(
      'select subject, body from mailbox_message where recipient = $1 order by subject',
      [email],
    )
  ).rows;
const tokenIn = (body: string) => /\/answer#([0-9A-Z]{20})/.exec(body)?.[1] ?? '';

const respondentWith = (token: string) => {
  const visitor = new Visitor(test);
  return new Respondent((method, url, body, headers) => visitor.send(method, url, body, headers), token);
};

describe('preparing a round', () => {
  it('starts with dates that suit the check, and once', async () => {
    const { leader, at, cycle, round } = await draft();
    expect(round).toMatchObject({
      state: 'draft',
      closesAt: cycle.closesAt.toISOString(),
      languages: ['en'],
      openedBy: null,
    });
    expect(Date.parse(round.sealAt) - Date.parse(round.closesAt)).toBe(14 * DAY);
    expect(round.reminderDates).toHaveLength(2);
    expect((await leader.post(at)).body.code).toBe('round_exists');
  });

  it('takes a list line by line, and gives back what it can’t take', async () => {
    const { leader, at } = await draft();
    const text = `${people(0, 6)}\nBen, ben@\nPerson 1, person1@example.org`;
    const answer = await leader.post(`${at}/roster`, { role: 'staff', text });
    expect(answer.body).toMatchObject({
      added: 6,
      problems: [
        { line: 7, text: 'Ben, ben@', code: 'bad_email' },
        { line: 8, text: 'Person 1, person1@example.org', code: 'twice_in_list' },
      ],
    });
    expect(
      (await leader.post(`${at}/roster`, { role: 'board', text: 'P, person1@example.org' })).body.problems,
    ).toMatchObject([{ code: 'on_roster' }]);
    const one = await leader.post(`${at}/roster/entries`, {
      role: 'board',
      name: 'Paper Person',
      email: null,
    });
    expect(one.body.roster).toHaveLength(7);
    const again = await leader.post(`${at}/roster/entries`, {
      role: 'board',
      name: 'paper person',
      email: null,
    });
    expect(again.body.errors).toMatchObject([{ field: 'name', code: 'on_roster' }]);
    const { entryId } = one.body.roster.at(-1);
    expect((await leader.delete(`${at}/roster/entries/${entryId}`)).status).toBe(204);
    expect((await leader.delete(`${at}/roster/entries/${entryId}`)).status).toBe(404);
  });

  it('shows how small groups are merged, and refuses what is too small', async () => {
    const { leader, at, round } = await draft();
    const open = () => leader.post(`${at}/open`, {}, { 'if-match': `"${round.version}"` });
    await leader.post(`${at}/roster`, { role: 'staff', text: people(0, 4) });
    expect((await open()).body.code).toBe('round_too_small');
    await leader.post(`${at}/roster`, { role: 'staff', text: people(4, 9) });
    await leader.post(`${at}/roster`, { role: 'board', text: people(9, 12) });
    const view = (await leader.get(at)).body;
    expect(view.groups).toMatchObject([
      { roles: ['staff', 'board'], size: 12, atLeast: null, fingerprint: null },
    ]);
    expect(view.parts).toMatchObject([
      { role: 'staff', size: 9 },
      { role: 'board', size: 3 },
    ]);
    expect(view.groups[0].questions).toBeLessThan(view.parts[0].questionsAlone);
    await leader.post(`${at}/roster`, { role: 'member_program', text: 'Lone Program' });
    expect((await leader.get(at)).body.stranded).toEqual(['member_program']);
    const refused = await open();
    expect(refused.body.code).toBe('round_group_too_small');
    expect(refused.body.detail).toContain('member programs');
    expect((await leader.get(at)).body.round.state).toBe('draft');
  });

  it('keeps settings in one piece: dates that fit, and facts that were answered', async () => {
    const { leader, at, cycle, round } = await draft();
    await saveAnswer(leader, cycle, 'R1.wage_standard', { state: 'answered', value: 3, links: [] });
    expect((await leader.get(at)).body.publishable.map(({ itemId }: { itemId: string }) => itemId)).toEqual([
      'R1.wage_standard',
    ]);
    const body = {
      opensAt: round.opensAt,
      closesAt: round.closesAt,
      reminderDates: [],
      invitationSubject: 'How do you see it?',
      invitationText: 'Please tell us.',
      publishedFacts: ['R1.wage_standard', 'R9.none'],
    };
    const put = (given: object, version = round.version) =>
      leader.put(at, { ...body, ...given }, { 'if-match': `"${version}"` });
    expect((await put({ closesAt: round.opensAt })).body.errors).toMatchObject([
      { field: 'closesAt' },
      { field: 'closesAt' },
    ]);
    expect((await put({ closesAt: new Date(cycle.closesAt.getTime() + DAY).toISOString() })).body.code).toBe(
      'bad_request',
    );
    expect((await put({ reminderDates: ['2030-01-01'] })).body.errors).toMatchObject([
      { field: 'reminderDates.0' },
    ]);
    expect((await put({ invitationSubject: 'a\nBcc: b@example.org' })).body.code).toBe('bad_request');
    const saved = await put({});
    expect(saved.body.round).toMatchObject({
      version: round.version + 1,
      publishedFacts: ['R1.wage_standard'],
      invitationSubject: 'How do you see it?',
    });
    expect(saved.body.preview.body).toContain('Please tell us.');
    expect((await put({})).body.code).toBe('stale_version');
  });

  it('sends a test to oneself, whose link opens nothing', async () => {
    const { leader, at } = await draft();
    expect((await leader.post(`${at}/test-message`)).body).toEqual({ sentTo: leader.person.email });
    await work();
    const [mail] = await mailsTo(leader.person.email);
    expect(mail?.body).toContain('/answer#EXAMPLE-LINK-ONLY');
    expect((await respondentWith('EXAMPLE-LINK-ONLY').open()).body.code).toBe('token_unknown');
  });

  it('is for leaders: others learn participation at most', async () => {
    const { leader, at, cycle } = await draft();
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect((await keeper.get(at)).status).toBe(403);
    expect((await keeper.get(`${at}/participation`)).body).toMatchObject({ state: 'draft', atLeast: null });
    const stranger = await makeMember(test, 'leader');
    expect((await stranger.get(at)).status).toBe(404);
    const foreign = `/api/v1/organizations/${stranger.orgId}/cycles/${cycle.cycleId}/round`;
    expect((await stranger.get(foreign)).status).toBe(404);
    expect((await stranger.post(foreign)).status).toBe(404);
  });
});

describe('an open round', () => {
  it('invites everybody with a link of their own, and writes no token into the database', async () => {
    const { leader, at } = await opened();
    const view = (await leader.get(at)).body;
    expect(view.round.state).toBe('open');
    expect(
      view.roster.every(
        (entry: { deliveries: object[] }) =>
          JSON.stringify(entry.deliveries) === '[{"kind":"invitation","state":"sent","lastError":null}]',
      ),
    ).toBe(true);
    const [mail] = await mailsTo('person3@example.org');
    const opening = await respondentWith(tokenIn(mail?.body ?? '')).open();
    expect(opening.status).toBe(200);
    expect(mail?.body).toContain(opening.body.stratum.fingerprint);
    const keys = await new Visitor(test).get(`/rounds/${view.round.roundId}/keys`);
    expect(keys.headers['content-type']).toContain('text/html');
    expect(keys.body).toContain(opening.body.stratum.fingerprint);
    expect((await new Visitor(test).get(`/rounds/${view.round.roundId}/keys.txt`)).body).toContain(
      opening.body.stratum.publicKey,
    );
    const { rows } = await test.owner.query(
      `select (select json_agg(e) from roster_entry e)::text || (select json_agg(d) from mail_delivery d)::text as all`,
    );
    expect(rows[0].all).not.toContain(tokenIn(mail?.body ?? ''));
  });

  it('shows participation in steps of five, and never that everybody has answered', async () => {
    const set = await opened(people(0, 10));
    const book = await test.codes.read((await set.leader.get(set.at)).body.round.roundId);
    const own = Object.values(book?.tokens ?? {});
    const seen: number[] = [];
    for (const token of own) {
      await respondentWith(token).send(contentOf('staff'));
      const { atLeast, asked } = (await set.leader.get(`${set.at}/participation`)).body;
      expect(asked).toBe(10);
      seen.push(atLeast);
    }
    expect(seen).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5, 5]);
    expect((await set.leader.get(set.at)).body.groups).toMatchObject([
      { roles: ['staff'], size: 10, atLeast: 5 },
    ]);
  });

  it('stays as it was opened', async () => {
    const { leader, at, round } = await opened();
    expect(
      (await leader.post(`${at}/roster`, { role: 'staff', text: 'Late, late@example.org' })).body.code,
    ).toBe('round_opened');
    expect((await leader.post(`${at}/open`, {}, { 'if-match': `"${round.version + 1}"` })).body.code).toBe(
      'round_opened',
    );
    const { entryId } = (await leader.get(at)).body.roster[0];
    expect((await leader.delete(`${at}/roster/entries/${entryId}`)).body.code).toBe('round_opened');
  });

  it('opens once, however often it is asked to at the same moment', async () => {
    const { leader, at, round } = await draft();
    await leader.post(`${at}/roster`, { role: 'staff', text: people(0, 6) });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => leader.post(`${at}/open`, {}, { 'if-match': `"${round.version}"` })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409]);
    await work();
    expect((await leader.get(at)).body.groups).toHaveLength(1);
    const { roundId } = (await leader.get(at)).body.round;
    const book = await test.codes.read(roundId);
    for (const token of Object.values(book?.tokens ?? {}))
      expect((await respondentWith(token).open()).status).toBe(200);
  });

  it('reminds everybody in the same words, whether they answered or not', async () => {
    const { leader, at } = await opened();
    const { orgId } = leader;
    const { roundId } = (await leader.get(at)).body.round;
    const [mail] = await mailsTo('person0@example.org');
    expect((await respondentWith(tokenIn(mail?.body ?? '')).open()).status).toBe(200);
    const ground = jobGroundOf(test);
    await roundJobs(ground, test.codes)['round_mailing']?.(
      { orgId, roundId, kind: 'reminder-1' },
      {} as never,
    );
    await roundJobs(ground, test.codes)['round_mailing']?.(
      { orgId, roundId, kind: 'reminder-1' },
      {} as never,
    );
    await work();
    const bodies = await Promise.all(
      [0, 1].map(
        async (i) =>
          (await mailsTo(`person${i}@example.org`))
            .filter(({ subject }) => subject.startsWith('Reminder'))
            .at(-1)?.body ?? '',
      ),
    );
    const anonymous = bodies.map((body, i) => body.replace(/#[0-9A-Z]{20}/, '#').replace(`Person ${i}`, 'X'));
    expect(anonymous[0]).toBe(anonymous[1]);
    expect(anonymous[0]).toContain('If you have answered: thank you.');
    const { rows } = await test.owner.query(
      `select count(*)::int as n from mail_delivery where round_id = $1 and kind = 'reminder-1'`,
      [roundId],
    );
    expect(rows[0].n).toBe(7);
  });

  it('prints sheets for people without an address, says in the history who did, and forgets the codes at the close', async () => {
    const { leader, at } = await opened(`${people(0, 6)}\nPaper Person`);
    const answer = await leader.post(`${at}/sheets`);
    expect(answer.body.sheets).toMatchObject([{ name: 'Paper Person', role: 'staff' }]);
    const { code, link, fingerprint } = answer.body.sheets[0];
    expect(code).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
    expect(link).toContain(code.replaceAll('-', ''));
    const opening = await respondentWith(code).open();
    expect(opening.body.stratum.fingerprint).toBe(fingerprint);
    const history = (await leader.get(`/api/v1/organizations/${leader.orgId}/history`)).body.events;
    expect(history[0]).toMatchObject({ action: 'round.sheets_shown', detail: { sheets: 1 } });

    const { roundId } = (await leader.get(at)).body.round;
    await roundJobs(jobGroundOf(test), test.codes)['round_closed']?.(
      { orgId: leader.orgId, roundId },
      {} as never,
    );
    expect(await test.codes.read(roundId)).toBeNull();
    expect((await leader.post(`${at}/sheets`)).body.code).toBe('sheets_not_now');
  });

  it('keeps codes sealed on disk', async () => {
    const { leader, at } = await opened();
    const { roundId } = (await leader.get(at)).body.round;
    const book = await test.codes.read(roundId);
    const folder = test.codes.folder;
    const raw = await readFile(path.join(folder, `${roundId}.codes`), 'utf8');
    expect((await readdir(folder)).some((name) => name.endsWith('.new'))).toBe(false);
    for (const token of Object.values(book?.tokens ?? {})) expect(raw).not.toContain(token);
  });
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
    const set = await draft();
    await set.leader.post(`${set.at}/roster`, { role: 'staff', text: people(0, 5) });
    await set.leader.post(`${set.at}/open`, {}, { 'if-match': `"${set.round.version}"` });
    const { mail, close } = await pickyMailServer('person2@example.org');
    await work(mail);
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
    const set = await draft();
    await set.leader.post(`${set.at}/roster`, { role: 'staff', text: people(0, 5) });
    await set.leader.post(`${set.at}/open`, {}, { 'if-match': `"${set.round.version}"` });
    const { mail, close } = await pickyMailServer('person2@example.org');
    await work(mail);
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
    await work();
    const letters = await mailsTo('right@example.org');
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
    const set = await draft();
    await set.leader.post(`${set.at}/roster`, { role: 'staff', text: people(0, 5) });
    await set.leader.post(`${set.at}/open`, {}, { 'if-match': `"${set.round.version}"` });
    await work(nobodyListens);
    const [first] = (await set.leader.get(set.at)).body.roster;
    expect(first.deliveries).toMatchObject([
      { kind: 'invitation', state: 'queued', lastError: expect.stringContaining('ECONNREFUSED') },
    ]);
    await test.owner.query(`update graphile_worker._private_jobs set run_at = now() where attempts > 0`);
    await work();
    expect((await set.leader.get(set.at)).body.roster[0].deliveries).toMatchObject([
      { state: 'sent', lastError: null },
    ]);
  });
});

describe('after the seal', () => {
  const comments = (n: number, itemId = 'R1.pay_voice') =>
    Array.from({ length: n }, () => ({ itemId, theme: null, review: 'waiting' as const }));

  it('lets the leader read and sort comments where ten or more exist, and none where fewer do', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await makeCycle(test, leader.orgId);
    await makeSealedRound(test, cycle, {
      groups: [{ roles: ['staff'], size: 20, ballots: [] }],
      comments: [...comments(10), ...comments(9, 'R4.raise_safely')],
    });
    const at = `${cyclePath(cycle)}/round/comments`;
    const { items } = (await leader.get(at)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ itemId: 'R1.pay_voice' });
    expect(items[0].comments).toHaveLength(10);
    const [{ commentId }] = items[0].comments;
    expect((await leader.put(`${at}/${commentId}`, { review: 'released', theme: 'Pay' })).status).toBe(204);
    expect((await leader.get(at)).body.items[0].comments[0]).toMatchObject({
      review: 'released',
      theme: 'Pay',
    });
    const { rows } = await test.owner.query(
      `select comment_id from sealed_comment where item_id = 'R4.raise_safely' limit 1`,
    );
    expect(
      (await leader.put(`${at}/${rows[0].comment_id}`, { review: 'released', theme: null })).status,
    ).toBe(404);
    expect((await leader.put(`${at}/${randomUUID()}`, { review: 'held', theme: null })).status).toBe(404);
    const keeper = await makeMember(test, 'records_keeper', { organization: leader.organization });
    expect((await keeper.get(at)).status).toBe(403);
  });

  it('shows no comment before', async () => {
    const leader = await makeMember(test, 'leader');
    const cycle = await makeCycle(test, leader.orgId);
    await makeSealedRound(test, cycle, { groups: [], comments: comments(10), state: 'open' });
    expect((await leader.get(`${cyclePath(cycle)}/round/comments`)).body.code).toBe('round_not_sealed');
  });
});
