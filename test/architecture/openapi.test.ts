import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openapiFile, openapiText } from '../../tools/write-openapi.ts';
import { testApp } from '../setup/test-app.ts';

interface Operation {
  tags?: string[];
  summary?: string;
  responses: Record<string, { description: string }>;
}

let text: string;
let operations: [string, Operation][];
beforeAll(async () => {
  const { app } = await testApp();
  text = openapiText(app);
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> };
  operations = Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, one]): [string, Operation] => [`${method} ${url}`, one]),
  );
});

it('is the one that is committed (npm run openapi)', async () => {
  expect(
    text === (await readFile(openapiFile, 'utf8')),
    'docs/openapi.json differs: run npm run openapi',
  ).toBe(true);
});

describe('every route', () => {
  const without = (what: (operation: Operation) => unknown) =>
    operations.filter(([, operation]) => !what(operation)).map(([name]) => name);

  it('is there', () => expect(operations.length).toBeGreaterThan(50));
  it('says in one sentence what it does', () => expect(without((one) => one.summary)).toEqual([]));
  it('stands under a tag', () => expect(without((one) => one.tags?.length === 1)).toEqual([]));
  it('says what it answers when all is well', () =>
    expect(without((one) => Object.keys(one.responses).some((status) => /^2\d\d$/.test(status)))).toEqual(
      [],
    ));
  it('says in words what comes back', () =>
    expect(
      without((one) =>
        Object.values(one.responses).every(({ description }) => description !== 'Default Response'),
      ),
    ).toEqual([]));
});
