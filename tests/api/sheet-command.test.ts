// `doorstep sheet fill` against a server that listens: the file it leaves, what it says, and what it never tells.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FilledSheet } from '../../cli/sheet/fill.ts';
import { run } from '../../cli/sheet.ts';
import { readDelimited } from '../../core/sheets/delimited.ts';
import { NEVER_HELD, NOT_FOR_PURPOSE } from '../../core/sheets/fill.ts';
import { readZip, unpack } from '../../server/sheets/workbook/zip-archive.ts';
import { type FilledStreet, openFilledStreet } from '../support/filled-street.ts';

let street: FilledStreet;
let here: FilledStreet['communities'][number];
let code: string;
let url: string;
const folder = mkdtempSync(join(tmpdir(), 'doorstep-fill-'));
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  street = await openFilledStreet();
  here = street.communities[0]!;
  await street.as('community_staff', here.id);
  await street.as('doctor', here.id);
  await street.as('department_officer', street.streetId);
  ({ code } = (await street.owner.query('select code from area where id = $1', [here.id])).rows[0]);
  url = await street.app.listen({ host: '127.0.0.1', port: 0 });
  const book = new exceljs.Workbook();
  book.addWorksheet('名册').addRow(['序号', '姓名', '体温', '民族', '联系电话', '拖拉机台数']);
  await book.xlsx.writeFile(at('blank.xlsx'));
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await street?.close();
});

type Said = { code: number; out: string; err: string };

async function said(args: string[]): Promise<Said> {
  const [told, complained] = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockReturnValue(true),
  );
  const words = (spy: typeof told) => spy!.mock.calls.map(([text]) => String(text)).join('');
  try {
    return { code: await run(['--area', code, '--server', url, ...args]), out: words(told), err: words(complained) };
  } finally {
    told!.mockRestore();
    complained!.mockRestore();
  }
}

const fill = (purpose: string, out: string, ...more: string[]): Promise<Said> =>
  said(['fill', at('blank.xlsx'), '--purpose', purpose, '--out', at(out), ...more]);

async function filled(name: string): Promise<unknown[][]> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(at(name));
  return book.worksheets[0]!.getSheetValues()
    .slice(2)
    .map(row => (row as unknown[]).slice(1));
}

/** The sheet's part as it is written, cell by cell without the number of its row. */
function cellsOf(name: string, column: string): string[] {
  const archive = readZip(readFileSync(at(name)), { file: 1e8, entries: 1000, unpacked: 1e9, ratio: 1000 });
  const part = archive.ok && archive.value.entries.find(entry => entry.name === 'xl/worksheets/sheet1.xml');
  const xml = Buffer.from(unpack(part || expect.fail('no sheet'))!).toString('utf8');
  return [...xml.matchAll(new RegExp(`<c r="${column}(\\d+)".*?(?:</c>|/>)`, 'g'))]
    .filter(([, row]) => Number(row) > 1)
    .map(([cell, row]) => cell.replace(`${column}${row}`, column));
}

describe('a blank sheet filled from the command line', () => {
  test('is left whole, for its owner alone, and it is told what was filled and what not', async () => {
    const { code, out } = await fill('epidemic_screening', 'filled.xlsx', '--json', '--basis', '区疾控〔2026〕3号');
    expect(code).toBe(0);
    const told: FilledSheet = JSON.parse(out);
    expect(told).toMatchObject({ rows: street.truth.length, row: 'person', basis: '区疾控〔2026〕3号' });
    expect(told.columns.map(({ header, filled, why }) => [header, filled, why])).toEqual([
      ['序号', true, undefined],
      ['姓名', true, undefined],
      ['体温', false, 'not-for-post'],
      ['民族', false, 'never-held'],
      ['联系电话', true, undefined],
      ['拖拉机台数', false, 'unknown'],
    ]);
    const rows = await filled('filled.xlsx');
    expect(rows.map(row => row[1])).toEqual(street.truth.map(({ name }) => name));
    expect(rows[0]![3]).toBe(NEVER_HELD);
    expect(statSync(at('filled.xlsx')).mode & 0o777).toBe(0o600);
    // Nothing about anybody is printed.
    for (const { name } of street.truth) expect(out).not.toContain(name);
  });

  test('stands in the log of who looked, and the session it was filled in is over', async () => {
    const { rows } = await street.owner.query(
      `select route, rows, purpose from access_log where purpose = 'epidemic_screening' order by at desc, id desc limit 1`,
    );
    expect(rows).toEqual([
      { route: 'GET /api/sheets/:id/filled', rows: street.truth.length, purpose: 'epidemic_screening' },
    ]);
    const sessions = async () => (await street.owner.query('select count(*)::int as n from session')).rows[0].n;
    const before = await sessions();
    expect((await fill('registry', 'again.csv', '--where', 'age >= 65')).code).toBe(0);
    const [header, ...old] = readDelimited(readFileSync(at('again.csv'), 'utf8'));
    expect(header!.slice(0, 2)).toEqual(['序号', '姓名']);
    expect(old.map(row => row[1])).toEqual(street.truth.filter(({ age }) => age >= 65).map(({ name }) => name));
    expect(await sessions()).toBe(before);
  });

  test('is another table of the workbook where one is named, and none where there is no such', async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet('人').addRow(['姓名', '性别', '联系电话']);
    book.addWorksheet('户').addRow(['户主姓名', '房号']);
    await book.xlsx.writeFile(at('two.xlsx'));
    const asked = ['fill', at('two.xlsx'), '--purpose', 'registry', '--json'];
    const of = (table: string) => said([...asked, '--table', table, '--out', at(`two-${table}.xlsx`)]);
    expect(JSON.parse((await of('2')).out)).toMatchObject({ sheet: '户', row: 'household' });
    expect(await of('3')).toMatchObject({ code: 1, err: expect.stringContaining('3') });
    expect(existsSync(at('two-3.xlsx'))).toBe(false);
    expect((await of('none')).code).toBe(2);
  });

  test('runs as a program, and says how to start a server where none runs', () => {
    const main = join(import.meta.dirname, '../../cli/main.ts');
    const args = ['sheet', 'fill', at('blank.xlsx'), '--area', code, '--purpose', 'registry', '--out', at('none.xlsx')];
    const ended = spawnSync(process.execPath, [main, ...args, '--server', 'http://127.0.0.1:9'], { encoding: 'utf8' });
    expect(ended).toMatchObject({ status: 1, stderr: expect.stringMatching(/npm start.*\n.*npm start/) });
    expect(existsSync(at('none.xlsx'))).toBe(false);
  });
});

describe('person.temperature, asked by door_to_door_screening, on behalf of civil affairs', () => {
  /** Measures somebody who had not been. */
  async function measure(): Promise<void> {
    const { kernel } = street.house;
    const one = street.truth.find(({ temperature }) => temperature === undefined)!;
    const { rows } = await street.owner.query(
      'select household_id from residence where community_id = $1 and person_id = $2 and until_at is null',
      [here.id, one.id],
    );
    const answers = [{ subjectId: one.id, element: 'person.temperature', how: 'asked', value: 38.8 }];
    const wang = await street.as('grid_worker', one.gridId);
    const visit = { id: kernel.newId(), stream: here.id, type: 'record-visit', subject: rows[0].household_id };
    const payload = { outcome: 'met', spokeWith: one.id, answers };
    expect(await wang.client.send({ ...visit, payload, observedAt: kernel.clock.now() })).toEqual(['accepted']);
  }

  test('gives no value and no hint whether there is one, before and after somebody is measured', async () => {
    const known = street.truth.map(({ temperature }) => temperature !== undefined);
    expect(new Set(known)).toEqual(new Set([true, false]));
    const said: Record<string, string> = {};
    const ASKED = [
      ['community_staff', 'care'],
      ['doctor', 'registry'],
    ] as const;
    const fillAll = async (round: string) => {
      for (const [as, purpose] of ASKED) {
        const { code, out, err } = await fill(
          purpose,
          `${round}.xlsx`,
          '--as',
          as,
          '--basis',
          '区民政〔2026〕7号',
          '--json',
        );
        expect([code, err]).toEqual([0, expect.stringContaining('→')]);
        expect(JSON.parse(out).columns[2]).toMatchObject({ filled: false, why: 'not-for-purpose' });
        const cells = cellsOf(`${round}.xlsx`, 'C');
        expect(cells.length).toBe(known.length);
        // Whoever was measured has the same bytes as whoever was not.
        expect([...new Set(cells)]).toEqual([expect.stringContaining(NOT_FOR_PURPOSE)]);
        const all = out.replace(`${round}.xlsx`, '') + readFileSync(at(`${round}.xlsx`)).toString('base64');
        said[as] ??= all;
        expect(all === said[as]).toBe(true);
      }
    };
    await fillAll('before');
    await measure();
    await fillAll('after');
    // It is on record: for the screening itself the doctor's sheet has it.
    await fill('epidemic_screening', 'screening.xlsx', '--as', 'doctor');
    expect((await filled('screening.xlsx')).map(row => row[2])).toContain(38.8);
  });

  test('nor can a condition ask for it', async () => {
    const asking = ['--where', 'facts.person.temperature > 37.0', '--as', 'doctor'];
    expect((await fill('care', 'asked.xlsx', ...asking)).code).toBe(1);
    expect(existsSync(at('asked.xlsx'))).toBe(false);
  });

  test('and the officer of civil affairs gets none at all', async () => {
    expect(await fill('care', 'officer.xlsx', '--as', 'department_officer')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/您当前的岗位不能做这件事[\s\S]*Your present post may not do this/),
    });
    expect(existsSync(at('officer.xlsx'))).toBe(false);
  });
});

describe('what is refused is told in words, and leaves no file', () => {
  test.each<[string, string, string[], RegExp]>([
    ['an area nobody knows', 'registry', ['--area', '999'], /没有代码为 999 的区划[\s\S]*no area of code 999/],
    ['a purpose there is none of', 'marketing', [], /没有“marketing”这个用途[\s\S]*no purpose/],
    ['a day that is over', 'registry', ['--until', '2020-01-01'], /2020-01-01/],
    ['somebody nobody knows', 'registry', ['--as', '赵'], /没有“赵”这个用户[\s\S]*There is no user/],
    ['the blank sheet itself', 'registry', ['--out', at('blank.xlsx')], /不能写在空表上[\s\S]*over the blank/],
    [
      'another kind of file',
      'registry',
      ['--out', at('filled.docx')],
      /xlsx、.csv 或 .pdf[\s\S]*as .xlsx, .csv or .pdf/,
    ],
    ['a folder that is not there', 'registry', ['--out', at('no/such/f.xlsx')], /写不进去[\s\S]*cannot be written/],
  ])('%s', async (_, purpose, more, words) => {
    const before = readFileSync(at('blank.xlsx'));
    const left = readdirSync(folder);
    expect(await fill(purpose, 'refused.xlsx', ...more)).toMatchObject({ code: 1, err: expect.stringMatching(words) });
    expect(readdirSync(folder)).toEqual(left);
    expect(readFileSync(at('blank.xlsx'))).toEqual(before);
  });

  test('a file that is no sheet, and a call that is not understood', async () => {
    writeFileSync(at('broken.xlsx'), 'PK nothing');
    const args = ['--area', code, '--purpose', 'registry', '--out', at('refused.xlsx'), '--server', url];
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      expect(await run(['fill', at('broken.xlsx'), ...args])).toBe(1);
      expect(await run(['fill', at('blank.xlsx'), '--area', code])).toBe(2);
      expect(await run(['fill', at('blank.xlsx'), ...args, '--fast'])).toBe(2);
    } finally {
      vi.restoreAllMocks();
    }
    expect(existsSync(at('refused.xlsx'))).toBe(false);
  });
});
