import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { roundJobs } from '../../server/src/features/rounds/jobs.ts';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { contentOf } from '../make/round.ts';
import {
  draftRound,
  mailsTo,
  openRound,
  people,
  respondentWith,
  tokenIn,
  work,
} from '../make/set-up-round.ts';
import { jobGroundOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

describe('an open round', () => {
  it('invites everybody with a link of their own, and writes no token into the database', async () => {
    const { leader, at } = await openRound(test, people(0, 7));
    const view = (await leader.get(at)).body;
    expect(view.round.state).toBe('open');
    expect(
      view.roster.every(
        (entry: { deliveries: object[] }) =>
          JSON.stringify(entry.deliveries) === '[{"kind":"invitation","state":"sent","lastError":null}]',
      ),
    ).toBe(true);
    const [mail] = await mailsTo(test, 'person3@example.org');
    const opening = await respondentWith(test, tokenIn(mail?.body ?? '')).open();
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
    const set = await openRound(test, people(0, 10));
    const book = await test.codes.read((await set.leader.get(set.at)).body.round.roundId);
    const own = Object.values(book?.tokens ?? {});
    const seen: number[] = [];
    for (const token of own) {
      await respondentWith(test, token).send(contentOf('staff'));
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
    const { leader, at, round } = await openRound(test, people(0, 7));
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
    const { leader, at, round } = await draftRound(test);
    await leader.post(`${at}/roster`, { role: 'staff', text: people(0, 6) });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => leader.post(`${at}/open`, {}, { 'if-match': `"${round.version}"` })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409]);
    await work(test);
    expect((await leader.get(at)).body.groups).toHaveLength(1);
    const { roundId } = (await leader.get(at)).body.round;
    const book = await test.codes.read(roundId);
    for (const token of Object.values(book?.tokens ?? {}))
      expect((await respondentWith(test, token).open()).status).toBe(200);
  });

  it('reminds everybody in the same words, whether they answered or not', async () => {
    const { leader, at } = await openRound(test, people(0, 7));
    const { orgId } = leader;
    const { roundId } = (await leader.get(at)).body.round;
    const [mail] = await mailsTo(test, 'person0@example.org');
    expect((await respondentWith(test, tokenIn(mail?.body ?? '')).open()).status).toBe(200);
    const ground = jobGroundOf(test);
    await roundJobs(ground, test.codes)['round_mailing']?.(
      { orgId, roundId, kind: 'reminder-1' },
      {} as never,
    );
    await roundJobs(ground, test.codes)['round_mailing']?.(
      { orgId, roundId, kind: 'reminder-1' },
      {} as never,
    );
    await work(test);
    const bodies = await Promise.all(
      [0, 1].map(
        async (i) =>
          (await mailsTo(test, `person${i}@example.org`))
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
    const { leader, at } = await openRound(test, `${people(0, 6)}\nPaper Person`);
    const answer = await leader.post(`${at}/sheets`);
    expect(answer.body.sheets).toMatchObject([{ name: 'Paper Person', role: 'staff' }]);
    const { code, link, fingerprint } = answer.body.sheets[0];
    expect(code).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
    expect(link).toContain(code.replaceAll('-', ''));
    const opening = await respondentWith(test, code).open();
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
    const { leader, at } = await openRound(test, people(0, 7));
    const { roundId } = (await leader.get(at)).body.round;
    const book = await test.codes.read(roundId);
    const folder = test.codes.folder;
    const raw = await readFile(path.join(folder, `${roundId}.codes`), 'utf8');
    expect((await readdir(folder)).some((name) => name.endsWith('.new'))).toBe(false);
    for (const token of Object.values(book?.tokens ?? {})) expect(raw).not.toContain(token);
  });
});
