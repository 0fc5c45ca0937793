import { randomUUID } from 'node:crypto';
import type { Breakdown, Network, NetworkChange } from '@followthrough/shared/api/networks.ts';
import { stewardKind } from '@followthrough/shared/api/networks.ts';
import type { FieldProblem } from '@followthrough/shared/api/problems.ts';
import { offeredBreakdowns } from '@followthrough/shared/networks/breakdowns.ts';
import type { PersonActor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { record } from '../audit/record.ts';
import { newestInstrument } from '../instruments/read.ts';
import { daysAfter, isUnopened, requireCalendar } from './calendar.ts';
import { insertNetwork, putCalendar, signPledge, updateNetwork } from './queries.ts';
import { stewardNetwork } from './read.ts';

interface Step {
  orgId: string;
  networkId: string;
  /** Who does it, as the history names her. */
  by: string;
  now: Date;
}

/** Convenes a network. Its breakdowns stay as they are declared here: what is released rests on them. */
export async function convene(
  tx: Tx,
  { membership, name: by }: PersonActor,
  given: { name: string; purpose: string; breakdowns: Breakdown[] },
  now: Date,
  lang: string,
): Promise<string> {
  const kind = stewardKind.safeParse(membership?.kind);
  if (!membership || !kind.success) throw new Problem('cannot_convene');
  const { orgId, orgName } = membership;
  const offered = offeredBreakdowns(await newestInstrument(tx), lang);
  const breakdowns = given.breakdowns.map((one) => offered.find(({ id }) => id === one.id) ?? one);
  requireDistinct(breakdowns);
  const networkId = randomUUID();
  const { name, purpose } = given;
  await insertNetwork(tx, {
    orgId,
    networkId,
    stewardName: orgName,
    stewardKind: kind.data,
    name,
    purpose,
    breakdowns,
    now,
  });
  await record(tx, { orgId, actor: by, action: 'network.convened', detail: { network: name }, now });
  return networkId;
}

function requireDistinct(breakdowns: readonly Breakdown[]): void {
  const lists = [breakdowns, ...breakdowns.map(({ options }) => options)];
  if (lists.every((list) => new Set(list.map(({ id }) => id)).size === list.length)) return;
  throw new Problem('bad_request', {}, [
    {
      field: 'breakdowns',
      code: 'twice',
      message: 'Give each breakdown, and each of its options, its own id.',
    },
  ]);
}

/** Changes a network. What lets more be told begins with a year that has not opened, so that members knew before they answered. */
export async function changeNetwork(
  tx: Tx,
  { orgId, networkId, by, now, expected }: Step & { expected: number },
  change: NetworkChange,
): Promise<void> {
  const network = await stewardNetwork(tx, orgId, networkId);
  const errors = [
    ...notYet(network, 'protectedFromYear', change.protectedFromYear, now),
    ...notYet(network, 'publicFromYear', change.publicFromYear, now),
    ...((change.publicSlug === null) === (change.publicFromYear === null)
      ? []
      : [
          {
            field: 'publicSlug',
            code: 'incomplete',
            message: 'A public page needs an address and a first year.',
          },
        ]),
  ];
  if (errors.length > 0) throw new Problem('bad_request', {}, errors);
  const outcome = await updateNetwork(tx, { orgId, networkId, expected }, change);
  if (outcome === 'stale') throw new Problem('stale_version', { version: network.version });
  if (outcome === 'taken') throw new Problem('address_taken');
  const { name: _, purpose: __, ...declared } = change;
  const detail = { network: change.name, ...declared };
  await record(tx, { orgId, actor: by, action: 'network.changed', detail, now });
}

/** A first year may be put off or given up at any time; bringing one forward takes in no year that has opened. */
function notYet(
  network: Network,
  field: 'protectedFromYear' | 'publicFromYear',
  wanted: number | null,
  now: Date,
): FieldProblem[] {
  const held = network[field];
  const tellsMore = wanted !== null && (held === null || wanted < held);
  if (!tellsMore || isUnopened(network, wanted, now)) return [];
  return [{ field, code: 'has_opened', message: 'Choose a year that has not opened yet.' }];
}

/** A funder's promise. Signing again leaves the first signature. */
export async function sign(tx: Tx, { orgId, networkId, by, now }: Step): Promise<void> {
  const network = await stewardNetwork(tx, orgId, networkId);
  if (network.stewardKind !== 'funder') throw new Problem('pledge_for_funders');
  if (!(await signPledge(tx, { orgId, networkId, by, now }))) return;
  await record(tx, {
    orgId,
    actor: by,
    action: 'network.pledge_signed',
    detail: { network: network.name },
    now,
  });
}

/** Sets one year's days; the seal, the release and the revision follow from the last. */
export async function setCalendar(
  tx: Tx,
  { orgId, networkId, by, now, year }: Step & { year: number },
  days: { opensAt: Date; closesAt: Date },
): Promise<void> {
  const network = await stewardNetwork(tx, orgId, networkId);
  requireCalendar(network, year, days, now);
  await putCalendar(tx, { orgId, networkId, year, ...days, ...daysAfter(days.closesAt) });
  const detail = { network: network.name, year };
  await record(tx, { orgId, actor: by, action: 'network.calendar_set', detail, now });
}
