import type { Section } from '@followthrough/shared/api/assessment.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { LanguageMap } from '@followthrough/shared/instrument/language.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { evidenceOf } from '../evidence/read.ts';
import { openHandovers } from '../handovers/read.ts';
import { wireCycle } from './calendar.ts';
import { abilitiesIn, callerOf, guestOf } from './caller.ts';
import { askedItem } from './item-view.ts';
import { standingOf } from './progress.ts';
import type { AnswerRow } from './queries.ts';
import { answersOf } from './queries.ts';
import type { CycleRecord } from './record.ts';
import { sectionOf } from './record.ts';
import { savedOf } from './stored-answer.ts';

/** One section to fill in: its texts, all its questions, and what stands there this year and last. */
export async function sectionView(
  tx: Tx,
  record: CycleRecord,
  section: RecommendationId,
  actor: Actor,
  now: Date,
  lang: string,
): Promise<Section> {
  const { cycle, instrument } = record;
  const { recommendation, number } = sectionOf(instrument, section);
  const { orgKind } = callerOf(actor);
  const t = (map: LanguageMap) => text(map, lang);
  const handovers = await openHandovers(tx, cycle.org_id, cycle.cycle_id, now);
  const evidence = await evidenceOf(tx, cycle.org_id, cycle.cycle_id);
  const [last] = record.earlier;
  const lastYear = last
    ? byItem(await answersOf(tx, last.org_id, last.cycle_id))
    : new Map<string, AnswerRow>();
  const current = byItem(record.rows);
  const { answered, of, minutesLeft } = standingOf(record, section, handovers);
  const wire = wireCycle(cycle, now);
  return {
    lang,
    cycle: wire,
    section,
    number,
    title: t(recommendation.title),
    aim: t(recommendation.aim),
    intro: t(recommendation.intro),
    contentNote: recommendation.content_note ? t(recommendation.content_note) : null,
    facts: recommendation.facts.map((fact) => ({
      text: t(fact.text),
      source: t(fact.source),
      date: t(fact.date),
      whyThisNumber: t(fact.why_this_number),
    })),
    resources: recommendation.resources.map((one) => ({ name: t(one.name), what: t(one.what) })),
    ladder: instrument.maturity_ladder.map(t),
    themes: recommendation.items.some((item) => item.type === 'commitment_tracker')
      ? themesOf(instrument, lang)
      : [],
    glossary: instrument.glossary.map((one) => ({ id: one.id, term: t(one.term), plain: t(one.plain) })),
    items: recommendation.items
      .toSorted((a, b) => a.order - b.order)
      .map((item, index) => {
        const row = current.get(item.id);
        const before = lastYear.get(item.id);
        return {
          ...askedItem(record, item, index + 1, orgKind, lang),
          answer: row ? savedOf(row) : null,
          lastYear:
            last && before && before.state !== 'blank' ? { year: last.year, answer: savedOf(before) } : null,
          evidence: evidence.filter((file) => file.itemId === item.id),
        };
      }),
    answered,
    of,
    minutesLeft,
    handovers: handovers.filter((one) => one.section === section),
    abilities: abilitiesIn(actor, wire.state),
    guest: guestOf(actor, handovers),
  };
}

export function themesOf(instrument: Instrument, lang: string): Section['themes'] {
  return instrument.themes.map(({ id, label, note }) => ({
    id,
    label: text(label, lang),
    note: text(note, lang),
  }));
}

export function byItem(rows: readonly AnswerRow[]): Map<string, AnswerRow> {
  return new Map(rows.map((row) => [row.item_id, row]));
}
