/** Networks, members and what these answer year after year, before anybody has lived it. The same seed gives the same plan. */
import { isProtected } from '@followthrough/shared/instrument/protected.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import type { ConsentLevel, StewardKind } from '@followthrough/shared/networks/consent.ts';
import { defaultLevel } from '@followthrough/shared/networks/consent.ts';
import type { Measure } from '@followthrough/shared/networks/measures.ts';
import { recommendationOf } from '@followthrough/shared/networks/measures.ts';
import type { Chance } from '../releases/datasets.ts';
import { chanceFrom } from '../releases/datasets.ts';

export const FIRST_YEAR = 2026;

/** Breakdowns, in the order in which networks declare them. */
export type Attribute = 'type' | 'size' | 'setting' | 'focus';

export interface PlannedNetwork {
  readonly kind: StewardKind;
  readonly breakdowns: readonly Attribute[];
  readonly protectedFromYear: number | null;
  readonly publicFromYear: number | null;
  readonly members: ReadonlyMap<number, PlannedMembership>;
}

interface PlannedMembership {
  /** Years, as they are written. */
  readonly joins: number;
  /** Leaves before that year's seal, or once its first release was read. */
  readonly leaves: { readonly year: number; readonly isAfterRelease: boolean } | null;
  /** By year: what it decides, where that is not the default. */
  readonly decided: ReadonlyMap<number, Readonly<Partial<Record<RecommendationId, ConsentLevel>>>>;
}

export interface PlannedCheck {
  /** Handed in after the seal, so that only a revision can take it in. */
  readonly isLate: boolean;
  /** 0–100; amounts of money in whole dollars. A measure may have no figure. */
  readonly values: Readonly<Partial<Record<Measure, number>>>;
}

export interface PlannedOrganization {
  /** A value of each breakdown; a check's profile may leave the setting out. */
  readonly by: Readonly<Partial<Record<Attribute, string>>>;
  /** By year; years without an answer are missing. */
  readonly checks: ReadonlyMap<number, PlannedCheck>;
}

export interface Plan {
  readonly years: readonly number[];
  readonly organizations: readonly PlannedOrganization[];
  readonly networks: readonly PlannedNetwork[];
}

export const OPTIONS: Readonly<Record<Attribute, readonly string[]>> = {
  type: ['program', 'coalition', 'provider'],
  size: ['small', 'medium', 'large'],
  setting: ['mostly_urban', 'mostly_rural', 'mixed_or_statewide'],
  focus: ['housing', 'legal'],
};

/** A coalition with a public page, a provider and a funder, who share many of their members. */
export function planOf(seed: number, { size, years: count }: { size: number; years: number }): Plan {
  const chance = chanceFrom(seed);
  const years = Array.from({ length: count }, (_, index) => FIRST_YEAR + index);
  const organizations = Array.from({ length: size }, () => organization(chance, years));
  const second = years[Math.min(1, years.length - 1)]!;
  const network = (
    kind: StewardKind,
    share: number,
    of: Pick<PlannedNetwork, 'breakdowns' | 'protectedFromYear' | 'publicFromYear'>,
  ): PlannedNetwork => {
    const places = [...organizations.keys()].filter(() => chance() < share);
    const naysayer = places[0];
    return {
      kind,
      ...of,
      members: new Map(
        places.map((place) => [
          place,
          membership(chance, years, kind, { ...of, saysNo: place === naysayer }),
        ]),
      ),
    };
  };
  return {
    years,
    organizations,
    networks: [
      network('coalition', 0.95, {
        breakdowns: ['type', 'size', 'setting'],
        protectedFromYear: second,
        publicFromYear: second,
      }),
      network('ta_provider', 0.6, {
        breakdowns: ['size', 'focus'],
        protectedFromYear: null,
        publicFromYear: null,
      }),
      network('funder', 0.75, { breakdowns: ['type'], protectedFromYear: null, publicFromYear: null }),
    ],
  };
}

const pick = <T>(chance: Chance, values: readonly T[], skew = 1): T =>
  values[Math.floor(values.length * chance() ** skew)]!;
const held = (value: number) => Math.min(100, Math.max(0, value));
const near = (chance: Chance, middle: number, deviation: number) =>
  held(middle + deviation * Math.SQRT2 * (Array.from({ length: 6 }, chance).reduce((a, b) => a + b) - 3));
/** To a thousandth, so that a score that leaks can be recognized. */
const fine = (value: number) => Math.round(1000 * value) / 1000;

function organization(chance: Chance, years: readonly number[]): PlannedOrganization {
  const setting = pick(chance, OPTIONS.setting, 1.3);
  const by: PlannedOrganization['by'] = {
    type: pick(chance, OPTIONS.type, 1.6),
    size: pick(chance, OPTIONS.size, 1.3),
    focus: pick(chance, OPTIONS.focus),
    ...(chance() < 0.95 && { setting }),
  };
  const level = near(chance, 52, 17);
  // Slow facts: the same in all years.
  const slow: PlannedCheck['values'] = {
    ...(chance() < 0.9 && { wage_floor: chance() < 0.4 ? 100 : 0 }),
    ...(chance() < 0.9 && { living_wage: chance() < 0.3 ? 100 : 0 }),
  };
  // A few amounts are larger than all others together.
  const gap = Math.floor(1000 * 10 ** (3.2 * chance()));
  const checks = years.flatMap((year, index): [number, PlannedCheck][] => {
    if (chance() < 0.06) return [];
    const scores = RECOMMENDATION_IDS.map((id) => [id, fine(near(chance, level + 2 * index, 12))]);
    const values: PlannedCheck['values'] = {
      ...Object.fromEntries(scores),
      ...slow,
      ...(chance() < 0.85 && { access_unmet: fine(near(chance, 35, 20)) }),
      ...(slow.living_wage !== undefined &&
        chance() < 0.9 && {
          cost_to_close: slow.living_wage === 100 ? 0 : Math.floor(gap * (0.8 + 0.4 * chance())),
        }),
    };
    return [[year, { isLate: chance() < 0.08, values }]];
  });
  return { by, checks: new Map(checks) };
}

function membership(
  chance: Chance,
  years: readonly number[],
  kind: StewardKind,
  { protectedFromYear, saysNo }: { protectedFromYear: number | null; saysNo: boolean },
): PlannedMembership {
  const joins = chance() < 0.2 ? pick(chance, years) : years[0]!;
  const leaves = chance() < 0.15 ? { year: pick(chance, years), isAfterRelease: chance() < 0.5 } : null;
  const habits = { named: chance() < 0.2, quiet: chance() < 0.15 };
  const decidedIn = (year: number): Partial<Record<RecommendationId, ConsentLevel>> => {
    const flips = chance() < 0.15;
    if (kind === 'funder') {
      const answers = RECOMMENDATION_IDS.filter((id) => !isProtected(id));
      return habits.quiet ? {} : Object.fromEntries(answers.map((id) => [id, 'aggregate']));
    }
    return {
      ...(habits.named !== flips && { R2: 'named', R6: 'named' }),
      ...(habits.quiet && { R9: 'nothing', R1: 'nothing' }),
      ...(protectedFromYear !== null &&
        year >= protectedFromYear && { R3: 'aggregate', R8: saysNo ? 'nothing' : 'aggregate' }),
    };
  };
  return {
    joins,
    leaves: leaves && leaves.year >= joins ? leaves : null,
    decided: new Map(years.map((year) => [year, decidedIn(year)])),
  };
}

/** What a member lets be told of one recommendation. */
export function levelIn(
  { kind, members }: PlannedNetwork,
  place: number,
  year: number,
  recommendation: RecommendationId,
): ConsentLevel {
  return members.get(place)?.decided.get(year)?.[recommendation] ?? defaultLevel(kind, recommendation);
}

/** One freezing of a network's year. */
export interface Freezing {
  readonly network: number;
  readonly year: number;
  readonly revision: 1 | 2;
}

/** In the order in which they freeze: the seals, in the networks' order, and then the revisions. */
export function freezingsOf({ years, networks }: Plan): Freezing[] {
  return years.flatMap((year) =>
    ([1, 2] as const).flatMap((revision) =>
      [...networks.keys()].map((network) => ({ network, year, revision })),
    ),
  );
}

/** Who was in the network then. */
export function membersThen({ networks }: Plan, { network, year, revision }: Freezing): number[] {
  return [...networks[network]!.members].flatMap(([place, { joins, leaves }]) => {
    const isGone =
      leaves && (leaves.year < year || (leaves.year === year && (!leaves.isAfterRelease || revision === 2)));
    return joins <= year && !isGone ? [place] : [];
  });
}

/** Of whom a freezing may speak in one measure: members with a figure who let it be told. Nobody, where that stays with them. */
export function speaksOf(plan: Plan, of: Freezing, measure: Measure): number[] {
  const network = plan.networks[of.network]!;
  const covered = recommendationOf(measure);
  const members = membersThen(plan, of);
  const isWilling = (place: number) => levelIn(network, place, of.year, covered) !== 'nothing';
  const isDeclared = network.protectedFromYear !== null && network.protectedFromYear <= of.year;
  if (isProtected(covered) && !(isDeclared && members.every(isWilling))) return [];
  return members.filter((place) => {
    const check = plan.organizations[place]!.checks.get(of.year);
    return check?.values[measure] !== undefined && (of.revision === 2 || !check.isLate) && isWilling(place);
  });
}
