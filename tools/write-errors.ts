/** `npm run errors`: writes the catalogue of problems as a page for people who call the API. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { problems } from '@followthrough/shared/api/problems.ts';

export const errorsFile = path.resolve(import.meta.dirname, '../docs/errors.md');

/** The text of docs/errors.md: every code once, by status, then in the catalogue's order. */
export function errorsText(): string {
  const rows = Object.entries(problems)
    .toSorted(([, a], [, b]) => a.status - b.status)
    .map(([code, { status, title, sentence }]) => `| ${status} | \`${code}\` | ${title} | ${sentence} |`);
  return `# Errors

Made from \`shared/src/api/problems.ts\` by \`npm run errors\`; a test fails when the two differ.

Every error is \`application/problem+json\` (RFC 9457) with \`type\`, \`title\`, \`status\`, \`code\`, \`detail\` and, where single fields are
wrong, \`errors\`: a list of \`{field, code, message}\`. \`code\` stays the same for good; words may improve. Parts in braces are filled in,
and stand in the body under their names too. An answer that names \`seconds\` carries them as \`Retry-After\`.

| status | code | title | what it says |
|---|---|---|---|
${rows.join('\n')}
`;
}

if (import.meta.main) await writeFile(errorsFile, errorsText());
