/** The two instrument files of the product, parsed, and as raw JSON to break in tests. */
import { readFileSync } from 'node:fs';
import { allItems, type Instrument, type Item } from '@followthrough/shared/instrument/model.ts';
import { parseInstrument } from '@followthrough/shared/instrument/parse.ts';

export const FILES = ['nine-recommendations.v1.0.json', 'nine-recommendations.v1.1.json'] as const;

export function rawInstrument(file: (typeof FILES)[number]): unknown {
  return JSON.parse(readFileSync(new URL(`../../../shared/instruments/${file}`, import.meta.url), 'utf8'));
}

function parsed(file: (typeof FILES)[number]): Instrument {
  const result = parseInstrument(rawInstrument(file), file);
  if (!result.ok) throw new Error(JSON.stringify(result.errors.slice(0, 5), null, 2));
  return result.instrument;
}

export const v10 = parsed(FILES[0]);
export const v11 = parsed(FILES[1]);

export function itemOf(instrument: Instrument, id: string): Item {
  const item = allItems(instrument).find((candidate) => candidate.id === id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
}
