// One blank workbook in place of several: a table with every column once, ruled and ready to print, and a second sheet
// that says which form each column serves. Dropped on the page of sheets it is filled like any other.
import { both } from '../../core/sheets/about-words.ts';
import type { MergedSheet } from '../../core/sheets/register-contract.ts';
import { type PlainCell, type PlainSheet, plainWorkbook } from './workbook/plain-workbook.ts';

const SERIAL = '序号';
const EMPTY_ROWS = 30;
const TITLE_HEIGHT = 30;
const HEADER_HEIGHT = 34;
const ROW_HEIGHT = 20;
const NARROW = 7;
const WIDE = 44;
/** A Chinese character is as wide as two of a width's characters. */
const widthOf = (header: string): number => Math.min(30, Math.max(11, header.length * 2.2 + 2));

/** A sheet's name: at most 31 characters, none of `[]:*?/\\`, no quote at either end. */
const sheetName = (title: string): string =>
  title
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .replaceAll(/^'+|'+$/g, '')
    .trim() || '表';

const across = (row: number, columns: number) => ({ top: row, left: 1, bottom: row, right: columns });
const cellsOf = (values: readonly string[], look: PlainCell['look']): PlainCell[] =>
  values.map((value, i) => ({ column: i + 1, ...(value === '' ? {} : { value }), look }));

function tableSheet({ title, columns }: MergedSheet): PlainSheet {
  const headers = [SERIAL, ...columns.map(({ header }) => header)];
  const empty = Array.from({ length: EMPTY_ROWS }, (_, i) => ({
    row: i + 3,
    height: ROW_HEIGHT,
    cells: cellsOf(
      headers.map(() => ''),
      'ruled',
    ),
  }));
  return {
    name: sheetName(title),
    hidden: false,
    headerRow: 2,
    merges: headers.length > 1 ? [across(1, headers.length)] : [],
    columns: headers.map((header, i) => ({ width: i === 0 ? NARROW : widthOf(header), hidden: false })),
    rows: [
      { row: 1, height: TITLE_HEIGHT, cells: [{ column: 1, value: title, look: 'title' }] },
      { row: 2, height: HEADER_HEIGHT, cells: cellsOf(headers, 'header') },
      ...empty,
    ],
  };
}

const SERVES = { zh: '对照', en: 'What it serves' };
const LEAD = {
  zh: '这张表代替下列各表；√ 表示该表要这一列。',
  en: 'This sheet stands for the forms below; √ means that the form asks for the column.',
};

function servesSheet({ forms, columns }: MergedSheet): PlainSheet {
  const headers = [both({ zh: '列', en: 'Column' }), ...forms];
  return {
    name: both(SERVES),
    hidden: false,
    headerRow: 2,
    merges: [across(1, headers.length)],
    columns: headers.map((header, i) => ({ width: i === 0 ? 24 : Math.min(WIDE, widthOf(header)), hidden: false })),
    rows: [
      { row: 1, height: HEADER_HEIGHT, cells: [{ column: 1, value: both(LEAD), look: 'note' }] },
      { row: 2, height: HEADER_HEIGHT, cells: cellsOf(headers, 'header') },
      ...columns.map(({ header, serves }, i) => ({
        row: i + 3,
        cells: cellsOf([header, ...forms.map((_, form) => (serves.includes(form) ? '√' : ''))], 'ruled'),
      })),
    ],
  };
}

export const mergedWorkbook = (merged: MergedSheet): Uint8Array =>
  plainWorkbook({ sheets: [tableSheet(merged), servesSheet(merged)], date1904: false });
