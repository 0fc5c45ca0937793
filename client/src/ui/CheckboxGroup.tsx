import { useId } from 'react';
import type { ReactNode } from 'react';
import { ErrorMessage, Hint, describe } from './Field.tsx';

interface CheckboxGroupProps {
  legend: ReactNode;
  legendAs?: 'question' | 'label' | 'hidden';
  hint?: ReactNode;
  error?: string | undefined;
  id?: string | undefined;
  options: readonly { value: string; label: ReactNode }[];
  values: readonly string[];
  /** Gets the chosen values in the order of the options. */
  onValues: (values: string[]) => void;
}

/** Any number of several answers. */
export function CheckboxGroup({ legendAs = 'label', ...props }: CheckboxGroupProps) {
  const madeId = useId();
  const id = props.id ?? madeId;
  const { described, hintId, errorId } = describe(id, props.hint, props.error);

  function toggle(value: string, on: boolean) {
    const chosen = new Set(props.values);
    if (on) chosen.add(value);
    else chosen.delete(value);
    props.onValues(props.options.map((option) => option.value).filter((option) => chosen.has(option)));
  }

  return (
    <fieldset
      className={`${legendAs === 'question' ? 'q' : 'field'}${props.error ? ' has-error' : ''}`}
      id={id}
      {...described}
    >
      <legend className={legendAs === 'hidden' ? 'hide' : 'label'}>
        {legendAs === 'question' ? <h1 tabIndex={-1}>{props.legend}</h1> : props.legend}
      </legend>
      <Hint id={hintId}>{props.hint}</Hint>
      <ErrorMessage id={errorId}>{props.error}</ErrorMessage>
      <ul className="choices">
        {props.options.map((option) => (
          <li key={option.value}>
            <Checkbox
              label={option.label}
              checked={props.values.includes(option.value)}
              onChecked={(on) => toggle(option.value, on)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface CheckboxProps {
  label: ReactNode;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  id?: string;
}

/** One yes-or-no of its own. */
export function Checkbox({ label, checked, onChecked, id }: CheckboxProps) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onChecked(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
