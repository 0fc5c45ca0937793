import type { Hub, HubSection } from '@followthrough/shared/api/assessment.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Recommendation } from '@followthrough/shared/instrument/model.ts';
import { isProtected } from '@followthrough/shared/instrument/protected.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { OpenHandover } from '../handovers/read.ts';
import { openHandovers } from '../handovers/read.ts';
import { dayOf, wireCycle } from './calendar.ts';
import { abilitiesIn, callerOf, guestOf } from './caller.ts';
import { fadingActions } from './fading.ts';
import { standingOf } from './progress.ts';
import type { AnswerRow } from './queries.ts';
import { answersOf } from './queries.ts';
import type { CycleRecord } from './record.ts';

/** The overview of a year's check. A colleague with a section's link sees that section alone. */
export async function hubOf(
  tx: Tx,
  record: CycleRecord,
  actor: Actor,
  now: Date,
  lang: string,
): Promise<Hub> {
  const { cycle, instrument } = record;
  const handovers = await openHandovers(tx, cycle.org_id, cycle.cycle_id, now);
  const visible = instrument.recommendations.filter(
    ({ id }) => actor.kind !== 'section_guest' || actor.section === id,
  );
  const sections = visible.map((recommendation) => sectionView(record, recommendation, handovers, lang));
  const wire = wireCycle(cycle, now);
  return {
    lang,
    orgName: callerOf(actor).orgName,
    cycle: wire,
    earlierCycles: record.earlier.length,
    sections,
    minutesLeft: sections.reduce((sum, section) => sum + section.minutesLeft, 0),
    lastSavedAt: latest(sections.flatMap((section) => section.lastChangedAt ?? [])),
    whatFades: actor.kind === 'section_guest' ? [] : await fades(tx, record, now, lang),
    abilities: abilitiesIn(actor, wire.state),
    guest: guestOf(actor, handovers),
  };
}

async function fades(tx: Tx, { cycle, instrument, rows, earlier }: CycleRecord, now: Date, lang: string) {
  const [last] = earlier;
  const before = last ? [{ year: last.year, rows: await answersOf(tx, last.org_id, last.cycle_id) }] : [];
  return fadingActions(instrument, [{ year: cycle.year, rows }, ...before], dayOf(now), lang);
}

function sectionView(
  record: CycleRecord,
  recommendation: Recommendation,
  handovers: readonly OpenHandover[],
  lang: string,
): HubSection {
  const { id } = recommendation;
  const { answered, of, minutesLeft, state } = standingOf(record, id, handovers);
  const ids = new Set(recommendation.items.map((item) => item.id));
  const rows = record.rows.filter((row) => ids.has(row.item_id)).toSorted(newestFirst);
  return {
    section: id,
    number: record.instrument.recommendations.indexOf(recommendation) + 1,
    title: text(recommendation.title, lang),
    protected: isProtected(id),
    state,
    answered,
    of,
    minutesLeft,
    answeredBy: [...new Set(rows.map((row) => row.changed_by))],
    lastChangedAt: rows[0]?.changed_at.toISOString() ?? null,
    handovers: handovers.filter((one) => one.section === id),
  };
}

function newestFirst(a: AnswerRow, b: AnswerRow): number {
  return b.changed_at.getTime() - a.changed_at.getTime();
}

function latest(times: readonly string[]): string | null {
  return times.toSorted().at(-1) ?? null;
}
