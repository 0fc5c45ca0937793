import type { AnswerValue } from '../instrument/answer.ts';
import type { Figure } from '../instrument/rules.ts';
import { accessShare } from './access-share.ts';
import type { AskedInputs, Fields } from './inputs.ts';
import { fieldsOf, neededNumbers, rowsOf, typedNumber } from './inputs.ts';
import type { ItemFigures, ItemOutcome } from './item-outcome.ts';
import { leftOut } from './item-outcome.ts';
import { chosenShare } from './reliance.ts';
import { retentionRatio } from './retention.ts';
import { median, sum } from './statistics.ts';
import type { WageRow } from './wages.ts';
import { wageFigures } from './wages.ts';

/** The one number that an item's inputs come to, with what it was worked out from. */
export interface WorkedFigure {
  value: number;
  figures: ItemFigures;
}
/** What of an item its figure depends on: a form that only knows this much can show the figure live. */
export interface AskedFigure extends AskedInputs {
  readonly min_n?: number | undefined;
  readonly min_n_of?: readonly string[] | undefined;
}
type Worked = WorkedFigure | 'numbers_missing' | 'nothing_to_share';

const plain = (value: number): WorkedFigure => ({ value, figures: { kind: 'value', value } });

/**
 * Works out an item's figure from its answer (docs/scoring.md §2), or says why it cannot: a needed number is missing,
 * the whole is zero, or the people counted are fewer than can be judged.
 */
export function itemFigure(
  item: AskedFigure,
  figure: Figure,
  value: AnswerValue | null,
): WorkedFigure | ItemOutcome {
  const fields = fieldsOf(value);
  const worked = fields ? workOut(item, figure, fields) : 'numbers_missing';
  if (worked === 'numbers_missing') return leftOut('blank', 'numbers_missing');
  if (worked === 'nothing_to_share') return leftOut('not_applicable_rule', 'nothing_to_share');
  const { min_n: minN, min_n_of: counts } = item;
  const tooFew =
    minN !== undefined && fields && counts?.some((count) => (typedNumber(fields, count) ?? 0) < minN);
  return tooFew ? leftOut('not_scored_protected', 'too_few_to_judge') : worked;
}

function workOut(item: AskedFigure, figure: Figure, fields: Fields): Worked {
  switch (figure.kind) {
    case 'percent_of': {
      const [part, whole] = neededNumbers(item, fields, [figure.part, figure.whole]) ?? [];
      if (part === undefined || whole === undefined) return 'numbers_missing';
      return whole > 0 ? plain((100 * part) / whole) : 'nothing_to_share';
    }
    case 'wage_coverage':
    case 'median_wage_gap': {
      const rows = wageRows(fields);
      if (!rows) return 'numbers_missing';
      const wages = wageFigures(rows);
      if (!wages) return 'nothing_to_share';
      const value = figure.kind === 'wage_coverage' ? wages.coveragePct : wages.medianGapPct;
      return { value, figures: { kind: 'wages', ...wages } };
    }
    case 'chosen_share': {
      const { part: partId, required: requiredId, whole: wholeId } = figure;
      const [part, whole] = neededNumbers(item, fields, [partId, wholeId]) ?? [];
      const [required] = requiredId === undefined ? [0] : (neededNumbers(item, fields, [requiredId]) ?? []);
      if (part === undefined || whole === undefined || required === undefined) return 'numbers_missing';
      const share = chosenShare(part, required, whole);
      return share === null ? 'nothing_to_share' : plain(share);
    }
    case 'access_share': {
      const amounts = [...figure.spent, figure.budgeted];
      const nothingTyped = amounts.every((id) => typedNumber(fields, id) === null);
      const spent = neededNumbers(item, fields, figure.spent);
      const [budgeted, expense, passThrough] =
        neededNumbers(item, fields, [figure.budgeted, figure.expense, figure.pass_through]) ?? [];
      if (
        nothingTyped ||
        !spent ||
        budgeted === undefined ||
        expense === undefined ||
        passThrough === undefined
      ) {
        return 'numbers_missing';
      }
      const share = accessShare({ spent, budgeted, expense, passThrough });
      return share ? { value: share.sharePct, figures: { kind: 'access', ...share } } : 'nothing_to_share';
    }
    case 'median_percent_of': {
      const rows = rowsOf(fields, figure.part).map((row) =>
        neededNumbers(item, row, [figure.part, figure.whole]),
      );
      if (rows.length === 0 || rows.includes(null)) return 'numbers_missing';
      const shares = rows.flatMap((row) => {
        const [part, whole] = row ?? [];
        return part !== undefined && whole !== undefined && whole > 0 ? [(100 * part) / whole] : [];
      });
      const middle = median(shares);
      return middle === null ? 'nothing_to_share' : plain(middle);
    }
    case 'survivor_seats': {
      const rows = rowsOf(fields, 'bodies[].seats').map((row) =>
        neededNumbers(item, row, ['bodies[].seats', 'bodies[].survivor_paid', 'bodies[].survivor_unpaid']),
      );
      if (rows.length === 0 || rows.includes(null)) return 'numbers_missing';
      const column = (index: number): number => sum(rows.map((row) => row?.[index] ?? 0));
      const seats = column(0);
      return seats > 0 ? plain((100 * (column(1) + 0.5 * column(2))) / seats) : 'nothing_to_share';
    }
    case 'retention_ratio': {
      const [pocStart, pocStayed, otherStart, otherStayed] =
        neededNumbers(item, fields, ['poc_start', 'poc_stayed', 'other_start', 'other_stayed']) ?? [];
      return pocStart === undefined ||
        pocStayed === undefined ||
        otherStart === undefined ||
        otherStayed === undefined
        ? 'numbers_missing'
        : plain(retentionRatio({ pocStart, pocStayed, otherStart, otherStayed }));
    }
  }
}

/** The wage table's rows; null when there is none, or when one lacks people, pay or living wage. */
function wageRows(fields: Fields): WageRow[] | null {
  const rows: WageRow[] = [];
  for (const row of rowsOf(fields, 'rows[].people')) {
    const people = typedNumber(row, 'people');
    const hourlyPay = typedNumber(row, 'hourly_pay');
    const livingWage = typedNumber(row, 'living_wage');
    if (people === null || hourlyPay === null || livingWage === null) return null;
    rows.push({ people, hourlyPay, livingWage, hoursYear: typedNumber(row, 'hours_year') });
  }
  return rows.length > 0 ? rows : null;
}
