// A department's blank workbook, dropped and taken back filled: over HTTP and a real database, every cell compared with
// what was registered, and nothing of it kept where it was refused.
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { ABOUT_NAME } from '../../core/sheets/about.ts';
import type { SheetView } from '../../core/sheets/contract.ts';
import { NEVER_HELD, NOT_FOR_POST, NOT_FOR_PURPOSE } from '../../core/sheets/fill.ts';
import { SYSTEM } from '../../server/kernel/stream.ts';
import { readTables } from '../../server/sheets/aside.ts';
import { blankWorkbook, FIRST_ROW, HEADERS } from '../../server/sheets/workbook/blank-workbook.fixture.ts';
import { readZip, unpack } from '../../server/sheets/workbook/zip-archive.ts';
import { writeZip } from '../../server/sheets/workbook/zip-writer.ts';
import { type Asker, type FilledStreet, openFilledStreet } from '../support/filled-street.ts';

let street: FilledStreet;
/** 周 of the first community, 陈 its doctor. */
let zhou: Asker;
let chen: Asker;
let here: FilledStreet['communities'][number];
let elsewhere: FilledStreet['communities'][number];

beforeAll(async () => {
  street = await openFilledStreet();
  [here, elsewhere] = street.communities as [typeof here, typeof here];
  zhou = await street.as('community_staff', here.id);
  chen = await street.as('doctor', here.id);
}, 60_000);
afterAll(() => street?.close());

const THIN = { style: 'thin' as const };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
/** Header by column; the second row of the header where a heading groups several. */
const WIDE = [
  ...['序号', '姓名', '性别'],
  ...['出生日期', '年龄', '公民身份号码'],
  ...['联系电话', '住址', '所属网格', '户主姓名', '民族', '体温', '拖拉机台数', '备注'],
];
const ROOM = 5;
const TOP = 5;

/** A screening form: title, two rows of header with a group over three columns, five styled rows, totals, a second sheet. */
async function screeningForm(): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.created = new Date(Date.UTC(2026, 2, 6));
  const sheet = book.addWorksheet('排查表', { views: [{ state: 'frozen', ySplit: 4 }] });
  sheet.getCell('A1').value = '社区排查登记表';
  sheet.mergeCells('A1:N1');
  sheet.getCell('A2').value = '填报单位：';
  for (const [i, header] of WIDE.entries()) {
    const grouped = i >= 3 && i <= 5;
    sheet.getCell(grouped ? 4 : 3, i + 1).value = header;
    if (!grouped) sheet.mergeCells(3, i + 1, 4, i + 1);
    for (let row = TOP; row < TOP + ROOM; row++) {
      const cell = sheet.getCell(row, i + 1);
      cell.style = {
        border: BORDER,
        ...(i === 3 ? { numFmt: 'yyyy-mm-dd' } : {}),
        ...(i === 1 ? { font: { name: '楷体', size: 13 } } : {}),
      };
    }
  }
  sheet.mergeCells('D3:F3');
  sheet.getCell('D3').value = '基本信息';
  const total = TOP + ROOM;
  sheet.getCell(total, 1).value = '合计';
  sheet.getCell(total, 5).value = { formula: `COUNT(E${TOP}:E${total - 1})`, result: 0 };
  sheet.getCell(total + 1, 1).value = '填表人：          审核人：';
  sheet.mergeCells(total + 1, 1, total + 1, 14);
  book.addWorksheet('填表说明').getCell('A1').value = '一、逐户填写。';
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

async function reopen(bytes: Uint8Array, name: string): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer as ArrayBuffer);
  return book.getWorksheet(name)!;
}

const shownIn = (cell: exceljs.Cell): unknown =>
  cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : (cell.value ?? undefined);

const ZIP = { file: 1e8, entries: 1000, unpacked: 1e9, ratio: 1000 };

/** Hands in a workbook and takes it back filled. */
async function fill(asker: Asker, area: Id, purpose: string, bytes: Uint8Array): Promise<[SheetView, Buffer]> {
  const given = await asker.upload(area, purpose, bytes);
  if (given.status !== 200) expect.fail(`${given.status} ${given.code}`);
  const view: SheetView = given.body;
  const filled = await asker.filled(view.id);
  if (filled.status !== 200) expect.fail(`${filled.status} ${filled.code}`);
  expect(filled.type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  return [view, filled.bytes];
}

const filesKept = async (): Promise<number> =>
  Number((await street.owner.query('select count(*) as n from file')).rows[0].n);

/** Every row as the screening form must show it, by header. */
function expectedRows(forDoctor: boolean): Record<string, unknown>[] {
  return street.truth.map((one, i) => {
    const { compound, building, stairwell, room } = one.door;
    const unit = stairwell === '' ? '' : `${stairwell}单元`;
    return {
      ...{ 序号: i + 1, 姓名: one.name, 性别: one.sex, 出生日期: one.birthDate, 年龄: one.age },
      ...{ 公民身份号码: one.idNumber, 联系电话: one.phone, 户主姓名: one.headName },
      住址: `${compound}${building}幢${unit}${room}`,
      所属网格: here.grids.find(({ id }) => id === one.gridId)!.name,
      ...{ 民族: NEVER_HELD, 体温: forDoctor ? one.temperature : NOT_FOR_POST },
      ...{ 拖拉机台数: undefined, 备注: undefined },
    };
  });
}

const rowsOf = (sheet: exceljs.Worksheet, count: number): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, i) =>
    Object.fromEntries(WIDE.map((header, column) => [header, shownIn(sheet.getCell(TOP + i, column + 1))])),
  );

describe('a blank workbook comes back filled', () => {
  test('every cell says what was registered, in the order in which somebody walks from door to door', async () => {
    const template = await screeningForm();
    const [view, bytes] = await fill(zhou, here.id, 'epidemic_screening', template);
    const { truth } = street;
    expect(truth.length).toBeGreaterThan(100);
    expect(view).toMatchObject({ fileName: '登记表.xlsx', sheetName: '排查表', headerRow: 4, subject: 'person' });
    expect(view.rows).toBe(truth.length);
    const sheet = await reopen(bytes, '排查表');
    const expected = expectedRows(false);
    expect(rowsOf(sheet, truth.length)).toEqual(expected);
    expect(view.preview).toEqual(
      expected.slice(0, view.preview.length).map(row => WIDE.map(header => String(row[header] ?? ''))),
    );
    expect(view.preview.length).toBe(8);
    // What stands around the table follows it, and looks as it did.
    const total = TOP + truth.length;
    expect(sheet.getCell(total, 1).value).toBe('合计');
    expect(sheet.getCell(total, 5).value).toMatchObject({ formula: `COUNT(E${TOP}:E${total - 1})` });
    expect(sheet.getCell(total + 1, 1).value).toBe('填表人：          审核人：');
    expect(sheet.getCell(total + 1, 14).isMerged).toBe(true);
    expect(sheet.getCell(1, 14).isMerged).toBe(true);
    for (const row of [TOP, TOP + 40, total - 1]) {
      expect(sheet.getCell(row, 2).font).toMatchObject({ name: '楷体', size: 13 });
      expect(sheet.getCell(row, 4).numFmt).toBe('yyyy-mm-dd');
      expect(sheet.getCell(row, 14).border).toMatchObject(BORDER);
    }
  });

  test('every other part of the file is the same to the bit', async () => {
    const template = await blankWorkbook(6);
    const [, bytes] = await fill(zhou, here.id, 'registry', template);
    const [before, after] = [readZip(template, ZIP), readZip(bytes, ZIP)];
    if (!before.ok || !after.ok) return expect.fail('not a zip file');
    const kept = before.value.entries.map(({ name }) => name);
    expect(after.value.entries.map(({ name }) => name)).toEqual([...kept, 'xl/worksheets/sheet3.xml']);
    const changed = kept.filter((_, i) => {
      const [a, b] = [unpack(before.value.entries[i]!)!, unpack(after.value.entries[i]!)!];
      return !Buffer.from(a).equals(Buffer.from(b));
    });
    const named = ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml'];
    expect(changed.sort()).toEqual([...named, 'xl/worksheets/sheet1.xml']);
    // The same people at the same instant make the same rows, whoever opens it.
    const sheet = await reopen(bytes, '名单（一）');
    const names = street.truth.map((_, i) => sheet.getCell(FIRST_ROW + i, HEADERS.indexOf('姓名') + 1).value);
    expect(names).toEqual(street.truth.map(one => one.name));
    expect(sheet.getCell(FIRST_ROW + 50, 3).dataValidation.formulae).toEqual(['"男,女"']);
  });

  test('a sheet behind it says for what and until when, and how much is missing without telling whose', async () => {
    const [view, bytes] = await fill(chen, here.id, 'epidemic_screening', await screeningForm());
    const sheet = await reopen(bytes, ABOUT_NAME);
    const said = new Map<string, unknown[]>();
    sheet.eachRow(row => said.set(String(row.getCell(1).value), (row.values as unknown[]).slice(1)));
    expect(said.get('行数 · Rows')?.[1]).toBe(street.truth.length);
    expect(said.get('填表岗位 · Filled by')?.[1]).toMatch(/^医生 · Doctor, ./);
    expect(said.get('保存至 · Kept until')?.[1]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const column = (header: string) => [...said.values()].find(row => row[1] === header)!;
    const known = street.truth.filter(one => one.temperature !== undefined).length;
    expect(column('体温').slice(4, 7)).toEqual([known, view.rows - known, 0]);
    expect(column('体温')[8]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(column('民族')[2]).toBe('从不保存 · never held');
    const words = JSON.stringify([...said.values()]);
    for (const one of street.truth) expect(words).not.toContain(one.name);
  });

  test('says of each column what fills it, or why it stays blank', async () => {
    const { body } = await zhou.upload(here.id, 'epidemic_screening', await screeningForm());
    const { columns }: SheetView = body;
    const means = Object.fromEntries(columns.map(({ header, means }) => [header, means]));
    expect(means).toEqual({
      ...{ 序号: 'serial', 姓名: 'person.name', 性别: 'person.sex', 出生日期: 'person.birth_date', 年龄: 'age' },
      ...{ 公民身份号码: 'person.id_number', 联系电话: 'person.phone', 住址: 'address', 所属网格: 'grid' },
      ...{ 户主姓名: 'head_name', 民族: undefined, 体温: 'person.temperature', 拖拉机台数: undefined, 备注: undefined },
    });
    expect(columns.find(({ header }) => header === '民族')!.never!.zh).toContain('歧视');
    expect(columns.find(({ header }) => header === '公民身份号码')!.title!.zh).toBe('公民身份号码');
  });

  test('a doctor sees what was measured and still holds; whoever declined looks like everybody not asked', async () => {
    const [, bytes] = await fill(chen, here.id, 'epidemic_screening', await screeningForm());
    expect(rowsOf(await reopen(bytes, '排查表'), street.truth.length)).toEqual(expectedRows(true));
    const archive = readZip(bytes, ZIP);
    const part = archive.ok && archive.value.entries.find(({ name }) => name === 'xl/worksheets/sheet1.xml');
    expect(Buffer.from(unpack(part || expect.fail('no sheet'))!).toString('utf8')).not.toMatch(/declin|拒|不愿/);
  });

  test('what may not serve the purpose says so in every cell, whether or not it is on record', async () => {
    const [, bytes] = await fill(chen, here.id, 'registry', await screeningForm());
    const rows = rowsOf(await reopen(bytes, '排查表'), street.truth.length);
    expect(new Set(rows.map(row => row.体温))).toEqual(new Set([NOT_FOR_PURPOSE]));
    expect(new Set(rows.map(row => row.民族))).toEqual(new Set([NEVER_HELD]));
    expect(rows.map(row => row.公民身份号码)).toEqual(street.truth.map(one => one.idNumber));
  });

  test('one grid or one building has its own people alone, and a household sheet a row for each household', async () => {
    const [grid] = here.grids;
    const [view] = await fill(zhou, grid!.id, 'registry', await screeningForm());
    expect(view.rows).toBe(street.truth.filter(one => one.gridId === grid!.id).length);
    const book = new exceljs.Workbook();
    book.addWorksheet('户').addRow(['序号', '户主姓名', '户主电话', '住址', '家庭人口数']);
    const [households, bytes] = await fill(
      ...([zhou, here.id, 'registry'] as const),
      new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer),
    );
    expect(households.subject).toBe('household');
    const sheet = await reopen(bytes, '户');
    const heads = new Set(street.truth.map(one => one.headName));
    for (let row = 2; row < 2 + households.rows; row++) {
      const name = shownIn(sheet.getCell(row, 2));
      expect(name === undefined || heads.has(String(name))).toBe(true);
    }
    expect(households.rows).toBeGreaterThan(40);
  });
});

describe('who may, and who is told', () => {
  test('a department, a wider post and a neighbour get a refusal; nothing is kept of it', async () => {
    const kept = await filesKept();
    const form = await screeningForm();
    const wu = await street.as('department_officer', street.streetId);
    const wide = await street.as('community_staff', street.streetId);
    const wang = await street.as('grid_worker', here.grids[0]!.id);
    expect(await wu.upload(here.id, 'registry', form)).toMatchObject({ status: 403, code: 'not-permitted' });
    expect(await wang.upload(here.grids[0]!.id, 'registry', form)).toMatchObject({
      status: 403,
      code: 'not-permitted',
    });
    expect(await wide.upload(street.streetId, 'registry', form)).toMatchObject({ code: 'open-one-community' });
    expect(await zhou.upload(elsewhere.id, 'registry', form)).toMatchObject({ status: 403, code: 'outside-area' });
    expect(await filesKept()).toBe(kept);
  });

  test('a workbook is fetched by the post that handed it in and by nobody else, for a day', async () => {
    const given = await zhou.upload(here.id, 'registry', await screeningForm());
    const { id }: SheetView = given.body;
    const colleague = await street.as('community_staff', here.id);
    const zhao = await street.as('community_staff', elsewhere.id);
    for (const other of [colleague, chen, zhao])
      expect(await other.filled(id)).toMatchObject({ status: 404, code: 'unknown-template' });
    const [row] = (
      await street.owner.query('select data, expires_at - created_at as held from file where id = $1', [id])
    ).rows as { data: Buffer; held: string }[];
    expect(Math.abs(Number(row!.held) - 24 * 3_600_000)).toBeLessThan(1000);
    expect(row!.data.includes('xl/worksheets')).toBe(false);
    await street.owner.query('update file set expires_at = $2 where id = $1', [id, street.house.kernel.clock.now()]);
    expect(await zhou.filled(id)).toMatchObject({ status: 404, code: 'unknown-template' });
  });

  test('the preview and the sheet stand in the log of who looked, with how many rows', async () => {
    const asker = await street.as('community_staff', here.id);
    await fill(asker, here.id, 'registry', await screeningForm());
    const { rows } = await street.owner.query(
      'select stream_id, reads, rows, route from access_log where post_id = $1 order by at, id',
      [asker.postId],
    );
    expect(rows).toEqual([
      { stream_id: here.id, reads: 'sheet', rows: 8, route: 'POST /api/sheets' },
      { stream_id: here.id, reads: 'sheet', rows: street.truth.length, route: 'GET /api/sheets/:id/filled' },
    ]);
  });
});

describe('what cannot be read is refused, and nothing of it is kept', () => {
  const oldOffice = (inside: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from(inside, 'utf16le')]);
  const sheetOf = async (rows: unknown[][], change: (sheet: exceljs.Worksheet) => void = () => {}) => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('名单');
    sheet.addRows(rows);
    change(sheet);
    return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  };
  const withPart = async (name: string, content: Iterable<string>) => {
    const archive = readZip(await screeningForm(), ZIP);
    if (!archive.ok) return expect.fail('not a zip file');
    const parts: Uint8Array[] = [];
    for await (const part of writeZip(archive.value, new Map([[name, content]]))) parts.push(part);
    return Buffer.concat(parts);
  };
  function* spaces(megabytes: number): Generator<string> {
    const one = ' '.repeat(1_048_576);
    for (let i = 0; i < megabytes; i++) yield one;
  }
  const MACROS =
    '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.macroEnabled"/></Types>';

  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['nothing at all', 'workbook-damaged', () => new Uint8Array()],
    ['a text file', 'workbook-damaged', () => Buffer.from('姓名,性别')],
    ['half a workbook', 'workbook-damaged', async () => (await screeningForm()).subarray(0, 3000)],
    ['a workbook with a password', 'workbook-password', () => oldOffice('EncryptedPackage')],
    ['an old document that is no workbook', 'workbook-damaged', () => oldOffice('Workbook')],
    ['a workbook with macros', 'workbook-macros', () => withPart('[Content_Types].xml', [MACROS])],
    ['a zip bomb', 'workbook-too-large', () => withPart('xl/styles.xml', spaces(60))],
    ['a sheet without a header', 'sheet-no-header', () => sheetOf([['周报'], ['甲', '乙']])],
    [
      'cells merged over several rows',
      'sheet-merged-rows',
      () => sheetOf([['姓名', '性别'], [], [], []], sheet => sheet.mergeCells('A2:A4')),
    ],
  ])('%s', async (_, code, make) => {
    const kept = await filesKept();
    expect(await zhou.upload(here.id, 'registry', await make())).toMatchObject({ status: 422, code });
    expect(await filesKept()).toBe(kept);
  });

  test('a purpose that does not exist, or belongs to an emergency that is not in force', async () => {
    const form = await screeningForm();
    const kept = await filesKept();
    expect(await zhou.upload(here.id, 'marketing', form)).toMatchObject({ status: 404, code: 'unknown-purpose' });
    expect(await zhou.upload(here.id, 'disaster_response', form)).toMatchObject({ code: 'purpose-not-in-force' });
    expect(await zhou.upload(zhou.postId, 'registry', form)).toMatchObject({ status: 404, code: 'unknown-area' });
    expect(await filesKept()).toBe(kept);
  });

  test('a file that takes too long is given up, and the next one is read', async () => {
    const { kernel } = street.house;
    expect(await readTables(kernel, await screeningForm(), [], 0)).toMatchObject({
      refusal: { code: 'file-too-slow' },
    });
    expect(await readTables(kernel, await screeningForm())).toMatchObject({ ok: true });
  });
});

describe('text stays text', () => {
  test('a name that looks like a formula is written as text and never as one', async () => {
    const { kernel, pipeline } = street.house;
    const [building] = (
      await street.owner.query(`select id, local_key from area where kind = 'building' and community_id = $1 limit 1`, [
        elsewhere.id,
      ])
    ).rows as { id: Id; local_key: string }[];
    const [compound = '', number = ''] = building!.local_key.split('|');
    const name = '=HYPERLINK("http://a.example","李")';
    const payload = {
      ...{ dwellingId: kernel.newId(), buildingId: building!.id, facts: [] },
      door: { compound, building: number, stairwell: '9', room: '9901' },
      persons: [{ personId: kernel.newId(), residence: 'living', facts: [{ element: 'person.name', value: name }] }],
    };
    const command = { id: kernel.newId(), stream: elsewhere.id, type: 'register-household', subject: kernel.newId() };
    const [reply] = await pipeline.submit(SYSTEM, [{ ...command, payload, observedAt: kernel.clock.now() }]);
    expect(reply!.status).toBe('accepted');
    const zhao = await street.as('community_staff', elsewhere.id);
    const [, bytes] = await fill(zhao, building!.id, 'registry', await screeningForm());
    const sheet = await reopen(bytes, '排查表');
    const cells = sheet.getColumn(2).values.filter(value => String(value).includes('HYPERLINK'));
    expect(cells).toEqual([name]);
  });
});
