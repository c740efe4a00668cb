// Files as they come: sound ones of every kind are read alike, and every other is refused with what to do.
import xlsx from '@e965/xlsx';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { messyRoster } from '../../../tests/support/messy-roster.ts';
import { rosterCsv, rosterXls, rosterXlsx } from '../../../tests/support/roster-files.ts';
import { readRosterFile } from './read-file.ts';

const roster = messyRoster({ seed: 'files', persons: 120 });
const codeOf = (bytes: Uint8Array, name = 'roster') => {
  const read = readRosterFile(bytes, name);
  return read.ok ? 'read' : read.refusal.code;
};
const shown = (bytes: Uint8Array) => {
  const read = readRosterFile(bytes, 'roster');
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.map(({ rows, name: _, ...rest }) => ({
    ...rest,
    rows: rows.map(({ row, cells }) => ({ row, cells: Array.from(cells, cell => cell ?? null) })),
  }));
};
const bookOf = (sheet: xlsx.WorkSheet, bookType: 'biff8' | 'xlsx', more: object = {}): Uint8Array =>
  xlsx.write({ SheetNames: ['表'], Sheets: { 表: sheet }, ...more }, { type: 'buffer', bookType }) as Uint8Array;

describe('a roster', () => {
  test('is the same as .xlsx and as .xls: cells, days, merges, hidden sheets', async () => {
    const [first, second] = shown(await rosterXlsx(roster));
    const [old, oldHidden] = shown(rosterXls(roster));
    const people = (sheet: typeof first) => sheet!.rows.filter(({ cells }) => cells.some(cell => cell !== null));
    const filled = (sheet: typeof first) =>
      people(sheet).map(({ row, cells }) => [row, cells.filter(cell => cell !== null)]);
    expect(filled(old)).toEqual(filled(first));
    const places = (sheet: typeof first) => sheet!.merges.map(({ top, left }) => `${top}/${left}`).sort();
    expect(places(old)).toEqual(places(first));
    expect([first?.hidden, second?.hidden, old?.hidden, oldHidden?.hidden]).toEqual([false, true, false, true]);
  });

  test('is the same text in UTF-8, UTF-16 and GB18030', () => {
    const utf8 = rosterCsv(roster, 'utf-8');
    expect(shown(rosterCsv(roster, 'gb18030'))).toEqual(shown(utf8));
    const text = new TextDecoder().decode(utf8);
    expect(shown(iconv.encode(text, 'utf-16le', { addBOM: true }))).toEqual(shown(utf8));
  });

  test('with formulas holds their last results', () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['姓名', '年龄'],
      ['李明', 0],
    ]);
    sheet.B2 = { t: 'n', f: '40+1', v: 41 };
    for (const type of ['xlsx', 'biff8'] as const) expect(shown(bookOf(sheet, type))[0]?.rows[1]?.cells[1]).toBe(41);
  });

  test('whose identity number was kept as a number says so by its type', () => {
    const sheet = xlsx.utils.aoa_to_sheet([[990_101_198_703_010_000, '990101198703010003']]);
    expect(shown(bookOf(sheet, 'xlsx'))[0]?.rows[0]?.cells.map(cell => typeof cell)).toEqual(['number', 'string']);
  });
});

describe('a file', () => {
  test('cut off, garbled or of another kind is refused', async () => {
    const sound = await rosterXlsx(roster);
    const old = rosterXls(roster);
    expect(codeOf(sound.subarray(0, sound.length >> 1))).toBe('workbook-damaged');
    expect(codeOf(old.subarray(0, 2000))).toBe('workbook-damaged');
    expect(codeOf(Uint8Array.from(old).fill(0x55, 1024, 9000))).toBe('workbook-damaged');
    expect(codeOf(Buffer.from('not a workbook'), 'a.xlsx')).toBe('workbook-damaged');
    expect(codeOf(Buffer.from('<html><table><tr><td>姓名</td></tr></table>'), 'a.xls')).toBe('workbook-damaged');
    expect(codeOf(Buffer.from('<html><table></table>'), 'a.csv')).toBe('file-unknown-kind');
    expect(codeOf(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]))).toBe('file-unknown-kind');
    expect(codeOf(Uint8Array.of(0x81, 0x20, 0xff, 0xff))).toBe('text-unreadable');
  });

  test('protected by a password is refused', () => {
    const container = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(codeOf(container)).toBe('workbook-password');
  });

  test('with macros is refused', () => {
    const withMacros = { '[Content_Types].xml': Buffer.from('<Types/>'), 'xl/vbaProject.bin': Buffer.from('x') };
    expect(codeOf(zipSync(withMacros))).toBe('workbook-macros');
    const old = Buffer.concat([Buffer.from(rosterXls(roster)), Buffer.from('_VBA_PROJECT_CUR', 'utf16le')]);
    expect(codeOf(old)).toBe('workbook-macros');
  });

  test('that would swell beyond measure is refused before it is unpacked', () => {
    const bomb = zipSync({ '[Content_Types].xml': Buffer.alloc(9_000_000, 0x20) }, { level: 9 });
    expect(bomb.length).toBeLessThan(20_000);
    expect(codeOf(bomb)).toBe('workbook-too-large');
  });

  test('of 200,000 rows is refused as workbook and as text', () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `<row><c><v>${i}</v></c></row>`).join('');
    const types = '<Types><Default Extension="xml" ContentType="application/xml"/></Types>';
    const ties = (target: string, type: string) =>
      `<Relationships><Relationship Id="r1" Type="x/${type}" Target="${target}"/></Relationships>`;
    const parts = {
      '[Content_Types].xml': types,
      '_rels/.rels': ties('xl/workbook.xml', 'officeDocument'),
      'xl/workbook.xml': '<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': ties('worksheets/sheet1.xml', 'worksheet'),
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    };
    expect(codeOf(zipSync(Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, Buffer.from(v)]))))).toBe(
      'too-many-rows',
    );
    expect(codeOf(Buffer.from('李明,3-2-501\n'.repeat(200_000)))).toBe('too-many-rows');
  });

  test('in two encodings is refused with the row', () => {
    const mixed = Buffer.concat([iconv.encode('姓名,家庭住址\n', 'gb18030'), Buffer.from('李某某,望澜花园3-2-501\n')]);
    expect(readRosterFile(mixed, 'a.csv')).toMatchObject({ refusal: { code: 'text-mixed', detail: { row: 2 } } });
  });
});
