import { releaseJobs } from '../../server/src/features/releases/jobs.ts';
import { runDueJobs } from '../../server/src/jobs/worker.ts';
import type { TestApp } from '../setup/test-app.ts';
import type { MadeNetwork } from './network.ts';
import { makeMember, makeOrganization } from './organization.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = new Date('2026-11-20T15:00:00Z');
export const YEAR = 2026;

/** The year of networks made by makeNetwork, and the steward's way through it. */
export class ReleaseYear {
  readonly #test: TestApp;

  constructor(test: TestApp) {
    this.#test = test;
  }

  /** Somebody who convenes, while the year's check is open. */
  async steward(kind: 'coalition' | 'ta_provider' | 'funder' = 'ta_provider') {
    this.#test.clock.current = START;
    const organization = await makeOrganization(this.#test, { kind, name: 'Juniper' });
    return makeMember(this.#test, 'leader', { organization });
  }

  /** Days after the check closes; the seal is on day 14, the release on day 74, the revision on day 164. */
  async onDay(day: number): Promise<void> {
    const { clock, owner } = this.#test;
    clock.current = new Date(START.getTime() + (30 + day) * DAY);
    await owner.query(
      `update session set expires_at = $1::timestamptz + interval '1 day', last_used_on = $1`,
      [clock.current],
    );
  }

  freeze({ networkId }: MadeNetwork, revision = 1): Promise<void> {
    return this.work('freeze_release', { networkId, year: YEAR, revision });
  }

  async work(task: string, payload: object): Promise<void> {
    const { owner, clock, secret } = this.#test;
    const ground = { pool: owner, clock: clock.read, secret, mail: null };
    await owner.query(`select enqueue_job($1, $2)`, [task, JSON.stringify(payload)]);
    await runDueJobs(ground, releaseJobs(ground));
  }
}

type Steward = Awaited<ReturnType<ReleaseYear['steward']>>;

/** What a steward reads of a year of its network. @throws where that isn't answered. */
export async function viewOf(steward: Steward, network: MadeNetwork) {
  const { status, body } = await steward.get(
    `/api/v1/organizations/${steward.orgId}/networks/${network.networkId}/view?year=${YEAR}`,
  );
  if (status !== 200) throw new Error(`the view answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

export const scoring = (...scores: number[]) => scores.map((score) => ({ year: YEAR, score }));
/** So many different scores. */
export const spread = (count: number) =>
  scoring(...Array.from({ length: count }, (_, index) => 20 + ((index * 5) % 60)));
