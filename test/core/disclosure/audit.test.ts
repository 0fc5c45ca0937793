import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Candidate } from '@followthrough/shared/disclosure/audit.ts';
import type { Cell } from '@followthrough/shared/disclosure/ledger.ts';
import { audit } from '@followthrough/shared/disclosure/audit.ts';
import { smallestCombination } from './brute-force.ts';

const cell = (name: string, units: Iterable<string>, tier = 0): Candidate => ({
  name,
  units: new Set(units),
  tier,
});
const people = (count: number, prefix = 'p') => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const nobody = new Set<string>();

/** Which of the cells came through. */
function released(
  cells: Candidate[],
  more: { previous?: Cell[]; known?: Set<string>; threshold?: number; steps?: number } = {},
): string[] {
  const { previous = [], known = nobody, threshold = 5, steps } = more;
  return audit({ cells, previous, known, threshold }, steps)
    .filter((verdict) => verdict.released)
    .map((verdict) => verdict.cell.name);
}

describe('what the audit refuses', () => {
  test('a cell below the threshold, and one that leaves a remainder below it', () => {
    const all = people(9);
    expect(released([cell('four', all.slice(0, 4))])).toEqual([]);
    expect(released([cell('all', all), cell('five', all.slice(0, 5), 1)])).toEqual(['all']);
    expect(released([cell('all', people(10)), cell('five', people(5), 1)])).toEqual(['all', 'five']);
  });

  test('thirty members minus twenty-nine members, whoever got the first list', () => {
    const thirty = people(30);
    const previous = [cell('network', thirty)];
    expect(released([cell('portfolio', thirty.slice(1))], { previous })).toEqual([]);
    expect(released([cell('portfolio', thirty.slice(5))], { previous })).toEqual(['portfolio']);
  });

  test('a table whose corner follows from its margins', () => {
    // 2 × 2 with 3, 7, 7, 8: no single cell of margins is small, but rows and columns fix nothing below five here …
    const [a, b, c, d] = [people(3, 'a'), people(7, 'b'), people(7, 'c'), people(8, 'd')];
    const margins = [cell('ab', [...a, ...b], 1), cell('cd', [...c, ...d], 1), cell('ac', [...a, ...c], 1)];
    expect(released(margins)).toEqual(['cd', 'ab', 'ac']);
    // … until one inner cell gives the corner away: ab − b = a.
    expect(released([...margins, cell('b', b, 2)])).toEqual(['cd', 'ab', 'ac']);
  });

  test('a combination with coefficients other than one', () => {
    // (xy + yz + xz − 2·y') / 2 isolates: x and z of three each, y of nine.
    const [x, y, z] = [people(2, 'x'), people(9, 'y'), people(2, 'z')];
    const pairs = [cell('xy', [...x, ...y]), cell('yz', [...y, ...z])];
    // xy − yz = x − z speaks of four people.
    expect(released(pairs)).toEqual(['xy']);
    // An odd cycle: the three pairwise unions of p, q, r determine each of them.
    const [p, q, r] = [people(4, 'p'), people(20, 'q'), people(21, 'r')];
    const cycle = [cell('qr', [...q, ...r]), cell('pr', [...p, ...r], 1), cell('pq', [...p, ...q], 2)];
    expect(released(cycle)).toEqual(['qr', 'pr']);
  });

  test('a cell that only people known by name make large enough', () => {
    const five = people(5);
    expect(released([cell('five', five)], { known: new Set(['p0']) })).toEqual([]);
    expect(released([cell('nine', people(9))], { known: new Set(['p0']) })).toEqual(['nine']);
    expect(released([cell('known', five)], { known: new Set(five) })).toEqual([]);
  });

  test('a difference that only known people blur', () => {
    const cells = [cell('all', people(12)), cell('most', people(12).slice(0, 7), 1)];
    expect(released(cells)).toEqual(['all', 'most']);
    expect(released(cells, { known: new Set(['p11']) })).toEqual(['all']);
  });

  test('what takes too long to decide', () => {
    // Many small groups that overlapping cells tell apart: much to try, nothing to find.
    const groups = Array.from({ length: 12 }, (_, i) => people(2, `g${i}-`));
    const cells = [0, 1, 2, 3].map((bit) =>
      cell(`bit ${bit}`, groups.filter((_, i) => ((i + 1) >> bit) & 1).flat()),
    );
    expect(released(cells)).toHaveLength(4);
    expect(released(cells, { steps: 1 }).length).toBeLessThan(4);
  });
});

test('cells are tried by tier, then larger first, then by name', () => {
  const order = audit({
    cells: [cell('z', people(6), 1), cell('b', people(5)), cell('a', people(5)), cell('c', people(8))],
    previous: [],
    known: nobody,
    threshold: 5,
  });
  expect(order.map(({ cell: { name } }) => name)).toEqual(['c', 'a', 'b', 'z']);
});

/** Small worlds: up to eleven units, cells drawn freely, so that brute force can try every combination. */
const world = fc
  .record({
    units: fc.integer({ min: 4, max: 11 }),
    threshold: fc.integer({ min: 2, max: 5 }),
    cells: fc.array(fc.tuple(fc.nat(4095), fc.nat(2)), { minLength: 1, maxLength: 7 }),
    previous: fc.array(fc.nat(4095), { maxLength: 2 }),
    known: fc.nat(4095).map((mask) => mask & (mask >> 3) & (mask >> 5)),
  })
  .map(({ units, threshold, cells, previous, known }) => {
    const all = people(units);
    const chosen = (mask: number) => all.filter((_, i) => (mask >> i) & 1);
    return {
      threshold,
      known: new Set(chosen(known)),
      cells: cells.map(([mask, tier], i) => cell(`c${i}`, chosen(mask), tier)),
      previous: previous.map((mask, i) => cell(`old${i}`, chosen(mask))),
    };
  });

describe('against brute force', () => {
  test('no combination of what was released speaks of fewer unknown units than the threshold', () => {
    fc.assert(
      fc.property(world, (given) => {
        // What was released before may itself be too much; then nothing more is.
        const before = smallestCombination(given.previous, given.known);
        const through = audit(given)
          .filter((verdict) => verdict.released)
          .map((verdict) => verdict.cell);
        if (before < given.threshold) expect(through).toEqual([]);
        else
          expect(smallestCombination([...given.previous, ...through], given.known)).toBeGreaterThanOrEqual(
            given.threshold,
          );
      }),
      { numRuns: 150 },
    );
  });

  test('nothing is refused without need', () => {
    fc.assert(
      fc.property(world, (given) => {
        const through: Cell[] = [...given.previous];
        for (const verdict of audit(given)) {
          const unknown = [...verdict.cell.units].filter((unit) => !given.known.has(unit)).length;
          const smallest = smallestCombination([...through, verdict.cell], given.known);
          expect(verdict.released).toBe(unknown >= given.threshold && smallest >= given.threshold);
          if (verdict.released) through.push(verdict.cell);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the order in which units and cells are given changes nothing', () => {
    fc.assert(
      fc.property(world, (given) => {
        const turned = {
          ...given,
          cells: given.cells
            .toReversed()
            .map((one) => ({ ...one, units: new Set([...one.units].toReversed()) })),
          previous: given.previous.toReversed(),
        };
        expect(audit(turned).map(({ cell: { name }, released: out }) => [name, out])).toEqual(
          audit(given).map(({ cell: { name }, released: out }) => [name, out]),
        );
      }),
    );
  });
});

test('sixty organizations by type, size and setting, over two overlapping networks, are decided', () => {
  const attributes = people(60).map((unit, i) => ({
    unit,
    type: i % 3,
    size: ((i * 7) % 11) % 3,
    setting: ((i * 5) % 7) % 3,
  }));
  const lattice = (members: typeof attributes, label: string): Candidate[] => [
    cell(
      `${label} total`,
      members.map(({ unit }) => unit),
      0,
    ),
    ...(['type', 'size', 'setting'] as const).flatMap((dimension, at, all) => [
      ...[0, 1, 2].map((value) =>
        cell(
          `${label} ${dimension} ${value}`,
          members.filter((one) => one[dimension] === value).map(({ unit }) => unit),
          1,
        ),
      ),
      ...all.slice(at + 1).flatMap((other) =>
        [0, 1, 2].flatMap((value) =>
          [0, 1, 2].map((second) =>
            cell(
              `${label} ${dimension} ${value} ${other} ${second}`,
              members
                .filter((one) => one[dimension] === value && one[other] === second)
                .map(({ unit }) => unit),
              2,
            ),
          ),
        ),
      ),
    ]),
  ];
  const first = audit({
    cells: lattice(attributes.slice(0, 50), 'A'),
    previous: [],
    known: nobody,
    threshold: 5,
  });
  const previous = first.filter((verdict) => verdict.released).map((verdict) => verdict.cell);
  const second = audit({ cells: lattice(attributes.slice(20), 'B'), previous, known: nobody, threshold: 5 });
  expect(previous.length).toBeGreaterThan(5);
  expect(second.some((verdict) => verdict.released)).toBe(true);
  const all = [...previous, ...second.filter((verdict) => verdict.released).map((verdict) => verdict.cell)];
  const differing = (a: Cell, b: Cell) => [...a.units].filter((unit) => !b.units.has(unit)).length;
  const sizes = all
    .flatMap((a) => all.map((b) => differing(a, b) + differing(b, a)))
    .filter((size) => size > 0);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
});
