// A sheet made ready to be looked at more than once: its rows by number, its merged cells by their first row, and a window
// of columns. Bounded whatever the sheet holds.
import type { Area, Grid, GridCell } from './model.ts';
import { oneLine } from './table-words.ts';

/** Columns of one table that are read; more are no form for people. */
export const MOST_COLUMNS = 500;
const MOST_ASKED = 20_000;
const LONGEST_ASKED = 60;

/** A cell that says something, its words on one line. `said` without a formula. */
export type ViewCell = { column: number; words: string; raw: string; formula?: string; styled: boolean };
export type ViewRow = {
  row: number;
  /** Cells with words or a formula, left to right. */
  said: ViewCell[];
  /** How many cells have a look of their own. */
  styled: number;
  cells: readonly GridCell[];
};

export type View = {
  grid: Grid;
  rows: readonly ViewRow[];
  /** Places of rows in `rows`, by their number. */
  places: ReadonlyMap<number, number>;
  mergesAt: ReadonlyMap<number, readonly Area[]>;
  left: number;
  right: number;
};

export type Asks = (header: string, path?: readonly string[]) => boolean;

/** Asks each word once, and not without end. */
export function askOnce(isKnown: (header: string, path: readonly string[]) => boolean): Asks {
  const answers = new Map<string, boolean>();
  return (header, path = [header]) => {
    if (header === '' || header.length > LONGEST_ASKED * path.length) return false;
    const key = path.join('\u0001');
    let answer = answers.get(key);
    if (answer === undefined) {
      if (answers.size >= MOST_ASKED) return false;
      answer = isKnown(header, path);
      answers.set(key, answer);
    }
    return answer;
  };
}

function viewRow(row: number, all: readonly GridCell[], left: number, right: number): ViewRow {
  const whole = left <= 1 && (all.length === 0 || all[all.length - 1]!.column <= right);
  const cells = whole ? all : all.filter(({ column }) => column >= left && column <= right);
  const said: ViewCell[] = [];
  let styled = 0;
  for (const cell of cells) {
    if (cell.styled) styled++;
    const words = oneLine(cell.text);
    if (words === '' && cell.formula === undefined) continue;
    if (said.length >= MOST_COLUMNS) continue;
    const { column, text, formula } = cell;
    said.push({
      column,
      words,
      raw: text,
      styled: cell.styled === true,
      ...(formula === undefined ? {} : { formula }),
    });
  }
  return { row, said, styled, cells };
}

/** A sheet, or the columns of it from `left` to `right`. */
export function viewOf(grid: Grid, left = 1, right = Number.POSITIVE_INFINITY): View {
  const rows = grid.rows.map(({ row, cells }) => viewRow(row, cells, left, right));
  const places = new Map(rows.map(({ row }, i) => [row, i]));
  const mergesAt = new Map<number, Area[]>();
  for (const merge of grid.merges) {
    if (merge.right < left || merge.left > right) continue;
    const there = mergesAt.get(merge.top);
    if (there === undefined) mergesAt.set(merge.top, [merge]);
    else there.push(merge);
  }
  for (const merges of mergesAt.values()) merges.sort((a, b) => a.left - b.left);
  return { grid, rows, places, mergesAt, left, right };
}

export const rowAt = (view: View, row: number): ViewRow | undefined => {
  const place = view.places.get(row);
  return place === undefined ? undefined : view.rows[place];
};

/** The merged area that begins at a cell; binary search, for a row may begin thousands. */
export function mergeFrom(view: View, row: number, column: number): Area | undefined {
  const merges = view.mergesAt.get(row);
  if (merges === undefined) return undefined;
  let low = 0;
  let high = merges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const merge = merges[middle]!;
    if (merge.left === column) return merge;
    if (merge.left < column) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
