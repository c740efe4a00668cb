// Workbooks whose parts are meant to be too much for whoever reads them, or to make them fetch or run something.
import { escaped, formula, row } from '../raw/cells.ts';
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
const footed = (cells: readonly string[]): Buffer => withRows(honestRows() + row(8, cells));

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
    ...(part === SHEET ? { served: true as const } : {}),
    make: () => spoilt(part, xml => afterDeclaration(xml, LAUGHS)),
    expect: ['workbook-damaged'],
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
    served: true,
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
    served: true,
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
    expect: ['harmless'],
  },
  {
    name: 'content types that never close their tags',
    served: true,
    make: () => spoiltAndStored('[Content_Types].xml', xml => xml.replace('</Types>', '<Override '.repeat(500_000))),
    expect: ['workbook-damaged'],
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
    name: 'half a million empty strings',
    served: true,
    make: () => strings(Array.from({ length: 500_000 }, () => '')),
    expect: ['harmless', 'workbook-too-large', 'file-too-slow'],
  },
  {
    name: 'a hundred thousand cell styles that rest on themselves',
    served: true,
    make: () => withParts({ 'xl/styles.xml': { content: cellStyles(100_000), stored: true } }),
    expect: ['harmless'],
  },
  {
    name: 'a number format that opens five million brackets',
    make: () => withParts({ 'xl/styles.xml': { content: numberFormat('['.repeat(5_000_000)), stored: true } }),
    expect: ['harmless'],
  },
  { name: 'macros, and types that say so', make: () => macros(true), expect: ['workbook-macros'] },
  { name: 'macros nobody mentions', served: true, make: () => macros(false), expect: ['workbook-macros'] },
  { name: 'a link to another program', served: true, make: externalLink, expect: ['harmless'] },
  {
    name: 'a formula that would start a program',
    served: true,
    make: () =>
      footed([formula('A8', 1, "cmd|'/c calc'!A0", 0), formula('B8', 1, 'HYPERLINK("file:///etc/passwd","x")', 'x')]),
    expect: ['harmless'],
  },
  {
    name: 'a header of one megabyte',
    served: true,
    make: () => spoiltAndStored(SHEET, xml => xml.replace('备注', '备注'.repeat(175_000))),
    expect: ['harmless', 'workbook-too-large', 'workbook-damaged'],
  },
];
