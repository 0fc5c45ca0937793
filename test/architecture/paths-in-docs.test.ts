import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const docs = globSync('{*.md,docs/**/*.md}', { cwd: root });

/** Our own folders; what stands in backticks and begins with one of them is meant as a path. */
const OURS = /^(client|docs|migrations|server|shared|test|tools)\//;

test('there are docs to check', () => {
  expect(docs).toContain('README.md');
  expect(docs).toContain('ARCHITECTURE.md');
});

test.each(docs)('every path that %s names exists', (doc) => {
  const text = readFileSync(path.join(root, doc), 'utf8');
  const inBackticks = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => OURS.test(code));
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link.replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
    .map((link) => path.posix.join(path.posix.dirname(doc), link));

  const missing = [...inBackticks, ...linked].filter((name) => !isThere(name));
  expect(missing).toEqual([]);
});

/** `<noun>` and `{a,b}` stand for names; both match as patterns do. */
function isThere(name: string): boolean {
  const pattern = name.replace(/<[^>]+>|\.\.\.|…/g, '*').replace(/:\d+$/, '');
  return existsSync(path.join(root, pattern)) || globSync(pattern, { cwd: root }).length > 0;
}
