import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

const citations = globSync(
  ['{client/src,docs,server/src,shared/src,test,tools}/**/*.{ts,tsx,md}', 'migrations/*.sql'],
  { cwd: root },
).flatMap((file) =>
  [...textOf(file).matchAll(/(docs\/[a-z-]+\.md)`? §(\d+)/g)].map(([, doc = '', section = '']) => ({
    file,
    doc,
    section,
  })),
);

test('there are sections cited', () => expect(citations.length).toBeGreaterThan(50));

test('every section of the docs that is cited exists', () => {
  // "## 3. The receipt", "## §3 Promises", or the third of a numbered list.
  const isThere = ({ doc, section }: (typeof citations)[number]) =>
    new RegExp(`^(## )?§?${section}[. ]`, 'm').test(textOf(doc));
  expect(citations.filter((one) => !isThere(one))).toEqual([]);
});
