/** Reads a file for the release command: snapshots of units to release, or a sentence and a line for each mistake. */
import type { Node, ParseError, ParseErrorCode } from 'jsonc-parser';
import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as z from 'zod';
import { MOST_ATTRIBUTES } from '@followthrough/shared/disclosure/lattice.ts';

const VALUE = 'a value is a number from 0 to 100';
const THRESHOLD = 'a threshold is a whole number, 2 or more';
const TOO_DEEP = 'take out some of these brackets: nothing here is nested so deeply';

const unitSchema = z.strictObject({
  id: z.string().min(1, 'give the unit an id'),
  attributes: z.record(z.string(), z.string()).default({}).describe('Such as {"type": "a", "size": "s"}.'),
  value: z.number().min(0, VALUE).max(100, VALUE),
  known: z
    .boolean()
    .default(false)
    .describe('Some audience knows the value by name: the unit protects nobody.'),
});

const snapshotShape = {
  threshold: z
    .int(THRESHOLD)
    .min(2, THRESHOLD)
    .describe('No combination may speak of fewer units than this.'),
  units: z.array(unitSchema).min(1, 'add at least one unit'),
  lattice: z
    .array(
      z
        .array(z.string())
        .max(MOST_ATTRIBUTES, `cut a cell by at most ${MOST_ATTRIBUTES} attributes`)
        .describe('Attributes: one cell for every combination of their values; none of them: the total.'),
    )
    .describe('The cells, declared in advance.'),
};

const previousSchema = z
  .array(z.array(z.string()))
  .default([])
  .describe(
    'Sets of unit ids of which something was released before, to anyone. They may name units that are gone.',
  );

/** Editors find the schema by it. */
const $schema = z.string().optional();

const oneSnapshotSchema = z.strictObject({ $schema, ...snapshotShape, previous: previousSchema });
const snapshotsSchema = z.strictObject({
  $schema,
  previous: previousSchema,
  snapshots: z
    .array(
      z.strictObject({
        ...snapshotShape,
        kind: z
          .enum(['revision', 'cycle'])
          .default('revision')
          .describe(
            'revision: audited together with all before; cycle: asked anew, and told with its change.',
          ),
      }),
    )
    .min(1, 'add at least one snapshot'),
});

export type ReleaseFile = z.output<typeof snapshotsSchema>;
type Path = (string | number)[];

export interface Mistake {
  readonly line: number;
  readonly message: string;
}

/** The JSON Schema of the file, as docs/releases/release.schema.json holds it. */
export function releaseFileJsonSchema(): object {
  return {
    ...z.toJSONSchema(z.union([oneSnapshotSchema, snapshotsSchema]), { io: 'input' }),
    title: 'Input of the release command: one snapshot, or several',
  };
}

/** Reads the file's text; mistakes come in the order of their lines. */
export function readReleaseFile(
  text: string,
): { readonly ok: true; readonly file: ReleaseFile } | { readonly ok: false; readonly mistakes: Mistake[] } {
  const lineAt = (offset: number): number => text.slice(0, offset).split(/\r\n?|\n/).length;
  const mistakeAt = (offset: number, message: string): Mistake => ({ line: lineAt(offset), message });
  if (text.trim() === '')
    return { ok: false, mistakes: [mistakeAt(0, 'the file is empty: write an object in { }')] };
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== null) return { ok: false, mistakes: [mistakeAt(tooDeep, TOO_DEEP)] };

  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowEmptyContent: false });
  if (!root || errors.length > 0)
    return {
      ok: false,
      // What else the parser stumbles over mostly follows from the first.
      mistakes: errors
        .slice(0, 1)
        .map(({ error, offset }) => mistakeAt(offset, `this is not JSON: ${inWords(error)}`)),
    };

  const misnamed = keysByObject(root).flatMap((keys) =>
    keys.flatMap((key, at) => {
      if (key.value === '__proto__')
        return mistakeAt(key.offset, 'call "__proto__" something else: this name is taken');
      const isRepeated = keys.findIndex(({ value }) => value === key.value) < at;
      return isRepeated ? mistakeAt(key.offset, `take out one "${key.value}": this object has it twice`) : [];
    }),
  );
  const json: unknown = getNodeValue(root);
  const found = mistakesIn(json, root);
  const mistakes = found.mistakes.map(({ path, message }) => mistakeAt(nearest(root, path).offset, message));
  if (found.file && misnamed.length === 0) return { ok: true, file: found.file };
  return { ok: false, mistakes: [...misnamed, ...mistakes].toSorted((a, b) => a.line - b.line) };
}

interface Found {
  readonly file: ReleaseFile | null;
  readonly mistakes: readonly { path: Path; message: string }[];
}

function mistakesIn(json: unknown, root: Node): Found {
  const hasSnapshots = typeof json === 'object' && json !== null && 'snapshots' in json;
  const parsed = hasSnapshots ? snapshotsSchema.safeParse(json) : oneSnapshotSchema.safeParse(json);
  if (!parsed.success)
    return { file: null, mistakes: parsed.error.issues.flatMap((issue) => sentences(issue, root)) };

  const { data } = parsed;
  const file: ReleaseFile =
    'snapshots' in data
      ? data
      : {
          previous: data.previous,
          snapshots: [
            { threshold: data.threshold, units: data.units, lattice: data.lattice, kind: 'revision' },
          ],
        };
  const mistakes = file.snapshots.flatMap((snapshot, index) =>
    crossMistakes(snapshot).map(({ path, message }) => ({
      path: hasSnapshots ? ['snapshots', index, ...path] : path,
      message,
    })),
  );
  return { file: mistakes.length > 0 ? null : file, mistakes };
}

/** What the shape alone can't show: repeated ids, attributes that nobody has, cells that are declared twice. */
function crossMistakes({
  units,
  lattice,
}: ReleaseFile['snapshots'][number]): { path: Path; message: string }[] {
  const ids = units.map(({ id }) => id);
  const attributes = new Set(units.flatMap((unit) => Object.keys(unit.attributes)));
  const sets = lattice.map((list) => JSON.stringify(list.toSorted()));
  return [
    ...ids.flatMap((id, at) =>
      ids.indexOf(id) < at
        ? [{ path: ['units', at, 'id'], message: `give every unit its own id: "${id}" is there twice` }]
        : [],
    ),
    ...lattice.flatMap((list, at) => [
      ...list.flatMap((attribute, place) => {
        const path = ['lattice', at, place];
        if (list.indexOf(attribute) < place)
          return [{ path, message: `name "${attribute}" once: this cell list has it twice` }];
        if (!attributes.has(attribute))
          return [
            { path, message: `no unit has the attribute "${attribute}": add it to the units or take it out` },
          ];
        return [];
      }),
      ...(sets.indexOf(sets[at] ?? '') < at
        ? [{ path: ['lattice', at], message: 'take this out: the same attributes are declared above' }]
        : []),
    ]),
  ];
}

/** A mistake of shape in words, with the place it is at. */
function sentences(issue: z.core.$ZodIssue, root: Node): { path: Path; message: string }[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const name = path.findLast((step) => typeof step === 'string');
  const isListed = typeof path.at(-1) === 'number';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `take out "${key}": it is not a key here`,
    }));
  if (path.length > 0 && !findNodeAtLocation(root, path))
    return [{ path, message: `add "${name}": it is missing` }];
  if (issue.code === 'invalid_type') {
    const place = path.length === 0 ? 'the file' : isListed ? `each entry of "${name}"` : `"${name}"`;
    return [{ path, message: `${place} must be ${NOUNS[issue.expected] ?? issue.expected}` }];
  }
  if (issue.code === 'invalid_value')
    return [{ path, message: `"${name}" must be ${issue.values.join(' or ')}` }];
  return [{ path, message: issue.message }];
}

const NOUNS: Partial<Record<string, string>> = {
  string: 'text in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
};

/** The node at the path, or the innermost one around it; for a key's value, the key, where the mistake is seen. */
function nearest(root: Node, path: Path): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

/** The keys of every object in the file, as they stand. */
function keysByObject(node: Node): Node[][] {
  const children = node.children ?? [];
  const keys = node.type === 'object' ? [children.flatMap(({ children: [key] = [] }) => key ?? [])] : [];
  return [...keys, ...children.flatMap(keysByObject)];
}

/** More levels than any file needs, and far fewer than the parser can follow. */
const DEEPEST = 50;

/** Where brackets are nested deeper than that, or null. */
function tooDeepAt(text: string): number | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    // What stands in a string begins with its quotation mark.
    const mark = text.charAt(scanner.getTokenOffset());
    if (mark === '{' || mark === '[') depth += 1;
    if (mark === '}' || mark === ']') depth -= 1;
    if (depth > DEEPEST) return scanner.getTokenOffset();
  }
  return null;
}

/** "CommaExpected" → "comma expected", and what to do about it where that isn't plain. */
function inWords(error: ParseErrorCode): string {
  const code = printParseErrorCode(error);
  const words = code.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
  const advice = ADVICE[code];
  return advice ? `${words}; ${advice}` : words;
}

const ADVICE: Partial<Record<string, string>> = {
  ValueExpected: 'write one, or take out the comma before',
  PropertyNameExpected: 'write one, or take out the comma before',
  InvalidCommentToken: 'take out the comment',
  EndOfFileExpected: 'a file holds one object',
};
