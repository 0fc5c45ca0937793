import { applicability } from '../instrument/applicability.ts';
import type { Profile } from '../instrument/answer.ts';
import type { Instrument, Item, OrgKind, RoleId } from '../instrument/model.ts';
import type { Questionnaire } from './content.ts';

/**
 * The perception questions that all of these roles are asked, in the order of the instrument (docs/ballots.md §1), and the notes. A question
 * that the organization's profile rules out is left out; one whose rule rests on something unknown is asked.
 */
export function questionnaireFor(
  instrument: Instrument,
  roles: readonly RoleId[],
  orgKind: OrgKind,
  profile: Profile,
): Questionnaire {
  const sections = instrument.recommendations.map((recommendation) => ({
    recommendation,
    items: recommendation.items.filter(
      (item) =>
        (item.kind === 'perception' || isNote(item, roles)) &&
        roles.every((role) => item.respondents.includes(role)) &&
        applicability(item, profile, {}) !== 'not_applicable_rule',
    ),
  }));
  return {
    instrumentVersion: instrument.version,
    sections: sections
      .filter(({ items }) => items.length > 0)
      .map(({ recommendation }) => ({
        recommendation: recommendation.id,
        title: recommendation.title,
        contentNote: recommendation.content_note ?? null,
      })),
    questions: sections.flatMap(({ items }) =>
      items.map((item) => ({
        itemId: item.id,
        recommendation: item.rec,
        prompt: item.wording_for?.[orgKind] ?? item.prompt,
        help: item.help.en === '' ? null : item.help,
        anchors: item.anchors ?? [],
      })),
    ),
  };
}

/** A question that takes a comment and no level. Leaders answer it in the yearly check itself, so they are not asked twice. */
const isNote = (item: Item, roles: readonly RoleId[]): boolean =>
  item.kind === 'context' && item.type === 'long_text' && !roles.includes('leader');
