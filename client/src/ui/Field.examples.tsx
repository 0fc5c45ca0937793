import { useState } from 'react';
import type { Examples } from '../examples/main.tsx';
import { CurrencyField, NumberField } from './NumberField.tsx';
import { DateField, Select, TextArea, TextField } from './TextField.tsx';

export const examples: Examples = {
  'at rest': function AtRest() {
    const [value, setValue] = useState('');
    return (
      <TextField
        label="Name of the practice"
        hint="As members would say it"
        value={value}
        onValue={setValue}
      />
    );
  },
  'with an error': function WithError() {
    const [value, setValue] = useState('');
    return (
      <TextField
        id="practice"
        label="Name"
        error="Write a name, as members would say it."
        value={value}
        onValue={setValue}
      />
    );
  },
  'read only': () => (
    <TextField
      label="Days of notice"
      hint="Answered by Priya"
      value="18 days"
      onValue={() => undefined}
      readOnly
    />
  ),
  'several lines': function SeveralLines() {
    const [value, setValue] = useState('The checklist came from the spring training.');
    return <TextArea label="A note to your future selves" value={value} onValue={setValue} />;
  },
  number: function Numbers() {
    const [value, setValue] = useState<number | undefined>(1200);
    return (
      <NumberField
        label="Meetings this year"
        value={value}
        onEntry={(entry) => setValue(entry.kind === 'number' ? entry.value : undefined)}
      />
    );
  },
  money: function Money() {
    const [value, setValue] = useState<number | undefined>(4_500_000);
    return (
      <>
        <CurrencyField
          label="Set aside for access"
          hint="In 2025 you wrote $41,000"
          value={value}
          onEntry={(entry) => setValue(entry.kind === 'number' ? entry.value : undefined)}
        />
        <p className="small">
          Kept as <output data-cents>{value}</output> cents
        </p>
      </>
    );
  },
  date: function Dates() {
    const [value, setValue] = useState('2026-10-30');
    return <DateField label="Last reviewed on" value={value} onValue={setValue} />;
  },
  'a list': function AList() {
    const [value, setValue] = useState('');
    return (
      <Select
        label="Setting"
        emptyLabel="Choose one"
        value={value}
        onValue={setValue}
        options={[
          { value: 'rural', label: 'Mostly rural' },
          { value: 'urban', label: 'Mostly urban' },
        ]}
      />
    );
  },
};
