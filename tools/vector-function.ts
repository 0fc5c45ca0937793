/** What a function of a vector file is: it checks its input, so that a mistake in the file is told as one. */
import * as z from 'zod';
import type { Instrument, Item } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { scoreValue } from '@followthrough/shared/scoring/score-value.ts';

export type VectorFunction = (input: unknown, instrument: Instrument) => unknown;

export function vectorFunction<Input>(
  shape: z.ZodType<Input>,
  run: (input: Input, instrument: Instrument) => unknown,
): VectorFunction {
  return (input, instrument) => run(shape.parse(input), instrument);
}

export const amount = z.number();
export const count = z.number().min(0);
export const level = z.int().min(0).max(4);
/** A number that is left out where there is none. */
export const amountOrNull = amount.nullish().transform((score) => score ?? null);
export const countOrNull = count.nullish().transform((se) => se ?? null);

export function itemCalled(instrument: Instrument, id: string): Item {
  const item = allItems(instrument).find((each) => each.id === id);
  if (!item) throw new Error(`the instrument ${instrument.version} has no item ${id}`);
  return item;
}

/** The score of a plain value under an item's own rule. */
export function scoreOn(
  instrument: Instrument,
  itemId: string,
  value: number | string | string[] | null,
): number | null {
  const { score: rule, options } = itemCalled(instrument, itemId);
  if (rule.method === 'representation' || rule.method === 'follow_through' || rule.method === 'unscored') {
    throw new Error(`${itemId} is not scored from one plain value`);
  }
  return scoreValue(rule, value, options?.length ?? 0);
}
