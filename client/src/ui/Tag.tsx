import type { ReactNode } from 'react';
import { Glyph } from './icons/Glyph.tsx';
import type { GlyphShape } from './icons/Glyph.tsx';

type TagShape = Extract<GlyphShape, 'hollow' | 'half' | 'dashed' | 'solid' | 'skipped'>;

/** A state: a shape and a word, always both. */
export function Tag({ shape, children }: { shape: TagShape; children: ReactNode }) {
  return (
    <span className="tag">
      <Glyph shape={shape} />
      {children}
    </span>
  );
}

type VerdictShape = Extract<GlyphShape, 'rise' | 'possibleRise' | 'steady' | 'possibleDip' | 'dip'>;

/** How something moved: an arrow, dashed when unsure, and the word. */
export function Verdict({ shape, children }: { shape: VerdictShape; children: ReactNode }) {
  return (
    <span className="verdict">
      <Glyph shape={shape} />
      {children}
    </span>
  );
}
