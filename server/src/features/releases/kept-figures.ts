import { releasedBefore } from '@followthrough/shared/disclosure/releasable.ts';
import type { FrozenCell } from '@followthrough/shared/networks/freeze-release.ts';
import * as z from 'zod';

const bound = z.enum(['or_less', 'or_more']).nullable();
const toldNumber = z.object({ value: z.number(), bound });
const keptFigures = z.union([
  z.object({
    mean: toldNumber.nullable(),
    shares: z.array(toldNumber),
    shareStep: z.number(),
    change: z.object({ points: z.number(), coded: z.boolean() }).nullable(),
  }),
  z.object({ from: z.number(), to: z.number().nullable() }),
]);

/** Figures as a release kept them. Nothing but what the disclosure rules released is in its table. */
export function toldBefore(nFrom: number, stored: unknown): NonNullable<FrozenCell['told']> {
  const figures = keptFigures.parse(stored);
  if ('from' in figures) {
    const { from, to } = figures;
    return {
      nFrom: releasedBefore(nFrom),
      figures: { from: releasedBefore(from), to: to === null ? null : releasedBefore(to) },
    };
  }
  const { mean, shares, shareStep, change } = figures;
  return {
    nFrom: releasedBefore(nFrom),
    figures: {
      mean: mean && released(mean),
      shares: shares.map(released),
      shareStep,
      change: change && { points: releasedBefore(change.points), coded: change.coded },
    },
  };
}

function released({ value, bound: at }: z.infer<typeof toldNumber>) {
  return { value: releasedBefore(value), bound: at };
}
