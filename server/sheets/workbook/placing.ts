// Where rows go in a template's body: over its blank or sample rows, or after those somebody filled in; how many rows
// are inserted for those it has no room for; and after which template row each is made.
import { rowsKept, rowsReplaced, type SheetLayout } from '../../../core/sheets/model.ts';
import type { Insertion } from '../../../core/sheets/references.ts';
import type { PartRow } from './sheet-part.ts';

export type Placing = {
  /** Row of the first row written, and how many are. */
  first: number;
  count: number;
  /** Rows of the template that are written over, from `first`. */
  room: number;
  insertion: Insertion;
  /** Rows after those written whose words are cleared, up to and without `to`. */
  cleared: { from: number; to: number };
  /** The template row whose look a row of the body has once it is written over or cleared. */
  lookOf: (row: number) => number;
  /** The template row whose look and formulas the row at a place (from 0) takes; undefined where the body has none. */
  patternOf: (place: number) => number | undefined;
  /** First and last row of the template's body; empty where it has none. */
  body: { from: number; to: number };
};

/** What is asked of a row: which of its cells have a look. */
export type StyledRow = { cells: readonly Pick<PartRow['cells'][number], 'column' | 'style'>[] };

const styledIn = (row: StyledRow | undefined, { columns }: SheetLayout): number =>
  columns.filter(({ index }) => row?.cells.some(({ column, style }) => column === index && style !== undefined)).length;

/**
 * Rows beyond the room go in before the body's last row, as a clerk would insert them; where that row is somebody's, or
 * the only one, after it, and areas that end with it grow. A sample's look (red, slanted) is left for that of the blank
 * row below it, where that one has a look at all.
 */
export function placeRows(layout: SheetLayout, count: number, rowAt: (row: number) => StyledRow | undefined): Placing {
  const { firstRow, capacity } = layout;
  const end = firstRow + capacity;
  const first = firstRow + Math.min(rowsKept(layout), capacity);
  const room = end - first;
  const inserted = Math.max(0, count - room);
  const before = room > 0 && capacity > 1 ? end - 1 : end;
  const insertion: Insertion = { before, count: inserted, grows: before === end && capacity > 0 };

  const replaced = Math.min(rowsReplaced(layout), capacity);
  const written = first + Math.min(count, room);
  const blank = firstRow + replaced;
  const bySample = layout.body === 'sample' && replaced > 0 && blank < end;
  const asBlank = bySample && styledIn(rowAt(blank), layout) * 2 >= layout.columns.length;
  const lookOf = (row: number): number => (asBlank && row < blank ? blank : row);
  // Where rows go after the last one, that one's look may close the table: only the last row written takes it.
  const [usual, last] =
    room > 0 ? [lookOf(first), lookOf(end - 1)] : capacity > 1 ? [end - 2, end - 1] : [end - 1, end - 1];
  const patternOf = (place: number): number | undefined => {
    if (place < room - 1 || (place < room && count <= room)) return lookOf(first + place);
    if (capacity === 0) return undefined;
    return place === count - 1 ? last : usual;
  };
  return {
    ...{ first, count, room, insertion, lookOf, patternOf },
    cleared: { from: Math.min(written, blank), to: blank },
    body: { from: firstRow, to: end - 1 },
  };
}
