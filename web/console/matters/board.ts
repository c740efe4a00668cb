// The columns of one type of matters: a card stands where its matter is, and the arrows walk from card to card.
import type { MatterRow } from '../../../core/matters/contract-reads.ts';
import type { TypeView } from './types.ts';

export type ColumnOf = { id: string; title: { zh: string; en: string }; final: boolean; cards: MatterRow[] };

/** A column for each state in the pack's order; rows of states that the pack has no more come in columns at the end. */
export function columnsOf(states: TypeView['states'], rows: readonly MatterRow[]): ColumnOf[] {
  const columns = states.map(state => ({ ...state, cards: [] as MatterRow[] }));
  for (const row of rows) {
    let column = columns.find(one => one.id === row.state);
    if (column === undefined) {
      column = { id: row.state, title: row.stateTitle, final: !row.open, cards: [] };
      columns.push(column);
    }
    column.cards.push(row);
  }
  return columns;
}

export const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'] as const;
export type Arrow = (typeof ARROWS)[number];

/** The card an arrow leads to from another; empty columns are stepped over. Undefined: it stays. */
export function stepFrom(columns: readonly ColumnOf[], from: string, arrow: Arrow): string | undefined {
  const x = columns.findIndex(column => column.cards.some(card => card.id === from));
  const column = columns[x];
  if (column === undefined) return undefined;
  const y = column.cards.findIndex(card => card.id === from);
  if (arrow === 'ArrowUp') return column.cards[y - 1]?.id;
  if (arrow === 'ArrowDown') return column.cards[y + 1]?.id;
  if (arrow === 'Home') return y === 0 ? undefined : column.cards[0]?.id;
  if (arrow === 'End') return y === column.cards.length - 1 ? undefined : column.cards.at(-1)?.id;
  const rest = arrow === 'ArrowRight' ? columns.slice(x + 1) : columns.slice(0, x).reverse();
  const next = rest.find(one => one.cards.length > 0);
  return next?.cards[Math.min(y, next.cards.length - 1)]?.id;
}
