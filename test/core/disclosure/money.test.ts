import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toldTotal } from '@followthrough/shared/disclosure/money.ts';

const told = (...amounts: number[]) => {
  const total = toldTotal(amounts);
  return total.state === 'shown' ? [total.from, total.to] : total.state;
};

test('a total is told as a wide band, from five amounts on', () => {
  expect(told(3000, 4000, 2500, 3500)).toBe('too_few');
  expect(told(3000, 4000, 2500, 3500, 0)).toEqual([10_000, 20_000]);
  expect(told(0, 0, 0, 0, 0)).toEqual([0, 1000]);
  expect(told(4e8, 4e8, 4e8, 4e8, 4e8)).toEqual([1e9, null]);
});

test('one or two large amounts are held down, and the band reads "or more"', () => {
  expect(told(900_000, 100, 200, 300, 400)).toEqual([5000, null]);
  expect(told(900_000, 900_000, 100, 200, 200)).toEqual([10_000, null]);
  expect(told(900_000, 0, 0, 0, 0)).toEqual([0, null]);
});

const amounts = fc.array(fc.oneof(fc.constant(0), fc.nat(5000), fc.nat(3_000_000)), {
  minLength: 5,
  maxLength: 12,
});

test('nobody who knows her own amount can tell another within a tenth', () => {
  fc.assert(
    fc.property(amounts, (given) => {
      const total = toldTotal(given);
      if (total.state === 'too_few') throw new Error('five are enough');
      const sum = given.reduce((all, amount) => all + amount, 0);
      expect(sum).toBeGreaterThanOrEqual(total.from);
      if (total.to !== null) expect(sum).toBeLessThan(total.to);
      // What the second largest can take off: her own amount; the largest is at most the rest of the band.
      const [largest = 0, second = 0] = given.toSorted((a, b) => b - a);
      const most = (total.to ?? Infinity) - second;
      expect(most).toBeGreaterThanOrEqual(1.1 * largest - 1e-6);
    }),
  );
});

test('whether a total is told depends on how many amounts there are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { maxLength: 9 }), (given) => {
      expect(toldTotal(given).state).toBe(given.length < 5 ? 'too_few' : 'shown');
    }),
  );
});
