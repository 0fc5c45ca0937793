import { randomUUID } from 'node:crypto';
import { networkRows } from './network-rows.ts';
import type { TableRow } from './world.ts';
import { hash, later, now } from './world.ts';

/**
 * One row for every table, parents first. A new table needs an entry here, and the snapshot of the matrix then shows
 * what the application may do with it, for the review.
 */
export const rows: Record<string, TableRow> = {
  person: {
    scope: 'person_id',
    make: (world) => ({
      person_id: world.personId,
      email: `${randomUUID()}@example.org`,
      name: 'Ines',
      created_at: now,
    }),
  },
  session: {
    scope: 'person_id',
    make: (world) => ({
      session_hash: hash(),
      session_id: randomUUID(),
      person_id: world.personId,
      label: 'Firefox',
      created_at: now,
      last_used_on: '2026-11-20',
      expires_at: later,
    }),
  },
  passkey: {
    scope: 'person_id',
    make: (world) => ({
      person_id: world.personId,
      passkey_id: randomUUID(),
      credential_id: randomUUID(),
      public_key: Buffer.from([1]),
      counter: 0,
      transports: ['internal'],
      name: 'Phone',
      created_at: now,
    }),
  },
  recovery_code: { scope: 'person_id', make: (world) => ({ person_id: world.personId, code_hash: hash() }) },
  email_token: {
    scope: 'person_id',
    make: (world) => ({
      token_hash: hash(),
      person_id: world.personId,
      purpose: 'recover',
      expires_at: later,
    }),
  },
  sign_in_step: {
    scope: 'person_id',
    make: (world) => ({
      step_hash: hash(),
      person_id: world.personId,
      kind: 'second_factor',
      expires_at: later,
    }),
  },
  organization: {
    scope: 'org_id',
    make: (world) => ({ org_id: world.orgId, kind: 'coalition', name: 'Harbor', created_at: now }),
  },
  membership: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      person_id: world.personId,
      role: 'leader',
      name: 'Ines',
      email: 'ines@example.org',
      since: now,
    }),
  },
  invitation: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      invitation_id: randomUUID(),
      email: `${randomUUID()}@example.org`,
      role: 'member',
      token_hash: hash(),
      invited_by: 'Ines',
      created_at: now,
      expires_at: later,
    }),
  },
  audit_event: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      seq: Math.floor(performance.now() * 1000),
      at: now,
      actor: 'Ines',
      action: 'a.b',
      detail: '{}',
      previous_hash: '',
      hash: hash(),
    }),
  },
  instrument_version: {
    scope: null,
    make: () => ({ instrument_version: randomUUID(), content_hash: hash(), body: '{}', published_at: now }),
  },
  cycle: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      cycle_id: world.cycleId,
      year: 2026,
      instrument_version: 'test',
      profile: '{}',
      opens_at: now,
      closes_at: later,
      seal_at: later,
      release_at: later,
    }),
  },
  answer: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      cycle_id: world.cycleId,
      item_id: randomUUID(),
      state: 'dont_know',
      links: '[]',
      version: 1,
      changed_by: 'Ines',
      changed_at: now,
    }),
  },
  answer_change: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      cycle_id: world.cycleId,
      item_id: randomUUID(),
      version: 1,
      state: 'dont_know',
      links: '[]',
      changed_by: 'Ines',
      changed_at: now,
    }),
  },
  section_handover: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      handover_id: randomUUID(),
      cycle_id: world.cycleId,
      section: 'R1',
      colleague: 'Sam',
      token_hash: hash(),
      created_at: now,
      expires_at: later,
    }),
  },
  evidence_file: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      file_id: randomUUID(),
      cycle_id: world.cycleId,
      item_id: 'R1.wage_gap',
      file_name: 'a.pdf',
      media_type: 'application/pdf',
      byte_size: 1,
      sha256: hash(),
      added_by: 'Ines',
      added_at: now,
    }),
  },
  score_snapshot: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      cycle_id: world.cycleId,
      basis: 'facts',
      recommendation: 'R1',
      scoring_version: 1,
      state: 'not_applicable',
      limited_scope: false,
      computed_at: now,
    }),
  },
  item_score: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      cycle_id: world.cycleId,
      basis: 'facts',
      item_id: 'R1.wage_gap',
      recommendation: 'R1',
      scoring_version: 1,
      state: 'answered',
      weight: 1,
    }),
  },
  overall_score: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      cycle_id: world.cycleId,
      basis: 'facts',
      state: 'not_shown',
      lowest_three: [],
      published: 0,
      applicable: 9,
    }),
  },
  round: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      round_id: world.roundId,
      cycle_id: world.cycleId,
      opens_at: now,
      closes_at: later,
      seal_at: later,
      invitation_subject: 'Your view',
      invitation_text: 'Please answer.',
    }),
  },
  stratum: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      round_id: world.roundId,
      stratum_id: world.stratumId,
      roles: ['staff'],
      size: 6,
    }),
  },
  roster_entry: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      round_id: world.roundId,
      entry_id: world.entryId,
      role: 'staff',
      name: 'Sam',
    }),
  },
  mail_delivery: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      round_id: world.roundId,
      entry_id: world.entryId,
      kind: 'invitation',
    }),
  },
  ballot: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      round_id: world.roundId,
      key_hash: hash(),
      stratum_id: world.stratumId,
      public_key: 'A',
      version: 1,
      content: '{}',
    }),
  },
  sealed_ballot: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      round_id: world.roundId,
      sealed_ballot_id: randomUUID(),
      stratum_id: world.stratumId,
      answers: '{}',
    }),
  },
  sealed_comment: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      round_id: world.roundId,
      comment_id: randomUUID(),
      item_id: 'R1.pay_voice',
      text: 'Rents went up.',
    }),
  },
  sealed_mismatch: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      round_id: world.roundId,
      item_id: randomUUID(),
      stratum_id: world.stratumId,
      count: 1,
    }),
  },
  voice: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      cycle_id: world.cycleId,
      item_id: randomUUID(),
      group_id: 'staff',
      state: 'too_few',
      coded: false,
    }),
  },
  mismatch_share: {
    scope: 'org_id',
    make: (world) => ({
      org_id: world.orgId,
      cycle_id: world.cycleId,
      item_id: randomUUID(),
      state: 'too_few',
    }),
  },
  ...networkRows,
  idempotency_key: {
    scope: 'session_hash',
    make: (world) => ({
      session_hash: world.sessionHash,
      key: randomUUID(),
      request_hash: hash(),
      status: 200,
      response: '{}',
      created_at: now,
    }),
  },
  mailbox_message: {
    scope: null,
    make: () => ({
      message_id: randomUUID(),
      recipient: 'a@example.org',
      subject: 'Hello',
      body: 'Hello',
      sent_at: now,
    }),
  },
  schema_migration: { scope: null, make: () => ({ name: randomUUID(), hash: hash(), applied_at: now }) },
};
