import type { SectionItem, WireItemInput } from '@followthrough/shared/api/assessment.ts';
import { useLingui } from '@lingui/react/macro';
import { InputTable } from '../../../ui/InputTable.tsx';
import { useFieldWords } from '../../../answers/field-words.ts';
import { InputCell, InputField } from './InputField.tsx';
import { fieldId, fieldsOf, rowsOf, withField, withRow, withValue } from '../../../answers/answer-draft.ts';
import type { Fields } from '../../../answers/answer-draft.ts';
import type { ValueInputProps } from './ValueInput.tsx';

const mostRows = 200;

/** Tables of many columns take the whole width of the page. */
export function hasWideTable({ inputGroups, inputs }: SectionItem): boolean {
  return inputGroups.length === 1 && inputs.filter(({ id }) => id.includes('[]')).length > 4;
}

/** The figures that a question is worked out from: its tables first, then its single figures. */
export function FiguresInput(props: ValueInputProps) {
  const { item, draft, onDraft } = props;
  const fields = fieldsOf(draft.value);
  const set = (next: Fields) => onDraft(withValue(draft, next));
  const single = item.inputs.filter((input) => !input.id.includes('[]'));

  return (
    <>
      {item.inputGroups.map((group) => (
        <RowsInput
          key={group.id}
          {...props}
          group={group}
          rows={rowsOf(fields, group.id)}
          onRows={(rows) => set({ ...fields, [group.id]: rows })}
        />
      ))}
      <div className="stack">
        {single.map((input) => (
          <SingleInput key={input.id} {...props} input={input} fields={fields} onFields={set} />
        ))}
      </div>
    </>
  );
}

interface SingleInputProps extends ValueInputProps {
  input: WireItemInput;
  fields: Fields;
  onFields: (fields: Fields) => void;
}

function SingleInput({ item, input, fields, onFields, errors, onReadable, lastYear }: SingleInputProps) {
  const { t } = useLingui();
  const words = useFieldWords();
  const before = lastYear && fieldsOf(lastYear.draft.value)[input.id];
  const year = lastYear?.year;
  const wrote = before === undefined || before === null ? null : words(input, before);
  return (
    <InputField
      id={fieldId(item, input.id)}
      input={input}
      field={fields[input.id]}
      hint={wrote && t`In ${year} you wrote ${wrote}`}
      error={errors.get(input.id)}
      onField={(field, readable) => {
        onReadable(input.id, readable);
        onFields(withField(fields, input.id, field));
      }}
    />
  );
}

interface RowsInputProps extends ValueInputProps {
  group: SectionItem['inputGroups'][number];
  rows: readonly Fields[];
  onRows: (rows: readonly Fields[]) => void;
}

function RowsInput({ item, group, rows: held, onRows, errors, onReadable }: RowsInputProps) {
  const { t } = useLingui();
  // An empty table still offers its first row.
  const rows = held.length > 0 ? held : [{}];
  const columns = item.inputs.filter((input) => input.id.startsWith(`${group.id}[].`));
  const label = group.label;
  return (
    <InputTable
      id={fieldId(item, group.id)}
      caption={label}
      rows={rows}
      rowName={(index) => {
        const place = index + 1;
        return t`${label}, row ${place}`;
      }}
      addLabel={group.addLabel}
      maxRows={mostRows}
      onAdd={() => onRows([...rows, {}])}
      onRemove={(index) => onRows(rows.filter((_, place) => place !== index))}
      columns={columns.map((input) => {
        const name = input.id.slice(group.id.length + 3);
        return {
          id: input.id,
          label: input.label,
          cell: (row: Fields, index: number, accessibleName: string) => {
            const place = `${group.id}.${index}.${name}`;
            return (
              <InputCell
                id={fieldId(item, place)}
                input={input}
                name={accessibleName}
                field={row[name]}
                error={errors.get(place)}
                onField={(field, readable) => {
                  onReadable(place, readable);
                  onRows(withRow(rows, index, withField(row, name, field)));
                }}
              />
            );
          },
        };
      })}
    />
  );
}
