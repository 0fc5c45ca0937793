import type { SavedAnswer } from '@followthrough/shared/api/assessment.ts';
import type { Money, WireItemFigures } from '@followthrough/shared/api/results.ts';
import { itemFigures } from '@followthrough/shared/api/results.ts';
import type { AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import type { Fields } from '@followthrough/shared/scoring/inputs.ts';
import { fieldsOf, typedNumber } from '@followthrough/shared/scoring/inputs.ts';
import { monthsBetween } from '@followthrough/shared/scoring/months.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { cycleAsAsked, officialAnswers } from '../assessment/read.ts';
import type { Asked } from './caller.ts';
import { memberIn } from './caller.ts';
import type { ItemScoreRow } from './queries.ts';
import { itemScoresOf } from './queries.ts';
import { chosenScores } from './scored-cycle.ts';
import { wageJobs } from './wage-jobs.ts';

/** Living wages rise every year; an older figure makes the gap look smaller than it is. */
const OLD_AFTER_MONTHS = 18;

const ITEM = { wages: 'R1.wage_coverage', access: 'R5.budget_share', leadership: 'R7.spend_share' } as const;

/** What the money questions say. Throws `not_found` or `no_results_yet`. */
export async function moneyOf(tx: Tx, { actor, orgId, cycleId, now }: Asked, lang: string): Promise<Money> {
  const { cycle, instrument } = await cycleAsAsked(tx, orgId, cycleId, now);
  const kept = (await chosenScores(tx, orgId, cycleId)).find((one) => one.cycle_id === cycleId);
  if (!kept || cycle.submittedAt === null) throw new Problem('no_results_yet');
  const scores = await itemScoresOf(tx, orgId, cycleId, kept.basis);
  const answers = await officialAnswers(tx, orgId, cycleId);
  return {
    lang,
    orgName: memberIn(actor).orgName,
    cycle,
    wages: wagesOf(
      fieldsIn(answers, ITEM.wages),
      figuresIn(scores, ITEM.wages),
      cycle.submittedAt.slice(0, 10),
    ),
    access: accessOf(instrument, fieldsIn(answers, ITEM.access), figuresIn(scores, ITEM.access), lang),
    leadership: leadershipOf(fieldsIn(answers, ITEM.leadership), figuresIn(scores, ITEM.leadership)),
  };
}

function fieldsIn(answers: ReadonlyMap<string, SavedAnswer>, itemId: string): Fields | null {
  const answer = answers.get(itemId);
  // Only values of the item's own type are ever stored.
  return answer?.state === 'answered' ? fieldsOf(answer.value as AnswerValue | null) : null;
}

function figuresIn(scores: readonly ItemScoreRow[], itemId: string): WireItemFigures | null {
  const found = itemFigures.safeParse(scores.find((row) => row.item_id === itemId)?.figures);
  return found.success ? found.data : null;
}

function wagesOf(
  fields: Fields | null,
  figures: WireItemFigures | null,
  submittedOn: string,
): Money['wages'] {
  if (!fields) return null;
  const { standard_source: source, standard_date: date } = fields;
  const standardDate = typeof date === 'string' ? date : null;
  return {
    figures: figures?.kind === 'wages' ? figures : null,
    jobs: wageJobs(fields),
    standardSource: typeof source === 'string' ? source : null,
    standardDate,
    standardIsOld: standardDate !== null && monthsBetween(standardDate, submittedOn) > OLD_AFTER_MONTHS,
  };
}

function accessOf(
  instrument: Instrument,
  fields: Fields | null,
  figures: WireItemFigures | null,
  lang: string,
): Money['access'] {
  const item = allItems(instrument).find((one) => one.id === ITEM.access);
  if (!fields || item?.figure?.kind !== 'access_share') return null;
  const { spent, budgeted, expense, pass_through: passThrough } = item.figure;
  const cents = (id: string) => typedNumber(fields, id) ?? 0;
  const labelOf = (id: string) => item.inputs?.find((input) => input.id === id)?.label ?? { en: id };
  return {
    parts: spent.map((id) => ({ id, label: text(labelOf(id), lang), cents: cents(id) })),
    budgeted: cents(budgeted),
    expense: cents(expense),
    passThrough: cents(passThrough),
    sharePct: figures?.kind === 'access' ? figures.sharePct : null,
  };
}

function leadershipOf(fields: Fields | null, figures: WireItemFigures | null): Money['leadership'] {
  const spend = fields && typedNumber(fields, 'leadership_spend');
  const payroll = fields && typedNumber(fields, 'payroll');
  if (spend === null || payroll === null) return null;
  return { spend, payroll, sharePct: figures?.kind === 'value' ? figures.value : null };
}
