import { breakdown } from '@followthrough/shared/api/networks.ts';
import { expect, it } from 'vitest';
import { asBreakdown } from '../../../client/src/features/networks/own-breakdown.ts';

it('makes ids from words, each once, that the server takes', () => {
  const made = asBreakdown(
    { label: ' Región ', options: 'North shore\n\nNorth-shore\n  Valley \nValley\n北\n2 rivers' },
    ['type', 'region'],
  );
  expect(made).toEqual({
    id: 'region_2',
    label: 'Región',
    options: [
      { id: 'north_shore', label: 'North shore' },
      { id: 'north_shore_2', label: 'North-shore' },
      { id: 'valley', label: 'Valley' },
      { id: 'group', label: '北' },
      { id: 'rivers', label: '2 rivers' },
    ],
  });
  expect(breakdown.safeParse(made).success).toBe(true);
});

it('never takes an id that another breakdown of the network has', () => {
  expect(asBreakdown({ label: 'Size', options: 'a\nb' }, ['type', 'size']).id).toBe('size_2');
});
