import { readFileSync } from 'node:fs';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { parseInstrument } from '@followthrough/shared/instrument/parse.ts';

/** An instrument as the product has it. */
export function instrumentFile(version: '1.0' | '1.1'): Instrument {
  const name = `nine-recommendations.v${version}.json`;
  const url = new URL(`../../shared/instruments/${name}`, import.meta.url);
  const parsed = parseInstrument(JSON.parse(readFileSync(url, 'utf8')), name);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.instrument;
}
