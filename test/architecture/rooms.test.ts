import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyForbidden } from '../../tools/lint/rooms.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('the table of rooms', () => {
  test.each([
    ['shared/src/instrument/item.ts', '../scoring/range.ts'],
    ['shared/src/scoring/score-cycle.ts', '../disclosure/release.ts'],
    ['shared/src/scoring/score-cycle.ts', '../api/problems.ts'],
    ['shared/src/scoring/score-cycle.ts', 'node:fs'],
    ['shared/src/scoring/score-cycle.ts', 'kysely'],
    ['shared/src/scoring/score-cycle.ts', '../../../server/src/config.ts'],
    ['server/src/db/scope.ts', '../http/problem.ts'],
    ['server/src/db/scope.ts', '../features/organization/queries.ts'],
    ['server/src/access/policy.ts', '../db/scope.ts'],
    ['server/src/http/endpoint.ts', '../features/organization/read.ts'],
    ['server/src/features/cycle/routes.ts', '../organization/queries.ts'],
    ['server/src/features/cycle/routes.ts', '../organization/create.ts'],
    ['server/src/features/cycle/routes.ts', 'kysely'],
    ['server/src/features/cycle/submit.ts', 'pg'],
    ['server/src/features/cycle/queries.ts', '../../http/endpoint.ts'],
    ['server/src/features/cycle/queries.ts', '../organization/read.ts'],
    ['server/src/features/cycle/read.ts', 'kysely'],
    ['server/src/doors/a/sign.ts', '../b/queries.ts'],
    ['server/src/doors/b/accept.ts', '../a/queries.ts'],
    ['server/src/doors/b/accept.ts', '../../access/policy.ts'],
    ['server/src/app.ts', '../../client/src/main.tsx'],
    ['client/src/ui/Field.tsx', '../api/request.ts'],
    ['client/src/ui/Field.tsx', '@followthrough/shared/instrument/item.ts'],
    ['client/src/ui/Field.tsx', '@tanstack/react-query'],
    ['client/src/features/cycle/Overview.tsx', '../organization/Settings.tsx'],
    ['client/src/features/cycle/Overview.tsx', '../../../../server/src/config.ts'],
    ['client/src/ballot/page.ts', 'recharts'],
  ])('%s may not import %s', (from, specifier) => {
    expect(whyForbidden(from, specifier)).toContain(from.split('/')[0]);
  });

  test.each([
    ['shared/src/scoring/score-cycle.ts', '../instrument/item.ts'],
    ['shared/src/scoring/score-cycle.ts', './range.ts'],
    ['shared/src/scoring/score-cycle.ts', 'zod'],
    ['shared/src/api/problems.ts', '../instrument/item.ts'],
    ['server/src/features/cycle/routes.ts', './queries.ts'],
    ['server/src/features/cycle/routes.ts', '../organization/read.ts'],
    ['server/src/features/cycle/routes.ts', '../../http/endpoint.ts'],
    ['server/src/features/cycle/routes.ts', '@followthrough/shared/api/problems.ts'],
    ['server/src/features/cycle/queries.ts', 'kysely'],
    ['server/src/app.ts', './features/cycle/routes.ts'],
    ['client/src/features/cycle/Overview.tsx', '../../ui/Field.tsx'],
    ['client/src/features/cycle/Overview.tsx', './parts/Row.tsx'],
  ])('%s may import %s', (from, specifier) => {
    expect(whyForbidden(from, specifier)).toBeNull();
  });
});

test('types of a forbidden package may be named, since they vanish when the program runs', () => {
  expect(whyForbidden('server/src/features/cycle/submit.ts', 'kysely', true)).toBeNull();
  expect(whyForbidden('shared/src/scoring/score-cycle.ts', 'kysely', true)).not.toBeNull();
});

describe('the linter, on planted mistakes', () => {
  let copy: string;
  beforeAll(async () => {
    copy = await mkdtemp(path.join(tmpdir(), 'followthrough-planted-'));
    for (const file of ['.oxlintrc.json', 'tools/lint'])
      await cp(path.join(root, file), path.join(copy, file), { recursive: true });
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  const lint = async (file: string, source: string): Promise<string> => {
    await mkdir(path.dirname(path.join(copy, file)), { recursive: true });
    await writeFile(path.join(copy, file), source);
    const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
    return promisify(execFile)(process.execPath, [oxlint, '-f', 'unix', file], { cwd: copy }).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
  };

  test.each([
    ['server/src/doors/b/accept.ts', `export { a } from '../a/sign.ts';`, 'own(rooms)'],
    ['client/src/ui/Field.tsx', `export const load = () => import('../api/request.ts');`, 'own(rooms)'],
    [
      'server/src/features/x/routes.ts',
      `export const f = (tx) => tx.selectFrom('person');`,
      'own(sql-in-queries-only)',
    ],
    ['shared/src/scoring/y.ts', `export const f = () => new Date();`, 'own(no-ambient-time)'],
    ['server/src/features/x/z.ts', `export const f = () => Date.now();`, 'own(no-ambient-time)'],
    ['shared/src/scoring/z.ts', `export const f = () => Math.random();`, 'no-restricted-properties'],
    ['server/src/app.ts', `export const f = () => process.env.PORT;`, 'no-restricted-properties'],
    ['client/src/features/x/X.tsx', `export const f = () => fetch('/api');`, 'no-restricted-globals'],
    [
      'server/src/http/z.ts',
      `export const f = (v: string) => v as unknown as number;`,
      'own(no-double-assertion)',
    ],
    ['test/api/x.test.ts', `import { test } from 'vitest';\ntest('nothing', () => {});`, 'expect-expect'],
    ['server/src/http/y.ts', `export const f = (v: any) => v;`, 'no-explicit-any'],
  ])('%s: %s → %s', async (file, source, rule) => {
    expect(await lint(file, source)).toContain(rule);
  });

  test('finds import cycles', async () => {
    await lint('server/src/http/one.ts', `import { two } from './two.ts';\nexport const one = () => two;`);
    expect(
      await lint('server/src/http/two.ts', `import { one } from './one.ts';\nexport const two = () => one;`),
    ).toContain('no-cycle');
  });

  test('lets clean code pass', async () => {
    const clean = `export const at = (clock: () => Date) => new Date(clock().getTime());\n`;
    expect(await lint('server/src/http/clean.ts', clean)).not.toContain('Error');
  });
});
