/** What one section of the form shows: its items, their wording, who answers, and how long it takes. */
import { applicability, rulesOnItself } from './applicability.ts';
import type { Answers, Profile } from './answer.ts';
import type { LanguageMap } from './language.ts';
import type { Instrument, Item, ItemType, OrgKind, RecommendationId, RoleId } from './model.ts';

/** Seconds to read and answer an item that has no inputs; set so that everything together is about 75 minutes. */
const SECONDS: Record<ItemType, number> = {
  maturity_0_4: 50,
  perception_0_4: 25,
  percent: 45,
  number: 30,
  currency: 45,
  yes_no_in_progress: 20,
  single_choice: 15,
  multi_select: 40,
  date: 20,
  long_text: 90,
  evidence_link: 40,
  commitment_tracker: 200,
};
const SECONDS_PER_INPUT = 15;
/** An input in a list is filled in for several rows. */
const SECONDS_PER_LISTED_INPUT = 35;

/**
 * The items a section shows, in order. Items that a rule leaves out are not shown, except where the rule
 * is about the item's own answer. Items with an open rule are shown.
 */
export function sectionItems(
  instrument: Instrument,
  rec: RecommendationId,
  profile: Profile,
  answers: Answers,
): Item[] {
  const items = instrument.recommendations.find((candidate) => candidate.id === rec)?.items ?? [];
  return items
    .filter((item) => rulesOnItself(item) || applicability(item, profile, answers) !== 'not_applicable_rule')
    .toSorted((a, b) => a.order - b.order);
}

/** The prompt in the words for this kind of organization. */
export function wordingFor(item: Item, orgKind: OrgKind): LanguageMap {
  return item.wording_for?.[orgKind] ?? item.prompt;
}

/** The roles that answer at least one of these items, in the instrument's order. */
export function whoAnswers(instrument: Instrument, items: readonly Item[]): RoleId[] {
  const roles = new Set(items.flatMap((item) => item.respondents));
  return instrument.roles.map((role) => role.id).filter((role) => roles.has(role));
}

/** Minutes these items take one person who has the figures at hand; at least 1 unless there is nothing to do. */
export function minutesFor(items: readonly Item[]): number {
  const seconds = items.reduce((sum, item) => sum + secondsFor(item), 0);
  return seconds === 0 ? 0 : Math.max(1, Math.round(seconds / 60));
}

function secondsFor(item: Item): number {
  if (item.inputs_from !== undefined) return 0;
  const inputs = item.inputs ?? [];
  const listed = inputs.filter((input) => input.id.includes('[]')).length;
  return (
    SECONDS[item.type] + listed * SECONDS_PER_LISTED_INPUT + (inputs.length - listed) * SECONDS_PER_INPUT
  );
}
