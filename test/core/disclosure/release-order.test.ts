import { expect, test } from 'vitest';
import { latticeCells } from '@followthrough/shared/disclosure/lattice.ts';
import type { CellVerdict, ReleaseUnit } from '@followthrough/shared/disclosure/release.ts';
import { snapshot, tell, units } from './told-snapshots.ts';

test('cells are the same, whatever the order of units, lists and attributes', () => {
  const cut = units(
    20,
    (at) => 5 * at,
    (at) => ({ type: at < 10 ? 'a' : 'b', size: at % 2 ? 's' : 't' }),
  );
  const lattice = [[], ['type'], ['size'], ['type', 'size']];
  const one = tell([snapshot(cut, { lattice }), snapshot(cut, { lattice, kind: 'cycle' })]);
  const reversed = lattice.map((list) => list.toReversed()).toReversed();
  const other = tell([
    snapshot(cut.toReversed(), { lattice: reversed }),
    snapshot(cut, { lattice, kind: 'cycle' }),
  ]);
  const plain = (verdicts: CellVerdict[]) =>
    verdicts.map((verdict) => ({ ...verdict, units: verdict.units.toSorted() }));
  expect(plain(other)).toEqual(plain(one));
  expect(one.some((verdict) => verdict.released && verdict.tier === 1 && verdict.change)).toBe(true);
});

test('a change is found where the cycles list their attributes in another order', () => {
  const cut = units(
    12,
    (at) => 30 + 3 * at,
    () => ({ type: 'a', size: 's' }),
  );
  const [, second] = tell([
    snapshot(cut, { lattice: [['type', 'size']] }),
    snapshot(cut, { lattice: [['size', 'type']], kind: 'cycle' }),
  ]);
  expect(second).toMatchObject({ change: { points: 0 } });
});

test('which figure is held does not depend on the order of the units', () => {
  const values = [0, 100, 100, 100, 100, 100, 100, 0, 100, 100, 0, 100];
  const members = units(
    values.length,
    (at) => values[at]!,
    (at) => ({
      a: `a${'011101100100'[at]}`,
      b: `b${'001100100010'[at]}`,
      c: `c${'001000110001'[at]}`,
    }),
  );
  const lattice = [[], ['a'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c']];
  const figures = (ordered: ReleaseUnit[]) =>
    tell([snapshot(ordered, { lattice })]).map((verdict) => (verdict.released ? verdict.told : null));
  expect(figures(members.toReversed())).toEqual(figures(members));
  expect(figures(members)[0]?.shares.some(({ bound }) => bound !== null)).toBe(true);
});

test('units whose values only read alike are in different cells', () => {
  const cells = latticeCells(
    [
      { id: 'u1', attributes: { type: 'a · size=s', size: 't' } },
      { id: 'u2', attributes: { type: 'a', size: 's · size=t' } },
    ],
    [['type', 'size']],
  );
  expect(cells.map(({ units: ids }) => [...ids])).toEqual([['u1'], ['u2']]);
});
