import type { WireItemInput } from '@followthrough/shared/api/assessment.ts';
import type { AnswerField } from '@followthrough/shared/instrument/answer.ts';
import type { ReactNode } from 'react';
import { ErrorMessage } from '../../../ui/Field.tsx';
import { CurrencyField, NumberField, NumberInput } from '../../../ui/NumberField.tsx';
import type { NumberEntry } from '../../../ui/NumberField.tsx';
import { DateField, Select, TextField } from '../../../ui/TextField.tsx';

export interface InputProps {
  input: WireItemInput;
  /** The control's id; its message has the same with `-error`. */
  id: string;
  field: AnswerField | undefined;
  /** Undefined takes it out. `readable` is false while what is typed is no number. */
  onField: (field: AnswerField | undefined, readable: boolean) => void;
  error: string | undefined;
}

/** One input of a question, with its label. */
export function InputField({ input, id, field, onField, error, hint }: InputProps & { hint?: ReactNode }) {
  const frame = { id, label: input.label, error, hint };
  const text = {
    ...frame,
    value: typeof field === 'string' ? field : '',
    onValue: (value: string) => onField(value, true),
  };
  const number = {
    ...frame,
    value: typeof field === 'number' ? field : undefined,
    onEntry: (entry: NumberEntry) => passNumber(entry, onField),
  };
  switch (input.type) {
    case 'currency':
      return <CurrencyField {...number} />;
    case 'number':
      return <NumberField {...number} unit={input.measure === 'share' ? 'share' : 'number'} />;
    case 'date':
      return <DateField {...text} />;
    case 'choice':
      return <Select {...text} options={optionsOf(input)} emptyLabel="–" />;
    case 'text':
      return <TextField {...text} />;
  }
}

/** One input in a cell of a table; `name` says what it asks and for which row. */
export function InputCell({ input, id, field, onField, error, name }: InputProps & { name: string }) {
  const control = {
    id,
    'aria-label': name,
    ...(error ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-error` } : {}),
  };
  const typed = typeof field === 'string' ? field : '';
  return (
    <div className={error ? 'has-error' : undefined}>
      <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>
      {input.type === 'number' || input.type === 'currency' ? (
        <NumberInput
          {...control}
          unit={input.type === 'currency' ? 'cents' : input.measure === 'share' ? 'share' : 'number'}
          value={typeof field === 'number' ? field : undefined}
          onEntry={(entry) => passNumber(entry, onField)}
        />
      ) : (
        <input
          {...control}
          className="input"
          type={input.type === 'date' ? 'date' : 'text'}
          autoComplete="off"
          value={typed}
          onChange={(event) => onField(event.target.value, true)}
        />
      )}
    </div>
  );
}

function passNumber(entry: NumberEntry, onField: InputProps['onField']) {
  onField(entry.kind === 'number' ? entry.value : undefined, entry.kind !== 'unreadable');
}

function optionsOf(input: WireItemInput) {
  return input.options.map((option) => ({ value: option.id, label: option.label }));
}
