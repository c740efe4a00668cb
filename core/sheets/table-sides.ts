// Tables side by side: a header row divided by an empty column into parts that are tables of their own.
import type { Band } from './table-header.ts';
import { rowAt, type View } from './table-view.ts';
import { compact } from './table-words.ts';

/** First and last column of one part. */
export type Side = { left: number; right: number };

const ROWS_LOOKED_AT = 8;
const MOST_SIDES = 12;

/** The parts of a header; one for the whole where nothing divides it. */
export function sidesOf(view: View, band: Band): Side[] {
  const { columns, heads, top, bottom } = band;
  const used = new Set<number>();
  const styled = new Set<number>();
  for (const { column, right } of heads) for (let at = column; at <= right; at++) used.add(at);
  for (let row = top; row <= bottom + ROWS_LOOKED_AT; row++)
    for (const cell of rowAt(view, row)?.cells ?? []) {
      if (cell.styled) styled.add(cell.column);
      if (cell.styled || (row <= bottom && cell.text.trim() !== '')) used.add(cell.column);
    }
  const words = new Map(columns.map(({ index, path }) => [index, compact(path.join('/'))]));
  const titled = (column: number) =>
    rowAt(view, top - 1)?.said.some(cell => cell.column === column && cell.words !== '');
  const sides: Side[] = [];
  let part: number[] = [];
  const seen = new Set<string>();
  for (const { index } of columns) {
    const before = part.at(-1);
    const divided =
      before !== undefined && index > before + 1 && !range(before + 1, index - 1).some(at => used.has(at));
    if (
      divided &&
      part.length >= 2 &&
      columns.filter(one => one.index >= index).length >= 2 &&
      sides.length < MOST_SIDES
    ) {
      const ruled = styled.has(before) && styled.has(index);
      if (ruled || seen.has(words.get(index)!) || (titled(index) && titled(part[0]!))) {
        sides.push({ left: part[0]!, right: before });
        part = [];
      }
    }
    part.push(index);
    seen.add(words.get(index)!);
  }
  sides.push({ left: part[0]!, right: part.at(-1)! });
  return sides;
}

/** At most the columns between two parts that matter: a gap of thousands is no different from one of a few. */
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.min(50, to - from + 1) }, (_, i) => from + i);
