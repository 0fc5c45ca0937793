import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { ErrorMessage, Hint, describe } from './Field.tsx';
import { Glyph } from './icons/Glyph.tsx';

export interface RadioOption {
  value: string;
  label: ReactNode;
  /** A short word above the text, such as the level's name. */
  level?: ReactNode;
  /** Marks last year's answer, with words such as "Your answer in 2025". */
  was?: string | undefined;
}

interface RadioGroupProps {
  legend: ReactNode;
  /** `question` is the page's heading, `label` a field's label, `hidden` for screen readers only. */
  legendAs?: 'question' | 'label' | 'hidden';
  hint?: ReactNode;
  error?: string | undefined;
  id?: string | undefined;
  /** `line`: behaviors on one line from hollow to solid; `list`: equal options; `across`: short ones side by side. */
  look?: 'line' | 'list' | 'across';
  options: readonly RadioOption[];
  /** Answers that are none, such as "We don't know": after an "or", never the default. */
  nonAnswers?: readonly RadioOption[];
  value: string | null;
  onValue: (value: string) => void;
}

/** One answer of several. The whole row is the target. */
export function RadioGroup(props: RadioGroupProps) {
  const { t } = useLingui();
  const name = useId();
  const id = props.id ?? name;
  const { described, hintId, errorId } = describe(id, props.hint, props.error);
  const { legendAs = 'label', look = 'list', nonAnswers = [] } = props;
  const radio = (option: RadioOption) => (
    <input
      type="radio"
      name={name}
      value={option.value}
      checked={props.value === option.value}
      onChange={() => props.onValue(option.value)}
    />
  );

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
      {look === 'across' ? (
        <Across options={props.options} radio={radio} />
      ) : (
        <ul className={look === 'line' ? 'anchors' : 'anchors free'}>
          {props.options.map((option) => (
            <li key={option.value}>
              <label>
                {radio(option)}
                <span>
                  {option.level && <span className="lvl">{option.level}</span>}
                  <span className="txt">{option.label}</span>
                  {option.was && <Was>{option.was}</Was>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {nonAnswers.length > 0 && (
        <>
          {props.options.length > 0 && <p className="or">{t`or`}</p>}
          <Across options={nonAnswers} radio={radio} />
        </>
      )}
    </fieldset>
  );
}

interface AcrossProps {
  options: readonly RadioOption[];
  radio: (option: RadioOption) => ReactNode;
}

function Across({ options, radio }: AcrossProps) {
  return (
    <ul className="choices across">
      {options.map((option) => (
        <li key={option.value}>
          <label className="choice">
            {radio(option)}
            <span>{option.label}</span>
            {option.was && <Was>{option.was}</Was>}
          </label>
        </li>
      ))}
    </ul>
  );
}

function Was({ children }: { children: string }) {
  return (
    <span className="was">
      <Glyph shape="ring" />
      {children}
    </span>
  );
}
