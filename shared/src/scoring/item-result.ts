import type { ItemFigures, LeftOutReason } from './item-outcome.ts';
import type { ItemState } from './item-state.ts';

/** One item in one cycle, as plain data. */
export interface ItemResult {
  itemId: string;
  scoringVersion: number;
  state: ItemState;
  /** 0–100; null when the item is left out. */
  score: number | null;
  /** Standard error in points; null when the item is left out. */
  se: number | null;
  weight: number;
  bridge: boolean;
  /** A file, a link or a note of some length stands behind the answer. */
  evidence: boolean;
  figures: ItemFigures | null;
  /** Why the item is not in the score; null when it is. */
  reason: LeftOutReason | null;
}
