import { isKept } from './audit.ts';
import type { Cell } from './ledger.ts';

/**
 * Whether a unit may become known by name without making something already released too small: its column is dropped, and
 * everything released is audited again (docs/disclosure.md §7).
 */
export function mayBeNamed(request: {
  readonly previous: readonly Cell[];
  readonly known: ReadonlySet<string>;
  readonly unit: string;
  readonly threshold: number;
}): boolean {
  const { previous, known, unit, threshold } = request;
  return isKept(previous, new Set([...known, unit]), threshold);
}
