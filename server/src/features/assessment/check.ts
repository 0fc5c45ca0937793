import type { Check, CheckItem } from '@followthrough/shared/api/assessment.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Recommendation } from '@followthrough/shared/instrument/model.ts';
import { isComplete } from '@followthrough/shared/instrument/progress.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { evidenceOf } from '../evidence/read.ts';
import { wireCycle } from './calendar.ts';
import { abilitiesIn, callerOf } from './caller.ts';
import { askedItem } from './item-view.ts';
import { factsOf } from './keep-scores.ts';
import { standingOf } from './progress.ts';
import type { CycleRecord } from './record.ts';
import { byItem, themesOf } from './section.ts';
import { savedOf } from './stored-answer.ts';

/** Every answer on one page, with what is missing, before the check is submitted. */
export async function checkOf(
  tx: Tx,
  record: CycleRecord,
  actor: Actor,
  now: Date,
  lang: string,
): Promise<Check> {
  const { cycle, instrument } = record;
  const { orgKind } = callerOf(actor);
  const evidence = await evidenceOf(tx, cycle.org_id, cycle.cycle_id);
  const score = scoreCycle(await factsOf(tx, record, now));
  const rows = byItem(record.rows);

  const itemsOf = (recommendation: Recommendation): CheckItem[] => {
    const shown = new Set(standingOf(record, recommendation.id, []).shown);
    return recommendation.items
      .toSorted((a, b) => a.order - b.order)
      .map((item, index) => {
        const row = rows.get(item.id);
        return {
          ...askedItem(record, item, index + 1, orgKind, lang),
          answer: row ? savedOf(row) : null,
          missing: shown.has(item) && !isComplete(item, record.answers[item.id]),
          evidenceCount: evidence.filter((file) => file.itemId === item.id).length,
        };
      });
  };

  const sections = instrument.recommendations.map((recommendation, index) => {
    const { answered, of } = standingOf(record, recommendation.id, []);
    const figures = score.recommendations.find((one) => one.recId === recommendation.id);
    return {
      section: recommendation.id,
      number: index + 1,
      title: text(recommendation.title, lang),
      answered,
      of,
      enoughForScore: figures?.state !== 'not_enough_answers',
      items: itemsOf(recommendation),
    };
  });
  const wire = wireCycle(cycle, now);
  return {
    lang,
    cycle: wire,
    sections,
    themes: themesOf(instrument, lang),
    missing: sections.flatMap((section) => section.items).filter((item) => item.missing).length,
    abilities: abilitiesIn(actor, wire.state),
  };
}
