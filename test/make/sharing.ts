import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import { inboxOf } from '../setup/inbox.ts';
import type { TestApp } from '../setup/test-app.ts';
import type { Visitor } from '../setup/visitor.ts';
import type { MadeNetwork } from './network.ts';
import { makeMemberOf, makeNetwork } from './network.ts';
import { makeMember, makeOrganization } from './organization.ts';

type Leader = Visitor & { orgId: string };

/** A leader of an organization of its own. */
export const makeLeader = async (test: TestApp, kind: OrganizationKind, name?: string) =>
  makeMember(test, 'leader', { organization: await makeOrganization(test, { kind, ...(name && { name }) }) });

export const sharingPath = ({ orgId }: { orgId: string }) => `/api/v1/organizations/${orgId}/sharing`;
export const inNetwork = (leader: { orgId: string }, { networkId }: MadeNetwork) =>
  `${sharingPath(leader)}/${networkId}`;
export const codeOf = (answer: { status: number; body: { code?: string } }) =>
  `${answer.status} ${answer.body.code}`;

/** A network, of a support provider unless said otherwise, with one member: a program. */
export async function makeJoined(
  test: TestApp,
  given: Parameters<typeof makeNetwork>[2] = {},
  kind: OrganizationKind = 'ta_provider',
) {
  const steward = await makeLeader(test, kind, 'Beacon Support');
  const network = await makeNetwork(test, steward, given);
  const leader = await makeLeader(test, 'member_program', 'Harbor House');
  await makeMemberOf(test, network, leader.orgId);
  return { steward, network, leader };
}

/** Offers a place by mail and takes the link from the letter. */
export async function offered(
  test: TestApp,
  steward: Leader,
  network: MadeNetwork,
  email: string,
): Promise<string> {
  const offers = `/api/v1/organizations/${steward.orgId}/networks/${network.networkId}/offers`;
  const made = await steward.post(offers, { email });
  if (made.status !== 201) throw new Error(`offering failed: ${JSON.stringify(made.body)}`);
  return (await inboxOf(test, email)).at(-1)!.token;
}

/** The member's side of one network, as its own page has it. */
export const networkIn = async (leader: Leader, { networkId }: MadeNetwork) =>
  (await leader.get(sharingPath(leader))).body.networks.find(
    (one: { network: { networkId: string } }) => one.network.networkId === networkId,
  );

export const levelsIn = async (leader: Leader, network: MadeNetwork): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await networkIn(leader, network)).consents.map((one: { recommendation: string; level: string }) => [
      one.recommendation,
      one.level,
    ]),
  );

/** Decides what may be told, with all decisions read that there are. */
export const decide = async (leader: Leader, network: MadeNetwork, year: number, levels: object) =>
  leader.post(
    `${inNetwork(leader, network)}/consents`,
    { year, levels },
    { 'if-match': `"${(await networkIn(leader, network)).version}"` },
  );

/** What the steward holds by name. */
export const namedRows = async (test: TestApp, { networkId }: MadeNetwork) =>
  (
    await test.owner.query('select * from named_score where network_id = $1 order by year, recommendation', [
      networkId,
    ])
  ).rows;

export const namedLedger = async (test: TestApp, { orgId }: { orgId: string }) =>
  (await test.owner.query('select * from named_in where org_id = $1 order by recommendation', [orgId])).rows;
