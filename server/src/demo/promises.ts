import type { AnswerField, AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import { OWN_PROMISES, PROMISED_ACTIONS } from './words.ts';
import type { DemoYear } from './year.ts';
import { daysBefore, lasting, yearly } from './year.ts';

type Fields = { [field: string]: AnswerField };

const LETTER_THEMES = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10'];
const SIGNED_SHARE = 46 / 56;

/** Whether the organization signed the letter of June 2020: once, for all years. */
export function signedLetter(year: DemoYear): 'yes' | 'no' | 'could_not' {
  const { planted, kind } = year.organization;
  if (planted?.signed) return planted.signed;
  const chance = lasting(year, 'letter');
  if (kind === 'coalition' && chance.happens(SIGNED_SHARE)) return 'yes';
  return kind === 'coalition' && chance.happens(0.4) ? 'could_not' : 'no';
}

/** The list of promises as the check of one year finds it. */
export function promiseList(year: DemoYear): AnswerValue {
  const signed = signedLetter(year) === 'yes';
  return { commitments: signed ? letterPromises(year) : ownPromises(year) };
}

/** All ten themes, with work on about four of them; up to two set aside with a reason. */
function letterPromises(year: DemoYear): Fields[] {
  const chance = lasting(year, 'themes');
  const level = year.organization.standing.R8[year.cycle] ?? 0;
  const ready = chance.shuffled(LETTER_THEMES);
  const worked = Math.min(9, Math.max(0, Math.round(4 + (level - 31) / 9)));
  const setAside = chance.happens(0.4) ? ready.slice(-1) : [];
  return LETTER_THEMES.map((theme): Fields => {
    if (setAside.includes(theme)) {
      return {
        theme,
        set_aside_reason: 'Outside what our work can reach here; our members decided this together.',
        actions: [],
      };
    }
    const actions = ready.indexOf(theme) < worked ? [actionOn(year, theme)] : [];
    return { theme, actions };
  });
}

/** An action on one theme. Most date from 2020 and 2021, and few groups give news of them each year. */
function actionOn(year: DemoYear, theme: string): Fields {
  const chance = lasting(year, `action ${theme}`);
  const reportsYearly = lasting(year, 'reports yearly').happens(0.2);
  const begun = `${chance.happens(0.7) ? 2020 : 2021}-${String(chance.whole(7, 12)).padStart(2, '0')}-15`;
  const progress =
    chance.next() + year.cycle * 0.06 + ((year.organization.standing.R8[year.cycle] ?? 0) - 31) / 120;
  const status =
    progress < 0.2 ? 'planned' : progress < 0.5 ? 'started' : progress < 0.85 ? 'done_once' : 'sustained';
  return {
    what: chance.pick(PROMISED_ACTIONS[theme] ?? []),
    status,
    evidence: chance.pick(['none', 'internal', 'internal', 'public_or_partner']),
    updated: reportsYearly
      ? daysBefore(year.asOf, yearly(year, 'news').whole(20, 300))
      : lastNews(year, theme, begun),
    owner: year.organization.leaders[year.cycle] ?? '',
  };
}

/** News comes now and then: each year a few old actions are looked at again. */
function lastNews(year: DemoYear, theme: string, begun: string): string {
  let news = begun;
  for (let cycle = 0; cycle <= year.cycle; cycle++) {
    const then = { ...year, cycle };
    const chance = yearly(then, `news of ${theme}`);
    const yearsAgo = year.cycle - cycle;
    if (chance.happens(0.14))
      news = daysBefore(year.asOf, Math.round(365.25 * yearsAgo) + chance.whole(10, 200));
  }
  return news;
}

function ownPromises(year: DemoYear): Fields[] {
  const chance = lasting(year, 'own promises');
  const strong = year.organization.planted?.strongOwnPromises ?? false;
  const level = year.organization.standing.R8[year.cycle] ?? 0;
  const count = strong ? 4 : Math.min(4, Math.max(0, Math.round(1.6 + (level - 31) / 14)));
  return chance
    .shuffled(OWN_PROMISES)
    .slice(0, count)
    .map(({ promise, action }) => {
      const news = yearly(year, promise);
      const done = lasting(year, promise).next() + (level - 31) / 60;
      return {
        theme: 'TX',
        promise,
        actions: [
          {
            what: action,
            status: strong ? 'sustained' : done < 0.35 ? 'started' : done < 0.75 ? 'done_once' : 'sustained',
            evidence: strong ? 'public_or_partner' : news.pick(['none', 'internal', 'internal']),
            updated: daysBefore(year.asOf, strong ? news.whole(20, 200) : news.whole(60, 900)),
            owner: year.organization.leaders[year.cycle] ?? '',
          },
        ],
      };
    });
}
