// The few other parts that must follow when rows are inserted: names and the calculation setting in workbook.xml, the
// calculation chain, the sheet's own tables. A part that need not change is not touched.
import { type Insertion, moveAreas, moveFormula, parseArea, readsBelow } from '../../../core/sheets/references.ts';
import type { Template, TemplateSheet } from './read-template.ts';
import { attribute, escapeText, prefixOf, type Tag, tagsOf, textOf, withAttributes } from './xml.ts';

/** Elements that may follow `calcPr` in a workbook (CT_Workbook of ECMA-376). */
const AFTER_CALC = new Set([
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
]);

/** Whether anything is calculated from the sheet's cells, here or on another sheet. */
export const calculates = (template: Template, sheet: TemplateSheet): boolean =>
  template.sheets.some(each =>
    each.content.rows.some(({ cells }) =>
      cells.some(({ formula }) => formula !== undefined && (each === sheet || readsBelow(formula, sheet.name, 1))),
    ),
  );

/** workbook.xml with names that follow the rows, asking for calculation at opening where `recalculate`. */
export function movedWorkbook(
  { workbookXml: xml }: Template,
  sheet: TemplateSheet,
  insertion: Insertion,
  recalculate: boolean,
): string {
  let text = '';
  let at = 0;
  let open: Tag | undefined;
  let depth = 0;
  let asked = !recalculate;
  for (const tag of tagsOf(xml)) {
    const above = tag.kind === 'close' ? depth - 1 : depth;
    if (tag.kind !== 'alone') depth += tag.kind === 'open' ? 1 : -1;
    if (tag.name === 'definedName' && tag.kind === 'close' && open?.name === 'definedName' && insertion.count > 0) {
      const said = textOf(xml.slice(open.end, tag.start));
      const moved = moveFormula(said, sheet.name, undefined, insertion);
      if (moved !== said) {
        text += xml.slice(at, open.end) + escapeText(moved);
        at = tag.start;
      }
    }
    if (!asked && above === 1 && tag.name === 'calcPr' && tag.kind !== 'close') {
      text += xml.slice(at, tag.start) + withAttributes(xml.slice(tag.start, tag.end), { fullCalcOnLoad: '1' });
      at = tag.end;
      asked = true;
    }
    const past = above === 1 ? tag.kind !== 'close' && AFTER_CALC.has(tag.name) : above === 0 && tag.kind === 'close';
    if (!asked && past) {
      text += `${xml.slice(at, tag.start)}<${prefixOf(xml, tag)}calcPr fullCalcOnLoad="1"/>`;
      at = tag.start;
      asked = true;
    }
    open = tag.kind === 'open' ? tag : undefined;
  }
  return text + xml.slice(at);
}

/** The calculation chain with this sheet's moved cells; a place without a sheet is on the sheet of the one before. */
export function movedCalcChain(xml: string, sheetId: string, insertion: Insertion): string {
  let text = '';
  let at = 0;
  let on = '';
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'c' || tag.kind === 'close') continue;
    on = attribute(xml, tag, 'i') ?? on;
    const place = attribute(xml, tag, 'r');
    if (on !== sheetId || place === undefined) continue;
    const moved = moveAreas(place, { ...insertion, grows: false });
    if (moved === place) continue;
    text += xml.slice(at, tag.start) + withAttributes(xml.slice(tag.start, tag.end), { r: moved });
    at = tag.end;
  }
  return text + xml.slice(at);
}

/** A table's part (a list with a name and filters) grown with its rows. */
export function movedTable(xml: string, insertion: Insertion): string {
  let text = '';
  let at = 0;
  for (const tag of tagsOf(xml)) {
    if (!/^(?:table|autoFilter|sortState|sortCondition)$/.test(tag.name) || tag.kind === 'close') continue;
    const ref = attribute(xml, tag, 'ref');
    if (ref === undefined) continue;
    text +=
      xml.slice(at, tag.start) + withAttributes(xml.slice(tag.start, tag.end), { ref: moveAreas(ref, insertion) });
    at = tag.end;
  }
  return text + xml.slice(at);
}

/** Whether a drawing has something anchored at or below a row. */
export function drawsBelow(xml: string, row: number): boolean {
  let open: Tag | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'row' && tag.kind === 'close' && open?.name === 'row')
      if (Number(textOf(xml.slice(open.end, tag.start))) + 1 >= row) return true;
    open = tag.kind === 'open' ? tag : undefined;
  }
  return false;
}

/** Whether a note is pinned to a cell at or below a row. */
export function notesBelow(xml: string, row: number): boolean {
  for (const tag of tagsOf(xml))
    if (/^(?:comment|threadedComment)$/.test(tag.name) && tag.kind !== 'close')
      if ((parseArea(attribute(xml, tag, 'ref') ?? '')?.bottom ?? 0) >= row) return true;
  return false;
}
