// The rows a header takes: one, or more where its cells are merged downwards beside headings split into columns.
import type { Area, Grid } from '../sheets/model.ts';

export type BandCell = { column: number; text: string; over: string };
export type Band = { top: number; bottom: number; cells: BandCell[] };

/** A heading over several columns that only groups them; any other may name whose they are. */
const NEUTRAL =
  /^(?:个人|人员|居民|住户|家庭|基本|身份|登记|居住|住址|地址|房屋|现|联系|详细)*(?:信息|情况|地址|住址|资料|方式)$/;
const DEEPEST_BAND = 4;

/** The header starting at `top`: as deep as its downward merges, each column named by its lowest words. */
export function bandAt(grid: Grid, top: number): Band {
  const starting = grid.merges.filter(merge => merge.top === top);
  const bottom = Math.min(top + DEEPEST_BAND - 1, Math.max(top, ...starting.map(merge => merge.bottom)));
  const cells = new Map<number, BandCell>();
  for (const { row, cells: inRow } of grid.rows) {
    if (row < top || row > bottom) continue;
    for (const { column, text } of inRow) {
      if (text.trim() === '') continue;
      const above = cells.get(column);
      const over = row === top ? '' : (above?.text ?? wordsOver(grid, top, row - 1, column));
      cells.set(column, { column, text, over });
    }
  }
  const sorted = [...cells.values()].sort((a, b) => a.column - b.column);
  const left = sorted[0]?.column ?? 0;
  const right = sorted.at(-1)?.column ?? 0;
  for (const cell of sorted) {
    // A heading over some of the columns, in the row above, says whose they are; one over all of them is a title.
    const group = cell.over === '' && top > 1 ? mergeOver(grid, top - 1, top - 1, cell.column) : undefined;
    if (group !== undefined && group.right > group.left && (group.left > left || group.right < right))
      cell.over = wordsAt(grid, group);
  }
  return { top, bottom, cells: sorted };
}

const mergeOver = (grid: Grid, from: number, to: number, column: number): Area | undefined =>
  grid.merges.find(each => each.top >= from && each.bottom <= to && each.left <= column && each.right >= column);

const wordsAt = (grid: Grid, { top, left }: Area): string =>
  grid.rows.find(({ row }) => row === top)?.cells.find(({ column }) => column === left)?.text ?? '';

function wordsOver(grid: Grid, from: number, to: number, column: number): string {
  const merge = mergeOver(grid, from, to, column);
  return merge === undefined ? '' : wordsAt(grid, merge);
}

/** Headers of a band, left to right; `owned` where a heading above may make them somebody else's. */
export function headersOf(band: Band): (BandCell & { owned: boolean })[] {
  return band.cells.map(({ column, text, over }) => ({
    ...{ column, text, over },
    owned: over !== '' && !NEUTRAL.test(over.replace(/\s+/g, '')),
  }));
}
