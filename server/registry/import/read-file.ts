// A roster file as sheets, whatever office program wrote it. Runs in a process of its own: what it is given may be
// broken, huge or hostile, and that is stopped at its limits of time and memory.
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import { MOST_ROWS } from '../../../core/registry/roster.ts';
import type { RosterCell, RosterSheet } from '../../../core/registry/roster-model.ts';
import { readDelimited } from '../../../core/sheets/delimited.ts';
import { decodeText } from '../../kernel/text.ts';
import { type BookLimits, readTemplate } from '../../sheets/workbook/index.ts';
import { readXls } from './read-xls.ts';

const MB = 1_048_576;
/** Rows above the header and below the table are read too. */
const SPARE_ROWS = 1000;
export const ROSTER_LIMITS: BookLimits = {
  file: 40 * MB,
  entries: 2000,
  unpacked: 320 * MB,
  ratio: 200,
  part: 256 * MB,
  sheets: 100,
  rows: MOST_ROWS + SPARE_ROWS,
  cells: 2_500_000,
  merges: 400_000,
};

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, i) => bytes[i] === byte);
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
const WORKBOOK_NAME = /\.(?:xlsx|xlsm|xls|et|ods)$/i;
const MARKUP = /^[\s\ufeff]*<(?:\?xml|!doctype|html|table|meta)/i;

/** Sheets of .xlsx, .xls or text, by what the bytes are and not by what the name says. */
export function readRosterFile(bytes: Uint8Array, name: string): Result<RosterSheet[]> {
  if (startsWith(bytes, ...ZIP)) return readXlsx(bytes);
  if (startsWith(bytes, ...OLD_OFFICE)) return readXls(bytes);
  // Nothing an office program packs under these names begins otherwise; web pages named .xls are opened and saved anew.
  if (WORKBOOK_NAME.test(name)) return refuse('workbook-damaged');
  if (bytes.includes(0) && !startsWith(bytes, 0xff, 0xfe) && !startsWith(bytes, 0xfe, 0xff))
    return refuse('file-unknown-kind');
  const text = decodeText(bytes);
  if (!text.ok) return text;
  if (MARKUP.test(text.value.slice(0, 200))) return refuse('file-unknown-kind');
  const rows = readDelimited(text.value);
  if (rows.length > MOST_ROWS + SPARE_ROWS) return refuse('too-many-rows', { limit: MOST_ROWS });
  return accept([
    {
      ...{ name, hidden: false, date1904: false, plainText: true, merges: [] },
      rows: rows.map((cells, i) => ({ row: i + 1, cells: cells.map(cell => (cell === '' ? undefined : cell)) })),
    },
  ]);
}

function readXlsx(bytes: Uint8Array): Result<RosterSheet[]> {
  const book = readTemplate(bytes, ROSTER_LIMITS);
  if (!book.ok) {
    const { code, detail } = book.refusal;
    return code === 'workbook-too-large' && detail?.what === 'rows'
      ? refuse('too-many-rows', { limit: MOST_ROWS })
      : book;
  }
  const { showsDay, date1904 } = book.value;
  return accept(
    book.value.sheets.map(({ name, hidden, content }) => ({
      ...{ name, hidden, date1904, plainText: false, merges: content.merges },
      rows: content.rows.map(({ row, cells }) => {
        const line: (RosterCell | undefined)[] = [];
        for (const { column, text, kept, style } of cells) {
          if (text === '') continue;
          const number = Number(text);
          if (kept === 'boolean') line[column - 1] = text === '1';
          else if (kept !== 'number' || !Number.isFinite(number)) line[column - 1] = text;
          else line[column - 1] = style !== undefined && showsDay(style) ? { day: number } : number;
        }
        return { row, cells: line };
      }),
    })),
  );
}
