// The rows a header takes and the words over each column, with and without merged cells: empty cells to the right of a
// heading belong to it where words stand below them. No word needs to be known; known words only tip the balance.

import { type Asks, MOST_COLUMNS, mergeFrom, rowAt, type View, type ViewCell } from './table-view.ts';
import { compact, goesOn, headerWords, isLabel, isSampleMark, isValue, joined, orderOf } from './table-words.ts';

export type HeaderColumn = { index: number; path: string[] };
export type Band = { top: number; bottom: number; columns: HeaderColumn[]; heads: Head[] };

/** A cell of a header: its columns by merging, and whether it is the whole of its column from there down. */
export type Head = { row: number; column: number; right: number; bottom: number; words: string };

const DEEPEST = 4;
/** Of a header that goes on in one column alone; more is a note. */
const LONGEST_REST = 8;
const TITLE = /(?:表|册|名单|台账|台帐|簿|登记本|记录本|清单|汇总)(?:[（(].*)?$|街道|[社区村镇乡局]$|公司$/;

function headsOf(view: View, row: number): Head[] {
  const heads: Head[] = [];
  let covered = 0;
  for (const { column, words, raw } of rowAt(view, row)?.said ?? []) {
    if (words === '' || column <= covered) continue;
    const merge = mergeFrom(view, row, column);
    const deep = merge !== undefined && merge.bottom - row < DEEPEST;
    const right = merge === undefined ? column : Math.min(merge.right, column + MOST_COLUMNS);
    covered = right;
    heads.push({ row, column, right, bottom: deep ? merge.bottom : row, words: headerWords(raw) });
  }
  return heads;
}

type Below = 'fills' | 'under' | 'same' | 'joins' | 'none';

/** How a cell of the next row stands to the header so far. */
function standing(
  { column, words }: Pick<ViewCell, 'column' | 'words'>,
  own: ReadonlyMap<number, Head>,
  alike: ReadonlySet<Head>,
  below: ReadonlySet<number>,
  asks: Asks,
): Below {
  const head = own.get(column);
  if (head === undefined) return 'fills';
  if (compact(head.words) === compact(words)) return 'same';
  const spans = head.right > column || alike.has(head) || (!own.has(column + 1) && below.has(column + 1));
  if (spans && head.bottom === head.row) return 'under';
  return goesOn(head.words, words, known => asks(known)) ? 'joins' : 'none';
}

/** Days or numbers that rise from left to right may head columns: 1日 2日 3日. */
function rises(cells: readonly { words: string }[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const { words } of cells) {
    const order = orderOf(words);
    if (order === undefined || order <= last) return false;
    last = order;
  }
  return true;
}

const saidIn = (view: View, row: number): ViewCell[] =>
  rowAt(view, row)?.said.filter(({ words }) => words !== '') ?? [];
const top = (rows: readonly Head[][]): number => rows[0]![0]!.row;

/** A merged cell below several headers is a note over the table. */
function coversHeads(view: View, row: number, column: number, own: ReadonlyMap<number, Head>): boolean {
  const right = Math.min(mergeFrom(view, row, column)?.right ?? column, column + MOST_COLUMNS);
  let heads = 0;
  for (let at = column; at <= right; at++) if (own.has(at)) heads++;
  return heads > 1;
}

/** Whether a row goes on with the header above it. `strictly`: after a row left empty. */
function continues(view: View, rows: readonly Head[][], next: number, strictly: boolean, asks: Asks): boolean {
  const said = saidIn(view, next);
  if (said.length === 0) return false;
  const own = new Map<number, Head>();
  const alike = new Set<Head>();
  for (const heads of rows)
    for (const [i, head] of heads.entries()) {
      own.set(head.column, head);
      const before = heads[i - 1];
      if (before === undefined || before.words !== head.words || before.right + 1 !== head.column) continue;
      alike.add(before);
      alike.add(head);
    }
  const below = new Set([...said, ...saidIn(view, next + 1)].map(({ column }) => column));
  const counts = { fills: 0, under: 0, same: 0, joins: 0, none: 0 };
  for (const cell of said) {
    if (cell.formula !== undefined || isLabel(cell.words) || isSampleMark(cell.words)) return false;
    if (coversHeads(view, next, cell.column, own)) return false;
    counts[standing(cell, own, alike, below, asks)]++;
  }
  // A heading over one column alone stands among headings over several.
  if (counts.none > 0 && (counts.none > counts.fills || counts.under === 0)) return false;
  if (said.some(({ words }) => isValue(words)) && (counts.joins > 0 || !rises(said))) return false;
  if (said.length === 1 && counts.joins === 1 && own.size > 2 && said[0]!.words.length > LONGEST_REST) return false;
  if (strictly) return counts.fills > 0 && counts.under > 0 && counts.joins === 0;
  if (counts.fills > 0 || counts.joins > 0 || (counts.under > 0 && alike.size > 0)) return true;
  const wide = saidIn(view, next + 1).some(({ column }) => !own.has(column) && below.has(column - 1));
  return counts.under > 0 && wide && next < top(rows) + DEEPEST - 1;
}

const isEmpty = (view: View, row: number): boolean => (rowAt(view, row)?.said ?? []).length === 0;

/** Last column of a heading: its merge, or as far as words stand below cells that nothing else heads. */
function reach(head: Head, at: number, rows: readonly Head[][], over: ReadonlyMap<number, Head>[], ends: Ends): number {
  if (head.right > head.column || head.bottom > head.row) return head.right;
  const below = ends.lowest.get(head.column)!;
  if (below.row === head.row) return head.right;
  const heads = rows[at]!;
  const limit = (heads.find(({ column }) => column > head.column)?.column ?? ends.last + 1) - 1;
  let right = head.column;
  const parent = over[at - 1]?.get(head.column);
  for (let column = head.column + 1; column <= limit; column++) {
    const lowest = ends.lowest.get(column);
    if (over[at - 1]?.get(column) !== parent || ends.blocked(head.row, column)) break;
    if (lowest !== undefined) {
      if (lowest.row <= head.row) break;
      right = column;
    }
  }
  return right;
}

type Ends = { lowest: ReadonlyMap<number, Head>; last: number; blocked: (row: number, column: number) => boolean };

function pathsOf(view: View, rows: readonly Head[][], asks: Asks): HeaderColumn[] {
  const lowest = new Map<number, Head>();
  for (const heads of rows) for (const head of heads) lowest.set(head.column, head);
  const columns = [...lowest.keys()].sort((a, b) => a - b).slice(0, MOST_COLUMNS);
  const last = columns.at(-1) ?? 0;
  const ends: Ends = { lowest, last, blocked: (row, column) => mergeFrom(view, row, column) !== undefined };
  /** Per row, what heads each column there, the rows above included. */
  const over: Map<number, Head>[] = [];
  const paths = new Map<number, { head: Head; right: number }[]>(columns.map(column => [column, []]));
  for (const [at, heads] of rows.entries()) {
    const heading = new Map(over[at - 1]);
    const reaches = heads.map(head => reach(head, at, rows, over, ends));
    for (const [i, head] of heads.entries()) {
      for (let column = head.column; column <= Math.min(reaches[i]!, last); column++) {
        paths.get(column)?.push({ head, right: reaches[i]! });
        heading.set(column, head);
      }
    }
    over.push(heading);
  }
  return columns.map(index => ({ index, path: wordsOf(paths.get(index)!, asks) }));
}

function wordsOf(heads: readonly { head: Head; right: number }[], asks: Asks): string[] {
  const path: string[] = [];
  let alone = false;
  for (const { head, right } of heads) {
    const above = path.at(-1);
    if (above !== undefined && compact(above) === compact(head.words)) continue;
    const single = right === head.column;
    if (above !== undefined && alone && single && goesOn(above, head.words, known => asks(known)))
      path[path.length - 1] = joined(above, head.words);
    else path.push(head.words);
    alone = single;
  }
  return path;
}

/** Whether the first row groups the columns below it, and is no title or line of its own. */
function isTopRow(view: View, rows: readonly Head[][], columns: readonly HeaderColumn[]): boolean {
  const heads = rows[0]!;
  const first = columns[0]!.index;
  if (rows.length === 1) return heads.length > 1;
  if (heads.length === 1) {
    const [only] = heads as [Head];
    const covers = only.column <= first;
    if (only.bottom > only.row) return true;
    return !covers && only.right > only.column && !TITLE.test(only.words);
  }
  const below = new Set(rows.slice(1).flatMap(each => each.map(({ column }) => column)));
  const allGroups = heads.every(({ column, bottom, row }) => bottom === row && below.has(column));
  if (allGroups && heads.some(({ words }) => TITLE.test(words))) return false;
  // Words above a ruled header that stand outside the ruling are none of it.
  const [upper, lower] = [
    rowAt(view, heads[0]!.row),
    rowAt(view, rows.find((_, i) => i > 0 && rows[i]!.length > 0)?.[0]?.row ?? 0),
  ];
  const ruled = (row: typeof upper) =>
    (row?.said.filter(({ styled }) => styled).length ?? 0) * 2 >= (row?.said.length ?? 0);
  return !(allGroups && lower !== undefined && ruled(lower) && !ruled(upper));
}

/** The header whose first row is `top`; undefined where no header begins. */
export function bandAt(view: View, top: number, asks: Asks): Band | undefined {
  const rows: Head[][] = [headsOf(view, top)];
  if (rows[0]!.length === 0) return undefined;
  let bottom = Math.max(...rows[0]!.map(head => head.bottom));
  for (let row = top + 1; row <= bottom; row++) rows.push(headsOf(view, row));
  while (bottom < top + DEEPEST - 1) {
    const skip = isEmpty(view, bottom + 1) && bottom + 2 < top + DEEPEST ? 1 : 0;
    const next = bottom + 1 + skip;
    if (!continues(view, rows, next, skip === 1, asks)) break;
    if (skip === 1) rows.push([]);
    const heads = headsOf(view, next);
    rows.push(heads);
    bottom = Math.min(top + DEEPEST - 1, Math.max(next, ...heads.map(head => head.bottom)));
    for (let row = next + 1; row <= bottom; row++) rows.push(headsOf(view, row));
  }
  const columns = pathsOf(view, rows, asks);
  if (columns.length < 2 || !isTopRow(view, rows, columns)) return undefined;
  return { top, bottom, columns, heads: rows.flat() };
}
