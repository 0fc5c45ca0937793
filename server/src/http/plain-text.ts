// Plain-text twins of screens: at the screen's own address with `.txt`, to print, share or have read aloud.

export const PLAIN_TEXT = 'text/plain; charset=utf-8';

/** A title over a line of its own length. */
export function heading(words: string, line: '=' | '-'): string {
  return `${words}\n${line.repeat(Math.min(words.length, 72))}`;
}

/** Parts with an empty line between them. */
export function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

const days = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** "December 28, 2026". */
export function dayInWords(instant: string): string {
  return days.format(new Date(instant));
}
