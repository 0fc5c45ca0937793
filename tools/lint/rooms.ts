// The rooms of the code and what each may import (ARCHITECTURE.md says what is in them). The first entry whose
// `files` fit decides. A file may always import from its own room: its folder, or in `{x}` its own feature's folder.
//   rooms     other rooms, by the start of the path; those ending in a file name mean that file alone
//   packages  npm packages and Node's own modules by name; "node:" means all of Node's; absent = any
//   without   of the packages, not these, except for their types

const pure = ['zod'];
const screens = ['client/src/api/', 'client/src/ui/', 'client/src/leave/', 'client/src/i18n.ts', 'shared/'];

type Room = { files: string; rooms: string[]; packages?: string[]; without?: string[] };

const rooms: Room[] = [
  { files: 'shared/src/instrument/', rooms: ['shared/instruments/'], packages: pure },
  { files: 'shared/src/scoring/', rooms: ['shared/src/instrument/'], packages: pure },
  {
    files: 'shared/src/disclosure/',
    rooms: ['shared/src/instrument/', 'shared/src/scoring/'],
    packages: pure,
  },
  { files: 'shared/src/charter/', rooms: ['shared/src/instrument/', 'shared/src/scoring/'], packages: pure },
  { files: 'shared/src/ballots/', rooms: ['shared/src/instrument/'], packages: pure },
  { files: 'shared/src/api/', rooms: ['shared/'], packages: pure },
  { files: 'shared/src/', rooms: ['shared/'], packages: pure },

  { files: 'server/src/embedded-postgres/', rooms: [], packages: ['node:', 'pg'] },
  { files: 'server/src/db/', rooms: ['migrations/'], packages: ['node:', 'pg', 'kysely', 'graphile-worker'] },
  { files: 'server/src/access/', rooms: ['shared/'], packages: ['fastify'] },
  {
    files: 'server/src/http/',
    rooms: ['server/src/db/', 'server/src/access/', 'server/src/credentials/', 'shared/'],
  },
  { files: 'server/src/credentials/', rooms: ['shared/'] },
  { files: 'server/src/jobs/', rooms: ['server/src/db/', 'shared/'] },
  {
    files: 'server/src/mail/',
    rooms: ['server/src/db/', 'server/src/jobs/', 'server/src/credentials/', 'shared/'],
  },
  {
    files: 'server/src/doors/a/',
    rooms: [
      'server/src/db/',
      'server/src/http/',
      'server/src/access/',
      'server/src/credentials/',
      'server/src/embedded-postgres/directory-lock.ts',
      'server/src/doors/round-on-wire.ts',
      'server/src/doors/reachable-from-pages.ts',
      'server/src/doors/opened-rounds.ts',
      'shared/',
    ],
  },
  {
    // Of HTTP only what has no notion of who is asking.
    files: 'server/src/doors/b/',
    rooms: [
      'server/src/db/',
      'server/src/http/problem.ts',
      'server/src/http/attempts.ts',
      'server/src/doors/round-on-wire.ts',
      'server/src/doors/reachable-from-pages.ts',
      'server/src/doors/opened-rounds.ts',
      'shared/',
    ],
  },
  {
    files: 'server/src/features/{x}/*queries.ts',
    rooms: ['server/src/db/', 'shared/'],
    packages: ['node:', 'kysely', 'pg', 'zod'],
  },
  {
    // Of other features only the questions, which are nobody's and belong to all.
    files: 'server/src/features/{x}/read.ts',
    rooms: [
      'server/src/db/',
      'server/src/access/',
      'server/src/http/problem.ts',
      'server/src/features/instruments/read.ts',
      'shared/',
    ],
    packages: ['node:', 'zod'],
  },
  {
    // routes, workflows and jobs: HTTP and steps, never SQL; of another feature only what its read.ts answers, and the
    // three that do the same for everybody: writing to the record of what happened, signing a browser in, and scoring.
    files: 'server/src/features/{x}/',
    rooms: [
      'server/src/db/',
      'server/src/http/',
      'server/src/access/',
      'server/src/credentials/',
      'server/src/demo/',
      'server/src/evidence-store/',
      'server/src/jobs/',
      'server/src/mail/',
      'server/src/features/*/read.ts',
      'server/src/features/audit/record.ts',
      'server/src/features/accounts/start-session.ts',
      'server/src/features/assessment/keep-scores.ts',
      'shared/',
    ],
    without: ['kysely', 'pg'],
  },
  { files: 'server/src/', rooms: ['server/', 'shared/'] },

  { files: 'client/src/api/', rooms: ['shared/'], without: ['react', 'node:'] },
  { files: 'client/src/ui/{x}.examples.tsx', rooms: ['client/src/examples/'] },
  {
    files: 'client/src/ui/',
    rooms: ['client/src/i18n.ts', 'shared/src/instrument/typed-number.ts', 'shared/src/csv.ts'],
    without: ['@tanstack/react-query', 'zod', 'idb', 'node:'],
  },
  { files: 'client/src/leave/', rooms: ['client/src/ui/', 'client/src/i18n.ts'], without: ['node:'] },
  {
    files: 'client/src/ballot/',
    rooms: ['shared/', 'client/src/leave/'],
    without: ['@tanstack/react-router', 'recharts', 'node:'],
  },
  {
    files: 'client/src/answers/',
    rooms: ['shared/', 'client/src/i18n.ts'],
    without: ['@tanstack/react-query', 'idb', 'node:'],
  },
  {
    files: 'client/src/features/{x}/',
    rooms: [...screens, 'client/src/shell/', 'client/src/answers/'],
    without: ['node:'],
  },
  { files: 'client/src/shell/', rooms: screens, without: ['node:'] },
  { files: 'client/src/', rooms: ['client/', 'shared/'], without: ['node:'] },
];

const WORKSPACE = '@followthrough/shared/';

/**
 * What is wrong with an import, or null. `from` is the importing file's path from the root of the repository, `specifier`
 * what stands in the import; type-only imports vanish when the program runs.
 */
export function whyForbidden(from: string, specifier: string, isTypeOnly = false): string | null {
  const room = rooms.find(({ files }) => patternOf(files).test(from));
  if (!room) return null;

  const target = targetOf(from, specifier);
  if (target === null) {
    const isNamed = (name: string) =>
      name === 'node:'
        ? specifier.startsWith('node:')
        : specifier === name || specifier.startsWith(`${name}/`);
    const allowed = room.packages ? room.packages.some(isNamed) : isTypeOnly || !room.without?.some(isNamed);
    return allowed ? null : `${room.files} may not use the package "${specifier}"`;
  }
  const own = patternOf(room.files.replace(/[^/]*$/, '')).exec(from)?.[0];
  if (own && target.startsWith(own)) return null;
  return room.rooms.some((other) => patternOf(other).test(target))
    ? null
    : `${room.files} may not import ${target}`;
}

/** Where an import leads, from the root of the repository; null for a package. */
function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith(WORKSPACE)) return `shared/src/${specifier.slice(WORKSPACE.length)}`;
  if (!specifier.startsWith('.')) return null;
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

function patternOf(files: string): RegExp {
  const source = files.replaceAll('.', '\\.').replaceAll('{x}', '[^/]+').replaceAll('*', '[^/]*');
  return new RegExp(files.endsWith('/') ? `^${source}` : `^${source}$`);
}
