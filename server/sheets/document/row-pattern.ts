// A row of a Word table made ready to be written many times: its properties, and of each cell its properties and the look
// of its first paragraph and run, around new text. What must stand once in a document (identities, bookmarks, content
// controls) is not copied.
import type { Cell, SheetLayout } from '../../../core/sheets/model.ts';
import { cellText } from '../../../core/sheets/write-cell.ts';
import { attribute, escapeText, tagsOf, withAttributes } from '../workbook/xml.ts';
import type { DocCell, DocRow } from './read-tables.ts';

export type WriteRow = (cells: readonly Cell[]) => string;

/** What of a written row is its own: it is copied from a heading where the table has no other row. */
export type PatternOptions = { fromHeading?: boolean; keepsText: boolean };

/** What XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters
const UNHELD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const LONGEST = 32_767;

/** The first element of a name directly within another, whole; undefined where there is none. */
function elementIn(xml: string, from: number, to: number, within: string, name: string): string | undefined {
  const path: string[] = [];
  let start = -1;
  for (const tag of tagsOf(xml, from, to)) {
    if (tag.kind === 'close') path.pop();
    if (tag.name === name && path.at(-1) === within) {
      if (tag.kind === 'alone') return xml.slice(tag.start, tag.end);
      if (tag.kind === 'open') start = tag.start;
      else return xml.slice(start, tag.end);
    }
    if (tag.kind === 'open') path.push(tag.name);
  }
  return undefined;
}

/** A piece of XML without some of its elements, whole. */
function without(xml: string, names: readonly string[]): string {
  let text = '';
  let at = 0;
  let depth = 0;
  for (const tag of tagsOf(xml)) {
    if (!names.includes(tag.name)) continue;
    if (depth === 0 && tag.kind !== 'close') text += xml.slice(at, tag.start);
    if (tag.kind === 'open') depth++;
    if (tag.kind === 'close') depth--;
    if (depth === 0) at = tag.end;
  }
  return text + xml.slice(at);
}

/** A row's height said to be exact would hide what a name needs a second line for. */
function growing(xml: string, prefix: string): string {
  let text = '';
  let at = 0;
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'trHeight' || attribute(xml, tag, `${prefix}hRule`) !== 'exact') continue;
    text += xml.slice(at, tag.start) + withAttributes(xml.slice(tag.start, tag.end), { [`${prefix}hRule`]: 'atLeast' });
    at = tag.end;
  }
  return text + xml.slice(at);
}

/** Half points. Some programs make empty cells next to nothing high; words of that size nobody reads. */
const LEAST_SIZE = 10;

/** A run's look without a size too small for words. */
function readable(look: string, prefix: string): string {
  for (const tag of tagsOf(look))
    if (tag.name === 'sz' && Number(attribute(look, tag, `${prefix}val`)) < LEAST_SIZE)
      return without(look, ['sz', 'szCs']);
  return look;
}

const IDENTITIES = /\s[\w.-]+:(?:paraId|textId)\s*=\s*(?:"[^"]*"|'[^']*')/g;
/** Tracked changes tell of the blank row's making. */
const CHANGES = [
  'ins',
  'del',
  'moveFrom',
  'moveTo',
  'rPrChange',
  'pPrChange',
  'tcPrChange',
  'trPrChange',
  'cellIns',
  'cellDel',
];

type Look = { before: string; run: string; after: string };

function lookOf(xml: string, prefix: string, cell: DocCell, { fromHeading = false }: PatternOptions): Look {
  const { start, opened, content, closed } = cell;
  const p = prefix;
  const bold = fromHeading ? ['b', 'bCs'] : [];
  const properties = without(xml.slice(opened, content), ['vMerge', ...CHANGES, ...(fromHeading ? ['shd'] : [])]);
  const inParagraph = elementIn(xml, content, closed, 'p', 'pPr') ?? '';
  const paragraph = without(inParagraph, ['sectPr', ...CHANGES, ...bold]);
  const mark = elementIn(inParagraph, 0, inParagraph.length, 'pPr', 'rPr');
  const run = elementIn(xml, content, closed, 'r', 'rPr') ?? mark ?? '';
  return {
    before: `${xml.slice(start, opened).replace(IDENTITIES, '')}${properties}<${p}p>${paragraph}`,
    run: readable(without(run, [...CHANGES, ...bold]), prefix),
    after: `</${p}p></${p}tc>`,
  };
}

/** Text as runs of one look, broken where its lines break. */
export function runOf(text: string, look: string, p: string): string {
  if (text === '') return '';
  const lines = text
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(UNHELD, '')
    .split(/\r\n?|\n/)
    .map(line => `<${p}t xml:space="preserve">${escapeText(line)}</${p}t>`);
  return `<${p}r>${look}${lines.join(`<${p}br/>`)}</${p}r>`;
}

/** Writes rows after a row of the table. Cells come in the order of the layout's columns. */
export function rowWriter(
  xml: string,
  prefix: string,
  row: DocRow,
  { columns }: Pick<SheetLayout, 'columns'>,
  options: PatternOptions,
): WriteRow {
  const covers = ({ column, span }: DocCell, index: number) => index >= column && index < column + span;
  const places = row.cells.map(cell => columns.findIndex(({ index }) => covers(cell, index)));
  const looks = row.cells.map(cell => lookOf(xml, prefix, cell, options));
  const owns = row.cells.map(({ text }) => (options.keepsText ? text.trim() : ''));
  const properties = growing(without(xml.slice(row.opened, row.properties), ['tblHeader', ...CHANGES]), prefix);
  const opening = xml.slice(row.start, row.opened).replace(IDENTITIES, '') + properties;
  return cells =>
    `${opening}${looks
      .map(({ before, run, after }, i) => {
        const cell = places[i]! < 0 ? undefined : cells[places[i]!];
        return before + runOf(cell === undefined ? owns[i]! : cellText(cell), run, prefix) + after;
      })
      .join('')}</${prefix}tr>`;
}
