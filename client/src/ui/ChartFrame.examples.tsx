import type { Examples } from '../examples/main.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import {
  DumbbellsLegend,
  LineWithBandLegend,
  RangeBarsLegend,
  ShareBarsLegend,
} from './charts/ChartLegend.tsx';
import type { DumbbellRow } from './charts/dumbbell-row.ts';
import { Dumbbells, LineWithBand, RangeBars, ShareBars } from './charts/lazy-charts.ts';
import type { LinePoint } from './charts/line-point.ts';
import type { RangeBarRow } from './charts/range-bar-row.ts';
import type { ShareBarsRow } from './charts/share-bars-row.ts';
import type { Figure } from './figure.ts';

const rows: RangeBarRow[] = (
  [
    ['Funding and wages', 46, 6, 44, 'steady'],
    ['Networks', 63, 5, 57, 'possible rise'],
    ['Alternatives to carceral systems', 41, 7, 44, 'steady'],
    ['A racially diverse workforce', 49, 6, 45, 'steady'],
    ['Access in the budget', 58, 6, 43, 'clear rise'],
    ['Survivor leadership', 52, 6, 45, 'possible rise'],
    ['Leadership growth', 44, 6, 43, 'steady'],
    ['Keeping promises', 33, 7, 39, 'possible dip'],
    ['Leading by example', null, 0, 54, null],
  ] as const
).map(([name, score, half, before, change], index) => ({
  number: index + 1,
  name,
  result: score === null ? null : { score, low: score - half, high: score + half },
  before,
  change,
}));

const nine: Figure<RangeBarRow> = {
  title: 'Access rose clearly. Keeping promises may have slipped.',
  subtitle: 'Score from 0 to 100 for each part of the work, 2026, in the usual order',
  rows,
  columns: [
    { label: 'Part', value: (row) => `${row.number}. ${row.name}` },
    { label: 'Score', value: (row) => row.result?.score ?? null, numeric: true },
    {
      label: '90 % range',
      value: (row) => row.result && `${row.result.low} to ${row.result.high}`,
      numeric: true,
    },
    { label: '2025', value: (row) => row.before, numeric: true },
    { label: 'Change', value: (row) => row.change },
  ],
  words: (all) =>
    all.map(({ name, result }) =>
      result
        ? `${name} stands at ${result.score}, with a range of ${result.low} to ${result.high}.`
        : `${name} has no score yet.`,
    ),
  source: 'Your own answers. Closed October 30, 2026.',
  fileName: 'nine-scores-2026',
};

const years: Figure<LinePoint> = {
  title: 'Funding and wages rise slowly',
  subtitle: 'Score from 0 to 100, 2022 to 2026',
  rows: [38, 36, 41, 44, 46].map((score, index) => ({
    year: 2022 + index,
    score,
    low: score - 7,
    high: score + 7,
    version: index < 3 ? '1.0' : '1.1',
  })),
  columns: [
    { label: 'Year', value: (point) => String(point.year) },
    { label: 'Score', value: (point) => point.score, numeric: true },
    { label: '90 % range', value: (point) => `${point.low} to ${point.high}`, numeric: true },
  ],
  words: (points) => [`From ${points.at(0)?.score} in 2022 to ${points.at(-1)?.score} in 2026.`],
  source: 'Your own answers. Some questions changed in 2025.',
  fileName: 'funding-and-wages',
};

const shareRows: ShareBarsRow[] = (
  [
    ['Funding and wages', [35, 45, 20], 'near 45', '5 up on 2025'],
    ['Alternatives to carceral systems', null, 'Kept by the members.', null],
    ['Access in the budget', null, 'too few to show safely', null],
  ] as const
).map(([name, shares, value, change], index) => ({
  number: index * 2 + 1,
  name,
  shares,
  value,
  change,
  sentence: value,
}));

const shares: Figure<ShareBarsRow> = {
  title: 'Most room to grow: Funding and wages',
  subtitle: 'Share of groups in each band of the scale, 2026',
  rows: shareRows,
  columns: [
    { label: 'Part', value: (row) => `${row.number}. ${row.name}` },
    { label: 'Average', value: (row) => row.value },
  ],
  words: (all) => all.map(({ name, sentence }) => `${name}: ${sentence}.`),
  source: '20 to 24 groups, 2026.',
  fileName: 'shares-2026',
};

const statements: Figure<DumbbellRow> = {
  title: 'You and your staff see pay differently',
  subtitle: 'Means from 0 to 100, 2026',
  rows: (
    [
      {
        number: 1,
        name: 'We pay what the work is worth',
        own: 75,
        others: 40,
        differ: true,
        value: '75 and 40',
      },
      {
        number: 2,
        name: 'We ask other groups before we decide',
        own: 50,
        others: 55,
        differ: false,
        value: '50 and 55',
      },
      {
        number: 5,
        name: 'Access comes first',
        own: 60,
        others: 72,
        band: [65, 80],
        differ: false,
        value: '60 and 65 to 80',
      },
      {
        number: 6,
        name: 'Survivors lead',
        own: 25,
        others: null,
        differ: false,
        value: 'too few to show safely',
      },
    ] as const
  ).map((row) => ({ ...row, sentence: row.value })),
  columns: [
    { label: 'Statement', value: (row) => row.name },
    { label: 'You and staff', value: (row) => row.value },
  ],
  words: (all) => all.map(({ name, sentence }) => `${name}: ${sentence}.`),
  source: 'Your answers and those of 12 to 15 people, 2026.',
  fileName: 'statements-2026',
};

export const examples: Examples = {
  dumbbells: () => (
    <ChartFrame
      figure={statements}
      legend={<DumbbellsLegend own="You" others="Staff" />}
      picture={(drawn) => <Dumbbells rows={drawn} label={statements.title} />}
    />
  ),
  'share bars': () => (
    <ChartFrame
      figure={shares}
      legend={<ShareBarsLegend bands={['0 to 33', '34 to 66', '67 to 100']} />}
      picture={(drawn) => <ShareBars rows={drawn} label={shares.title} />}
    />
  ),
  'range bars': () => (
    <ChartFrame
      figure={nine}
      legend={<RangeBarsLegend />}
      picture={(drawn) => <RangeBars rows={drawn} label={nine.title} />}
    />
  ),
  'a line with its band': () => (
    <ChartFrame
      figure={years}
      legend={<LineWithBandLegend />}
      picture={(points) => <LineWithBand points={points} label={years.title} />}
    />
  ),
};
