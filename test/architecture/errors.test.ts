import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { problemSentence, problems } from '@followthrough/shared/api/problems.ts';
import type { ProblemCode } from '@followthrough/shared/api/problems.ts';
import { describe, expect, it } from 'vitest';
import { errorsFile, errorsText } from '../../tools/write-errors.ts';

const root = path.resolve(import.meta.dirname, '../..');
const codes = Object.keys(problems) as ProblemCode[];

it('the committed page of errors is made from the catalogue (npm run errors)', async () => {
  expect(await readFile(errorsFile, 'utf8')).toBe(errorsText());
});

it('no room of the catalogue has a code of another', async () => {
  const rooms = globSync('shared/src/api/problems/*.ts', { cwd: root });
  const tables = await Promise.all(
    rooms.map(async (room): Promise<object[]> => Object.values(await import(path.join(root, room)))),
  );
  const all = tables.flat().flatMap((table) => Object.keys(table));
  expect(all.toSorted()).toEqual(codes.toSorted());
});

it('every code is thrown somewhere', async () => {
  const files = globSync('server/src/**/*.ts', { cwd: root });
  const sources = (await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')))).join(
    '\n',
  );
  // A code reaches `Problem` as a literal, or through a table or argument that holds it as one.
  expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
});

describe.each(codes)('%s', (code) => {
  const { status, title, sentence } = problems[code];

  it('is an error by its status', () => expect(status).toBeGreaterThanOrEqual(400));
  it('has a title without a full stop, and whole sentences', () => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(sentence).toMatch(/^[A-Z].*(\.|\})$/);
  });
  it('leaves no part of its sentence open once its details are given', () => {
    const parts = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x']);
    expect(problemSentence(code, Object.fromEntries(parts))).not.toMatch(/[{}]/);
    const dated = Object.fromEntries(parts.map(([name]) => [name, '2027-01-06T23:59:00.000Z']));
    expect(problemSentence(code, dated)).not.toContain('T23:59');
  });
});
