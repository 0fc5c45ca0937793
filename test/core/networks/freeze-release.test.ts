import { describe, expect, test } from 'vitest';
import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import type { ConsentLevel } from '@followthrough/shared/networks/consent.ts';
import { declaredCells } from '@followthrough/shared/networks/declared-cells.ts';
import type {
  FreezeInput,
  FrozenCell,
  LedgerCell,
  MemberYear,
} from '@followthrough/shared/networks/freeze-release.ts';
import { freezeRelease } from '@followthrough/shared/networks/freeze-release.ts';
import type { Measure } from '@followthrough/shared/networks/measures.ts';
import { instrumentFile } from '../../make/instrument-file.ts';

const instrument = instrumentFile('1.1');
const ids = instrument.recommendations.map(({ id }) => id);
const size = { id: 'size', label: 'Size', options: ['small', 'large'].map((id) => ({ id, label: id })) };

function member(
  orgId: string,
  given: { level?: ConsentLevel; score?: number; size?: string } = {},
): MemberYear {
  const { level = 'aggregate', score = 50 } = given;
  const levels = Object.fromEntries(ids.map((id) => [id, level])) as Record<RecommendationId, ConsentLevel>;
  return {
    orgId,
    by: given.size ? { size: given.size } : {},
    levels,
    values: { R2: score, R3: score, wage_floor: score > 50 ? 100 : 0 },
  };
}

const members = (count: number, score = 50, name = 'm') =>
  Array.from({ length: count }, (_, index) => member(`${name}${index}`, { score }));

function input(
  given: Partial<FreezeInput> & { networkId?: string; protectedFromYear?: number },
): FreezeInput {
  const { networkId = 'n', protectedFromYear = null, ...rest } = given;
  const network = { networkId, breakdowns: [], protectedFromYear, publicFromYear: null };
  return {
    network,
    year: 2026,
    instrument,
    members: [],
    otherValues: new Map(),
    ledger: [],
    named: {},
    namedBefore: {},
    ...rest,
  };
}

const total = (cells: readonly FrozenCell[], measure: Measure) =>
  cells.find((cell) => cell.measure === measure && cell.cell === 'total');
const isTold = (cells: readonly FrozenCell[], measure: Measure) => Boolean(total(cells, measure)?.told);

function ledgerOf(cells: readonly FrozenCell[], of: Partial<LedgerCell> = {}): LedgerCell[] {
  return cells.flatMap(({ told, ...cell }) =>
    told ? [{ networkId: 'n', year: 2026, revision: 1, ...cell, told, ...of }] : [],
  );
}

test('cells follow from the declaration, whoever is in them', () => {
  const names = declaredCells([size, { id: 'type', options: [{ id: 'a' }, { id: 'b' }] }]).map(
    ({ name }) => name,
  );
  expect(names).toEqual([
    'total',
    'size=small',
    'size=large',
    'type=a',
    'type=b',
    'size=small,type=a',
    'size=small,type=b',
    'size=large,type=a',
    'size=large,type=b',
  ]);
  const nobody = freezeRelease(input({}));
  expect(nobody.map(({ told }) => told)).toEqual(Array(10).fill(null));
});

describe('who counts', () => {
  test('nobody who said nothing, and by name like everybody else, but protecting nobody', () => {
    const some = [...members(4), member('quiet', { level: 'nothing' })];
    expect(isTold(freezeRelease(input({ members: some })), 'R2')).toBe(false);
    const five = input({ members: members(5) });
    expect(isTold(freezeRelease(five), 'R2')).toBe(true);
    const named = freezeRelease({ ...five, named: { R2: ['m0'] } });
    expect(isTold(named, 'R2')).toBe(false);
    expect(
      total(freezeRelease(input({ members: members(6), named: { R2: ['m0'] } })), 'R2')?.units,
    ).toHaveLength(6);
  });

  test('names go with scores: facts that R1 covers are nobody’s by name', () => {
    const cells = freezeRelease(input({ members: members(10), named: { R1: ['m0'] } }));
    expect(isTold(cells, 'wage_floor')).toBe(true);
  });

  test('protected recommendations only where they were declared before, and all agree', () => {
    const measures = (given: Parameters<typeof input>[0]) =>
      new Set(freezeRelease(input(given)).map(({ measure }) => measure));
    expect(measures({ members: members(9) })).not.toContain('R3');
    expect(measures({ members: members(9), protectedFromYear: 2027 })).not.toContain('R3');
    expect(measures({ members: members(9), protectedFromYear: 2026 })).toContain('R3');
    const oneNo = [...members(9), { ...member('no', { level: 'nothing' }), values: {} }];
    expect(measures({ members: oneNo, protectedFromYear: 2026 })).not.toContain('R3');
  });
});

describe('with what was told before', () => {
  test('another network’s members less one: too few for the same year, fine for another, but not for slow facts', () => {
    const first = ledgerOf(freezeRelease(input({ members: members(12) })), { networkId: 'other' });
    const rest = members(12).slice(1);
    expect(isTold(freezeRelease(input({ members: rest, ledger: first })), 'R2')).toBe(false);
    const nextYear = freezeRelease(input({ members: rest, ledger: first, year: 2027 }));
    expect(isTold(nextYear, 'R2')).toBe(true);
    expect(isTold(nextYear, 'wage_floor')).toBe(false);
  });

  test('the same group is not told again: what was told stands', () => {
    const all = members(12);
    const first = freezeRelease(input({ members: all }));
    const again = freezeRelease(
      input({ members: all.map((one) => ({ ...one, values: { R2: 90 } })), ledger: ledgerOf(first) }),
    );
    expect(total(again, 'R2')).toBeUndefined();
  });

  test('a change is that of the two figures told, where the groups are alike or differ by five', () => {
    const first = ledgerOf(freezeRelease(input({ members: members(12, 40) })));
    const changeWith = (some: MemberYear[]) => {
      const told = total(freezeRelease(input({ members: some, ledger: first, year: 2027 })), 'R2')?.told;
      return told && 'change' in told.figures ? told.figures.change : 'refused';
    };
    expect(changeWith(members(12, 55))).toEqual({ points: 15, coded: false });
    expect(changeWith(members(13, 55))).toBeNull();
    expect(changeWith(members(17, 55))).toEqual({ points: 15, coded: false });
  });

  test('five who left, one of them known by name in the year before, are four: no change is told', () => {
    const ledger = ledgerOf(freezeRelease(input({ members: members(17, 40) })));
    const changeWith = (namedBefore: FreezeInput['namedBefore']) => {
      const cells = freezeRelease(input({ members: members(12, 55), ledger, namedBefore, year: 2027 }));
      const told = total(cells, 'R2')?.told;
      return told && 'change' in told.figures ? told.figures.change : 'refused';
    };
    expect(changeWith({})).toEqual({ points: 15, coded: false });
    expect(changeWith({ R2: ['m12'] })).toBeNull();
  });

  test('everybody may read what holds among public cells with ten', () => {
    const breakdowns = [size];
    const sized = [
      ...Array.from({ length: 11 }, (_, index) => member(`s${index}`, { size: 'small' })),
      ...Array.from({ length: 7 }, (_, index) => member(`l${index}`, { size: 'large' })),
    ];
    const cells = freezeRelease({
      ...input({ members: sized }),
      network: { networkId: 'n', breakdowns, protectedFromYear: null, publicFromYear: 2026 },
    }).filter(({ measure }) => measure === 'R2');
    expect(cells.map(({ cell, told, isPublic }) => [cell, told !== null, isPublic])).toEqual([
      ['total', true, true],
      ['size=small', true, false],
      ['size=large', true, false],
    ]);
  });
});
