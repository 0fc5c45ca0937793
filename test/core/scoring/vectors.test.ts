import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { instrumentOf, readVectorFile, vectorMistakes } from '../../../tools/vector-file.ts';

const path = new URL('../../golden/scoring.vectors.json', import.meta.url).pathname;
const file = readVectorFile(path);
const instrument = instrumentOf(file.instrument_version);

describe('the golden vectors', () => {
  it('are all there', () => expect(file.vectors).toHaveLength(25));

  it.each(file.vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    expect(vectorMistakes(vector, instrument, file.tolerance)).toEqual([]);
  });

  it('fail when an expected number is moved by more than the tolerance', () => {
    const moved = file.vectors.map((vector) => ({
      ...vector,
      output: JSON.parse(
        JSON.stringify(vector.output, (_key, value: unknown) =>
          typeof value === 'number' ? value + 2 * file.tolerance : value,
        ),
      ) as unknown,
    }));
    const withNumbers = moved.filter(({ output }) => /\d/.test(JSON.stringify(output)));
    expect(withNumbers.length).toBeGreaterThan(20);
    for (const vector of withNumbers)
      expect(vectorMistakes(vector, instrument, file.tolerance)).not.toEqual([]);
  });
});

describe('the vectors command', () => {
  const command = new URL('../../../tools/vectors.ts', import.meta.url).pathname;
  const run = (text: string) => {
    const written = join(mkdtempSync(join(tmpdir(), 'vectors-')), 'vectors.json');
    writeFileSync(written, text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, written], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  it('counts what passed and what failed', () => {
    const [first, second] = file.vectors;
    const vectors = [first, { ...second, output: { score: 1 } }, { ...first, id: 'X', function: 'no_such' }];
    const { status, stdout } = run(JSON.stringify({ ...file, vectors }));
    expect(status).toBe(1);
    expect(stdout).toContain('output.score: expected 1, got 48.958');
    expect(stdout).toContain('no function is called no_such');
    expect(stdout.trimEnd().endsWith('1 passed, 2 failed')).toBe(true);
  });

  it('says what a bad input of a vector is', () => {
    const [first] = file.vectors;
    const { stdout } = run(JSON.stringify({ ...file, vectors: [{ ...first, input: { rows: 'none' } }] }));
    expect(stdout).toContain('input.rows: Invalid input: expected array');
  });

  it.each([
    ['{"vectors": [', 'JSON'],
    ['{"tolerance": 0.001, "vectors": []}', 'instrument_version'],
    [
      '{"instrument_version": "9.9.9", "tolerance": 0.001, "vectors": [{"id":"a","function":"f","input":0,"output":0}]}',
      'version 9.9.9',
    ],
  ])('refuses a malformed file: %s', (text, words) => {
    const { status, stderr, stdout } = run(text);
    expect(status).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
    expect(stdout).not.toContain('passed');
  });
});
