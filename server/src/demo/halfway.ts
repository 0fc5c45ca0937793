import type { Answer, Answers } from '@followthrough/shared/instrument/answer.ts';
import { sectionItems } from '@followthrough/shared/instrument/sections.ts';
import type { Instrument, RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import { DOORS } from './doors.ts';
import type { DemoYear } from './year.ts';
import { yearly } from './year.ts';

/** How far the leader's door finds this year's check. */
export const HALFWAY = {
  organization: DOORS.leader,
  /** Questions answered in each section that is not whole. */
  begun: { R3: 4, R4: 0, R5: 2, R6: 0, R8: 0 } as Partial<Record<RecommendationId, number>>,
  /** Not known in a section that is done all the same. */
  skipped: 'R9.open_policies',
  handedOver: { section: 'R4' as RecommendationId, colleague: 'Priya (people and pay)' },
  answeredBy: { R1: 'Devon Farrow' } as Record<string, string>,
  colleagues: ['Devon Farrow', 'Rosa Halden'],
};

/** Where a door should find this year’s scores. */
const SUBMITTED: readonly string[] = [DOORS.provider];
const SUBMITTED_SHARE = 0.35;

/** The answers of the open cycle as they stand today: some are in, some are at it, some have yet to begin. */
export function answersSoFar(
  year: DemoYear,
  instrument: Instrument,
  all: Answers,
): { answers: Answers; submitted: boolean } {
  const { name } = year.organization;
  if (name === HALFWAY.organization) return { answers: halfway(year, instrument, all), submitted: false };
  const chance = yearly(year, 'so far');
  if (chance.happens(SUBMITTED_SHARE) || SUBMITTED.includes(name)) return { answers: all, submitted: true };
  const sections = RECOMMENDATION_IDS.slice(0, chance.whole(0, 8));
  return {
    answers: only(all, (itemId) => sections.some((rec) => itemId.startsWith(`${rec}.`))),
    submitted: false,
  };
}

function halfway(year: DemoYear, instrument: Instrument, all: Answers): Answers {
  const profile = { ...year.organization.profile, first_cycle: year.firstCycle };
  const kept: Record<string, Answer> = {};
  for (const rec of RECOMMENDATION_IDS) {
    const items = sectionItems(instrument, rec, profile, all).filter(
      ({ inputs_from }) => inputs_from === undefined,
    );
    const begun = HALFWAY.begun[rec];
    for (const item of begun === undefined ? items : items.slice(0, begun)) {
      const told = item.id === HALFWAY.skipped ? undefined : all[item.id];
      kept[item.id] = told ?? { state: 'dont_know', value: null, links: [] };
    }
  }
  return kept;
}

function only(answers: Answers, keep: (itemId: string) => boolean): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([itemId]) => keep(itemId)));
}
