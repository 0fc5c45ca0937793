import { parseTypedNumber } from '@followthrough/shared/instrument/typed-number.ts';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Field } from './Field.tsx';
import type { ControlProps, FieldProps } from './Field.tsx';
import { writeNumber } from './write-number.ts';

/** What a person has typed: nothing, a number, or something that can't be read as one. */
export type NumberEntry =
  | { kind: 'empty' }
  | { kind: 'number'; value: number }
  | { kind: 'unreadable'; typed: string };

interface NumberInputProps {
  /** In the unit that is stored: cents for money, else the number itself. */
  value: number | undefined;
  onEntry: (entry: NumberEntry) => void;
  /** Money is typed in dollars and stored in whole cents; a share is typed in percent and stored as 0 to 1. */
  unit?: 'number' | 'cents' | 'share';
  readOnly?: boolean;
}

/** The bare control, for a cell of a table: give it an `aria-label`. */
export function NumberInput({
  value,
  onEntry,
  unit = 'number',
  ...control
}: NumberInputProps & Partial<ControlProps> & { 'aria-label'?: string }) {
  const { i18n } = useLingui();
  const scale = { number: 1, cents: 100, share: 0.01 }[unit];
  const written =
    value === undefined ? '' : writeNumber(value / scale, i18n.locale, unit === 'cents' ? 'cents' : 'number');
  // What was typed stays as typed until the field is left; only then is it written with separators.
  const [typed, setTyped] = useState<string | null>(null);

  function take(text: string) {
    setTyped(text);
    const number = parseTypedNumber(text);
    if (text.trim() === '') onEntry({ kind: 'empty' });
    else if (number === null) onEntry({ kind: 'unreadable', typed: text });
    else onEntry({ kind: 'number', value: stored(number, unit) });
  }

  return (
    <input
      {...control}
      className="input short"
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? written}
      onChange={(event) => take(event.target.value)}
      onBlur={() =>
        typed !== null && (typed.trim() === '' || parseTypedNumber(typed) !== null) && setTyped(null)
      }
    />
  );
}

/** Without the noise that sums of decimals leave behind. */
function stored(typed: number, unit: NonNullable<NumberInputProps['unit']>): number {
  if (unit === 'cents') return Math.round(typed * 100);
  return unit === 'share' ? Number((typed / 100).toFixed(6)) : typed;
}

type NumberFieldProps = FieldProps & NumberInputProps;
type CurrencyFieldProps = FieldProps & Omit<NumberInputProps, 'unit'>;

/** A number; commas, spaces and percent signs are fine. */
export function NumberField(props: NumberFieldProps) {
  return (
    <ReadableField {...props}>
      {(control, onEntry) => (
        <NumberInput {...control} {...inputOf(props)} unit={props.unit ?? 'number'} onEntry={onEntry} />
      )}
    </ReadableField>
  );
}

/** An amount in dollars, kept as whole cents; commas and dollar signs are fine. */
export function CurrencyField(props: CurrencyFieldProps) {
  return (
    <ReadableField {...props}>
      {(control, onEntry) => (
        <span className="affix">
          <span aria-hidden="true">$</span>
          <NumberInput {...control} {...inputOf(props)} unit="cents" onEntry={onEntry} />
        </span>
      )}
    </ReadableField>
  );
}

function inputOf({ value, readOnly = false }: NumberFieldProps) {
  return { value, readOnly };
}

/** Adds the field's own message while what is typed can't be read as a number. */
function ReadableField({
  children,
  onEntry,
  ...props
}: NumberFieldProps & {
  children: (control: ControlProps, onEntry: (entry: NumberEntry) => void) => React.ReactNode;
}) {
  const { t } = useLingui();
  const [unreadable, setUnreadable] = useState(false);
  const error = props.error ?? (unreadable ? t`Write a number in figures, such as 1,200.` : undefined);

  function pass(entry: NumberEntry) {
    setUnreadable(entry.kind === 'unreadable');
    onEntry(entry);
  }

  return (
    <Field label={props.label} hint={props.hint} error={error} id={props.id}>
      {(control) => children(control, pass)}
    </Field>
  );
}
