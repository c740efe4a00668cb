// What stands around a table on its sheet, after rows were inserted into it: rows above and below, merges, validations,
// conditional formats, links, filters and page breaks. Formulas lose their last result, which is no longer true.
import type { Area, SheetLayout } from '../../../core/sheets/model.ts';
import {
  areaText,
  type Insertion,
  moveAreas,
  moveFormula,
  moveRow,
  moveRows,
  parseArea,
} from '../../../core/sheets/references.ts';
import type { TemplateSheet } from './read-template.ts';
import type { PartCell, PartRow } from './sheet-part.ts';
import { attribute, escapeText, type Tag, tagsOf, textOf, withAttributes } from './xml.ts';

function rewrittenCell(sheet: TemplateSheet, cell: PartCell, row: number, insertion: Insertion): string {
  const { xml, prefix } = sheet.content;
  const tag = xml.slice(cell.start, cell.opened);
  const given = /\sr\s*=\s*["']([A-Z]+)/.exec(tag)?.[1];
  const place = given === undefined ? {} : { r: `${given}${row}` };
  if (cell.formula === undefined) return withAttributes(tag, place) + xml.slice(cell.opened, cell.end);
  const open = withAttributes(tag, { ...place, t: undefined }).replace(/\s*\/>$/, '>');
  const moved = escapeText(moveFormula(cell.formula, sheet.name, sheet.name, insertion));
  const kind = cell.array === undefined ? '' : ` t="array" ref="${moveAreas(areaText(cell.array), insertion)}"`;
  return `${open}<${prefix}f${kind}>${moved}</${prefix}f></${prefix}c>`;
}

/** A row that is kept, at its new place. Letter for letter where nothing in it changes. */
export function keptRow(sheet: TemplateSheet, row: PartRow, to: number, insertion: Insertion): string {
  const { xml } = sheet.content;
  if (to === row.row && row.cells.every(({ formula }) => formula === undefined)) return xml.slice(row.start, row.end);
  let text = withAttributes(xml.slice(row.start, row.opened), { r: String(to) });
  let at = row.opened;
  for (const cell of row.cells) {
    text += xml.slice(at, cell.start) + rewrittenCell(sheet, cell, to, insertion);
    at = cell.end;
  }
  return text + xml.slice(at, row.end);
}

/** The part before its rows, with the area it says it covers. */
export function beforeRows(sheet: TemplateSheet, layout: SheetLayout, insertion: Insertion, count: number): string {
  const { xml, start } = sheet.content;
  let text = '';
  let at = 0;
  for (const tag of tagsOf(xml)) {
    if (tag.start >= start) break;
    if (tag.name !== 'dimension' || tag.kind === 'close') continue;
    const area = parseArea(attribute(xml, tag, 'ref') ?? '');
    if (area === undefined) continue;
    const columns = layout.columns.map(({ index }) => index);
    const [top, bottom] = moveRows(area.top, area.bottom, insertion);
    const covered: Area = {
      top: Math.min(top, layout.firstRow),
      left: Math.min(area.left, ...columns),
      bottom: Math.max(bottom, layout.firstRow + count - 1),
      right: Math.max(area.right, ...columns),
    };
    text += xml.slice(at, tag.start) + withAttributes(xml.slice(tag.start, tag.end), { ref: areaText(covered) });
    at = tag.end;
  }
  return text + xml.slice(at, start);
}

/** Attributes that hold areas, by the tag they stand on. */
const AREAS: Readonly<Record<string, string>> = {
  hyperlink: 'ref',
  autoFilter: 'ref',
  sortState: 'ref',
  sortCondition: 'ref',
  cellWatch: 'r',
  protectedRange: 'sqref',
  ignoredError: 'sqref',
  conditionalFormatting: 'sqref',
  dataValidation: 'sqref',
};
const FORMULAS = new Set(['formula', 'formula1', 'formula2', 'f']);

function changedTag(sheet: TemplateSheet, tag: Tag, inRowBreaks: boolean, insertion: Insertion): string | undefined {
  const { xml } = sheet.content;
  const changes: Record<string, string> = {};
  const name = AREAS[tag.name];
  const areas = name === undefined ? undefined : attribute(xml, tag, name);
  if (areas !== undefined) changes[name!] = moveAreas(areas, insertion);
  if (tag.name === 'hyperlink') {
    const place = attribute(xml, tag, 'location');
    if (place !== undefined) changes.location = moveFormula(place, sheet.name, undefined, insertion);
  }
  if (tag.name === 'brk' && inRowBreaks) {
    const row = Number(attribute(xml, tag, 'id'));
    // A break stands after its row, so it moves with the row below it.
    if (Number.isInteger(row)) changes.id = String(moveRow(row + 1, insertion) - 1);
  }
  return Object.keys(changes).length === 0 ? undefined : withAttributes(xml.slice(tag.start, tag.end), changes);
}

/** Everything after the rows. Merges inside one template row are repeated for each row `patternOf` writes after it. */
export function* afterRows(
  sheet: TemplateSheet,
  layout: SheetLayout,
  insertion: Insertion,
  count: number,
  patternOf: (place: number) => number,
): Generator<string> {
  const { xml, end, merges, prefix } = sheet.content;
  if (insertion.count === 0) {
    yield xml.slice(end);
    return;
  }
  let at = end;
  let open: Tag | undefined;
  let inRowBreaks = false;
  for (const tag of tagsOf(xml)) {
    if (tag.start < end) continue;
    if (tag.name === 'rowBreaks') inRowBreaks = tag.kind === 'open';
    if (tag.name === 'mergeCells') {
      if (tag.kind !== 'close') {
        yield xml.slice(at, tag.start);
        yield* mergedCells(xml.slice(tag.start, tag.end), prefix, merges, layout, insertion, count, patternOf);
      }
      at = tag.end;
      continue;
    }
    if (tag.name === 'mergeCell') continue;
    const changed = tag.kind === 'close' ? undefined : changedTag(sheet, tag, inRowBreaks, insertion);
    if (changed !== undefined) {
      yield xml.slice(at, tag.start) + changed;
      at = tag.end;
    }
    if (tag.kind === 'close' && open?.name === tag.name && (FORMULAS.has(tag.name) || tag.name === 'sqref')) {
      const said = textOf(xml.slice(open.end, tag.start));
      const moved =
        tag.name === 'sqref' ? moveAreas(said, insertion) : moveFormula(said, sheet.name, sheet.name, insertion);
      yield xml.slice(at, open.end) + escapeText(moved);
      at = tag.start;
    }
    open = tag.kind === 'open' ? tag : undefined;
  }
  yield xml.slice(at);
}

function* mergedCells(
  opening: string,
  prefix: string,
  merges: readonly Area[],
  { firstRow, capacity }: SheetLayout,
  insertion: Insertion,
  count: number,
  patternOf: (place: number) => number,
): Generator<string> {
  const inRows = new Map<number, Area[]>();
  const kept: Area[] = [];
  for (const merge of merges) {
    if (merge.top >= firstRow && merge.bottom < firstRow + capacity)
      inRows.set(merge.top, [...(inRows.get(merge.top) ?? []), merge]);
    else {
      // A merge never grows: only what is written as rows is repeated.
      const [top, bottom] = moveRows(merge.top, merge.bottom, { ...insertion, grows: false });
      kept.push({ ...merge, top, bottom });
    }
  }
  let total = kept.length;
  if (inRows.size > 0) for (let place = 0; place < count; place++) total += inRows.get(patternOf(place))?.length ?? 0;
  yield withAttributes(opening, { count: String(total) });
  for (const area of kept) yield `<${prefix}mergeCell ref="${areaText(area)}"/>`;
  if (inRows.size > 0)
    for (let place = 0; place < count; place++)
      for (const merge of inRows.get(patternOf(place)) ?? [])
        yield `<${prefix}mergeCell ref="${areaText({ ...merge, top: firstRow + place, bottom: firstRow + place })}"/>`;
  yield `</${prefix}mergeCells>`;
}
