import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { makeCycle } from '../make/cycle.ts';
import type { MadeOrganization } from '../make/organization.ts';
import { makeMemberOf, makeNetwork } from '../make/network.ts';
import { makeMember, makeOrganization } from '../make/organization.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

/** Every route × every role, over HTTP, each try in a world of its own: what came back is a snapshot for review. */
const ROLES = ['anonymous', 'outsider', 'member', 'records_keeper', 'leader', 'section_guest'] as const;
type Role = (typeof ROLES)[number];

/** A body that the route's schema takes, so that what answers is the policy and not the schema. A new route may need one. */
const bodies: Record<string, unknown> = {
  'POST /api/v1/sign-in': { email: 'nobody@example.org', password: 'x' },
  'POST /api/v1/sign-in/second-factor': { step: 'x', code: '123456' },
  'POST /api/v1/sign-in/passkey': {
    step: 'x',
    response: {
      id: 'x',
      rawId: 'x',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x' },
    },
  },
  'POST /api/v1/registrations': {
    email: 'nobody@example.org',
    name: 'Nobody',
    password: 'four words in a row',
  },
  'POST /api/v1/verifications': { token: 'x' },
  'POST /api/v1/recoveries': { email: 'nobody@example.org' },
  'POST /api/v1/recoveries/finish': { token: 'x', password: 'four words in a row' },
  'PATCH /api/v1/me': { name: 'New name' },
  'PUT /api/v1/me/password': { current: 'x', next: 'four words in a row' },
  'POST /api/v1/me/second-factor/setup': { password: 'x' },
  'POST /api/v1/me/second-factor/confirm': { code: '123456' },
  'POST /api/v1/me/second-factor/off': { password: 'x' },
  'POST /api/v1/me/passkeys': {
    step: 'x',
    name: 'x',
    response: {
      id: 'x',
      rawId: 'x',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: 'x', attestationObject: 'x' },
    },
  },
  'POST /api/v1/me/passkeys/challenge': { password: 'x' },
  'PATCH /api/v1/me/passkeys/{passkeyId}': { name: 'x' },
  'POST /api/v1/organizations': { kind: 'coalition', name: 'New' },
  'PATCH /api/v1/organizations/{orgId}': { name: 'New' },
  'PUT /api/v1/organizations/{orgId}/profile': { profile: {} },
  'PATCH /api/v1/organizations/{orgId}/members/{personId}': { role: 'member' },
  'POST /api/v1/organizations/{orgId}/invitations': { email: 'guest@example.org', role: 'member' },
  'POST /api/v1/invitations/look': { token: 'x' },
  'POST /api/v1/invitations/accept': { token: 'x' },
  'POST /api/v1/demo/sign-in': { as: 'leader' },
  'POST /api/v1/organizations/{orgId}/cycles': { year: 2027 },
  'PUT /api/v1/organizations/{orgId}/cycles/{cycleId}/profile': { profile: {} },
  'PUT /api/v1/organizations/{orgId}/cycles/{cycleId}/answers/{itemId}': {
    state: 'dont_know',
    value: null,
    links: [],
  },
  'POST /api/v1/organizations/{orgId}/cycles/{cycleId}/handovers': { section: 'R1', colleague: 'Sam' },
  'PUT /api/v1/organizations/{orgId}/cycles/{cycleId}/round': {
    opensAt: '2026-11-20T15:00:00.000Z',
    closesAt: '2026-12-01T15:00:00.000Z',
    reminderDates: [],
    invitationSubject: 'Your view',
    invitationText: 'Please tell us.',
    publishedFacts: [],
  },
  'POST /api/v1/organizations/{orgId}/cycles/{cycleId}/round/roster': {
    role: 'staff',
    text: 'Ana, ana@example.org',
  },
  'POST /api/v1/organizations/{orgId}/cycles/{cycleId}/round/roster/entries/{entryId}/address': {
    email: 'right@example.org',
  },
  'POST /api/v1/organizations/{orgId}/cycles/{cycleId}/round/roster/entries': {
    role: 'staff',
    name: 'Ana',
    email: null,
  },
  'PUT /api/v1/organizations/{orgId}/cycles/{cycleId}/round/comments/{commentId}': {
    review: 'held',
    theme: null,
  },
  'POST /api/v1/organizations/{orgId}/networks': { name: 'Shoreline', purpose: 'Learning.', breakdowns: [] },
  'PATCH /api/v1/organizations/{orgId}/networks/{networkId}': {
    name: 'Shoreline',
    purpose: 'Learning.',
    protectedFromYear: null,
    publicSlug: null,
    publicFromYear: null,
  },
  'POST /api/v1/organizations/{orgId}/networks/{networkId}/pledge': { agreed: true },
  'PUT /api/v1/organizations/{orgId}/networks/{networkId}/cycles/{year}': {
    opensAt: '2099-01-01T00:00:00.000Z',
    closesAt: '2099-03-01T00:00:00.000Z',
  },
  'POST /api/v1/organizations/{orgId}/networks/{networkId}/offers': { email: 'guest@example.org' },
  'PUT /api/v1/organizations/{orgId}/networks/{networkId}/mirror/{year}/{questionId}': {
    level: 2,
    note: null,
  },
  'POST /api/v1/organizations/{orgId}/networks/{networkId}/introductions': {
    offeringPracticeId: randomUUID(),
    wantingPracticeId: randomUUID(),
  },
  'POST /api/v1/network-offers/open': { token: 'x' },
  'POST /api/v1/organizations/{orgId}/sharing': { token: 'x', by: {} },
  'PUT /api/v1/organizations/{orgId}/sharing/counsel-switch': { counselSwitch: true },
  'POST /api/v1/organizations/{orgId}/sharing/{networkId}/preview': { year: 2026, levels: { R1: 'named' } },
  'POST /api/v1/organizations/{orgId}/sharing/{networkId}/consents': { year: 2026, levels: { R1: 'named' } },
  'PUT /api/v1/organizations/{orgId}/sharing/{networkId}': { by: {}, showsStart: true },
  'PUT /api/v1/organizations/{orgId}/sharing/{networkId}/notes': {
    year: 2026,
    recommendation: 'R1',
    note: 'We moved in May.',
  },
  'POST /api/v1/organizations/{orgId}/sharing/{networkId}/practices': {
    side: 'offers',
    recommendation: 'R9',
    title: 'Paid seats',
    url: null,
  },
  'POST /door-a/v1/open': { token: '0'.repeat(20) },
  'POST /door-a/v1/sign': { token: '0'.repeat(20), blinded: 'A'.repeat(342) },
  'PUT /door-b/v1/rounds/{roundId}/ballots/{keyHash}': {
    publicKey: 'A'.repeat(43),
    version: 2,
    content: null,
    contentSignature: 'A'.repeat(86),
  },
  'POST /door-b/v1/rounds/{roundId}/ballots/{keyHash}/read': {
    publicKey: 'A'.repeat(43),
    signature: 'A'.repeat(86),
  },
  'POST /api/v1/section-link': { token: 'x'.repeat(43) },
};
/** Routes that a member of the organization may call, and that need more than this walk has: a file to send, a link that works. */
const answersOddly = [
  'POST /api/v1/organizations/{orgId}/cycles/{cycleId}/items/{itemId}/evidence',
  'PUT /api/v1/organizations/{orgId}/networks/{networkId}/cycles/{year}',
  'POST /api/v1/organizations/{orgId}/networks/{networkId}/introductions',
];

let test: TestApp;
/** Whoever convenes the networks that the organizations of this walk are members of. */
let steward: Awaited<ReturnType<typeof makeMember>>;
beforeAll(async () => {
  test = await testApp();
  await publishInstruments(test.ownerUrl);
  steward = await makeMember(test, 'leader');
});

async function makeWorld() {
  const organization = await makeOrganization(test);
  const leader = await makeMember(test, 'leader', { organization });
  const bystander = await makeMember(test, 'member', { organization });
  const cycle = await makeCycle(test, organization.orgId);
  const token = randomBytes(32).toString('base64url');
  const handoverId = randomUUID();
  await test.owner.query(
    `insert into section_handover (org_id, handover_id, cycle_id, section, colleague, token_hash, created_at, expires_at)
     values ($1, $2, $3, 'R1', 'Sam', $4, $5, $6)`,
    [
      organization.orgId,
      handoverId,
      cycle.cycleId,
      createHash('sha256').update(token).digest('hex'),
      test.clock.current,
      cycle.closesAt,
    ],
  );
  const { networkId } = await makeNetwork(test, leader, { years: [{ year: 2026 }] });
  const joined = await makeNetwork(test, steward, { years: [{ year: 2026 }] });
  await makeMemberOf(test, joined, organization.orgId);
  const ids: Record<string, string> = {
    orgId: organization.orgId,
    networkId,
    cycleId: cycle.cycleId,
    handoverId,
    personId: bystander.person.personId,
    itemId: 'R1.wage_standard',
    section: 'R1',
    recommendation: 'R1',
    version: '1.0.0',
    // Nothing of these is there: allowed shows as 404 with the owner's rights, like for everybody else.
    sessionId: randomUUID(),
    passkeyId: randomUUID(),
    invitationId: randomUUID(),
    fileId: randomUUID(),
    roundId: randomUUID(),
    entryId: randomUUID(),
    commentId: randomUUID(),
    keyHash: '0'.repeat(64),
    code: '000000',
    year: '2026',
    questionId: 'F1',
    offerId: randomUUID(),
    practiceId: randomUUID(),
    introductionId: randomUUID(),
    slug: 'no-such-page',
  };
  return { organization, leader, token, ids, joinedId: joined.networkId };
}

async function visitorAs(
  role: Role,
  world: { organization: MadeOrganization; leader: Visitor; token: string },
): Promise<Visitor> {
  if (role === 'leader') return world.leader;
  if (role === 'member' || role === 'records_keeper')
    return makeMember(test, role, { organization: world.organization });
  if (role === 'outsider') return makeMember(test, 'leader');
  const visitor = new Visitor(test);
  if (role === 'section_guest') visitor.cookies.set('section', world.token);
  return visitor;
}

function routes(): { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string }[] {
  const { paths } = test.app.swagger() as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase() as 'GET', path })),
  );
}

describe('routes × roles', () => {
  it('is as reviewed', { timeout: 240_000 }, async () => {
    const lines: string[] = [];
    const notUnderstood: string[] = [];
    const seenFromOutside: string[] = [];
    for (const { method, path } of routes()) {
      const route = `${method} ${path}`;
      const outcomes: string[] = [];
      for (const role of ROLES) {
        test.clock.advance(3_600); // far from every rate limit
        const world = await makeWorld();
        const visitor = await visitorAs(role, world);
        const ids = path.includes('/sharing/') ? { ...world.ids, networkId: world.joinedId } : world.ids;
        const url = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `unknown-${name}`);
        expect(url, `test/rls/routes-by-roles.test.ts doesn't know a part of ${path}`).not.toContain(
          'unknown-',
        );
        const body = bodies[route] ?? (method === 'POST' ? {} : undefined);
        const answer = await visitor.send(method, url, body, { 'if-match': '"0"' });
        const outcome = answer.status < 400 ? String(answer.status) : `${answer.status} ${answer.body.code}`;
        outcomes.push(`${role} ${outcome}`);
        if (answer.status === 400 && !answersOddly.includes(route)) notUnderstood.push(`${route} as ${role}`);
        const inside = ['member', 'records_keeper', 'leader', 'section_guest'].includes(role);
        if (path.includes('{orgId}') && !inside && answer.status !== 401 && answer.status !== 404)
          seenFromOutside.push(`${route} as ${role}`);
        if (answer.status >= 500)
          notUnderstood.push(`${route} as ${role} broke: ${JSON.stringify(answer.body)}`);
      }
      lines.push(`${route}\n${outcomes.map((outcome) => `    ${outcome}`).join('\n')}`);
    }
    expect(notUnderstood, 'give these a body in this file').toEqual([]);
    expect(seenFromOutside).toEqual([]);
    await expect(`${lines.toSorted().join('\n')}\n`).toMatchFileSnapshot('routes-by-roles.snapshot.txt');
  });
});
