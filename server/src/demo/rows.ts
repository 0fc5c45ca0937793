import type { BootstrapRanges } from '@followthrough/shared/scoring/bootstrap.ts';
import { bootstrapRanges } from '@followthrough/shared/scoring/bootstrap.ts';
import type { CycleInput } from '@followthrough/shared/scoring/cycle-input.ts';
import type { CycleScore } from '@followthrough/shared/scoring/score-cycle.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import { scoreRows } from '../features/assessment/score-rows.ts';
import { DOORS } from './doors.ts';
import type { DemoCycle, DemoHandover, DemoWorld } from './world.ts';

/** Column by column. */
export type Row = Record<string, unknown>;

/** Some rows of one table. */
export type RowBatch = readonly [table: string, rows: readonly Row[]];

const CYCLES_AT_ONCE = 20;

/**
 * The demo world as rows, scored by the same functions as real checks, in an order that foreign keys allow. Made bit by
 * bit, so that a database can take in one part while the next is made; each cycle's scores are put into `kept` by its id.
 */
export function* demoRows(world: DemoWorld, kept: Map<string, CycleScore>): Generator<RowBatch> {
  yield* peopleAndOrganizations(world);
  yield ['cycle', world.cycles.map(cycleRow)];
  yield ['section_handover', world.handovers.map((handover) => handoverRow(handover, world.today))];
  for (let from = 0; from < world.cycles.length; from += CYCLES_AT_ONCE) {
    const cycles = world.cycles.slice(from, from + CYCLES_AT_ONCE);
    yield ['answer', cycles.flatMap(answersOf)];
    const scores = cycles.map((cycle) => scoresOf(cycle, kept));
    yield ['score_snapshot', scores.flatMap(({ snapshots }) => snapshots)];
    yield ['item_score', scores.flatMap(({ items }) => items)];
    yield ['overall_score', scores.flatMap(({ overall }) => overall)];
  }
}

function* peopleAndOrganizations({ organizations, people, cycles, today }: DemoWorld): Generator<RowBatch> {
  const startedAt = `${cycles[0]?.calendar.opensAt.slice(0, 4) ?? today.slice(0, 4)}-08-01T12:00:00.000Z`;
  yield [
    'organization',
    organizations.map(({ orgId, kind, name, profile }) => ({
      org_id: orgId,
      kind,
      name,
      profile,
      profile_version: 0,
      is_demo: true,
      created_at: startedAt,
    })),
  ];
  yield [
    'person',
    // No password: nobody signs in as them but through the demo's doors.
    people.map(({ personId, name, email }) => ({
      person_id: personId,
      email,
      name,
      email_verified_at: startedAt,
      created_at: startedAt,
    })),
  ];
  yield [
    'membership',
    people.map(({ personId, name, email, role, organization }) => ({
      org_id: organization.orgId,
      person_id: personId,
      role,
      name,
      email,
      since: startedAt,
    })),
  ];
}

function handoverRow({ handoverId, cycle, section, colleague, tokenHash }: DemoHandover, today: string): Row {
  return {
    org_id: cycle.organization.orgId,
    handover_id: handoverId,
    cycle_id: cycle.cycleId,
    section,
    colleague,
    token_hash: tokenHash,
    created_at: `${today}T00:00:00.000Z`,
    expires_at: cycle.calendar.closesAt,
  };
}

function cycleRow({
  organization,
  cycleId,
  calendar,
  leader,
  instrument,
  profile,
  submittedAt,
}: DemoCycle): Row {
  return {
    org_id: organization.orgId,
    cycle_id: cycleId,
    year: calendar.year,
    instrument_version: instrument.version,
    profile,
    opens_at: calendar.opensAt,
    closes_at: calendar.closesAt,
    seal_at: calendar.sealAt,
    release_at: calendar.releaseAt,
    submitted_at: submittedAt,
    submitted_by: submittedAt === null ? null : leader,
    version: submittedAt === null ? 1 : 2,
  };
}

function answersOf({ organization, cycleId, answers }: DemoCycle): Row[] {
  return answers.map(({ itemId, answer, changedBy, changedAt }) => ({
    org_id: organization.orgId,
    cycle_id: cycleId,
    item_id: itemId,
    state: answer.state,
    value: answer.value,
    reason: answer.reason ?? null,
    note: answer.note ?? null,
    links: answer.links,
    version: 1,
    changed_by: changedBy,
    changed_at: changedAt,
  }));
}

function scoresOf(
  cycle: DemoCycle,
  kept: Map<string, CycleScore>,
): { snapshots: Row[]; items: Row[]; overall: Row[] } {
  const { organization, cycleId, instrument, profile, submittedAt, answers, firstCycle } = cycle;
  if (submittedAt === null) return { snapshots: [], items: [], overall: [] };
  const input: CycleInput = {
    instrument,
    profile,
    answers: Object.fromEntries(answers.map(({ itemId, answer }) => [itemId, answer])),
    evidence: new Set(),
    asOf: submittedAt.slice(0, 10),
    firstCycle,
  };
  const score = scoreCycle(input);
  kept.set(cycleId, score);
  const rows = scoreRows(
    { orgId: organization.orgId, cycleId, computedAt: new Date(submittedAt) },
    score,
    drawnRanges(cycle, input, score),
  );
  return {
    snapshots: rows.snapshots.map((row) => ({ ...row })),
    // The rows carry figures as JSON text; here they travel inside one larger JSON text.
    items: rows.items.map((row) => ({
      ...row,
      figures: typeof row.figures === 'string' ? JSON.parse(row.figures) : null,
    })),
    overall: [{ ...rows.overall }],
  };
}

const behindDoors: readonly string[] = Object.values(DOORS);

/** Ranges by drawing take most of the time, and only an organization's own people see them: made where a door leads. */
function drawnRanges(
  { organization, cycleId, instrument }: DemoCycle,
  input: CycleInput,
  score: CycleScore,
): BootstrapRanges {
  if (!behindDoors.includes(organization.name)) return { recommendations: [], overall: null };
  return bootstrapRanges(input, score, `${organization.orgId}/${cycleId}/${instrument.version}`);
}
