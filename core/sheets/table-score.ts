// How likely a band of rows is the header of a table: short words, unlike what stands below, room or rows beneath it. A
// record laid out in pairs of label and value is no table.

import { type Band, bandAt } from './table-header.ts';
import { type Asks, rowAt, type View, type ViewRow } from './table-view.ts';
import { isInstruction, isLabel, isValue, isWordy, numbersColumns, orderOf } from './table-words.ts';

export type Candidate = { band: Band; score: number; known: number };

/** From here on a band is a header whatever else the sheet holds; below, only where nothing better stands there. */
export const STRONG = 2.5;
const WEAK = 1.2;
const ROWS_BELOW = 5;
/** A row with this share of its cells under those of the row above goes on with it. */
const ALIKE = 0.6;

const wordsIn = (row: ViewRow | undefined) => row?.said.filter(({ words }) => words !== '') ?? [];

function goesOnAbove(view: View, row: ViewRow): boolean {
  const above = new Set(
    wordsIn(rowAt(view, row.row - 1)).flatMap(({ column, words }) => (isLabel(words) ? [] : [column])),
  );
  const said = wordsIn(row);
  return above.size > 1 && said.filter(({ column }) => above.has(column)).length >= said.length * ALIKE;
}

/** Whether a row can begin a header at all. */
function mayBegin(view: View, row: ViewRow, asks: Asks): boolean {
  const said = wordsIn(row);
  if (said.length === 0) return false;
  const known = said.filter(({ words }) => asks(words)).length;
  const manyKnown = known >= 2 && known * 2 >= said.length;
  if (said.filter(({ words }) => isLabel(words)).length > (manyKnown ? said.length * 0.4 : said.length * 0.25))
    return false;
  const values = said.filter(({ words }) => isValue(words));
  const ordered = said.length - values.length >= 2 && values.every(({ words }) => orderOf(words) !== undefined);
  if (values.length * 2 > said.length && !ordered) return false;
  return manyKnown || !goesOnAbove(view, row);
}

/** Labels with their empty cells beside them, or known labels down the first column. */
function isForm(view: View, { top, bottom, heads, columns }: Band, asks: Asks): boolean {
  const labels = heads.filter(({ row }) => row === top);
  const rowsBelow = Array.from({ length: ROWS_BELOW }, (_, i) => wordsIn(rowAt(view, bottom + 1 + i)));
  const first = columns[0]!.index;
  const headed = (words: string) => isWordy(words) && asks(words);
  const above = Array.from({ length: ROWS_BELOW }, (_, i) => wordsIn(rowAt(view, top - 1 - i)));
  const down = [...rowsBelow, ...above].filter(([cell]) => cell?.column === first && headed(cell.words)).length;
  // Of a record filled in, every other cell is an answer.
  const answers = labels.filter(({ words }) => !headed(words)).length;
  if (down >= 2 && answers * 3 >= labels.length && headed(labels[0]?.words ?? '')) return true;
  if (bottom > top) return false;
  let gaps = 0;
  for (const [i, { right }] of labels.entries()) {
    const next = labels[i + 1]?.column;
    const row = rowAt(view, top);
    if (next === undefined ? row?.cells.some(({ column, text }) => column > right && text === '') : next > right + 1)
      gaps++;
  }
  if (gaps < Math.max(1, labels.length - 1)) return false;
  const [below] = rowsBelow as [ReturnType<typeof wordsIn>];
  const under = new Set(labels.map(({ column }) => column));
  if (below.length > 0) return below.some(({ column, words }) => under.has(column) && isWordy(words));
  return gaps >= labels.length;
}

/** What stands below speaks for a header: room to fill, numbers of columns, values unlike the words above. */
function below(view: View, { bottom, columns }: Band, known: number, styled: boolean): number {
  const next = rowAt(view, bottom + 1);
  const said = wordsIn(next);
  if (said.length === 0) return next !== undefined && next.styled * 2 >= columns.length ? 0.6 : 0.1;
  if (numbersColumns(said.map(({ words }) => words)) || said.every(({ words }) => isInstruction(words))) return 0.8;
  if (said.length === 1) return next!.styled * 2 >= columns.length ? 0.4 : 0;
  const values = new Set<number>();
  const same = new Set<number>();
  const headed = new Map(columns.map(({ index, path }) => [index, path.at(-1)!]));
  for (let row = bottom + 1; row <= bottom + ROWS_BELOW; row++)
    for (const { column, words } of wordsIn(rowAt(view, row))) {
      if (!headed.has(column)) continue;
      if (isValue(words)) values.add(column);
      if (headed.get(column) === words) same.add(column);
    }
  if (same.size > 0) return known > 0 ? 0 : -1.2;
  const unlike =
    !isValue([...headed.values()][0]!) && values.size > 0 ? Math.min(0.8, (values.size * 2) / columns.length) : 0;
  const alone = known === 0 && values.size === 0 && !(styled && next!.styled === 0);
  return alone ? -0.5 : unlike;
}

function scoreOf(view: View, band: Band, asks: Asks): Candidate {
  let quality = 0;
  let known = 0;
  const seen = new Set<string>();
  let last = Number.NEGATIVE_INFINITY;
  for (const { path } of band.columns) {
    const leaf = path.at(-1)!;
    const order = orderOf(leaf);
    const rises = order !== undefined && order > last && seen.size > 1;
    if (order !== undefined) last = order;
    quality += isWordy(leaf) ? 1 : rises ? 0.5 : -1.5;
    const header = path.join('/');
    if (asks(header, path) || (path.length > 1 && asks(leaf))) {
      known++;
      quality += 0.8;
    }
    if (seen.has(header)) quality -= 0.5;
    seen.add(header);
  }
  const count = band.columns.length;
  const top = rowAt(view, band.top)!;
  const ruled = top.said.filter(({ styled }) => styled).length * 2 >= top.said.length;
  let score =
    (quality / count) * Math.log2(1 + Math.min(count, 60)) + below(view, band, known, ruled) + (ruled ? 0.3 : 0);
  if (isForm(view, band, asks)) score -= 6;
  return { band, score, known };
}

/** Every band that may be a header, in the order of rows. */
export function candidatesIn(view: View, asks: Asks): Candidate[] {
  const found: Candidate[] = [];
  for (const row of view.rows) {
    if (!mayBegin(view, row, asks)) continue;
    const band = bandAt(view, row.row, asks);
    if (band === undefined) continue;
    const candidate = scoreOf(view, band, asks);
    if (candidate.score >= WEAK) found.push(candidate);
  }
  return found;
}
