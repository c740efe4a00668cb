// Writes rows into a template's own sheet. The sheet's part is spliced and streamed; every other part is copied bit for
// bit, save workbook.xml, the calculation chain and the sheet's tables where inserted rows force them to follow, and the
// lists that name a sheet added to say what this one is.

import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import { ABOUT_NAME, type AboutSheet } from '../../../core/sheets/about.ts';
import { type FillLimit, type FillStats, takeStats } from '../../../core/sheets/fill-stats.ts';
import type { Cell, SheetLayout } from '../../../core/sheets/model.ts';
import { type Insertion, LAST_ROW, readsBelow } from '../../../core/sheets/references.ts';
import { type AddedSheet, addSheet, TYPES_PART } from './added-sheet.ts';
import { afterRows, beforeRows, keptRow } from './around-table.ts';
import { calculates, drawsBelow, movedCalcChain, movedTable, movedWorkbook, notesBelow } from './book-parts.ts';
import { type Placing, placeRows } from './placing.ts';
import { partReader, type Template, type TemplateSheet } from './read-template.ts';
import { rowWriter, type WriteRow } from './row-pattern.ts';
import { NotXml, openingTag } from './xml.ts';
import { unpack, type ZipEntry } from './zip-archive.ts';
import { type Content, writeZip } from './zip-writer.ts';

type Row = readonly Cell[];
/**
 * Rows to write, each in the order of the layout's columns. `count` is known first: what stands around follows it. Rows
 * that are waited for come in parts: a wait for each would chain up what has been written, and keep it.
 */
export type FillRows = { count: number; each: Iterable<Row> | AsyncIterable<Iterable<Row>> };

async function* partsOf({ each }: FillRows): AsyncGenerator<Iterable<Row>> {
  if (Symbol.asyncIterator in each) yield* each;
  else yield each;
}

async function assertNone(rows: FillRows): Promise<void> {
  for await (const part of partsOf(rows)) for (const _ of part) throw new Error('more rows than were counted');
}

export type Filled = {
  bytes: AsyncIterable<Uint8Array>;
  /** Names of the parts written anew; all others are byte-identical. */
  changed: string[];
  limits: FillLimit[];
};

const CHUNK = 65_536;

async function* sheetContent(
  template: Template,
  sheet: TemplateSheet,
  layout: SheetLayout,
  placing: Placing,
  fill: FillRows,
  see: (cells: readonly Cell[]) => void,
): AsyncGenerator<string> {
  const { xml, prefix, rows, start } = sheet.content;
  const { first, count, room, insertion, cleared } = placing;
  yield beforeRows(sheet, layout, placing);
  const opening = openingTag(xml.slice(start, xml.indexOf('>', start) + 1));
  let text = opening;
  for (const row of rows) if (row.row < first) text += keptRow(sheet, row, placing);

  const byNumber = new Map(rows.map(row => [row.row, row]));
  const writers = new Map<number, WriteRow>();
  const writerAfter = (pattern: number | undefined): WriteRow => {
    const key = pattern ?? 0;
    let writer = writers.get(key);
    if (writer === undefined) {
      // With no room at all the row at `first` is the footer, whose look the rows must not take.
      const own = pattern === undefined ? undefined : byNumber.get(pattern);
      writer = rowWriter(template, sheet, layout, own, insertion);
      writers.set(key, writer);
    }
    return writer;
  };
  let place = 0;
  for await (const part of partsOf(fill))
    for (const cells of part) {
      if (place >= count) throw new Error('more rows than were counted');
      text += writerAfter(placing.patternOf(place))(first + place, cells);
      see(cells);
      place++;
      if (text.length > CHUNK) {
        yield text;
        text = '';
      }
    }
  if (place !== count) throw new Error('fewer rows than were counted');

  for (const row of rows) {
    if (row.row < first + Math.min(count, room)) continue;
    const isCleared = row.row >= cleared.from && row.row < cleared.to;
    text += isCleared ? writerAfter(placing.lookOf(row.row))(row.row, []) : keptRow(sheet, row, placing);
  }
  text += `</${prefix}sheetData>`;
  for (const rest of afterRows(sheet, placing)) {
    text += rest;
    if (text.length > CHUNK) {
      yield text;
      text = '';
    }
  }
  yield text;
}

function limitsOf(template: Template, sheet: TemplateSheet, insertion: Insertion): FillLimit[] {
  if (insertion.count === 0) return [];
  const from = insertion.grows ? insertion.before - 1 : insertion.before;
  const limits: FillLimit[] = [];
  const read = partReader(template.archive);
  const some = (kind: RegExp, test: (xml: string, row: number) => boolean) =>
    sheet.ties.some(tie => kind.test(tie.kind) && test(read(tie.part) ?? '', insertion.before));
  if (some(/^drawing$/, drawsBelow)) limits.push('drawing-below');
  if (some(/^(?:comments|threadedComment)$/, notesBelow)) limits.push('note-below');
  const elsewhere = template.sheets.some(
    each =>
      each !== sheet &&
      each.content.rows.some(({ cells }) =>
        cells.some(({ formula }) => formula !== undefined && readsBelow(formula, sheet.name, from)),
      ),
  );
  if (elsewhere) limits.push('formula-elsewhere');
  return limits;
}

/** Says what the sheet is, once all its rows are written and counted. */
export type TellAbout = (stats: FillStats) => AboutSheet | Promise<AboutSheet>;
export type FillOptions = { about?: TellAbout };

/**
 * The filled workbook as a stream of bytes; the same input gives the same bytes. With no rows, nothing to clear and
 * nothing to tell it is the template itself. Refusals: `unknown-sheet`, `sheet-too-long`, `workbook-damaged` (where
 * no sheet can be added). The stream throws if `rows` gives more or fewer than it counted.
 */
export function fillTemplate(
  template: Template,
  layout: SheetLayout,
  rows: FillRows,
  { about }: FillOptions = {},
): Result<Filled> {
  const sheet = template.sheets.find(({ name }) => name === layout.sheet);
  if (sheet === undefined) return refuse('unknown-sheet', { sheet: layout.sheet });
  const byNumber = new Map(sheet.content.rows.map(row => [row.row, row]));
  const placing = placeRows(layout, rows.count, row => byNumber.get(row));
  const { insertion, cleared } = placing;
  const last = Math.max(sheet.content.rows.at(-1)?.row ?? 0, layout.firstRow + layout.capacity - 1);
  if (last + insertion.count > LAST_ROW)
    return refuse('sheet-too-long', { rows: rows.count, limit: LAST_ROW - last + placing.room });

  const parts = partChanges(template);
  const { stats, see } = takeStats(layout.columns);
  const isWritten = rows.count > 0 || cleared.from < cleared.to;
  if (isWritten) {
    parts.replaced.set(sheet.part, sheetContent(template, sheet, layout, placing, rows, see));
    parts.change(template.workbookPart, () => movedWorkbook(template, sheet, insertion, calculates(template, sheet)));
  } else if (about === undefined)
    return accept({ bytes: whole(template.archive.bytes, rows), changed: [], limits: [] });
  if (insertion.count > 0) {
    parts.change(template.calcChainPart, xml => movedCalcChain(xml, sheet.sheetId, insertion));
    for (const { kind, part } of sheet.ties)
      if (kind === 'table') parts.change(part, xml => movedTable(xml, insertion));
  }
  const limits = limitsOf(template, sheet, insertion);
  const added = new Map<string, Content>();
  if (about !== undefined)
    try {
      const tell: TellAbout = counted => about(limits.length === 0 ? counted : { ...counted, limits });
      const extra = addSheet(template, ABOUT_NAME, parts.read);
      parts.change(template.workbookPart, extra.inWorkbook);
      parts.change(extra.relationshipsPart, extra.inRelationships);
      parts.change(TYPES_PART, extra.inTypes);
      added.set(extra.part, toldContent(extra, tell, stats, isWritten ? undefined : rows));
    } catch (error) {
      if (error instanceof NotXml) return refuse('workbook-damaged');
      throw error;
    }
  return accept({
    bytes: writeZip(template.archive, parts.replaced, added),
    changed: [...parts.replaced.keys()],
    limits,
  });
}

/** Parts to write anew. A part may be changed several times; each change gets what the one before left. */
function partChanges(template: Template): {
  replaced: Map<string, Content>;
  read: (part: string) => string | undefined;
  change: (part: string | undefined, by: (xml: string) => string) => void;
} {
  const { archive, workbookPart, workbookXml } = template;
  const replaced = new Map<string, Content>();
  const texts = new Map<string, string>();
  const unpacked = partReader(archive);
  const entryOf = (part: string) => archive.entries.find(({ name }) => name.toLowerCase() === part.toLowerCase());
  const read = (part: string): string | undefined =>
    texts.get(part.toLowerCase()) ?? (part === workbookPart ? workbookXml : unpacked(part));
  return {
    ...{ replaced, read },
    change: (part, by) => {
      const entry = part === undefined ? undefined : entryOf(part);
      const xml = entry === undefined ? undefined : read(entry.name);
      if (entry === undefined || xml === undefined) return;
      const changed = by(xml);
      if (changed === xml) return;
      texts.set(entry.name.toLowerCase(), changed);
      replaced.set(entry.name, [hasMark(entry) ? `\ufeff${changed}` : changed]);
    },
  };
}

/** Whether a part begins with the mark of UTF-8, which reading takes off. */
const hasMark = (entry: ZipEntry): boolean =>
  Buffer.from(unpack(entry)?.subarray(0, 3) ?? []).equals(Buffer.from('\ufeff'));

/** Made when the rows before it in the file have gone by. `none`: rows nobody wrote, of which there must be none. */
async function* toldContent(
  { write }: AddedSheet,
  about: TellAbout,
  stats: FillStats,
  none: FillRows | undefined,
): AsyncGenerator<string> {
  if (none !== undefined) await assertNone(none);
  yield write(await about(stats));
}

async function* whole(bytes: Uint8Array, rows: FillRows): AsyncGenerator<Uint8Array> {
  await assertNone(rows);
  yield bytes;
}
