import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import type { Profile } from '@followthrough/shared/instrument/answer.ts';
import { Chance } from './chance.ts';
import { coalitionNames, funderNames, personNames, programNames, providerNames, slugOf } from './names.ts';
import { CYCLES, participationOf } from './participation.ts';
import { plantedCaseOf } from './planted-cases.ts';
import type { PlantedCase } from './planted-cases.ts';
import type { Latents, Standing } from './standing.ts';
import { standingOf } from './standing.ts';

/** How large an organization is and what it does; amounts in whole cents a year. */
export interface Traits {
  staff: number;
  board: number;
  members: number;
  groups: number;
  /** Own budget, without money passed on. */
  budget: number;
  passedOn: number;
  /** Share of people of color in the community around it, 0–1. */
  community: number;
  hasAdvisoryGroup: boolean;
  providesTraining: boolean;
  makesReferrals: boolean;
  runsEvents: boolean;
}

export interface DemoOrganization {
  orgId: string;
  kind: OrganizationKind;
  name: string;
  slug: string;
  traits: Traits;
  profile: Profile;
  latents: Latents;
  /** One leader per cycle; a new name is a new leader. */
  leaders: string[];
  active: boolean[];
  standing: Standing;
  planted: PlantedCase | undefined;
}

/** All organizations of the demo world, the same for the same seed. */
export function makeOrganizations(seed: string): DemoOrganization[] {
  const people = new Chance(seed, 'people').shuffled(personNames);
  const named = ([kind, names]: [OrganizationKind, readonly string[]]) =>
    names.map((name) => ({ kind, name }));
  const all = (
    [
      ['coalition', coalitionNames],
      ['ta_provider', providerNames],
      ['member_program', programNames],
      ['funder', funderNames],
    ] as [OrganizationKind, readonly string[]][]
  ).flatMap(named);
  return all.map(({ kind, name }, index) =>
    makeOrganization(seed, kind, name, people.slice(index * CYCLES, (index + 1) * CYCLES)),
  );
}

function makeOrganization(
  seed: string,
  kind: OrganizationKind,
  name: string,
  people: string[],
): DemoOrganization {
  const chance = new Chance(seed, name);
  const planted = plantedCaseOf(name);
  const latents = makeLatents(chance);
  const traits = { ...makeTraits(kind, latents, chance), ...planted?.traits };
  const leaders: string[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const before = leaders[cycle - 1];
    const next = people[cycle];
    if (next === undefined) throw new RangeError('more organizations than people to lead them');
    leaders.push(before !== undefined && !chance.happens(0.15) ? before : next);
  }
  const leaderChanges = leaders.map((leader, cycle) => cycle > 0 && leader !== leaders[cycle - 1]);
  const drawn = participationOf(
    kind,
    { leaderChanges, resources: latents.resources },
    new Chance(seed, name, 'active'),
  );
  const active = planted?.active ?? drawn;
  const standing = {
    ...standingOf(latents, active, new Chance(seed, name, 'standing')),
    ...planted?.standing,
  };
  return {
    orgId: new Chance(seed, 'organization', name).uuid(),
    kind,
    name,
    slug: slugOf(name),
    traits,
    profile: kind === 'funder' ? {} : profileOf(kind, traits, new Chance(seed, name, 'profile')),
    latents,
    leaders: planted?.leader === undefined ? leaders : leaders.map(() => planted.leader ?? ''),
    active,
    standing,
    planted,
  };
}

/** Resources go with commitment a little, and with size a lot (makeTraits). */
function makeLatents(chance: Chance): Latents {
  const commitment = chance.normal();
  return {
    commitment,
    resources: 0.2 * commitment + Math.sqrt(1 - 0.04) * chance.normal(),
    climate: chance.normal(),
  };
}

const isPassingOn = { coalition: 0.4, ta_provider: 0.25, member_program: 0.05, funder: 0 };
const typicalStaff = { coalition: 14, ta_provider: 12, member_program: 9, funder: 6 };

function makeTraits(kind: OrganizationKind, { resources }: Latents, chance: Chance): Traits {
  const size = 0.7 * resources + Math.sqrt(1 - 0.49) * chance.normal();
  const staff = Math.min(90, Math.max(1, Math.round(typicalStaff[kind] * Math.exp(0.8 * size))));
  const budget = Math.round(staff * chance.lognormal(95_000, 0.2)) * 100;
  const share = chance.happens(isPassingOn[kind]) ? chance.beta(4, 6) : 0;
  const coalition = kind === 'coalition';
  return {
    staff,
    board: chance.whole(7, 15),
    members: kind === 'member_program' ? 0 : chance.whole(coalition ? 12 : 8, coalition ? 48 : 30),
    groups: kind === 'member_program' ? 0 : chance.whole(1, 8),
    budget,
    passedOn: Math.round((budget * share) / (1 - share) / 100) * 100,
    community: 0.14 + 0.42 * chance.next(),
    hasAdvisoryGroup: chance.happens(0.45),
    providesTraining: kind !== 'member_program' || chance.happens(0.5),
    makesReferrals: kind === 'member_program' || chance.happens(0.6),
    runsEvents: kind !== 'member_program' || chance.happens(0.4),
  };
}

function profileOf(kind: OrganizationKind, traits: Traits, chance: Chance): Profile {
  const millions = traits.budget / 100_000_000;
  const band =
    millions < 0.25
      ? 'under_250k'
      : millions < 1
        ? '250k_1m'
        : millions < 3
          ? '1m_3m'
          : millions < 10
            ? '3m_10m'
            : 'over_10m';
  const types = {
    coalition: chance.happens(0.12) ? 'tribal_coalition' : 'state_or_territory_coalition',
    ta_provider: 'ta_provider',
    member_program: chance.happens(0.15) ? 'culturally_specific_org' : 'member_program',
    funder: 'other',
  };
  return {
    org_type: types[kind],
    focus: chance.pick(['domestic_violence', 'sexual_violence', 'both', 'both']),
    administers_grants: traits.passedOn > 0,
    pays_out: traits.passedOn > 0 || (kind !== 'member_program' && chance.happens(0.7)),
    has_members: traits.members > 0,
    has_any_group: traits.groups > 0,
    provides_training: traits.providesTraining,
    makes_referrals: traits.makesReferrals,
    runs_events: traits.runsEvents,
    has_board: true,
    has_survivor_advisory: traits.hasAdvisoryGroup,
    staff_count: traits.staff,
    budget_band: band,
    setting: chance.pick(['mostly_urban', 'mostly_rural', 'mixed_or_statewide']),
  };
}
