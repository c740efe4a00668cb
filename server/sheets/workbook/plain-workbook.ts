// Writes a plain .xlsx: values, formulas, number formats, merged cells, widths and heights, and the few looks of a table
// that is printed. The same input gives the same bytes.
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
  /** Of a table to print; such a cell has no number format. */
  look?: Look;
};
export type Look = 'title' | 'header' | 'ruled' | 'note';
export type PlainSheet = {
  name: string;
  hidden: boolean;
  rows: { row: number; height?: number; cells: PlainCell[] }[];
  merges: Area[];
  /** Widths in characters, from the first column on. */
  columns: { width?: number; hidden: boolean }[];
  /** A table whose header, its last row given here, stays in view and on every printed page, as wide as the page. */
  headerRow?: number;
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

const LINE = '<left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/>';
const centred = (wrap: string) => `<alignment horizontal="center" vertical="center"${wrap}/>`;
const WRAPPED = ' wrapText="1"';
/** In this order; fonts, fills and borders as `stylesXml` lists them. */
const LOOKS: Readonly<Record<Look, string>> = {
  title: `<xf fontId="2" applyFont="1" applyAlignment="1">${centred('')}</xf>`,
  header: `<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${centred(WRAPPED)}</xf>`,
  ruled: `<xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"${WRAPPED}/></xf>`,
  note: `<xf applyAlignment="1"><alignment vertical="top"${WRAPPED}/></xf>`,
};
const NAMES = Object.keys(LOOKS) as Look[];
const FONTS =
  '<fonts count="3"><font><sz val="11"/></font><font><b/><sz val="11"/></font><font><b/><sz val="16"/></font></fonts>';
const FILLS =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF5F0"/></patternFill></fill></fills>';
const BORDERS = `<borders count="2"><border/><border>${LINE}</border></borders>`;

/** Cell styles: 0 of no cell, 1 of a cell there is, one for each look, and one for each number format. */
function formatStyles() {
  const styles = new Map<string, number>();
  const styleOf = ({ format, look }: Pick<PlainCell, 'format' | 'look'>): number => {
    if (look !== undefined) return NAMES.indexOf(look) + 2;
    if (format === undefined) return 1;
    const known = styles.get(format);
    if (known !== undefined) return known;
    styles.set(format, styles.size + 2 + NAMES.length);
    return styles.size + 1 + NAMES.length;
  };
  const xml = () => {
    const formats = [...styles.keys()];
    const codes = formats.map(
      (one, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${escapeAttribute(one)}"/>`,
    );
    const cells = formats.map((_, i) => `<xf numFmtId="${FIRST_FORMAT + i}" applyNumberFormat="1"/>`);
    const numbers = codes.length === 0 ? '' : `<numFmts count="${codes.length}">${codes.join('')}</numFmts>`;
    const all = ['<xf/>', '<xf applyNumberFormat="1"/>', ...NAMES.map(name => LOOKS[name]), ...cells];
    return `${XML}<styleSheet xmlns="${MAIN}">${numbers}${FONTS}${FILLS}${BORDERS}<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${all.length}">${all.join('')}</cellXfs></styleSheet>`;
  };
  return { styleOf, xml };
}

type StyleOf = ReturnType<typeof formatStyles>['styleOf'];

function cellXml(row: number, cell: PlainCell, styleOf: StyleOf): string {
  const { column, value, error, formula } = cell;
  const open = `<c r="${columnLetters(column)}${row}" s="${styleOf(cell)}"`;
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

function sheetXml({ rows, merges, columns, headerRow }: PlainSheet, styleOf: StyleOf): string {
  const lines = rows.map(({ row, height, cells }) => {
    const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    return `<row r="${row}"${high}>${cells.map(cell => cellXml(row, cell, styleOf)).join('')}</row>`;
  });
  const merged = merges.map(area => `<mergeCell ref="${areaText(area)}"/>`).join('');
  const all = merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  const table = headerRow === undefined ? { before: '', after: '' } : printed(headerRow);
  return `${XML}<worksheet xmlns="${MAIN}">${table.before}${columnsXml(columns)}<sheetData>${lines.join('')}</sheetData>${all}${table.after}</worksheet>`;
}

const printed = (headerRow: number) => ({
  before: `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
  after: '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
});

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** The rows each table repeats on every printed page. */
function titlesXml(sheets: readonly PlainSheet[]): string {
  const names = sheets.flatMap(({ name, headerRow }, i) =>
    headerRow === undefined
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeText(quoted(name))}!$${headerRow}:$${headerRow}</definedName>`,
        ],
  );
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
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
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets>${titlesXml(sheets)}</workbook>`,
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
