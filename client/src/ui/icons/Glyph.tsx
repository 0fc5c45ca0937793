import type { ReactNode } from 'react';

/** The through-line: hollow is said, a line is the way, solid is done. Each name says what the shape stands for. */
const shapes = {
  hollow: <circle cx="8" cy="8" r="5.5" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path className="f" d="M8 2.5a5.5 5.5 0 0 1 0 11z" />
    </>
  ),
  dashed: <circle cx="8" cy="8" r="5.5" strokeDasharray="2.6 2.2" />,
  solid: <circle className="f" cx="8" cy="8" r="5.5" />,
  skipped: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M4.5 11.5l7-7" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="4.5" />,
  saved: (
    <>
      <path d="M1.8 8h7.4" />
      <circle className="f" cx="11.8" cy="8" r="2.6" />
    </>
  ),
  saving: (
    <>
      <path d="M1.8 8h2M6 8h2" />
      <circle cx="11.8" cy="8" r="2.6" />
    </>
  ),
  attention: (
    <>
      <path d="M8 1.8L14.8 14H1.2zM8 6.2v3.6" />
      <circle className="f" cx="8" cy="11.8" r=".5" />
    </>
  ),
  rise: <path d="M2.5 12.5L13 3.5M7 3.5h6v6" />,
  possibleRise: <path d="M2.5 12.5L13 3.5M7 3.5h6v6" strokeDasharray="2.5 2.5" />,
  steady: <path d="M1.5 8h13" />,
  possibleDip: <path d="M2.5 3.5L13 12.5M13 6.5v6H7" strokeDasharray="2.5 2.5" />,
  dip: <path d="M2.5 3.5L13 12.5M13 6.5v6H7" />,
  kept: <path d="M3 7.5h10v6.5H3zM5 7.5V5a3 3 0 0 1 6 0v2.5" />,
  few: (
    <>
      <circle cx="2.8" cy="8" r="1.9" />
      <circle cx="8" cy="8" r="1.9" />
      <circle cx="13.2" cy="8" r="1.9" />
      <path d="M1 13.5h14" strokeDasharray="1 2" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type GlyphShape = keyof typeof shapes;

/** A small drawing beside a word; the word says the same, so screen readers skip the drawing. */
export function Glyph({ shape }: { shape: GlyphShape }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[shape]}
    </svg>
  );
}
