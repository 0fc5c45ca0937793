import type { Candidate } from './audit.ts';
import { audit } from './audit.ts';
import type { Cell } from './ledger.ts';

/** Nothing that everybody may read speaks of fewer units than this. */
export const PUBLIC_THRESHOLD = 10;

/**
 * Those of the released cells that everybody may read: a subset of what was released, audited among public cells alone, with
 * a higher threshold. The figures are those of the release.
 */
export function publicCells<C extends Candidate>(request: {
  readonly released: readonly C[];
  /** Cells that are public already. */
  readonly previous: readonly Cell[];
  readonly known: ReadonlySet<string>;
}): C[] {
  const { released, previous, known } = request;
  return audit({ cells: released, previous, known, threshold: PUBLIC_THRESHOLD })
    .filter((verdict) => verdict.released)
    .map(({ cell }) => cell);
}
