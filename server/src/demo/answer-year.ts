import type { Answer, Answers, AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import { applicability, rulesOnItself } from '@followthrough/shared/instrument/applicability.ts';
import type { Instrument, Item } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { figureFor } from './inverse.ts';
import { figureAnswers } from './figures.ts';
import { promiseList, signedLetter } from './promises.ts';
import { PRESSURE_FROM, UNDER_PRESSURE } from './standing.ts';
import { wageTable } from './wage-table.ts';
import { EVIDENCE_NOTES, PRACTICES, WHAT_GOT_IN_THE_WAY } from './words.ts';
import type { DemoYear } from './year.ts';
import { daysBefore, itemLevel, itemQuantile, lasting, yearly } from './year.ts';

/** The whole official record of one organization in one cycle; items left blank are absent. */
export function answerYear(year: DemoYear, instrument: Instrument): Answers {
  const { planted } = year.organization;
  const profile = { ...year.organization.profile, first_cycle: year.firstCycle };
  const answers: Record<string, Answer> = {};
  for (const item of allItems(instrument)) {
    if (item.inputs_from !== undefined) continue;
    const imported = planted?.importedAnswer;
    if (imported?.itemId === item.id && imported.cycle === year.cycle) answers[item.id] = imported.answer;
    else if (applicability(item, profile, answers) === 'applies' || rulesOnItself(item)) {
      const answer = answerItem(year, item);
      if (answer) answers[item.id] = answer;
    }
  }
  return answers;
}

const QUIET_SHARE = 0.05;
const QUIET_SHARE_UNDER_PRESSURE = 0.18;
const LEFT_EMPTY_SHARE = 0.02;
const NOT_KNOWN_SHARE = 0.03;

function answerItem(year: DemoYear, item: Item): Answer | undefined {
  const mood = yearly(year, `mood ${item.id}`);
  const pressed = UNDER_PRESSURE.includes(item.rec) && year.cycle >= PRESSURE_FROM;
  if (mayStayOpen(year, item)) {
    if (mood.happens(pressed ? QUIET_SHARE_UNDER_PRESSURE : QUIET_SHARE)) {
      return { state: 'prefer_not_to_say', value: null, links: [] };
    }
    if (mood.happens(LEFT_EMPTY_SHARE)) return undefined;
    if (mood.happens(NOT_KNOWN_SHARE)) return { state: 'dont_know', value: null, links: [] };
  }
  const value = valueOf(year, item);
  if (value === undefined) return undefined;
  return { state: 'answered', value, ...evidenceFor(year, item) };
}

/** The letter and the promises hang together and are always told, and so is the leader's own view. */
function mayStayOpen(year: DemoYear, item: Item): boolean {
  if (year.organization.planted?.steady || item.kind === 'perception') return false;
  return (
    item.allow.prefer_not_to_say &&
    item.allow.dont_know &&
    item.id !== 'R8.signed' &&
    item.id !== 'R8.tracker'
  );
}

/** About a third of the facts come with something behind them. */
function evidenceFor(year: DemoYear, item: Item): Pick<Answer, 'note' | 'links'> {
  const chance = lasting(year, `evidence ${item.id}`);
  if (item.kind !== 'fact' || !chance.happens(0.35)) return { links: [] };
  if (chance.happens(0.4))
    return { links: [`https://${year.organization.slug}.example/${item.id.slice(3).replaceAll('_', '-')}`] };
  return { note: chance.pick(EVIDENCE_NOTES[item.rec]), links: [] };
}

function valueOf(year: DemoYear, item: Item): AnswerValue | undefined {
  const make = figureAnswers[item.id];
  if (make) return make(year, item);
  switch (item.type) {
    case 'maturity_0_4':
      return rounded(itemLevel(year, item) / 25, lasting(year, `dither ${item.id}`).next());
    case 'perception_0_4':
      return leaderSees(year, item);
    case 'multi_select':
      return ticked(year, item);
    case 'yes_no_in_progress': {
      const level = itemLevel(year, item);
      return level < 32 ? 'no' : level < 62 ? 'in_progress' : 'yes';
    }
    case 'single_choice':
      return signedLetter(year);
    case 'commitment_tracker':
      return promiseList(year);
    case 'date':
      return lastUpdate(year, item);
    case 'number':
      return item.measure === 'days' ? safeLeave(year, item) : rounded(issueGroups(year, item), 0.5);
    case 'percent':
      return wageTable(year, item);
    case 'long_text':
      return yearly(year, item.id).happens(0.35)
        ? yearly(year, item.id).pick(WHAT_GOT_IN_THE_WAY)
        : undefined;
    case 'evidence_link': {
      const practice = lasting(year, 'practice').pick(PRACTICES);
      const open = (year.organization.standing.R9[year.cycle] ?? 0) > 50;
      return open
        ? { url: `https://${year.organization.slug}.example/practice`, title: practice }
        : undefined;
    }
    case 'currency':
      throw new TypeError(`${item.id}: the demo world has no figure for it`);
  }
}

/** A whole number that is right on average, for a dither drawn once. */
function rounded(value: number, dither: number): number {
  return Math.floor(value + dither);
}

/** The leader's own view: usually a little brighter than what staff say. */
function leaderSees(year: DemoYear, item: Item): number {
  const gap = year.organization.planted?.leaderGap ?? lasting(year, 'leader gap').normal(11, 8);
  const level = (year.organization.standing[item.rec][year.cycle] ?? 0) + gap;
  return Math.min(4, Math.max(0, rounded(level / 25, lasting(year, `dither ${item.id}`).next())));
}

function ticked(year: DemoYear, item: Item): string[] {
  const ids = (item.options ?? []).map(({ id }) => id);
  const level = itemLevel(year, item);
  const count =
    item.score.method === 'count_piecewise'
      ? figureFor(item.score.points, level)
      : (level / 100) * ids.length;
  const chosen = lasting(year, item.id).shuffled(ids).slice(0, Math.round(count));
  return ids.filter((id) => chosen.includes(id));
}

function lastUpdate(year: DemoYear, item: Item): string {
  if (item.score.method !== 'months_since_piecewise')
    throw new TypeError(`${item.id} is not scored by months`);
  if (lasting(year, 'reports yearly').happens(0.2))
    return daysBefore(year.asOf, yearly(year, item.id).whole(20, 330));
  const level = itemLevel(year, item);
  if (level < 8) return 'never';
  return daysBefore(
    year.asOf,
    Math.round(30.4 * figureFor(item.score.points, level)) + yearly(year, item.id).whole(0, 20),
  );
}

function issueGroups(year: DemoYear, item: Item): number {
  if (item.score.method !== 'piecewise') throw new TypeError(`${item.id} is not scored on straight lines`);
  return figureFor(item.score.points, itemLevel(year, item));
}

/** Just under half have none; the others give three, five, ten or twenty days. */
function safeLeave(year: DemoYear, item: Item): number {
  const at = itemQuantile(year, item, 47);
  return at < -0.1 ? 0 : at < 0.3 ? 3 : at < 0.7 ? 5 : at < 1.3 ? 10 : 20;
}
