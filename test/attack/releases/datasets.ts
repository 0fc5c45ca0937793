/** Random networks with their years, for attacks. The same seed gives the same dataset, everywhere. */

export interface UnitOfDataset {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** 0–100. */
  readonly value: number;
  /** Agreed to be named to this network, from this snapshot on. */
  readonly named: boolean;
}

/** One seal, or one late answer's revision, of one network. */
export interface Snapshot {
  readonly cycle: number;
  readonly network: number;
  /** A revision, with the answers that came late. */
  readonly isLate: boolean;
  readonly units: readonly UnitOfDataset[];
  readonly lattice: readonly (readonly string[])[];
}

export interface Dataset {
  readonly seed: number;
  readonly threshold: number;
  /** Scores are asked anew each cycle, facts stay: 0 or 100, all years audited together. */
  readonly speaksOf: 'scores' | 'facts';
  /** How the values were made: as real organizations have them, or as an attacker would wish. */
  readonly profile: Profile;
  /** In the order in which they are released. */
  readonly snapshots: readonly Snapshot[];
}

/** Numbers from 0 up to 1, in a fixed order for each seed (mulberry32). */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const whole = (chance: Chance, from: number, to: number) => from + Math.floor(chance() * (to - from + 1));
const oneOf = <T>(chance: Chance, values: readonly T[]): T => values[whole(chance, 0, values.length - 1)]!;
const held = (value: number) => Math.min(100, Math.max(0, value));
/** About normal, by the sum of six. */
const spread = (chance: Chance, middle: number, deviation: number) =>
  held(middle + deviation * Math.SQRT2 * (Array.from({ length: 6 }, chance).reduce((a, b) => a + b) - 3));

const USUAL_LATTICE = [
  [],
  ['type'],
  ['size'],
  ['setting'],
  ['type', 'size'],
  ['type', 'setting'],
  ['size', 'setting'],
];
const LATTICES = [
  USUAL_LATTICE,
  USUAL_LATTICE,
  [[], ['type'], ['size'], ['type', 'size']],
  [[], ['setting']],
];

/** How values are made; each gives a unit's values of all its years. */
const profiles = {
  typical: (chance: Chance, years: number) => {
    const level = spread(chance, 52, 17);
    return Array.from({ length: years }, (_, year) => spread(chance, level + 2 * year, 7));
  },
  anywhere: (chance: Chance, years: number) => Array.from({ length: years }, () => 100 * chance()),
  ends: (chance: Chance, years: number) => Array.from({ length: years }, () => (chance() < 0.5 ? 0 : 100)),
  'nearly all high': (chance: Chance, years: number) =>
    Array.from({ length: years }, () => (chance() < 0.1 ? 0 : 100)),
  'nearly all low': (chance: Chance, years: number) =>
    Array.from({ length: years }, () => (chance() < 0.1 ? 100 : 3 * chance())),
};

type Profile = keyof typeof profiles;
const PROFILES: readonly Profile[] = ['typical', 'anywhere', 'ends', 'nearly all high', 'nearly all low'];

export function datasetOf(seed: number): Dataset {
  const chance = chanceFrom(seed);
  const members = whole(chance, 3, 60);
  const years = whole(chance, 1, 5);
  const speaksOf = chance() < 0.12 ? 'facts' : 'scores';
  const profile = chance() < 0.5 ? 'typical' : oneOf(chance, PROFILES);
  const values = valuesOf(chance, members, years, speaksOf, profile);
  const people = peopleOf(chance, members, years, values);
  const networks = networksOf(chance, whole(chance, 1, 3), people);
  const snapshots: Snapshot[] = [];
  for (let cycle = 0; cycle < years; cycle += 1) {
    for (const network of networks) snapshots.push(sealed(network, people, cycle, false));
    for (const network of networks)
      if (people.some((person) => isIn(network, person, cycle) && person.lateIn.has(cycle)))
        snapshots.push(sealed(network, people, cycle, true));
  }
  return {
    seed,
    threshold: 5,
    speaksOf,
    profile,
    snapshots,
  };
}

interface Person {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly values: readonly number[];
  readonly joins: number;
  readonly leaves: number;
  readonly absentIn: ReadonlySet<number>;
  readonly lateIn: ReadonlySet<number>;
}

interface Network {
  readonly place: number;
  readonly lattice: readonly (readonly string[])[];
  readonly members: ReadonlySet<string>;
  /** Who is named, and whether only once its late answers come. */
  readonly named: ReadonlyMap<string, { readonly fromCycle: number; readonly onlyLate: boolean }>;
}

function valuesOf(
  chance: Chance,
  members: number,
  years: number,
  speaksOf: Dataset['speaksOf'],
  profile: Profile,
): number[][] {
  if (speaksOf === 'facts') {
    const share = oneOf(chance, [0.05, 0.3, 0.5, 0.8, 0.95]);
    return Array.from({ length: members }, () => {
      const value = chance() < share ? 100 : 0;
      return Array.from({ length: years }, () => value);
    });
  }
  return Array.from({ length: members }, () => profiles[profile](chance, years));
}

function peopleOf(chance: Chance, members: number, years: number, values: readonly number[][]): Person[] {
  const skew = 0.4 + 2 * chance();
  const third = (names: readonly string[]) => names[Math.min(2, Math.floor(3 * chance() ** skew))]!;
  const [comesLater, leavesEarly, isAbsent, isLate] = [0.25, 0.2, 0.12, 0.06].map((most) => most * chance());
  const cyclesWith = (probability: number) =>
    new Set(Array.from({ length: years }, (_, cycle) => cycle).filter(() => chance() < probability));
  return Array.from({ length: members }, (_, at) => {
    const type = third(['program', 'coalition', 'provider']);
    const attributes: Record<string, string> = { type, size: third(['small', 'medium', 'large']) };
    if (chance() < 0.95) attributes['setting'] = third(['urban', 'rural', 'tribal']);
    return {
      id: `u${at + 1}`,
      attributes,
      values: values[at]!,
      joins: chance() < comesLater! ? whole(chance, 0, years - 1) : 0,
      leaves: chance() < leavesEarly! ? whole(chance, 1, years) : years,
      absentIn: cyclesWith(isAbsent!),
      lateIn: cyclesWith(isLate!),
    };
  });
}

function networksOf(chance: Chance, count: number, people: readonly Person[]): Network[] {
  const named = oneOf(chance, [0, 0, 0.15, 0.4, 0.8]);
  return Array.from({ length: count }, (_, place) => {
    const share = place === 0 && chance() < 0.5 ? 1 : 0.3 + 0.7 * chance();
    const members = people.filter(() => chance() < share);
    return {
      place,
      lattice: oneOf(chance, LATTICES),
      members: new Set(members.map(({ id }) => id)),
      named: new Map(
        members
          .filter(() => chance() < named)
          .map(({ id }) => [id, { fromCycle: whole(chance, 0, 2), onlyLate: chance() < 0.1 }]),
      ),
    };
  });
}

function isIn({ members }: Network, { id, joins, leaves, absentIn }: Person, cycle: number): boolean {
  return members.has(id) && joins <= cycle && cycle < leaves && !absentIn.has(cycle);
}

function sealed(network: Network, people: readonly Person[], cycle: number, withLate: boolean): Snapshot {
  const units = people
    .filter((person) => isIn(network, person, cycle) && (withLate || !person.lateIn.has(cycle)))
    .map(({ id, attributes, values }) => {
      const naming = network.named.get(id);
      const named = naming !== undefined && naming.fromCycle <= cycle && (withLate || !naming.onlyLate);
      return { id, attributes, value: values[cycle]!, named };
    });
  return { cycle, network: network.place, isLate: withLate, units, lattice: network.lattice };
}
