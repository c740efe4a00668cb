import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { AboutSheet } from '../../../core/sheets/about.ts';
import { ABOUT_NAME } from '../../../core/sheets/about.ts';
import type { Cell } from '../../../core/sheets/model.ts';
import { freeName } from './added-sheet.ts';
import { blankWorkbook, layoutWith } from './blank-workbook.fixture.ts';
import { fillTemplate } from './fill-template.ts';
import { LIMITS, readTemplate } from './read-template.ts';
import { readZip, unpack } from './zip-archive.ts';
import { writeZip } from './zip-writer.ts';

const ABOUT: AboutSheet = {
  title: [['填表说明'], ['行数', 2]],
  columns: [
    ['列', '表头'],
    ['Column', 'Header'],
  ],
  rows: [
    ['A', '=1+1'],
    ['B', '<姓名> & "号"'],
  ],
};
const ROWS: Cell[][] = [1, 2].map(n => [n, `李${n}`, '男', { date: '1950-02-03' }, undefined, '', 3, 'x', undefined]);

async function joined(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return new Uint8Array(Buffer.concat(all));
}

async function fill(template: Uint8Array, rows = ROWS, about: Parameters<typeof fillTemplate>[3] = {}) {
  const read = readTemplate(template);
  if (!read.ok) throw new Error(read.refusal.code);
  const filled = fillTemplate(read.value, layoutWith(3), { count: rows.length, each: rows }, about);
  if (!filled.ok) throw new Error(filled.refusal.code);
  return { bytes: await joined(filled.value.bytes), changed: filled.value.changed };
}

function partsOf(bytes: Uint8Array): Map<string, string> {
  const archive = readZip(bytes, LIMITS);
  if (!archive.ok) throw new Error(archive.refusal.code);
  return new Map(archive.value.entries.map(entry => [entry.name, Buffer.from(unpack(entry)!).toString()]));
}

/** The same workbook with some parts rewritten. */
async function rewritten(bytes: Uint8Array, change: (name: string, xml: string) => string): Promise<Uint8Array> {
  const archive = readZip(bytes, LIMITS);
  if (!archive.ok) throw new Error(archive.refusal.code);
  const changed = [...partsOf(bytes)].map(([name, xml]) => [name, [change(name, xml)]] as const);
  return joined(writeZip(archive.value, new Map(changed)));
}

async function open(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer as ArrayBuffer);
  return book;
}

const TAG = /<[^<>]*填表说明 · About[^<>]*>|<[^<>]*sheet3\.xml[^<>]*>/;

describe('a sheet added to a filled workbook', () => {
  test('is the last one, is shown, and says what it was given', async () => {
    const { bytes } = await fill(await blankWorkbook(3), ROWS, { about: () => ABOUT });
    const book = await open(bytes);
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['名单（一）', 'visible'],
      ['填表说明', 'visible'],
      [ABOUT_NAME, 'visible'],
    ]);
    const sheet = book.getWorksheet(ABOUT_NAME)!;
    const said = sheet.getSheetValues().slice(1) as (unknown[] | undefined)[];
    expect(said.map(row => row?.slice(1))).toEqual([
      ['填表说明'],
      ['行数', 2],
      undefined,
      ['列', '表头'],
      ['Column', 'Header'],
      ['A', '=1+1'],
      ['B', '<姓名> & "号"'],
    ]);
    expect(sheet.getCell('A1').style).toEqual(book.getWorksheet('填表说明')!.getCell('A1').style);
  });

  test('changes three parts by one tag each, and nothing else', async () => {
    const template = await blankWorkbook(3);
    const without = partsOf((await fill(template)).bytes);
    const { bytes, changed } = await fill(template, ROWS, { about: () => ABOUT });
    const parts = partsOf(bytes);
    const named = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '[Content_Types].xml'];
    expect(changed.sort()).toEqual(['xl/worksheets/sheet1.xml', ...named].sort());
    expect([...parts.keys()]).toEqual([...without.keys(), 'xl/worksheets/sheet3.xml']);
    for (const [name, xml] of without) {
      expect(named.includes(name)).toBe(parts.get(name) !== xml);
      expect(parts.get(name)!.replace(named.includes(name) ? TAG : /$^/, '')).toBe(xml);
    }
  });

  test('is made when every row has been written', async () => {
    let told: unknown;
    const about = (stats: unknown) => {
      told = structuredClone(stats);
      return Promise.resolve(ABOUT);
    };
    await fill(await blankWorkbook(3), ROWS, { about });
    expect(told).toMatchObject({ rows: 2 });
    expect((told as { columns: unknown[] }).columns.slice(1, 5)).toEqual([
      { values: 2, blank: 0, notForPurpose: 0, notForPost: 0, unworded: 0 },
      { values: 2, blank: 0, notForPurpose: 0, notForPost: 0, unworded: 0 },
      { values: 2, blank: 0, notForPurpose: 0, notForPost: 0, unworded: 0 },
      { values: 0, blank: 2, notForPurpose: 0, notForPost: 0, unworded: 0 },
    ]);
  });

  test('stands beside a template that has no row to fill', async () => {
    const template = await blankWorkbook(3);
    const { bytes } = await fill(template, [], { about: ({ rows }) => ({ ...ABOUT, title: [['行数', rows]] }) });
    expect(partsOf(bytes).get('xl/worksheets/sheet1.xml')).toBe(partsOf(template).get('xl/worksheets/sheet1.xml'));
    expect((await open(bytes)).getWorksheet(ABOUT_NAME)!.getCell('B1').value).toBe(0);
  });

  test('has the same bytes each time', async () => {
    const template = await blankWorkbook(3);
    const [one, two] = [
      await fill(template, ROWS, { about: () => ABOUT }),
      await fill(template, ROWS, { about: () => ABOUT }),
    ];
    expect(one.bytes).toEqual(two.bytes);
  });

  test('takes another name where its own is taken', async () => {
    const once = await fill(await blankWorkbook(3), ROWS, { about: () => ABOUT });
    const read = readTemplate(once.bytes);
    if (!read.ok) throw new Error(read.refusal.code);
    const twice = fillTemplate(read.value, layoutWith(3), { count: 2, each: ROWS }, { about: () => ABOUT });
    if (!twice.ok) throw new Error(twice.refusal.code);
    const book = await open(await joined(twice.value.bytes));
    expect(book.worksheets.map(({ name }) => name).slice(2)).toEqual([ABOUT_NAME, `${ABOUT_NAME} (2)`]);
  });
});

describe('a workbook of another writer', () => {
  const named = /^(?:\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels)$/;

  test('keeps its prefixes, its byte order mark and its absolute targets', async () => {
    const template = await rewritten(await blankWorkbook(3), (name, xml) =>
      named.test(name)
        ? `\ufeff${xml
            .replace(/<(\/?)(?=[A-Za-z])/g, '<$1x:')
            .replace(/ xmlns=/g, ' xmlns:x=')
            .replaceAll('Target="worksheets/', 'Target="/xl/worksheets/')}`
        : xml,
    );
    const { bytes } = await fill(template, ROWS, { about: () => ABOUT });
    const [before, after] = [partsOf(template), partsOf(bytes)];
    for (const name of ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels'])
      expect(after.get(name)!.replace(TAG, '')).toBe(before.get(name));
    expect(after.get('xl/workbook.xml')).toMatch(
      /^\ufeff[\s\S]*<x:sheet name="填表说明 · About this sheet"[^>]*\/><\/x:sheets>/,
    );
    const read = readTemplate(bytes);
    expect(read.ok && read.value.sheets.map(({ name }) => name)).toEqual(['名单（一）', '填表说明', ABOUT_NAME]);
  });

  test('may declare the namespace of ties on each sheet', async () => {
    const template = await rewritten(await blankWorkbook(3), (name, xml) =>
      name === 'xl/workbook.xml'
        ? xml.replace(
            /(<sheet [^>]*) r:id=/g,
            '$1 xmlns:d3p1="http://schemas.openxmlformats.org/officeDocument/2006/relationships" d3p1:id=',
          )
        : xml,
    );
    const { bytes } = await fill(template, ROWS, { about: () => ABOUT });
    expect(partsOf(bytes).get('xl/workbook.xml')).toMatch(
      /<sheet name="填表说明 · [^>]* xmlns:d3p1="[^"]+" d3p1:id="[^"]+"\/>/,
    );
  });
});

test.each([
  ['表', [], '表'],
  ['表', ['表'], '表 (2)'],
  ['About', ['ABOUT', 'about (2)'], 'About (3)'],
  ['长'.repeat(40), ['长'.repeat(31)], `${'长'.repeat(27)} (2)`],
])('the name %s beside %j is %s', (wish, taken, name) => expect(freeName(wish, taken)).toBe(name));
