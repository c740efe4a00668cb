// Blank sheets as departments lay them out, with what each column asks for: the ground on which a reader of headers is
// measured. Its words are its own (words.ts). The same seed gives the same sheets.
import type { RowKind } from '../../../../core/sheets/match/row-of.ts';
import type { Grid } from '../../../../core/sheets/model.ts';
import { type Chance, createChance } from '../../../../core/simulate/chance.ts';
import { type DrawnColumns, drawColumns, TRAPS, type Trap } from './draw-columns.ts';
import { drawManner, dressed } from './dress.ts';
import { gridOf } from './grid-of.ts';
import { THEMES } from './themes.ts';

export type LaidOutColumn = {
  /** Words of the header from the top down, line breaks and runs of spaces made one. */
  path: string[];
  /** An element, an expression, `serial`, `remark`, `never_held` or `unknown`. */
  means: string;
  /** What a fair reader may take it for as well. */
  also?: string[];
};
export type LaidOut = {
  title: string;
  grid: Grid;
  /** In the order of the grid's columns, which begin at 1. */
  columns: LaidOutColumn[];
  row: RowKind;
  traps: Trap[];
};

/** A kind of sheets a department hands out, with its titles, `|` between two. */
export type KindOfSheet = {
  titles: string;
  row: RowKind;
  /** The columns of one such sheet, those of `forced` traps among them. */
  draw: (forced: readonly Trap[], chance: Chance) => DrawnColumns;
};

const FIRST_BANK: readonly KindOfSheet[] = THEMES.map(theme => ({
  ...{ titles: theme.titles, row: theme.row },
  draw: (forced, chance) => drawColumns(theme, forced, chance),
}));

const OFFICES = ['望潮街道', '青石镇', '芦荻社区', '临江区民政', '柳浦街道卫生服务中心', '南渡社区居委会', ''];
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function layOut(theme: KindOfSheet, i: number, chance: Chance): LaidOut {
  const { columns, traps } = theme.draw([TRAPS[i % TRAPS.length]!], chance.fork('columns'));
  const manner = drawManner(chance.fork('manner'));
  const dress = chance.fork('dress');
  const cells = columns.map(({ over, says, means }, n) => ({
    means,
    words: [...over, dressed(says, means, n + 1, manner, dress)],
  }));
  const title = `${chance.pick(OFFICES)}${chance.pick(theme.titles.split('|'))}`;
  return {
    title,
    grid: gridOf(title, cells, chance.fork('grid')),
    columns: columns.map(({ means, also }, n) => ({
      ...{ path: cells[n]!.words.map(oneLine), means },
      ...(also === undefined ? {} : { also }),
    })),
    row: theme.row,
    traps,
  };
}

/** `count` sheets of a bank, the first one's if none is given; with twenty and more every kind of trap is among them. */
export function generateLayouts(seed: string | number, count = 20, bank = FIRST_BANK): LaidOut[] {
  const chance = createChance(`layouts ${seed}`);
  const order = bank.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = chance.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return Array.from({ length: count }, (_, i) => layOut(bank[order[i % order.length]!]!, i, chance.fork(i)));
}
