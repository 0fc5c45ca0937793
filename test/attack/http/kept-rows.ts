/** Rows as the product keeps them, many at once, where making them by requests would take minutes. */
import { randomUUID } from 'node:crypto';
import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import type { ConsentLevel } from '@followthrough/shared/networks/consent.ts';
import { everythingApplies } from '../../make/cycle.ts';
import type { TestApp } from '../../setup/whole-app.ts';
import type { PlannedCheck, PlannedOrganization } from './plan.ts';

interface HandedIn {
  readonly orgId: string;
  readonly by: PlannedOrganization['by'];
  readonly values: PlannedCheck['values'];
}

const ORG_TYPES: Readonly<Record<string, string>> = {
  program: 'member_program',
  coalition: 'state_or_territory_coalition',
  provider: 'ta_provider',
};
const STAFF: Readonly<Record<string, number>> = { small: 4, medium: 12, large: 40 };

/** Handed in now and scored: one question for each recommendation, and those that facts beyond scores come from. */
export async function keepChecks(test: TestApp, year: number, handed: readonly HandedIn[]): Promise<void> {
  const made = handed.map(({ orgId, by, values }) => ({
    org: orgId,
    cycle: randomUUID(),
    profile: {
      ...everythingApplies,
      org_type: ORG_TYPES[by.type ?? ''],
      staff_count: STAFF[by.size ?? ''],
      setting: by.setting,
    },
    scores: Object.fromEntries(RECOMMENDATION_IDS.map((id) => [id, values[id]])),
    figures: figuresOf(values),
  }));
  const given = [JSON.stringify(made), test.clock.current];
  const from = `jsonb_to_recordset($1) as m (org uuid, cycle uuid, profile jsonb, scores jsonb, figures jsonb)`;
  await test.owner.query(
    `insert into cycle (org_id, cycle_id, year, instrument_version, profile, opens_at, closes_at, seal_at, release_at, submitted_at, submitted_by)
     select org, cycle, ${year}, '1.0.0', profile, at - interval '30 days', at + interval '1 day', at + interval '15 days',
            at + interval '75 days', at, 'Ines Okafor'
       from ${from}, (select $2::timestamptz) as now (at)`,
    given,
  );
  await test.owner.query(
    `insert into overall_score (org_id, cycle_id, basis, state, lowest_three, published, applicable)
     select org, cycle, 'facts', 'published', '{R1,R2,R3}', 9, 9 from ${from}`,
    given.slice(0, 1),
  );
  await test.owner.query(
    `insert into score_snapshot (org_id, cycle_id, basis, recommendation, scoring_version, state, score, limited_scope, computed_at)
     select org, cycle, 'facts', key, 1, 'published', value::float, false, $2::timestamptz from ${from}, jsonb_each_text(scores)`,
    given,
  );
  await test.owner.query(
    `insert into item_score (org_id, cycle_id, basis, item_id, recommendation, scoring_version, state, score, se, weight, figures)
     select org, cycle, 'facts', key || '.made', key, 1, 'answered', value::float, 4, 1, null from ${from}, jsonb_each_text(scores)
     union all
     select org, cycle, 'facts', key, left(key, 2), 1, 'answered', 50, 4, 0, value from ${from}, jsonb_each(figures)`,
    given.slice(0, 1),
  );
}

/** What answers amount to, as scoring keeps it; money is in cents. */
function figuresOf({ wage_floor, living_wage, access_unmet, cost_to_close }: PlannedCheck['values']) {
  return {
    ...(wage_floor !== undefined && {
      'R1.wage_standard': { kind: 'level', level: wage_floor === 100 ? 3 : 2 },
    }),
    ...(living_wage !== undefined && {
      'R1.wage_coverage': {
        kind: 'wages',
        coveragePct: living_wage === 100 ? 100 : 60,
        costToClose: cost_to_close === undefined ? null : 100 * cost_to_close,
      },
    }),
    ...(access_unmet !== undefined && { 'R5.requests_met': { kind: 'value', value: 100 - access_unmet } }),
  };
}

interface Decided {
  readonly orgId: string;
  readonly networkId: string;
  readonly year: number;
  readonly levels: Readonly<Partial<Record<RecommendationId, ConsentLevel>>>;
}

/** First decisions of their year. */
export async function keepDecisions(test: TestApp, decisions: readonly Decided[]): Promise<void> {
  await test.owner.query(
    `insert into consent (org_id, network_id, year, recommendation, seq, level, decided_by, decided_at)
     select "orgId", "networkId", year, key, 1, value, 'Ines Okafor', $2::timestamptz
       from jsonb_to_recordset($1) as d ("orgId" uuid, "networkId" uuid, year integer, levels jsonb), jsonb_each_text(levels)`,
    [JSON.stringify(decisions), test.clock.current],
  );
}
