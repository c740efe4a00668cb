// What a sheet says now against what it said the last time, by marks that tell whether a row is the same and nothing of
// what stands in it. And what of a sheet is still missing.
import type { Id } from '../kernel/id.ts';
import type { Value } from '../registry/model.ts';
import type { Cell, ColumnSource, SheetColumn } from './model.ts';

/** A mark of each row's cells, by the subject the row is about. */
export type RowMarks = ReadonlyMap<Id, string>;

export type Changes = { added: Id[]; removed: Id[]; changed: Id[]; same: number };

/** Rows in the order of the sheet they stand in: `removed` in that of the earlier one. */
export function compareRows(before: RowMarks, after: RowMarks): Changes {
  const changes: Changes = { added: [], removed: [], changed: [], same: 0 };
  for (const [subject, mark] of after) {
    const earlier = before.get(subject);
    if (earlier === undefined) changes.added.push(subject);
    else if (earlier === mark) changes.same++;
    else changes.changed.push(subject);
  }
  for (const subject of before.keys()) if (!after.has(subject)) changes.removed.push(subject);
  return changes;
}

const isNumbering = ({ kind }: ColumnSource): boolean => kind === 'serial' || kind === 'formula';

/** One text of a row's cells, for its mark. A serial number moves with the rows above and says nothing of this one. */
export const textOfRow = (columns: readonly Pick<SheetColumn, 'source'>[], cells: readonly Cell[]): string =>
  JSON.stringify(cells.map((cell, i) => (isNumbering(columns[i]!.source) ? null : (cell ?? null))));

/**
 * Whether a cell stands empty because nothing is known. A tick that is not set is an answer where the list it belongs to
 * was asked for, and so is a no where the sheet only ticks a yes.
 */
export const isGap = (source: ColumnSource, cell: Cell, values: Readonly<Record<string, Value | undefined>>): boolean =>
  ('element' in source || source.kind === 'count') &&
  cell === undefined &&
  !((source.kind === 'has' || source.kind === 'element') && values[source.element] !== undefined);
