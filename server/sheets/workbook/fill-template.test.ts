import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { Cell, SheetLayout } from '../../../core/sheets/model.ts';
import { blankWorkbook, FIRST_ROW, layoutWith } from './blank-workbook.fixture.ts';
import { fillTemplate } from './fill-template.ts';
import { readTemplate } from './read-template.ts';

const SHEET = '名单（一）';

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

async function fill(template: Uint8Array, layout: SheetLayout, rows: readonly Cell[][]): Promise<Buffer> {
  const read = readTemplate(template);
  if (!read.ok) throw new Error(read.refusal.code);
  const filled = fillTemplate(read.value, layout, { count: rows.length, each: rows });
  if (!filled.ok) throw new Error(filled.refusal.code);
  return bytesOf(filled.value.bytes);
}

async function open(bytes: Uint8Array, sheet = SHEET): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer as ArrayBuffer);
  return book.getWorksheet(sheet)!;
}

/** A blank workbook of which the first rows hold somebody's words. */
async function saidIn(rows: number, names: readonly string[]): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(await blankWorkbook(rows)).buffer as ArrayBuffer);
  const sheet = book.getWorksheet(SHEET)!;
  for (const [i, name] of names.entries()) {
    const row = sheet.getRow(FIRST_ROW + i);
    row.getCell(1).value = i + 1;
    row.getCell(2).value = name;
    const shown = row.getCell(2);
    shown.style = { ...shown.style, font: { italic: true, color: { argb: 'FFFF0000' } } };
    row.getCell(7).value = 3;
    row.getCell(10).value = '写在表外';
  }
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

const row = (serial: number, name: string, people: number): Cell[] => [
  serial,
  name,
  '男',
  { date: '1950-02-03' },
  '990101195002030011',
  '19900000001',
  people,
  undefined,
  undefined,
];
const NEW = (count: number) => Array.from({ length: count }, (_, i) => row(i + 1, `王${i + 1}`, 2));

/** Names from the first row to the one before the total, and the total's formula. */
function tableOf(sheet: exceljs.Worksheet): { names: unknown[]; total: unknown; at: number } {
  const names: unknown[] = [];
  let at = FIRST_ROW;
  while (sheet.getCell(at, 1).value !== '合计') {
    names.push(sheet.getCell(at, 2).value);
    at++;
  }
  return { names, total: (sheet.getCell(at, 7).value as { formula?: string }).formula, at };
}

describe('a sample', () => {
  const sample = (rows: number): SheetLayout => ({ ...layoutWith(rows), body: 'sample', filledRows: 1 });

  test('is written over, in the look of the blank rows below it', async () => {
    const sheet = await open(await fill(await saidIn(4, ['李示例']), sample(4), NEW(2)));
    expect(tableOf(sheet)).toEqual({ names: ['王1', '王2', null, null], total: 'SUM(G4:G7)', at: 8 });
    expect(sheet.getCell('B4').font).toMatchObject({ name: '楷体' });
    expect(sheet.getCell('B4').font?.italic).toBeUndefined();
    expect(sheet.getCell('J4').value).toBeNull();
  });

  test('is written over where it is the only row, and the total follows', async () => {
    const sheet = await open(await fill(await saidIn(1, ['李示例']), sample(1), NEW(3)));
    expect(tableOf(sheet)).toEqual({ names: ['王1', '王2', '王3'], total: 'SUM(G4:G6)', at: 7 });
    expect(sheet.getCell('B6').font?.italic).toBe(true);
  });

  test('of two rows leaves nothing behind where there is one row to write, or none', async () => {
    const template = await saidIn(4, ['李示例', '李再例']);
    const two: SheetLayout = { ...sample(4), filledRows: 2 };
    expect(tableOf(await open(await fill(template, two, NEW(1)))).names).toEqual(['王1', null, null, null]);
    const none = await open(await fill(template, two, []));
    expect(tableOf(none).names).toEqual([null, null, null, null]);
    expect(none.getCell('A5').value).toBeNull();
    expect(none.getCell('B5').border).toMatchObject({ top: { style: 'thin' } });
  });
});

describe('rows somebody filled in', () => {
  const filled = (rows: number, filledRows: number, onFilled?: 'after' | 'replace'): SheetLayout => ({
    ...layoutWith(rows),
    ...{ body: 'filled', filledRows },
    ...(onFilled === undefined ? {} : { onFilled }),
  });

  test('stay, and new ones follow in the blank rows', async () => {
    const sheet = await open(await fill(await saidIn(5, ['李一', '李二']), filled(5, 2), NEW(2)));
    expect(tableOf(sheet)).toEqual({ names: ['李一', '李二', '王1', '王2', null], total: 'SUM(G4:G8)', at: 9 });
    expect(sheet.getCell('J5').value).toBe('写在表外');
  });

  test('stay, and more are inserted where the blank rows end', async () => {
    const sheet = await open(await fill(await saidIn(4, ['李一', '李二']), filled(4, 2), NEW(5)));
    expect(tableOf(sheet)).toEqual({
      names: ['李一', '李二', '王1', '王2', '王3', '王4', '王5'],
      total: 'SUM(G4:G10)',
      at: 11,
    });
    expect(sheet.getCell('C10').dataValidation?.formulae).toEqual(['"男,女"']);
  });

  test('stay where there is no blank row left, and the total follows', async () => {
    const sheet = await open(await fill(await saidIn(2, ['李一', '李二']), filled(2, 2, 'after'), NEW(3)));
    expect(tableOf(sheet)).toEqual({ names: ['李一', '李二', '王1', '王2', '王3'], total: 'SUM(G4:G8)', at: 9 });
    expect(sheet.getCell('B8').border).toMatchObject({ bottom: { style: 'thin' } });
    expect(sheet.getCell('C8').dataValidation?.formulae).toEqual(['"男,女"']);
  });

  test('give way where that is asked, all of them', async () => {
    const template = await saidIn(4, ['李一', '李二', '李三']);
    const sheet = await open(await fill(template, filled(4, 3, 'replace'), NEW(1)));
    expect(tableOf(sheet)).toEqual({ names: ['王1', null, null, null], total: 'SUM(G4:G7)', at: 8 });
    const more = await open(await fill(template, filled(4, 3, 'replace'), NEW(6)));
    expect(tableOf(more).names).toEqual(['王1', '王2', '王3', '王4', '王5', '王6']);
  });

  test('keep what they calculate for themselves', async () => {
    const book = new exceljs.Workbook();
    await book.xlsx.load(Uint8Array.from(await saidIn(2, ['李一', '李二'])).buffer as ArrayBuffer);
    for (const at of [4, 5]) book.getWorksheet(SHEET)!.getCell(at, 8).value = { formula: `SUM(G$4:G${at})`, result: 0 };
    const template = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
    const layout = filled(2, 2);
    layout.columns[7]!.source = { kind: 'formula' };
    const sheet = await open(await fill(template, layout, NEW(2)));
    const formulas = [4, 5, 6, 7].map(at => (sheet.getCell(at, 8).value as { formula?: string }).formula);
    expect(formulas).toEqual(['SUM(G$4:G4)', 'SUM(G$4:G5)', 'SUM(G$4:G6)', 'SUM(G$4:G7)']);
  });

  test('are untouched with nothing to add', async () => {
    const template = await saidIn(3, ['李一']);
    expect(await fill(template, filled(3, 1), [])).toEqual(Buffer.from(template));
  });
});

describe('text', () => {
  const NASTY = [
    '=1+1',
    '+86 199',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("http://x.example","李")',
    '\tcmd',
    '<b>&"\'',
    '_x0041_',
    ' 李 ',
    '李\n王',
    '𠮷',
    '00012',
    '1E5',
    'TRUE',
    '＝１＋１',
  ];

  test('stays text whatever it looks like', async () => {
    const rows = NASTY.map((name, i) => row(i + 1, name, 1));
    const bytes = await fill(await blankWorkbook(3), layoutWith(3), rows);
    const sheet = await open(bytes);
    for (const [i, name] of NASTY.entries()) {
      const cell = sheet.getCell(FIRST_ROW + i, 2);
      // exceljs leaves an escaped underscore as it is written.
      expect(String(cell.value).replace('_x005F_', '_')).toBe(name);
      expect(cell.type).toBe(exceljs.ValueType.String);
    }
  });

  test('holds an identity number with all its digits, and a day where the cell shows none', async () => {
    const rows = [row(1, '李', 1)];
    rows[0]![8] = { date: '1950-02-03', text: '1950.02.03' };
    const sheet = await open(await fill(await blankWorkbook(3), layoutWith(3), rows));
    expect(sheet.getCell('E4').value).toBe('990101195002030011');
    expect(sheet.getCell('D4').value).toEqual(new Date(Date.UTC(1950, 1, 3)));
    expect(sheet.getCell('I4').value).toBe('1950.02.03');
  });
});
