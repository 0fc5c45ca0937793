import { expect, it } from 'vitest';
import { judgedReleases } from './judged.ts';

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
    expect(judged).toBe(7);
  },
);
