// Finds every table of a workbook nobody has seen before, by its structure alone: no word needs to be known.
import type { Grid } from './model.ts';
import type { TableHints, TableLayout } from './table-model.ts';

export { fingerprintOf } from './table-fingerprint.ts';

/** All tables of all sheets, the likeliest first. */
export function findTables(_grids: readonly Grid[], _hints: TableHints): TableLayout[] {
  return [];
}
