// Runs before `npm start` and `npm test`, on whatever Node the machine has (20.19 or later), with built-ins only:
// compares what package-lock.json asks for on this platform with what is installed, and runs `npm ci` when they differ.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * @param {Record<string, object>} wanted the `packages` of package-lock.json
 * @param {Record<string, object>} installed the `packages` of node_modules/.package-lock.json
 * @returns {string | null} why an install is needed, or null
 */
export function whyInstall(wanted, installed, platform = currentPlatform()) {
  for (const [where, entry] of Object.entries(wanted)) {
    if (where === '' || entry.link || entry.extraneous || !where.includes('node_modules/')) continue;
    if (!fits(entry, platform)) continue;
    const found = installed[where];
    if (!found) {
      if (entry.optional && !entry.os && !entry.cpu) continue;
      return `${where} is not installed`;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity)
      return `${where} is another version`;
  }
  const stray = Object.keys(installed).find((where) => !(where in wanted));
  return stray ? `${stray} is no longer wanted` : null;
}

function currentPlatform() {
  const isGlibc =
    process.platform !== 'linux' || Boolean(process.report.getReport().header.glibcVersionRuntime);
  return { os: process.platform, cpu: process.arch, libc: isGlibc ? 'glibc' : 'musl' };
}

/** npm's rule for `os`, `cpu` and `libc`: lists of names that are meant, or with a "!" names that are not. */
function fits(entry, platform) {
  const allows = (list, value) => {
    if (!list) return true;
    const names = [list].flat();
    if (names.includes(`!${value}`)) return false;
    return names.every((name) => name.startsWith('!')) || names.includes(value);
  };
  return (
    allows(entry.os, platform.os) &&
    allows(entry.cpu, platform.cpu) &&
    (platform.os !== 'linux' || allows(entry.libc, platform.libc))
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** What npm noted as installed, less what someone has deleted since. */
function readInstalled(file) {
  const noted = Object.entries(readPackages(file));
  return Object.fromEntries(noted.filter(([where]) => existsSync(path.join(root, where))));
}

function ensureInstalled() {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  const installed = existsSync(hidden) ? readInstalled(hidden) : null;
  const reason = installed
    ? whyInstall(readPackages(path.join(root, 'package-lock.json')), installed)
    : 'nothing is installed';
  if (!reason) return;

  console.log(`Installing libraries (${reason}). The first time takes a minute or two.`);
  const { npm_execpath: npm } = process.env;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: 'inherit' };
  const result = npm ? spawnSync(process.execPath, [npm, ...args], options) : spawnSync('npm', args, options);
  if (result.status !== 0) {
    // Half an installation must not pass for a whole one at the next start.
    rmSync(hidden, { force: true });
    console.error(
      'The libraries could not be installed; npm says why above. Check the connection to the npm registry and run the command again.',
    );
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureInstalled();
