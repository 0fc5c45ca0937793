/**
 * `npm run -s release -- FILE` (or `-` for standard input) applies the release rules to a JSON file and prints what may be
 * told, so that anyone can audit them from outside (docs/disclosure.md §9). Mistakes in the file go to standard error, one
 * line each.
 */
import { readFileSync } from 'node:fs';
import type { CellVerdict } from '@followthrough/shared/disclosure/release.ts';
import { release } from '@followthrough/shared/disclosure/release.ts';
import { STEP, scoreMeasure } from '@followthrough/shared/disclosure/told-cell.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { parseInstrument } from '@followthrough/shared/instrument/parse.ts';
import newest from '../shared/instruments/nine-recommendations.v1.1.json' with { type: 'json' };
import { readReleaseFile } from './release-file.ts';

/** What the command prints for a file's text, and on which stream. `name` is how mistakes call the file. */
export function released(name: string, text: string): { ok: boolean; lines: string } {
  const read = readReleaseFile(text);
  if (!read.ok)
    return {
      ok: false,
      lines: read.mistakes.map(({ line, message }) => `${name}:${line}: ${message}`).join('\n'),
    };
  const instrument = newestInstrument();
  const verdicts = release({
    measure: scoreMeasure(instrument),
    nBands: instrument.release_bands.n,
    previous: read.file.previous.map((units) => ({ units, told: null })),
    snapshots: read.file.snapshots,
  });
  const cells = verdicts.map((verdict) => printed(verdict, instrument));
  return { ok: true, lines: JSON.stringify({ cells }, null, 2) };
}

function newestInstrument(): Instrument {
  const parsed = parseInstrument(newest, 'the newest instrument');
  if (!parsed.ok) throw new Error('the newest instrument is damaged');
  return parsed.instrument;
}

/**
 * A cell as the command prints it: figures as plain numbers, and nothing about a refused cell but its members. Whoever
 * audits from outside has to know what a number stands for: which way a bound points, and the step of shares that aren't
 * told in whole fives. Both are left out where there is nothing to say.
 */
function printed(verdict: CellVerdict, instrument: Instrument) {
  const { snapshot, by, units, released } = verdict;
  const cell = { snapshot, by, units, released };
  if (!verdict.released) return cell;
  const { told, change } = verdict;
  const bound = told.mean?.bound ?? null;
  const shareBounds = told.shares.map((share) => share.bound);
  return {
    ...cell,
    n: bandLabel(told.nFrom, instrument),
    mean: told.mean?.value,
    coded: bound !== null,
    ...(bound && { bound }),
    shares: told.shares.map(({ value }) => value),
    ...(shareBounds.some(Boolean) && { share_bounds: shareBounds }),
    ...(told.shares.length > 0 && told.shareStep !== STEP && { share_step: told.shareStep }),
    ...(change && { change: change.points }),
    ...(change?.coded && { change_coded: true }),
  };
}

/** "5-9", or "100 or more" for the highest band; below them all "under 5". */
function bandLabel(from: number, { release_bands: { n: bands } }: Instrument): string {
  const at = bands.findIndex((band) => band.from === from);
  if (at < 0) return `under ${bands[0]?.from}`;
  const next = bands[at + 1];
  return next ? `${from}-${next.from - 1}` : `${from} or more`;
}

function main(file: string | undefined): number {
  if (file === undefined) {
    console.error('Say which file: npm run -s release -- docs/releases/one-network.json');
    return 1;
  }
  const name = file === '-' ? 'standard input' : file;
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    console.error(`${name}: can't be read (${error instanceof Error ? error.message : String(error)})`);
    return 1;
  }
  const text = textOf(bytes);
  const { ok, lines } =
    text === null
      ? { ok: false, lines: `${name}:1: this is not UTF-8: save the file with that encoding` }
      : released(name, text);
  (ok ? console.log : console.error)(lines);
  return ok ? 0 : 1;
}

/** Without the byte order mark that some editors put first; null where it isn't UTF-8. */
function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

if (import.meta.main) process.exitCode = main(process.argv[2]);
