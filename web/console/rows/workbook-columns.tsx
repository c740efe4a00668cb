// What each column of a workbook was taken for: kept as something, never held and why, or not recognised.
import type { ReactNode } from 'react';
import { Icon, useText, useTitle } from '../frame/index.ts';
import { WORDS } from './words.ts';

/** `over`: the headings above it. */
export type WorkbookColumn = { header: string; over?: string; means?: string; never?: { zh: string; en: string } };
export type ColumnKind = 'known' | 'unknown' | 'never';

export const kindOfColumn = ({ means, never }: WorkbookColumn): ColumnKind =>
  never !== undefined ? 'never' : means === undefined ? 'unknown' : 'known';

export const countColumns = (columns: readonly WorkbookColumn[], kind: ColumnKind): number =>
  columns.filter(column => kindOfColumn(column) === kind).length;

type WorkbookColumnsProps<C extends WorkbookColumn> = {
  label: string;
  columns: readonly C[];
  /** What a recognised column means, in words. */
  meaning: (column: C) => string;
  /** Said of the others. */
  unknown: string | ((column: C) => string);
  /** Why a recognised column is not filled all the same. */
  withheld?: (column: C, index: number) => string | undefined;
  /** What may be done about a column that is held. */
  more?: (column: C) => ReactNode;
};

export function WorkbookColumns<C extends WorkbookColumn>({
  label,
  columns,
  meaning,
  unknown,
  withheld,
  more,
}: WorkbookColumnsProps<C>) {
  const text = useText(WORDS);
  const title = useTitle();
  return (
    <ul className="columns" aria-label={label}>
      {columns.map((column, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice; its place tells them apart.
        <li key={i} className={kindOfColumn(column)}>
          <span className="column-header">
            {column.over === undefined ? null : <span className="column-over">{column.over} / </span>}
            {column.header}
          </span>
          {column.never !== undefined ? (
            <span>
              <span className="mark stale">
                <Icon name="close" />
                {text('never')}
              </span>{' '}
              <span className="column-why">{title(column.never)}</span>
            </span>
          ) : withheld?.(column, i) !== undefined ? (
            <span>
              {meaning(column)}{' '}
              <span className="mark stale">
                <Icon name="close" />
                {withheld(column, i)}
              </span>
            </span>
          ) : (
            <span className={column.means === undefined ? 'soft' : 'column-means'}>
              <Icon name={column.means === undefined ? 'gap' : 'check'} />{' '}
              {column.means !== undefined ? meaning(column) : typeof unknown === 'string' ? unknown : unknown(column)}
            </span>
          )}
          {column.never === undefined ? more?.(column) : null}
        </li>
      ))}
    </ul>
  );
}
