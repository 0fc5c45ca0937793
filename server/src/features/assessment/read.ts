import type { SavedAnswer, WireCycle } from '@followthrough/shared/api/assessment.ts';
import type { Profile } from '@followthrough/shared/instrument/answer.ts';
import { applicability } from '@followthrough/shared/instrument/applicability.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import type { Instrument, Item } from '@followthrough/shared/instrument/model.ts';
import { knownProfile } from '@followthrough/shared/instrument/profile.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { newestInstrument } from '../instruments/read.ts';
import { requireOpen, wireCycle } from './calendar.ts';
import { callerOf, requireSection } from './caller.ts';
import { answersOf, cycleById, cyclesOf, profileOfOrganization } from './queries.ts';
import { askedCycle, itemOf, recordOf } from './record.ts';
import { savedOf } from './stored-answer.ts';

/**
 * Throws unless this question exists in this cycle and the actor may see it: `not_found` for a foreign cycle or a section
 * that is not lent, `unknown_item` for a question of no or another version.
 */
export async function requireItem(
  tx: Tx,
  actor: Actor,
  of: { orgId: string; cycleId: string; itemId: string },
): Promise<void> {
  const { instrument } = await askedCycle(tx, of.orgId, of.cycleId);
  requireSection(actor, of.cycleId, itemOf(instrument, of.itemId).rec);
}

/** Throws why this cycle takes no changes now; answers with its closing time if it does. */
export async function requireOpenCycle(
  tx: Tx,
  orgId: string,
  cycleId: string,
  now: Date,
): Promise<{ closesAt: Date }> {
  const cycle = await cycleById(tx, orgId, cycleId);
  if (!cycle) throw new Problem('not_found');
  requireOpen(cycle, now);
  return { closesAt: cycle.closes_at };
}

/** The name that goes beside what this actor writes. */
export function callerName(actor: Actor): string {
  return callerOf(actor).name;
}

/** A cycle as screens show it, with its questions; throws `not_found` for one that is not of this organization. */
export async function cycleAsAsked(
  tx: Tx,
  orgId: string,
  cycleId: string,
  now: Date,
): Promise<{ cycle: WireCycle; instrument: Instrument }> {
  const { cycle, instrument } = await askedCycle(tx, orgId, cycleId);
  return { cycle: wireCycle(cycle, now), instrument };
}

/** The official record of a cycle, by item. */
export async function officialAnswers(
  tx: Tx,
  orgId: string,
  cycleId: string,
): Promise<Map<string, SavedAnswer>> {
  const rows = await answersOf(tx, orgId, cycleId);
  return new Map(rows.map((row) => [row.item_id, savedOf(row)]));
}

/** What voices are heard beside: the perception questions that apply, and the leader's own levels on them. */
export async function askedOfVoices(
  tx: Tx,
  orgId: string,
  cycleId: string,
): Promise<{ instrument: Instrument; items: Item[]; leaderLevels: Record<string, number> }> {
  const { instrument, profile, answers } = await recordOf(tx, await askedCycle(tx, orgId, cycleId));
  const items = allItems(instrument).filter(
    (item) => item.kind === 'perception' && applicability(item, profile, answers) !== 'not_applicable_rule',
  );
  const leaderLevels = items.flatMap(({ id }): [string, number][] => {
    const answer = answers[id];
    return answer?.state === 'answered' && typeof answer.value === 'number' ? [[id, answer.value]] : [];
  });
  return { instrument, items, leaderLevels: Object.fromEntries(leaderLevels) };
}

/**
 * What a year's check knows of its organization: the profile it is asked by, or, before it is opened, the organization's
 * own of today with the newest questions.
 */
export async function profileOfYear(
  tx: Tx,
  orgId: string,
  year: number,
): Promise<{ instrument: Instrument; profile: Profile }> {
  const cycle = (await cyclesOf(tx, orgId)).find((one) => one.year === year);
  if (cycle) {
    const { instrument } = await askedCycle(tx, orgId, cycle.cycle_id);
    return { instrument, profile: knownProfile(instrument, cycle.profile) };
  }
  const instrument = await newestInstrument(tx);
  return { instrument, profile: knownProfile(instrument, await profileOfOrganization(tx, orgId)) };
}
