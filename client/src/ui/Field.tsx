import { useId } from 'react';
import type { ReactNode } from 'react';
import { Glyph } from './icons/Glyph.tsx';

/** What every labelled control takes. */
export interface FieldProps {
  label: ReactNode;
  /** Stands below the label, above the control. */
  hint?: ReactNode;
  /** Says what to do; absent when all is well. */
  error?: string | undefined;
  /** Give it when an error summary links here. */
  id?: string | undefined;
}

/** Spread onto the control, so that label, hint and error belong to it for every way of reading. */
export interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface Props extends FieldProps {
  children: (control: ControlProps) => ReactNode;
}

/** Label above, hint below the label, message before the control. */
export function Field({ label, hint, error, id: givenId, children }: Props) {
  const madeId = useId();
  const id = givenId ?? madeId;
  const { described, hintId, errorId } = describe(id, hint, error);
  return (
    <div className={error ? 'field has-error' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <Hint id={hintId}>{hint}</Hint>
      <ErrorMessage id={errorId}>{error}</ErrorMessage>
      {children({ id, ...described, ...(error ? { 'aria-invalid': true } : {}) })}
    </div>
  );
}

/** Ids of hint and error, and the aria-describedby that names those that are there. */
export function describe(id: string, hint: ReactNode, error: string | undefined) {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const ids = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return { hintId, errorId, described: ids ? { 'aria-describedby': ids } : {} };
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <span className="hint" id={id}>
      {children}
    </span>
  );
}

export function ErrorMessage({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null;
  return (
    <p className="msg" id={id}>
      <Glyph shape="attention" />
      <span>{children}</span>
    </p>
  );
}
