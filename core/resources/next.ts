// What may be done with an item next, as far as its balances go: the pages offer what decide.ts would take, and no more.
import type { Resource } from './model.ts';

export const NEXT_MOVES = ['receive', 'take', 'return', 'use', 'reserve', 'count', 'retire'] as const;
export type NextMove = (typeof NEXT_MOVES)[number];

/** What pages know of an item. */
export type Standing = Pick<Resource, 'window' | 'retiredAt'> & { onHand: number; reserved: number; out: number };

/** The most of it a move may be about at an instant (ms); 0 where it may not be made. Of a count and a retirement, 1. */
export function mostOf(move: NextMove, { onHand, reserved, out, window, retiredAt }: Standing, now: number): number {
  if (retiredAt !== undefined) return 0;
  const over = window !== undefined && window.until <= now;
  switch (move) {
    case 'receive':
      return Number.POSITIVE_INFINITY;
    case 'take':
    case 'reserve':
      return over ? 0 : onHand;
    case 'return':
    case 'use':
      return out;
    case 'count':
      return 1;
    case 'retire':
      return reserved + out === 0 ? 1 : 0;
  }
}
