import { Trans } from '@lingui/react/macro';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Glyph } from './icons/Glyph.tsx';

/** Waiting. Appears only after a moment, so that quick pages don't flicker. */
export function Loading() {
  return (
    <p className="loading" role="status">
      <Glyph shape="saving" /> <Trans>One moment</Trans>
    </p>
  );
}

interface ProgressProps {
  title: ReactNode;
  done: number;
  of: number;
  /** Says what has been done of what, such as "Page 14 of 22". */
  children: ReactNode;
}

/** Waiting for longer than a second, with progress that means something. */
export function Progress({ title, done, of, children }: ProgressProps) {
  const wordsId = useId();
  const fill = useRef<HTMLElement>(null);
  const percent = of > 0 ? Math.round((100 * done) / of) : 0;
  useEffect(() => {
    fill.current?.style.setProperty('inline-size', `${percent}%`);
  }, [percent]);

  return (
    <div className="state" role="status">
      <h3>{title}</h3>
      <p id={wordsId}>{children}</p>
      <div
        className="meter"
        role="progressbar"
        aria-labelledby={wordsId}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i ref={fill} />
      </div>
    </div>
  );
}

interface EmptyProps {
  title: ReactNode;
  children: ReactNode;
  /** The next step. */
  action?: ReactNode;
}

/** Nothing here yet: says what is, then the next step. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="state">
      <h2>{title}</h2>
      <p>{children}</p>
      {action && <p>{action}</p>}
    </div>
  );
}

interface FailedProps {
  title?: ReactNode;
  children?: ReactNode;
  /** What to tell us when it goes on. */
  code?: string | undefined;
  onRetry?: () => void;
}

/** Something broke: what is safe, and what to do. */
export function Failed({ title, children, code, onRetry }: FailedProps) {
  return (
    <div className="state" role="alert">
      <h2>{title ?? <Trans>We could not open this page</Trans>}</h2>
      <p>{children ?? <Trans>What you saved is safe. Try again in a minute.</Trans>}</p>
      {code && (
        <p className="small">
          <Trans>If it goes on, tell us this code: {code}</Trans>
        </p>
      )}
      {onRetry && (
        <p>
          <Button look="second" slim onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        </p>
      )}
    </div>
  );
}

/** A number that is not shown: reads the same everywhere and hints at nothing. */
export function TooFew() {
  return (
    <span className="few">
      <Glyph shape="few" />
      <Trans>too few to show safely</Trans>
    </span>
  );
}
