/** A dataset as everybody can know it before anything is released: its namespaces, names and declared cells. */
import type { Dataset, Snapshot, UnitOfDataset } from './datasets.ts';
import type { Band } from './puzzle.ts';

/** The score bands, each up to just below the next; of a yes or no, the two values. */
export function bandsOf(speaksOf: Dataset['speaksOf']): Band[] {
  if (speaksOf === 'facts')
    return [
      { low: 0, high: 0 },
      { low: 100, high: 100 },
    ];
  return [
    { low: 0, high: 33.33329 },
    { low: 33.3333, high: 66.66669 },
    { low: 66.6667, high: 100 },
  ];
}

export function namespaceOf({ speaksOf }: Dataset, { cycle }: Pick<Snapshot, 'cycle'>): string {
  return speaksOf === 'facts' ? 'facts' : `cycle ${cycle + 1}`;
}

/** Units by name, wherever they agreed to be. */
export function namedOf(dataset: Dataset): Map<string, Map<string, number>> {
  const named = new Map<string, Map<string, number>>();
  for (const snapshot of dataset.snapshots) {
    const namespace = namespaceOf(dataset, snapshot);
    const values = named.get(namespace) ?? new Map<string, number>();
    for (const unit of snapshot.units) if (unit.named) values.set(unit.id, unit.value);
    named.set(namespace, values);
  }
  return named;
}

/** All cells of a snapshot's lattice: units with the same values of these attributes. */
export function latticeOf({
  lattice,
  units,
}: Snapshot): { by: Record<string, string>; units: UnitOfDataset[] }[] {
  return lattice.flatMap((attributes) => {
    const complete = units.filter((unit) => attributes.every((name) => unit.attributes[name] !== undefined));
    const byOf = (unit: UnitOfDataset) =>
      Object.fromEntries(attributes.map((name) => [name, unit.attributes[name]!]));
    return [...Map.groupBy(complete, (unit) => JSON.stringify(byOf(unit))).values()].map((members) => ({
      by: byOf(members[0]!),
      units: members,
    }));
  });
}
