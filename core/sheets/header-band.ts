// The rows a header takes: one, or more where its cells are merged downwards beside headings split into columns.
import type { Grid } from './model.ts';

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
      cells.set(column, { column, text, over: above?.text ?? headingOver(grid, top, row, column) });
    }
  }
  return { top, bottom, cells: [...cells.values()].sort((a, b) => a.column - b.column) };
}

function headingOver(grid: Grid, top: number, row: number, column: number): string {
  if (row === top) return '';
  const merge = grid.merges.find(
    each => each.top >= top && each.bottom < row && each.left <= column && each.right >= column,
  );
  if (merge === undefined) return '';
  const cells = grid.rows.find(each => each.row === merge.top)?.cells;
  return cells?.find(each => each.column === merge.left)?.text ?? '';
}

/** Headers of a band, left to right; `owned` where a heading above may make them somebody else's. */
export function headersOf(band: Band): { column: number; text: string; owned: boolean }[] {
  return band.cells.map(({ column, text, over }) => ({
    column,
    text,
    owned: over !== '' && !NEUTRAL.test(over.replace(/\s+/g, '')),
  }));
}
