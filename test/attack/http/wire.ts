/** What an answer may hold at most: these fields, and figures no finer than they are coded. */
import type { ToldFigures, ToldYear } from '@followthrough/shared/api/releases.ts';
import { isProtected } from '@followthrough/shared/instrument/protected.ts';

const FIELDS = {
  view: ['comparability', 'matching', 'named', 'own', 'participation', 'running', 'starts', 'told'],
  'funder-view': ['mirror', 'participation', 'running', 'told'],
  released: ['own', 'told'],
};
const TOLD = ['facts', 'lang', 'network', 'recommendations', 'release', 'scoreBands', 'year', 'years'];
const NETWORK = [
  'breakdowns',
  'cycles',
  'name',
  'networkId',
  'pledge',
  'protectedFromYear',
  'publicFromYear',
  'publicSlug',
  'purpose',
  'stewardKind',
  'stewardName',
  'version',
];
const RECOMMENDATION = ['cells', 'number', 'recommendation', 'state', 'title', 'years'];
const FIGURES = ['bound', 'change', 'mean', 'nFrom', 'nLabel', 'shares'];
const MONEY = ['from', 'nFrom', 'nLabel', 'to'];
const SHARE = ['bound', 'nFrom', 'nLabel', 'share'];

interface Body {
  readonly told: ToldYear;
  readonly participation?: number;
  readonly running?: object | null;
}

/** Fields that nobody has looked at yet, and counts that are finer than steps of five. */
export function unexpectedIn(view: keyof typeof FIELDS, body: Body): string[] {
  const { told } = body;
  const { wageFloor, livingWage, accessUnmet, costToClose } = told.facts;
  const looked: [object | null, readonly string[]][] = [
    [body, FIELDS[view]],
    [told, TOLD],
    [told.network, NETWORK],
    ...told.recommendations.map((one): [object, string[]] => [one, RECOMMENDATION]),
    ...told.recommendations.flatMap(({ cells }) =>
      cells.map((cell): [object, string[]] => [cell, ['by', 'figures']]),
    ),
    ...figuresIn(told).map((figures): [object, string[]] => [figures, FIGURES]),
    ...[wageFloor, livingWage, accessUnmet].map((fact): [object | null, string[]] => [fact, SHARE]),
    [costToClose, MONEY],
  ];
  const lines = looked.flatMap(([part, fields]) =>
    part === null || Object.keys(part).toSorted().join() === fields.join()
      ? []
      : [`fields ${Object.keys(part).join()}`],
  );
  const isFine = body.participation !== undefined && body.participation % 5 !== 0;
  return [
    ...lines,
    ...(isFine ? [`${body.participation} members have handed in`] : []),
    // A refusal reads the same for whatever reason; so where nothing of a protected one is told, it is kept.
    ...told.recommendations.flatMap((one) => {
      const isTold = one.cells.some(({ figures }) => figures !== null);
      const isLeft = one.state === 'kept' ? one.cells.length > 0 : isProtected(one.recommendation) && !isTold;
      return isLeft ? [`${one.recommendation} is ${one.state}, with ${one.cells.length} cells`] : [];
    }),
  ];
}

const figuresIn = ({ recommendations }: ToldYear): ToldFigures[] =>
  recommendations.flatMap(({ cells, years }) => [
    ...cells.flatMap(({ figures }) => figures ?? []),
    ...years.map(({ figures }) => figures),
  ]);

const BANDS = [5, 10, 15, 25, 50, 100];

/** Figures that are not in whole fives, bands or steps of money. */
export function tooFineIn(told: ToldYear): string[] {
  const { wageFloor, livingWage, accessUnmet, costToClose } = told.facts;
  const facts = [wageFloor, livingWage, accessUnmet].flatMap((fact) => fact ?? []);
  const fives = [
    ...figuresIn(told).flatMap(({ mean, shares, change }) => [
      mean,
      ...shares.map(({ share }) => share),
      ...(change ? [change.points] : []),
    ]),
    ...facts.map(({ share }) => share),
  ];
  const counts = [...figuresIn(told), ...facts, ...(costToClose ? [costToClose] : [])];
  const ends = costToClose ? [costToClose.from, costToClose.to ?? 0] : [];
  return [
    ...fives.filter((value) => value % 5 !== 0).map((value) => `a figure of ${value}`),
    ...counts.filter(({ nFrom }) => !BANDS.includes(nFrom)).map(({ nFrom }) => `a count of ${nFrom}`),
    ...ends.filter((end) => !/^(0|[125]0{3,})$/.test(String(end))).map((end) => `an amount of ${end}`),
  ];
}
