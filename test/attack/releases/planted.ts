/** A release as they are often made. The attack must break it, or its silence about the real ones means nothing. */
import type { Dataset } from './datasets.ts';
import { roundedOnly, toWholeFive } from './coding.ts';
import { bandsOf, latticeOf, namedOf, namespaceOf } from './declared.ts';
import type { Knowledge, ReadCell, Told } from './knowledge.ts';
import { bandAt } from './puzzle.ts';
import type { Published } from './systems.ts';

/** Every cell with enough unknown units, rounded to whole fives. */
export function thresholdOnly(dataset: Dataset): Published {
  const named = namedOf(dataset);
  const bands = bandsOf(dataset.speaksOf);
  const cells = dataset.snapshots.flatMap((snapshot, place): ReadCell[] => {
    const namespace = namespaceOf(dataset, snapshot);
    return latticeOf(snapshot).flatMap(({ by, units }) => {
      const unknown = units.filter(({ id }) => !named.get(namespace)!.has(id));
      if (unknown.length < dataset.threshold) return [];
      const percent = (count: number) => plain((100 * count) / units.length);
      return {
        namespace,
        place: `snapshot ${place}, ${JSON.stringify(by)}`,
        units: units.map(({ id }) => id),
        hidden: unknown.map(({ id }) => id),
        mean: plain(units.reduce((sum, { value }) => sum + value, 0) / units.length),
        shares: bands.map((_, band) =>
          percent(units.filter(({ value }) => bandAt(bands, value) === band).length),
        ),
        isPublic: false,
      };
    });
  });
  const knowledge: Knowledge = { cells, changes: [], named, bands, coding: roundedOnly };
  return { knowledge, declared: 0, released: 0 };
}

const plain = (value: number): Told => ({ value: toWholeFive(value), held: 'no' });
