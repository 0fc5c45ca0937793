import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { NumberField } from './NumberField.tsx';
import { RadioGroup } from './RadioGroup.tsx';
import { Select } from './TextField.tsx';

interface Question {
  id: string;
  prompt: string;
  type: 'choice' | 'yes_no' | 'number';
  options: readonly { id: string; label: string }[];
}

type Value = boolean | number | string;

interface QuestionFieldsProps {
  /** What the questions are about, for screen readers. */
  legend: ReactNode;
  questions: readonly Question[];
  /** By the question's id; an unanswered one is absent. */
  values: Readonly<Record<string, Value>>;
  onValues: (values: Record<string, Value>) => void;
  errorOf: (id: string) => string | undefined;
  disabled: boolean;
}

/** One field for each of some short questions, by the kind of answer that it takes. Any may be left out. */
export function QuestionFields(props: QuestionFieldsProps) {
  function set(id: string, value: Value | undefined) {
    const { [id]: _was, ...others } = props.values;
    props.onValues(value === undefined ? others : { ...others, [id]: value });
  }
  return (
    <fieldset disabled={props.disabled}>
      <legend className="hide">{props.legend}</legend>
      {props.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          value={props.values[question.id]}
          onValue={(value) => set(question.id, value)}
          error={props.errorOf(question.id)}
        />
      ))}
    </fieldset>
  );
}

interface QuestionFieldProps {
  question: Question;
  value: Value | undefined;
  onValue: (value: Value | undefined) => void;
  error: string | undefined;
}

function QuestionField({ question, value, onValue, error }: QuestionFieldProps) {
  const { t } = useLingui();
  const frame = { id: question.id, error };
  if (question.type === 'number') {
    return (
      <NumberField
        {...frame}
        label={question.prompt}
        value={typeof value === 'number' ? value : undefined}
        onEntry={(entry) => onValue(entry.kind === 'number' ? entry.value : undefined)}
      />
    );
  }
  if (question.type === 'choice') {
    return (
      <Select
        {...frame}
        label={question.prompt}
        value={typeof value === 'string' ? value : ''}
        onValue={(chosen) => onValue(chosen === '' ? undefined : chosen)}
        options={question.options.map(({ id, label }) => ({ value: id, label }))}
        emptyLabel={t`No answer`}
      />
    );
  }
  return (
    <RadioGroup
      {...frame}
      legend={question.prompt}
      look="across"
      options={[
        { value: 'true', label: t`Yes` },
        { value: 'false', label: t`No` },
      ]}
      value={value === undefined ? null : String(value)}
      onValue={(chosen) => onValue(chosen === 'true')}
    />
  );
}
