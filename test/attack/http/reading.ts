/** What one answer says, whatever its format: for each measure and group, figures or the words that stand in their place. */
import type { ToldFigures, ToldYear } from '@followthrough/shared/api/releases.ts';
import type { Told } from '../releases/knowledge.ts';

/** Points since the year before; coded: one of the two means is a bound. */
interface Change {
  readonly points: number;
  readonly coded: boolean;
}

/** As it reads, and nothing more. */
export type Reading =
  | 'too few'
  | 'kept'
  | {
      /** A band in words: "5 to 9". */
      readonly members: string;
      readonly mean: Told | null;
      readonly shares: readonly Told[];
      readonly change: Change | null;
      /** Whole dollars; `to` null where there is no upper end. */
      readonly money: { readonly from: number; readonly to: number | null } | null;
    };

/** By measure and group, as `placeOf` writes them. */
export type Readings = ReadonlyMap<string, Reading>;

export const EVERYBODY = 'All members';
export const FACTS_IN_WORDS = {
  wage_floor: 'Have a funded wage floor',
  living_wage: 'Pay everybody a living wage',
  access_unmet: 'Access requests not fully met',
  cost_to_close: 'Cost to close the wage gap, a year',
} as const;

export const placeOf = (measure: string, group: string): string => `${measure} | ${group}`;

/** The answer that everything else must agree with. */
export function readJson(told: ToldYear): Readings {
  const { wageFloor, livingWage, accessUnmet, costToClose } = told.facts;
  const share = (fact: typeof wageFloor): Reading =>
    fact
      ? { members: fact.nLabel, mean: asTold(fact.share, fact.bound), shares: [], change: null, money: null }
      : 'too few';
  const money: Reading = costToClose
    ? {
        members: costToClose.nLabel,
        mean: null,
        shares: [],
        change: null,
        money: { from: costToClose.from, to: costToClose.to },
      }
    : 'too few';
  const facts: [string, Reading][] = [
    [FACTS_IN_WORDS.wage_floor, share(wageFloor)],
    [FACTS_IN_WORDS.living_wage, share(livingWage)],
    [FACTS_IN_WORDS.access_unmet, share(accessUnmet)],
    [FACTS_IN_WORDS.cost_to_close, money],
  ];
  return new Map([
    ...told.recommendations.flatMap((one): [string, Reading][] => {
      const measure = `${one.number}. ${one.title}`;
      return one.state === 'kept'
        ? [[placeOf(measure, EVERYBODY), 'kept']]
        : one.cells.map(({ by, figures }) => [
            placeOf(measure, groupOf(by, told)),
            figures ? ofFigures(figures) : 'too few',
          ]);
    }),
    ...facts.map(([measure, reading]): [string, Reading] => [placeOf(measure, EVERYBODY), reading]),
  ]);
}

export function ofFigures({ nLabel, mean, bound, shares, change }: ToldFigures): Reading {
  return {
    members: nLabel,
    mean: asTold(mean, bound),
    shares: shares.map((one) => asTold(one.share, one.bound)),
    change: change && { points: change.points, coded: change.coded },
    money: null,
  };
}

const groupOf = (by: Record<string, string>, { network }: ToldYear): string =>
  network.breakdowns
    .flatMap(({ id, options }) => options.find((option) => option.id === by[id])?.label ?? [])
    .join(', ') || EVERYBODY;

const asTold = (value: number, bound: ToldFigures['bound']): Told => ({
  value,
  held: bound === null ? 'no' : bound === 'or_more' ? 'or more' : 'or less',
});

/** "45", "60 or more", "20 or less %": a number in words. @throws for anything else. */
export function toldInWords(words: string): Told {
  const found = /^(\d+)(?: (or more|or less))?(?: %)?$/.exec(words.trim());
  if (!found) throw new Error(`no number: ${words}`);
  return {
    value: Number(found[1]),
    held: found[2] === 'or more' ? 'or more' : found[2] === 'or less' ? 'or less' : 'no',
  };
}

/** "$1,000 to $2,000", "$5,000 or more"; null where it is not money. */
function moneyInWords(words: string): { from: number; to: number | null } | null {
  const found = /^\$([\d,]+)(?: or more| to \$([\d,]+))$/.exec(words.trim());
  const dollars = (text: string) => Number(text.replaceAll(',', ''));
  return found ? { from: dollars(found[1]!), to: found[2] === undefined ? null : dollars(found[2]) } : null;
}

/** One figure in words: money, a share or a mean. */
export function factInWords(members: string, words: string): Reading {
  const money = moneyInWords(words);
  return { members, mean: money ? null : toldInWords(words), shares: [], change: null, money };
}

/** "+5", "−10", "0", and "perhaps +5" where one of the two means is a bound; null for nothing. */
export function changeInWords(words: string | undefined): Change | null {
  if (!words) return null;
  const found = /^(perhaps )?([+−-]?\d+)$/.exec(words);
  if (!found) throw new Error(`a change reads ${words}`);
  return { points: Number(found[2]!.replace('−', '-')), coded: found[1] !== undefined };
}
