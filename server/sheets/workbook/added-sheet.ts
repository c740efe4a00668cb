// A worksheet added behind a workbook's own: three parts name it, each changed by exactly one tag, and its own part is
// new. It uses the workbook's first cell style, and one that wraps words where there is one, so that the styles stay as
// they are.
import type { AboutSheet } from '../../../core/sheets/about.ts';
import type { Cell } from '../../../core/sheets/model.ts';
import { columnLetters } from '../../../core/sheets/references.ts';
import type { Template } from './read-template.ts';
import { encodeText, needsSpace } from './text.ts';
import { attribute, escapeAttribute, NotXml, prefixOf, type Tag, tagsOf } from './xml.ts';

export type AddedSheet = {
  /** Its name, which no other sheet has, and its new part. */
  name: string;
  part: string;
  /** Each gives a part's text with one tag more. */
  inWorkbook: (xml: string) => string;
  inRelationships: (xml: string) => string;
  inTypes: (xml: string) => string;
  relationshipsPart: string;
  write: (sheet: AboutSheet) => string;
};

export const TYPES_PART = '[Content_Types].xml';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
/** A sheet's name may not be longer. */
const LONGEST_NAME = 31;
const LAST_ID = 65_534;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** In characters, of which a Chinese one takes two: wide enough for most, or to be read in print where words wrap. */
const WIDTHS = [24, 26, 30, 40, 14, 14, 20, 18, 14, 20, 18, 60];
const WRAPPED_WIDTHS = [20, 18, 20, 22, 9, 9, 12, 12, 12, 12, 12, 32];
/** Points of a line. No program makes room for more than one by itself before it is told to. */
const LINE = 15;

/** Lines that a text takes in a column, in characters of which a wide one takes two; words are not broken well everywhere. */
function linesOf(cell: Cell, width: number): number {
  const text = typeof cell === 'object' ? (cell.text ?? cell.date) : String(cell ?? '');
  const taken = [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
  return Math.max(1, Math.ceil((taken * 1.1) / (width - 1)));
}

const allTags = (xml: string, name: string): Tag[] =>
  [...tagsOf(xml)].filter(tag => tag.name === name && tag.kind !== 'close');

/** The text with a tag before the end of the last `parent`. */
function within(xml: string, parent: string, tag: (prefix: string) => string): string {
  const end = [...tagsOf(xml)].findLast(({ name, kind }) => name === parent && kind === 'close');
  if (end === undefined) throw new NotXml(`no <${parent}>`);
  return xml.slice(0, end.start) + tag(prefixOf(xml, end)) + xml.slice(end.start);
}

/** `wish`, or `wish (2)` and so on, shortened where it must be; names differ by more than large and small letters. */
export function freeName(wish: string, taken: readonly string[]): string {
  const low = new Set(taken.map(name => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const ending = n === 1 ? '' : ` (${n})`;
    const name = wish.slice(0, LONGEST_NAME - ending.length) + ending;
    if (!low.has(name.toLowerCase())) return name;
  }
}

const freeNumber = (isTaken: (n: number) => boolean, from: number): number => {
  let n = from;
  while (isTaken(n)) n++;
  return n;
};

/** The namespace of cells and sheets: that of the workbook, of which there are two (transitional and strict). */
function namespaceOf(xml: string): string {
  const root = tagsOf(xml).next().value as Tag;
  const prefix = prefixOf(xml, root).slice(0, -1);
  const namespace = attribute(xml, root, prefix === '' ? 'xmlns' : `xmlns:${prefix}`);
  if (namespace === undefined) throw new NotXml('a workbook of no namespace');
  return namespace;
}

/** The prefix by which a sheet names its part, and its declaration where only that sheet's own tag has it. */
function idPrefix(xml: string, sheet: Tag): { prefix: string; declared: string } {
  const prefix = /\s([^\s=:]+):id\s*=/.exec(xml.slice(sheet.start, sheet.end))?.[1];
  if (prefix === undefined) throw new NotXml('a sheet tied to no part');
  const namespace = attribute(xml, sheet, `xmlns:${prefix}`);
  return { prefix, declared: namespace === undefined ? '' : `xmlns:${prefix}="${escapeAttribute(namespace)}" ` };
}

function writeCell(place: string, cell: Cell, style: string): string {
  const value = typeof cell === 'object' ? (cell.text ?? cell.date) : cell;
  if (value === undefined || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}"${style}><v>${value}</v></c>`;
  const space = needsSpace(value) ? ' xml:space="preserve"' : '';
  return `<c r="${place}"${style} t="inlineStr"><is><t${space}>${encodeText(value)}</t></is></c>`;
}

/** Title rows run over the empty cells beside them; what stands in columns wraps, where the workbook can. */
function sheetXml(namespace: string, { title, columns, rows }: AboutSheet, wrapping: number | undefined): string {
  const all: readonly (readonly Cell[])[] = [...title, [], ...columns, ...rows];
  const wraps = wrapping === undefined ? '' : ` s="${wrapping}"`;
  const widths = wrapping === undefined ? WIDTHS : WRAPPED_WIDTHS;
  const heightOf = (cells: readonly Cell[]): string => {
    const lines = Math.max(...cells.map((cell, column) => linesOf(cell, widths[column] ?? LINE)));
    return lines > 1 ? ` ht="${lines * LINE}" customHeight="1"` : '';
  };
  const written = all.flatMap((cells, i) => {
    const row = cells
      .map((cell, column) => writeCell(`${columnLetters(column + 1)}${i + 1}`, cell, i > title.length ? wraps : ''))
      .join('');
    const height = wraps !== '' && i > title.length ? heightOf(cells) : '';
    return row === '' ? [] : [`<row r="${i + 1}"${height}>${row}</row>`];
  });
  const cols = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  return (
    `${HEAD}<worksheet xmlns="${escapeAttribute(namespace)}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<cols>${cols.join('')}</cols><sheetData>${written.join('')}</sheetData>` +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  );
}

/** What adding a sheet of this name changes. `read` gives a part's text. Throws NotXml where the workbook cannot be spliced. */
export function addSheet(
  { archive, workbookPart, workbookXml, wrapping }: Template,
  wish: string,
  read: (part: string) => string | undefined,
): AddedSheet {
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const relationshipsPart = `${folder}_rels/${workbookPart.slice(folder.length)}.rels`;
  const relationships = read(relationshipsPart);
  if (relationships === undefined) throw new NotXml('a workbook without relationships');
  const sheets = allTags(workbookXml, 'sheet');
  const parts = new Set(archive.entries.map(({ name }) => name.toLowerCase()));
  const partOf = (n: number) => `${folder}worksheets/sheet${n}.xml`;
  const part = partOf(freeNumber(n => parts.has(partOf(n).toLowerCase()), sheets.length + 1));
  const ties = allTags(relationships, 'Relationship');
  const ids = new Set(ties.map(tie => attribute(relationships, tie, 'Id')));
  const id = `rId${freeNumber(n => ids.has(`rId${n}`), ties.length + 1)}`;
  const type = ties.map(tie => attribute(relationships, tie, 'Type') ?? '').find(kind => kind.endsWith('/worksheet'));
  if (type === undefined) throw new NotXml('a workbook without a sheet');
  const sheetIds = sheets.map(sheet => Number(attribute(workbookXml, sheet, 'sheetId') ?? 0));
  const { prefix: tied, declared } = idPrefix(workbookXml, sheets.at(-1)!);
  const name = freeName(
    wish,
    sheets.map(sheet => attribute(workbookXml, sheet, 'name') ?? ''),
  );
  const sheetId = freeNumber(
    n => sheetIds.includes(n),
    Math.max(...sheetIds) < LAST_ID ? Math.max(...sheetIds) + 1 : 1,
  );
  const namespace = namespaceOf(workbookXml);
  return {
    ...{ name, part, relationshipsPart },
    inWorkbook: xml =>
      within(
        xml,
        'sheets',
        p => `<${p}sheet name="${escapeAttribute(name)}" sheetId="${sheetId}" ${declared}${tied}:id="${id}"/>`,
      ),
    inRelationships: xml =>
      within(
        xml,
        'Relationships',
        p => `<${p}Relationship Id="${id}" Type="${type}" Target="${part.slice(folder.length)}"/>`,
      ),
    inTypes: xml => within(xml, 'Types', p => `<${p}Override PartName="/${part}" ContentType="${TYPE}"/>`),
    write: sheet => sheetXml(namespace, sheet, wrapping),
  };
}
