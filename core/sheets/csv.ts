// Rows as text separated by commas, for spreadsheet programs and whatever else reads them. A text that a spreadsheet would
// calculate gets an apostrophe before it: whoever gives their name as a formula gives a name.
import type { Cell } from './model.ts';
import { cellText } from './write-cell.ts';

/** What begins a formula, also in full width and behind spaces or marks nobody sees; and what ends a cell unseen. */
const FORMULA = /^(?:[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－﹣−＠﹦﹢﹫]|[\t\r\n])/u;
const QUOTED = /[",;\t\r\n]|^\s|\s$/;
/** With it Excel takes the file for UTF-8. */
const MARK = '\ufeff';
const END = '\r\n';
const CHUNK = 65_536;

/** A text as it is, quoted where it must be: for words of the form's own maker, and for nobody else's. */
export const csvText = (text: string): string => (QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One cell. Numbers stay numbers, a minus before them too; text is never a formula. */
export function csvCell(cell: Cell): string {
  const text = cellText(cell);
  return csvText(typeof cell === 'string' && FORMULA.test(text) ? `'${text}` : text);
}

const csvLine = (cells: readonly Cell[]): string => cells.map(csvCell).join(',') + END;

/** The file in pieces, `header` first. `mark`: whether it begins with the mark by which Excel knows UTF-8; it does. */
export async function* writeCsv(
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  { header, mark = true }: { header?: readonly string[]; mark?: boolean } = {},
): AsyncGenerator<string> {
  let text = mark ? MARK : '';
  if (header !== undefined) text += csvLine(header);
  for await (const cells of rows) {
    text += csvLine(cells);
    if (text.length > CHUNK) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}
