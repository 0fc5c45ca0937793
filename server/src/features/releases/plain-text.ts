import type { ToldFigures, ToldYear } from '@followthrough/shared/api/releases.ts';
import { labelsOf } from '@followthrough/shared/networks/breakdowns.ts';
import { dayInWords, heading, page } from '../../http/plain-text.ts';
import { changeInWords, factLines, KEPT, TOO_FEW, withBound } from './table.ts';

/** The same as the screens, as a text to print, share or have read aloud. */
export function toldAsText(told: ToldYear): string {
  const { network, year } = told;
  const title = heading(`${network.name}, ${year}`, '=');
  if (!told.release)
    return page([title, network.purpose, 'Nothing of this year is released yet.', ...earlier(told)]);
  return page([
    title,
    network.purpose,
    `Convened by ${network.stewardName}. Released on ${dayInWords(told.release.releasedAt)}. Means go from 0 to 100, to the nearest 5. Groups that could point at somebody read "${TOO_FEW}".`,
    ...told.recommendations.map((one) =>
      [
        heading(`${one.number}. ${one.title}`, '-'),
        ...(one.state === 'kept' ? [KEPT] : cellLines(one.cells, told)),
      ].join('\n'),
    ),
    [
      heading('Beyond scores', '-'),
      ...factLines(told).map(({ label, value, nLabel }) =>
        value === null ? `${label}: ${TOO_FEW}` : `${label}: ${value} (${nLabel} members)`,
      ),
    ].join('\n'),
  ]);
}

function earlier({ years }: ToldYear): string[] {
  return years.length === 0 ? [] : [`Earlier years: ${years.join(', ')}.`];
}

function cellLines(cells: ToldYear['recommendations'][number]['cells'], told: ToldYear): string[] {
  return cells.map(
    ({ by, figures }) => `${groupInWords(by, told)}: ${figures ? figuresInWords(figures, told) : TOO_FEW}`,
  );
}

/** "All members", "Programs", "Programs, Rural". */
export function groupInWords(by: Record<string, string>, { network }: Pick<ToldYear, 'network'>): string {
  const labels = labelsOf(by, network.breakdowns);
  return labels.length === 0 ? 'All members' : labels.join(', ');
}

function figuresInWords(
  { mean, bound, shares, nLabel, change }: ToldFigures,
  { scoreBands }: ToldYear,
): string {
  const inBands = scoreBands.flatMap(({ label }, index) => {
    const told = shares[index];
    return told ? [`${label.toLowerCase()} ${withBound(told.share, told.bound)} %`] : [];
  });
  const since = change ? ` Change since the year before: ${changeInWords(change)}.` : '';
  return `${nLabel} members, mean ${withBound(mean, bound)}${inBands.map((share, index) => (index === 0 ? `; ${share}` : `, ${share}`)).join('')}.${since}`;
}
