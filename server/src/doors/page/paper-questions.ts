import type { Question, Questionnaire } from '@followthrough/shared/ballots/content.ts';
import { questionnaireFor } from '@followthrough/shared/ballots/questionnaire.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';
import { ASKED_ROLES } from '@followthrough/shared/rounds/grouping.ts';

export interface PaperSection {
  section: Questionnaire['sections'][number];
  questions: { question: Question; askedOf: AskedRole[] }[];
}

/**
 * Every question that some role is asked, in the order of the instrument, with the roles that are: the form is public, so it can't
 * know whose invitation it goes with. Nothing is ruled out, since nothing is known about the organization.
 */
export function paperQuestions(instrument: Instrument): PaperSection[] {
  const asked = ASKED_ROLES.map((role) => ({
    role,
    // Only facts are worded differently for different kinds of organization.
    questionnaire: questionnaireFor(instrument, [role], 'coalition', {}),
  }));
  return instrument.recommendations.flatMap(({ id, items }) => {
    const section = asked
      .flatMap(({ questionnaire }) => questionnaire.sections)
      .find((one) => one.recommendation === id);
    if (!section) return [];
    const questions = items.flatMap((item) => {
      const askers = asked.flatMap(({ role, questionnaire }) => {
        const question = questionnaire.questions.find((one) => one.itemId === item.id);
        return question ? [{ role, question }] : [];
      });
      return askers[0] ? [{ question: askers[0].question, askedOf: askers.map(({ role }) => role) }] : [];
    });
    return [{ section, questions }];
  });
}
