import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { announce } from './LiveRegion.tsx';

export interface InputColumn<Row> {
  id: string;
  label: string;
  /** The control of one cell. `name` is its accessible name: what it asks, and for which row. */
  cell: (row: Row, index: number, name: string) => ReactNode;
}

interface InputTableProps<Row> {
  caption: ReactNode;
  columns: readonly InputColumn<Row>[];
  rows: readonly Row[];
  /** Names a row, such as "Job group 2". */
  rowName: (index: number) => string;
  addLabel: string;
  onAdd: () => void;
  onRemove: (index: number) => void;
  /** No more can be added from here on. */
  maxRows?: number;
  id?: string;
}

/** Rows of inputs. On a small screen each row is a block of labelled fields. The focus follows adding and removing. */
export function InputTable<Row>(props: InputTableProps<Row>) {
  const { t } = useLingui();
  const table = useRef<HTMLTableElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  // Which row takes the focus after the next change of the number of rows.
  const focusRow = useRef<number | null>(null);
  const count = props.rows.length;

  useEffect(() => {
    if (focusRow.current === null) return;
    const row = table.current?.tBodies[0]?.rows[focusRow.current];
    focusRow.current = null;
    (row?.querySelector<HTMLElement>('input, select, textarea') ?? addButton.current)?.focus();
  }, [count]);

  function add() {
    focusRow.current = count;
    props.onAdd();
  }

  function remove(index: number) {
    // The row that moves up; after the last one, the row before it.
    focusRow.current = Math.min(index, count - 2);
    const name = props.rowName(index);
    announce(t`${name} removed`);
    props.onRemove(index);
  }

  return (
    <div className="input-table" id={props.id}>
      <table ref={table} role="table">
        <caption>{props.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {props.columns.map((column) => (
              <th key={column.id} scope="col" role="columnheader">
                {column.label}
              </th>
            ))}
            <th scope="col" role="columnheader">
              <span className="hide">{t`Remove`}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {props.rows.map((row, index) => (
            // Rows are told apart by their place only: what they hold may be equal.
            <tr key={index} role="row">
              {props.columns.map((column) => (
                <td key={column.id} role="cell">
                  <span className="cell-label" aria-hidden="true">
                    {column.label}
                  </span>
                  {column.cell(row, index, `${column.label}, ${props.rowName(index)}`)}
                </td>
              ))}
              <td role="cell">
                <Button look="quiet" slim onClick={() => remove(index)}>
                  <Trans>
                    Remove <span className="hide">{props.rowName(index)}</span>
                  </Trans>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count < (props.maxRows ?? Infinity) && (
        <Button look="second" slim onClick={add} ref={addButton}>
          {props.addLabel}
        </Button>
      )}
    </div>
  );
}
