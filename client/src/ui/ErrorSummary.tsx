import { Plural, Trans } from '@lingui/react/macro';
import { useEffect, useId, useRef } from 'react';
import type { MouseEvent } from 'react';

export interface SummaryError {
  /** Id of the field, or of the group of fields, that the message is about. */
  fieldId: string;
  message: string;
}

interface ErrorSummaryProps {
  errors: readonly SummaryError[];
  /** Count of attempts to go on: each new one moves the focus here again. */
  attempt: number;
}

/** What to look at before going on. Takes the focus; each line leads to its field. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const headingId = useId();
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt]);

  if (!shown) return null;
  return (
    <div className="errors" role="alert" aria-labelledby={headingId} tabIndex={-1} ref={box}>
      <h2 id={headingId}>
        <Plural
          value={errors.length}
          one="One thing to look at before you go on"
          other="# things to look at before you go on"
        />
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId + error.message}>
            <a href={`#${error.fieldId}`} onClick={(event) => goToField(event, error.fieldId)}>
              {error.message}
            </a>
          </li>
        ))}
      </ul>
      <p className="small">
        <Trans>What you wrote is still here.</Trans>
      </p>
    </div>
  );
}

/** Shows the label too, not only the control, and leaves the address as it is. */
function goToField(event: MouseEvent, fieldId: string) {
  const target = document.getElementById(fieldId);
  if (!target) return;
  event.preventDefault();
  const control = target.matches('input, select, textarea, button')
    ? target
    : (target.querySelector<HTMLElement>('input, select, textarea, button') ?? target);
  (control.closest('.field, fieldset') ?? control).scrollIntoView({ block: 'start' });
  control.focus({ preventScroll: true });
}
