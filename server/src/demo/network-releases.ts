import type { Instrument, RecommendationId } from '@followthrough/shared/instrument/model.ts';
import type { FreezeInput, FrozenCell, LedgerCell } from '@followthrough/shared/networks/freeze-release.ts';
import { freezeRelease, measuresTried } from '@followthrough/shared/networks/freeze-release.ts';
import { daysAfter } from '../features/networks/calendar.ts';
import type { Calendar } from './calendar.ts';
import { Chance } from './chance.ts';
import type { MemberCycle } from './network-years.ts';
import { asFrozen, sharedByName } from './network-years.ts';
import type { DemoNetwork } from './networks.ts';

/** One freezing of a network's cycle, with what came of it. */
export interface DemoRelease {
  network: DemoNetwork;
  year: number;
  revision: 1 | 2;
  frozenAt: Date;
  releaseAt: Date;
  /** How many measures it speaks of. */
  measures: number;
  cells: FrozenCell[];
}

interface Freeze extends Omit<DemoRelease, 'measures' | 'cells'> {
  cycle: number;
  sealedAt: Date;
}

const DAY = 86_400_000;
const OWN_FIRST_DAYS = 60;

/** What the freezes of all years read. */
export interface Past {
  networks: readonly DemoNetwork[];
  calendars: readonly Calendar[];
  membersIn: (network: DemoNetwork, cycle: number) => MemberCycle[];
  instrumentIn: (cycle: number) => Instrument;
  now: Date;
}

/**
 * Everything that the three networks froze until now, in the order in which they did: each freeze is audited together with all
 * before it, as the job would have done on those days.
 */
export function releasesSoFar(past: Past): DemoRelease[] {
  const ledger: LedgerCell[] = [];
  return freezesUntil(past).map((freeze) => {
    const { network, cycle, year, revision, frozenAt } = freeze;
    const members = past.membersIn(network, cycle);
    const input: FreezeInput = {
      network: {
        networkId: network.networkId,
        breakdowns: network.breakdowns,
        protectedFromYear: yearOf(past, network.protectedFrom),
        publicFromYear: yearOf(past, network.publicPage?.from ?? null),
      },
      year,
      instrument: past.instrumentIn(cycle),
      members: members.map((found) => asFrozen(network, found, frozenAt)),
      otherValues: valuesElsewhere(past, freeze),
      ledger,
      named: knownByName(past, cycle),
      namedBefore: cycle === 0 ? {} : knownByName(past, cycle - 1),
    };
    // A revision takes in what came since the seal. Where nothing did, all stands as it is, and nothing needs an audit.
    const stands = revision === 2 && !members.some((found) => cameSince(freeze.sealedAt, found));
    const cells = stands ? [] : freezeRelease(input);
    for (const { measure, cell, isPublic, units, told } of cells) {
      if (told)
        ledger.push({ networkId: network.networkId, year, revision, measure, cell, isPublic, units, told });
    }
    return { ...freeze, measures: measuresTried(input).length, cells };
  });
}

function cameSince(sealedAt: Date, { check }: MemberCycle): boolean {
  return check !== null && check.submittedAt > sealedAt;
}

/** By day; of those on one day, in an order of chance, since no network always comes first. */
function freezesUntil({ networks, calendars, now }: Past): Freeze[] {
  const freezes = networks.flatMap((network) =>
    calendars.flatMap(({ closesAt, year }, cycle): Freeze[] => {
      const { freezeAt, releaseAt, reviseAt } = daysAfter(new Date(closesAt));
      const of = { network, cycle, year, sealedAt: freezeAt };
      return [
        { ...of, revision: 1, frozenAt: freezeAt, releaseAt },
        {
          ...of,
          revision: 2,
          frozenAt: reviseAt,
          releaseAt: new Date(reviseAt.getTime() + OWN_FIRST_DAYS * DAY),
        },
      ];
    }),
  );
  const turn = ({ network, cycle }: Freeze) => new Chance('turn', network.networkId, cycle).next();
  return freezes
    .filter(({ frozenAt }) => frozenAt <= now)
    .toSorted((a, b) => a.frozenAt.getTime() - b.frozenAt.getTime() || turn(a) - turn(b));
}

function yearOf({ calendars }: Past, cycle: number | null): number | null {
  return cycle === null ? null : (calendars[cycle]?.year ?? null);
}

/** What members of all networks bring in that cycle. */
function valuesElsewhere({ networks, membersIn }: Past, { cycle, frozenAt }: Freeze) {
  const frozen = networks.flatMap((network) =>
    membersIn(network, cycle).map((found) => asFrozen(network, found, frozenAt)),
  );
  return new Map(frozen.map(({ orgId, values }) => [orgId, values]));
}

function knownByName({ networks, membersIn }: Past, cycle: number) {
  const named: Partial<Record<RecommendationId, string[]>> = {};
  for (const network of networks) {
    for (const found of membersIn(network, cycle)) {
      for (const recommendation of sharedByName(found)) {
        (named[recommendation] ??= []).push(found.member.organization.orgId);
      }
    }
  }
  return named;
}
