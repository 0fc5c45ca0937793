import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latticeCells } from '@followthrough/shared/disclosure/lattice.ts';
import { PUBLIC_THRESHOLD, publicCells } from '@followthrough/shared/disclosure/public.ts';
import type { CellVerdict, ReleaseUnit } from '@followthrough/shared/disclosure/release.ts';
import { smallestCombination } from './brute-force.ts';
import { snapshot, tell, unit, units } from './told-snapshots.ts';

const outcome = (verdicts: CellVerdict[]) =>
  verdicts.map(({ snapshot: of, by, units: ids, released }) => ({ of, by, ids, released }));
const meansOf = (verdicts: CellVerdict[]) =>
  verdicts.map((verdict) => (verdict.released ? verdict.told.mean : null));

test('a lattice has a cell for every combination of values, and leaves out units that lack one', () => {
  const cells = latticeCells(
    [
      { id: 'u1', attributes: { type: 'a', size: 's' } },
      { id: 'u2', attributes: { type: 'b', size: 's' } },
      { id: 'u3', attributes: { type: 'a' } },
    ],
    [[], ['type'], ['type', 'size']],
  );
  expect(cells.map(({ by, tier, units: ids }) => [by, tier, [...ids]])).toEqual([
    [{}, 0, ['u1', 'u2', 'u3']],
    [{ type: 'a' }, 1, ['u1', 'u3']],
    [{ type: 'b' }, 1, ['u2']],
    [{ type: 'a', size: 's' }, 2, ['u1']],
    [{ type: 'b', size: 's' }, 2, ['u2']],
  ]);
});

describe('one snapshot after the other', () => {
  const twelve = units(12, (at) => 30 + 3 * at);

  test('a late answer waits until there are five of them', () => {
    const late = (count: number) => [
      ...twelve,
      ...units(count, () => 50).map((one) => ({ ...one, id: `late ${one.id}` })),
    ];
    const releasedWith = (count: number) => tell([snapshot(twelve), snapshot(late(count))])[1]?.released;
    expect([1, 4, 5].map(releasedWith)).toEqual([false, false, true]);
  });

  test('a new cycle is audited on its own, unless a network wants it strict', () => {
    const next = twelve.slice(1);
    expect(tell([snapshot(twelve), snapshot(next, { kind: 'cycle' })])[1]?.released).toBe(true);
    expect(tell([snapshot(twelve), snapshot(next)])[1]?.released).toBe(false);
  });

  test('a change is told from the two told means, where the groups are the same or differ by five', () => {
    const changed = (next: ReleaseUnit[]) => {
      const [first, second] = tell([snapshot(twelve), snapshot(next, { kind: 'cycle' })]);
      if (!first?.released || !second?.released) throw new Error('both are large enough');
      return {
        change: second.change,
        difference: Number(second.told.mean?.value) - Number(first.told.mean?.value),
      };
    };
    const risen = twelve.map((one) => ({ ...one, value: one.value + 10 }));
    const same = changed(risen);
    expect(same.change).toEqual({ points: 10, coded: false });
    expect(same.difference).toBe(10);
    expect(changed(risen.slice(1)).change).toBeNull();
    expect(changed(risen.slice(5)).change).not.toBeNull();
    expect(changed(risen.map((one) => ({ ...one, value: 100 }))).change).toMatchObject({ coded: true });
  });

  test('what was released before counts, even of units that are gone', () => {
    const ids = twelve.map(({ id }) => id);
    expect(tell([snapshot(twelve)], [[...ids, 'gone']])[0]?.released).toBe(false);
    expect(tell([snapshot(twelve)], [[...ids, 'a', 'b', 'c', 'd', 'e']])[0]?.released).toBe(true);
  });

  test('somebody who is known by name once protects nobody later', () => {
    const named = twelve.map((one, at) => ({ ...one, known: at === 0 }));
    const [, five] = tell([snapshot(named), snapshot(twelve.slice(0, 5))]);
    expect(five?.released).toBe(false);
  });

  test('somebody who was known by name in an earlier cycle alone is protected in the next', () => {
    const next = twelve.map((one, at) => ({ ...one, attributes: { type: at === 0 ? 'alone' : 'others' } }));
    const first = next.map((one, at) => ({ ...one, known: at === 0 }));
    const second = snapshot(next, { kind: 'cycle', lattice: [[], ['type']] });
    const told = tell([snapshot(first), second]).filter(({ snapshot: of }) => of === 1);
    expect(told.map(({ units: ids, released }) => [ids.length, released])).toEqual([
      [12, true],
      [11, false],
      [1, false],
    ]);
  });

  test('a change counts those known by name in either cycle as known', () => {
    const named = twelve.map((one, at) => ({ ...one, known: at === 0 }));
    const [first, second] = tell([snapshot(named), snapshot(twelve.slice(5), { kind: 'cycle' })]);
    expect([first?.released, second]).toMatchObject([true, { released: true, change: null }]);
  });
});

describe('the public', () => {
  const cells = [
    { name: 'all', units: new Set(units(10, () => 0).map(({ id }) => id)), tier: 0 },
    { name: 'five', units: new Set(['u0', 'u1', 'u2', 'u3', 'u4']), tier: 1 },
  ];

  test('the public gets the cells of ten and more that leave no rest below ten', () => {
    const known = new Set<string>();
    const twenty = { name: 'twenty', units: new Set(units(20, () => 0).map(({ id }) => id)), tier: 0 };
    expect(PUBLIC_THRESHOLD).toBe(10);
    expect(publicCells({ released: cells, previous: [], known })).toEqual([cells[0]]);
    expect(publicCells({ released: [...cells, twenty], previous: [], known })).toEqual([twenty, cells[0]]);
    expect(
      publicCells({ released: cells, previous: [{ name: 'nearly', units: new Set(['u0']) }], known }),
    ).toEqual([]);
  });
});

/** Two snapshots of at most eleven units with two attributes, some known by name; values often at an end. */
const value = fc.oneof(fc.constantFrom(0, 100), fc.integer({ min: 0, max: 100 }));
const world = fc
  .record({
    members: fc.array(
      fc.record({ value, other: value, type: fc.nat(1), size: fc.nat(2), known: fc.nat(7) }),
      {
        minLength: 5,
        maxLength: 11,
      },
    ),
    joining: fc.nat(3),
    threshold: fc.integer({ min: 2, max: 6 }),
    kind: fc.constantFrom('revision' as const, 'cycle' as const),
  })
  .map(({ members, joining, threshold, kind }) => {
    const made = (pick: (of: (typeof members)[number]) => number) => {
      const all = members.map((of, at) =>
        unit(`u${at}`, pick(of), { type: `t${of.type}`, size: `s${of.size}` }, of.known === 0),
      );
      const lattice = [[], ['type'], ['size'], ['type', 'size']];
      return [
        snapshot(all.slice(joining), { threshold, lattice }),
        snapshot(all, { threshold, lattice, kind }),
      ];
    };
    return { threshold, kind, snapshots: made((of) => of.value), othersValues: made((of) => of.other) };
  });

describe('whatever the values', () => {
  test('no combination of what one cycle told speaks of fewer unknown units than the threshold', () => {
    fc.assert(
      fc.property(world, ({ threshold, kind, snapshots }) => {
        const told = tell(snapshots).filter(({ released }) => released);
        const known = new Set(
          snapshots.flatMap((of) => of.units.filter((one) => one.known).map(({ id }) => id)),
        );
        const cycles =
          kind === 'cycle' ? [0, 1].map((at) => told.filter((cell) => cell.snapshot === at)) : [told];
        for (const cycle of cycles) {
          const cells = cycle.map(({ units: ids }) => ({ name: '', units: new Set(ids) }));
          expect(smallestCombination(cells, known)).toBeGreaterThanOrEqual(threshold);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('which cells are refused follows from membership alone', () => {
    fc.assert(
      fc.property(world, ({ snapshots, othersValues }) => {
        expect(outcome(tell(othersValues))).toEqual(outcome(tell(snapshots)));
        expect(outcome(tell(othersValues, [], 300))).toEqual(outcome(tell(snapshots, [], 300)));
      }),
      { numRuns: 60 },
    );
  });

  test('what takes too much work to decide is refused, and nothing else is told instead', () => {
    fc.assert(
      fc.property(world, ({ snapshots }) => {
        const all = tell(snapshots.slice(0, 1)).filter(({ released }) => released);
        const few = tell(snapshots.slice(0, 1), [], 0).filter(({ released }) => released);
        expect(few).toEqual([]);
        expect(all.every((cell) => cell.units.length >= 2)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('every told figure is true', () => {
    fc.assert(
      fc.property(world, ({ snapshots }) => {
        for (const verdict of tell(snapshots)) {
          if (!verdict.released) continue;
          const values = verdict.units.map(
            (id) => snapshots[verdict.snapshot]!.units.find((one) => one.id === id)!.value,
          );
          const shareOf = (from: number, to: number) =>
            (100 * values.filter((own) => own >= from && own < to).length) / values.length;
          const truths = [
            values.reduce((total, own) => total + own, 0) / values.length,
            shareOf(0, 33.3333),
            shareOf(33.3333, 66.6667),
            shareOf(66.6667, 101),
          ];
          const { mean, shares, shareStep } = verdict.told;
          for (const [at, told] of [mean!, ...shares].entries()) {
            const half = at === 0 ? 2.5 : shareStep / 2;
            if (told.bound !== 'or_less') expect(truths[at]).toBeGreaterThanOrEqual(told.value - half - 1e-6);
            if (told.bound !== 'or_more') expect(truths[at]).toBeLessThanOrEqual(told.value + half + 1e-6);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('subtracting one told cell from another', () => {
  const types = (at: number) => ({ type: at < 5 ? 'a' : 'b' });
  const byType = { lattice: [[], ['type']] };

  test('leaves plain figures where nobody can be placed by it', () => {
    const verdicts = tell([
      snapshot(
        units(10, (at) => 35 + 3 * at, types),
        byType,
      ),
    ]);
    expect(meansOf(verdicts)).toEqual([
      { value: 50, bound: null },
      { value: 40, bound: null },
      { value: 55, bound: null },
    ]);
  });

  const afterLate = (values: number[], valueAt: (at: number) => number = () => 52.4) => {
    const first = units(10, valueAt);
    const late = values.map((own, at) => unit(`late ${at}`, own));
    const [before, after] = tell([snapshot(first), snapshot([...first, ...late])]);
    expect(before).toMatchObject({ told: { mean: { value: 50, bound: null } } });
    if (!after?.released) throw new Error('fifteen less ten are five');
    return after.told;
  };

  test('finds a bound where four of five late answers could be told from the fifth', () => {
    // Plainly told, 65 for fifteen and 50 for ten would leave the four at 15 · 62.5 − 10 · 52.5 − 14 = 398.5 of 400.
    const { mean } = afterLate([14, 100, 100, 100, 100]);
    expect(mean).toEqual({ value: 60, bound: 'or_more' });
    expect(15 * (60 - 2.5) - 10 * 52.5 - 14).toBeLessThanOrEqual(3 * 100 + 60);
    expect(afterLate([50, 60, 70, 80, 90]).mean).toEqual({ value: 60, bound: null });
  });
});

describe('shares', () => {
  const types = (at: number) => ({ type: at < 15 ? 'a' : 'b' });
  const sharesOf = (verdicts: ReturnType<typeof tell>) =>
    verdicts.map((verdict) =>
      verdict.released ? [verdict.told.shares.length, verdict.told.shareStep] : null,
    );

  test('are told of ten whom no other shares speak of, to fives', () => {
    expect(sharesOf(tell([snapshot(units(10, (at) => 5 + 9 * at))]))).toEqual([[3, 5]]);
    expect(sharesOf(tell([snapshot(units(9, (at) => 5 + 9 * at))]))).toEqual([[0, 5]]);
  });

  test('where others can be subtracted, are told of fifteen, and less closely', () => {
    const both = tell([
      snapshot(
        units(30, (at) => 3 * at, types),
        { lattice: [[], ['type']] },
      ),
    ]);
    expect(sharesOf(both)).toEqual([
      [3, 5],
      [3, 20],
      [3, 20],
    ]);
    const fewer = tell([
      snapshot(
        units(29, (at) => 3 * at, types),
        { lattice: [[], ['type']] },
      ),
    ]);
    expect(sharesOf(fewer)).toEqual([
      [3, 5],
      [0, 5],
      [0, 5],
    ]);
  });

  test('of late answers wait until there are fifteen', () => {
    const first = units(20, (at) => 5 * at);
    const late = (count: number) => Array.from({ length: count }, (_, at) => unit(`late ${at}`, 6 * at));
    expect(sharesOf(tell([snapshot(first), snapshot([...first, ...late(14)])]))).toEqual([
      [3, 5],
      [0, 5],
    ]);
    expect(sharesOf(tell([snapshot(first), snapshot([...first, ...late(15)])]))).toEqual([
      [3, 5],
      [3, 10],
    ]);
  });
});
