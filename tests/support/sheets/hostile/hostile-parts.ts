// Workbooks whose parts are meant to be too much for whoever reads them, or to make them fetch or run something.
import { blank, escaped, formula, inlineTexts, letters, number, ref, row } from '../raw/cells.ts';
import { MAIN, partsOf, TYPES, XML } from '../raw/raw-book.ts';
import { zipFile } from '../raw/zip-file.ts';
import { sheetXml } from '../ten/sheet-xml.ts';
import {
  type HostileWorkbook,
  honestBook,
  honestPart,
  honestRows,
  SHEET,
  STYLES,
  withParts,
  withRows,
} from './hostile-base.ts';

const texts = inlineTexts();
const afterDeclaration = (xml: string, text: string): string => xml.replace('?>', `?>${text}`);

const LAUGHS = `<!DOCTYPE lol [<!ENTITY l0 "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]>`;
const FETCHES = '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>';
const PARTS = [SHEET, 'xl/styles.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '[Content_Types].xml'];

const spoilt = (name: string, change: (xml: string) => string): Buffer =>
  withParts({ [name]: { content: change(honestPart(name)) } });
/** Not packed, so that no ratio betrays it. */
const spoiltAndStored = (name: string, change: (xml: string) => string): Buffer =>
  withParts({ [name]: { content: change(honestPart(name)), stored: true } });

const strings = (items: readonly string[]): Buffer =>
  zipFile(partsOf(honestBook({ strings: items })).map(part => ({ ...part, stored: true })));
const sheets = (count: number): Buffer =>
  zipFile(
    partsOf(
      honestBook({ sheets: Array.from({ length: count }, (_, i) => ({ name: `表${i}`, xml: honestPart(SHEET) })) }),
    ),
  );
const footed = (cells: readonly string[]): Buffer => withRows(honestRows() + row(8, cells));

function wide(columns: number, rows: number): Buffer {
  const header = Array.from({ length: columns }, (_, i) =>
    texts.cell(ref(i + 1, 1), 1, ['姓名', '性别', '联系电话'][i] ?? `住址${i}`),
  );
  const body = Array.from({ length: columns }, (_, i) => letters(i + 1));
  const empty = Array.from({ length: rows - 1 }, (_, r) =>
    row(
      r + 2,
      body.map(column => blank(`${column}${r + 2}`, 1)),
    ),
  );
  return withRows(row(1, header) + empty.join(''));
}

/** One formula as long as Excel allows, shared by very many cells. */
function sharedFormula(cells: number): Buffer {
  const long = `${'A1+'.repeat(2700)}A1`;
  const master = `<c r="F3" s="1"><f t="shared" si="0" ref="F3:F${cells + 2}">${long}</f></c>`;
  const rest = Array.from(
    { length: cells - 1 },
    (_, i) => `<row r="${i + 7}"><c r="F${i + 7}"><f t="shared" si="0"/></c></row>`,
  );
  return withRows(
    honestRows()
      .replace('<row r="3">', `<row r="3">${''}`)
      .replace(blank('E3', 1), blank('E3', 1) + master) + rest.join(''),
  );
}

const macros = (types: boolean): Buffer =>
  withParts({
    ...(types
      ? {
          '[Content_Types].xml': {
            content: honestPart('[Content_Types].xml').replace(
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
              'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
            ),
          },
        }
      : {}),
    'xl/vbaProject.bin': { content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) },
  });

const externalLink = (): Buffer =>
  zipFile(
    partsOf(
      honestBook({
        sheets: [
          {
            name: '名单',
            xml: sheetXml({ dimension: 'A1:E8', rows: honestRows() + row(8, [formula('A8', 1, '[1]Sheet1!$A$1', 0)]) }),
          },
        ],
        ties: [{ id: 'rIdOut', kind: 'externalLink', target: 'externalLinks/externalLink1.xml' }],
        more: [
          {
            name: 'xl/externalLinks/externalLink1.xml',
            content: `${XML}<externalLink xmlns="${MAIN}"><ddeLink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ddeService="cmd" ddeTopic="/c calc"/></externalLink>`,
            type: TYPES.externalLink,
          },
        ],
      }),
    ),
  );

const merges = (count: number): string =>
  `<mergeCells count="${count}">${Array.from({ length: count }, (_, i) => `<mergeCell ref="A${i + 20}:B${i + 20}"/>`).join('')}</mergeCells>`;
const cellStyles = (count: number): string =>
  STYLES.replace(/<cellXfs[\s\S]*<\/cellXfs>/, () => {
    const one = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="99999"/>';
    return `<cellXfs count="${count}">${one.repeat(count)}</cellXfs>`;
  }).replace('borderId="0"/></cellStyleXfs>', 'borderId="0" xfId="0"/></cellStyleXfs>');
const numberFormat = (code: string): string =>
  STYLES.replace(
    '<fonts',
    `<numFmts count="1"><numFmt numFmtId="164" formatCode="${escaped(code)}"/></numFmts><fonts`,
  ).replace(/<xf numFmtId="0"([^>]*applyBorder)/, '<xf numFmtId="164"$1');

export const HOSTILE_PARTS: readonly HostileWorkbook[] = [
  ...PARTS.map(part => ({
    name: `a billion laughs in ${part}`,
    make: () => spoilt(part, xml => afterDeclaration(xml, LAUGHS)),
    // Types are not read tag by tag.
    expect: part.includes('Types') ? ['harmless', 'workbook-damaged'] : ['workbook-damaged'],
  })),
  {
    name: 'a billion laughs in the strings',
    make: () => {
      const file = partsOf(honestBook({ strings: ['<t>&l20;</t>'] }));
      return zipFile(
        file.map(part =>
          part.name === 'xl/sharedStrings.xml'
            ? { ...part, content: afterDeclaration(String(part.content), LAUGHS) }
            : part,
        ),
      );
    },
    expect: ['workbook-damaged'],
  },
  {
    name: 'a file of the server asked for as an entity',
    make: () => spoilt(SHEET, xml => afterDeclaration(xml, FETCHES).replace('居民登记表', '&xxe;')),
    expect: ['workbook-damaged'],
  },
  {
    name: 'an entity nobody declared',
    make: () => spoilt(SHEET, xml => xml.replace('居民登记表', '&xxe;')),
    expect: ['harmless', 'workbook-damaged'],
  },
  {
    name: 'tags a hundred thousand deep',
    make: () =>
      spoilt(SHEET, xml => xml.replace('<sheetData>', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}<sheetData>`)),
    expect: ['workbook-damaged'],
  },
  {
    name: 'a tag without an end',
    make: () => spoilt(SHEET, xml => `${xml}${'<a b="'.repeat(100_000)}`),
    expect: ['workbook-damaged'],
  },
  {
    name: 'a tag with a hundred thousand blanks',
    make: () =>
      spoilt(SHEET, xml =>
        xml
          .replace('<dimension ', `<dimension${' '.repeat(100_000)}`)
          .replace('<row r="3"', `<row${' '.repeat(100_000)}r="3"`)
          .replace('<c r="A3"', `<c${' '.repeat(100_000)}r="A3"`),
      ),
    expect: ['harmless', 'workbook-damaged', 'file-too-slow'],
  },
  {
    name: 'content types that never close their tags',
    make: () => spoiltAndStored('[Content_Types].xml', xml => xml.replace('</Types>', '<Override '.repeat(400_000))),
    expect: ['harmless', 'workbook-damaged', 'file-too-slow'],
  },
  { name: '10,000 merged areas', make: () => withRows(honestRows(), merges(10_000)), expect: ['workbook-too-large'] },
  {
    name: '16,384 columns of headers',
    make: () => wide(16_384, 3),
    expect: ['harmless', 'file-too-slow', 'workbook-too-large', 'sheet-no-header'],
  },
  {
    name: 'a cell beyond the last column',
    make: () => withRows(`${honestRows()}<row r="9"><c r="ZZZ9"><v>1</v></c></row>`),
    expect: ['harmless', 'workbook-damaged'],
  },
  {
    name: 'rows out of order',
    make: () => withRows(`${honestRows()}<row r="2"><c r="A2"><v>1</v></c></row>`),
    expect: ['workbook-damaged'],
  },
  {
    name: 'a million rows with nothing in them',
    make: () => withRows(honestRows() + Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 7}"/>`).join('')),
    expect: ['workbook-too-large', 'file-too-slow'],
  },
  {
    name: 'half a million and one cells',
    make: () =>
      withRows(
        honestRows() +
          row(7, [number('A7', 1, 1)]) +
          Array.from({ length: 500_001 }, (_, i) => `<row r="${i + 8}"><c r="B${i + 8}"/></row>`).join(''),
      ),
    expect: ['workbook-too-large', 'file-too-slow'],
  },
  {
    name: 'a long formula shared by 800 cells',
    make: () => sharedFormula(800),
    expect: ['harmless', 'workbook-too-large', 'file-too-slow', 'workbook-damaged'],
  },
  {
    name: 'half a million empty strings',
    make: () => strings(Array.from({ length: 500_000 }, () => '')),
    expect: ['harmless', 'workbook-too-large', 'file-too-slow'],
  },
  { name: '500 sheets', make: () => sheets(500), expect: ['workbook-too-large'] },
  {
    name: 'a hundred thousand cell styles that rest on themselves',
    make: () => withParts({ 'xl/styles.xml': { content: cellStyles(100_000), stored: true } }),
    expect: ['harmless'],
  },
  {
    name: 'a number format that opens 30,000 brackets',
    make: () => withParts({ 'xl/styles.xml': { content: numberFormat('['.repeat(30_000)) } }),
    expect: ['harmless', 'workbook-damaged', 'file-too-slow'],
  },
  { name: 'macros, and types that say so', make: () => macros(true), expect: ['workbook-macros'] },
  { name: 'macros nobody mentions', make: () => macros(false), expect: ['workbook-macros'] },
  { name: 'a link to another program', make: externalLink, expect: ['harmless'] },
  {
    name: 'a formula that would start a program',
    make: () =>
      footed([formula('A8', 1, "cmd|'/c calc'!A0", 0), formula('B8', 1, 'HYPERLINK("file:///etc/passwd","x")', 'x')]),
    expect: ['harmless'],
  },
  {
    name: 'a header of one megabyte',
    make: () => spoiltAndStored(SHEET, xml => xml.replace('备注', '备注'.repeat(175_000))),
    expect: ['harmless', 'workbook-too-large', 'workbook-damaged'],
  },
];
