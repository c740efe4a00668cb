// Old workbooks, made by a writer of the old format, are read, understood and filled as new ones are.
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { findTables } from '../../../core/sheets/tables.ts';
import { fillTemplate } from './fill-template.ts';
import { HEADERS, oldBook, TITLE } from './old-workbook.fixture.ts';
import { openTemplate } from './open-template.ts';
import { readXls } from './read-xls.ts';

async function opened(bytes: Uint8Array) {
  const template = await openTemplate(bytes);
  if (!template.ok) throw new Error(template.refusal.code);
  return template.value;
}
const codeOf = (bytes: Uint8Array) => {
  const read = readXls(bytes);
  return read.ok ? 'read' : read.refusal.code;
};

describe('an old workbook', () => {
  test('keeps values, merged cells, formats, formulas, names and what is hidden', async () => {
    const { sheets, showsDay } = await opened(oldBook());
    const [list, codes] = sheets;
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['名单（一）', false],
      ['字典', true],
    ]);
    expect(list!.grid.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 4 }]);
    expect(list!.grid.rows.map(({ row, cells }) => [row, ...cells.map(({ text }) => text)])).toEqual([
      [1, TITLE],
      [2, ...HEADERS],
      [3, '例', '李某', '18295', '3'],
      [4, '', '', '', ''],
      [5, '', '', '', ''],
      [6, '合计', '3'],
      [7, '填表人：周 & <吴>'],
    ]);
    expect(list!.grid.rows.find(({ row }) => row === 6)?.cells[1]).toMatchObject({ column: 4, formula: 'SUM(D3:D5)' });
    expect(list!.content.rows[2]!.cells.map(({ style }) => showsDay(style!))).toEqual([false, false, true, false]);
    expect(codes!.grid.rows[1]!.cells.map(({ text }) => text)).toEqual(['1', '男', '1', '#N/A']);
  });

  test('counts its days from where it did', async () => {
    expect((await opened(oldBook())).date1904).toBe(false);
    expect((await opened(oldBook({ date1904: true }))).date1904).toBe(true);
  });

  test('shows its table, and is filled as a new one', async () => {
    const template = await opened(oldBook());
    const [table] = findTables(
      template.sheets.map(({ grid }) => grid),
      { isKnown: () => false },
    );
    expect(table).toMatchObject({ title: TITLE, headerRow: 2, firstRow: 3, capacity: 3, footerRow: 6, body: 'sample' });
    const layout = {
      ...{ sheet: table!.sheet, headerRow: 2, firstRow: 3, capacity: 3, footerRow: 6, rowSubject: 'person' as const },
      ...{ body: 'sample' as const, filledRows: 1 },
      columns: HEADERS.map((header, i) => ({
        index: i + 1,
        header,
        source: { kind: 'blank', why: 'unknown' } as const,
      })),
    };
    const rows = [1, 2, 3, 4, 5].map(n => [n, `李${n}`, { date: '1950-02-03' }, 2]);
    const filled = fillTemplate(template, layout, { count: rows.length, each: rows }, {});
    if (!filled.ok) throw new Error(filled.refusal.code);
    const parts: Uint8Array[] = [];
    for await (const part of filled.value.bytes) parts.push(part);
    const book = new exceljs.Workbook();
    await book.xlsx.load(new Uint8Array(Buffer.concat(parts)).buffer as ArrayBuffer);
    const sheet = book.getWorksheet('名单（一）')!;
    expect([3, 7].map(row => sheet.getCell(row, 2).text)).toEqual(['李1', '李5']);
    expect(sheet.getCell('D8').formula).toBe('SUM(D3:D7)');
    expect(sheet.getCell('A9').text).toBe('填表人：周 & <吴>');
    expect(sheet.getColumn(2).width).toBeCloseTo(14.8, 0);
    expect(sheet.getCell('A1').isMerged).toBe(true);
  });

  test('gives the same bytes every time', () => {
    const bytes = oldBook();
    expect(readXls(bytes)).toEqual(readXls(bytes));
  });
});

describe('an old file is refused', () => {
  test('where it is cut off, garbled or no workbook', () => {
    const sound = oldBook();
    expect(codeOf(sound)).toBe('read');
    expect(codeOf(sound.subarray(0, 1500))).toBe('workbook-damaged');
    expect(codeOf(Uint8Array.from(sound).fill(0x55, 512, 4000))).toBe('workbook-damaged');
    const nothing = Buffer.concat([sound.subarray(0, 8), Buffer.alloc(504), Buffer.from('Workbook', 'utf16le')]);
    expect(codeOf(nothing)).toBe('workbook-damaged');
  });

  test('where it holds macros or a password', () => {
    const holding = (text: string) => Buffer.concat([oldBook(), Buffer.from(text, 'utf16le')]);
    expect(codeOf(holding('_VBA_PROJECT_CUR'))).toBe('workbook-macros');
    expect(codeOf(holding('EncryptedPackage'))).toBe('workbook-password');
  });

  test('where it is too large', () => {
    expect(codeOf(new Uint8Array(21 * 1_048_576))).toBe('workbook-too-large');
  });
});
