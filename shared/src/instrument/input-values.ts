/** Reading the answer of an item that has inputs: single figures, and rows of a table. */
import type { AnswerErrors } from './answer-errors.ts';
import type { AnswerField } from './answer.ts';
import { readFigure } from './bounds.ts';
import type { Item, ItemInput } from './model.ts';
import { isPlainObject } from './plain-object.ts';
import { readPastDate, readText } from './plain-values.ts';

const MOST_ROWS = 200;
const LONGEST_TEXT = 120;
const LONGEST_SENTENCE = 500;

export interface Fields {
  [field: string]: AnswerField;
}

/**
 * Reads an object keyed by input id, where `rows[].people` lies at `{ rows: [{ people }] }`. Empty inputs are left
 * out, and so are rows with nothing in them. Every mistake is noted with its place.
 */
export function readFields(item: Item, input: unknown, today: string, errors: AnswerErrors): Fields {
  return readLevel({ inputs: item.inputs ?? [], today, errors }, input, '', '');
}

interface Reading {
  readonly inputs: readonly ItemInput[];
  readonly today: string;
  readonly errors: AnswerErrors;
}

/** One object: `prefix` is its place in input ids (`rows[].`), `at` its place in the answer (`rows.0.`). */
function readLevel(reading: Reading, input: unknown, prefix: string, at: string): Fields {
  const fields: Fields = {};
  if (!isPlainObject(input)) {
    reading.errors.add(at.slice(0, -1) || 'value', 'wrong_type', 'Fill in the fields of this question.');
    return fields;
  }
  const here = new Map<string, ItemInput>();
  const lists = new Set<string>();
  for (const candidate of reading.inputs) {
    if (!candidate.id.startsWith(prefix)) continue;
    const rest = candidate.id.slice(prefix.length);
    const cut = rest.indexOf('[].');
    if (cut < 0) here.set(rest, candidate);
    else lists.add(rest.slice(0, cut));
  }
  for (const [key, held] of Object.entries(input)) {
    const field = `${at}${key}`;
    const single = here.get(key);
    if (held === null || held === undefined || held === '') continue;
    if (single) {
      const value = readInput(single, held, field, reading);
      if (value !== undefined) fields[key] = value;
    } else if (lists.has(key)) {
      fields[key] = readRows(reading, held, `${prefix}${key}[].`, field);
    } else {
      reading.errors.add(
        `${at}${key.slice(0, 60)}`,
        'unknown_field',
        'This question has no such field. Reload the page and try again.',
      );
    }
  }
  return fields;
}

function readRows(reading: Reading, input: unknown, prefix: string, field: string): Fields[] {
  if (!Array.isArray(input)) {
    reading.errors.add(field, 'wrong_type', 'This must be a list of rows.');
    return [];
  }
  if (input.length > MOST_ROWS) {
    reading.errors.add(field, 'too_many', `Use ${MOST_ROWS} rows or fewer. You can put like rows together.`);
    return [];
  }
  const rows = input.map((row, index) => readLevel(reading, row, prefix, `${field}.${index}.`));
  return rows.filter((row) => Object.keys(row).length > 0);
}

function readInput(
  input: ItemInput,
  held: unknown,
  field: string,
  reading: Reading,
): AnswerField | undefined {
  const { errors, today } = reading;
  if (input.type === 'date') return readPastDate(held, today, field, errors);
  if (input.type === 'text') {
    return readText(held, input.measure === 'sentence' ? LONGEST_SENTENCE : LONGEST_TEXT, field, errors);
  }
  if (input.type === 'choice') {
    const option = input.options?.find((candidate) => candidate.id === held);
    return option?.id ?? errors.add(field, 'unknown_option', 'Choose one of the options listed.');
  }
  return readFigure(held, input.measure, field, errors);
}

/** Notes an error for each set of parts that adds up to more than its whole, row by row inside lists. */
export function checkParts(item: Item, fields: Fields, errors: AnswerErrors): void {
  for (const rule of item.part_of ?? []) {
    const list = /^(\w+)\[\]\./.exec(rule.whole)?.[1];
    const rows = list === undefined ? [fields] : rowsOf(fields[list]);
    for (const [index, row] of rows.entries()) {
      const bare = (id: string) => id.slice(id.lastIndexOf('.') + 1);
      const whole = row[bare(rule.whole)];
      const given = rule.parts.filter((part) => typeof row[bare(part)] === 'number');
      const sum = given.reduce((total, part) => total + Number(row[bare(part)]), 0);
      const first = given[0];
      if (typeof whole !== 'number' || first === undefined || sum <= whole) continue;
      const field = list === undefined ? first : `${list}.${index}.${bare(first)}`;
      if (errors.list.some((error) => error.field === field)) continue;
      errors.add(field, 'part_exceeds_whole', partMessage(item, given, rule.whole));
    }
  }
}

function rowsOf(field: AnswerField | undefined): Fields[] {
  return Array.isArray(field) ? field : [];
}

function partMessage(item: Item, parts: readonly string[], whole: string): string {
  const label = (id: string) => `“${item.inputs?.find((input) => input.id === id)?.label.en ?? id}”`;
  const names = parts.map(label);
  const together =
    names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)} together` : names[0];
  return `${together} cannot be more than ${label(whole)}. Check these figures.`;
}
