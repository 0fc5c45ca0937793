import { useId } from 'react';
import type { ReactNode } from 'react';

interface ScrollTableProps {
  caption: ReactNode;
  /** What the columns are headed. */
  columns: readonly string[];
  /** The rows. */
  children: ReactNode;
}

/** A table to read. Where it is wider than the page it scrolls by itself, by keyboard too, under its caption's name. */
export function ScrollTable({ caption, columns, children }: ScrollTableProps) {
  const id = useId();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-labelledby={id}>
      <table>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={place} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
