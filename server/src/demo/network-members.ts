import { Chance } from './chance.ts';
import { DOORS } from './doors.ts';
import type { Manner } from './network-consents.ts';
import { mannerOf, takesBackIn } from './network-consents.ts';
import type { DemoOrganization } from './organizations.ts';
import { CYCLES } from './participation.ts';

/** An organization's time in one network. Years are counted in cycles, 0–4. */
export interface DemoMember {
  organization: DemoOrganization;
  /** In the network's list of all members it ever had. */
  place: number;
  /** Joined before this cycle closed. */
  joined: number;
  /** Left before this cycle opened; null: still in. */
  left: number | null;
  /** Cycles whose check it handed in after the network's seal. */
  late: number[];
  /** Its value of the network's own breakdowns. */
  own: Record<string, string>;
  showsStart: boolean;
  manner: Manner;
  /** The cycle whose by-name shares it takes back half a year later. */
  takesBack: number | null;
}

/** Who belongs to a network, by the place in the lists of those who take part most faithfully. */
interface Slices {
  coalitions: readonly [from: number, to: number][];
  providers: number;
  programs: readonly [from: number, to: number][];
}

/** 24 in Alder's network today and two who left; 35 in Juniper's, some of them Alder's; 34 in Larch's, from both and beyond. */
const SLICES: Record<string, Slices> = {
  [DOORS.leader]: { coalitions: [], providers: 0, programs: [[0, 26]] },
  [DOORS.provider]: { coalitions: [[0, 21]], providers: 0, programs: [[20, 35]] },
  [DOORS.funder]: {
    coalitions: [
      [0, 1],
      [11, 22],
    ],
    providers: 7,
    programs: [
      [13, 19],
      [31, 40],
    ],
  },
};

/** By place in the member list. Joins and leaves come in waves, as grants and yearly meetings do. */
const JOINED: Record<string, (place: number) => number> = {
  [DOORS.leader]: (place) => (place % 5 === 4 ? 1 : place % 8 === 6 ? 2 : 0),
  [DOORS.provider]: (place) => (place % 4 === 3 ? 1 : place % 12 === 5 ? 3 : 0),
  [DOORS.funder]: (place) => (place % 4 === 2 ? 2 : 0),
};
const LEFT: Record<string, Record<number, number>> = {
  [DOORS.leader]: { 11: 3, 20: 2 },
  [DOORS.provider]: { 8: 3 },
  [DOORS.funder]: {},
};
/** In one year a single program is late, which a revision can't take in; in the next, six are, which it can. */
const LATE: Record<string, Record<number, readonly number[]>> = {
  [DOORS.leader]: { 1: [18], 2: [0, 2, 4, 6, 8, 10] },
};

export function membersOf(
  seed: string,
  steward: string,
  organizations: readonly DemoOrganization[],
): DemoMember[] {
  const late = LATE[steward] ?? {};
  const onTheShore = organizationsIn(DOORS.leader, organizations).map(({ name }) => name);
  return organizationsIn(steward, organizations).map((organization, place) => ({
    organization,
    place,
    joined: JOINED[steward]?.(place) ?? 0,
    left: LEFT[steward]?.[place] ?? null,
    late: Object.keys(late)
      .map(Number)
      .filter((cycle) => late[cycle]?.includes(place) && organization.active[cycle]),
    own: ownValues(steward, organization, place, onTheShore),
    showsStart: new Chance(seed, 'shows start', steward, organization.name).happens(0.5),
    manner: mannerOf(steward, organization, place),
    takesBack: takesBackIn(steward, place),
  }));
}

/** Whether a network counts it as a member when it freezes a cycle. */
export function isMemberIn({ joined, left }: DemoMember, cycle: number): boolean {
  return joined <= cycle && (left === null || cycle < left);
}

function organizationsIn(steward: string, all: readonly DemoOrganization[]): DemoOrganization[] {
  const { coalitions, providers, programs } = SLICES[steward] ?? {
    coalitions: [],
    providers: 0,
    programs: [],
  };
  const of = (kind: string) => faithful(all.filter((one) => one.kind === kind && one.name !== steward));
  const slice = (list: DemoOrganization[], slices: readonly [number, number][]) =>
    slices.flatMap(([from, to]) => list.slice(from, to));
  return [
    ...slice(of('coalition'), coalitions),
    ...of('ta_provider').slice(0, providers),
    ...slice(of('member_program'), programs),
  ];
}

/** Whoever took part most often first; the leader's door comes before all. */
function faithful(organizations: readonly DemoOrganization[]): DemoOrganization[] {
  const years = ({ name, active }: DemoOrganization) =>
    name === DOORS.leader ? CYCLES + 1 : active.filter(Boolean).length;
  return organizations.toSorted((a, b) => years(b) - years(a));
}

/** Alder and its programs are on the north shore; other coalitions are everywhere, other programs inland. */
function ownValues(
  steward: string,
  { name, kind }: DemoOrganization,
  place: number,
  onTheShore: readonly string[],
): Record<string, string> {
  if (steward !== DOORS.provider) return {};
  if (name === DOORS.leader || onTheShore.includes(name)) return { region: 'north_shore' };
  const regions = kind === 'coalition' ? ['north_shore', 'valley', 'high_plains'] : ['valley', 'high_plains'];
  return { region: regions[place % regions.length] ?? 'valley' };
}
