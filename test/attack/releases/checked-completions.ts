import { Completions } from '@followthrough/shared/disclosure/completions.ts';
import type { Puzzle } from './puzzle.ts';
import { contradiction } from './puzzle.ts';

/**
 * Cheap proofs that a value stays open: other values that fit all that was read. The search for them is the product's own;
 * whatever it finds counts only if no clue, as this attack reads them, contradicts it, so a wrong turn can only fail to prove.
 */
export class CheckedCompletions extends Completions {
  readonly #read: Puzzle;

  constructor(puzzle: Puzzle, truth: readonly number[]) {
    super(puzzle, truth);
    this.#read = puzzle;
  }

  override apart(...asked: Parameters<Completions['apart']>): ReturnType<Completions['apart']> {
    const pair = super.apart(...asked);
    return pair?.every((values) => contradiction(this.#read, values) === null) ? pair : null;
  }
}
