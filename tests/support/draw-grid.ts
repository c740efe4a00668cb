// Draws a sheet from text: a line for each row, cells divided by `|`. `#` before the words, or alone, is a cell with looks
// of its own; `=` a formula; `>` belongs to the merged cell on its left, `^` to the one above; `-` alone is an empty row.
import type { Area, Grid, GridCell, GridRow } from '../../core/sheets/model.ts';

function cellOf(written: string, column: number): GridCell | undefined {
  const styled = written.startsWith('#');
  const said = (styled ? written.slice(1).trim() : written).replaceAll('\\n', '\n');
  if (!styled && (said === '' || said === '>' || said === '^')) return undefined;
  const formula = said.startsWith('=') ? said.slice(1) : undefined;
  const text = formula === undefined && said !== '>' && said !== '^' ? said : '';
  return { column, text, ...(formula === undefined ? {} : { formula }), ...(styled ? { styled } : {}) };
}

/** Areas of cells joined by `>` and `^`: a `^` belongs to whatever holds the cell above it. */
function mergesOf(written: readonly (readonly string[])[]): Area[] {
  const merges: Area[] = [];
  const held = new Map<string, Area>();
  for (const [i, cells] of written.entries())
    for (const [j, one] of cells.entries()) {
      const mark = one.replace(/^#/, '').trim();
      const [row, column] = [i + 1, j + 1];
      if (mark !== '>' && mark !== '^') continue;
      const [fromRow, fromColumn] = mark === '>' ? [row, column - 1] : [row - 1, column];
      const key = `${fromRow}/${fromColumn}`;
      let area = held.get(key);
      if (area === undefined) {
        area = { top: fromRow, left: fromColumn, bottom: fromRow, right: fromColumn };
        held.set(key, area);
        merges.push(area);
      }
      area.bottom = Math.max(area.bottom, row);
      area.right = Math.max(area.right, column);
      held.set(`${row}/${column}`, area);
    }
  return merges;
}

export function drawGrid(text: string, sheet = '表'): Grid {
  const written = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => (line === '-' ? [] : line.split('|').map(cell => cell.trim())));
  const rows: GridRow[] = written.map((cells, i) => ({
    row: i + 1,
    cells: cells.flatMap((cell, j) => cellOf(cell, j + 1) ?? []),
  }));
  return { sheet, rows: rows.filter(({ cells }) => cells.length > 0), merges: mergesOf(written) };
}

/** The same sheet further down and to the right. */
export const movedGrid = (grid: Grid, down: number, right: number): Grid => ({
  ...grid,
  rows: grid.rows.map(({ row, cells }) => ({
    row: row + down,
    cells: cells.map(cell => ({ ...cell, column: cell.column + right })),
  })),
  merges: grid.merges.map(({ top, left, bottom, right: last }) => ({
    ...{ top: top + down, left: left + right, bottom: bottom + down, right: last + right },
  })),
});
