import type { AnswerField, AnswerValue } from '../instrument/answer.ts';

/** The numbers, texts and lists typed for one item, or for one row of a list. */
export type Fields = { readonly [field: string]: AnswerField };

/** The fields of an answer that is made of inputs; null for any other answer. */
export function fieldsOf(value: AnswerValue | null): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The last part of an input's id: `rows[].people` is field `people` of each row. */
function fieldName(inputId: string): string {
  return inputId.slice(inputId.lastIndexOf('.') + 1);
}

/** The number typed for an input, or null. */
export function typedNumber(fields: Fields, inputId: string): number | null {
  const typed = fields[fieldName(inputId)];
  return typeof typed === 'number' ? typed : null;
}

/** What of an item tells which of its inputs may stay empty. */
export interface AskedInputs {
  readonly inputs?: readonly { readonly id: string; readonly required: boolean }[] | undefined;
}

/** Numbers in the order of the ids; an empty optional input counts as 0, an empty needed one makes all null. */
export function neededNumbers(
  item: AskedInputs,
  fields: Fields,
  inputIds: readonly string[],
): number[] | null {
  const numbers: number[] = [];
  for (const inputId of inputIds) {
    const optional = item.inputs?.some((input) => input.id === inputId && !input.required) ?? false;
    const number = typedNumber(fields, inputId) ?? (optional ? 0 : null);
    if (number === null) return null;
    numbers.push(number);
  }
  return numbers;
}

/** The rows of the list that an input such as `rows[].people` belongs to; rows without any number are empty ones. */
export function rowsOf(fields: Fields, inputId: string): Fields[] {
  const rows = fields[inputId.slice(0, inputId.indexOf('[]'))];
  if (typeof rows !== 'object') return [];
  return rows.filter((row) => Object.values(row).some((field) => typeof field === 'number'));
}
