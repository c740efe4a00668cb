// The old binary .xls as an equivalent plain .xlsx, so that a department's old form can be explained and filled like any
// other. Read by SheetJS (docs/decisions/0010-roster-readers.md); runs in a process of its own. Borders, fonts, fills,
// drop-downs and pictures are lost.
import xlsx from '@e965/xlsx';
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import type { Area } from '../../../core/sheets/model.ts';
import { type PlainBook, type PlainCell, type PlainSheet, plainWorkbook } from './plain-workbook.ts';
import { LIMITS } from './read-template.ts';
import { TooMuch } from './sheet-part.ts';

type Cell = { t: string; v?: string | number | boolean; z?: string | number; f?: string };
type Range = { s: { r: number; c: number }; e: { r: number; c: number } };
type Sheet = {
  '!data'?: (Cell | null | undefined)[][];
  '!type'?: string;
  '!merges'?: Range[];
  '!cols'?: ({ width?: number; hidden?: boolean } | undefined)[];
  '!rows'?: ({ hpt?: number } | null | undefined)[];
};
type Book = {
  SheetNames: string[];
  Sheets: Record<string, Sheet>;
  Workbook?: { Sheets?: { Hidden?: number }[]; WBProps?: { date1904?: boolean } };
};

/** Names a container of the old Office has where a workbook is encrypted (UTF-16), and where it holds macros. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const MACROS = Buffer.from('_VBA_PROJECT_CUR', 'utf16le');
/** What an .xls can hold. */
const MOST_ROWS = 65_536;
const MOST_COLUMNS = 256;
const WIDEST = 255;
const HIGHEST = 409;
const MOST_FORMATS = 500;
const LONGEST_FORMULA = 2000;

/** References, functions, numbers, texts and operators; nothing of another workbook, nothing the reader gave up on. */
const FORMULA = /^(?!.*(?:#REF!|undefined|\[))[\p{L}\p{N}_$:!',."()+\-*/^&<>=%\s;{}#?~、，（）]+$/u;

/** Numbers by which the old format knows errors (BErr of MS-XLS). */
const ERRORS: Readonly<Record<number, string>> = {
  ...{ 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' },
};

const within = (value: number | undefined, most: number): number | undefined =>
  value !== undefined && Number.isFinite(value) && value > 0
    ? Math.min(most, Math.round(value * 100) / 100)
    : undefined;

function cellOf(cell: Cell, column: number, formats: Set<string>): PlainCell {
  const { t, v, z, f } = cell;
  const plain: PlainCell = { column };
  if (f !== undefined && f !== '' && f.length <= LONGEST_FORMULA && FORMULA.test(f)) plain.formula = f;
  if (typeof z === 'string' && z !== 'General' && z !== '' && (formats.has(z) || formats.size < MOST_FORMATS)) {
    formats.add(z);
    plain.format = z;
  }
  if (t === 'e') plain.error = ERRORS[Number(v)] ?? '#VALUE!';
  else if (typeof v === 'number') {
    if (Number.isFinite(v)) plain.value = v;
  } else if (v !== undefined && v !== '') plain.value = v;
  return plain;
}

function areaOf({ s, e }: Range): Area[] {
  const area = { top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 };
  const inside = area.top >= 1 && area.left >= 1 && area.bottom <= MOST_ROWS && area.right <= MOST_COLUMNS;
  const several = area.bottom > area.top || area.right > area.left;
  return inside && several && area.bottom >= area.top && area.right >= area.left ? [area] : [];
}

/** Counts across sheets what each of them adds. */
type Count = { cells: number; formats: Set<string> };

function sheetOf(name: string, sheet: Sheet, hidden: boolean, count: Count): PlainSheet {
  const merges = (sheet['!merges'] ?? []).flatMap(areaOf);
  if (merges.length > LIMITS.merges) throw new TooMuch('merged areas', LIMITS.merges);
  const rows: PlainSheet['rows'] = [];
  let widest = 0;
  for (const [i, line] of (sheet['!data'] ?? []).entries()) {
    const height = within(sheet['!rows']?.[i]?.hpt, HIGHEST);
    const cells: PlainCell[] = [];
    for (const [j, cell] of (line ?? []).entries())
      if (cell && j < MOST_COLUMNS) cells.push(cellOf(cell, j + 1, count.formats));
    count.cells += cells.length;
    if (count.cells > LIMITS.cells) throw new TooMuch('cells', LIMITS.cells);
    widest = Math.max(widest, cells.at(-1)?.column ?? 0);
    if (cells.length > 0 || height !== undefined)
      rows.push({ row: i + 1, cells, ...(height === undefined ? {} : { height }) });
  }
  const columns = Array.from(sheet['!cols']?.slice(0, widest) ?? [], one => {
    const width = within(one?.width, WIDEST);
    return { hidden: one?.hidden === true, ...(width === undefined ? {} : { width }) };
  });
  return { name, hidden, rows, merges, columns };
}

function bookOf({ SheetNames, Sheets, Workbook }: Book): PlainBook {
  if (SheetNames.length > LIMITS.sheets) throw new TooMuch('sheets', LIMITS.sheets);
  const count: Count = { cells: 0, formats: new Set() };
  const sheets = SheetNames.flatMap((name, i) => {
    const sheet = Sheets[name];
    const isCells = sheet !== undefined && (sheet['!type'] ?? 'sheet') === 'sheet' && sheet['!data'] !== undefined;
    return isCells ? [sheetOf(name, sheet, (Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, count)] : [];
  });
  return { sheets, date1904: Workbook?.WBProps?.date1904 === true };
}

/**
 * The bytes of an .xlsx that says the same. Refusals: `workbook-password`, `workbook-macros`, `workbook-too-large`,
 * `workbook-damaged`.
 */
export function readXls(bytes: Uint8Array): Result<Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(ENCRYPTED)) return refuse('workbook-password');
  if (buffer.includes(MACROS)) return refuse('workbook-macros');
  if (buffer.length > LIMITS.file)
    return refuse('workbook-too-large', { what: 'MB', limit: Math.round(LIMITS.file / 1_048_576) });
  let book: Book;
  try {
    // Cells that have only a look come along as stubs: by them the rows to fill are found.
    book = xlsx.read(buffer, {
      ...{ type: 'buffer', dense: true, cellNF: true, cellFormula: true, cellStyles: true, sheetStubs: true },
      ...{ cellHTML: false, cellText: false, bookVBA: false },
    } as object) as unknown as Book;
  } catch (error) {
    // A container that is no workbook is taken for a broken zip file, and that for an encrypted one.
    const said = (error as Error).message;
    return refuse(/password|encrypt/i.test(said) && !/zip/i.test(said) ? 'workbook-password' : 'workbook-damaged');
  }
  if (Object.values(book.Sheets).some(sheet => sheet['!type'] === 'macro')) return refuse('workbook-macros');
  try {
    const plain = bookOf(book);
    return plain.sheets.length === 0 ? refuse('workbook-damaged') : accept(plainWorkbook(plain));
  } catch (error) {
    if (error instanceof TooMuch) return refuse('workbook-too-large', { what: error.what, limit: error.limit });
    throw error;
  }
}
