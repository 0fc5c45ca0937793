import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReleaseFile, releaseFileJsonSchema } from '../../../tools/release-file.ts';
import { released } from '../../../tools/release.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, 'docs/releases');

const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

const worked = globSync('*.output.json', { cwd: folder }).map((name) => name.replace('.output.json', ''));

test('there are three worked files', () => expect(worked).toHaveLength(3));

test.each(worked)('%s gives the output beside it', (name) => {
  const { ok, lines } = released(name, read(`${name}.json`));
  expect(ok).toBe(true);
  expect(`${lines}\n`).toBe(read(`${name}.output.json`));
});

test('the JSON Schema beside them is that of the command', () => {
  const kept: unknown = JSON.parse(read('release.schema.json'));
  expect(kept).toEqual(releaseFileJsonSchema());
});

test('a cell is printed with its members and figures, a refused one with its members alone', () => {
  const units = Array.from({ length: 11 }, (_, at) => ({
    id: `u${at}`,
    attributes: { type: at < 9 ? 'a' : 'b' },
    value: 31.25 + at,
  }));
  const file = { threshold: 5, units, lattice: [['type'], []], previous: [] };
  const { lines } = released('file', JSON.stringify(file));
  const { cells } = JSON.parse(lines) as { cells: object[] };
  const ids = units.map(({ id }) => id);
  expect(cells).toEqual([
    {
      snapshot: 0,
      by: {},
      units: ids,
      released: true,
      n: '10-14',
      mean: 35,
      coded: false,
      shares: [25, 75, 20],
      share_bounds: [null, null, 'or_less'],
    },
    { snapshot: 0, by: { type: 'a' }, units: ids.slice(0, 9), released: false },
    { snapshot: 0, by: { type: 'b' }, units: ids.slice(9), released: false },
  ]);
  expect(lines).not.toContain('31.25');
  expect(lines.split('\n')[1]).toBe('  "cells": [');
});

test('what a number stands for is printed with it: which way a bound points, and steps wider than five', () => {
  const units = Array.from({ length: 40 }, (_, at) => ({
    id: `u${at}`,
    attributes: { type: at < 20 ? 'a' : 'b' },
    value: at < 20 ? 99 : 40,
  }));
  const file = { threshold: 5, units, lattice: [[], ['type']] };
  const { cells } = JSON.parse(released('file', JSON.stringify(file)).lines) as { cells: object[] };
  expect(cells[1]).toMatchObject({ by: { type: 'a' }, coded: true, bound: 'or_more', share_step: 15 });
  expect(cells[2]).toMatchObject({ by: { type: 'b' }, mean: 40, coded: false, share_step: 15 });
  expect(cells[2]).not.toHaveProperty('bound');
});

test('a change from or to a bound says so', () => {
  const year = (value: number, kind: string) => ({
    threshold: 5,
    units: Array.from({ length: 24 }, (_, at) => ({ id: `u${at}`, value })),
    lattice: [[]],
    kind,
  });
  const changes = (...values: number[]) => {
    const file = { snapshots: values.map((value) => year(value, 'cycle')) };
    return (JSON.parse(released('file', JSON.stringify(file)).lines) as { cells: object[] }).cells;
  };
  expect(changes(50, 60)[1]).toMatchObject({ change: 10 });
  expect(changes(50, 60)[1]).not.toHaveProperty('change_coded');
  expect(changes(50, 100)[1]).toMatchObject({ coded: true, change_coded: true });
});

const run = (input: string | Buffer) =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [path.join(root, 'tools/release.ts'), '-'], (error, out, err) =>
      resolve({ code: error?.code ?? 0, out, err }),
    );
    child.stdin?.end(input);
  });

test('mistakes go to standard error with file and line, and the exit code is 1', async () => {
  const ran = await run('{\n "threshold": 5,\n "units": [{"id": "u1", "value": 101}],\n "lattice": [[]]\n}');
  expect(ran).toEqual({ code: 1, out: '', err: 'standard input:3: a value is a number from 0 to 100\n' });
}, 30_000);

test('a byte order mark is no mistake, another encoding than UTF-8 is', async () => {
  const text = '{"threshold": 5, "units": [{"id": "é", "value": 1}], "lattice": [[]]}';
  expect(await run(`\uFEFF${text}`)).toMatchObject({ code: 0, err: '' });
  const err = 'standard input:1: this is not UTF-8: save the file with that encoding\n';
  for (const encoding of ['latin1', 'utf16le'] as const)
    expect(await run(Buffer.from(`\uFEFF${text}`.slice(encoding === 'latin1' ? 1 : 0), encoding))).toEqual({
      code: 1,
      out: '',
      err,
    });
}, 30_000);

describe('what is wrong, and on which line', () => {
  const mistakes = (text: string) => {
    const found = readReleaseFile(text);
    return found.ok ? [] : found.mistakes.map(({ line, message }) => `${line}: ${message}`);
  };
  const file = (more: Record<string, string> = {}) => {
    const lines = { threshold: '5', units: '[{"id": "u1", "value": 1}]', lattice: '[[]]', ...more };
    return `{\n${Object.entries(lines)
      .map(([key, value]) => `"${key}": ${value}`)
      .join(',\n')}\n}`;
  };

  test('nothing, in a file that leaves out what has a default', () => {
    expect(mistakes(file())).toEqual([]);
    expect(mistakes(file({ previous: '[["u1", "gone"]]' }))).toEqual([]);
  });

  test.each([
    ['threshold', '1', '2: a threshold is a whole number, 2 or more'],
    ['threshold', '"5"', '2: "threshold" must be a number'],
    ['threshold', '2.5', '2: "threshold" must be a whole number'],
    ['units', '[]', '3: add at least one unit'],
    ['units', '[{"id": "u1", "value": -1}]', '3: a value is a number from 0 to 100'],
    ['units', '[\n{"value": 1}]', '4: add "id": it is missing'],
    ['units', '[\n{"id": "u1",\n"value": null}]', '5: "value" must be a number'],
    ['units', '[{"id": "u1", "value": 1, "name": "x"}]', '3: take out "name": it is not a key here'],
    [
      'units',
      '[{"id": "u1", "value": 1},\n{"id": "u1", "value": 2}]',
      '4: give every unit its own id: "u1" is there twice',
    ],
    ['units', '[{"id": "u1", "value": 1, "value": 2}]', '3: take out one "value": this object has it twice'],
    [
      'units',
      '[{"id": "u1", "value": 1, "attributes": {"type": 3}}]',
      '3: "type" must be text in quotation marks',
    ],
    ['lattice', '[[],\n["type"]]', '5: no unit has the attribute "type": add it to the units or take it out'],
    ['lattice', '[["a", "b", "c", "d"]]', '4: cut a cell by at most 3 attributes'],
    ['lattice', '[[], []]', '4: take this out: the same attributes are declared above'],
    [
      'units',
      '[{"id": "u1", "value": 1, "attributes": {\n"__proto__": "a"}}]',
      '4: call "__proto__" something else: this name is taken',
    ],
    ['lattice', '["type"]', '4: each entry of "lattice" must be a list in [ ]'],
    ['previous', '["u1"]', '5: each entry of "previous" must be a list in [ ]'],
    ['color', '1', '5: take out "color": it is not a key here'],
    ['snapshots', '[]', '2: take out "threshold": it is not a key here'],
  ])('%s: %s', (key, value, expected) => {
    expect(mistakes(file({ [key]: value }))).toContain(expected);
  });

  test('lists of attributes are told apart, whatever the names', () => {
    const units = '[{"id": "u1", "value": 1, "attributes": {"a": "x", "b": "x", "a\\nb": "x"}}]';
    expect(mistakes(file({ units, lattice: '[["a", "b"], ["a\\nb"]]' }))).toEqual([]);
  });

  test('in a later snapshot', () => {
    const snapshot = '{"threshold": 5, "units": [{"id": "u1", "value": 1}], "lattice": [[]]}';
    expect(mistakes(`{"snapshots": [\n${snapshot},\n${snapshot}]}`)).toEqual([]);
    expect(
      mistakes(`{"snapshots": [\n${snapshot},\n${snapshot.replace('[[]]', '[["x"]], "kind": "year"')}]}`),
    ).toEqual(['3: "kind" must be revision or cycle']);
  });

  test('what is not JSON, or not an object', () => {
    expect(mistakes('{\n"threshold": 5\n"units": []}')).toEqual(['3: this is not JSON: comma expected']);
    expect(mistakes('')).toEqual(['1: the file is empty: write an object in { }']);
    expect(mistakes('{"threshold": 5,\n}')).toEqual([
      '2: this is not JSON: property name expected; write one, or take out the comma before',
    ]);
    expect(mistakes('{"units": [1,\n]}')).toEqual([
      '2: this is not JSON: value expected; write one, or take out the comma before',
    ]);
    expect(mistakes('{"threshold": 5,\r\n"units": [NaN,\r\nNaN]}')).toEqual([
      '2: this is not JSON: invalid symbol',
    ]);
    expect(mistakes('{\r"threshold": 5\r"units": []}')).toEqual(['3: this is not JSON: comma expected']);
    expect(mistakes('[]')).toEqual(['1: the file must be an object in { }']);
  });

  test('brackets within brackets, however many', () => {
    const deep = `{"threshold": 5,\n"units": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(mistakes(deep)).toEqual(['2: take out some of these brackets: nothing here is nested so deeply']);
    expect(mistakes(file({ units: `[{"id": "${'['.repeat(50)}", "value": 1}]` }))).toEqual([]);
  });
});
