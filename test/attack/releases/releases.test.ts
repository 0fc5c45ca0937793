import { expect, it } from 'vitest';
import { attack } from './attack.ts';
import { datasetOf } from './datasets.ts';
import { namespaceOf } from './declared.ts';
import { judgedReleases } from './judged.ts';
import { publish } from './systems.ts';

// The short form; `npm run attack -- --long` runs the same programs over ten thousand datasets.

it(
  'releases hold against row spaces, differences and every insider, and planted bad ones break',
  { timeout: 300_000 },
  async () => {
    const missed: string[] = [];
    let judged = 0;
    for await (const { name, figure, isMet } of judgedReleases(false)) {
      judged += 1;
      if (!isMet) missed.push(`${name}: ${figure}`);
    }
    expect(missed).toEqual([]);
    expect(judged).toBe(6);
  },
);

// Values at both ends: shares beside means gave units away in the first two, means alone in the others.
it.each([12, 54, 108, 203])('dataset %i, which other rules did not keep', { timeout: 120_000 }, (seed) => {
  const dataset = datasetOf(seed);
  const values = new Map(
    dataset.snapshots.flatMap((snapshot) =>
      snapshot.units.map(({ id, value }) => [`${namespaceOf(dataset, snapshot)} ${id}`, value]),
    ),
  );
  const found = attack(
    publish(dataset).knowledge,
    dataset.threshold,
    (namespace, unit) => values.get(`${namespace} ${unit}`)!,
    0,
  );
  expect(found).toMatchObject({ combinations: [], narrow: [] });
  expect(found.pairs).toBeGreaterThan(50);
});
