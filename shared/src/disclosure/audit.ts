import type { Cell } from './ledger.ts';
import { Ledger } from './ledger.ts';

/** A cell to decide on. Lower tiers are tried first: totals, then one-way, then two-way cells. */
export interface Candidate extends Cell {
  readonly tier: number;
}

/**
 * What the audit may know: who is in which cell. No answer and no score, so that a refusal says nothing about any
 * (docs/disclosure.md §1).
 */
export interface AuditRequest<C extends Candidate> {
  readonly cells: readonly C[];
  /** All cells ever released to anyone, over the same units. */
  readonly previous: readonly Cell[];
  /** No combination of releases may speak of fewer units than this. */
  readonly threshold: number;
  /** Units whose values some audience knows by name: they protect nobody. */
  readonly known: ReadonlySet<string>;
}

export interface Verdict<C extends Candidate> {
  readonly cell: C;
  readonly released: boolean;
}

/** Some seconds of work for one cell. What takes longer to decide is refused. */
const STEPS = 30_000_000;

/**
 * Decides which cells may be released, in the order tried. A cell is released if it holds `threshold` units that nobody
 * knows by name, and if no linear combination of everything released before and of this cell speaks of fewer of them.
 * If something released before already does, nothing more is released.
 */
export function audit<C extends Candidate>(request: AuditRequest<C>, steps = STEPS): Verdict<C>[] {
  const { previous, threshold, known } = request;
  const cells = inOrder(request.cells);
  const ledger = new Ledger([...previous, ...cells], { known, threshold, steps });
  const isSound = previous.every((cell) => ledger.tell(cell));
  return cells.map((cell) => ({
    cell,
    released: isSound && ledger.unknownIn(cell) >= threshold && ledger.tell(cell),
  }));
}

/** The order in which cells are tried: most useful first, then larger first, then by name. */
function inOrder<C extends Candidate>(cells: readonly C[]): C[] {
  const byName = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return cells.toSorted((a, b) => a.tier - b.tier || b.units.size - a.units.size || byName(a.name, b.name));
}
