/** Reads a file for the release command: snapshots of units to release, or a sentence and a line for each mistake. */
import type { Node, ParseError } from 'jsonc-parser';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as z from 'zod';
import { MOST_ATTRIBUTES } from '@followthrough/shared/disclosure/lattice.ts';

const VALUE = 'a value is a number from 0 to 100';
const THRESHOLD = 'a threshold is a whole number, 2 or more';

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
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowEmptyContent: false });
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  if (!root || errors.length > 0)
    return {
      ok: false,
      mistakes: errors.map(({ error, offset }) => ({
        line: lineAt(offset),
        message: `this is not JSON: ${inWords(printParseErrorCode(error))}`,
      })),
    };

  const repeated = repeatedKeys(root).map((key) => ({
    line: lineAt(key.offset),
    message: `take out one "${key.value}": this object has it twice`,
  }));
  const json: unknown = getNodeValue(root);
  const found = mistakesIn(json, root);
  const mistakes = found.mistakes.map(({ path, message }) => ({
    line: lineAt(nearest(root, path).offset),
    message,
  }));
  if (found.file && repeated.length === 0) return { ok: true, file: found.file };
  return { ok: false, mistakes: [...repeated, ...mistakes].toSorted((a, b) => a.line - b.line) };
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
  const sets = lattice.map((list) => list.toSorted().join('\n'));
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

function repeatedKeys(node: Node): Node[] {
  const keys =
    node.type === 'object' ? (node.children ?? []).flatMap(({ children: [key] = [] }) => key ?? []) : [];
  const names = keys.map(({ value }) => value);
  return [
    ...keys.filter(({ value }, at) => names.indexOf(value) < at),
    ...(node.children ?? []).flatMap(repeatedKeys),
  ];
}

/** "CommaExpected" → "comma expected". */
function inWords(code: string): string {
  return code.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
