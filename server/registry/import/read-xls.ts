// The old binary .xls, read by SheetJS (docs/decisions/0010-roster-readers.md): cells, merges and hidden sheets, no
// formula, no macro, no format but whether a number is shown as a day.
import xlsx from '@e965/xlsx';
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import { MOST_ROWS } from '../../../core/registry/roster.ts';
import type { RosterCell, RosterSheet } from '../../../core/registry/roster-model.ts';
import { showsDay } from '../../sheets/workbook/index.ts';

type Cell = { t: string; v?: string | number | boolean; w?: string; z?: string | number };
type Range = { s: { r: number; c: number }; e: { r: number; c: number } };
type Sheet = { '!data'?: (Cell | undefined)[][]; '!merges'?: Range[] };
type Book = {
  SheetNames: string[];
  Sheets: Record<string, Sheet>;
  Workbook?: { Sheets?: { Hidden?: number }[]; WBProps?: { date1904?: boolean } };
};

/** Names a container of the old Office has where a workbook is encrypted (UTF-16), and where it holds macros. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const MACROS = Buffer.from('_VBA_PROJECT_CUR', 'utf16le');
const MOST_BYTES = 40 * 1_048_576;

/** Refusals: `workbook-password`, `workbook-macros`, `workbook-too-large`, `too-many-rows`, `workbook-damaged`. */
export function readXls(bytes: Uint8Array): Result<RosterSheet[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(ENCRYPTED)) return refuse('workbook-password');
  if (buffer.includes(MACROS)) return refuse('workbook-macros');
  if (buffer.length > MOST_BYTES) return refuse('workbook-too-large', { what: 'MB', limit: MOST_BYTES / 1_048_576 });
  let book: Book;
  try {
    book = xlsx.read(buffer, {
      ...{ type: 'buffer', dense: true, cellNF: true },
      ...{ cellFormula: false, cellHTML: false, cellText: false, bookVBA: false },
    } as object) as unknown as Book;
  } catch (error) {
    return refuse(/password|encrypt/i.test((error as Error).message) ? 'workbook-password' : 'workbook-damaged');
  }
  const sheets = book.SheetNames.map((name, i) => sheetOf(name, book, i)).filter(sheet => sheet !== undefined);
  if (sheets.length === 0) return refuse('workbook-damaged');
  if (sheets.some(({ rows }) => rows.length > MOST_ROWS)) return refuse('too-many-rows', { limit: MOST_ROWS });
  return accept(sheets);
}

function sheetOf(name: string, { Sheets, Workbook }: Book, i: number): RosterSheet | undefined {
  const sheet = Sheets[name];
  if (sheet === undefined || sheet['!data'] === undefined) return undefined;
  return {
    name,
    hidden: (Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
    date1904: Workbook?.WBProps?.date1904 === true,
    plainText: false,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
      top: s.r + 1,
      left: s.c + 1,
      bottom: e.r + 1,
      right: e.c + 1,
    })),
    rows: sheet['!data'].flatMap((cells, row) =>
      cells === undefined ? [] : [{ row: row + 1, cells: Array.from(cells, cellOf) }],
    ),
  };
}

function cellOf(cell: Cell | undefined): RosterCell | undefined {
  if (cell?.v === undefined || cell.v === '') return undefined;
  if (cell.t === 'e') return cell.w ?? '#VALUE!';
  if (typeof cell.v === 'number' && typeof cell.z === 'string' && showsDay(cell.z)) return { day: cell.v };
  return cell.v;
}
