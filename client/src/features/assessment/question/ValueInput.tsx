import type { SectionItem } from '@followthrough/shared/api/assessment.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { DateField, TextArea, TextField } from '../../../ui/TextField.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { FiguresInput } from './FiguresInput.tsx';
import { TrackerInput } from './TrackerInput.tsx';
import { fieldId, fieldsOf, withField, withValue } from '../../../answers/answer-draft.ts';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';

export interface LastYear {
  year: number;
  draft: AnswerDraft;
}

export interface ValueInputProps {
  item: SectionItem;
  draft: AnswerDraft;
  onDraft: (draft: AnswerDraft) => void;
  /** Messages by their place in the answer, such as `rows.0.people`. */
  errors: ReadonlyMap<string, string>;
  /** Says whether what is typed at a place can be read as a number. */
  onReadable: (place: string, readable: boolean) => void;
  lastYear: LastYear | null;
  /** The answers of the section's other questions: the tracker's path depends on one. */
  answerTo: (itemId: string) => AnswerDraft | undefined;
  /** The cycle's day, `YYYY-MM-DD`. */
  today: string;
  themes: readonly { id: string; label: string; note: string }[];
}

/** The part of a question where a value is typed or ticked. Questions of one choice have theirs in `ChoiceInput`. */
export function ValueInput(props: ValueInputProps) {
  switch (props.item.type) {
    case 'commitment_tracker':
      return <TrackerInput {...props} />;
    case 'multi_select':
      return <OptionsInput {...props} />;
    case 'date':
      return <DayInput {...props} />;
    case 'long_text':
      return <TextInput {...props} />;
    case 'evidence_link':
      return <PracticeInput {...props} />;
    default:
      return props.item.inputs.length > 0 ? <FiguresInput {...props} /> : <PlainNumberInput {...props} />;
  }
}

function PlainNumberInput({ item, draft, onDraft, errors, onReadable }: ValueInputProps) {
  return (
    <NumberField
      id={fieldId(item, 'value')}
      label={item.unit ?? item.label}
      value={typeof draft.value === 'number' ? draft.value : undefined}
      error={errors.get('value')}
      onEntry={(entry) => {
        onReadable('value', entry.kind !== 'unreadable');
        onDraft(withValue(draft, entry.kind === 'number' ? entry.value : null));
      }}
    />
  );
}

/** Ticking "none of these" is an answer; ticking nothing is not. */
function OptionsInput({ item, draft, onDraft, errors }: ValueInputProps) {
  const { t } = useLingui();
  const none = 'none of these';
  const chosen = Array.isArray(draft.value) ? (draft.value as readonly string[]) : null;
  const isNone = draft.state === 'answered' && chosen?.length === 0;

  function choose(values: readonly string[]) {
    const tickedNone = values.includes(none) && !isNone;
    const options = values.filter((value) => value !== none);
    onDraft(withValue(draft, tickedNone ? [] : options.length > 0 ? options : null));
  }

  return (
    <CheckboxGroup
      id={fieldId(item, 'value')}
      legend={item.prompt}
      legendAs="hidden"
      error={errors.get('value')}
      options={[
        ...item.options.map((option) => ({ value: option.id, label: option.label })),
        { value: none, label: t`None of these` },
      ]}
      values={isNone ? [none] : draft.state === 'answered' ? (chosen ?? []) : []}
      onValues={choose}
    />
  );
}

function DayInput({ item, draft, onDraft, errors, today }: ValueInputProps) {
  const never = item.options[0];
  const day = typeof draft.value === 'string' && draft.value !== never?.id ? draft.value : '';
  return (
    <div className="stack">
      <DateField
        id={fieldId(item, 'value')}
        label={<Trans>Day, month and year; a rough day is fine</Trans>}
        value={day}
        max={today}
        error={errors.get('value')}
        onValue={(value) => onDraft(withValue(draft, value === '' ? null : value))}
      />
      {never && (
        <RadioGroup
          legend={item.prompt}
          legendAs="hidden"
          look="across"
          options={[{ value: never.id, label: never.label }]}
          value={draft.state === 'answered' && draft.value === never.id ? never.id : null}
          onValue={(value) => onDraft(withValue(draft, value))}
        />
      )}
    </div>
  );
}

function TextInput({ item, draft, onDraft, errors }: ValueInputProps) {
  return (
    <TextArea
      id={fieldId(item, 'value')}
      label={<Trans>In your own words</Trans>}
      rows={7}
      value={typeof draft.value === 'string' ? draft.value : ''}
      error={errors.get('value')}
      onValue={(value) => onDraft(withValue(draft, value === '' ? null : value))}
    />
  );
}

function PracticeInput({ item, draft, onDraft, errors }: ValueInputProps) {
  const fields = fieldsOf(draft.value);
  const set = (name: string, text: string) => {
    const next = withField(fields, name, text);
    onDraft(withValue(draft, Object.keys(next).length > 0 ? next : null));
  };
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return (
    <div className="stack">
      <TextField
        id={fieldId(item, 'url')}
        type="url"
        label={<Trans>Link</Trans>}
        hint={<Trans>It starts with https://</Trans>}
        value={text('url')}
        error={errors.get('url') ?? errors.get('value')}
        onValue={(value) => set('url', value)}
      />
      <TextField
        id={fieldId(item, 'title')}
        label={<Trans>What it is</Trans>}
        value={text('title')}
        error={errors.get('title')}
        onValue={(value) => set('title', value)}
      />
    </div>
  );
}
