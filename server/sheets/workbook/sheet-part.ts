// A sheet's part read for splicing: where its rows and cells lie in the text, what they show, and where `<sheetData>`
// begins and ends. Rows and cells without a place of their own follow the one before, as the standard says.

import type { Area } from '../../../core/sheets/model.ts';
import { copyFormula, LAST_COLUMN, LAST_ROW, parseArea } from '../../../core/sheets/references.ts';
import { type ListRule, listRules } from './drop-downs.ts';
import { decodeText, richText } from './text.ts';
import { attribute, NotXml, prefixOf, type Tag, tagsOf, textOf } from './xml.ts';

export type PartCell = {
  column: number;
  start: number;
  /** End of the opening tag. */
  opened: number;
  end: number;
  style?: number;
  text: string;
  /** How the workbook keeps the value, where it is not text: `990101…` kept as a number has lost its last digits. */
  kept?: 'number' | 'boolean';
  /** Written out for every cell of a shared formula. */
  formula?: string;
  /** The formula fills an area (or this one cell) as an array. */
  array?: Area;
};
export type PartRow = { row: number; start: number; opened: number; end: number; cells: PartCell[] };

export type SheetPart = {
  xml: string;
  /** Namespace prefix with its colon, or empty. */
  prefix: string;
  /** Place of `<sheetData>` with its tags, and of what stands between them. */
  start: number;
  end: number;
  rows: PartRow[];
  merges: Area[];
  /** Styles of whole columns. */
  columnStyles: { from: number; to: number; style: number }[];
  /** What its data validations let be chosen. */
  lists: ListRule[];
};

/** Of all sheets of a workbook together; `rows` of each. */
export type SheetLimits = { cells: number; merges: number; rows?: number };
/** How much of it the sheets read so far have taken. */
export type Taken = { cells: number; rows: number; merges: number; shared: number };
export const nothingTaken = (): Taken => ({ cells: 0, rows: 0, merges: 0, shared: 0 });

/** Characters; a spreadsheet keeps no longer one. */
const LONGEST_FORMULA = 8192;
/** Characters of formulas written out for cells that share one: 100,000 cells with a long one. */
const MOST_SHARED = 4_000_000;

export class TooMuch extends Error {
  readonly what: string;
  readonly limit: number;
  constructor(what: string, limit: number) {
    super(`${what} above ${limit}`);
    this.what = what;
    this.limit = limit;
  }
}

const CELL = /^([A-Z]{1,3})(\d{1,7})$/;

function columnOf(ref: string | undefined, before: number): number {
  const area = ref === undefined || !CELL.test(ref) ? undefined : parseArea(ref);
  const column = area?.left ?? before + 1;
  if (column <= before || column > LAST_COLUMN) throw new NotXml('cells out of order');
  return column;
}

type Master = { row: number; column: number; formula: string };

/**
 * Reads a part already decoded, and adds to what is taken. Throws NotXml where it cannot be spliced safely, TooMuch above
 * the limits.
 */
export function readSheetPart(xml: string, texts: readonly string[], limits: SheetLimits, taken: Taken): SheetPart {
  const { rules: lists, take: takeList } = listRules(xml);
  const part: SheetPart = { xml, prefix: '', start: -1, end: -1, rows: [], merges: [], columnStyles: [], lists };
  const masters = new Map<string, Master>();
  let inData = false;
  let row: PartRow | undefined;
  let cell: PartCell | undefined;
  let type = '';
  let value: Tag | undefined;
  let inline: Tag | undefined;
  let formula: Tag | undefined;

  const endCell = (end: number) => {
    cell!.end = end;
    row!.cells.push(cell!);
    cell = undefined;
    if (++taken.cells > limits.cells) throw new TooMuch('cells', limits.cells);
  };
  const takeFormula = (tag: Tag, text: string) => {
    const kind = attribute(xml, tag, 't');
    const group = attribute(xml, tag, 'si');
    if (text.length > LONGEST_FORMULA) throw new TooMuch('characters of a formula', LONGEST_FORMULA);
    cell!.formula = text;
    if (kind === 'dataTable') throw new NotXml('a table of what-if results');
    if (kind === 'array') {
      const area = parseArea(attribute(xml, tag, 'ref') ?? '');
      if (area !== undefined) cell!.array = area;
    }
    if (kind !== 'shared' || group === undefined) return;
    if (text !== '') masters.set(group, { row: row!.row, column: cell!.column, formula: text });
    else {
      const master = masters.get(group);
      if (master === undefined) return;
      taken.shared += master.formula.length;
      if (taken.shared > MOST_SHARED) throw new TooMuch('characters of shared formulas', MOST_SHARED);
      cell!.formula = copyFormula(master.formula, row!.row - master.row, cell!.column - master.column);
    }
  };

  for (const tag of tagsOf(xml)) {
    if (tag.name === 'sheetData') {
      if (tag.kind !== 'close') {
        if (part.start >= 0) throw new NotXml('two tables of cells');
        part.start = tag.start;
        part.prefix = prefixOf(xml, tag);
      }
      inData = tag.kind === 'open';
      if (!inData) part.end = tag.end;
    } else if (!inData) {
      readAround(xml, tag, part, limits, taken);
      takeList(tag);
    } else if (tag.name === 'row') {
      if (tag.kind === 'close') {
        row!.end = tag.end;
        continue;
      }
      const before = part.rows.at(-1)?.row ?? 0;
      const given = attribute(xml, tag, 'r');
      const number = given === undefined ? before + 1 : Number(given);
      if (!Number.isInteger(number) || number <= before || number > LAST_ROW) throw new NotXml('rows out of order');
      row = { row: number, start: tag.start, opened: tag.end, end: tag.end, cells: [] };
      part.rows.push(row);
      const mostRows = limits.rows ?? limits.cells;
      if (part.rows.length > mostRows || ++taken.rows > limits.cells) throw new TooMuch('rows', mostRows);
    } else if (tag.name === 'c' && row !== undefined) {
      if (tag.kind === 'close') {
        endCell(tag.end);
        continue;
      }
      const column = columnOf(attribute(xml, tag, 'r'), row.cells.at(-1)?.column ?? 0);
      cell = { column, start: tag.start, opened: tag.end, end: tag.end, text: '' };
      const style = Number(attribute(xml, tag, 's') ?? 0);
      if (Number.isInteger(style) && style > 0) cell.style = style;
      type = attribute(xml, tag, 't') ?? 'n';
      if (tag.kind === 'alone') endCell(tag.end);
    } else if (cell !== undefined) {
      if (tag.name === 'v') {
        if (tag.kind === 'open') value = tag;
        else if (tag.kind === 'close' && value !== undefined) {
          const raw = textOf(xml.slice(value.end, tag.start));
          cell.text = type === 's' ? (texts[Number(raw)] ?? '') : type === 'str' ? decodeText(raw) : raw;
          if (type === 'n') cell.kept = 'number';
          else if (type === 'b') cell.kept = 'boolean';
        }
      } else if (tag.name === 'is') {
        if (tag.kind === 'open') inline = tag;
        else if (tag.kind === 'close' && inline !== undefined) cell.text = richText(xml, inline.end, tag.start);
      } else if (tag.name === 'f') {
        if (tag.kind === 'open') formula = tag;
        else if (tag.kind === 'alone') takeFormula(tag, '');
        else takeFormula(formula!, textOf(xml.slice(formula!.end, tag.start)));
      }
    }
  }
  if (part.start < 0 || part.end < 0) throw new NotXml('no table of cells');
  return part;
}

function readAround(xml: string, tag: Tag, part: SheetPart, limits: SheetLimits, taken: Taken): void {
  if (tag.name === 'mergeCell' && tag.kind !== 'close') {
    const area = parseArea(attribute(xml, tag, 'ref') ?? '');
    if (area !== undefined) part.merges.push(area);
    if (++taken.merges > limits.merges) throw new TooMuch('merged areas', limits.merges);
  } else if (tag.name === 'col' && tag.kind !== 'close') {
    const style = Number(attribute(xml, tag, 'style') ?? 0);
    if (style > 0)
      part.columnStyles.push({
        from: Number(attribute(xml, tag, 'min')),
        to: Number(attribute(xml, tag, 'max')),
        style,
      });
  }
}
