import type { FadingAction } from '@followthrough/shared/api/assessment.ts';
import type { AnswerField } from '@followthrough/shared/instrument/answer.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { monthsBetween } from '@followthrough/shared/scoring/months.ts';
import { freshness } from '@followthrough/shared/scoring/tracker.ts';
import type { AnswerRow } from './queries.ts';
import { answersFrom } from './stored-answer.ts';

type Row = { readonly [field: string]: AnswerField };

/** A year's answers, to look for its promises in. */
export interface TrackedYear {
  year: number;
  rows: readonly AnswerRow[];
}

/**
 * Actions whose news has begun to lose weight, oldest first, from the newest of these years that has promises. An action
 * of status "none" has no news to lose.
 */
export function fadingActions(
  instrument: Instrument,
  years: readonly TrackedYear[],
  today: string,
  lang: string,
): FadingAction[] {
  const tracker = allItems(instrument).find((item) => item.type === 'commitment_tracker');
  for (const { year, rows } of years) {
    const promises = tracker ? listIn(answersFrom(rows)[tracker.id]?.value, 'commitments') : [];
    if (promises.length === 0) continue;
    return promises
      .flatMap((promise) => fadingOf(promise, instrument, today, lang).map((action) => ({ ...action, year })))
      .toSorted((a, b) => (a.updated < b.updated ? -1 : 1));
  }
  return [];
}

function fadingOf(
  promise: Row,
  instrument: Instrument,
  today: string,
  lang: string,
): Omit<FadingAction, 'year'>[] {
  const theme = instrument.themes.find((one) => one.id === promise['theme']);
  if (!theme || textIn(promise, 'set_aside_reason')) return [];
  return listIn(promise, 'actions').flatMap((action) => {
    const updated = textIn(action, 'updated');
    if (updated === null || action['status'] === 'none') return [];
    const months = monthsBetween(updated, today);
    if (freshness(months) === 1) return [];
    return [
      {
        themeId: theme.id,
        theme: text(theme.label, lang),
        promise: textIn(promise, 'promise'),
        what: textIn(action, 'what') ?? '',
        updated,
        months,
      },
    ];
  });
}

function listIn(value: unknown, field: string): readonly Row[] {
  const list =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
  return Array.isArray(list) ? list : [];
}

function textIn(row: Row, field: string): string | null {
  const held = row[field];
  return typeof held === 'string' && held !== '' ? held : null;
}
