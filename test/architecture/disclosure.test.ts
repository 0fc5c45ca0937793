import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const sources = globSync('{shared,server,client}/src/**/*.{ts,tsx}', { cwd: root });
const naming = (word: RegExp) =>
  sources.filter((file) => word.test(readFileSync(path.join(root, file), 'utf8')));

test('only the disclosure room makes a figure releasable', () => {
  const makers = naming(/\breleasable\b(?!\.ts)/).filter(
    (file) => !file.startsWith('shared/src/disclosure/'),
  );
  expect(makers).toEqual([]);
});

test('only queries of released rows take them for released, and nobody asserts the type', () => {
  const takers = naming(/\breleasedBefore\b/).filter(
    (file) => file !== 'shared/src/disclosure/releasable.ts',
  );
  expect(takers.toSorted()).toEqual([
    'server/src/features/releases/kept-figures.ts',
    'server/src/features/voices/queries.ts',
  ]);
  const asserters = naming(/\bas Releasable\b/).filter(
    (file) => file !== 'shared/src/disclosure/releasable.ts',
  );
  expect(asserters).toEqual([]);
});
