import type { NamedMember, StewardView } from '@followthrough/shared/api/releases.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { crosswalk } from '@followthrough/shared/instrument/versions.ts';
import { mean, sum } from '@followthrough/shared/scoring/statistics.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { publishedInstrument } from '../instruments/read.ts';

/**
 * What must be known before members, and the steward's own check beside them, are held side by side: whether they answered the
 * same questions, and how many.
 */
export async function comparabilityOf(
  tx: Tx,
  named: readonly NamedMember[],
  own: Instrument | null,
): Promise<StewardView['comparability']> {
  const byVersion = Map.groupBy(named, ({ instrumentVersion }) => instrumentVersion);
  const versions = [...byVersion].map(([version, members]) => ({ version, members: members.length }));
  const instruments = [
    ...(await Promise.all(versions.map(({ version }) => publishedInstrument(tx, version)))),
    own,
  ];
  const coverages = named.flatMap(({ scores }) => scores.flatMap(({ completeness }) => completeness ?? []));
  return {
    versions: versions.toSorted((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true })),
    own: own?.version ?? null,
    commonItems: commonShare(instruments.filter((one) => one !== null)),
    coverage: coverages.length === 0 ? null : mean(coverages),
  };
}

/** By weight, of the questions of the version that shares least: 1 where all used the same. */
function commonShare(instruments: readonly Instrument[]): number {
  const shares = instruments.map((instrument) => {
    const common = instruments.map((other) => new Set(crosswalk(instrument, other).common));
    const items = allItems(instrument).filter(({ kind }) => kind !== 'context');
    const weightOf = (some: typeof items) => sum(some.map(({ weight }) => weight));
    return weightOf(items.filter(({ id }) => common.every((ids) => ids.has(id)))) / weightOf(items);
  });
  return Math.min(1, ...shares);
}
