// A small honest workbook, for each hostile one to spoil in its own way.
import { blank, inlineTexts, ref, row } from '../raw/cells.ts';
import { partsOf, type RawBook } from '../raw/raw-book.ts';
import { stylesXml } from '../raw/styles-xml.ts';
import { type ZipOptions, type ZipPart, zipFile } from '../raw/zip-file.ts';
import { sheetXml } from '../ten/sheet-xml.ts';

/** A refusal's code, or `harmless`: it is read, and filled like any other. */
export type Outcome = string;
export type HostileWorkbook = {
  name: string;
  make: () => Buffer;
  expect: readonly Outcome[];
  /**
   * Meant for the process and not for the reader: it takes time or memory, or reaches for something outside. It is handed
   * to a real server; the others are read where the test stands, which costs a hundredth.
   */
  served?: true;
};

export const SHEET = 'xl/worksheets/sheet1.xml';
const HEADERS = ['姓名', '性别', '联系电话', '家庭住址', '备注'];
const texts = inlineTexts();

export const honestRows = (): string =>
  row(1, [texts.cell('A1', 0, '居民登记表')]) +
  row(
    2,
    HEADERS.map((header, i) => texts.cell(ref(i + 1, 2), 1, header)),
  ) +
  [3, 4, 5, 6]
    .map(at =>
      row(
        at,
        HEADERS.map((_, i) => blank(ref(i + 1, at), 1)),
      ),
    )
    .join('');

export const STYLES = stylesXml({ cells: [{ border: 1 }] });
export const honestBook = (more: Partial<RawBook> = {}): RawBook => ({
  sheets: [{ name: '名单', xml: sheetXml({ dimension: 'A1:E6', rows: honestRows() }) }],
  styles: STYLES,
  ...more,
});

/** The honest workbook with its sheet's rows, and what follows them, replaced. */
export const withRows = (rows: string, after = ''): Buffer =>
  zipFile(partsOf(honestBook({ sheets: [{ name: '名单', xml: sheetXml({ dimension: 'A1:E6', rows, after }) }] })));

/** With parts replaced by name, or added behind the others. */
export function withParts(parts: Readonly<Record<string, Omit<ZipPart, 'name'>>>, options?: ZipOptions): Buffer {
  const own = partsOf(honestBook()).map(part => ({ ...part, ...(parts[part.name] ?? {}) }));
  const more = Object.entries(parts)
    .filter(([name]) => !own.some(part => part.name === name))
    .map(([name, part]): ZipPart => ({ ...part, name }));
  return zipFile([...own, ...more], options);
}

/** A part's text in the honest workbook, to be spoilt. */
export const honestPart = (name: string): string =>
  Buffer.from(partsOf(honestBook()).find(part => part.name === name)!.content).toString('utf8');
