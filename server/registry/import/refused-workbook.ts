// Refused rows as a workbook: each sheet's own header and cells, the row they came from, and why. It can be corrected
// and imported as it is. Columns that are never held were not kept, so they are not here. No cell is ever a formula.
import { strToU8, zipSync } from 'fflate';
import { REFUSALS } from '../../../core/kernel/refusals.ts';
import type { RosterCell, RosterProblem } from '../../../core/registry/roster-model.ts';
import { columnLetters } from '../../../core/sheets/references.ts';
import { encodeText } from '../../sheets/workbook/index.ts';
import type { Problems } from './files.ts';

type Lang = 'zh' | 'en';
const WORDS = {
  row: { zh: '原表行号', en: 'Row in the roster' },
  reason: { zh: '退回原因', en: 'Why it was refused' },
};
/** Styles below: plain, heading, a day, text that begins like a formula, wrapped text. */
const STYLE = { plain: 0, heading: 1, day: 2, quoted: 3, wrapped: 4 };
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

/** The sentence of a problem with its values put in. */
export function sentenceOf({ code, detail }: Pick<RosterProblem, 'code' | 'detail'>, lang: Lang): string {
  return REFUSALS[code][lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(detail?.[name] ?? whole));
}

const reasonOf = (problems: readonly RosterProblem[], lang: Lang): string =>
  problems
    .map(
      one =>
        (one.column === undefined ? '' : lang === 'zh' ? `【${one.column}】` : `[${one.column}] `) +
        sentenceOf(one, lang),
    )
    .join('\n');

const textCell = (place: string, value: string, style: number): string =>
  `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${encodeText(value)}</t></is></c>`;

function cellXml(place: string, cell: RosterCell | null): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return textCell(place, cell, LIKE_A_FORMULA.test(cell) ? STYLE.quoted : STYLE.plain);
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  const [style, number] = typeof cell === 'number' ? [STYLE.plain, cell] : [STYLE.day, cell.day];
  return `<c r="${place}" s="${style}"><v>${number}</v></c>`;
}

/** Rows and cells say their places: some readers take none without. */
const rowXml = (row: number, cells: readonly ((place: string) => string)[]): string =>
  `<row r="${row}">${cells.map((cell, i) => cell(`${columnLetters(i + 1)}${row}`)).join('')}</row>`;

function sheetXml(at: number, { sheets, problems, refused }: Problems, lang: Lang): string {
  const { name, headers } = sheets[at]!;
  const byRow = Map.groupBy(
    problems.filter(one => one.sheet === name && one.severity === 'refused'),
    one => one.row,
  );
  const heading = [...headers, WORDS.row[lang], WORDS.reason[lang]];
  const rows = refused.filter(one => one.sheet === at);
  const table = [
    rowXml(
      1,
      heading.map(one => (place: string) => textCell(place, one, STYLE.heading)),
    ),
    ...rows.map(({ row, cells }, i) =>
      rowXml(i + 2, [
        ...headers.map((_, n) => (place: string) => cellXml(place, cells[n] ?? null)),
        place => cellXml(place, row),
        place => textCell(place, reasonOf(byRow.get(row) ?? [], lang), STYLE.wrapped),
      ]),
    ),
  ];
  const last = heading.length;
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${last - 1}" width="16" customWidth="1"/><col min="${last}" max="${last}" width="80" customWidth="1"/></cols><sheetData>${table.join('')}</sheetData></worksheet>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PART = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf quotePrefix="1"/><xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>`;

/** A name a sheet may bear. */
const sheetName = (name: string, at: number): string =>
  name
    .replace(/[\\/?*[\]:]/g, ' ')
    .trim()
    .slice(0, 28) || `${at + 1}`;
const attribute = (value: string): string => encodeText(value).replaceAll('"', '&quot;');

/** The workbook's bytes. Sheets without a refused row are left out; with none at all the first stands with its header. */
export function refusedWorkbook(told: Problems, lang: Lang): Uint8Array {
  const having = told.sheets.map((_, at) => at).filter(at => told.refused.some(({ sheet }) => sheet === at));
  const shown = having.length === 0 ? [0] : having;
  const list = shown.map(
    (at, i) => `<sheet name="${attribute(sheetName(told.sheets[at]!.name, at))}" sheetId="${i + 1}" r:id="r${i + 1}"/>`,
  );
  const ties = shown.map(
    (_, i) => `<Relationship Id="r${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const types = shown.map(
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${PART}.worksheet+xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PART}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PART}.styles+xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${ties.join('')}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  for (const [i, at] of shown.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(at, told, lang);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}
