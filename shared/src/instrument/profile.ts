/** An organization's profile: reading it, and the kind of organization it makes. */
import { AnswerErrors, type AnswerError } from './answer-errors.ts';
import type { Profile } from './answer.ts';
import { readFigure } from './bounds.ts';
import { text } from './language.ts';
import type { Instrument, OrgKind, ProfileQuestion } from './model.ts';
import { isPlainObject } from './plain-object.ts';

export type ValidatedProfile =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly errors: readonly AnswerError[] };

/** Each question may be left out; yes and no are true and false. Never throws. */
export function validateProfile(instrument: Instrument, input: unknown): ValidatedProfile {
  const errors = new AnswerErrors();
  const profile: Record<string, boolean | number | string> = {};
  if (!isPlainObject(input))
    errors.add('profile', 'unreadable', 'Send the profile again: it could not be read.');
  for (const [id, held] of Object.entries(isPlainObject(input) ? input : {})) {
    const question = instrument.profile_questions.find((candidate) => candidate.id === id);
    if (!question) {
      errors.add(
        id.slice(0, 60),
        'unknown_field',
        'The profile has no such question. Reload the page and try again.',
      );
      continue;
    }
    if (held === null || held === undefined) continue;
    const value = readProfileValue(question, held, errors);
    if (value !== undefined) profile[id] = value;
  }
  return errors.list.length === 0 ? { ok: true, profile } : { ok: false, errors: errors.list };
}

function readProfileValue(
  question: ProfileQuestion,
  held: unknown,
  errors: AnswerErrors,
): boolean | number | string | undefined {
  if (question.type === 'number') return readFigure(held, 'count', question.id, errors);
  if (question.type === 'yes_no') {
    return typeof held === 'boolean' ? held : errors.add(question.id, 'unknown_option', 'Choose yes or no.');
  }
  const option = question.options?.find((candidate) => candidate.id === held);
  return option?.id ?? errors.add(question.id, 'unknown_option', 'Choose one of the options listed.');
}

/** The questions that a person answers, in one language. Whether it is the first cycle, the calendar knows. */
export function profileQuestions(instrument: Instrument, lang: string) {
  return askedOf(instrument).map(({ id, prompt, type, options = [] }) => ({
    id,
    prompt: text(prompt, lang),
    type,
    options: options.map((option) => ({ id: option.id, label: text(option.label, lang) })),
  }));
}

/** What is stored, without answers to questions that this version doesn't ask or asks otherwise. */
export function knownProfile(
  instrument: Instrument,
  stored: unknown,
): Record<string, boolean | number | string> {
  const asked = new Set(askedOf(instrument).map((question) => question.id));
  const known = Object.entries(stored ?? {}).filter(([id]) => asked.has(id));
  const single = known.flatMap(([id, value]) => {
    const checked = validateProfile(instrument, { [id]: value });
    const held = checked.ok ? checked.profile[id] : undefined;
    return held === undefined ? [] : [[id, held] as const];
  });
  return Object.fromEntries(single);
}

function askedOf(instrument: Instrument): ProfileQuestion[] {
  return instrument.profile_questions.filter((question) => question.id !== 'first_cycle');
}

/** The kind of organization that a profile's `org_type` stands for; undefined while it is unanswered. */
export function orgKindOf(instrument: Instrument, profile: Profile): OrgKind | undefined {
  const type = profile['org_type'];
  return instrument.release_bands.type.find(
    (band) => typeof type === 'string' && band.org_types.includes(type),
  )?.org_kind;
}
