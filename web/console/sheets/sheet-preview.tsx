// A sheet as it will look: its columns' letters and headings, how surely each is known, and the first rows.
import type { SheetView } from '../../../core/sheets/contract.ts';
import { Icon, useText } from '../frame/index.ts';
import { kindOfColumn } from '../rows/workbook-columns.tsx';
import { WORDS } from './words.ts';

type Column = SheetView['columns'][number];

/** A, B, …, Z, AA for 1, 2, …, 26, 27. */
const lettersOf = (index: number): string =>
  index > 26
    ? lettersOf(Math.floor((index - 1) / 26)) + lettersOf(((index - 1) % 26) + 1)
    : String.fromCharCode(64 + index);

/** Headings over several columns, as they stand above them; a gap where nothing does. */
function groupsOf(columns: readonly Column[]): { over: string; span: number; at: number }[] {
  const groups: { over: string; span: number; at: number }[] = [];
  for (const [at, { over = '' }] of columns.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && last.over === over && over !== '') last.span++;
    else groups.push({ over, span: 1, at });
  }
  return groups;
}

/** How a column stands: never held or withheld, guessed with a chance, known, or nothing. */
function Standing({ column, withheld }: { column: Column; withheld: boolean }) {
  const kind = kindOfColumn(column);
  if (kind === 'never' || withheld) return <Icon name="close" />;
  if (kind === 'unknown') return <Icon name="gap" />;
  if (column.by !== 'match' || column.confidence === undefined) return <Icon name="check" />;
  return <span className="num">{Math.round(column.confidence * 100)}%</span>;
}

const lookOf = (column: Column, withheld: boolean): string =>
  withheld
    ? 'never'
    : kindOfColumn(column) === 'known' && column.by === 'match'
      ? 'known guessed'
      : kindOfColumn(column);

function Heading({ column, withheld, rows }: { column: Column; withheld: boolean; rows: number }) {
  return (
    <th scope="col" rowSpan={rows} className={lookOf(column, withheld)}>
      {column.header} <Standing column={column} withheld={withheld} />
    </th>
  );
}

/** `withheld`: which columns hold no value for this purpose or post. On a narrow page it scrolls within its frame. */
export function SheetPreview({ sheet, withheld }: { sheet: SheetView; withheld: readonly boolean[] }) {
  const text = useText(WORDS);
  const { columns, preview } = sheet;
  const groups = groupsOf(columns);
  const deep = columns.some(({ over }) => over !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className="sheet-preview" aria-label={text('preview')} tabIndex={0}>
      <table>
        <thead>
          <tr className="letters">
            {columns.map(({ index }) => (
              <td key={index}>{lettersOf(index)}</td>
            ))}
          </tr>
          <tr>
            {groups.map(({ over, span, at }) =>
              over === '' ? (
                <Heading key={at} column={columns[at]!} withheld={withheld[at] ?? false} rows={deep ? 2 : 1} />
              ) : (
                <th key={at} scope="colgroup" colSpan={span}>
                  {over}
                </th>
              ),
            )}
          </tr>
          {deep ? (
            <tr>
              {columns.map((column, i) =>
                column.over === undefined ? null : (
                  <Heading key={column.index} column={column} withheld={withheld[i] ?? false} rows={1} />
                ),
              )}
            </tr>
          ) : null}
        </thead>
        <tbody>
          {preview.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a preview have no name of their own.
            <tr key={i}>
              {columns.map((column, at) => (
                <td key={column.index} className={lookOf(column, withheld[at] ?? false)}>
                  {row[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
