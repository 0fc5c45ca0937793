/** Checking an answer that someone sends: strict by item type, every mistake with its place and what to do. */
import { AnswerErrors, type AnswerError } from './answer-errors.ts';
import { ANSWER_STATES, type Answer, type AnswerState, type AnswerValue } from './answer.ts';
import { readFigure } from './bounds.ts';
import { checkParts, readFields } from './input-values.ts';
import type { Item } from './model.ts';
import { isPlainObject } from './plain-object.ts';
import { readLink, readPastDate, readText } from './plain-values.ts';
import { checkPromises } from './promise-list.ts';

const LONGEST_TEXT = 5_000;
const LONGEST_REASON = 500;
const LONGEST_TITLE = 200;
const MOST_LINKS = 20;
const FIELDS = ['state', 'value', 'reason', 'note', 'links'];

export type ValidatedAnswer =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly errors: readonly AnswerError[] };

/**
 * The answer in its stored form, or what is wrong with it. Never throws, whatever it is given.
 * `today` is YYYY-MM-DD. Checking a stored answer again gives the same answer (docs/instrument.md §5).
 */
export function validateAnswer(item: Item, input: unknown, { today }: { today: string }): ValidatedAnswer {
  const errors = new AnswerErrors();
  const answer = readAnswer(item, input, today, errors);
  return answer && errors.list.length === 0 ? { ok: true, answer } : { ok: false, errors: errors.list };
}

function readAnswer(item: Item, input: unknown, today: string, errors: AnswerErrors): Answer | undefined {
  if (!isPlainObject(input))
    return errors.add('value', 'unreadable', 'Send the answer again: it could not be read.');
  for (const key of Object.keys(input)) {
    if (!FIELDS.includes(key)) {
      errors.add(
        key.slice(0, 60),
        'unknown_field',
        'This is not a part of an answer. Reload the page and try again.',
      );
    }
  }
  if (item.inputs_from !== undefined) {
    return errors.add('value', 'takes_no_answer', 'This figure is worked out for you from another question.');
  }
  const state = readState(item, input['state'], errors);
  if (!state) return undefined;
  const value =
    state === 'answered' ? readValue(item, input['value'], today, errors) : noValue(input['value'], errors);
  const reason = optional(input['reason'], (held) => readText(held, LONGEST_REASON, 'reason', errors));
  if (
    state === 'not_applicable_with_reason' &&
    reason === undefined &&
    errors.list.every((error) => error.field !== 'reason')
  ) {
    errors.add('reason', 'reason_missing', 'Say in a sentence why this does not apply to you.');
  }
  const note = optional(input['note'], (held) => readText(held, LONGEST_TEXT, 'note', errors));
  const links = readLinks(input['links'], errors);
  return {
    state,
    value: value ?? null,
    ...(reason !== undefined && state === 'not_applicable_with_reason' && { reason }),
    ...(note !== undefined && { note }),
    links,
  };
}

function readState(item: Item, input: unknown, errors: AnswerErrors): AnswerState | undefined {
  const state = ANSWER_STATES.find((candidate) => candidate === input);
  if (!state)
    return errors.add('state', 'unknown_state', 'Choose an answer, or one of the other choices under it.');
  const allowed: Record<AnswerState, boolean> = {
    answered: true,
    dont_know: item.allow.dont_know,
    prefer_not_to_say: item.allow.prefer_not_to_say,
    not_applicable_with_reason: item.allow.not_applicable === 'with_reason',
  };
  return allowed[state]
    ? state
    : errors.add(
        'state',
        'state_not_allowed',
        'This choice is not offered for this question. Choose another one.',
      );
}

function noValue(input: unknown, errors: AnswerErrors): undefined {
  if (input === null || input === undefined) return undefined;
  return errors.add(
    'value',
    'value_not_allowed',
    'Take out the answer, or choose “answered”. It cannot be both.',
  );
}

function readValue(item: Item, input: unknown, today: string, errors: AnswerErrors): AnswerValue | undefined {
  if (input === null || input === undefined || input === '') return missing(errors);
  if (item.inputs) {
    const fields = readFields(item, input, today, errors);
    if (errors.list.length > 0) return undefined;
    if (item.type === 'commitment_tracker') return checkPromises(item, fields, errors);
    checkParts(item, fields, errors);
    return Object.keys(fields).length > 0 ? fields : missing(errors);
  }
  switch (item.type) {
    case 'maturity_0_4':
    case 'perception_0_4':
      return readLevel(input, errors);
    case 'percent':
    case 'currency':
    case 'number':
      return readFigure(input, item.measure ?? 'count', 'value', errors);
    case 'yes_no_in_progress':
    case 'single_choice':
      return readOption(item, input, 'value', errors);
    case 'multi_select':
      return readOptions(item, input, errors);
    case 'date':
      return (
        item.options?.find((option) => option.id === input)?.id ?? readPastDate(input, today, 'value', errors)
      );
    case 'long_text':
      return (
        readText(input, LONGEST_TEXT, 'value', errors) ??
        (errors.list.length > 0 ? undefined : missing(errors))
      );
    case 'evidence_link':
      return readPractice(input, errors);
    case 'commitment_tracker':
      return missing(errors);
  }
}

function missing(errors: AnswerErrors): undefined {
  return errors.add('value', 'value_missing', 'Answer the question, or leave it empty for now.');
}

function readLevel(input: unknown, errors: AnswerErrors): number | undefined {
  if (input === 0 || input === 1 || input === 2 || input === 3 || input === 4) return input === 0 ? 0 : input;
  return errors.add('value', 'unknown_option', 'Choose one of the five steps.');
}

function readOption(item: Item, input: unknown, field: string, errors: AnswerErrors): string | undefined {
  const option = item.options?.find((candidate) => candidate.id === input);
  return option?.id ?? errors.add(field, 'unknown_option', 'Choose one of the options listed.');
}

/** An empty list means that none of the options is true. The stored order is the instrument's. */
function readOptions(item: Item, input: unknown, errors: AnswerErrors): string[] | undefined {
  const options = item.options ?? [];
  if (!Array.isArray(input)) return errors.add('value', 'wrong_type', 'Choose from the options listed.');
  if (input.length > options.length)
    return errors.add('value', 'repeated_option', 'Choose each option once at most.');
  for (const [index, id] of input.entries()) readOption(item, id, `value.${index}`, errors);
  if (new Set(input).size < input.length)
    errors.add('value', 'repeated_option', 'Choose each option once at most.');
  return options.map((option) => option.id).filter((id) => input.includes(id));
}

function readPractice(input: unknown, errors: AnswerErrors): { url: string; title: string } | undefined {
  if (!isPlainObject(input))
    return errors.add('value', 'wrong_type', 'Paste a link, and a title if you like.');
  const unknown = Object.keys(input).find((key) => key !== 'url' && key !== 'title');
  if (unknown !== undefined)
    errors.add(unknown.slice(0, 60), 'unknown_field', 'A link has an address and a title only.');
  const title = optional(input['title'], (held) => readText(held, LONGEST_TITLE, 'title', errors));
  const url = readLink(input['url'], 'url', errors);
  return url === undefined ? undefined : { url, title: title ?? '' };
}

function readLinks(input: unknown, errors: AnswerErrors): string[] {
  if (input === null || input === undefined) return [];
  if (!Array.isArray(input)) {
    errors.add('links', 'wrong_type', 'Send the links as a list.');
    return [];
  }
  if (input.length > MOST_LINKS) {
    errors.add('links', 'too_many', `Keep ${MOST_LINKS} links or fewer.`);
    return [];
  }
  const links = input.flatMap((link, index) => readLink(link, `links.${index}`, errors) ?? []);
  return [...new Set(links)];
}

function optional<T>(held: unknown, read: (held: unknown) => T | undefined): T | undefined {
  return held === null || held === undefined ? undefined : read(held);
}
