import { Plural, Trans } from '@lingui/react/macro';
import { useEffect, useId, useRef } from 'react';
import type { MouseEvent } from 'react';

export interface SummaryError {
  /** Id of the field, or of the group of fields, that the message is about; null where it is about the whole form. */
  fieldId: string | null;
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
          <li key={`${error.fieldId} ${error.message}`}>
            <a href={`#${error.fieldId ?? headingId}`} onClick={(event) => goToField(event, error.fieldId)}>
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

/**
 * Shows the label too, not only the control, and leaves the address as it is. What has no field in the form around the
 * summary leads to the beginning of that form, and never to a field of the same name in another.
 */
function goToField(event: MouseEvent, fieldId: string | null) {
  const form = event.currentTarget.closest('form');
  const field = fieldId === null ? null : (form ?? document).querySelector(`#${CSS.escape(fieldId)}`);
  const target = field ?? form;
  if (!target) return;
  event.preventDefault();
  const controls = 'input, select, textarea, button';
  const control = target.matches(controls) ? target : (target.querySelector(controls) ?? target);
  (control.closest('.field, fieldset') ?? control).scrollIntoView({ block: 'start' });
  if (control instanceof HTMLElement) control.focus({ preventScroll: true });
}
