// What packs reserve: `reserve: meal`. Which items serve is decided here, nearest first, then the oldest; what cannot be
// served is told as a shortfall, which is a value: it never stops what asked for it.
import type { Id } from '../kernel/id.ts';
import { latestReservation, type Moved, released, reserved } from './decide.ts';
import { isOver, type Reservation, type Resource } from './model.ts';

export type Wanted = {
  supply: string;
  quantity: number;
  matterId: Id;
  reason?: string;
  /** Pack, version and key of the rule that wants it. */
  rule?: string;
  /** The path of where it is needed; absent: anywhere in the community. */
  at?: string;
};
export type Shortfall = Wanted & { free: number };

/** Steps up and down the tree of areas between two paths. */
export function stepsBetween(a: string, b: string): number {
  const [x, y] = [a.split('.'), b.split('.')];
  let same = 0;
  while (same < x.length && same < y.length && x[same] === y[same]) same += 1;
  return x.length - same + (y.length - same);
}

/** Those of a supply that may serve at an instant, in the order in which they are asked. */
export function inOrder(resources: Iterable<Resource>, { supply, at }: Wanted, now: number): Resource[] {
  const steps = ({ placePath }: Resource) => (at === undefined ? 0 : stepsBetween(placePath, at));
  return [...resources]
    .filter(
      one => one.supply === supply && one.retiredAt === undefined && !isOver(one, now) && one.balances.on_hand > 0,
    )
    .sort((a, b) => steps(a) - steps(b) || a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
}

/**
 * Keeps back what is wanted until `until` (ms), or until a slot it comes from is over. The first item that has enough
 * serves alone; where none has, several do; where all together have too little, nothing is kept and `short` says so.
 * `resources` follows each decision, so that several wants share what there is.
 */
export function reserveSupplies(
  resources: Map<Id, Resource>,
  wanted: readonly Wanted[],
  { now, until, newId }: { now: number; until: number; newId: () => Id },
): { moved: Moved[]; short: Shortfall[] } {
  const moved: Moved[] = [];
  const short: Shortfall[] = [];
  for (const want of wanted) {
    const serving = inOrder(resources.values(), want, now);
    const free = serving.reduce((sum, one) => sum + one.balances.on_hand, 0);
    if (want.quantity < 1) continue;
    if (free < want.quantity) {
      short.push({ ...want, free });
      continue;
    }
    const alone = serving.find(one => one.balances.on_hand >= want.quantity);
    let left = want.quantity;
    for (const resource of alone === undefined ? serving : [alone]) {
      if (left === 0) break;
      const quantity = Math.min(left, resource.balances.on_hand);
      left -= quantity;
      const { matterId, reason } = want;
      const last = Math.min(until, latestReservation(resource, now));
      const about = reason === undefined ? { matterId } : { matterId, reason };
      const one = reserved(resource, { id: newId(), quantity, ...about, until: last }, now);
      if (want.rule !== undefined) one.event.rule = want.rule;
      resources.set(resource.id, one.resource);
      moved.push(one);
    }
  }
  return { moved, short };
}

/** Lets go of all that is still held for a matter. `resources` and `reservations` follow. */
export function releaseOf(
  resources: Map<Id, Resource>,
  reservations: Map<Id, Reservation>,
  matterId: Id,
  now: number,
): Moved[] {
  const moved: Moved[] = [];
  for (const reservation of [...reservations.values()]) {
    if (reservation.matterId !== matterId || reservation.endedAt !== undefined) continue;
    const one = released(resources.get(reservation.resourceId)!, reservation, 'released', now);
    resources.set(one.resource.id, one.resource);
    reservations.set(reservation.id, one.reservation!);
    moved.push(one);
  }
  return moved;
}
