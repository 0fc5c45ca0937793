import { createHash } from 'node:crypto';
import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import { daysAfter } from '../features/networks/calendar.ts';
import type { Calendar } from './calendar.ts';
import { afterOpening, decidedAt, takenBackAt } from './calendar.ts';
import { Chance } from './chance.ts';
import { isMemberIn } from './network-members.ts';
import type { DemoMember } from './network-members.ts';
import { matchingRows } from './network-practices.ts';
import { CONTEXT_NOTES, MIRROR } from './network-words.ts';
import type { DemoNetwork } from './networks.ts';
import { CYCLES } from './participation.ts';
import type { Row, RowBatch } from './rows.ts';
import type { DemoWorld } from './world.ts';

const DAY = 86_400_000;
const OFFER_DAYS = 30;

/** Networks with their calendars, members and decisions as rows, in an order that foreign keys allow. Pure. */
export function* networkRows({ networks, calendars }: DemoWorld): Generator<RowBatch> {
  const all = (rowsOf: (network: DemoNetwork) => Row[]) => networks.flatMap(rowsOf);
  yield ['network', all((network) => [networkRow(network, calendars)])];
  yield ['network_cycle', all((network) => calendars.map((calendar) => cycleRow(network, calendar)))];
  yield ['network_offer', all((network) => offersOf(network, calendars))];
  yield ['mirror_answer', all((network) => mirrorOf(network, calendars))];
  yield ['network_membership', all((network) => membershipsOf(network, calendars))];
  yield ['consent', all((network) => consentsOf(network, calendars))];
  yield ['context_note', all((network) => notesOf(network, calendars))];
  yield* matchingRows(networks, calendars);
}

const inNetwork = ({ steward, networkId }: DemoNetwork) => ({ org_id: steward.orgId, network_id: networkId });

function networkRow(network: DemoNetwork, calendars: readonly Calendar[]): Row {
  const yearOf = (cycle: number | undefined) =>
    (cycle === undefined ? undefined : calendars[cycle]?.year) ?? null;
  const { steward, stewardKind, publicPage } = network;
  const signed = stewardKind === 'funder';
  return {
    ...inNetwork(network),
    steward_name: steward.name,
    steward_kind: stewardKind,
    name: network.name,
    purpose: network.purpose,
    breakdowns: network.breakdowns,
    protected_from_year: yearOf(network.protectedFrom ?? undefined),
    public_slug: publicPage?.slug ?? null,
    public_from_year: yearOf(publicPage?.from),
    pledge_signed_by: signed ? (steward.leaders[0] ?? null) : null,
    pledge_signed_at: signed ? afterOpening(calendars, 0, -28) : null,
    created_at: afterOpening(calendars, 0, -30),
    version: 1,
  };
}

function cycleRow(network: DemoNetwork, calendar: Calendar): Row {
  const { freezeAt, releaseAt, reviseAt } = daysAfter(new Date(calendar.closesAt));
  return {
    ...inNetwork(network),
    year: calendar.year,
    opens_at: calendar.opensAt,
    closes_at: calendar.closesAt,
    freeze_at: freezeAt,
    release_at: releaseAt,
    revise_at: reviseAt,
  };
}

/** One for each member, and some that came to nothing; no link opens anything, since nobody holds one. */
function offersOf(network: DemoNetwork, calendars: readonly Calendar[]): Row[] {
  const { steward, networkId, members } = network;
  const offer = (slug: string, cycle: number, joined: boolean): Row => {
    const at = afterOpening(calendars, cycle, -21);
    return {
      ...inNetwork(network),
      offer_id: new Chance('offer', networkId, slug).uuid(),
      email: `office@${slug}.example`,
      token_hash: createHash('sha256').update(`nobody holds this: ${networkId} ${slug}`).digest('hex'),
      offered_by: steward.leaders[cycle],
      offered_at: at,
      expires_at: new Date(Date.parse(at) + OFFER_DAYS * DAY).toISOString(),
      mailed_at: at,
      used_at: joined ? afterOpening(calendars, cycle, -10) : null,
    };
  };
  return [
    ...members.map(({ organization, joined }) => offer(organization.slug, joined, true)),
    ...['aster-crossing', 'quince-hollow', 'sedge-bend'].map((slug, index) => offer(slug, index + 1, false)),
  ];
}

function mirrorOf(network: DemoNetwork, calendars: readonly Calendar[]): Row[] {
  if (network.stewardKind !== 'funder') return [];
  return Object.entries(MIRROR).flatMap(([question, { levels, note }]) =>
    levels.map((level, cycle) => ({
      ...inNetwork(network),
      year: calendars[cycle]?.year,
      question_id: question,
      level,
      // What it says today; what it wrote in other years was about other years.
      note: cycle === CYCLES - 1 ? note : null,
      changed_by: network.steward.leaders[cycle],
      changed_at: afterOpening(calendars, cycle, 9),
    })),
  );
}

const ofMember = ({ networkId }: DemoNetwork, { organization }: DemoMember) => ({
  org_id: organization.orgId,
  network_id: networkId,
});

function membershipsOf(network: DemoNetwork, calendars: readonly Calendar[]): Row[] {
  return network.members.map((member) => ({
    ...ofMember(network, member),
    steward_org_id: network.steward.orgId,
    by: member.own,
    shows_start: member.showsStart,
    joined_by: member.organization.leaders[member.joined],
    joined_at: afterOpening(calendars, member.joined, -10),
    left_at: member.left === null ? null : afterOpening(calendars, member.left, -90),
  }));
}

/** Decided once a year, some weeks after the check opened. */
function consentsOf(network: DemoNetwork, calendars: readonly Calendar[]): Row[] {
  return network.members.flatMap((member) =>
    calendars.flatMap((calendar, cycle) => {
      if (!isMemberIn(member, cycle)) return [];
      const said = member.manner(cycle);
      return RECOMMENDATION_IDS.flatMap((recommendation) => {
        const level = said[recommendation];
        if (level === undefined) return [];
        const decision = (seq: number, to: string, at: string): Row => ({
          ...ofMember(network, member),
          year: calendar.year,
          recommendation,
          seq,
          level: to,
          decided_by: member.organization.leaders[cycle],
          decided_at: at,
        });
        const decided = decision(1, level, decidedAt(calendars, cycle));
        return member.takesBack === cycle && level === 'named'
          ? [decided, decision(2, 'aggregate', takenBackAt(calendars, cycle))]
          : [decided];
      });
    }),
  );
}

function notesOf(network: DemoNetwork, calendars: readonly Calendar[]): Row[] {
  return network.members.flatMap((member) =>
    calendars.flatMap((calendar, cycle) =>
      RECOMMENDATION_IDS.flatMap((recommendation) => {
        const note = noteOf(member, cycle, recommendation);
        if (note === null) return [];
        return [
          {
            ...ofMember(network, member),
            year: calendar.year,
            recommendation,
            note,
            changed_by: member.organization.leaders[cycle],
            changed_at: afterOpening(calendars, cycle, 13),
          },
        ];
      }),
    ),
  );
}

/** Some of those that share by name say something beside their charts, since the second version. */
export function noteOf(member: DemoMember, cycle: number, recommendation: RecommendationId): string | null {
  const byName = isMemberIn(member, cycle) && member.manner(cycle)[recommendation] === 'named';
  const speaks = (member.place + RECOMMENDATION_IDS.indexOf(recommendation)) % 3 === 0;
  return byName && speaks && cycle >= 3 ? (CONTEXT_NOTES[recommendation] ?? null) : null;
}
