// Which sheets of a workbook may be forms. A form is filled in by people: one with very many columns is none, and looking
// at it would cost everybody else.
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import type { TemplateSheet } from './read-template.ts';

/** Columns with words in one row. The widest forms departments hand out have about 120. */
export const MOST_COLUMNS = 500;

const wordsIn = ({ cells }: { cells: readonly { text: string }[] }): number =>
  cells.reduce((count, { text }) => (text === '' ? count : count + 1), 0);

export const isTooWide = ({ content }: Pick<TemplateSheet, 'content'>): boolean =>
  content.rows.some(row => row.cells.length > MOST_COLUMNS && wordsIn(row) > MOST_COLUMNS);

/**
 * The sheets, those too wide to be a form without anything to look at; their cells stay, for formulas that read them.
 * Refuses `sheet-too-wide` where no other sheet that is shown says anything.
 */
export function formsIn(sheets: readonly TemplateSheet[]): Result<TemplateSheet[]> {
  const wide = new Set(sheets.filter(isTooWide));
  const left = sheets.some(
    sheet => !wide.has(sheet) && !sheet.hidden && sheet.content.rows.some(row => wordsIn(row) > 0),
  );
  if (wide.size > 0 && !left) return refuse('sheet-too-wide', { sheet: [...wide][0]!.name, limit: MOST_COLUMNS });
  return accept(
    sheets.map(sheet => (wide.has(sheet) ? { ...sheet, grid: { ...sheet.grid, rows: [], merges: [] } } : sheet)),
  );
}
