/** Reads a file of scoring vectors and runs each of them against the product's own code. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { parseInstrument } from '@followthrough/shared/instrument/parse.ts';
import { cycleFunctions } from './vector-cycle-functions.ts';
import { itemFunctions } from './vector-item-functions.ts';

/** By the name that files use. */
const vectorFunctions = new Map(Object.entries({ ...itemFunctions, ...cycleFunctions }));

const vectorFileShape = z.object({
  instrument_version: z.string().regex(/^\d+\.\d+\.\d+$/, 'write a version such as 1.0.0'),
  tolerance: z.number().min(0),
  vectors: z
    .array(
      z.object({
        id: z.string().min(1),
        title: z.string().default(''),
        function: z.string().min(1),
        input: z.unknown(),
        output: z.unknown(),
      }),
    )
    .min(1, 'a file needs at least one vector'),
});
export type VectorFile = z.infer<typeof vectorFileShape>;
export type Vector = VectorFile['vectors'][number];

/** A file that cannot be run; its message says where and what. */
export class VectorFileError extends Error {}

/** Reads and checks a file. Throws a VectorFileError with one line per mistake. */
export function readVectorFile(path: string): VectorFile {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new VectorFileError(`${path}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
  const parsed = vectorFileShape.safeParse(json);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    (issue) => `${path}: ${issue.path.join('.') || 'file'}: ${issue.message}`,
  );
  throw new VectorFileError(lines.join('\n'));
}

/** The instrument that a file's vectors are for, such as 1.0.0. Throws a VectorFileError when there is none. */
export function instrumentOf(version: string): Instrument {
  const [major, minor] = version.split('.');
  const name = `nine-recommendations.v${major}.${minor}.json`;
  const url = new URL(`../shared/instruments/${name}`, import.meta.url);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(url, 'utf8'));
  } catch {
    throw new VectorFileError(`there is no instrument of version ${version} (shared/instruments/${name})`);
  }
  const parsed = parseInstrument(json, name);
  if (parsed.ok) return parsed.instrument;
  throw new VectorFileError(
    parsed.errors.map((error) => `${error.file}: ${error.path}: ${error.message}`).join('\n'),
  );
}

/** What is wrong with one vector's result, one line each; none when it passes. */
export function vectorMistakes(vector: Vector, instrument: Instrument, tolerance: number): string[] {
  const run = vectorFunctions.get(vector.function);
  if (!run) return [`no function is called ${vector.function}`];
  try {
    return differences(vector.output, run(vector.input, instrument), tolerance, 'output');
  } catch (error) {
    if (error instanceof z.ZodError) {
      return error.issues.map((issue) => `input.${issue.path.join('.')}: ${issue.message}`);
    }
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Everything that is expected must be there; what else a function says is not looked at. */
function differences(expected: unknown, actual: unknown, tolerance: number, at: string): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return Math.abs(expected - actual) <= tolerance ? [] : [`${at}: expected ${expected}, got ${actual}`];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return [`${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
    }
    return expected.flatMap((each, i) => differences(each, actual[i], tolerance, `${at}.${i}`));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null)
      return [`${at}: expected an object, got ${String(actual)}`];
    const found = new Map(Object.entries(actual));
    return Object.entries(expected).flatMap(([key, each]) =>
      differences(each, found.get(key), tolerance, `${at}.${key}`),
    );
  }
  return (expected ?? null) === (actual ?? null)
    ? []
    : [`${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}
