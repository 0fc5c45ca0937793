import type { Progress, ProgressSeries } from '@followthrough/shared/api/results.ts';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useChangeWords } from '../../../answers/change-words.ts';
import type { Figure } from '../../../ui/figure.ts';
import { useList, useTrendWords, whole } from '../words.ts';

/** Nine series over all checks as one figure, in the recommendations' order. */
export function useProgressFigure(progress: Progress): Figure<ProgressSeries> {
  const { t } = useLingui();
  const changes = useChangeWords();
  const trends = useTrendWords();
  const list = useList();
  const { years, series } = progress;
  const first = years.at(0)?.year ?? 0;
  const last = years.at(-1)?.year ?? 0;
  const scoreIn = (one: ProgressSeries, year: number) =>
    whole(one.points.find((point) => point.year === year)?.score ?? null);

  return {
    title: title(),
    subtitle:
      first === last
        ? t`Each part in ${first}, on the same scale of 0 to 100`
        : t`Each part from ${first} to ${last}, all on the same scale of 0 to 100`,
    rows: series,
    columns: [
      { label: t`Part`, value: (one) => `${one.number}. ${one.title}` },
      ...years.map(({ year }) => ({
        label: String(year),
        value: (one: ProgressSeries) => scoreIn(one, year),
        numeric: true,
      })),
      {
        label: t`Latest change`,
        value: (one) => {
          const latest = one.changes.at(-1);
          return latest ? changes[latest.label] : null;
        },
      },
      { label: t`Over the years`, value: (one) => one.trend && trends[one.trend] },
    ],
    words: (all) => all.map(inWords),
    source: source(),
    fileName: `progress-${first}-${last}`,
  };

  /** The directions over the years; before there are four checks, the latest changes. */
  function title(): string {
    const named = (...directions: ProgressSeries['trend'][]) =>
      series.filter(({ trend }) => trend !== null && directions.includes(trend)).map((one) => one.title);
    const up = named('rising', 'rising_slowly');
    const down = named('slipping', 'slipping_slowly');
    if (series.every(({ trend }) => trend === null)) return t`The nine parts over the years`;
    const names = list(down);
    const rise = plural(up.length, {
      0: 'No part rises over the years.',
      one: '# part rises over the years.',
      other: '# parts rise over the years.',
    });
    if (down.length === 0) return rise;
    return `${rise} ${plural(down.length, { one: `One slips: ${names}.`, 2: `Two slip: ${names}.`, other: '# slip.' })}`;
  }

  function inWords(one: ProgressSeries): string {
    const scored = one.points.filter((point) => point.score !== null);
    const from = scored.at(0);
    const to = scored.at(-1);
    if (!from || !to) return t`${one.title}: no score yet.`;
    const latest = one.changes.at(-1);
    const sentences =
      from === to
        ? [t`${one.title}: ${whole(to.score)} in ${to.year}.`]
        : [t`${one.title}: from ${whole(from.score)} in ${from.year} to ${whole(to.score)} in ${to.year}.`];
    if (latest) sentences.push(t`From ${latest.fromYear} to ${latest.toYear}: ${changes[latest.label]}.`);
    if (one.trend) sentences.push(t`Over the years: ${trends[one.trend]}.`);
    return sentences.join(' ');
  }

  function source(): string {
    const sentences = [t`Your own yearly checks.`];
    if (progress.missingYears.length > 0)
      sentences.push(t`No check in ${list(progress.missingYears.map(String))}.`);
    for (const { toYear } of progress.breaks) {
      sentences.push(
        t`Some questions changed in ${toYear}; changes are told on the questions that stayed the same.`,
      );
    }
    return sentences.join(' ');
  }
}
