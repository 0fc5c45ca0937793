import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { cyclePath, level, saveAnswer } from '../make/answers-http.ts';
import type { MadeCycle } from '../make/cycle.ts';
import { makeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import type { Fault, FaultProxy } from '../setup/fault-proxy.ts';
import { faultProxy } from '../setup/fault-proxy.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import type { Answered, Visitor } from '../setup/visitor.ts';

// Random sequences of what two editors and a bad network do to one check, against a model that fits in a few lines:
// acknowledged ⇒ stored exactly once; not acknowledged ⇒ stored once or not at all; a stale version is told, never overwritten.

let test: TestApp;
let proxy: FaultProxy;
let editors: [Visitor, Visitor];
let orgId: string;
beforeAll(async () => {
  test = await testApp({ through: async (url) => (proxy = await faultProxy(url)).url });
  const leader = await makeMember(test, 'leader');
  const keeper = await makeMember(test, 'leader', { organization: leader.organization });
  await test.owner.query(
    `update session set expires_at = expires_at + interval '2 years', last_used_on = last_used_on + 700`,
  );
  editors = [leader, keeper];
  orgId = leader.orgId;
});

const DAY = 24 * 60 * 60 * 1000;
const items = ['R2.regional_groups', 'R2.shared_resources', 'R3.offer_options'] as const;
type Item = (typeof items)[number];

const item = fc.constantFrom(...items);
const editor = fc.constantFrom(0 as const, 1 as const);
const value = fc.integer({ min: 0, max: 4 });
const fault = fc.option(fc.constantFrom<Fault>('lost_before_commit', 'lost_after_commit'), { freq: 3 });

type Step =
  | { do: 'save'; by: 0 | 1; item: Item; value: number; fault: Fault | null }
  | { do: 'retry'; by: 0 | 1 }
  | { do: 'look'; by: 0 | 1; item: Item }
  | { do: 'race'; item: Item; values: [number, number] }
  | { do: 'submit' | 'reopen'; by: 0 | 1; fault: Fault | null }
  | { do: 'outage' }
  | { do: 'clock'; days: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('save' as const), by: editor, item, value, fault }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('retry' as const), by: editor }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('look' as const), by: editor, item }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('race' as const), item, values: fc.tuple(value, value) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('submit' as const), by: editor, fault }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reopen' as const), by: editor, fault }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('outage' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('clock' as const), days: fc.constantFrom(-1, 1, 40, -40) }),
  },
);

interface Sent {
  item: Item;
  value: number;
  basedOn: number;
}

/** What must be stored: per item every value that was ever saved, in order. */
class Model {
  readonly saved = new Map<Item, number[]>(items.map((one) => [one, []]));
  readonly known: [Map<Item, number>, Map<Item, number>] = [new Map(), new Map()];
  readonly last: [Sent | null, Sent | null] = [null, null];
  submitted = false;

  version(of: Item): number {
    return this.saved.get(of)?.length ?? 0;
  }
  value(of: Item): number | undefined {
    return this.saved.get(of)?.at(-1);
  }
}

async function storedValues(cycle: MadeCycle, of: Item): Promise<number[]> {
  const changes = await test.owner.query<{ version: number; value: number }>(
    'select version, value from answer_change where cycle_id = $1 and item_id = $2 order by version',
    [cycle.cycleId, of],
  );
  assert.deepEqual(
    changes.rows.map((row) => row.version),
    changes.rows.map((_, index) => index + 1),
  );
  const answer = await test.owner.query(
    'select version, value from answer where cycle_id = $1 and item_id = $2',
    [cycle.cycleId, of],
  );
  assert.deepEqual(answer.rows[0], changes.rows.at(-1));
  return changes.rows.map((row) => row.value);
}

async function storedSubmission(cycle: MadeCycle): Promise<boolean> {
  const { rows } = await test.owner.query<{ submitted: boolean; scores: number }>(
    `select submitted_at is not null as submitted,
            (select count(*)::int from score_snapshot s where s.cycle_id = c.cycle_id) as scores from cycle c where cycle_id = $1`,
    [cycle.cycleId],
  );
  // The scores are there exactly when the check counts as submitted.
  assert.equal(rows[0]?.scores, rows[0]?.submitted ? 9 : 0);
  return rows[0]?.submitted ?? false;
}

const isLost = (answer: Answered) => answer.status === 503;

class Run {
  readonly model = new Model();
  readonly cycle: MadeCycle;
  constructor(cycle: MadeCycle) {
    this.cycle = cycle;
  }

  closed(): boolean {
    return test.clock.current >= this.cycle.closesAt;
  }

  async save(by: 0 | 1, sent: Sent, withFault: Fault | null): Promise<void> {
    const { model, cycle } = this;
    const before = [...(model.saved.get(sent.item) ?? [])];
    if (withFault) proxy.arm(withFault);
    const answer = await saveAnswer(editors[by], cycle, sent.item, level(sent.value), sent.basedOn);
    proxy.disarm();
    model.last[by] = sent;
    const now = await storedValues(cycle, sent.item);
    if (isLost(answer)) {
      // Not acknowledged: nothing, or this one.
      if (now.length > before.length) assert.deepEqual(now, [...before, sent.value]);
      else assert.deepEqual(now, before);
      model.saved.set(sent.item, now);
      return;
    }
    const repeated = before.length === sent.basedOn + 1 && before.at(-1) === sent.value;
    if (repeated) {
      assert.equal(answer.status, 200);
      assert.equal(answer.body.version, before.length);
      assert.deepEqual(now, before);
    } else if (this.closed()) {
      assert.equal(answer.body.code, 'cycle_closed');
      assert.deepEqual(now, before);
      return;
    } else if (model.submitted) {
      assert.equal(answer.body.code, 'cycle_submitted');
      assert.deepEqual(now, before);
      return;
    } else if (sent.basedOn !== before.length) {
      assert.equal(answer.body.code, 'stale_answer');
      if (before.length === 0) assert.equal(answer.body.current, null);
      else
        assert.partialDeepStrictEqual(answer.body.current, { version: before.length, value: before.at(-1) });
      assert.deepEqual(now, before);
      model.known[by].set(sent.item, before.length);
      return;
    } else {
      assert.equal(answer.status, 200);
      assert.equal(answer.body.version, before.length + 1);
      assert.deepEqual(now, [...before, sent.value]);
    }
    model.saved.set(sent.item, now);
    model.known[by].set(sent.item, now.length);
  }

  async take(one: Step): Promise<void> {
    const { model, cycle } = this;
    switch (one.do) {
      case 'save':
        return this.save(
          one.by,
          { item: one.item, value: one.value, basedOn: model.known[one.by].get(one.item) ?? 0 },
          one.fault,
        );
      case 'retry': {
        const last = model.last[one.by];
        return last ? this.save(one.by, last, null) : undefined;
      }
      case 'look': {
        const section = await editors[one.by].get(`${cyclePath(cycle)}/sections/${one.item.slice(0, 2)}`);
        if (isLost(section)) return undefined;
        const shown = section.body.items.find((each: { itemId: string }) => each.itemId === one.item).answer;
        assert.equal(shown?.version ?? 0, model.version(one.item));
        assert.equal(shown?.value, model.value(one.item));
        model.known[one.by].set(one.item, model.version(one.item));
        return undefined;
      }
      case 'race': {
        const [a, b] = one.values;
        if (a === b || model.submitted || this.closed()) return undefined;
        const before = model.saved.get(one.item) ?? [];
        const answers = await Promise.all([
          saveAnswer(editors[0], cycle, one.item, level(a), before.length),
          saveAnswer(editors[1], cycle, one.item, level(b), before.length),
        ]);
        const now = await storedValues(cycle, one.item);
        const acknowledged = one.values.filter((_, index) => answers[index]?.status === 200);
        assert.ok(acknowledged.length <= 1);
        if (!answers.some(isLost))
          assert.deepEqual(answers.map((each) => each.status).toSorted(), [200, 412]);
        if (acknowledged.length === 1) assert.deepEqual(now, [...before, ...acknowledged]);
        else assert.ok(now.length <= before.length + 1);
        model.saved.set(one.item, now);
        return undefined;
      }
      case 'submit':
      case 'reopen': {
        if (one.fault) proxy.arm(one.fault);
        const answer = await editors[one.by].post(`${cyclePath(cycle)}/${one.do}`);
        proxy.disarm();
        const now = await storedSubmission(cycle);
        const wanted = one.do === 'submit';
        if (isLost(answer)) assert.ok([model.submitted, wanted].includes(now));
        else if (this.closed()) assert.deepEqual([answer.body.code, now], ['cycle_closed', model.submitted]);
        else assert.deepEqual([answer.status, now], [200, wanted]);
        model.submitted = now;
        return undefined;
      }
      case 'outage':
        proxy.cutAll();
        return undefined;
      case 'clock':
        test.clock.advance(one.days * DAY);
        return undefined;
    }
  }
}

let year = 2100;

it(
  'acknowledged is stored once, unacknowledged once or not at all, stale is told',
  { timeout: 90_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
        const begin = test.clock.current;
        const run = new Run(
          // So long ago that no row of steps back leads to before it.
          await makeCycle(test, orgId, {
            year: (year -= 1),
            opensAt: new Date(begin.getTime() - 2_000 * DAY),
          }),
        );
        try {
          for (const one of steps) await run.take(one);
          for (const one of items)
            expect(await storedValues(run.cycle, one)).toEqual(run.model.saved.get(one));
        } finally {
          test.clock.current = begin;
        }
      }),
      // No shrinking: each try needs a year of its own, and years run out. The seed replays a failure.
      { numRuns: 40, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: false, endOnFailure: true },
    );
  },
);
