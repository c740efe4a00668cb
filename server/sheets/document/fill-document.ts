// Writes rows into a table of a Word form. The main part is spliced and streamed; every other part is copied bit for bit,
// and in the main part all but the table's rows and the small print behind everything stays letter for letter.
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import { takeStats } from '../../../core/sheets/fill-stats.ts';
import type { Cell, SheetLayout } from '../../../core/sheets/model.ts';
import type { FillOptions, FillRows, TellAbout } from '../workbook/fill-template.ts';
import { type Placing, placeRows } from '../workbook/placing.ts';
import { prefixOf, tagsOf } from '../workbook/xml.ts';
import { writeZip } from '../workbook/zip-writer.ts';
import type { DocTemplate } from './open-document.ts';
import type { DocTable } from './read-tables.ts';
import { rowWriter, type WriteRow } from './row-pattern.ts';
import { smallPrint } from './small-print.ts';

/** Word shows no more rows of a table than that. */
const MOST_ROWS = 32_767;
const CHUNK = 65_536;

/** Where what follows everything goes, before the last section's properties; and the prefix of the document's tags. */
function endOf(xml: string): { end: number; prefix: string } {
  let depth = 0;
  let end = xml.length;
  let prefix = '';
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close') depth--;
    if (depth === 0 && tag.kind === 'open') prefix = prefixOf(xml, tag);
    if (depth === 1 && tag.kind === 'close') end = tag.start;
    if (depth === 2 && tag.name === 'sectPr' && tag.kind !== 'close') return { end: tag.start, prefix };
    if (tag.kind === 'open') depth++;
  }
  return { end, prefix };
}

/** Writers after rows of the table, each made when it is first needed. */
function writers(xml: string, prefix: string, table: DocTable, layout: SheetLayout, placing: Placing) {
  const made = new Map<number, WriteRow>();
  return (place: number): WriteRow => {
    const row = placing.patternOf(place) ?? layout.headerRow;
    let writer = made.get(row);
    if (writer === undefined) {
      const fromHeading = row <= layout.headerRow;
      const keepsText = !fromHeading && layout.body !== 'sample' && layout.body !== 'filled';
      writer = rowWriter(xml, prefix, table.rows[row - 1]!, layout, { fromHeading, keepsText });
      made.set(row, writer);
    }
    return writer;
  };
}

type Rows = AsyncIterable<Iterable<readonly Cell[]>> | Iterable<Iterable<readonly Cell[]>>;
const partsOf = ({ each }: FillRows): Rows => (Symbol.asyncIterator in each ? each : [each]);

async function* contentOf(
  { xml }: DocTemplate,
  table: DocTable,
  layout: SheetLayout,
  rows: FillRows,
  about: TellAbout | undefined,
): AsyncGenerator<string> {
  const { end, prefix } = endOf(xml);
  // Every cell of a table has its look.
  const styled = { cells: layout.columns.map(({ index }) => ({ column: index, style: 0 })) };
  const placing = placeRows(layout, rows.count, () => styled);
  const { first, room, cleared } = placing;
  const writerOf = writers(xml, prefix, table, layout, placing);
  const { stats, see } = takeStats(layout.columns);
  const before = table.rows[first - 2];
  const from = before === undefined ? table.rows[0]!.start : before.end;
  let text = xml.slice(0, from);
  let count = 0;
  for await (const part of partsOf(rows))
    for (const cells of part) {
      text += writerOf(count)(cells);
      see(cells);
      count++;
      if (text.length > CHUNK) {
        yield text;
        text = '';
      }
    }
  if (count !== rows.count) throw new Error('other rows than were counted');
  // Of the room's rows those nobody needed stay, a sample's without its words.
  let at = from;
  for (let row = first; row < first + room; row++) {
    const { start, end: after } = table.rows[row - 1]!;
    const isCleared = row >= cleared.from && row < cleared.to;
    if (row >= first + count) text += isCleared ? writerOf(row - first)([]) : xml.slice(start, after);
    at = after;
  }
  yield text + xml.slice(at, end);
  if (about !== undefined) yield smallPrint(await about(stats), prefix);
  yield xml.slice(end);
}

/**
 * The filled document as a stream of bytes; the same input gives the same bytes. Refusals: `unknown-sheet`,
 * `sheet-too-long`. The stream throws if `rows` gives more or fewer than it counted.
 */
export function fillDocument(
  template: DocTemplate,
  layout: SheetLayout,
  rows: FillRows,
  { about }: FillOptions,
): Result<{ bytes: AsyncIterable<Uint8Array> }> {
  const table = template.tables.find(({ name }) => name === layout.sheet);
  const last = layout.firstRow + layout.capacity - 1;
  if (table === undefined || table.rows.length < last) return refuse('unknown-sheet', { sheet: layout.sheet });
  const most = MOST_ROWS - table.rows.length;
  if (rows.count > most) return refuse('sheet-too-long', { rows: rows.count, limit: most });
  const content = contentOf(template, table, layout, rows, about);
  return accept({ bytes: writeZip(template.archive, new Map([[template.part, content]])) });
}
