// Writes a plain .xlsx: values, formulas, number formats, merged cells, widths and heights, and no other looks. The same
// input gives the same bytes.
import { strToU8, zipSync } from 'fflate';
import type { Area } from '../../../core/sheets/model.ts';
import { areaText, columnLetters } from '../../../core/sheets/references.ts';
import { encodeText } from './text.ts';
import { escapeAttribute, escapeText } from './xml.ts';

export type PlainCell = {
  column: number;
  value?: string | number | boolean;
  /** Such as `#N/A`. */
  error?: string;
  formula?: string;
  /** Number format; absent for the general one. */
  format?: string;
};
export type PlainSheet = {
  name: string;
  hidden: boolean;
  rows: { row: number; height?: number; cells: PlainCell[] }[];
  merges: Area[];
  /** Widths in characters, from the first column on. */
  columns: { width?: number; hidden: boolean }[];
};
export type PlainBook = { sheets: PlainSheet[]; date1904: boolean };

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Any moment will do, and the same for all. */
const WRITTEN = '2000-01-01T12:00';
const FIRST_FORMAT = 164;

/** Cell styles: 0 of no cell, 1 of a cell there is, and one for each number format. */
function formatStyles() {
  const styles = new Map<string, number>();
  const styleOf = (format: string | undefined): number => {
    if (format === undefined) return 1;
    const known = styles.get(format);
    if (known !== undefined) return known;
    styles.set(format, styles.size + 2);
    return styles.size + 1;
  };
  const xml = () => {
    const formats = [...styles.keys()];
    const codes = formats.map(
      (one, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${escapeAttribute(one)}"/>`,
    );
    const cells = formats.map((_, i) => `<xf numFmtId="${FIRST_FORMAT + i}" applyNumberFormat="1"/>`);
    const numbers = codes.length === 0 ? '' : `<numFmts count="${codes.length}">${codes.join('')}</numFmts>`;
    return `${XML}<styleSheet xmlns="${MAIN}">${numbers}<fonts count="1"><font><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${cells.length + 2}"><xf/><xf applyNumberFormat="1"/>${cells.join('')}</cellXfs></styleSheet>`;
  };
  return { styleOf, xml };
}

function cellXml(
  row: number,
  { column, value, error, formula, format }: PlainCell,
  styleOf: (f?: string) => number,
): string {
  const open = `<c r="${columnLetters(column)}${row}" s="${styleOf(format)}"`;
  const calculated = formula === undefined ? '' : `<f>${escapeText(formula)}</f>`;
  if (error !== undefined) return `${open} t="e">${calculated}<v>${escapeText(error)}</v></c>`;
  if (value === undefined) return calculated === '' ? `${open}/>` : `${open}>${calculated}</c>`;
  if (typeof value === 'number') return `${open}>${calculated}<v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${open} t="b">${calculated}<v>${value ? 1 : 0}</v></c>`;
  return calculated === ''
    ? `${open} t="inlineStr"><is><t xml:space="preserve">${encodeText(value)}</t></is></c>`
    : `${open} t="str">${calculated}<v>${encodeText(value)}</v></c>`;
}

function columnsXml(columns: PlainSheet['columns']): string {
  const parts: string[] = [];
  for (let from = 0; from < columns.length; ) {
    const { width, hidden } = columns[from]!;
    let to = from;
    while (columns[to + 1] !== undefined && columns[to + 1]!.width === width && columns[to + 1]!.hidden === hidden)
      to++;
    const wide = width === undefined ? '' : ` width="${width}" customWidth="1"`;
    if (wide !== '' || hidden)
      parts.push(`<col min="${from + 1}" max="${to + 1}"${wide}${hidden ? ' hidden="1"' : ''}/>`);
    from = to + 1;
  }
  return parts.length === 0 ? '' : `<cols>${parts.join('')}</cols>`;
}

function sheetXml({ rows, merges, columns }: PlainSheet, styleOf: (format?: string) => number): string {
  const lines = rows.map(({ row, height, cells }) => {
    const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    return `<row r="${row}"${high}>${cells.map(cell => cellXml(row, cell, styleOf)).join('')}</row>`;
  });
  const merged = merges.map(area => `<mergeCell ref="${areaText(area)}"/>`).join('');
  const all = merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  return `${XML}<worksheet xmlns="${MAIN}">${columnsXml(columns)}<sheetData>${lines.join('')}</sheetData>${all}</worksheet>`;
}

const tie = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
const ties = (all: string): string => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
const override = (name: string, kind: string): string =>
  `<Override PartName="/xl/${name}.xml" ContentType="${PART}.${kind}+xml"/>`;

export function plainWorkbook({ sheets, date1904 }: PlainBook): Uint8Array {
  const { styleOf, xml: stylesXml } = formatStyles();
  const names = sheets.map((_, i) => `worksheets/sheet${i + 1}`);
  const list = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  const bodies = sheets.map(sheet => sheetXml(sheet, styleOf));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${names.map(name => override(name, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': ties(tie('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': ties(
      names.map((name, i) => tie(`rId${i + 1}`, 'worksheet', `${name}.xml`)).join('') +
        tie(`rId${names.length + 1}`, 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': stylesXml(),
  };
  for (const [i, name] of names.entries()) parts[`xl/${name}.xml`] = bodies[i]!;
  const packed = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
  return zipSync(packed, { level: 4, mtime: WRITTEN });
}
