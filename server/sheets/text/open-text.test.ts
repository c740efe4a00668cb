import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import type { Cell, SheetLayout } from '../../../core/sheets/model.ts';
import { openText } from './open-text.ts';

const layout = (more: Partial<SheetLayout> = {}): SheetLayout => ({
  ...{ sheet: 'CSV', title: 'CSV', headerRow: 1, firstRow: 2, capacity: 0, rowSubject: 'person' },
  columns: [
    { index: 1, header: '姓名', source: { kind: 'element', element: 'person.name' } },
    { index: 3, header: '电话', source: { kind: 'element', element: 'person.phone' } },
  ],
  ...more,
});

async function filled(bytes: Uint8Array, of: SheetLayout, rows: Cell[][]): Promise<Buffer> {
  const blank = openText(bytes);
  if (!blank.ok) return expect.fail(blank.refusal.code);
  const written = blank.value.fill(of, { count: rows.length, each: rows }, {});
  if (!written.ok) return expect.fail(written.refusal.code);
  const parts: Uint8Array[] = [];
  for await (const part of written.value.bytes) parts.push(part);
  return Buffer.concat(parts);
}

test('rows follow the header in its columns, and a name that looks like a formula is a name', async () => {
  const rows: Cell[][] = [
    ['李', '13800000000'],
    ['=HYPERLINK("http://a.example")', undefined],
    ['李, "桂"', { date: '2026-03-02' }],
  ];
  const bytes = await filled(Buffer.from('姓名,性别,电话\n'), layout(), rows);
  expect(bytes.toString('utf8')).toBe(
    `\ufeff姓名,性别,电话\r\n李,,13800000000\r\n"'=HYPERLINK(""http://a.example"")",,\r\n"李, ""桂""",,2026-03-02\r\n`,
  );
});

test('the encoding and the separator it came with it goes out with', async () => {
  const blank = iconv.encode('姓名;性别;电话\r\n', 'gb18030');
  const bytes = await filled(blank, layout(), [['𬍛㛃', '1']]);
  expect(iconv.decode(bytes, 'gb18030')).toBe('姓名;性别;电话\r\n𬍛㛃;;1\r\n');
  const wide = iconv.encode('姓名\t性别\t电话', 'utf-16le', { addBOM: true });
  expect((await filled(wide, layout(), [['李', '1']])).toString('utf8')).toBe('\ufeff姓名\t性别\t电话\r\n李\t\t1\r\n');
});

test('titles, a sample and notes around the rows stand where they stood', async () => {
  const text = '-登记表\n姓名,性别,电话\n张三,男,139\n,,\n填表人：,,\n';
  const of = layout({ headerRow: 2, firstRow: 3, capacity: 2, footerRow: 5, body: 'sample', filledRows: 1 });
  expect((await filled(Buffer.from(text), of, [['李', '1']])).toString('utf8')).toBe(
    '\ufeff-登记表\r\n姓名,性别,电话\r\n李,,1\r\n填表人：,,\r\n',
  );
  const after = layout({ headerRow: 2, firstRow: 3, capacity: 2, footerRow: 5, body: 'filled', filledRows: 1 });
  expect((await filled(Buffer.from(text), after, [['李', '1']])).toString('utf8')).toBe(
    '\ufeff-登记表\r\n姓名,性别,电话\r\n张三,男,139\r\n李,,1\r\n填表人：,,\r\n',
  );
});

test('its rows are a grid like any sheet’s', () => {
  const blank = openText(Buffer.from('登记表\n姓名,性别,电话\n'));
  if (!blank.ok) return expect.fail(blank.refusal.code);
  expect(blank.value.grids[0]).toMatchObject({ rows: [{ row: 1 }, { row: 2, cells: [{ text: '姓名' }, {}, {}] }] });
});

test.each<[string, string, Uint8Array]>([
  ['nothing', 'workbook-damaged', Buffer.from(' \r\n')],
  ['a web page', 'workbook-damaged', Buffer.from('<html><table><tr><td>姓名</td></tr></table>')],
  ['no text', 'workbook-damaged', Buffer.from([0x41, 0, 1, 2, 0x42])],
  ['bytes of no encoding', 'text-unreadable', Buffer.from([0xff, 0x41, 0x80, 0xff])],
  ['two encodings', 'text-mixed', Buffer.concat([iconv.encode('姓名\n', 'gb18030'), Buffer.from('望澜花园小区\n')])],
  ['rows without end', 'workbook-too-large', Buffer.from('姓名\n'.repeat(20_001))],
  ['columns without end', 'workbook-too-large', Buffer.from(','.repeat(2000))],
])('%s is refused', (_, code, bytes) => {
  expect(openText(bytes)).toMatchObject({ refusal: { code } });
});
