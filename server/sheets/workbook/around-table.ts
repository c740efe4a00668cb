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
import type { Placing } from './placing.ts';
import type { TemplateSheet } from './read-template.ts';
import type { PartCell, PartRow } from './sheet-part.ts';
import { attribute, escapeText, openingTag, type Tag, tagsOf, textOf, withAttributes } from './xml.ts';

function rewrittenCell(sheet: TemplateSheet, cell: PartCell, row: number, insertion: Insertion): string {
  const { xml, prefix } = sheet.content;
  const tag = xml.slice(cell.start, cell.opened);
  const given = /\sr\s*=\s*["']([A-Z]+)/.exec(tag)?.[1];
  const place = given === undefined ? {} : { r: `${given}${row}` };
  if (cell.formula === undefined) return withAttributes(tag, place) + xml.slice(cell.opened, cell.end);
  const open = openingTag(withAttributes(tag, { ...place, t: undefined }));
  const moved = escapeText(moveFormula(cell.formula, sheet.name, sheet.name, insertion));
  const kind = cell.array === undefined ? '' : ` t="array" ref="${moveAreas(areaText(cell.array), insertion)}"`;
  return `${open}<${prefix}f${kind}>${moved}</${prefix}f></${prefix}c>`;
}

/** A row that is kept, at its new place. Letter for letter where nothing in it changes. */
export function keptRow(sheet: TemplateSheet, row: PartRow, { insertion: rows, body }: Placing): string {
  const { xml } = sheet.content;
  const to = moveRow(row.row, rows);
  // Growing areas are for totals: a row of the body that sums itself or those above must not swallow the rows below it.
  const insertion = row.row >= body.from && row.row <= body.to ? { ...rows, grows: false } : rows;
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
export function beforeRows(sheet: TemplateSheet, layout: SheetLayout, { first, count, insertion }: Placing): string {
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
      top: Math.min(top, first),
      left: Math.min(area.left, ...columns),
      bottom: Math.max(bottom, first + count - 1),
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
  // A row's link leads from that row alone.
  const grows = insertion.grows && tag.name !== 'hyperlink';
  if (areas !== undefined) changes[name!] = moveAreas(areas, { ...insertion, grows });
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

/** Everything after the rows. Merges inside one template row are repeated for each row written after it. */
export function* afterRows(sheet: TemplateSheet, placing: Placing): Generator<string> {
  const { insertion } = placing;
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
        yield* mergedCells(xml.slice(tag.start, tag.end), prefix, merges, placing);
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
  { first, room, count, body, insertion, patternOf }: Placing,
): Generator<string> {
  const inRows = new Map<number, Area[]>();
  const kept: Area[] = [];
  for (const merge of merges) {
    const inBody = merge.top === merge.bottom && merge.top >= body.from && merge.top <= body.to;
    if (inBody) inRows.set(merge.top, [...(inRows.get(merge.top) ?? []), merge]);
    if (inBody && merge.top >= first && merge.top < first + room) continue;
    // A merge never grows: only what is written as rows is repeated.
    const [top, bottom] = moveRows(merge.top, merge.bottom, { ...insertion, grows: false });
    kept.push({ ...merge, top, bottom });
  }
  const mergesOf = (place: number): readonly Area[] => inRows.get(patternOf(place) ?? 0) ?? [];
  let total = kept.length;
  if (inRows.size > 0) for (let place = 0; place < count; place++) total += mergesOf(place).length;
  yield withAttributes(opening, { count: String(total) });
  for (const area of kept) yield `<${prefix}mergeCell ref="${areaText(area)}"/>`;
  if (inRows.size > 0)
    for (let place = 0; place < count; place++)
      for (const merge of mergesOf(place))
        yield `<${prefix}mergeCell ref="${areaText({ ...merge, top: first + place, bottom: first + place })}"/>`;
  yield `</${prefix}mergeCells>`;
}
