import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const stampFile = path.join(root, 'client/dist/built-from.txt');

/** Builds the screens into client/dist, unless what lies there was built from these very sources. */
export function buildClientIfStale(): void {
  const sources = hashSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return;

  console.log('Building the screens …');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const build = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: path.join(root, 'client'),
    // Tests set it to "test", which would build React's slow and heavy development version.
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(`The screens could not be built.\n${build.stdout}${build.stderr}`);
  writeFileSync(stampFile, sources);
}

function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(
    [
      'client/{index,ballot}.html',
      'client/*.{ts,json}',
      'client/{src,public}/**',
      'shared/{src,instruments}/**',
      'package-lock.json',
      'tsconfig.base.json',
      'tools/build-client.ts',
    ],
    { cwd: root, withFileTypes: true },
  )
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

if (import.meta.main) buildClientIfStale();
