// Headers no dictionary spells: proposed, chosen by somebody, filled; and what may never be filled stays so whatever is
// chosen.
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SheetView } from '../../core/sheets/contract.ts';
import { NEVER_HELD, NOT_FOR_POST, NOT_FOR_PURPOSE } from '../../core/sheets/fill.ts';
import { type Asker, type FilledStreet, openFilledStreet } from '../support/filled-street.ts';

let street: FilledStreet;
let zhou: Asker;
let chen: Asker;
let here: FilledStreet['communities'][number];

beforeAll(async () => {
  street = await openFilledStreet();
  here = street.communities[0]!;
  zhou = await street.as('community_staff', here.id);
  chen = await street.as('doctor', here.id);
}, 60_000);
afterAll(() => street?.close());

const HEADERS = ['序号', '受访者姓名', '本人移动电话号码', '出生年月', '走访联络码', '宗教信仰', '测温结果'];

async function form(headers = HEADERS): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('走访名册');
  sheet.addRow(headers);
  for (let i = 0; i < 3; i++) sheet.addRow(headers.map(() => null));
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

const handIn = async (asker: Asker, purpose: string, headers?: string[]): Promise<SheetView> => {
  const given = await asker.upload(here.id, purpose, await form(headers));
  if (given.status !== 200) expect.fail(`${given.status} ${given.code}`);
  return given.body;
};
const column = ({ columns }: SheetView, header: string) => columns.find(one => one.header === header)!;
const chosen = async (asker: Asker, view: SheetView, header: string, means: string): Promise<SheetView> => {
  const answer = await asker.choose(view.id, [{ index: column(view, header).index, means }]);
  if (answer.status !== 200) expect.fail(`${answer.status} ${answer.code}`);
  return answer.body;
};
async function cells(asker: Asker, view: SheetView): Promise<unknown[][]> {
  const filled = await asker.filled(view.id);
  expect(filled.status).toBe(200);
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(filled.bytes).buffer as ArrayBuffer);
  const sheet = book.getWorksheet('走访名册')!;
  return Array.from({ length: view.rows }, (_, i) =>
    view.columns.map(({ index }) => sheet.getCell(i + 2, index).value ?? undefined),
  );
}

describe('a header no dictionary spells', () => {
  test('is filled where the proposal is sure, and says what it was taken for and how surely', async () => {
    const view = await handIn(zhou, 'registry');
    expect(column(view, '受访者姓名')).toMatchObject({ means: 'person.name', by: 'match' });
    expect(column(view, '受访者姓名').confidence).toBeGreaterThanOrEqual(0.9);
    expect(column(view, '走访联络码')).not.toHaveProperty('means');
    const rows = await cells(zhou, view);
    expect(rows.map(row => row[1])).toEqual(street.truth.map(({ name }) => name));
  });

  test('is filled with what somebody chose for it, in the preview and in the sheet', async () => {
    const view = await chosen(zhou, await handIn(zhou, 'registry'), '走访联络码', 'person.phone');
    expect(column(view, '走访联络码')).toMatchObject({ means: 'person.phone', by: 'choice' });
    const phones = street.truth.map(({ phone }) => phone);
    expect(view.preview.map(row => row[4])).toEqual(phones.slice(0, view.preview.length).map(phone => phone ?? ''));
    expect((await cells(zhou, view)).map(row => row[4])).toEqual(phones);
  });

  test('that asks for year and month gets no day', async () => {
    const view = await chosen(zhou, await handIn(zhou, 'registry'), '出生年月', 'part(person.birth_date, year_month)');
    expect((await cells(zhou, view)).map(row => row[3])).toEqual(
      street.truth.map(({ birthDate }) => birthDate.slice(0, 7)),
    );
  });

  test('can be left blank again', async () => {
    const view = await chosen(zhou, await handIn(zhou, 'registry'), '受访者姓名', 'unknown');
    expect(column(view, '受访者姓名')).not.toHaveProperty('means');
    expect(new Set((await cells(zhou, view)).map(row => row[1]))).toEqual(new Set([undefined]));
  });
});

describe('whatever is chosen', () => {
  test('what is never held stays never held', async () => {
    const view = await chosen(zhou, await handIn(zhou, 'registry'), '宗教信仰', 'person.name');
    expect(column(view, '宗教信仰')).toHaveProperty('never');
    expect(new Set((await cells(zhou, view)).map(row => row[5]))).toEqual(new Set([NEVER_HELD]));
  });

  test('a temperature taken at a screening stays out of an everyday sheet, for everybody alike', async () => {
    for (const asker of [zhou, chen]) {
      const view = await chosen(asker, await handIn(asker, 'registry'), '测温结果', 'person.temperature');
      expect(new Set(view.preview.map(row => row[6]))).toEqual(new Set([NOT_FOR_PURPOSE]));
      expect(new Set((await cells(asker, view)).map(row => row[6]))).toEqual(new Set([NOT_FOR_PURPOSE]));
    }
    const screening = await chosen(zhou, await handIn(zhou, 'epidemic_screening'), '测温结果', 'person.temperature');
    expect(new Set((await cells(zhou, screening)).map(row => row[6]))).toEqual(new Set([NOT_FOR_POST]));
  });

  test('no element and no code is made up', async () => {
    const view = await handIn(zhou, 'registry');
    for (const means of ['person.shoe_size', 'has(person.symptoms_today, hiccups)', 'drop table'])
      expect(await zhou.choose(view.id, [{ index: 5, means }])).toMatchObject({ code: 'unknown-meaning' });
    expect(column(await chosen(zhou, view, '走访联络码', 'unknown'), '走访联络码')).not.toHaveProperty('means');
  });

  test('nobody chooses for a workbook another post handed in', async () => {
    const view = await handIn(zhou, 'registry');
    expect(await chen.choose(view.id, [{ index: 5, means: 'person.phone' }])).toMatchObject({
      status: 404,
      code: 'unknown-template',
    });
  });
});

describe('a workbook of several tables', () => {
  const two = async (rows: readonly (readonly (string | number | null)[])[] = []): Promise<Uint8Array> => {
    const book = new exceljs.Workbook();
    const homes = book.addWorksheet('住户');
    homes.addRows([['序号', '户主姓名', '楼栋', '房号']]);
    const people = book.addWorksheet('人员');
    people.addRows([['某街道人员花名册'], ['序号', '姓名', '性别', '年龄', '联系电话'], ...rows]);
    return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  };
  const given = async (rows?: Parameters<typeof two>[0]): Promise<SheetView> => {
    const answer = await zhou.upload(here.id, 'registry', await two(rows));
    if (answer.status !== 200) expect.fail(`${answer.status} ${answer.code}`);
    return answer.body;
  };
  const namesIn = async (view: SheetView, sheet: string, column: number): Promise<unknown[]> => {
    const book = new exceljs.Workbook();
    await book.xlsx.load(Uint8Array.from((await zhou.filled(view.id)).bytes).buffer as ArrayBuffer);
    return (book.getWorksheet(sheet)!.getColumn(column).values as unknown[]).filter(value => value !== undefined);
  };
  const names = () => street.truth.map(({ name }) => name);

  test('fills the likeliest, and another one where somebody chooses it', async () => {
    const view = await given();
    expect(view.tables.map(({ sheet, filled }) => [sheet, filled])).toEqual([
      ['人员', 5],
      ['住户', 4],
    ]);
    expect(view).toMatchObject({ table: 0, subject: 'person' });
    expect(await namesIn(view, '人员', 2)).toEqual(['姓名', ...names()]);
    const other: SheetView = (await zhou.choose(view.id, [], { table: 1 })).body;
    expect(other).toMatchObject({ table: 1, sheetName: '住户', subject: 'household' });
    expect(await namesIn(other, '人员', 2)).toEqual(['姓名']);
    expect((await namesIn(other, '住户', 4)).length).toBe(other.rows + 1);
    const back: SheetView = (await zhou.choose(view.id, [], { table: 0 })).body;
    expect(back.fingerprint).toBe(view.fingerprint);
    expect(await zhou.choose(view.id, [], { table: 2 })).toMatchObject({ status: 404, code: 'unknown-table' });
  });

  test('keeps rows that stand there and goes on below them, or puts its own in their place', async () => {
    const view = await given([
      [1, '赵海棠', '女', 41, null],
      [2, '钱亦舟', '男', 38, null],
    ]);
    expect(view.standing).toEqual({ rows: 2, onFilled: 'after' });
    expect(await namesIn(view, '人员', 2)).toEqual(['姓名', '赵海棠', '钱亦舟', ...names()]);
    const replaced: SheetView = (await zhou.choose(view.id, [], { onFilled: 'replace' })).body;
    expect(replaced.standing).toEqual({ rows: 2, onFilled: 'replace' });
    expect(await namesIn(replaced, '人员', 2)).toEqual(['姓名', ...names()]);
  });

  test('writes over what only shows how', async () => {
    const view = await given([
      ['例', '张三', '男', 38, '13800000000'],
      [1, null, null, null, null],
    ]);
    expect(view.sample).toBe(1);
    expect(await namesIn(view, '人员', 2)).toEqual(['姓名', ...names()]);
  });
});
