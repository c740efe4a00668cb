// One mapping, several kinds of file: rows between commas, blank text files and Word forms go in and come back filled
// under the same rules as a workbook.
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SheetView } from '../../core/sheets/contract.ts';
import { readDelimited } from '../../core/sheets/delimited.ts';
import { NEVER_HELD, NOT_FOR_POST } from '../../core/sheets/fill.ts';
import { readDocument } from '../../server/sheets/document/open-document.ts';
import { blankWorkbook, HEADERS } from '../../server/sheets/workbook/blank-workbook.fixture.ts';
import { type Answered, type Asker, type FilledStreet, openFilledStreet } from '../support/filled-street.ts';
import { document, SCREENING_BODY } from '../support/sheets/documents/forms.ts';
import { textInOffice } from '../support/sheets/documents/office-text.ts';
import { textOfPdf } from '../support/sheets/documents/text-of-pdf.ts';
import { hasOffice } from '../support/sheets/office.ts';

let street: FilledStreet;
let zhou: Asker;
let here: FilledStreet['communities'][number];

beforeAll(async () => {
  street = await openFilledStreet();
  here = street.communities[0]!;
  zhou = await street.as('community_staff', here.id);
}, 60_000);
afterAll(() => street?.close());

async function handIn(bytes: Uint8Array, name: string, purpose = 'epidemic_screening'): Promise<SheetView> {
  const given = await zhou.upload(here.id, purpose, bytes, name);
  if (given.status !== 200) expect.fail(`${given.status} ${given.code}`);
  return given.body;
}

async function take(id: SheetView['id'], as?: string): Promise<Answered> {
  const filled = await zhou.filled(id, as);
  if (filled.status !== 200) expect.fail(`${filled.status} ${filled.code}`);
  return filled;
}

const names = () => street.truth.map(({ name }) => name);

describe('rows between commas', () => {
  test('a workbook’s rows can be had so, under its headings, in UTF-8 or in GB18030', async () => {
    const { id, rows } = await handIn(await blankWorkbook(6), '登记表.xlsx');
    const { bytes, type } = await take(id, 'csv');
    expect(type).toBe('text/csv');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = bytes.toString('utf8');
    const [header, ...body] = readDelimited(text);
    expect(header).toEqual(HEADERS.filter(one => one !== ''));
    expect(body.length).toBe(rows);
    const at = header!.indexOf('姓名');
    expect(body.map(cells => cells[at])).toEqual(names());
    const chinese = await take(id, 'csv-gb18030');
    expect(`\ufeff${iconv.decode(chinese.bytes, 'gb18030')}`).toBe(text);
    expect(await zhou.filled(id, 'exe')).toMatchObject({ status: 422, code: 'malformed' });
    const { rows: log } = await street.owner.query(
      'select route, rows from access_log where post_id = $1 and rows > 8 order by at, id',
      [zhou.postId],
    );
    expect(log).toEqual(Array(2).fill({ route: 'GET /api/sheets/:id/filled', rows }));
  });

  test('a blank text file comes back as it came: its header, its encoding, and the same small print', async () => {
    const blank = '姓名,体温,民族,联系电话\r\n';
    const view = await handIn(iconv.encode(blank, 'gb18030'), '上报.csv');
    expect(view).toMatchObject({ rows: street.truth.length, title: '上报', headerRow: 1 });
    const filled = await take(view.id);
    expect(filled.type).toBe('text/csv');
    const [header, ...body] = readDelimited(iconv.decode(filled.bytes, 'gb18030'));
    expect(header).toEqual(['姓名', '体温', '民族', '联系电话']);
    expect(body).toEqual(street.truth.map(({ name, phone }) => [name, NOT_FOR_POST, NEVER_HELD, phone ?? '']));
  });

  test('text under a workbook’s name, and text that is none, are refused', async () => {
    const refusal = async (bytes: Uint8Array, name: string) =>
      (await zhou.upload(here.id, 'registry', bytes, name)).code;
    expect(await refusal(Buffer.from('姓名,性别'), '登记表.xlsx')).toBe('workbook-damaged');
    expect(await refusal(Buffer.from('<table>'), '登记表.csv')).toBe('workbook-damaged');
    expect(await refusal(Buffer.from('今天下雨'), '登记表.csv')).toBe('sheet-no-header');
  });
});

describe('a Word form', () => {
  const form = document({ body: SCREENING_BODY });
  const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

  test('comes back filled, row by row, in its own table, under the same rules', async () => {
    const view = await handIn(form, '社区排查.docx');
    expect(view).toMatchObject({ title: '社区排查', headerRow: 2, rows: street.truth.length });
    const { bytes, type } = await take(view.id);
    expect(type).toBe(DOCX);
    const read = readDocument(bytes);
    if (!read.ok) return expect.fail(read.refusal.code);
    const rows = read.value.tables[1]!.rows.map(({ cells }) => cells.map(({ text }) => text.trim()));
    expect(rows.slice(2, -1)).toEqual(
      street.truth.map((one, i) => [
        ...[String(i + 1), one.name, one.sex, one.birthDate, one.phone ?? '', NEVER_HELD, NOT_FOR_POST],
      ]),
    );
    expect(rows.at(-1)![0]).toBe('合计');
    if (!hasOffice) return;
    const text = textInOffice(bytes);
    for (const { name } of street.truth) expect(text).toContain(name);
    // Behind it, what it is: for what, on what basis and until when.
    expect(text).toMatch(/填表人：[\s\S]*用途[\s\S]*保存至[\s\S]*姓名：/);
  });

  test('may be had as rows between commas', async () => {
    const { id } = await handIn(form, '社区排查.docx');
    const [header, first] = readDelimited((await take(id, 'csv')).bytes.toString('utf8'));
    expect(header).toEqual(['序号', '姓名', '基本信息/性别', '基本信息/出生日期', '基本信息/联系电话', '民族', '体温']);
    expect(first!.slice(0, 2)).toEqual(['1', street.truth[0]!.name]);
  });

  const MACRO = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  const old = Buffer.concat([
    ...[Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512)],
    Buffer.from('WordDocument\0', 'utf16le'),
  ]);
  test.each<[string, string, () => Uint8Array]>([
    ['with macros', 'document-macros', () => document({ body: SCREENING_BODY, main: MACRO })],
    ['of the old kind', 'document-old', () => old],
    ['that is text', 'workbook-damaged', () => Buffer.from('姓名,性别')],
  ])('%s is refused, and nothing of it is kept', async (_, code, make) => {
    const kept = async () => (await street.owner.query('select count(*)::int as n from file')).rows[0].n;
    const before = await kept();
    expect(await zhou.upload(here.id, 'registry', make(), '登记.docx')).toMatchObject({ status: 422, code });
    expect(await kept()).toBe(before);
  });
});

describe('a roster to be printed', () => {
  test('is had of any sheet, with what it is for on it, under the same rules', async () => {
    const { id, rows } = await handIn(document({ body: SCREENING_BODY }), '社区排查.docx');
    const { bytes, type } = await take(id, 'pdf');
    expect(type).toBe('application/pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
    const { rows: log } = await street.owner.query(
      'select rows from access_log where post_id = $1 order by at desc, id desc limit 1',
      [zhou.postId],
    );
    expect(log).toEqual([{ rows }]);
    const read = textOfPdf(bytes);
    if (read === undefined) return;
    for (const { name } of street.truth) expect(read).toContain(name);
    const pages = read.split('\f').filter(page => page.trim() !== '');
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`第 ${i + 1} 页，共 ${pages.length} 页`);
      expect(page).toMatch(/姓名[\s\S]*出生日期[\s\S]*保存至 kept until \d{4}-\d{2}-\d{2}/);
    }
    expect(pages[0]).toMatch(/社区排查[\s\S]*用途[\s\S]*依据[\s\S]*范围[\s\S]*填表岗位/);
    // What may not be told is told of nobody.
    expect(read.split(NOT_FOR_POST.slice(0, 8)).length - 1).toBe(rows);
  });
});
