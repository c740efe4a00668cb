// Where the rows of a printed roster go: how wide its columns are, whether the page lies on its side, how each cell's text
// breaks into lines, and which rows stand on which page. A row is never split. Lengths are points; it draws nothing.

/** Width of a character at a size of 1. */
export type Measure = (character: string) => number;

export type PrintTable = { headings: readonly string[]; rows: readonly (readonly string[])[] };
export type Page = { from: number; to: number };
export type Layout = {
  landscape: boolean;
  /** Of the whole page, and of the margin around. */
  width: number;
  height: number;
  margin: number;
  /** Of the letters in the table, and from one line to the next. */
  size: number;
  line: number;
  widths: number[];
  /** Lines of each heading; the row of headings is so high. */
  headings: string[][];
  headHeight: number;
  /** Lines of each cell of a row, and the row's height. */
  row: (index: number) => { lines: string[][]; height: number };
  pages: Page[];
};

const A4 = { short: 595.28, long: 841.89 };
const MARGIN = 36;
/** Between a cell's text and its lines. */
export const PAD = 3;
const SIZES = [9, 8, 7, 6];
/** No column asks for more of its own accord: what is longer breaks. */
const WIDEST_EM = 14;
const NARROWEST_EM = 2.2;
/** What nobody would break: a phone, an identity number. */
const LONGEST_WORD = 20;
const LINE = 1.35;

const WORD = /[!-~]+/g;
/** Between these a line may break; an ASCII word stays whole. */
const PIECES = /[!-~]+|[\s\S]/gu;

const widthOf = (text: string, size: number, measure: Measure): number => {
  let width = 0;
  for (const character of text) width += measure(character);
  return width * size;
};

/** Breaks text into lines no wider than `width`. A word wider than a line breaks where it must. */
export function breakLines(text: string, width: number, size: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n?|\n/)) {
    let line = '';
    let used = 0;
    const put = (piece: string, wide: number) => {
      if (line !== '' && used + wide > width) {
        lines.push(line.trimEnd());
        line = '';
        used = 0;
      }
      if (line === '' && piece.trim() === '') return;
      line += piece;
      used += wide;
    };
    for (const [piece] of paragraph.matchAll(PIECES)) {
      const wide = widthOf(piece, size, measure);
      if (wide <= width) put(piece, wide);
      else for (const character of piece) put(character, widthOf(character, size, measure));
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

type Wish = { least: number; own: number };

/** What each column needs at a size of 1: the least, and what it would take of its own accord. */
function wishesOf({ headings, rows }: PrintTable, measure: Measure): Wish[] {
  return headings.map((heading, i) => {
    let least = NARROWEST_EM;
    let own = Math.min(WIDEST_EM, widthOf(heading, 1, measure));
    const seen = new Set<string>();
    for (const row of rows) {
      const text = row[i] ?? '';
      if (seen.has(text)) continue;
      // Of very many values the first tell how wide a column is.
      if (seen.size < 2000) seen.add(text);
      else break;
      own = Math.max(own, Math.min(WIDEST_EM, widthOf(text, 1, measure)));
      for (const [word] of text.matchAll(WORD))
        if (word.length <= LONGEST_WORD) least = Math.max(least, widthOf(word, 1, measure));
    }
    return { least, own: Math.max(own, least) };
  });
}

/** Shares `room` out: to each the least it needs, and of the rest in proportion to what it would take more. */
function share(wishes: readonly Wish[], size: number, room: number): number[] {
  const pads = wishes.length * 2 * PAD;
  const free = room - pads;
  const sum = (pick: (wish: Wish) => number) => wishes.reduce((all, wish) => all + pick(wish), 0) * size;
  const [least, own] = [sum(wish => wish.least), sum(wish => wish.own)];
  const of = (wish: Wish): number => {
    if (own <= free) return (wish.own * size * free) / own;
    if (least >= free) return (wish.least * size * free) / least;
    return wish.least * size + ((wish.own - wish.least) * size * (free - least)) / (own - least);
  };
  return wishes.map(wish => of(wish) + 2 * PAD);
}

/**
 * Lays a table out on A4. It stands upright while its columns have what they would take, lies on its side where they do
 * not, and is set smaller where even words do not fit. `above`: height taken on the first page, and on all others.
 */
export function layOut(
  table: PrintTable,
  measure: Measure,
  above: (width: number) => { first: number; others: number },
): Layout {
  const wishes = wishesOf(table, measure);
  const needs = (pick: (wish: Wish) => number, size: number) =>
    wishes.reduce((all, wish) => all + pick(wish) * size + 2 * PAD, 0);
  const [usual = 9] = SIZES;
  const landscape = needs(wish => wish.own, usual) > A4.short - 2 * MARGIN;
  const [width, height] = landscape ? [A4.long, A4.short] : [A4.short, A4.long];
  const room = width - 2 * MARGIN;
  const size = SIZES.find(one => needs(wish => wish.least, one) <= room) ?? SIZES.at(-1)!;
  const widths = share(wishes, size, room);
  const line = size * LINE;
  const linesOf = (cells: readonly string[]): string[][] =>
    widths.map((wide, i) => breakLines(cells[i] ?? '', wide - 2 * PAD, size, measure));
  const highOf = (lines: readonly string[][]): number =>
    Math.max(...lines.map(({ length }) => length)) * line + 2 * PAD;

  const headings = linesOf(table.headings);
  const headHeight = highOf(headings);
  const { first, others } = above(room);
  const body = height - 2 * MARGIN - headHeight;
  /** A text longer than a page is cut: a row stands on one page or nowhere. */
  const most = Math.max(1, Math.floor((body - others - 2 * PAD) / line));
  const row = (index: number) => {
    const lines = linesOf(table.rows[index]!).map(all => (all.length <= most ? all : [...all.slice(0, most - 1), '…']));
    return { lines, height: highOf(lines) };
  };

  const pages: Page[] = [];
  let from = 0;
  let left = body - first;
  for (let i = 0; i < table.rows.length; i++) {
    const { height: high } = row(i);
    if (high > left && (i > from || pages.length === 0)) {
      pages.push({ from, to: i });
      from = i;
      left = body - others;
    }
    left -= high;
  }
  pages.push({ from, to: table.rows.length });
  return { landscape, width, height, margin: MARGIN, size, line, widths, headings, headHeight, row, pages };
}
