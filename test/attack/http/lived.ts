/** A plan, lived: its organizations decide, join and leave by requests, and the product's own jobs copy and freeze. */
import { releaseJobs } from '../../../server/src/features/releases/jobs.ts';
import { sharingJobs } from '../../../server/src/features/sharing/jobs.ts';
import { runDueJobs } from '../../../server/src/jobs/worker.ts';
import type { ConsentLevel } from '@followthrough/shared/networks/consent.ts';
import type { MadeNetwork } from '../../make/network.ts';
import { makeMemberOf, makeNetwork } from '../../make/network.ts';
import { makeMember, makeOrganization } from '../../make/organization.ts';
import type { TestApp } from '../../setup/whole-app.ts';
import { keepChecks, keepDecisions } from './kept-rows.ts';
import type { Attribute, Plan } from './plan.ts';
import { FIRST_YEAR, OPTIONS } from './plan.ts';

const DAY = 24 * 60 * 60 * 1000;
/** The first year's last day; the networks close two days after each other, and so in each year. */
const CLOSES = Date.UTC(FIRST_YEAR, 7, 1, 12);
const DAYS_APART = 2;
/** Days from the first network's close. */
const DECIDES = -20;
const HANDS_IN = -5;
const BEFORE_SEAL = 13;
const SEALED = 25;
export const RELEASED = 85;
const LEAVES_LATE = 100;
const HANDS_IN_LATE = 120;
const BEFORE_REVISION = 163;
const REVISED = 175;
export const REVISION_RELEASED = 235;

export type Leader = Awaited<ReturnType<typeof makeMember>>;

export interface Lived {
  readonly test: TestApp;
  readonly plan: Plan;
  /** In the plan's order. */
  readonly leaders: readonly Leader[];
  readonly networks: readonly (MadeNetwork & { readonly steward: Leader; readonly slug: string | null })[];
  /** Somebody of an organization that is in no network. */
  readonly stranger: Leader;
}

export const optionLabel = (option: string): string => `All ${option.replaceAll('_', ' ')}`;
const labelled = (id: Attribute) => ({
  id,
  label: `By ${id}`,
  options: OPTIONS[id].map((option) => ({ id: option, label: optionLabel(option) })),
});

/** Lives all of it, and calls `onDay` on the days when there is something new to read. */
export async function live(
  test: TestApp,
  plan: Plan,
  onDay: (lived: Lived, year: number, day: number) => Promise<void>,
): Promise<Lived> {
  moveTo(test, plan.years[0]!, DECIDES - 10);
  const lived = await begin(test, plan);
  for (const year of plan.years) {
    await on(lived, year, DECIDES);
    await joinAndDecide(lived, year);
    await on(lived, year, HANDS_IN);
    await handIn(lived, year, false);
    await on(lived, year, BEFORE_SEAL);
    await onDay(lived, year, BEFORE_SEAL);
    await on(lived, year, SEALED);
    await work(lived, ['freeze_due_releases', {}]);
    await on(lived, year, RELEASED);
    await onDay(lived, year, RELEASED);
    await on(lived, year, LEAVES_LATE);
    await leave(lived, year, true);
    await on(lived, year, HANDS_IN_LATE);
    await handIn(lived, year, true);
    await on(lived, year, BEFORE_REVISION);
    await onDay(lived, year, BEFORE_REVISION);
    await on(lived, year, REVISED);
    await work(lived, ['freeze_due_releases', {}]);
    await on(lived, year, REVISION_RELEASED);
    await onDay(lived, year, REVISION_RELEASED);
  }
  return lived;
}

/** Moves the clock; browsers stay signed in. */
export async function on({ test }: Pick<Lived, 'test'>, year: number, day: number): Promise<void> {
  moveTo(test, year, day);
  await test.owner.query(
    `update session set expires_at = $1::timestamptz + interval '1 day', last_used_on = $1`,
    [test.clock.current],
  );
}

function moveTo({ clock }: TestApp, year: number, day: number): void {
  clock.current = new Date(CLOSES + (365 * (year - FIRST_YEAR) + day) * DAY);
}

async function begin(test: TestApp, plan: Plan): Promise<Lived> {
  const numbered = (place: number) => String(place + 1).padStart(3, '0');
  const leaders: Leader[] = [];
  for (const place of plan.organizations.keys()) {
    const name = `Organization ${numbered(place)} of the plan`;
    leaders.push(await makeLeader(test, 'member_program', name));
  }
  const networks = [];
  for (const [place, { kind, breakdowns, protectedFromYear, publicFromYear }] of plan.networks.entries()) {
    const steward = await makeLeader(test, kind, `Steward ${numbered(place)}`);
    const network = await makeNetwork(test, steward, {
      name: `Network ${numbered(place)}`,
      breakdowns: breakdowns.map(labelled),
      protectedFromYear,
      years: plan.years.map((year) => ({
        year,
        closesAt: new Date(CLOSES + (365 * (year - FIRST_YEAR) + DAYS_APART * place) * DAY),
      })),
    });
    const slug = publicFromYear === null ? null : `network-${numbered(place)}`;
    await test.owner.query(
      `update network set public_slug = $2, public_from_year = $3 where network_id = $1`,
      [network.networkId, slug, publicFromYear],
    );
    networks.push({ ...network, steward, slug });
  }
  const stranger = await makeLeader(test, 'member_program', 'Stranger');
  return { test, plan, leaders, networks, stranger };
}

const makeLeader = async (test: TestApp, kind: 'member_program' | MadeKind, name: string) =>
  makeMember(test, 'leader', { organization: await makeOrganization(test, { kind, name }) });
type MadeKind = Plan['networks'][number]['kind'];

async function joinAndDecide(lived: Lived, year: number): Promise<void> {
  const { plan, networks, leaders, test } = lived;
  for (const [at, network] of networks.entries())
    for (const [place, { joins }] of plan.networks[at]!.members)
      if (joins === year) {
        const { focus } = plan.organizations[place]!.by;
        await makeMemberOf(test, network, leaders[place]!.orgId, {
          by: focus === undefined ? {} : { focus },
        });
      }
  await leave(lived, year, false);
  const quiet: Parameters<typeof keepDecisions>[1][number][] = [];
  for (const [at, { networkId }] of networks.entries())
    for (const [place, { joins, leaves, decided }] of plan.networks[at]!.members) {
      const isThere =
        joins <= year &&
        !(leaves && (leaves.year < year || (leaves.year === year && !leaves.isAfterRelease)));
      const levels = decided.get(year) ?? {};
      if (!isThere || Object.keys(levels).length === 0) continue;
      // Of the many decisions only those that change something beside a count go through the page's own request.
      const isPlain = Object.values(levels).every((level: ConsentLevel) => level === 'aggregate');
      if (isPlain) quiet.push({ orgId: leaders[place]!.orgId, networkId, year, levels });
      else await decide(test, leaders[place]!, networkId, year, levels);
    }
  await keepDecisions(test, quiet);
}

async function decide(
  test: TestApp,
  leader: Leader,
  networkId: string,
  year: number,
  levels: object,
): Promise<void> {
  const { rows } = await test.owner.query<{ version: string }>(
    'select count(*) as version from consent where org_id = $1 and network_id = $2',
    [leader.orgId, networkId],
  );
  const answer = await leader.post(
    `/api/v1/organizations/${leader.orgId}/sharing/${networkId}/consents`,
    { year, levels },
    { 'if-match': `"${rows[0]?.version}"` },
  );
  if (answer.status !== 204) throw new Error(`deciding failed: ${JSON.stringify(answer.body)}`);
}

async function leave({ plan, networks, leaders }: Lived, year: number, late: boolean): Promise<void> {
  for (const [at, { networkId }] of networks.entries())
    for (const [place, { leaves }] of plan.networks[at]!.members) {
      if (leaves?.year !== year || leaves.isAfterRelease !== late) continue;
      const leader = leaders[place]!;
      const answer = await leader.post(`/api/v1/organizations/${leader.orgId}/sharing/${networkId}/leave`);
      if (answer.status !== 204) throw new Error(`leaving failed: ${JSON.stringify(answer.body)}`);
    }
}

/** Checks as they are kept once handed in; what follows from that is the jobs' to do. */
async function handIn(lived: Lived, year: number, late: boolean): Promise<void> {
  const { plan, leaders, test } = lived;
  const handed = [...plan.organizations.entries()].flatMap(([place, { by, checks }]) => {
    const check = checks.get(year);
    return check && check.isLate === late ? [{ orgId: leaders[place]!.orgId, by, values: check.values }] : [];
  });
  await keepChecks(test, year, handed);
  await work(lived, ...handed.map(({ orgId }): [string, object] => ['share_by_name', { orgId, year }]));
}

async function work({ test }: Lived, ...jobs: [task: string, payload: object][]): Promise<void> {
  const ground = { pool: test.owner, clock: test.clock.read, secret: test.secret, mail: null };
  for (const [task, payload] of jobs)
    await test.owner.query(`select enqueue_job($1, $2)`, [task, JSON.stringify(payload)]);
  await runDueJobs(ground, { ...releaseJobs(ground), ...sharingJobs(ground) });
}
