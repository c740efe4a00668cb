// What a row below a header is: room to fill, somebody's answers, a total, a note. Judged by its own cells and the looks of
// its sheet.
import type { GridCell } from './model.ts';
import { mergeFrom, rowAt, type View, type ViewCell, type ViewRow } from './table-view.ts';
import { compact, isFoot, isLabel, isPlaceholder, isRunningTotal, isTotal, isWordy } from './table-words.ts';

/**
 * `empty`: nothing at all. `ruled`: room to fill, by its looks, its formulas or its number. `lone`: one short word without
 * any looks. `foot`: a note or a signature.
 */
export type RowKind = 'empty' | 'ruled' | 'filled' | 'lone' | 'total' | 'foot';

export type Frame = { view: View; columns: ReadonlySet<number>; serial: number | undefined; first: number };

const RANGE = /(?<![!\w$])\$?[A-Z]{1,3}\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})/gi;
const LONGEST_WORD = 30;

/** A formula over rows among which its own is not: a total of the rows above or below. */
function readsOthers(formula: string, row: number): boolean {
  for (const [, from, to] of formula.matchAll(RANGE)) {
    const [first, last] = [Math.min(Number(from), Number(to)), Math.max(Number(from), Number(to))];
    if (first !== last && (row < first || row > last)) return true;
  }
  return false;
}

const isNumber = (words: string): boolean => /^\d{1,6}[.、]?$/.test(words);

/** Words somebody wrote: no formula, no number printed beforehand, nothing printed to be ticked. */
export function answersIn({ said }: ViewRow, { serial, first }: Frame): ViewCell[] {
  const written = said.filter(({ words, formula }) => formula === undefined && words !== '' && !isPlaceholder(words));
  const numbered = written[0];
  if (numbered === undefined || !isNumber(numbered.words)) return written;
  return numbered.column === serial || (numbered.column === first && written.length === 1) ? written.slice(1) : written;
}

const isRuled = (cells: readonly GridCell[], columns: ReadonlySet<number>): boolean =>
  cells.filter(({ column, styled }) => styled && columns.has(column)).length * 2 >= columns.size;

export function kindOf(row: ViewRow, frame: Frame): RowKind {
  const { view, columns, serial } = frame;
  if (row.said.some(({ formula }) => formula !== undefined && readsOthers(formula, row.row))) return 'total';
  const ruled = isRuled(row.cells, columns);
  const answers = answersIn(row, frame);
  const [cell] = answers;
  const numbered = row.said.length > answers.length && row.said[0]!.column === serial && row.said[0]!.words !== '';
  if (cell === undefined) return ruled || row.said.length > 0 ? 'ruled' : 'empty';
  if (isTotal(cell.words)) return 'total';
  const under = answers.filter(({ column }) => columns.has(column)).length;
  if (under === 0) return 'foot';
  const sparse = under <= Math.max(1, columns.size * 0.4);
  if (isRunningTotal(cell.words) && sparse) return 'total';
  if (isFoot(cell.words) && (sparse || /[:：]/.test(cell.words))) return 'foot';
  if (isLabel(cell.words) && sparse) return 'foot';
  if (answers.length > 1) return under > 1 ? 'filled' : 'foot';
  const merge = mergeFrom(view, row.row, cell.column);
  const across = merge === undefined ? 1 : [...columns].filter(one => one >= merge.left && one <= merge.right).length;
  if (across > 1 && across * 2 >= columns.size) return 'foot';
  if (!isWordy(cell.words) && cell.words.length > LONGEST_WORD) return 'foot';
  return ruled || numbered ? 'filled' : compact(cell.words).length > LONGEST_WORD ? 'foot' : 'lone';
}

/** What the row after this one is, as far as it stands directly below. */
export const kindBelow = (row: ViewRow, frame: Frame): RowKind => {
  const next = rowAt(frame.view, row.row + 1);
  return next === undefined ? 'empty' : kindOf(next, frame);
};
