import { useState } from 'react';
import type { Examples } from '../examples/main.tsx';
import { InputTable } from './InputTable.tsx';
import { NumberInput } from './NumberField.tsx';

interface JobGroup {
  people?: number | undefined;
  pay?: number | undefined;
}

export const examples: Examples = {
  'job groups': function JobGroups() {
    const [rows, setRows] = useState<JobGroup[]>([{ people: 3, pay: 1850 }, {}]);
    const change = (index: number, part: JobGroup) =>
      setRows(rows.map((row, place) => (place === index ? { ...row, ...part } : row)));
    return (
      <InputTable
        caption="Front-line job groups"
        columns={[
          {
            id: 'people',
            label: 'People',
            cell: (row, index, name) => (
              <NumberInput
                aria-label={name}
                value={row.people}
                onEntry={(entry) =>
                  change(index, { people: entry.kind === 'number' ? entry.value : undefined })
                }
              />
            ),
          },
          {
            id: 'pay',
            label: 'Pay an hour',
            cell: (row, index, name) => (
              <NumberInput
                aria-label={name}
                unit="cents"
                value={row.pay}
                onEntry={(entry) => change(index, { pay: entry.kind === 'number' ? entry.value : undefined })}
              />
            ),
          },
        ]}
        rows={rows}
        rowName={(index) => `job group ${index + 1}`}
        addLabel="Add a job group"
        onAdd={() => setRows([...rows, {}])}
        onRemove={(index) => setRows(rows.filter((_, place) => place !== index))}
        maxRows={200}
      />
    );
  },
};
