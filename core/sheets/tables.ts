// Finds every table of a workbook nobody has seen before, by its structure alone: no word needs to be known.
import type { Grid } from './model.ts';
import { titleTop, wordsAbove, wordsBelow } from './table-around.ts';
import { type Body, readBody } from './table-body.ts';
import { columnsOf } from './table-columns.ts';
import { type Band, bandAt } from './table-header.ts';
import type { TableHints, TableLayout } from './table-model.ts';
import { type Candidate, candidatesIn, STRONG } from './table-score.ts';
import { sidesOf } from './table-sides.ts';
import { type Asks, askOnce, type View, type ViewRow, viewOf } from './table-view.ts';
import { compact } from './table-words.ts';

export { fingerprintOf } from './table-fingerprint.ts';

/** Of one sheet; more are no form for people. */
const MOST_TABLES = 50;
/** Parts of tables side by side that are looked at by themselves, for each costs a reading of the sheet. */
const MOST_PARTS = 24;

type Place = { view: View; band: Band; body: Body; known: number };

/** A header that begins inside another's rows is a part of it. */
function outermost(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const one of candidates) {
    const before = kept.at(-1);
    if (before === undefined || before.band.bottom < one.band.top) kept.push(one);
    else if (before.score < STRONG && before.score < one.score) kept[kept.length - 1] = one;
  }
  return kept;
}

/** Whether a row below a table begins another one. */
function beginsAnother(candidates: readonly Candidate[], mine: Band): (row: ViewRow, apart: boolean) => boolean {
  const byTop = new Map(candidates.map(one => [one.band.top, one]));
  const words = new Map(
    mine.heads.filter(({ row }) => row === mine.top).map(head => [head.column, compact(head.words)]),
  );
  return ({ row, said }, apart) => {
    const spoken = said.filter(one => one.words !== '');
    if (spoken.length >= 2 && spoken.every(one => words.get(one.column) === compact(one.words))) return true;
    const other = byTop.get(row);
    if (other === undefined) return false;
    const { known, score, band } = other;
    if (known >= 2 && known * 2 >= band.columns.length) return true;
    return (
      apart &&
      score >= STRONG &&
      band.columns.filter(({ index }) => mine.columns.some(one => one.index === index)).length * 10 <
        mine.columns.length * 7
    );
  };
}

/** Tables of one sheet, from the top down. */
function placesIn(grid: Grid, asks: Asks): Place[] {
  const view = viewOf(grid);
  const candidates = outermost(candidatesIn(view, asks));
  const ranked = [...candidates].sort((a, b) => b.score - a.score);
  const places: Place[] = [];
  let parts = 0;
  const taken: { from: number; to: number }[] = [];
  for (const { band, score, known } of ranked) {
    if (taken.some(({ from, to }) => band.top <= to && band.bottom >= from)) continue;
    if (places.length >= MOST_TABLES || (score < STRONG && places.length > 0)) break;
    const ends = beginsAnother(candidates, band);
    const found: Place[] = [];
    const divided = parts < MOST_PARTS ? sidesOf(view, band) : [];
    const sides = divided.length > 1 ? divided : [{ left: view.left, right: view.right }];
    if (divided.length > 1) parts += divided.length;
    for (const [i, { left }] of sides.entries()) {
      const part =
        sides.length === 1
          ? view
          : viewOf(grid, i === 0 ? 1 : left, (sides[i + 1]?.left ?? Number.POSITIVE_INFINITY) - 1);
      const own = sides.length === 1 ? band : bandAt(part, band.top, asks);
      if (own !== undefined) found.push({ view: part, band: own, body: readBody(part, own, ends), known });
    }
    const to = Math.max(band.bottom, ...found.map(({ body }) => body.lastRow));
    // A line of words right above another header is no table.
    const crushed = places.some(
      other => other.band.top > band.bottom && other.band.top <= to + 1 && to === band.bottom,
    );
    if (crushed) continue;
    const strong = candidates.filter(one => one.score >= STRONG && one.band.bottom < band.top);
    const before = [...taken.map(one => one.to), ...strong.map(one => one.band.bottom)].filter(row => row < band.top);
    taken.push({ from: titleTop(view, band.top, Math.max(0, ...before)), to });
    places.push(...found);
  }
  return places.sort((a, b) => a.band.top - b.band.top || a.view.left - b.view.left);
}

const CODES = /字典|代码|码表|下拉|选项|数据源|参数|枚举|对照|说明|codes?$|lists?$/i;

/** The likeliest first: known words, width, room to fill; hidden sheets and lists of codes last. */
function rankOf(table: TableLayout, { known }: Place, hidden: boolean): number {
  const width = table.columns.length;
  const list = CODES.test(table.sheet) || (table.body === 'filled' && width <= 3 && known < 2);
  return known + Math.min(width, 30) * 0.2 + (table.body === 'filled' ? 0 : 1) - (list ? 50 : 0) - (hidden ? 100 : 0);
}

function layoutsOf(grid: Grid, asks: Asks): { table: TableLayout; rank: number }[] {
  const places = placesIn(grid, asks);
  return places.map(place => {
    const { view, band, body } = place;
    const beside = (one: Place) => one.band.top === band.top;
    const before = places.filter(one => !beside(one) && one.band.top < band.top).at(-1);
    const after = places.find(one => !beside(one) && one.band.top > band.top);
    const top = titleTop(view, band.top, before?.body.lastRow ?? before?.band.bottom ?? 0);
    const above = wordsAbove(view, top, band.top);
    const end = after === undefined ? Number.POSITIVE_INFINITY : titleTop(after.view, after.band.top, body.lastRow);
    const { headerRow, firstRow, capacity, footerRow, filledRows } = body;
    const below = wordsBelow(view, footerRow ?? Math.max(body.lastRow, firstRow) + 1, end);
    const table: TableLayout = {
      ...{ sheet: grid.sheet, title: above.title || grid.sheet, headerTop: band.top, headerRow, firstRow },
      ...{ columns: columnsOf(view, band.columns, body), capacity },
      ...(footerRow === undefined ? {} : { footerRow }),
      ...{ body: body.body, filledRows, notes: [...above.notes, ...body.notes, ...below] },
      ...(body.mergedRows ? { mergedRows: true as const } : {}),
      ...(body.single ? { single: true as const } : {}),
    };
    return { table, rank: rankOf(table, place, grid.hidden === true) };
  });
}

/**
 * All tables of all sheets, the likeliest first. `hints.isKnown` is asked for whole headers and for single words, each
 * once, and only tips the balance.
 */
export function findTables(grids: readonly Grid[], hints: TableHints): TableLayout[] {
  const asks = askOnce(hints.isKnown);
  return grids
    .flatMap(grid => layoutsOf(grid, asks))
    .sort((a, b) => b.rank - a.rank)
    .map(({ table }) => table);
}
