import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import type { ConsentLevel } from '@followthrough/shared/networks/consent.ts';
import { isReleasable, levelOf, levelsOffered } from '@followthrough/shared/networks/consent.ts';
import { describe, expect, it } from 'vitest';

const told = (steward: 'coalition' | 'ta_provider' | 'funder') =>
  RECOMMENDATION_IDS.filter((id) => levelOf(steward, id, []).level !== 'nothing');

describe('what a network may be told', () => {
  it('is, until a member says otherwise, the total without the protected three, and nothing for a funder', () => {
    expect(told('coalition')).toEqual(['R1', 'R2', 'R5', 'R6', 'R7', 'R9']);
    expect(told('ta_provider')).toEqual(told('coalition'));
    expect(told('funder')).toEqual([]);
    expect(levelsOffered('funder')).not.toContain('named');
  });

  it('is what was decided last, whatever the order that decisions are read in', () => {
    const decisions = [
      { recommendation: 'R1', seq: 2, level: 'nothing' as const },
      { recommendation: 'R1', seq: 3, level: 'named' as const },
      { recommendation: 'R1', seq: 1, level: 'aggregate' as const },
      { recommendation: 'R2', seq: 9, level: 'nothing' as const },
    ];
    expect(levelOf('coalition', 'R1', decisions)).toEqual({ level: 'named', isDefault: false });
    expect(levelOf('coalition', 'R1', decisions.toReversed())).toEqual({ level: 'named', isDefault: false });
    expect(levelOf('coalition', 'R5', decisions)).toEqual({ level: 'aggregate', isDefault: true });
  });

  it('holds a protected recommendation only if it was declared and every member agrees', () => {
    const may = (id: RecommendationId, protectedFromYear: number | null, levels: ConsentLevel[]) =>
      isReleasable(id, { protectedFromYear, year: 2026 }, levels);
    const all: ConsentLevel[] = ['aggregate', 'named'];
    expect(may('R1', null, ['nothing'])).toBe(true);
    expect(may('R4', null, all)).toBe(false);
    expect(may('R4', 2027, all)).toBe(false);
    expect(may('R4', 2026, all)).toBe(true);
    expect(may('R4', 2025, [...all, 'nothing'])).toBe(false);
  });
});
