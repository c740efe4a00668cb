// The words around a table: its title above, its notes and signatures above and below.
import { rowAt, type View } from './table-view.ts';
import { isFoot, isLabel } from './table-words.ts';

const MOST_TITLE_ROWS = 12;
const MOST_FOOT_ROWS = 30;
const MOST_NOTES = 40;
const LONGEST_TITLE = 200;
/** More cells than this in a row are no title. */
const MOST_CELLS = 4;

const wordsIn = (view: View, row: number): string[] =>
  rowAt(view, row)?.said.flatMap(({ words }) => (words === '' ? [] : [words])) ?? [];

const isSentence = (words: string): boolean => words.length > 60 || /[。；;].|。$/.test(words);

/** First row that belongs to the words above a header; `after`: last row of the table before it, 0 for none. */
export function titleTop(view: View, headerTop: number, after: number): number {
  let top = headerTop;
  for (let row = headerTop - 1; row > after && row >= headerTop - MOST_TITLE_ROWS; row--) {
    const words = wordsIn(view, row);
    if (words.length === 0) {
      if (after > 0) break;
      continue;
    }
    if (after > 0 && isFoot(words[0]!)) break;
    top = row;
  }
  return top;
}

/** Title and notes of the rows from `top` to the one above the header. */
export function wordsAbove(view: View, top: number, headerTop: number): { title: string; notes: string[] } {
  const title: string[] = [];
  const notes: string[] = [];
  for (let row = top; row < headerTop; row++) {
    const words = wordsIn(view, row);
    for (const one of words) {
      const isNote = words.length > MOST_CELLS || isLabel(one) || isSentence(one) || isFoot(one);
      if (!isNote) title.push(one);
      else if (notes.length < MOST_NOTES) notes.push(one);
    }
  }
  return { title: title.join(' ').slice(0, LONGEST_TITLE), notes };
}

/** What stands below a table, up to where the next one begins. */
export function wordsBelow(view: View, from: number, before: number): string[] {
  const notes: string[] = [];
  for (let row = from; row < Math.min(before, from + MOST_FOOT_ROWS); row++)
    for (const words of wordsIn(view, row)) if (notes.length < MOST_NOTES) notes.push(words);
  return notes;
}
