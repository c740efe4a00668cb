// Moving quantities between the accounts of one item: out of one, into another, and never below nothing.
import { type Account, type Balances, type Line, NOTHING } from './model.ts';

/** The two lines of a quantity that leaves one account for another; none for zero. */
export const transfer = (from: Account, to: Account, quantity: number): Line[] =>
  quantity === 0
    ? []
    : [
        { account: from, quantity: -quantity },
        { account: to, quantity },
      ];

/** What the accounts hold after these lines. */
export function post(balances: Balances, lines: readonly Line[]): Balances {
  const after = { ...balances };
  for (const { account, quantity } of lines) after[account] += quantity;
  return after;
}

/** What the accounts hold by all lines that were ever written of an item. */
export const recount = (lines: readonly Line[]): Balances => post(NOTHING, lines);
