import type { WireItemInput } from '@followthrough/shared/api/assessment.ts';
import type { AnswerField } from '@followthrough/shared/instrument/answer.ts';
import { useLingui } from '@lingui/react';

/** Writes money, shares, numbers and days the way people do. */
export function useFigureWords() {
  const { i18n } = useLingui();
  return {
    /** Whole cents; cents are only written where there are some. */
    money: (cents: number) =>
      i18n.number(cents / 100, {
        style: 'currency',
        currency: 'USD',
        minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
        maximumFractionDigits: 2,
      }),
    /** Larger sums, to the dollar. */
    dollars: (cents: number) =>
      i18n.number(cents / 100, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }),
    /** 0 to 100. */
    percent: (percent: number, decimals = 0) =>
      i18n.number(percent / 100, { style: 'percent', maximumFractionDigits: decimals }),
    number: (value: number) => i18n.number(value, { maximumFractionDigits: 2 }),
    /** `YYYY-MM-DD`, which is the same day everywhere. */
    day: (day: string) => i18n.date(`${day}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }),
    moment: (instant: string) =>
      i18n.date(instant, { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' }),
    date: (instant: string) => i18n.date(instant, { weekday: 'long', month: 'long', day: 'numeric' }),
  };
}

/** One typed field in words. */
export function useFieldWords(): (input: WireItemInput, field: AnswerField) => string {
  const words = useFigureWords();
  return (input, field) => {
    if (typeof field === 'object') return '';
    if (typeof field === 'number') {
      if (input.type === 'currency') return words.money(field);
      return input.measure === 'share' ? words.percent(field * 100, 2) : words.number(field);
    }
    if (input.type === 'date') return words.day(field);
    return input.options.find((option) => option.id === field)?.label ?? field;
  };
}
