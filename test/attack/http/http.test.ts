import { expect, it } from 'vitest';
import { testApp } from '../../setup/test-app.ts';
import { judgedWorld, shortWorld } from './judged.ts';

it(
  'what all roles read over the years holds before the judge, and what bad builds tell does not',
  { timeout: 300_000 },
  async () => {
    const missed: string[] = [];
    let judged = 0;
    for await (const { name, figure, isMet } of judgedWorld(await testApp(), shortWorld)) {
      judged += 1;
      if (!isMet) missed.push(`${name}: ${figure}`);
    }
    expect(missed).toEqual([]);
    expect(judged).toBe(9);
  },
);
