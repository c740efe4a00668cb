// A draw of lots that anybody can do again: each ticket's place is the digest of a seed nobody could choose and of the
// ticket. Those with a promise come first, each group by its digests. It knows no names and no reasons.
import type { Id } from '../kernel/id.ts';

export type Ticket = {
  /** The matter's id. */
  id: Id;
  /** Drawn before the rest. */
  first: boolean;
};

export type Drawn = {
  /** Every ticket in the order of the draw. */
  order: Id[];
  /** The first of them, as many as there were places. */
  won: Id[];
  lost: Id[];
};

/** What is digested for a ticket: the published line anybody can digest with a tool of their own. */
export const lineOf = (seed: string, id: Id): string => `${seed}:${id}`;

/** `digest`: SHA-256 in hexadecimal. The same tickets in any order give the same draw. */
export function drawLots(
  tickets: readonly Ticket[],
  { seed, places, digest }: { seed: string; places: number; digest: (text: string) => string },
): Drawn {
  const placed = tickets
    .map(ticket => ({ ...ticket, digest: digest(lineOf(seed, ticket.id)) }))
    .sort(
      (a, b) =>
        Number(b.first) - Number(a.first) ||
        (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : a.id < b.id ? -1 : 1),
    );
  const order = placed.map(({ id }) => id);
  const free = Math.max(0, Math.floor(places));
  return { order, won: order.slice(0, free), lost: order.slice(free) };
}
