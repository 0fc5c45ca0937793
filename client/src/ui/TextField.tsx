import { Field } from './Field.tsx';
import type { FieldProps } from './Field.tsx';

interface TextFieldProps extends FieldProps {
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'email' | 'url' | 'password' | 'search';
  autoComplete?: string;
  short?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  onBlur?: () => void;
}

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  id,
  onValue,
  short,
  autoComplete = 'off',
  ...input
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => (
        <input
          {...control}
          {...input}
          className={short ? 'input short' : 'input'}
          autoComplete={autoComplete}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

interface TextAreaProps extends FieldProps {
  value: string;
  onValue: (value: string) => void;
  rows?: number;
  readOnly?: boolean;
  maxLength?: number;
  onBlur?: () => void;
}

/** Several lines of text. */
export function TextArea({ label, hint, error, id, onValue, rows = 3, ...area }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => (
        <textarea
          {...control}
          {...area}
          rows={rows}
          className="input"
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onValue: (value: string) => void;
  min?: string;
  max?: string;
}

/** A day, by the browser's own date control. */
export function DateField({ label, hint, error, id, onValue, ...input }: DateFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => (
        <input
          {...control}
          {...input}
          type="date"
          className="input short"
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

interface SelectProps extends FieldProps {
  value: string;
  onValue: (value: string) => void;
  options: readonly { value: string; label: string }[];
  /** The words of the empty choice; without it one option is always chosen. */
  emptyLabel?: string;
}

/** One of many short options, by the browser's own list. */
export function Select({ label, hint, error, id, value, onValue, options, emptyLabel }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={(event) => onValue(event.target.value)}
        >
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
