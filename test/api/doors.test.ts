import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealRound } from '../../server/src/doors/seal-round.ts';
import { Respondent } from '../make/respondent.ts';
import type { Send } from '../make/respondent.ts';
import type { MadeRound } from '../make/round.ts';
import { contentOf, makeRound } from '../make/round.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { sendTo } from '../setup/send-to.ts';

let test: TestApp;
let send: Send;
beforeAll(async () => {
  test = await testApp();
  send = sendTo(test.app);
});

const staff = (round: MadeRound, person = 0, receipt?: Uint8Array) =>
  new Respondent(send, round.strata[0]!.tokens[person]!, receipt);
const ballots = async (round: MadeRound) =>
  (await test.owner.query(`select * from ballot where round_id = $1 order by key_hash`, [round.roundId]))
    .rows;

/** Runs with the clock at another time, and puts it back. */
async function at<T>(time: Date, work: () => Promise<T>): Promise<T> {
  const before = test.clock.current;
  test.clock.current = time;
  try {
    return await work();
  } finally {
    test.clock.current = before;
  }
}

describe('opening an invitation', () => {
  it('shows the round, the key and the questions of the stratum', async () => {
    const round = await makeRound(test, [
      { roles: ['staff'], people: 6 },
      { roles: ['board', 'leader'], people: 5 },
    ]);
    const { status, body } = await staff(round).open();
    expect(status).toBe(200);
    expect(body.round).toMatchObject({ roundId: round.roundId, orgName: 'Harbor Coalition', state: 'open' });
    expect(body.stratum?.fingerprint).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/);
    const asked = (opened: typeof body) => opened.questionnaire?.questions.map((one) => one.itemId);
    expect(asked(body)).toContain('R2.network_voice');

    // The merged stratum is asked what all of its roles are asked, so nothing tells board from leader.
    const merged = await new Respondent(send, round.strata[1]!.tokens[0]!).open();
    expect(asked(merged.body)).toContain('R1.pay_voice');
    expect(asked(merged.body)).not.toContain('R2.network_voice');
    expect(merged.body.stratum?.publicKey).not.toBe(body.stratum?.publicKey);
  });

  it('uses nothing up, writes nothing, and sets no cookie', async () => {
    const round = await makeRound(test);
    const { rows: before } = await test.owner.query(
      `select pg_current_wal_insert_lsn() as at, xmin, * from roster_entry where round_id = $1`,
      [round.roundId],
    );
    for (let i = 0; i < 3; i++) expect((await staff(round).open()).status).toBe(200);
    const { rows: after } = await test.owner.query(`select xmin, * from roster_entry where round_id = $1`, [
      round.roundId,
    ]);
    expect(after).toEqual(before.map(({ at: _, ...row }) => row));
    const answer = await test.app.inject({
      method: 'POST',
      url: '/door-a/v1/open',
      payload: { token: 'x' },
      cookies: { session: 'a' },
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('knows no other tokens', async () => {
    for (const token of ['7K2M', '0'.repeat(20), '<script>']) {
      expect(await new Respondent(send, token).open()).toMatchObject({
        status: 404,
        body: { code: 'token_unknown' },
      });
    }
  });
});

describe('one ballot per person', () => {
  it('takes the whole way, and the same again changes nothing', async () => {
    const round = await makeRound(test);
    const person = staff(round);
    expect(await person.send(contentOf('staff'))).toEqual({ status: 200, body: { version: 1 } });
    expect(await person.send(contentOf('staff'))).toEqual({ status: 200, body: { version: 1 } });
    expect(await ballots(round)).toMatchObject([{ version: 1, content: contentOf('staff') }]);
  });

  it('refuses a second receipt on one invitation', async () => {
    const round = await makeRound(test);
    await staff(round).send(contentOf('staff'));
    expect(await staff(round).send(contentOf('staff'))).toMatchObject({
      status: 409,
      body: { code: 'ballot_already_begun' },
    });
    expect(await ballots(round)).toHaveLength(1);
  });

  it('holds under races: a hundred receipts on one token, and one receipt a hundred times', async () => {
    const round = await makeRound(test);
    const receipt = randomBytes(16);
    const rivals = Array.from({ length: 100 }, () => staff(round).send(contentOf('staff')));
    const repeats = Array.from({ length: 100 }, () => staff(round, 1, receipt).send(contentOf('staff')));
    const [rivalAnswers, repeatAnswers] = [await Promise.all(rivals), await Promise.all(repeats)];
    expect(rivalAnswers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(rivalAnswers.filter((answer) => answer.body.code === 'ballot_already_begun')).toHaveLength(99);
    expect(new Set(repeatAnswers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(await ballots(round)).toHaveLength(2);
  });

  it('acknowledges one of two ballots that one person sends from two tabs at once, and keeps that one', async () => {
    const round = await makeRound(test, [{ roles: ['staff'], people: 5 }]);
    const receipt = randomBytes(16);
    const [item] = Object.keys(contentOf('staff').answers) as [string];
    const contents = [0, 4].map((level) => contentOf('staff', { answers: { [item]: level } }));
    const signed = await Promise.all(contents.map((content) => staff(round, 0, receipt).sign(content)));
    const answers = await Promise.all(
      signed.map(({ roundId, keyHash, ballot }) => staff(round).put(roundId, keyHash, ballot)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)?.body.code).toBe('stale_ballot');
    const acknowledged = contents[answers.findIndex(({ status }) => status === 200)];
    expect(await ballots(round)).toMatchObject([{ version: 1, content: acknowledged }]);
  });

  it('writes ballots that wait together in the order of their keys, not of their coming', async () => {
    const round = await makeRound(test, [{ roles: ['staff'], people: 12 }]);
    const signed = await Promise.all(
      round.strata[0]!.tokens.map((token) => new Respondent(send, token).sign(contentOf('staff'))),
    );
    await Promise.all(signed.map((one) => staff(round).put(one.roundId, one.keyHash, one.ballot)));
    const { rows } = await test.owner.query<{ transaction: string; key_hash: string }>(
      `select xmin::text as transaction, key_hash from ballot where round_id = $1 order by ctid`,
      [round.roundId],
    );
    expect(rows.map((row) => row.key_hash).toSorted()).toEqual(signed.map((one) => one.keyHash).toSorted());
    const batches = [...Map.groupBy(rows, (row) => row.transaction).values()].map((batch) =>
      batch.map((row) => row.key_hash),
    );
    expect(batches.length).toBeLessThan(12);
    expect(batches).toEqual(batches.map((batch) => batch.toSorted()));
  });
});

describe('from another device, by receipt', () => {
  it('reads, changes and withdraws, without the invitation', async () => {
    const round = await makeRound(test);
    const person = staff(round);
    await person.send(contentOf('staff'));
    const phone = new Respondent(send, 'no token', person.receipt);
    expect(await phone.read(round.roundId)).toMatchObject({
      status: 200,
      body: { version: 1, content: contentOf('staff') },
    });
    const changed = contentOf('staff', {
      answers: { 'R1.pay_voice': 4 },
      comments: { 'R1.pay_voice': 'Rents went up.' },
    });
    expect(await phone.edit(round.roundId, 2, changed)).toEqual({ status: 200, body: { version: 2 } });
    expect(await phone.edit(round.roundId, 2, changed)).toEqual({ status: 200, body: { version: 2 } });
    expect(await phone.edit(round.roundId, 3, null)).toEqual({ status: 200, body: { version: 3 } });
    expect(await ballots(round)).toMatchObject([{ version: 3, content: null }]);
    expect(await phone.edit(round.roundId, 4, contentOf('staff'))).toEqual({
      status: 200,
      body: { version: 4 },
    });
  });

  it('lets nothing be overwritten that was not seen', async () => {
    const round = await makeRound(test);
    const person = staff(round);
    await person.send(contentOf('staff'));
    const own = await person.own(round.roundId);
    const edit = (version: number, level: number) =>
      own.edit(version, contentOf('staff', { answers: { 'R1.pay_voice': level } }));
    const put = async (version: number, level: number, ifMatch?: string) =>
      person.put(
        round.roundId,
        own.keyHash,
        await edit(version, level),
        ifMatch === undefined ? {} : { 'if-match': ifMatch },
      );
    expect(await put(2, 4)).toMatchObject({ status: 428 });
    expect(await put(3, 4, '"2"')).toMatchObject({ status: 412, body: { code: 'stale_ballot', version: 1 } });
    const race = await Promise.all(Array.from({ length: 5 }, (_, level) => put(2, level, '"1"')));
    expect(race.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412, 412]);
    expect(await put(1, 3, '"0"')).toMatchObject({ status: 400 });
  });

  it('opens to no other receipt', async () => {
    const round = await makeRound(test);
    await staff(round).send(contentOf('staff'));
    expect(await staff(round).read(round.roundId)).toMatchObject({
      status: 404,
      body: { code: 'ballot_unknown' },
    });
    expect(await staff(round).edit(round.roundId, 2, null)).toMatchObject({
      status: 404,
      body: { code: 'ballot_unknown' },
    });
  });
});

describe('what is not as it should be', () => {
  const flip = (text: string) => `${text.slice(0, -3)}${text.at(-3) === 'A' ? 'B' : 'A'}${text.slice(-2)}`;

  it('refuses forged and transplanted signatures', async () => {
    const round = await makeRound(test, [
      { roles: ['staff'], people: 6 },
      { roles: ['board'], people: 5 },
    ]);
    const other = await makeRound(test);
    const person = staff(round);
    const { ballot, roundId, keyHash } = await person.sign(contentOf('staff'));
    const refused = { status: 403, body: { code: 'ballot_refused' } };
    const put = (change: object, to = roundId, hash = keyHash) =>
      person.put(to, hash, { ...ballot, ...change });
    expect(await put({ signature: flip(ballot!.signature) })).toMatchObject(refused);
    expect(await put({ randomizer: flip(ballot!.randomizer) })).toMatchObject(refused);
    expect(await put({ contentSignature: flip(ballot!.contentSignature) })).toMatchObject(refused);
    expect(await put({ content: contentOf('staff', { answers: { 'R1.pay_voice': 0 } }) })).toMatchObject(
      refused,
    );
    expect(await put({ stratumId: round.strata[1]!.stratumId })).toMatchObject(refused);
    expect(await put({ stratumId: randomUUID() })).toMatchObject(refused);
    expect(await put({}, other.roundId)).toMatchObject(refused);
    expect(await put({}, roundId, '0'.repeat(64))).toMatchObject(refused);
    expect(await put({}, randomUUID())).toMatchObject({ status: 404 });
    expect(await ballots(round)).toEqual([]);
    expect((await put({})).status).toBe(200);
  });

  it('refuses answers to what was not asked', async () => {
    const facts = [{ itemId: 'R1.wage_coverage', prompt: { en: 'Pay' }, answer: { en: '80 of 100' } }];
    const round = await makeRound(test, [{ roles: ['staff'], people: 6 }], { publishedFacts: facts });
    const wrong = [
      contentOf('leader'),
      contentOf('staff', { answers: { 'R1.policy_level': 1 } }),
      contentOf('staff', { comments: { 'R9.nothing': 'Hm.' } }),
      contentOf('staff', { mismatches: ['R1.pay_voice'] }),
      contentOf('staff', { mismatches: ['R1.wage_coverage', 'R1.wage_coverage'] }),
    ];
    const person = staff(round);
    for (const content of wrong)
      expect(await person.send(content)).toMatchObject({ status: 422, body: { code: 'ballot_invalid' } });
    expect(await person.send(contentOf('staff', { mismatches: ['R1.wage_coverage'] }))).toMatchObject({
      status: 200,
    });
  });

  it('refuses a blinded message that is no number below the modulus', async () => {
    const round = await makeRound(test);
    const blinded = Buffer.alloc(256, 255).toString('base64url');
    expect(await send('POST', '/door-a/v1/sign', { token: staff(round).token, blinded })).toMatchObject({
      status: 400,
    });
    expect((await staff(round).send(contentOf('staff'))).status).toBe(200);
  });
});

describe('the calendar', () => {
  it('takes no first ballot before opening or after closing; edits and repeats until the seal', async () => {
    const round = await makeRound(test);
    const early = new Date(test.clock.current.getTime() - 2 * 86_400_000);
    expect(await at(early, () => staff(round).send(contentOf('staff')))).toMatchObject({
      body: { code: 'round_waiting' },
    });
    const person = staff(round);
    await person.send(contentOf('staff'));
    const begun = staff(round, 1);
    const { ballot, keyHash } = await begun.sign(contentOf('staff'));
    await at(round.closesAt, async () => {
      expect(await staff(round, 2).send(contentOf('staff'))).toMatchObject({
        status: 409,
        body: { code: 'round_closed' },
      });
      expect((await begun.sign(contentOf('staff'))).answer.status).toBe(200);
      expect(await begun.put(round.roundId, keyHash, ballot)).toMatchObject({
        status: 409,
        body: { code: 'round_closed' },
      });
      expect(await person.send(contentOf('staff'))).toMatchObject({ status: 200 });
      expect(await person.edit(round.roundId, 2, contentOf('staff', { answers: {} }))).toMatchObject({
        status: 200,
      });
    });
    await at(round.sealAt, async () => {
      expect((await person.sign(contentOf('staff'))).answer).toMatchObject({
        body: { code: 'round_sealed' },
      });
      expect(await person.edit(round.roundId, 3, null)).toMatchObject({ body: { code: 'round_sealed' } });
    });
  });

  it('is sealed once: answers stay, ballots, keys and slots are gone', async () => {
    const round = await makeRound(test, [{ roles: ['staff'], people: 12 }]);
    for (let i = 0; i < 10; i++) {
      const comments: Record<string, string> = i < 3 ? { 'R1.pay_voice': `Comment ${i}` } : {};
      await staff(round, i).send(contentOf('staff', { answers: { 'R1.pay_voice': i % 5 }, comments }));
    }
    const withdrawn = staff(round, 10);
    await withdrawn.send(contentOf('staff'));
    await withdrawn.edit(round.roundId, 2, null);
    await expect(sealRound(test.owner, test.doorA, round, test.clock.current)).rejects.toThrow(
      'before its time',
    );

    await Promise.all([1, 2].map(() => sealRound(test.owner, test.doorA, round, round.sealAt)));
    await sealRound(test.owner, test.doorA, round, round.sealAt);
    const count = async (table: string) =>
      (await test.owner.query(`select * from ${table} where round_id = $1`, [round.roundId])).rows;
    const sealed = await count('sealed_ballot');
    expect(sealed.map((row) => Number(row.answers['R1.pay_voice'])).toSorted((a, b) => a - b)).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3, 4, 4,
    ]);
    expect(new Set((await count('sealed_comment')).map((row) => row.text))).toEqual(
      new Set(['Comment 0', 'Comment 1', 'Comment 2']),
    );
    const roles = [
      ...sealed.map((row) => row.role),
      ...(await count('sealed_comment')).map((row) => row.stratum_roles),
    ];
    expect(new Set(roles), 'whose role it was stays nowhere').toEqual(new Set([null]));
    expect(await count('ballot')).toEqual([]);
    expect(await test.doorA.roundsOnDisk()).not.toContain(round.roundId);
    const jobs = await test.owner.query(`select task_identifier from graphile_worker.jobs`);
    expect(jobs.rows.filter((row) => row.task_identifier === 'compute_voices')).toHaveLength(1);
    expect(await staff(round).open()).toMatchObject({ status: 404, body: { code: 'token_unknown' } });
    await at(round.sealAt, async () => {
      expect(await withdrawn.read(round.roundId)).toMatchObject({
        status: 409,
        body: { code: 'round_sealed' },
      });
    });
  });
});
