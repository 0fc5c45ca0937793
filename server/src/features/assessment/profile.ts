import { isDeepStrictEqual } from 'node:util';
import type { CycleProfile } from '@followthrough/shared/api/assessment.ts';
import { applicability, rulesOnItself } from '@followthrough/shared/instrument/applicability.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { knownProfile, profileQuestions, validateProfile } from '@followthrough/shared/instrument/profile.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { requireOpen, stateOf } from './calendar.ts';
import { abilitiesIn } from './caller.ts';
import { lockedCycle, setProfile } from './queries.ts';
import type { CycleRecord } from './record.ts';
import { askedCycle } from './record.ts';

/** The profile that this cycle is asked by, with the questions that it switches off. */
export function profileView(record: CycleRecord, actor: Actor, now: Date, lang: string): CycleProfile {
  const { cycle, instrument } = record;
  const off = allItems(instrument).filter(
    (item) =>
      !rulesOnItself(item) && applicability(item, record.profile, record.answers) === 'not_applicable_rule',
  );
  return {
    lang,
    questions: profileQuestions(instrument, lang),
    profile: knownProfile(instrument, cycle.profile),
    version: cycle.version,
    notApplying: off.map((item) => ({ itemId: item.id, section: item.rec, label: text(item.label, lang) })),
    abilities: abilitiesIn(actor, stateOf(cycle, now)),
  };
}

interface Change {
  orgId: string;
  cycleId: string;
  expected: number;
  sent: unknown;
  now: Date;
}

/** Replaces the cycle's profile. The same profile sent again after a lost response is confirmed. */
export async function changeProfile(tx: Tx, { orgId, cycleId, expected, sent, now }: Change): Promise<void> {
  const cycle = await lockedCycle(tx, orgId, cycleId);
  if (!cycle) throw new Problem('not_found');
  requireOpen(cycle, now);
  const { instrument } = await askedCycle(tx, orgId, cycleId);
  const checked = validateProfile(instrument, sent);
  if (!checked.ok) {
    const errors = checked.errors.map(({ field, code, message }) => ({ field, code, message: message.en }));
    throw new Problem('profile_invalid', {}, errors);
  }
  if (cycle.version === expected + 1 && isDeepStrictEqual(cycle.profile, checked.profile)) return;
  if (cycle.version !== expected) throw new Problem('stale_version', { version: cycle.version });
  await setProfile(tx, orgId, cycleId, checked.profile);
}
