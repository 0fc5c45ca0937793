import type { ReactNode } from 'react';
import { Glyph } from './icons/Glyph.tsx';

interface NoteProps {
  title?: ReactNode;
  /** The level of the title, where the note stands right under the page's heading. */
  titleAs?: 'h2' | 'h3';
  /** Attention has a ground of its own and an icon: overdue, expired, not saved. */
  attention?: boolean;
  /** Read out when it appears. */
  live?: boolean;
  children: ReactNode;
}

/** One line at the side, no box. */
export function Note({ title, titleAs: Title = 'h3', attention = false, live = false, children }: NoteProps) {
  return (
    <div className={attention ? 'note attn' : 'note'} role={live ? 'status' : 'note'}>
      {title && (
        <Title>
          {attention && <Glyph shape="attention" />} {title}
        </Title>
      )}
      {children}
    </div>
  );
}

/** Something to open when wanted. */
export function Fold({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="fold" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
