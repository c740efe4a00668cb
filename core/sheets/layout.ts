// Finds the table on a blank sheet: its header, its empty rows and what stands below. A header is matched exactly (after
// normalising); what no spelling settles is proposed by the matcher and filled only where it is sure.
import { type createHeaderIndex, isRemark, isSerial, normaliseHeader } from '../facts/headers.ts';
import { subjectOf } from '../facts/model.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { type Band, bandAt, headersOf } from './header-band.ts';
import type { Lexicon } from './match/lexicon.ts';
import { isSure, matchTable } from './match/match-table.ts';
import type { Area, ColumnSource, Grid, GridRow, PlaceKind, RowSubject, SheetColumn, SheetLayout } from './model.ts';
import { elementSource, sourceOfMeaning } from './sources.ts';

export type HeaderIndex = ReturnType<typeof createHeaderIndex>;

/** Headers are looked for in this many rows from the top. */
const DEEPEST_HEADER = 40;
const FEWEST_KNOWN = 2;
const FOOTER_MARK =
  /^(?:合计|总计|小计|共计|累计|备注|说明|注|填表|填报|制表|审核|审批|负责人|联系人|经办|签字|签名|签章|盖章|单位|日期|total|note)/i;

function sourceOf(header: string, row: RowSubject, index: HeaderIndex): ColumnSource {
  if (isSerial(header)) return { kind: 'serial' };
  if (isRemark(header)) return { kind: 'blank', why: 'remark' };
  const meaning = index(header, row);
  if (meaning === undefined) return { kind: 'blank', why: 'unknown' };
  if ('never' in meaning) return { kind: 'never', reason: meaning.never.reason };
  const element = meaning.element.id;
  if (row === 'household' && subjectOf(element) === 'person') return { kind: 'blank', why: 'whose' };
  return elementSource(element);
}

/** A row is about a person where it has a column for the name; else about a household where a column says so. */
function subjectOfRows(headers: readonly string[], index: HeaderIndex): RowSubject {
  const elements = (row: RowSubject) =>
    headers.map(header => index(header, row)).flatMap(found => (found && 'element' in found ? [found.element.id] : []));
  if (elements('person').includes('person.name')) return 'person';
  return elements('household').some(element => subjectOf(element) === 'household') ? 'household' : 'person';
}

type Found = { band: Band; columns: SheetColumn[]; rowSubject: RowSubject };

const known = ({ source }: SheetColumn): boolean => source.kind !== 'blank' || source.why === 'remark';

function columnsOf(band: Band, index: HeaderIndex): Omit<Found, 'band'> {
  const headers = headersOf(band);
  const rowSubject = subjectOfRows(
    headers.map(({ text }) => text),
    index,
  );
  const times = new Map<string, number>();
  for (const { text } of headers) {
    const spelling = normaliseHeader(text);
    times.set(spelling, (times.get(spelling) ?? 0) + 1);
  }
  const columns = headers.map(({ column, text, owned }): SheetColumn => {
    const source = sourceOf(text, rowSubject, index);
    const repeated = times.get(normaliseHeader(text))! > 1 && 'element' in source;
    if (repeated) return { index: column, header: text, source: { kind: 'blank', why: 'repeated' } };
    // Under a heading that may name another owner (户主, 监护人) the same words mean somebody else's.
    if (owned && 'element' in source) return { index: column, header: text, source: { kind: 'blank', why: 'whose' } };
    return { index: column, header: text, source };
  });
  for (const [i, { text, over }] of headers.entries()) columns[i]!.path = over === '' ? [text] : [over, text];
  const has = (kind: PlaceKind) => columns.some(({ source }) => source.kind === kind);
  // A room number alone finds no door, so a lone 门牌号 asks for the whole of it.
  if (has('room') && !has('building') && !has('door') && !has('address'))
    for (const column of columns)
      if (column.source.kind === 'room') column.source = { kind: 'door', element: 'dwelling.door' };
  return { columns, rowSubject };
}

const MANY_ROWS = /[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)/gi;

/** A formula that reads several rows is a total; one that stays in its row belongs to the row. */
const readsRows = (formula: string): boolean => [...formula.matchAll(MANY_ROWS)].some(([, from, to]) => from !== to);

type RowKind = 'blank' | 'footer' | 'filled';

/** Whether a row below the header waits to be filled. Numbers already standing under 序号 do not count. */
function kindOf(row: GridRow, columns: readonly SheetColumn[]): RowKind {
  const serial = columns.find(({ source }) => source.kind === 'serial')?.index;
  if (row.cells.some(({ formula }) => formula !== undefined && readsRows(formula))) return 'footer';
  const said = row.cells.filter(
    ({ column, text, formula }) =>
      formula === undefined && text.trim() !== '' && !(column === serial && /^\d+$/.test(text.trim())),
  );
  if (said.length === 0) return 'blank';
  if (said.length === 1 || FOOTER_MARK.test(said[0]!.text.replace(/\s+/g, ''))) return 'footer';
  const under = new Set(columns.map(({ index }) => index));
  return said.filter(({ column }) => under.has(column)).length > 1 ? 'filled' : 'footer';
}

/** Rows from `firstRow` that look like the first: a spacing row between table and signature is not one of them. */
function roomOf(grid: Grid, firstRow: number, footerRow: number | undefined, columns: readonly SheetColumn[]): number {
  const under = new Set(columns.map(({ index }) => index));
  const styledRows = new Set<number>();
  let last = firstRow;
  for (const { row, cells } of grid.rows) {
    if (row < firstRow || (footerRow !== undefined && row >= footerRow)) continue;
    last = row;
    if (cells.filter(({ column, styled }) => styled && under.has(column)).length * 2 >= under.size) styledRows.add(row);
  }
  if (footerRow === firstRow) return 0;
  if (styledRows.has(firstRow)) {
    let end = firstRow;
    while (styledRows.has(end + 1)) end++;
    return end - firstRow + 1;
  }
  return (footerRow ?? last + 1) - firstRow;
}

const crosses = (merge: Area, firstRow: number, end: number): boolean =>
  merge.bottom > merge.top && merge.bottom >= firstRow && merge.top < end;

/** Words above the table and the sheet's name: what it is a list of. */
const titleOf = (grid: Grid, top: number): string =>
  [
    grid.sheet,
    ...grid.rows.filter(({ row }) => row < top).flatMap(({ cells }) => cells.map(({ text }) => text.trim())),
  ].join(' ');

type Counted = Found & { count: number };

/** The band near the top in which most columns count; of equals the first. */
function bestBand(grid: Grid, index: HeaderIndex, countOf: (found: Found) => number): Counted | undefined {
  let best: Counted | undefined;
  for (const { row } of grid.rows) {
    if (row > DEEPEST_HEADER) break;
    const band = bandAt(grid, row);
    const found = { band, ...columnsOf(band, index) };
    const count = countOf(found);
    if (count > (best?.count ?? 0)) best = { ...found, count };
  }
  return best;
}

/** How many columns of a band the matcher takes for something. A sentence is no header. */
function meaningful(grid: Grid, { band, columns, rowSubject }: Found, lexicon: Lexicon): number {
  const paths = columns.map(({ header, path = [header] }) => ({ path }));
  if (columns.length < FEWEST_KNOWN || columns.length > MOST_GUESSED) return 0;
  const { columns: proposals } = matchTable(titleOf(grid, band.top), paths, lexicon, { row: rowSubject });
  return proposals.filter(({ meaning }) => meaning.kind !== 'unknown').length;
}
/** Wider bands are not looked at for words that only sound like something. */
const MOST_GUESSED = 300;

/** Adds what the matcher proposes. What no spelling settled is filled where the proposal is sure, else left blank. */
function propose(grid: Grid, { band, columns, rowSubject }: Found, lexicon: Lexicon): void {
  const match = matchTable(
    titleOf(grid, band.top),
    columns.map(({ header, path = [header] }) => ({ path })),
    lexicon,
    { row: rowSubject },
  );
  for (const [i, column] of columns.entries()) {
    const proposal = match.columns[i]!;
    column.proposal = proposal;
    if (column.source.kind !== 'blank' || column.source.why === 'remark' || !isSure(proposal)) continue;
    column.source = sourceOfMeaning(proposal.meaning, column, rowSubject, lexicon);
    if (column.source.kind !== 'blank') column.by = 'match';
  }
}

/**
 * The layout of one sheet. With a lexicon every column carries what it may mean. Refusals: `sheet-no-header` (fewer than two headers known), `sheet-already-filled` (rows
 * stand below the header), `sheet-merged-rows` (cells merged over several of the rows to fill).
 */
export function readLayout(grid: Grid, index: HeaderIndex, lexicon?: Lexicon): Result<SheetLayout> {
  const spelt = bestBand(grid, index, ({ columns }) => columns.filter(known).length);
  const best =
    lexicon === undefined || (spelt?.count ?? 0) >= FEWEST_KNOWN
      ? spelt
      : bestBand(grid, index, found => meaningful(grid, found, lexicon));
  if (best === undefined || best.count < FEWEST_KNOWN) return refuse('sheet-no-header');
  const { band, columns, rowSubject } = best;
  if (lexicon !== undefined) propose(grid, best, lexicon);
  const headerRow = band.bottom;
  const firstRow = headerRow + 1;
  let footerRow: number | undefined;
  for (const row of grid.rows) {
    if (row.row < firstRow) continue;
    const kind = kindOf(row, columns);
    if (kind === 'filled') return refuse('sheet-already-filled', { row: row.row });
    if (kind === 'footer') {
      footerRow = row.row;
      break;
    }
  }
  const capacity = roomOf(grid, firstRow, footerRow, columns);
  const merged = grid.merges.find(merge => crosses(merge, firstRow, firstRow + capacity));
  if (merged !== undefined) return refuse('sheet-merged-rows', { row: Math.max(merged.top, firstRow) });
  const first = grid.rows.find(({ row }) => row === firstRow);
  for (const column of columns)
    if (first?.cells.some(cell => cell.column === column.index && cell.formula !== undefined))
      column.source = { kind: 'formula' };
  const layout: SheetLayout = { sheet: grid.sheet, headerRow, firstRow, columns, capacity, rowSubject };
  if (footerRow !== undefined) layout.footerRow = footerRow;
  return accept(layout);
}

/** The layout of the sheet on which most headers are known; of equals the first. The last refusal where none has any. */
export function findLayout(grids: readonly Grid[], index: HeaderIndex, lexicon?: Lexicon): Result<SheetLayout> {
  let best: SheetLayout | undefined;
  let refusal: Result<SheetLayout> = refuse('sheet-no-header');
  const count = (layout: SheetLayout) => layout.columns.filter(known).length;
  for (const grid of grids) {
    const read = readLayout(grid, index, lexicon);
    if (read.ok) best = best === undefined || count(read.value) > count(best) ? read.value : best;
    else if (read.refusal.code !== 'sheet-no-header') refusal = read;
  }
  return best === undefined ? refusal : accept(best);
}
