// The cells of a filled workbook as they must be and as they are.
import { NEVER_HELD, NOT_FOR_PURPOSE } from '../../../core/sheets/fill.ts';
import type { Known, RowCells } from './known-rows.ts';
import type { Reopened, ReopenedCell } from './reopen/reopen.ts';
import type { Expected, ExpectedColumn } from './ten/expected.ts';

/** Nothing, a value, a formula, or a day kept as a number. */
export type SaidCell = { value?: string | number | boolean; formula?: string; day?: string };

const DAY_MS = 86_400_000;
const dayOf = (serial: number, date1904: boolean): string => {
  const first = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(first + serial * DAY_MS).toISOString().slice(0, 10);
};

function cellMust({ column, means, formula }: ExpectedColumn, row: RowCells, at: number, expected: Expected): SaidCell {
  if (formula !== undefined) return { formula: formula(at) };
  if (means === 'never_held') return { value: NEVER_HELD };
  if (expected.notForPurpose?.includes(column)) return { value: NOT_FOR_PURPOSE };
  const known: Known = row.cell(means);
  if (known === undefined) return {};
  if (typeof known !== 'object') return { value: expected.writes?.[column]?.(known) ?? known };
  return expected.days?.includes(column) ? { day: known.date } : { value: known.date };
}

function cellIs({ value, formula }: Partial<ReopenedCell>, day: boolean, date1904: boolean): SaidCell {
  if (formula !== undefined) return { formula };
  if (value === undefined) return {};
  return day && typeof value === 'number' ? { day: dayOf(value, date1904) } : { value };
}

/** Every cell of the rows as it must be and as it is, by `row:column`. */
export function cellsMustAndAre(
  expected: Expected,
  filled: Reopened,
  rows: readonly RowCells[],
): { must: [string, SaidCell][]; are: [string, SaidCell][] } {
  const sheet = filled.sheets.find(one => one.name === expected.sheet)!;
  const must: [string, SaidCell][] = [];
  const are: [string, SaidCell][] = [];
  for (const [i, row] of rows.entries())
    for (const column of expected.columns) {
      const at = expected.firstRow + i;
      const place = `${at}:${column.column}`;
      const day = expected.days?.includes(column.column) ?? false;
      must.push([place, cellMust(column, row, at, expected)]);
      are.push([place, cellIs(sheet.rows.get(at)?.cells.get(column.column) ?? {}, day, expected.date1904 ?? false)]);
    }
  return { must, are };
}
