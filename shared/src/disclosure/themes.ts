import { bandOf } from './coding.ts';
import type { Releasable } from './releasable.ts';
import { releasable } from './releasable.ts';

/** Fewer people than this are never behind a theme that is told. */
const THEME_THRESHOLD = 10;

/** A theme that reviewers found in free text, and how many comments speak of it. */
export interface ThemeCount {
  readonly theme: string;
  readonly comments: number;
}

/** A theme that may be told: that it is there, and a band of how often. */
export interface ToldTheme {
  readonly theme: Releasable<string>;
  readonly nFrom: Releasable<number>;
}

/** The themes of one item that enough comments speak of, by name; what is left out is not told as left out. */
export function toldThemes(
  counts: readonly ThemeCount[],
  nBands: readonly { readonly from: number }[],
): ToldTheme[] {
  return counts
    .filter(({ comments }) => comments >= THEME_THRESHOLD)
    .toSorted((a, b) => (a.theme < b.theme ? -1 : 1))
    .map(({ theme, comments }) => ({
      theme: releasable(theme),
      nFrom: releasable(bandOf(comments, nBands)?.from ?? THEME_THRESHOLD),
    }));
}
