import {
  breakdownValues,
  isFromProfile,
  offeredBreakdowns,
} from '@followthrough/shared/networks/breakdowns.ts';
import { describe, expect, it } from 'vitest';
import { instrumentFile } from '../../make/instrument-file.ts';

const instrument = instrumentFile('1.1');
const offered = offeredBreakdowns(instrument, 'en');
const region = { id: 'region', options: [{ id: 'coast' }, { id: 'valley' }] };

describe('a member’s place in a network', () => {
  it('has kind, size and setting by the profile, and the network’s own as it chose', () => {
    const profile = { org_type: 'tribal_coalition', staff_count: 24, setting: 'mostly_rural' };
    const chosen = { region: 'coast', size: 'large' };
    expect(breakdownValues([...offered, region], { instrument, profile, chosen })).toEqual({
      type: 'coalition',
      size: 'medium',
      setting: 'mostly_rural',
      region: 'coast',
    });
  });

  it.each([
    [0, 'small'],
    [9, 'small'],
    [10, 'medium'],
    [24, 'medium'],
    [25, 'large'],
    [4000, 'large'],
  ])('with %i staff is %s', (staff, size) => {
    const member = { instrument, profile: { staff_count: staff }, chosen: {} };
    expect(breakdownValues(offered, member)).toEqual({ size });
  });

  it('leaves out what is not known or not declared', () => {
    const member = {
      instrument,
      profile: { org_type: 'funder', setting: 'moon' },
      chosen: { region: 'moon' },
    };
    expect(breakdownValues([...offered, region], member)).toEqual({});
    const known = { instrument, profile: { staff_count: 3 }, chosen: { region: 'valley' } };
    expect(breakdownValues([], known)).toEqual({});
  });

  it('is offered three breakdowns, each with all its options in words', () => {
    expect(offered.map(({ id, options }) => [id, options.length])).toEqual([
      ['type', 3],
      ['size', 3],
      ['setting', 3],
    ]);
    expect(offered.every(({ id }) => isFromProfile(id))).toBe(true);
    expect(isFromProfile('region')).toBe(false);
  });
});
