// A template row made ready to be written many times: its height and the style of each cell, with new values. Cells are
// inline strings, so that the workbook's shared strings stay as they are, and text is always text.

import type { Cell, SheetLayout } from '../../../core/sheets/model.ts';
import { columnLetters, copyFormula, type Insertion, moveFormula, moveRow } from '../../../core/sheets/references.ts';
import { serialOfDate } from '../../../core/sheets/write-cell.ts';
import type { Template, TemplateSheet } from './read-template.ts';
import type { PartRow } from './sheet-part.ts';
import { encodeText, needsSpace } from './text.ts';
import { escapeText, tagBody, withAttributes } from './xml.ts';

export type WriteRow = (row: number, cells: readonly Cell[]) => string;

type Slot = {
  /** `<c r="D`, to be followed by the row. */
  head: string;
  /** `" s="3"`, to be followed by the type or the end of the tag. */
  look: string;
  styled: boolean;
  day: boolean;
  /** Place among the layout's columns; -1 where the sheet has a cell of its own. */
  from: number;
  formula?: string;
  array: boolean;
};

const columnStyle = (sheet: TemplateSheet, column: number): number | undefined =>
  sheet.content.columnStyles.find(({ from, to }) => column >= from && column <= to)?.style;

function slotsOf(
  { showsDay }: Template,
  sheet: TemplateSheet,
  layout: SheetLayout,
  pattern: PartRow | undefined,
  insertion: Insertion,
): Slot[] {
  const { prefix } = sheet.content;
  const own = new Map(pattern?.cells.map(cell => [cell.column, cell]));
  const places = new Map(layout.columns.map(({ index }, place) => [index, place]));
  const columns = [...new Set([...own.keys(), ...places.keys()])].sort((a, b) => a - b);
  return columns.map(column => {
    const cell = own.get(column);
    const style = cell === undefined ? columnStyle(sheet, column) : cell.style;
    const slot: Slot = {
      head: `<${prefix}c r="${columnLetters(column)}`,
      look: style === undefined ? '"' : `" s="${style}"`,
      styled: style !== undefined,
      day: style !== undefined && showsDay(style),
      from: places.get(column) ?? -1,
      array: cell?.array !== undefined,
    };
    // Growing areas are for totals; a running sum down the rows must not swallow the rows below it.
    if (cell?.formula !== undefined)
      slot.formula = moveFormula(cell.formula, sheet.name, sheet.name, { ...insertion, grows: false });
    return slot;
  });
}

/** The opening tag of a row in two halves around its number, without what would hide the row or limit its columns. */
function rowTag(sheet: TemplateSheet, pattern: PartRow | undefined): [string, string] {
  const { xml, prefix } = sheet.content;
  if (pattern === undefined) return [`<${prefix}row r="`, '">'];
  const tag = withAttributes(xml.slice(pattern.start, pattern.opened), {
    r: undefined,
    spans: undefined,
    hidden: undefined,
  });
  const rest = tagBody(tag).replace(/^<[^\s/>]+/, '');
  return [`<${prefix}row r="`, `"${rest}>`];
}

/** Writes rows after a template row. Cells come in the order of the layout's columns. */
export function rowWriter(
  template: Template,
  sheet: TemplateSheet,
  layout: SheetLayout,
  pattern: PartRow | undefined,
  insertion: Insertion,
): WriteRow {
  const p = sheet.content.prefix;
  const slots = slotsOf(template, sheet, layout, pattern, insertion);
  const [before, after] = rowTag(sheet, pattern);
  const home = pattern === undefined ? 0 : moveRow(pattern.row, insertion);
  const number = [`><${p}v>`, `</${p}v></${p}c>`] as const;
  const text = [` t="inlineStr"><${p}is><${p}t>`, `</${p}t></${p}is></${p}c>`] as const;
  const spaced = ` t="inlineStr"><${p}is><${p}t xml:space="preserve">`;
  const end = `</${p}row>`;

  const formulaCell = (slot: Slot, formula: string, row: number): string => {
    const place = slot.head.slice(slot.head.indexOf('"') + 1);
    const kind = slot.array ? ` t="array" ref="${place}${row}"` : '';
    const copied = escapeText(copyFormula(formula, row - home));
    return `${slot.head}${row}${slot.look}><${p}f${kind}>${copied}</${p}f></${p}c>`;
  };
  return (row, cells) => {
    let xml = `${before}${row}${after}`;
    for (const slot of slots) {
      if (slot.formula !== undefined) {
        xml += formulaCell(slot, slot.formula, row);
        continue;
      }
      let cell = slot.from < 0 ? undefined : cells[slot.from];
      if (typeof cell === 'object')
        cell = (slot.day ? serialOfDate(cell.date, template.date1904) : undefined) ?? cell.text ?? cell.date;
      if (typeof cell === 'number' && Number.isFinite(cell))
        xml += `${slot.head}${row}${slot.look}${number[0]}${cell}${number[1]}`;
      else if (typeof cell === 'string' && cell !== '')
        xml += `${slot.head}${row}${slot.look}${needsSpace(cell) ? spaced : text[0]}${encodeText(cell)}${text[1]}`;
      else if (slot.styled) xml += `${slot.head}${row}${slot.look}/>`;
    }
    return xml + end;
  };
}
