import type { CheckItem } from '@followthrough/shared/api/assessment.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { fieldsOf, rowsOf } from './answer-draft.ts';
import type { AnswerDraft, Fields } from './answer-draft.ts';
import { useFieldWords, useFigureWords } from './field-words.ts';

type Described = Pick<CheckItem, 'type' | 'options' | 'anchors' | 'inputs' | 'inputGroups' | 'unit'>;

interface AnswerWordsProps {
  item: Described;
  draft: Pick<AnswerDraft, 'state' | 'value' | 'reason'>;
  themes: readonly { id: string; label: string }[];
}

/** An answer as a person would say it: beside the question, in the choice between two, and before submitting. */
export function AnswerWords({ item, draft, themes }: AnswerWordsProps) {
  switch (draft.state) {
    case 'blank':
      return <Trans>No answer</Trans>;
    case 'dont_know':
      return <Trans>We don’t know</Trans>;
    case 'prefer_not_to_say':
      return <Trans>We’d rather not say</Trans>;
    case 'not_applicable_with_reason':
      return <Trans>It doesn’t apply to us: {draft.reason}</Trans>;
    case 'answered':
      return <ValueWords item={item} value={draft.value} themes={themes} />;
  }
}

function ValueWords({
  item,
  value,
  themes,
}: Omit<AnswerWordsProps, 'draft'> & { value: AnswerDraft['value'] }) {
  const words = useFigureWords();
  const label = (id: unknown) => item.options.find((option) => option.id === id)?.label;
  if (typeof value === 'number') {
    const anchor = item.anchors.find(({ level }) => level === value)?.text;
    return anchor ?? `${words.number(value)} ${item.unit ?? ''}`;
  }
  if (typeof value === 'string') return label(value) ?? (item.type === 'date' ? words.day(value) : value);
  if (Array.isArray(value)) {
    if (value.length === 0) return <Trans>None of these</Trans>;
    return value.map((id) => label(id) ?? String(id)).join('; ');
  }
  const fields = fieldsOf(value);
  if (item.type === 'evidence_link') {
    const said = [fields.title, fields.url].filter((part): part is string => typeof part === 'string');
    return said.filter((part) => part !== '').join(': ');
  }
  if (item.type === 'commitment_tracker')
    return <PromiseWords promises={rowsOf(fields, 'commitments')} themes={themes} />;
  return <InputWords item={item} fields={fields} />;
}

function PromiseWords({
  promises,
  themes,
}: {
  promises: readonly Fields[];
  themes: AnswerWordsProps['themes'];
}) {
  return (
    <ul className="plain">
      {promises.map((promise, index) => {
        const actions = rowsOf(promise, 'actions');
        const theme = themes.find(({ id }) => id === promise.theme)?.label;
        return (
          <li key={index}>
            {typeof promise.promise === 'string' ? promise.promise : theme}:{' '}
            {typeof promise.set_aside_reason === 'string' ? (
              <Trans>set aside, {promise.set_aside_reason}</Trans>
            ) : (
              <Plural value={actions.length} _0="no action yet" one="# action" other="# actions" />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function InputWords({ item, fields }: { item: Described; fields: Fields }) {
  const words = useFieldWords();
  const single = item.inputs.filter((input) => !input.id.includes('[]') && fields[input.id] !== undefined);
  return (
    <ul className="plain">
      {item.inputGroups.map((group) => {
        const columns = item.inputs.filter((input) => input.id.startsWith(`${group.id}[].`));
        return rowsOf(fields, group.id).map((row, index) => (
          <li key={`${group.id}${index}`}>
            {columns
              .flatMap((column) => {
                const field = row[column.id.slice(group.id.length + 3)];
                return field === undefined ? [] : [`${column.label}: ${words(column, field)}`];
              })
              .join('; ')}
          </li>
        ));
      })}
      {single.map((input) => (
        <li key={input.id}>
          {input.label}: {words(input, fields[input.id] ?? '')}
        </li>
      ))}
    </ul>
  );
}
