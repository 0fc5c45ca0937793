import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import type { CycleScore } from '@followthrough/shared/scoring/score-cycle.ts';
import { releaseRows } from '../features/releases/release-rows.ts';
import { rowByName } from '../features/sharing/by-name.ts';
import type { Calendar } from './calendar.ts';
import { decidedAt, takenBackAt } from './calendar.ts';
import type { DemoRelease } from './network-releases.ts';
import { releasesSoFar } from './network-releases.ts';
import { noteOf } from './network-rows.ts';
import type { MemberCycle } from './network-years.ts';
import { memberCyclesOf, sharedByName, valuesOfBreakdowns } from './network-years.ts';
import type { DemoNetwork } from './networks.ts';
import type { Row, RowBatch } from './rows.ts';
import type { DemoInstruments, DemoWorld } from './world.ts';

/** One recommendation of one member's cycle under its name. */
interface Named {
  network: DemoNetwork;
  cycle: number;
  found: MemberCycle;
  check: NonNullable<MemberCycle['check']>;
  recommendation: RecommendationId;
  namedAt: Date;
  withdrawnAt: string | null;
}

/** What networks were told until now: names while they are shared, releases, and the ledgers of both. */
export function* toldRows(
  world: DemoWorld,
  instruments: DemoInstruments,
  scores: ReadonlyMap<string, CycleScore>,
  now: Date,
): Generator<RowBatch> {
  const { networks, calendars } = world;
  const membersIn = memberCyclesOf(world, scores);
  const names = networks.flatMap((network) =>
    calendars.flatMap((_, cycle) =>
      membersIn(network, cycle).flatMap((found) => namesOf(network, cycle, found, calendars)),
    ),
  );
  yield ['named_in', names.map(ledgerRow)];
  yield ['named_score', names.flatMap(copyOf)];
  const releases = releasesSoFar({
    networks,
    calendars,
    membersIn,
    instrumentIn: (cycle) => (cycle < 3 ? instruments.first : instruments.second),
    now,
  });
  yield ['release', releases.map(releaseRow)];
  for (const release of releases) {
    const { cells, countedIn } = releaseRows({ ...release, ...keyOf(release) }, release.cells);
    // The rows carry their parts as JSON text; here they travel inside one larger JSON text.
    yield [
      'released_cell',
      cells.map((cell) => ({ ...cell, by: parsed(cell.by), figures: parsed(cell.figures) })),
    ];
    yield ['counted_in', countedIn.map((line) => ({ ...line }))];
  }
}

function namesOf(
  network: DemoNetwork,
  cycle: number,
  found: MemberCycle,
  calendars: readonly Calendar[],
): Named[] {
  const { member, check } = found;
  if (check === null) return [];
  const namedAt = new Date(Math.max(Date.parse(decidedAt(calendars, cycle)), check.submittedAt.getTime()));
  const withdrawnAt = member.takesBack === cycle ? takenBackAt(calendars, cycle) : null;
  return sharedByName(found).map((recommendation) => ({
    network,
    cycle,
    found,
    check,
    recommendation,
    namedAt,
    withdrawnAt,
  }));
}

function ledgerRow({ network, found, check, recommendation, namedAt, withdrawnAt }: Named): Row {
  return {
    org_id: found.member.organization.orgId,
    network_id: network.networkId,
    year: check.cycle.calendar.year,
    recommendation,
    named_at: namedAt,
    withdrawn_at: withdrawnAt,
  };
}

/** The copy that its steward holds; none where the member took it back. */
function copyOf({ network, cycle, found, check, recommendation, namedAt, withdrawnAt }: Named): Row[] {
  const scores = ({ cycle: { instrument }, kept }: typeof check) => ({
    instrument,
    kept: Map.groupBy(kept, (one) => one.recommendation),
  });
  const row = rowByName(
    { ...scores(check), before: found.before && scores(found.before) },
    recommendation,
    noteOf(found.member, cycle, recommendation),
  );
  if (row === null || withdrawnAt !== null) return [];
  const { organization } = found.member;
  return [
    {
      org_id: network.steward.orgId,
      network_id: network.networkId,
      year: check.cycle.calendar.year,
      recommendation,
      member_org_id: organization.orgId,
      member_name: organization.name,
      by: valuesOfBreakdowns(network, found),
      instrument_version: check.cycle.instrument.version,
      state: row.state,
      score: row.score,
      range_low: row.low,
      range_high: row.high,
      completeness: row.completeness,
      change_label: row.change,
      note: row.note,
      shared_at: namedAt,
    },
  ];
}

const keyOf = ({ network }: DemoRelease) => ({ orgId: network.steward.orgId, networkId: network.networkId });

function releaseRow(release: DemoRelease): Row {
  const { orgId, networkId } = keyOf(release);
  return {
    org_id: orgId,
    network_id: networkId,
    year: release.year,
    revision: release.revision,
    state: 'frozen',
    done: release.measures,
    total: release.measures,
    frozen_at: release.frozenAt,
    release_at: release.releaseAt,
  };
}

function parsed(json: unknown): unknown {
  return typeof json === 'string' ? JSON.parse(json) : null;
}
