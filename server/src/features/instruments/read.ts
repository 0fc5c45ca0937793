import { type Instrument, instrumentSchema } from '@followthrough/shared/instrument/model.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { publishedVersions, versionBody } from './queries.ts';

/** A published version never changes, so each is read once per process. */
const known = new Map<string, Instrument>();

/** The published instrument of this version, or null. */
export async function publishedInstrument(tx: Tx, version: string): Promise<Instrument | null> {
  const held = known.get(version);
  if (held) return held;
  const body = await versionBody(tx, version);
  if (body === undefined) return null;
  const instrument = instrumentSchema.parse(body);
  known.set(version, instrument);
  return instrument;
}

/** The newest published version: what a cycle opened today is asked by. Null before anything is published. */
export async function latestVersion(tx: Tx): Promise<string | null> {
  const versions = await publishedVersions(tx);
  return versions.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? null;
}

/** The questions of the newest version. Throws before anything is published: the server publishes as it starts. */
export async function newestInstrument(tx: Tx): Promise<Instrument> {
  const version = await latestVersion(tx);
  const instrument = version === null ? null : await publishedInstrument(tx, version);
  if (!instrument) throw new Error('no instrument is published');
  return instrument;
}
