// A blank form that is a text file: rows of cells between commas, semicolons or tabs. It goes out with the same separator
// and in the encoding it came in; what stands around the table stays as it was, save how it is quoted.
import iconv from 'iconv-lite';
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import { csvCell, csvText } from '../../../core/sheets/csv.ts';
import { readDelimited, separatorOf } from '../../../core/sheets/delimited.ts';
import { type Cell, type Grid, rowsKept, type SheetLayout } from '../../../core/sheets/model.ts';
import { decodeText, isUnicode } from '../../kernel/text.ts';
import type { Blank } from '../blank.ts';
import type { FillRows } from '../workbook/fill-template.ts';

/** More rows than that are no blank form. */
const MOST_ROWS = 20_000;
const MOST_BYTES = 20 * 1_048_576;
const MOST_COLUMNS = 1000;
const MARKUP = /^[\s\ufeff]*<(?:\?xml|!doctype|html|table|meta)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text file holds
const BINARY = /[\u0000-\u0008\u000e-\u001f]/;
const CHUNK = 65_536;
const END = '\r\n';
const MARK = '\ufeff';

const SHEET = 'CSV';

const gridOf = (rows: readonly string[][]): Grid => ({
  sheet: SHEET,
  rows: rows.map((cells, i) => ({
    row: i + 1,
    cells: cells.flatMap((text, at) => (text === '' ? [] : [{ column: at + 1, text }])),
  })),
  merges: [],
});

/** Lines of the filled form. */
async function* linesOf(
  rows: readonly string[][],
  layout: SheetLayout,
  separator: string,
  fill: FillRows,
): AsyncGenerator<string> {
  const { firstRow, capacity, columns } = layout;
  const own = (cells: readonly string[]): string => cells.map(csvText).join(separator) + END;
  const kept = firstRow - 1 + Math.min(rowsKept(layout), capacity);
  const widest = Math.max(...columns.map(({ index }) => index));
  const line = (cells: readonly Cell[]): string => {
    const all = new Array<string>(widest).fill('');
    for (const [i, { index }] of columns.entries()) all[index - 1] = csvCell(cells[i]);
    return all.join(separator) + END;
  };
  for (const cells of rows.slice(0, kept)) yield own(cells);
  let count = 0;
  const parts = Symbol.asyncIterator in fill.each ? fill.each : [fill.each];
  for await (const part of parts)
    for (const cells of part) {
      count++;
      yield line(cells);
    }
  if (count !== fill.count) throw new Error('other rows than were counted');
  // Without rows to write the blank ones stay.
  for (const cells of rows.slice(count === 0 ? kept : firstRow - 1 + capacity)) yield own(cells);
}

async function* encoded(lines: AsyncIterable<string>, encoding: 'utf-8' | 'gb18030'): AsyncGenerator<Uint8Array> {
  const bytesOf = (text: string) => (encoding === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(text, encoding));
  // With the mark Excel takes the file for UTF-8.
  let text = encoding === 'utf-8' ? MARK : '';
  for await (const line of lines) {
    text += line;
    if (text.length <= CHUNK) continue;
    yield bytesOf(text);
    text = '';
  }
  yield bytesOf(text);
}

/** Refusals: `workbook-damaged` for what is no text, `text-mixed`, `text-unreadable`, `workbook-too-large`. */
export function openText(bytes: Uint8Array): Result<Blank> {
  if (bytes.length > MOST_BYTES) return refuse('workbook-too-large', { what: 'MB', limit: MOST_BYTES / 1_048_576 });
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const isText = text.value.trim() !== '' && !MARKUP.test(text.value.slice(0, 200)) && !BINARY.test(text.value);
  if (!isText) return refuse('workbook-damaged');
  const separator = separatorOf(text.value);
  const rows = readDelimited(text.value, separator);
  if (rows.length > MOST_ROWS) return refuse('workbook-too-large', { what: 'rows', limit: MOST_ROWS });
  if (rows.some(({ length }) => length > MOST_COLUMNS))
    return refuse('workbook-too-large', { what: 'columns', limit: MOST_COLUMNS });
  const between = separator === '，' ? ',' : separator;
  const encoding = isUnicode(bytes) ? 'utf-8' : 'gb18030';
  return accept({
    grids: [gridOf(rows)],
    fill: (layout, fill) => accept({ bytes: encoded(linesOf(rows, layout, between, fill), encoding) }),
  });
}
