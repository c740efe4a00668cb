// The rows below a header: how many there is room for, whether a sample or somebody's answers stand there, and where the
// table ends. One walk downwards.
import { isSerial } from '../facts/headers.ts';
import type { Band } from './table-header.ts';
import type { TableBody } from './table-model.ts';
import { answersIn, type Frame, kindBelow, kindOf } from './table-rows.ts';
import { mergeFrom, rowAt, type View, type ViewRow } from './table-view.ts';
import { isFoot, isInstruction, isInvented, isSampleMark, isTotal, isValue, numbersColumns } from './table-words.ts';

export type Body = {
  headerRow: number;
  firstRow: number;
  /** Last row of the body, rows of answers and ruled ones alike; above `firstRow` where there is none. */
  lastRow: number;
  capacity: number;
  footerRow?: number;
  body: TableBody;
  filledRows: number;
  single: boolean;
  mergedRows: boolean;
  /** Words of notes between header and body. */
  notes: string[];
};

/** Empty rows that may stand among somebody's answers. */
const WIDEST_GAP = 3;
const MOST_BETWEEN = 4;

const wordsOf = (row: ViewRow | undefined): string[] =>
  row?.said.flatMap(({ words }) => (words === '' ? [] : [words])) ?? [];

/** Rows right below the header that only speak of its columns: their numbers, how to fill them in. */
function headerEnd(view: View, bottom: number, columns: ReadonlySet<number>): number {
  let end = bottom;
  for (let i = 0; i < MOST_BETWEEN; i++) {
    const words = wordsOf(rowAt(view, end + 1));
    const numbers = words.length * 2 >= columns.size && numbersColumns(words);
    const tells = words.filter(one => isInstruction(one) && !isSampleMark(one)).length;
    if (!numbers && !(tells >= 2 && tells * 2 >= words.length)) break;
    end++;
  }
  return end;
}

/** The first row to fill, below a note over the whole table and below a total that stands on top. */
function bodyStart(headerRow: number, frame: Frame, notes: string[]): number {
  let row = headerRow + 1;
  for (let i = 0; i < MOST_BETWEEN; i++, row++) {
    const here = rowAt(frame.view, row);
    const words = wordsOf(here);
    if (here === undefined || words.length === 0) break;
    const goesOn = ['ruled', 'filled'].includes(kindBelow(here, frame));
    if (!goesOn) break;
    const [cell] = here.said;
    const merge = mergeFrom(frame.view, row, cell!.column);
    const across = merge !== undefined && (merge.right - merge.left + 1) * 2 >= frame.columns.size;
    const note = words.length === 1 && !isTotal(words[0]!) && (across || isFoot(words[0]!) || /^[（(]/.test(words[0]!));
    const total = kindOf(here, frame) === 'total';
    if (!note && !total) break;
    if (note) notes.push(words[0]!);
  }
  return row;
}

const isSample = (row: ViewRow): boolean => row.said.some(({ words }) => isSampleMark(words));
const isMadeUp = (row: ViewRow): boolean => row.said.some(({ words }) => isInvented(words));

/** Whether the few rows that are filled only show how. `room`: ruled rows left empty below them. */
function isExample(rows: readonly ViewRow[], frame: Frame, room: number): boolean {
  if (rows.length === 0 || rows.length > 2) return false;
  if (isSample(rows[0]!) || rows.every(isMadeUp)) return true;
  const dense = rows.every(row => answersIn(row, frame).length * 2 >= frame.columns.size);
  return dense && room >= (rows.length === 1 ? 2 : 5);
}

/** `isHeader`: whether another table begins in a row; `apart` where empty rows stand above it. */
export function readBody(view: View, band: Band, isHeader: (row: ViewRow, apart: boolean) => boolean): Body {
  const columns = new Set(band.columns.map(({ index }) => index));
  const serial = band.columns.find(({ path }) => isSerial(path.at(-1)!))?.index;
  const frame: Frame = { view, columns, serial, first: band.columns[0]!.index };
  const headerRow = headerEnd(view, band.bottom, columns);
  const notes: string[] = [];
  let firstRow = bodyStart(headerRow, frame, notes);
  let lastRow = firstRow - 1;
  let lastFilled = firstRow - 1;
  let filled = 0;
  let ruled = 0;
  let footerRow: number | undefined;
  let last = firstRow;
  const few: ViewRow[] = [];
  const from = lowerBound(view.rows, firstRow);
  for (let i = from; i < view.rows.length; i++) {
    const row = view.rows[i]!;
    const kind = kindOf(row, frame);
    last = row.row;
    if (kind === 'empty') continue;
    const gap = row.row - lastRow - 1;
    if (kind === 'ruled') {
      if (gap === 0) {
        lastRow = row.row;
        ruled++;
      }
      continue;
    }
    const goesOn =
      kind === 'filled' ||
      (filled > 0 && gap === 0 && (kind === 'lone' || kind === 'total') && kindBelow(row, frame) === 'filled');
    const ends = gap > 0 && (filled > 0 ? gap > WIDEST_GAP : ruled > 0);
    if (!goesOn || ends || isHeader(row, gap > 0)) {
      footerRow = row.row;
      break;
    }
    if (filled === 0 && ruled === 0) firstRow = row.row;
    filled++;
    lastRow = row.row;
    lastFilled = row.row;
    if (few.length < 3) few.push(row);
  }
  const filledRows = filled === 0 ? 0 : lastFilled - firstRow + 1;
  const example = filledRows <= 2 && isExample(few, frame, lastRow - lastFilled);
  const stands = lastRow >= firstRow;
  const free = footerRow === undefined ? Math.max(1, last + 1 - firstRow) : footerRow - firstRow;
  const capacity = stands ? lastRow - firstRow + 1 : free;
  const onlyFigures = few.length === 1 && answersIn(few[0]!, frame).every(({ words }) => isValue(words));
  return {
    ...{ headerRow, firstRow, lastRow, capacity, filledRows, notes },
    ...(footerRow === undefined ? {} : { footerRow }),
    body: filled === 0 ? 'blank' : example ? 'sample' : 'filled',
    single: capacity === 1 && (filled === 0 ? stands || footerRow !== undefined : onlyFigures),
    mergedRows: mergesRows(view, frame, firstRow, firstRow + capacity - 1),
  };
}

function lowerBound(rows: readonly ViewRow[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mergesRows({ grid, left, right }: View, { columns }: Frame, first: number, last: number): boolean {
  const under = [...columns];
  const [from, to] = [Math.max(left, under[0]!), Math.min(right, under.at(-1)!)];
  return grid.merges.some(
    merge =>
      merge.bottom > merge.top && merge.bottom >= first && merge.top <= last && merge.right >= from && merge.left <= to,
  );
}
