import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecisionRule, Vote } from '@followthrough/shared/charter/decide.ts';
import { decide } from '@followthrough/shared/charter/decide.ts';
import { healthDomain } from '@followthrough/shared/charter/health-domain.ts';

const SLACK = 1e-9;

describe('decisions', () => {
  const rule: fc.Arbitrary<DecisionRule> = fc.record({
    eligible: fc.integer({ min: 1, max: 12 }),
    quorum: fc.constantFrom(0, 0.25, 0.5, 2 / 3),
    passLine: fc.constantFrom(
      { numerator: 1, denominator: 2 },
      { numerator: 2, denominator: 3 },
      { numerator: 3, denominator: 4 },
      { numerator: 1, denominator: 1 },
    ),
    weightCap: fc.constantFrom(null, 0.25, 0.4),
    impactedMajority: fc.boolean(),
    maxBlocks: fc.constantFrom(null, 0, 1),
  });
  const vote: fc.Arbitrary<Vote> = fc.record({
    weight: fc.integer({ min: 1, max: 5 }),
    vote: fc.constantFrom('yes', 'no', 'block', 'abstain'),
    impacted: fc.boolean(),
  });
  const votes = fc.array(vote, { maxLength: 12 });

  it('pass only with quorum, enough yes, and no reason against', () => {
    fc.assert(
      fc.property(rule, votes, (given, cast) => {
        const result = decide(given, cast);
        expect(result.passed).toBe(result.why === null);
        expect(decide(given, cast.toReversed())).toEqual(result);
        if (!result.passed) return;
        expect(cast.length / given.eligible).toBeGreaterThanOrEqual(given.quorum - SLACK);
        const line = given.passLine.numerator / given.passLine.denominator;
        expect(result.yesShare ?? 0).toBeGreaterThanOrEqual(line - SLACK);
        if (line === 0.5) expect(result.yesShare).toBeGreaterThan(0.5);
        if (given.maxBlocks !== null) expect(result.blocks).toBeLessThanOrEqual(given.maxBlocks);
      }),
      { numRuns: 400 },
    );
  });

  it('are not lost when a no without a cap turns to yes', () => {
    fc.assert(
      fc.property(rule, votes, (given, cast) => {
        const open = { ...given, weightCap: null };
        const at = cast.findIndex((each) => each.vote === 'no');
        const one = cast[at];
        fc.pre(one !== undefined && decide(open, cast).passed);
        expect(decide(open, one ? cast.with(at, { ...one, vote: 'yes' }) : cast).passed).toBe(true);
      }),
    );
  });

  it('do not let one heavy member outweigh the cap', () => {
    const capped = { eligible: 5, quorum: 0, weightCap: 0.25, impactedMajority: false, maxBlocks: null };
    const cast: Vote[] = [
      { weight: 100, vote: 'yes', impacted: false },
      ...Array.from({ length: 4 }, (): Vote => ({ weight: 10, vote: 'no', impacted: false })),
    ];
    expect(decide({ ...capped, passLine: { numerator: 1, denominator: 2 } }, cast).why).toBe(
      'threshold_not_met',
    );
  });

  it('need more than half at one half, and exactly two thirds at two thirds', () => {
    const plain = { eligible: 6, quorum: 0, weightCap: null, impactedMajority: false, maxBlocks: null };
    const cast = (yes: number, no: number): Vote[] => [
      ...Array.from({ length: yes }, (): Vote => ({ weight: 1, vote: 'yes', impacted: false })),
      ...Array.from({ length: no }, (): Vote => ({ weight: 1, vote: 'no', impacted: false })),
    ];
    expect(decide({ ...plain, passLine: { numerator: 1, denominator: 2 } }, cast(3, 3)).passed).toBe(false);
    expect(decide({ ...plain, passLine: { numerator: 2, denominator: 3 } }, cast(4, 2)).passed).toBe(true);
    expect(decide({ ...plain, passLine: { numerator: 2, denominator: 3 } }, []).why).toBe(
      'threshold_not_met',
    );
  });

  it('say blocked before anything but the quorum', () => {
    const given = {
      eligible: 2,
      quorum: 0.5,
      passLine: { numerator: 1, denominator: 1 },
      weightCap: null,
      impactedMajority: true,
      maxBlocks: 0,
    };
    const block: Vote = { weight: 1, vote: 'block', impacted: true };
    expect(decide(given, [block]).why).toBe('blocked');
    expect(decide({ ...given, eligible: 3 }, [block]).why).toBe('no_quorum');
  });
});

describe('the health check', () => {
  it('lets documents speak alone under five voices', () => {
    expect(healthDomain(0.75, [4, 4, 4, 4])).toEqual({ score: 75, perception: null, rWg: null });
    expect(healthDomain(0.5, [4, 4, 4, 4, 4])).toEqual({ score: 75, perception: 100, rWg: 1 });
  });
});
