import { beforeAll, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { contentOf } from '../make/round.ts';
import { openRound, people, respondentWith } from '../make/set-up-round.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import type { Visitor } from '../setup/visitor.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
});

/** Every address that can be read and is named by these alone. */
function readable(known: Record<string, string>): string[] {
  const { paths } = test.app.swagger() as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, methods]) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole);
    return 'get' in methods && !filled.includes('{') ? [filled] : [];
  });
}

/** Status, headers but the time of day, and bytes of everything that this visitor can read, refusals included. */
async function everything(visitor: Visitor, urls: readonly string[]): Promise<Map<string, string>> {
  const answers = urls.map(async (url): Promise<[string, string]> => {
    const { headers, ...rest } = await visitor.get(url);
    return [url, JSON.stringify({ ...rest, headers: { ...headers, date: null } })];
  });
  return new Map(await Promise.all(answers));
}

const changed = (before: Map<string, string>, after: Map<string, string>) =>
  [...before].flatMap(([url, answer]) => (after.get(url) === answer ? [] : [[url, answer, after.get(url)]]));

it('tells the leader the same, byte by byte, before and after somebody opens, answers, changes and withdraws', async () => {
  const { leader, cycle, at } = await openRound(test, `${people(0, 11)}\nPaper Person`);
  const { roundId } = (await leader.get(at)).body.round;
  const book = await test.codes.read(roundId);
  const [first = '', second = '', ...others] = Object.values(book?.tokens ?? {});
  const urls = readable({
    orgId: leader.orgId,
    cycleId: cycle.cycleId,
    roundId,
    recommendation: 'R1',
    section: 'R1',
    itemId: 'R1.wage_standard',
    year: String(test.clock.current.getUTCFullYear()),
  });
  expect(urls.length).toBeGreaterThan(30);
  expect(urls).toContain(at);
  await leader.post(`${at}/sheets`);
  const sheets = (await leader.post(`${at}/sheets`)).body;
  const before = await everything(leader, urls);
  expect(before.get(at)).toContain('"status":200');
  expect(changed(before, await everything(leader, urls))).toEqual([]);

  const one = respondentWith(test, first);
  const steps: [string, () => Promise<{ status: number }>][] = [
    ['opens', () => one.open()],
    ['answers', () => one.send(contentOf('staff'))],
    ['changes', () => one.edit(roundId, 2, contentOf('staff', { answers: { 'R1.pay_voice': 4 } }))],
    ['withdraws', () => one.edit(roundId, 3, null)],
    [
      'another one stops between the doors',
      async () => (await respondentWith(test, second).sign(contentOf('staff'))).answer,
    ],
  ];
  for (const [step, does] of steps) {
    expect([step, (await does()).status < 300]).toEqual([step, true]);
    expect([step, changed(before, await everything(leader, urls))]).toEqual([step, []]);
  }
  expect((await leader.post(`${at}/sheets`)).body).toEqual(sheets);

  // The reader of all this does notice: a fifth ballot shows, where steps of five are told and nowhere else.
  const reread = await everything(leader, urls);
  for (const token of others.slice(0, 4)) await respondentWith(test, token).send(contentOf('staff'));
  expect(changed(reread, await everything(leader, urls)).map(([url]) => url)).toEqual([
    at,
    `${at}/participation`,
  ]);
});
