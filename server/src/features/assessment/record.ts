import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { Answers, Profile } from '@followthrough/shared/instrument/answer.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import type { Instrument, Item } from '@followthrough/shared/instrument/model.ts';
import { knownProfile } from '@followthrough/shared/instrument/profile.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { publishedInstrument } from '../instruments/read.ts';
import type { AnswerRow, CycleRow } from './queries.ts';
import { answersOf, cycleById, cyclesOf } from './queries.ts';
import { answersFrom } from './stored-answer.ts';

/** A cycle with the questions it is asked by. */
export interface AskedCycle {
  cycle: CycleRow;
  instrument: Instrument;
}

/** Everything that stands in one cycle's official record. */
export interface CycleRecord extends AskedCycle {
  /** With `first_cycle`, which the calendar knows and no person is asked. */
  profile: Profile;
  rows: readonly AnswerRow[];
  answers: Answers;
  /** Submitted before this one, newest first. */
  earlier: readonly CycleRow[];
}

/** Throws `not_found` for a cycle that is not of this organization. */
export async function askedCycle(tx: Tx, orgId: string, cycleId: string): Promise<AskedCycle> {
  const cycle = await cycleById(tx, orgId, cycleId);
  if (!cycle) throw new Problem('not_found');
  return { cycle, instrument: await instrumentOf(tx, cycle.instrument_version) };
}

async function instrumentOf(tx: Tx, version: string): Promise<Instrument> {
  const instrument = await publishedInstrument(tx, version);
  if (!instrument) throw new Error(`instrument ${version} is not published`);
  return instrument;
}

/** By organization and cycle, the oldest out first when it is full. */
const versions = new Map<string, string>();
const VERSIONS_HELD = 10_000;

/**
 * The questions of a cycle, for whoever needs no more of it. A cycle keeps its version, so it is read once per process;
 * whether the cycle still exists and is open, the statement that writes has to ask. Throws `not_found` like `askedCycle`.
 */
export async function questionsOf(tx: Tx, orgId: string, cycleId: string): Promise<Instrument> {
  const key = `${orgId} ${cycleId}`;
  const held = versions.get(key);
  if (held !== undefined) return instrumentOf(tx, held);
  const { cycle, instrument } = await askedCycle(tx, orgId, cycleId);
  const [oldest] = versions.keys();
  if (oldest !== undefined && versions.size >= VERSIONS_HELD) versions.delete(oldest);
  versions.set(key, cycle.instrument_version);
  return instrument;
}

export async function recordOf(tx: Tx, { cycle, instrument }: AskedCycle): Promise<CycleRecord> {
  const rows = await answersOf(tx, cycle.org_id, cycle.cycle_id);
  const cycles = await cyclesOf(tx, cycle.org_id);
  const earlier = cycles.filter((one) => one.submitted_at !== null && one.year < cycle.year);
  const profile = profileOf(instrument, cycle, earlier.length === 0);
  return { cycle, instrument, profile, rows, answers: answersFrom(rows), earlier };
}

/** The cycle's profile as the rules need it. */
export function profileOf(instrument: Instrument, cycle: CycleRow, firstCycle: boolean): Profile {
  return { ...knownProfile(instrument, cycle.profile), first_cycle: firstCycle };
}

/** Throws `unknown_item` for an id that this version doesn't have. */
export function itemOf(instrument: Instrument, itemId: string): Item {
  const item = allItems(instrument).find((one) => one.id === itemId);
  if (!item) throw new Problem('unknown_item', { itemId: itemId.slice(0, 80) });
  return item;
}

export function sectionOf(instrument: Instrument, section: RecommendationId) {
  const index = instrument.recommendations.findIndex((one) => one.id === section);
  const recommendation = instrument.recommendations[index];
  if (!recommendation) throw new Problem('not_found');
  return { recommendation, number: index + 1 };
}
