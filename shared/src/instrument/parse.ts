/** Reading an instrument file: either the instrument, or one entry per mistake that says where and what. */
import { crossCheck } from './cross-checks.ts';
import { instrumentSchema, type Instrument } from './model.ts';

export interface InstrumentMistake {
  readonly file: string;
  /** The item the mistake is in, where it is in one. */
  readonly itemId: string | null;
  /** Where in the file, such as `recommendations.0.items.2.weight`. */
  readonly path: string;
  readonly message: string;
}

export type ParsedInstrument =
  | { readonly ok: true; readonly instrument: Instrument }
  | { readonly ok: false; readonly errors: readonly InstrumentMistake[] };

/**
 * Checks the shape of a parsed JSON file first, then the rules that tie its parts together.
 * Never throws, whatever it is given (docs/instrument.md §2).
 */
export function parseInstrument(json: unknown, file: string): ParsedInstrument {
  const parsed = instrumentSchema.safeParse(json);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      file,
      itemId: itemIdAt(json, issue.path),
      path: issue.path.map(String).join('.'),
      message: issue.message,
    }));
    return { ok: false, errors };
  }
  const errors = crossCheck(parsed.data).map((finding) => ({
    file,
    itemId: itemIdAt(json, finding.path),
    path: finding.path.join('.'),
    message: finding.message,
  }));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, instrument: parsed.data };
}

/** The id of the item, derived item or mirror question that a path leads into. */
function itemIdAt(json: unknown, path: readonly PropertyKey[]): string | null {
  let node: unknown = json;
  let found: string | null = null;
  for (const [depth, key] of path.entries()) {
    if (typeof node !== 'object' || node === null) break;
    node = (node as Record<PropertyKey, unknown>)[key];
    const list = path[depth - 1];
    if (list !== 'items' && list !== 'derived' && list !== 'funder_mirror') continue;
    if (typeof node === 'object' && node !== null && 'id' in node && typeof node.id === 'string')
      found = node.id;
  }
  return found;
}
