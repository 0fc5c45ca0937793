import { csvOf } from '@followthrough/shared/csv.ts';
import type { ToldFigures, ToldYear } from '@followthrough/shared/api/releases.ts';

// One year of a network as a table, for spreadsheets and as plain text: what is told, and nothing else.

/** What reads where nothing may be told. Refusals depend on who is in a group alone, so they all read the same. */
export const TOO_FEW = 'too few to show safely';
export const KEPT = 'Kept by the members.';

type Cell = string | number;

/** Figures as rows: measure, group, how many, mean, shares, change. None before the year is out: nothing is refused yet. */
function toldTable(told: ToldYear): { columns: string[]; rows: Cell[][] } {
  const { breakdowns } = told.network;
  const columns = [
    'Year',
    'Measure',
    ...breakdowns.map(({ label }) => label),
    'Told',
    'Members',
    'Mean',
    ...told.scoreBands.map(({ label }) => `${label} (%)`),
    'Change since the year before',
  ];
  const empty = ['', ...told.scoreBands.map(() => ''), ''];
  const scores = told.recommendations.flatMap((one) => {
    const measure = `${one.number}. ${one.title}`;
    if (one.state === 'kept') return [[told.year, measure, ...breakdowns.map(() => ''), KEPT, '', ...empty]];
    return one.cells.map(({ by, figures }) => [
      told.year,
      measure,
      ...breakdowns.map(({ id, options }) => options.find((option) => option.id === by[id])?.label ?? 'all'),
      ...(figures ? ['told', figures.nLabel, ...numbersOf(figures, told)] : [TOO_FEW, '', ...empty]),
    ]);
  });
  const facts = factLines(told).map(({ label, value, nLabel }) => [
    told.year,
    label,
    ...breakdowns.map(() => 'all'),
    value === null ? TOO_FEW : 'told',
    nLabel,
    value ?? '',
    ...empty.slice(1),
  ]);
  return { columns, rows: told.release ? [...scores, ...facts] : [] };
}

/** Shares that are not told leave their columns empty. */
function numbersOf({ mean, bound, shares, change }: ToldFigures, { scoreBands }: ToldYear): Cell[] {
  return [
    withBound(mean, bound),
    ...scoreBands.map((_, index) => {
      const told = shares[index];
      return told ? withBound(told.share, told.bound) : '';
    }),
    change ? (change.coded ? changeInWords(change) : change.points) : '',
  ];
}

/** Facts in words, each with its figure; null where it is too few. */
export function factLines({ facts }: ToldYear): { label: string; value: string | null; nLabel: string }[] {
  const share = (fact: typeof facts.wageFloor) => fact && `${withBound(fact.share, fact.bound)} %`;
  const { wageFloor, livingWage, accessUnmet, costToClose } = facts;
  const lines: [string, string | null, { nLabel: string } | null][] = [
    ['Have a funded wage floor', share(wageFloor), wageFloor],
    ['Pay everybody a living wage', share(livingWage), livingWage],
    ['Access requests not fully met', share(accessUnmet), accessUnmet],
    ['Cost to close the wage gap, a year', costToClose && dollars(costToClose), costToClose],
  ];
  return lines.map(([label, value, told]) => ({ label, value, nLabel: told?.nLabel ?? '' }));
}

const money = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});

function dollars({ from, to }: NonNullable<ToldYear['facts']['costToClose']>): string {
  if (to === null) return `${money.format(from)} or more`;
  return `${money.format(from)} to ${money.format(to)}`;
}

/** "70", "90 or more", "10 or less". */
export function withBound(value: number, bound: ToldFigures['bound']): Cell {
  return bound === null ? value : `${value} ${bound === 'or_more' ? 'or more' : 'or less'}`;
}

/** "+5", "−5"; "perhaps +5" where one of the two means is a bound. */
export function changeInWords({ points, coded }: NonNullable<ToldFigures['change']>): string {
  const signed = points > 0 ? `+${points}` : String(points).replace('-', '−');
  return coded ? `perhaps ${signed}` : signed;
}

export const TABLE_FILE = 'text/csv; charset=utf-8; header=present';

export function toldCsv(told: ToldYear): string {
  const { columns, rows } = toldTable(told);
  return csvOf([columns, ...rows]);
}
