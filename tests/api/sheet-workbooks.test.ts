// Ten blank workbooks as departments make them go through the server and come back: cell by cell against what was
// registered, everything around the cells against the blank workbook, to the bit where nothing may change.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAboutSheet } from '../../core/sheets/about.ts';
import { both, LIMITS } from '../../core/sheets/about-words.ts';
import type { SheetView } from '../../core/sheets/contract.ts';
import { type FilledStreet, openFilledStreet } from '../support/filled-street.ts';
import { cellsMustAndAre } from '../support/sheets/cells-must.ts';
import { type FilledBook, type Filling, openFilling, shownMeaning } from '../support/sheets/fill-books.ts';
import { hasOffice, openInOffice } from '../support/sheets/office.ts';
import { zipFile } from '../support/sheets/raw/zip-file.ts';
import {
  coversItself,
  differences,
  expectedMerges,
  lookDifferences,
  movedAreas,
} from '../support/sheets/reopen/differences.ts';
import { columnOf, type Reopened, readByExceljs, reopen } from '../support/sheets/reopen/reopen.ts';
import { unzip } from '../support/sheets/reopen/unzip.ts';
import type { BlankBook } from '../support/sheets/ten/expected.ts';
import { tenWorkbooks } from '../support/sheets/ten/ten-workbooks.ts';

/** exceljs knows no prefixes. */
const ONE_WITNESS = ['居民名册（前缀）'];

const BOOKS = tenWorkbooks().map(book => [book.name, book] as const);

let street: FilledStreet;
let filling: Filling;
const done = new Map<string, Promise<FilledBook>>();
/** Filled for the whole community, once for all tests. */
const fillOnce = (book: BlankBook): Promise<FilledBook> => {
  const making = done.get(book.name) ?? filling.fill(book);
  done.set(book.name, making);
  return making;
};

beforeAll(async () => {
  street = await openFilledStreet();
  filling = await openFilling(street);
}, 60_000);
afterAll(() => street?.close());

const sheetIn = ({ sheets }: Reopened, { expect: { sheet } }: BlankBook) => sheets.find(({ name }) => name === sheet)!;

describe('ten blank workbooks', () => {
  test('show their headers where they are said to stand', () => {
    expect(new Set(BOOKS.map(([name]) => name)).size).toBe(10);
    for (const [name, book] of BOOKS) {
      const sheet = sheetIn(reopen(book.bytes), book);
      for (const { column, header } of book.expect.columns) {
        const above = [...sheet.rows].filter(([row]) => row <= book.expect.headerRow);
        const words = above.flatMap(([, { cells }]) => cells.get(column)?.value ?? []);
        expect(words, `${name} ${header.join('/')}`).toContain(header.at(-1));
      }
    }
  });

  test.each(BOOKS)('%s is recognised, column by column', async (_, book) => {
    const given = await filling.handIn(book);
    expect(given.code).toBeUndefined();
    const view: SheetView = given.body;
    const { headerRow, row, sheet, columns: expected } = book.expect;
    expect(view).toMatchObject({ sheetName: sheet, headerRow, subject: row });
    expect(view.columns.map(({ index, meaning }) => [index, meaning])).toEqual(
      expected.map(column => [column.column, shownMeaning(column)]),
    );
  });
});

describe('the comparison', () => {
  const [, book] = BOOKS[0]!;
  const nothing = { before: 5, count: 0 };
  const changed = (change: (parts: Map<string, string | Uint8Array>) => void) => {
    const parts = new Map<string, string | Uint8Array>(unzip(book.bytes));
    change(parts);
    const again = zipFile([...parts].map(([name, content]) => ({ name, content })));
    return differences(reopen(book.bytes), reopen(again), book.expect.sheet, nothing);
  };
  const replaceIn = (parts: Map<string, string | Uint8Array>, name: string, from: string, to: string) => {
    const text = Buffer.from(parts.get(name)!).toString('utf8');
    expect(text).toContain(from);
    parts.set(name, text.replace(from, to));
  };

  test('allows one more sheet with its entries, and no second', () => {
    const add = (parts: Map<string, string | Uint8Array>, n: number) => {
      parts.set(`xl/worksheets/sheet${n}.xml`, '<worksheet><sheetData/></worksheet>');
      replaceIn(parts, 'xl/workbook.xml', '</sheets>', `<sheet name="列${n}" sheetId="${n}" r:id="rId${n}"/></sheets>`);
      const tie = `<Relationship Id="rId${n}" Type="worksheet" Target="worksheets/sheet${n}.xml"/>`;
      replaceIn(parts, 'xl/_rels/workbook.xml.rels', '</Relationships>', `${tie}</Relationships>`);
      const type = `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="worksheet"/>`;
      replaceIn(parts, '[Content_Types].xml', '</Types>', `${type}</Types>`);
    };
    expect(changed(parts => add(parts, 2))).toEqual([]);
    expect(changed(parts => [2, 3].forEach(n => void add(parts, n)))).toEqual(['2 sheets came in']);
  });

  test('finds one byte of another part, a lost part, a new one, a name and a page set-up that changed', () => {
    expect(changed(() => {})).toEqual([]);
    expect(changed(parts => replaceIn(parts, 'xl/styles.xml', '宋体', '黑体'))).toEqual([
      'xl/styles.xml is not the same to the bit',
    ]);
    expect(changed(parts => parts.delete('xl/media/image1.png'))).toEqual(['xl/media/image1.png is gone']);
    expect(changed(parts => parts.set('xl/vbaProject.bin', 'x'))).toEqual(['xl/vbaProject.bin came in']);
    expect(changed(parts => replaceIn(parts, 'xl/workbook.xml', '$I$26', '$I$25'))[0]).toContain('_xlnm.Print_Area');
    const sheet = 'xl/worksheets/sheet1.xml';
    expect(changed(parts => replaceIn(parts, sheet, 'landscape', 'portrait'))[0]).toContain('around the rows');
  });
});

describe('a filled workbook', () => {
  test.each(BOOKS)('%s says in every cell what was registered', async (name, book) => {
    const { filled, rows, bytes } = await fillOnce(book);
    expect(rows.length).toBeGreaterThan(40);
    const { must, are } = cellsMustAndAre(book.expect, filled, rows);
    expect(are).toEqual(must);
    if (ONE_WITNESS.includes(name)) return;
    const witness = await readByExceljs(bytes, book.expect.sheet);
    const otherwise = must.filter(([at, cell]) => !('formula' in cell) && witness.get(at) !== Object.values(cell)[0]);
    expect(otherwise.map(([at, cell]) => [at, cell, witness.get(at)])).toEqual([]);
  });

  test.each(BOOKS)('%s has its totals and notes below its rows', async (_, book) => {
    const { filled, inserted } = await fillOnce(book);
    for (const { place, text, formula } of book.expect.below) {
      const cell = sheetIn(filled, book)
        .rows.get(place[1] + inserted.count)
        ?.cells.get(place[0]);
      if (text !== undefined) expect(cell?.value).toBe(text);
      if (formula !== undefined) expect(cell?.formula).toBe(formula(inserted.count));
    }
    // Every other part stays as it is to the bit, so formulas elsewhere point where they did, and the sheet says so.
    const elsewhere = Object.entries(book.expect.elsewhere ?? {}).flatMap(([name, cells]) =>
      Object.entries(cells).map(([place, formula]) => {
        const { rows } = filled.sheets.find(one => one.name === name)!;
        return {
          now: rows.get(Number(place.replace(/\D/g, '')))?.cells.get(columnOf(place))?.formula,
          was: formula(0),
        };
      }),
    );
    expect(elsewhere.every(({ now, was }) => now === was)).toBe(true);
    const about = filled.sheets.find(({ name }) => isAboutSheet(name))!;
    const said = [...about.rows.values()].flatMap(({ cells }) => [...cells.values()].map(({ value }) => value));
    expect(said.includes(both(LIMITS['formula-elsewhere']))).toBe(elsewhere.length > 0);
  });

  test.each(BOOKS)('%s is the blank one in all else: parts, styles, merges, choices, print set-up', async (_, book) => {
    const { blank, filled, inserted, rows } = await fillOnce(book);
    const { expect: expected } = book;
    const names = Object.fromEntries(
      Object.entries(expected.names ?? {}).map(([name, text]) => [name, text(inserted.count)]),
    );
    expect(differences(blank, filled, expected.sheet, inserted, names)).toEqual([]);
    const [before, after] = [sheetIn(blank, book), sheetIn(filled, book)];
    expect([...after.merges].sort()).toEqual(expectedMerges(before, expected, inserted));
    expect(lookDifferences(before, after, expected, rows.length, inserted)).toEqual([]);
    expect(coversItself(after)).toBe(true);
    const choices = before.validations.map(one => ({ ...one, area: movedAreas(one.area, inserted) }));
    expect(after.validations).toEqual(choices);
  });

  test.each(BOOKS)('%s keeps the rows it has nobody for as they were', async (_, book) => {
    const { blank, filled, rows, inserted } = await filling.fillForThree(book);
    const { expect: expected } = book;
    const { must, are } = cellsMustAndAre(expected, filled, rows);
    expect(are).toEqual(must);
    expect(inserted.count).toBe(0);
    expect(differences(blank, filled, expected.sheet, inserted)).toEqual([]);
    const [before, after] = [sheetIn(blank, book), sheetIn(filled, book)];
    expect(after.merges).toEqual(before.merges);
    expect(lookDifferences(before, after, expected, rows.length, inserted)).toEqual([]);
    for (let row = expected.firstRow + rows.length; row < expected.firstRow + expected.room; row++)
      for (const [column, { style, value, formula }] of before.rows.get(row)!.cells) {
        // A formula loses its last result, which may not be true any more.
        const kept = formula === undefined ? (value === undefined ? { style } : { style, value }) : { style, formula };
        expect(after.rows.get(row)!.cells.get(column)).toEqual(kept);
      }
  });

  test.skipIf(!hasOffice)(
    'opens in an office program, which prints it and comes to the same totals',
    async () => {
      const filled = await Promise.all(BOOKS.map(([, book]) => fillOnce(book)));
      const opened = openInOffice(filled.map(({ bytes }) => bytes));
      for (const [i, [name, book]] of BOOKS.entries()) {
        const { rows, inserted } = filled[i]!;
        const { pdf, calculated } = opened[i]!;
        expect(pdf.subarray(0, 5).toString(), name).toBe('%PDF-');
        const sheet = sheetIn(reopen(calculated), book);
        for (const { place, result } of book.expect.below) {
          if (result === undefined) continue;
          const now = sheet.rows.get(place[1] + inserted.count)?.cells.get(place[0])?.value;
          expect(now, `${name} ${place}`).toBe(result(means => rows.map(row => row.cell(means))));
        }
      }
    },
    300_000,
  );
});
