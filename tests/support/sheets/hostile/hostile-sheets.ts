// Workbooks whose sheets are too wide, too long, too many, or merged, checked and calculated beyond all use.
import { blank, escaped, inlineTexts, letters, merged, number, ref, row } from '../raw/cells.ts';
import { partsOf, type RawBook } from '../raw/raw-book.ts';
import { zipFile } from '../raw/zip-file.ts';
import { sheetXml } from '../ten/sheet-xml.ts';
import { type HostileWorkbook, honestBook, honestPart, honestRows, SHEET, withRows } from './hostile-base.ts';

const texts = inlineTexts();
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** Not packed, so that no ratio betrays it. */
const stored = (book: Partial<RawBook>): Buffer =>
  zipFile(partsOf(honestBook(book)).map(part => ({ ...part, stored: true })));
const xmlOf = (rows: string, after = ''): string => sheetXml({ dimension: 'A1:E6', rows, after });
/** Each part is too small for its ratio to count. */
const packed = (book: Partial<RawBook>): Buffer => zipFile(partsOf(honestBook(book)));
const sheets = (count: number, xml = honestPart(SHEET), hidden?: true): Buffer =>
  packed({
    sheets: [
      { name: '名单', xml: honestPart(SHEET) },
      ...many(count - 1, i => ({ name: `表${i}`, xml, ...(hidden === undefined ? {} : { hidden }) })),
    ],
  });

function wideRows(columns: number, rows: number): string {
  const header = many(columns, i => texts.cell(ref(i + 1, 1), 1, ['姓名', '性别', '联系电话'][i] ?? `住址${i}`));
  return row(1, header) + looks(columns, rows);
}
/** Rows of cells that have a look and nothing else, from the second on. */
const looks = (columns: number, rows: number, from = 2): string => {
  const body = many(columns, i => letters(i + 1));
  return many(rows, r =>
    row(
      r + from,
      body.map(column => blank(`${column}${r + from}`, 1)),
    ),
  ).join('');
};

/** A formula shared by very many cells. */
function sharedFormula(length: number, cells: number): Buffer {
  const long = `${'A1+'.repeat(length / 3 - 1)}A1`;
  const master = `<c r="F3" s="1"><f t="shared" si="0" ref="F3:F${cells + 2}">${long}</f></c>`;
  const rest = many(cells - 1, i => `<row r="${i + 7}"><c r="F${i + 7}"><f t="shared" si="0"/></c></row>`);
  return withRows(honestRows().replace(blank('E3', 1), blank('E3', 1) + master) + rest.join(''));
}

const lists = (count: number, refs: string, formula: string): string =>
  `<dataValidations count="${count}">${many(count, () => `<dataValidation type="list" sqref="${refs}"><formula1>${escaped(formula)}</formula1></dataValidation>`).join('')}</dataValidations>`;

/** Ten sheets that are one part. */
function onePart(): Buffer {
  const parts = partsOf(honestBook({ sheets: many(10, i => ({ name: `表${i}`, xml: honestPart(SHEET) })) }));
  const same = (xml: string) => xml.replaceAll(/worksheets\/sheet\d+\.xml/g, 'worksheets/sheet1.xml');
  return zipFile(
    parts.map(part => (part.name.endsWith('workbook.xml.rels') ? { ...part, content: same(`${part.content}`) } : part)),
  );
}

export const HOSTILE_SHEETS: readonly HostileWorkbook[] = [
  {
    name: '16,384 columns of headers',
    served: true,
    make: () => withRows(wideRows(16_384, 3)),
    expect: ['sheet-too-wide'],
  },
  { name: '500 columns of headers', served: true, make: () => withRows(wideRows(500, 3)), expect: ['harmless'] },
  {
    name: '16,384 columns of words behind an honest sheet',
    make: () => sheets(2, xmlOf(wideRows(16_384, 1))),
    expect: ['harmless'],
  },
  {
    name: '16,384 columns with a look and no words',
    served: true,
    make: () => withRows(honestRows() + looks(16_384, 12, 7)),
    expect: ['harmless', 'workbook-too-large'],
  },
  {
    name: 'five headers merged over 16,384 columns',
    make: () =>
      withRows(
        row(1, [texts.cell('A1', 0, '居民登记表')]) +
          row(
            2,
            ['姓名', '性别', '联系电话', '家庭住址', '备注'].map((words, i) =>
              texts.cell(ref(i * 3200 + 1, 2), 1, words),
            ),
          ) +
          looks(16_384, 3, 3),
        merged(['A1:XFD1', ...many(5, i => `${ref(i * 3200 + 1, 2)}:${ref(i * 3200 + 3200, 2)}`)]),
      ),
    expect: ['harmless', 'sheet-no-header', 'sheet-too-wide'],
  },
  {
    name: '10,000 merged areas',
    make: () => withRows(honestRows(), merged(many(10_000, i => `A${i + 20}:B${i + 20}`))),
    expect: ['workbook-too-large'],
  },
  {
    name: '4,000 merged areas that are the whole sheet',
    make: () => withRows(honestRows(), merged(many(4000, () => 'A1:XFD1048576'))),
    expect: ['harmless', 'sheet-no-header', 'sheet-merged-rows'],
  },
  {
    name: '4,000 merged areas one below the other',
    make: () => withRows(honestRows(), merged(many(4000, i => `A${i + 3}:E${i + 3}`))),
    expect: ['harmless', 'sheet-no-header', 'sheet-merged-rows'],
  },
  {
    name: '600,000 rows with nothing in them',
    served: true,
    make: () => withRows(honestRows() + many(600_000, i => `<row r="${i + 7}"/>`).join('')),
    expect: ['workbook-too-large'],
  },
  {
    name: 'half a million and one cells',
    make: () =>
      withRows(
        honestRows() +
          row(7, [number('A7', 1, 1)]) +
          many(500_001, i => `<row r="${i + 8}"><c r="B${i + 8}"/></row>`).join(''),
      ),
    expect: ['workbook-too-large'],
  },
  {
    name: 'a row at the very end',
    make: () => withRows(honestRows() + row(1_048_576, [blank('A1048576', 1)])),
    expect: ['harmless', 'sheet-too-long'],
  },
  { name: '500 sheets', make: () => sheets(500), expect: ['workbook-too-large'] },
  {
    name: '100 sheets, of which 99 are hidden and full',
    served: true,
    make: () =>
      sheets(
        100,
        xmlOf(
          many(600, r =>
            row(
              r + 1,
              many(8, c => number(ref(c + 1, r + 1), 1, r)),
            ),
          ).join(''),
        ),
        true,
      ),
    expect: ['harmless'],
  },
  {
    name: '100 sheets, each within the limits and too much together',
    make: () => sheets(100, xmlOf(many(20_000, r => `<row r="${r + 1}"/>`).join(''))),
    expect: ['workbook-too-large'],
  },
  { name: 'ten sheets that are one part', make: onePart, expect: ['workbook-damaged'] },
  {
    name: '2,000 lists of choices, each for a hundred areas',
    make: () => withRows(honestRows(), lists(2000, many(100, i => `A${i + 3}`).join(' '), '"男,女"')),
    expect: ['harmless'],
  },
  {
    name: 'a choice of half a megabyte, and as much of choices',
    make: () =>
      packed({
        sheets: [
          {
            name: '名单',
            xml: xmlOf(
              honestRows(),
              lists(1, 'A3:A6', `"${'长'.repeat(150_000)}"`) + lists(1, 'B3:B6', `"${'男,'.repeat(100_000)}"`),
            ),
          },
        ],
      }),
    expect: ['harmless'],
  },
  {
    name: 'a long formula shared by 800 cells',
    served: true,
    make: () => sharedFormula(8100, 800),
    expect: ['workbook-too-large'],
  },
  { name: 'a formula of a megabyte', make: () => sharedFormula(999_999, 1), expect: ['workbook-too-large'] },
  {
    name: 'a hundred thousand names',
    make: () =>
      stored({ names: many(100_000, i => `<definedName name="n${i}">名单!$A$${i + 1}</definedName>`).join('') }),
    expect: ['harmless'],
  },
];
