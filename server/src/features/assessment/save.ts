import type { SaveAnswerResult } from '@followthrough/shared/api/assessment.ts';
import { applicability } from '@followthrough/shared/instrument/applicability.ts';
import type { Answers, Profile } from '@followthrough/shared/instrument/answer.ts';
import type { Instrument, Item } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { dayOf, requireOpen } from './calendar.ts';
import { callerOf, requireSection } from './caller.ts';
import type { StoredAnswer } from './queries.ts';
import { answerOf, answersOf, cycleById, writeAnswer } from './queries.ts';
import { askedCycle, itemOf, profileOf, questionsOf } from './record.ts';
import { answersFrom, readAnswer, sameAnswer, savedOf } from './stored-answer.ts';

interface Save {
  orgId: string;
  cycleId: string;
  itemId: string;
  expected: number;
  sent: unknown;
  actor: Actor;
  now: Date;
}

/**
 * Saves one answer of the official record. What was acknowledged is stored exactly once: the same answer sent again after
 * a lost response is found and confirmed. Throws `stale_answer` with what stands there, and never overwrites it.
 */
export async function saveAnswer(tx: Tx, save: Save): Promise<SaveAnswerResult> {
  const { orgId, cycleId, itemId, expected, now } = save;
  const instrument = await questionsOf(tx, orgId, cycleId);
  const item = itemOf(instrument, itemId);
  requireSection(save.actor, cycleId, item.rec);
  const answer = readAnswer(item, save.sent, dayOf(now));
  const by = callerOf(save.actor).name;
  const dependents = dependentsOf(instrument, item);
  const before = dependents.length > 0 ? await standingBefore(tx, orgId, cycleId) : null;
  const written = await writeAnswer(tx, { orgId, cycleId, itemId, answer, expected, by, now });
  if (!written) return notWritten(tx, save, answer);
  return {
    version: written.version,
    changedBy: by,
    changedAt: written.changed_at.toISOString(),
    applicabilityChanged: before === null ? [] : switchedBy(dependents, before, itemId, answer),
  };
}

interface Standing {
  profile: Profile;
  answers: Answers;
}

async function standingBefore(tx: Tx, orgId: string, cycleId: string): Promise<Standing> {
  const { cycle, instrument } = await askedCycle(tx, orgId, cycleId);
  const answers = answersFrom(await answersOf(tx, orgId, cycleId));
  return { profile: profileOf(instrument, cycle, false), answers };
}

/** Ids of those that this answer makes apply, or no longer apply. */
function switchedBy(
  dependents: Item[],
  { profile, answers }: Standing,
  itemId: string,
  answer: StoredAnswer,
): string[] {
  const after = {
    ...answers,
    [itemId]: answer.state === 'blank' ? undefined : { ...answer, state: answer.state },
  };
  const changed = dependents.filter(
    (one) => applicability(one, profile, answers) !== applicability(one, profile, after),
  );
  return changed.map((one) => one.id);
}

/** The questions whose rule looks at this one's answer. */
function dependentsOf(instrument: Instrument, item: Item): Item[] {
  return allItems(instrument).filter(({ applies_if: rule }) => {
    const conditions = rule === null ? [] : 'any' in rule ? rule.any : [rule];
    return conditions.some((condition) => 'answer' in condition && condition.answer === item.id);
  });
}

/** Why the one statement wrote nothing, judged after the fact: closed, somebody was first, or it was saved before. */
async function notWritten(tx: Tx, save: Save, answer: StoredAnswer): Promise<SaveAnswerResult> {
  const { orgId, cycleId, itemId, expected, now } = save;
  const current = await answerOf(tx, orgId, cycleId, itemId);
  if (current?.version === expected + 1 && sameAnswer(current, answer)) {
    const { version, changedBy, changedAt } = savedOf(current);
    return { version, changedBy, changedAt, applicabilityChanged: [] };
  }
  const cycle = await cycleById(tx, orgId, cycleId);
  if (!cycle) throw new Problem('not_found');
  requireOpen(cycle, now);
  throw new Problem('stale_answer', { current: current ? savedOf(current) : null });
}
