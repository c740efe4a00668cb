// One mapping, several kinds of file: rows between commas, blank text files and Word forms go in and come back filled
// under the same rules as a workbook.
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SheetView } from '../../core/sheets/contract.ts';
import { readDelimited } from '../../core/sheets/delimited.ts';
import { NEVER_HELD, NOT_FOR_POST } from '../../core/sheets/fill.ts';
import { blankWorkbook, HEADERS } from '../../server/sheets/workbook/blank-workbook.fixture.ts';
import { type Answered, type Asker, type FilledStreet, openFilledStreet } from '../support/filled-street.ts';

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
