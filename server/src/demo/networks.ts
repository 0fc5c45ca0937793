import type { Breakdown } from '@followthrough/shared/api/networks.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { offeredBreakdowns } from '@followthrough/shared/networks/breakdowns.ts';
import type { StewardKind } from '@followthrough/shared/networks/consent.ts';
import { Chance } from './chance.ts';
import { DOORS } from './doors.ts';
import type { DemoMember } from './network-members.ts';
import { membersOf } from './network-members.ts';
import type { DemoOrganization } from './organizations.ts';

/** One network as its steward set it up. Years are counted in cycles, 0–4. */
export interface DemoNetwork {
  networkId: string;
  steward: DemoOrganization;
  stewardKind: StewardKind;
  name: string;
  purpose: string;
  breakdowns: readonly Breakdown[];
  /** From which cycle on recommendations 3, 4 and 8 are told where every member agrees. */
  protectedFrom: number | null;
  publicPage: { slug: string; from: number } | null;
  members: DemoMember[];
}

const REGIONS: Breakdown = {
  id: 'region',
  label: 'Region',
  options: [
    { id: 'north_shore', label: 'North shore' },
    { id: 'valley', label: 'Valley' },
    { id: 'high_plains', label: 'High plains' },
  ],
};

interface SetUp extends Omit<DemoNetwork, 'networkId' | 'steward' | 'breakdowns' | 'members'> {
  steward: string;
  /** Those that every network may declare by their ids, and its own. */
  breakdowns: readonly (Breakdown | string)[];
}

/** A coalition with its programs, a provider across three regions, and a funder whose portfolio overlaps both. */
const SET_UP: readonly SetUp[] = [
  {
    steward: DOORS.leader,
    stewardKind: 'coalition',
    name: 'Alder member programs',
    purpose:
      'We look at the nine recommendations together once a year, so that programs can learn from each other and the coalition ' +
      'knows where to put its time. Nothing here is used to judge a program, and nothing goes to a funder.',
    breakdowns: ['size', 'setting'],
    protectedFrom: 3,
    publicPage: null,
  },
  {
    steward: DOORS.provider,
    stewardKind: 'ta_provider',
    name: 'Three regions learning network',
    purpose:
      'Coalitions and programs from three regions that train with us. We use what you share to plan training, to bring together ' +
      'groups that have found a way with groups that look for one, and to say in public how the field as a whole is doing.',
    breakdowns: ['type', 'size', REGIONS],
    protectedFrom: null,
    publicPage: { slug: 'three-regions', from: 2 },
  },
  {
    steward: DOORS.funder,
    stewardKind: 'funder',
    name: 'Larch grantees',
    purpose:
      'To see what our grants make possible and what they leave out: pay, access, growing leaders. We read totals only, and we ' +
      'answer eight questions about our own grants first.',
    breakdowns: ['type', 'size', 'setting'],
    protectedFrom: null,
    publicPage: null,
  },
];

/** The three networks, with everybody who ever was in them. The same for the same seed. */
export function makeNetworks(
  seed: string,
  organizations: readonly DemoOrganization[],
  instrument: Instrument,
): DemoNetwork[] {
  const offered = offeredBreakdowns(instrument, 'en');
  return SET_UP.map(({ steward: name, breakdowns, ...setUp }) => {
    const steward = organizations.find((one) => one.name === name);
    if (!steward) throw new RangeError(`${name} is not in the demo world`);
    return {
      networkId: new Chance(seed, 'network', name).uuid(),
      steward,
      ...setUp,
      breakdowns: breakdowns.flatMap((one) =>
        typeof one === 'string' ? offered.filter(({ id }) => id === one) : [one],
      ),
      members: membersOf(seed, name, organizations),
    };
  });
}

/** Those who handed in a check after their network's seal, as `orgId cycle`. */
export function lateChecks(networks: readonly DemoNetwork[]): ReadonlySet<string> {
  return new Set(
    networks.flatMap(({ members }) =>
      members.flatMap(({ organization, late }) => late.map((cycle) => `${organization.orgId} ${cycle}`)),
    ),
  );
}
