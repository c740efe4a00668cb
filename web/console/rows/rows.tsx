// A list as a table on a desk and as cards on a phone: the same elements, told apart by the style sheet, so that no page
// scrolls sideways. The first link of a row opens it wherever the row is pressed.
import type { ReactNode } from 'react';
import { More } from './more.tsx';
import './rows.css';

export type Column<T> = {
  key: string;
  title: string;
  cell: (item: T) => ReactNode;
  /** `main` heads the card on a phone; `number` stands at the right of a desk; `text` is a sentence; `act` holds buttons. */
  as?: 'main' | 'number' | 'text' | 'act';
  /** Left out on a phone. */
  desk?: boolean;
};

type RowsProps<T> = {
  /** What the list is, for a screen reader. */
  label: string;
  columns: readonly Column<T>[];
  items: readonly T[];
  keyOf: (item: T) => string;
  /** A row that stands out, e.g. the correction a link leads to. */
  marked?: string;
  more?: () => void;
  loadingMore?: boolean;
};

const classOf = <T,>({ as, desk }: Column<T>): string | undefined =>
  [as === undefined ? '' : `cell-${as}`, desk === true ? 'cell-desk' : ''].filter(part => part !== '').join(' ') ||
  undefined;

export function Rows<T>({ label, columns, items, keyOf, marked, more, loadingMore = false }: RowsProps<T>) {
  return (
    <>
      <table className="rows" aria-label={label}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => {
            const key = keyOf(item);
            return (
              <tr key={key} id={`row-${key}`} className={key === marked ? 'marked' : undefined}>
                {columns.map(column => (
                  <td key={column.key} className={classOf(column)} data-title={column.title}>
                    <div className="cell">{column.cell(item)}</div>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <More more={more} loading={loadingMore} />
    </>
  );
}
