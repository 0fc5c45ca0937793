import { useState } from 'react';
import type { ReactNode, SyntheticEvent } from 'react';
import { ErrorSummary } from './ErrorSummary.tsx';
import type { SummaryError } from './ErrorSummary.tsx';

interface FormState {
  busy: boolean;
  attempt: number;
  errors: readonly SummaryError[];
  errorOf: (fieldId: string) => string | undefined;
  submit: (event: SyntheticEvent) => void;
}

/**
 * A form that is sent as a whole: sending twice by a double click does it once, and what goes wrong is explained beside
 * the fields that `explain` names.
 */
export function useForm(
  send: () => Promise<unknown>,
  explain: (error: unknown) => SummaryError[],
): FormState {
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  async function sendOnce() {
    setBusy(true);
    try {
      await send();
      setErrors([]);
    } catch (error) {
      setErrors(explain(error));
    } finally {
      setBusy(false);
      setAttempt((before) => before + 1);
    }
  }

  return {
    busy,
    attempt,
    errors,
    errorOf: (fieldId) => errors.find((error) => error.fieldId === fieldId)?.message,
    submit: (event) => {
      event.preventDefault();
      if (!busy) void sendOnce();
    },
  };
}

interface FormProps {
  form: FormState;
  id?: string;
  children: ReactNode;
}

export function Form({ form, id, children }: FormProps) {
  return (
    <form id={id} className="stack-5" noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {children}
    </form>
  );
}
