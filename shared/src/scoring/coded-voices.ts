import type { Voice } from './perception.ts';

/**
 * What may be told of one item's voices: their coded means and rounded errors, and which roles are too few to count.
 * The leader is named and counts as she answered.
 */
export interface ItemVoices {
  readonly voices: readonly Voice[];
  readonly suppressed: readonly string[];
}

/** By item: the voices of a sealed round as shown scores may rest on them (docs/disclosure.md §3). */
export type CodedVoices = Readonly<Record<string, ItemVoices | 'protected'>>;
