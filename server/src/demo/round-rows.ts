import { createHash } from 'node:crypto';
import { fingerprint } from '@followthrough/shared/ballots/fingerprint.ts';
import type { Row, RowBatch } from './rows.ts';
import type { DemoBallot, DemoRound } from './rounds.ts';
import { COMMENTS } from './words.ts';
import { yearly } from './year.ts';
import type { Chance } from './chance.ts';

/**
 * Rounds as rows, in an order that foreign keys allow. Those that people can still answer in are left `opening`: door A makes
 * their keys, as for any other round. Ballots that are there already were cast by nobody: no key opens them.
 */
export function* roundRows(rounds: readonly DemoRound[]): Generator<RowBatch> {
  const sealed = rounds.filter(({ state }) => state === 'sealed');
  const underWay = rounds.filter(({ state }) => state === 'open' || state === 'closed');
  yield ['round', rounds.map(roundRow)];
  yield ['stratum', rounds.flatMap(strataOf)];
  yield ['roster_entry', rounds.flatMap(rosterOf)];
  yield ['mail_delivery', underWay.flatMap(deliveriesOf)];
  yield [
    'ballot',
    underWay.flatMap((round) => round.ballots.map((ballot, index) => ballotRow(round, ballot, index))),
  ];
  yield [
    'sealed_ballot',
    sealed.flatMap((round) => round.ballots.map((ballot, index) => sealedRow(round, ballot, index))),
  ];
  yield ['sealed_mismatch', sealed.flatMap(mismatchesOf)];
  yield ['sealed_comment', sealed.flatMap(commentsOf)];
}

/** What is to be done once the rows are there: opening the doors, and counting what is sealed. */
export function roundJobsFor(rounds: readonly DemoRound[]): { task: string; payload: object }[] {
  return rounds.flatMap((round) => {
    const { orgId, roundId, cycleId } = idsOf(round);
    if (round.state === 'sealed') return [{ task: 'compute_voices', payload: { orgId, roundId, cycleId } }];
    return round.state === 'draft' ? [] : [{ task: 'open_doors', payload: { orgId, roundId } }];
  });
}

const idsOf = ({ roundId, cycle }: DemoRound) => ({
  orgId: cycle.organization.orgId,
  roundId,
  cycleId: cycle.cycleId,
});
const inRound = ({ roundId, cycle }: DemoRound) => ({ org_id: cycle.organization.orgId, round_id: roundId });
const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const drawn = (round: DemoRound, what: string): Chance => yearly(round.cycle.year, `round ${what}`);

function roundRow(round: DemoRound): Row {
  const { cycle, state } = round;
  return {
    ...inRound(round),
    cycle_id: cycle.cycleId,
    opens_at: round.opensAt,
    closes_at: round.closesAt,
    seal_at: round.sealAt,
    reminder_dates: round.reminderDates,
    languages: ['en'],
    invitation_subject: `${cycle.organization.name} asks how you see it`,
    invitation_text: `Your view counts as much as ours. It takes about six minutes, with no account and no name.\n\n${cycle.leader}`,
    published_facts: state === 'draft' ? [] : round.facts,
    state: state === 'open' || state === 'closed' ? 'opening' : state,
    opened_by: state === 'draft' ? null : cycle.leader,
    version: 1,
  };
}

function strataOf(round: DemoRound): Row[] {
  const sealed = round.state === 'sealed';
  return round.strata.map(({ stratumId, roles, size, questionnaire }) => {
    const key = sealed ? publicKeyLike(drawn(round, `key ${stratumId}`)) : null;
    return {
      ...inRound(round),
      stratum_id: stratumId,
      roles,
      size,
      public_key: key && key.toString('base64url'),
      fingerprint: key && fingerprint(sha256(key)),
      questionnaire: sealed ? questionnaire : null,
    };
  });
}

const SPKI_HEADER = '30820122300d06092a864886f70d01010105000382010f003082010a0282010100';
const SPKI_END = '0203010001';

/** The public key of a round long sealed, whose other half nobody ever had. */
function publicKeyLike(chance: Chance): Buffer {
  const modulus = Buffer.from(Array.from({ length: 256 }, (_, at) => chance.whole(at === 0 ? 128 : 0, 255)));
  return Buffer.concat([Buffer.from(SPKI_HEADER, 'hex'), modulus, Buffer.from(SPKI_END, 'hex')]);
}

function rosterOf(round: DemoRound): Row[] {
  return round.roster.map(({ entryId, role, name, email, stratumId, token }) => ({
    ...inRound(round),
    entry_id: entryId,
    role,
    name,
    email,
    stratum_id: stratumId,
    token_hash: stratumId && sha256(token).toString('hex'),
  }));
}

/** Invited already; one mailbox said no. */
function deliveriesOf(round: DemoRound): Row[] {
  return round.roster.flatMap(({ entryId, email }, index) => {
    if (email === null) return [];
    const bounced = index === 4;
    return [
      {
        ...inRound(round),
        entry_id: entryId,
        kind: 'invitation',
        state: bounced ? 'bounced' : 'sent',
        attempts: 1,
        last_error: bounced ? '550 5.1.1 no such mailbox' : null,
      },
    ];
  });
}

function ballotRow(round: DemoRound, { stratumId, content }: DemoBallot, index: number): Row {
  const chance = drawn(round, `ballot ${index}`);
  const key = Buffer.from(Array.from({ length: 32 }, () => chance.whole(0, 255)));
  return {
    ...inRound(round),
    key_hash: sha256(key).toString('hex'),
    stratum_id: stratumId,
    public_key: key.toString('base64url'),
    version: 1,
    content,
  };
}

const sealedRow = (round: DemoRound, { stratumId, content }: DemoBallot, index: number): Row => ({
  ...inRound(round),
  sealed_ballot_id: drawn(round, `sealed ${index}`).uuid(),
  stratum_id: stratumId,
  answers: content.answers,
});

function mismatchesOf(round: DemoRound): Row[] {
  return round.facts.flatMap(({ itemId }) =>
    round.strata.flatMap(({ stratumId }) => {
      const count = round.ballots.filter(
        (ballot) => ballot.stratumId === stratumId && ballot.content.mismatches.includes(itemId),
      ).length;
      return count === 0 ? [] : [{ ...inRound(round), item_id: itemId, stratum_id: stratumId, count }];
    }),
  );
}

/** In the leader's last year, enough people wrote about pay; most of it is sorted. */
function commentsOf(round: DemoRound): Row[] {
  const staff = round.strata.find(
    ({ roles, questionnaire }) =>
      roles.includes('staff') && questionnaire.questions.some(({ itemId }) => itemId === COMMENTS.itemId),
  );
  if (!round.cycle.organization.planted?.commentsIn?.includes(round.cycle.year.cycle) || !staff) return [];
  return COMMENTS.texts.map((text, index) => ({
    ...inRound(round),
    comment_id: drawn(round, `comment ${index}`).uuid(),
    item_id: COMMENTS.itemId,
    text,
    review: index < COMMENTS.texts.length - 2 ? 'released' : 'waiting',
    theme: index < COMMENTS.texts.length - 2 ? COMMENTS.theme : null,
  }));
}
