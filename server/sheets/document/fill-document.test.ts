import { describe, expect, test } from 'vitest';
import type { AboutSheet } from '../../../core/sheets/about.ts';
import type { Cell, SheetColumn, SheetLayout } from '../../../core/sheets/model.ts';
import {
  cell,
  document,
  HEADING_BODY,
  paragraph,
  row,
  SCREENING_BODY,
  table,
} from '../../../tests/support/sheets/documents/forms.ts';
import { zipFile } from '../../../tests/support/sheets/raw/zip-file.ts';
import { readZip, unpack } from '../workbook/zip-archive.ts';
import { openDocument, readDocument } from './open-document.ts';

const LIMITS = { file: 1e8, entries: 1000, unpacked: 1e9, ratio: 1000 };
const ABOUT: AboutSheet = {
  title: [['填表说明'], ['用途', '登记']],
  columns: [
    ['列', '表头', '填入'],
    ['Column', 'Header', 'Filled with'],
  ],
  rows: [['B', '姓名', '姓名 · Name']],
};
const person = (index: number, header: string, element: string): SheetColumn => ({
  ...{ index, header, source: { kind: 'element', element } },
});
const LAYOUT: SheetLayout = {
  ...{
    sheet: '居民名单',
    title: '居民名单',
    headerRow: 2,
    firstRow: 3,
    capacity: 4,
    footerRow: 7,
    rowSubject: 'person',
  },
  columns: [
    { index: 1, header: '序号', source: { kind: 'serial' } },
    person(2, '姓名', 'person.name'),
    person(4, '出生日期', 'person.birth_date'),
  ],
};
const PEOPLE: Cell[][] = ['李桂兰', '<b>&"王"', '=1+1\n第二行', '陈', '周', '吴'].map((name, i) => [
  ...[i + 1, name, { date: `195${i}-02-03` }],
]);

function partsIn(bytes: Uint8Array): Map<string, Buffer> {
  const archive = readZip(bytes, LIMITS);
  if (!archive.ok) return expect.fail(archive.refusal.code);
  return new Map(archive.value.entries.map(entry => [entry.name, Buffer.from(unpack(entry)!)]));
}

async function fill(blank: Uint8Array, layout: SheetLayout, rows: Cell[][], told = true): Promise<Buffer> {
  const opened = openDocument(blank);
  if (!opened.ok) return expect.fail(opened.refusal.code);
  const filled = opened.value.fill(layout, { count: rows.length, each: rows }, told ? { about: () => ABOUT } : {});
  if (!filled.ok) return expect.fail(filled.refusal.code);
  const parts: Uint8Array[] = [];
  for await (const part of filled.value.bytes) parts.push(part);
  return Buffer.concat(parts);
}

/** Texts of a table's cells, row by row, read again from the filled document. */
function tableIn(bytes: Uint8Array, name: string): string[][] {
  const read = readDocument(bytes);
  if (!read.ok) return expect.fail(read.refusal.code);
  return read.value.tables
    .find(one => one.name === name)!
    .rows.map(({ cells }) => cells.map(({ text }) => text.trim()));
}
const mainOf = (bytes: Uint8Array): string => partsIn(bytes).get('word/document.xml')!.toString('utf8');

describe('the tables of a Word form', () => {
  test('are grids by their name, with what spans columns and rows', () => {
    const opened = openDocument(document({ body: SCREENING_BODY }));
    if (!opened.ok) return expect.fail(opened.refusal.code);
    const [first, second] = opened.value.grids;
    expect([first!.sheet, second!.sheet]).toEqual(['社区排查登记表', '居民名单']);
    expect(second!.rows[0]!.cells.map(({ column, text }) => [column, text])).toEqual([
      ...[
        [1, '序号'],
        [2, '姓名'],
        [3, '基本信息'],
        [6, '民族'],
        [7, '体温'],
      ],
    ]);
    expect(second!.merges).toEqual([
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 2, right: 2 },
      { top: 1, left: 3, bottom: 1, right: 5 },
      { top: 1, left: 6, bottom: 2, right: 6 },
      { top: 1, left: 7, bottom: 2, right: 7 },
      { top: 7, left: 1, bottom: 7, right: 2 },
      { top: 7, left: 3, bottom: 7, right: 7 },
    ]);
  });

  test('leave out what is struck out, drawn or nested', () => {
    const nested = `<w:tc><w:tcPr/>${table(1, [row([cell('里面')])])}${paragraph('外面')}</w:tc>`;
    const struck = '<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>';
    const drawn = `<w:p><w:r><w:pict><w:txbxContent>${table(1, [row([cell('画')])])}</w:txbxContent></w:pict></w:r></w:p>`;
    const opened = readDocument(document({ body: `${drawn}${table(2, [row([nested, `<w:tc>${struck}</w:tc>`])])}` }));
    if (!opened.ok) return expect.fail(opened.refusal.code);
    const texts = opened.value.tables.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text.trim())));
    expect(texts).toEqual([[['外面', '新']], [['里面']]]);
  });
});

describe('a filled Word form', () => {
  const blank = document({ body: SCREENING_BODY });

  test('has its rows in the look of its blank ones, more where there was no room, and all around as it was', async () => {
    const bytes = await fill(blank, LAYOUT, PEOPLE);
    const rows = tableIn(bytes, '居民名单');
    expect(rows.slice(2, -1).map(cells => [cells[0], cells[1], cells[3], cells[6]])).toEqual(
      PEOPLE.map(([serial, name, born]) => [String(serial), name, (born as { date: string }).date, '']),
    );
    expect(rows.at(-1)).toEqual(['合计', '']);
    const [before, after] = [mainOf(blank), mainOf(bytes)];
    const first = before.indexOf('<w:tr ', before.lastIndexOf('体温'));
    // Up to the first row written, and from the total to the last section, letter for letter.
    const second = before.indexOf('<w:tr ', before.indexOf('联系电话'));
    expect(first).toBeGreaterThan(0);
    expect(after.startsWith(before.slice(0, second))).toBe(true);
    const total = before.lastIndexOf('<w:tr ');
    const [around, section] = [before.lastIndexOf('<w:sectPr>'), before.length];
    expect(after).toContain(before.slice(total, around));
    expect(after.endsWith(before.slice(around, section))).toBe(true);
    expect(after.split('FangSong').length - before.split('FangSong').length).toBeGreaterThan(PEOPLE.length);
    expect(after).toContain('&lt;b&gt;&amp;"王"');
    expect(after).toContain('<w:t xml:space="preserve">=1+1</w:t><w:br/><w:t xml:space="preserve">第二行</w:t>');
    // A row may grow, and no identity stands twice.
    expect(after.split('w:hRule="atLeast"').length - 1).toBe(PEOPLE.length);
    expect(after.split('5E6F7A8B').length).toBe(before.split('5E6F7A8B').length - 4);
    expect(after).toMatch(/pageBreakBefore.*填表说明.*用途：登记.*姓名：填入 姓名 · Name/);
  });

  test('has every other part to the bit', async () => {
    const [before, after] = [partsIn(blank), partsIn(await fill(blank, LAYOUT, PEOPLE))];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before].filter(([name, bytes]) => !after.get(name)!.equals(bytes)).map(([name]) => name);
    expect(changed).toEqual(['word/document.xml']);
  });

  test('keeps the blank rows nobody needed, and with no rows is the blank form', async () => {
    const rows = tableIn(await fill(blank, LAYOUT, PEOPLE.slice(0, 1)), '居民名单');
    expect(rows.map(cells => cells[1])).toEqual(['姓名', '', '李桂兰', '', '', '', '']);
    expect(mainOf(await fill(blank, LAYOUT, [], false))).toBe(mainOf(blank));
  });

  test('with headings alone gets rows in their look, neither bold nor shaded', async () => {
    const layout: SheetLayout = {
      ...{ sheet: '独居老人探访名册', title: '', headerRow: 1, firstRow: 2, capacity: 0, rowSubject: 'person' },
      columns: [person(1, '姓名', 'person.name'), person(3, '联系电话', 'person.phone')],
    };
    const bytes = await fill(document({ body: HEADING_BODY }), layout, [
      ['李', '139'],
      ['王', undefined],
    ]);
    expect(tableIn(bytes, '独居老人探访名册')).toEqual([
      ['姓名', '住址', '联系电话', '备注'],
      ['李', '', '139', ''],
      ['王', '', '', ''],
    ]);
    const body = mainOf(bytes).split('备注')[1]!;
    expect(body).toContain('SimHei');
    expect(body).not.toMatch(/<w:b\/>|<w:shd /);
  });

  test('is named by its title and not by a line to fill in, and written no smaller than can be read', async () => {
    const tiny = '<w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr>';
    const rows = [row([cell('姓名'), cell('电话')]), row([cell('', { run: tiny }), cell('', { run: tiny })])];
    const blank = document({ body: paragraph('探访登记表') + paragraph('填报社区：') + table(2, rows) });
    const layout: SheetLayout = {
      ...{ sheet: '探访登记表', title: '', headerRow: 1, firstRow: 2, capacity: 1, rowSubject: 'person' },
      columns: [person(1, '姓名', 'person.name')],
    };
    const bytes = await fill(blank, layout, [['李']], false);
    expect(mainOf(bytes)).toContain('<w:r><w:rPr></w:rPr><w:t xml:space="preserve">李</w:t>');
  });

  test('writes over a sample and keeps what somebody filled in', async () => {
    const body = table(2, [
      ...[
        ['姓名', '电话'],
        ['张三（示例）', '139'],
        ['', ''],
      ].map(texts => row(texts.map(text => cell(text)))),
    ]);
    const layout: SheetLayout = {
      ...{ sheet: '表格 1 · Table 1', title: '', headerRow: 1, firstRow: 2, capacity: 2, rowSubject: 'person' },
      ...{ columns: [person(1, '姓名', 'person.name')], body: 'sample', filledRows: 1 },
    };
    const over = await fill(document({ body }), layout, [['李'], ['王'], ['陈']]);
    expect(tableIn(over, layout.sheet)).toEqual([
      ['姓名', '电话'],
      ['李', ''],
      ['王', ''],
      ['陈', ''],
    ]);
    const after = await fill(document({ body }), { ...layout, body: 'filled' }, [['李'], ['王']]);
    expect(tableIn(after, layout.sheet)).toEqual([
      ['姓名', '电话'],
      ['张三（示例）', '139'],
      ['李', ''],
      ['王', ''],
    ]);
  });
});

describe('a hostile document', () => {
  const LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>';
  const FETCHES = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const MACRO = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  const deep = `${'<w:sdt>'.repeat(100)}${'</w:sdt>'.repeat(100)}`;
  const cells = table(1, [row(Array.from({ length: 200_001 }, () => '<w:tc><w:p/></w:tc>'))]);
  test.each<[string, string, () => Uint8Array]>([
    ['entities that laugh', 'document-damaged', () => document({ body: SCREENING_BODY, before: LAUGHS })],
    ['entities that fetch', 'document-damaged', () => document({ body: SCREENING_BODY, before: FETCHES })],
    ['macros by its type', 'document-macros', () => document({ body: SCREENING_BODY, main: MACRO })],
    [
      'macros by a part',
      'document-macros',
      () => document({ body: SCREENING_BODY, more: [{ name: 'word/vbaProject.bin', content: 'x' }] }),
    ],
    ['a bomb', 'document-too-large', () => document({ body: ' '.repeat(30 * 1_048_576) })],
    ['cells without end', 'document-too-large', () => document({ body: cells })],
    ['nesting without end', 'document-damaged', () => document({ body: deep })],
    ['tags that cross', 'document-damaged', () => document({ body: '<w:tbl><w:tr></w:tbl></w:tr>' })],
    ['no table', 'document-no-table', () => document({ body: paragraph('通知') })],
    ['no document', 'document-damaged', () => zipFile([{ name: 'word/other.xml', content: '<x/>' }])],
    [
      'rows in a wrapper',
      'document-no-table',
      () => document({ body: table(1, [`<w:sdt>${row([cell('姓名')])}</w:sdt>`]) }),
    ],
  ])('with %s is refused', (_, code, make) => {
    expect(openDocument(make())).toMatchObject({ refusal: { code } });
  });
});
