// Decides what may become of an item: every movement is a transfer between two of its accounts, refused where the first
// holds too little. Nothing here looks at who asks; that is the table in core/access and `reachesResource` below.
import { within } from '../access/may.ts';
import type { Post } from '../kernel/actor.ts';
import type { EventDraft } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { DAY_MS } from '../kernel/time.ts';
import type { AddResource, ReserveResource, TakeResource } from './contract.ts';
import { post, transfer } from './ledger.ts';
import {
  type Account,
  atPlace,
  isOpen,
  isOver,
  type Movement,
  NEVER_NEGATIVE,
  NOTHING,
  type Reservation,
  type Resource,
  UNIT_OF,
} from './model.ts';

/** What one decision changes: the item as it is now, the reservation it touched, what is told. */
export type Moved = {
  resource: Resource;
  reservation?: Reservation;
  movement: Movement;
  event: EventDraft;
  /** ms: when it was done, where that was not when it was recorded. */
  at?: number;
};

/** The longest anything is kept for somebody who does not come. */
export const LONGEST_RESERVATION_MS = 180 * DAY_MS;
/** The most one item may hold, so that sums of it stay exact. */
const MOST = 1e12;

/** Whether a post may touch an item at all: one that lies in its area, or the community's own store. */
export const reachesResource = (
  { areaPath }: Pick<Post, 'areaPath'>,
  { areaId, placePath }: Pick<Resource, 'areaId' | 'placePath'>,
  communityId: Id,
): boolean => areaId === communityId || within(placePath, areaPath);

function moved(
  before: Resource,
  change: Omit<Movement, 'resourceId' | 'lines'> & { lines?: Movement['lines'] },
  reservation?: Reservation,
  told: Record<string, unknown> = {},
): Moved {
  const { lines = [], ...rest } = change;
  const resource = { ...before, balances: post(before.balances, lines) };
  if (NEVER_NEGATIVE.some(account => resource.balances[account] < 0))
    throw new Error(`${before.id} would hold less than nothing`);
  const movement: Movement = { resourceId: before.id, lines, ...rest };
  const { move, ...body } = rest;
  const event: EventDraft = {
    ...{ type: `resource.${move}`, subjectKind: 'resource', subjectId: before.id, transition: move },
    payloads: [
      {
        ...{ subjectId: before.id, class: 'open', purpose: 'community_affairs', activationId: EVERYDAY },
        body: { ...body, ...told, lines },
      },
    ],
  };
  return reservation === undefined ? { resource, movement, event } : { resource, reservation, movement, event };
}

/** The item a command names, as far as it may still be moved. */
function inUse(resource: Resource | undefined): Result<Resource> {
  if (resource === undefined) return refuse('unknown-resource');
  return resource.retiredAt === undefined ? accept(resource) : refuse('resource-retired');
}

/** Where an item may stand. */
export type Place = { id: Id; path: string };

/** A new item; what is there at once came from a supplier. `place`: its area in this community, if there is one. */
export function addResource(
  id: Id,
  payload: AddResource,
  known: Resource | undefined,
  place: Place | undefined,
  now: number,
): Result<Moved> {
  if (known !== undefined) return refuse('resource-known');
  if (place === undefined) return refuse('resource-place', undefined, 'payload/areaId');
  const { kind, name, unit, supply, window, quantity } = payload;
  if ((kind === 'slot') !== (window !== undefined)) return refuse('slot-window', undefined, 'payload/window');
  if (window !== undefined && window.from >= window.until) return refuse('slot-window', undefined, 'payload/window');
  if (window !== undefined && window.until <= now) return refuse('slot-over', undefined, 'payload/window');
  if (kind !== 'stock' && unit !== UNIT_OF[kind]) return refuse('resource-unit', undefined, 'payload/unit');
  if (kind !== 'stock' && quantity === 0) return refuse('resource-none', undefined, 'payload/quantity');
  const resource: Resource = {
    ...{ id, kind, name, unit, areaId: place.id, placePath: place.path, addedAt: now, balances: NOTHING },
  };
  if (supply !== undefined) resource.supply = supply;
  if (window !== undefined) resource.window = window;
  const lines = transfer('supplier', 'on_hand', quantity);
  return accept(
    moved(resource, { move: 'added', lines, quantity }, undefined, {
      ...{ kind, name, unit, areaId: place.id },
      ...(supply === undefined ? {} : { supply }),
      ...(window === undefined ? {} : { window }),
    }),
  );
}

/** More of it has come, from `reason`. */
export function receiveResource(found: Resource | undefined, quantity: number, reason: string): Result<Moved> {
  const usable = inUse(found);
  if (!usable.ok) return usable;
  const resource = usable.value;
  if (atPlace(resource) + resource.balances.out + quantity > MOST)
    return refuse('resource-too-much', { most: MOST }, 'payload/quantity');
  return accept(
    moved(resource, { move: 'received', lines: transfer('supplier', 'on_hand', quantity), quantity, reason }),
  );
}

/** Kept back for a matter, or for a stated reason, until an instant. */
export function reserveResource(
  found: Resource | undefined,
  known: Reservation | undefined,
  payload: ReserveResource,
  now: number,
): Result<Moved> {
  const usable = inUse(found);
  if (!usable.ok) return usable;
  const resource = usable.value;
  const { reservation: id, quantity, matterId, reason, until } = payload;
  if (known !== undefined) return refuse('reservation-known');
  if (matterId === undefined && reason === undefined) return refuse('resource-for-what', undefined, 'payload/reason');
  if (isOver(resource, now)) return refuse('slot-over');
  if (until <= now) return refuse('ends-before-start', undefined, 'payload/until');
  if (until > latestReservation(resource, now)) return refuse('reservation-too-long', undefined, 'payload/until');
  const free = resource.balances.on_hand;
  if (quantity > free) return refuse('resource-short', { wanted: quantity, free }, 'payload/quantity');
  return accept(reserved(resource, { id, quantity, ...forWhat(matterId, reason), until }, now));
}

/** The last instant (ms) until which an item may be kept for somebody. */
export const latestReservation = ({ window }: Pick<Resource, 'window'>, now: number): number =>
  Math.min(now + LONGEST_RESERVATION_MS, window?.until ?? Number.POSITIVE_INFINITY);

/** Keeps back what is known to be free. */
export function reserved(
  resource: Resource,
  given: Pick<Reservation, 'id' | 'quantity' | 'matterId' | 'reason' | 'until'>,
  now: number,
): Moved {
  const { id, quantity, matterId, reason, until } = given;
  const reservation: Reservation = { ...given, resourceId: resource.id, held: quantity, madeAt: now };
  const lines = transfer('on_hand', 'reserved', quantity);
  const about = { reservationId: id, ...forWhat(matterId, reason) };
  return moved(resource, { move: 'reserved', lines, quantity, ...about }, reservation, { until });
}

const forWhat = (matterId: Id | undefined, reason: string | undefined) => ({
  ...(matterId === undefined ? {} : { matterId }),
  ...(reason === undefined ? {} : { reason }),
});

/** What a reservation holds is less by `quantity`; it is over when nothing is left. */
const drawn = (reservation: Reservation, quantity: number, now: number): Reservation => {
  const held = reservation.held - quantity;
  return held === 0 ? { ...reservation, held, endedAt: now } : { ...reservation, held };
};

/** Somebody takes some along: out of a reservation, or of what is free, and then it is said what for. */
export function takeResource(
  found: Resource | undefined,
  reservation: Reservation | undefined,
  payload: TakeResource,
  now: number,
): Result<Moved> {
  const usable = inUse(found);
  if (!usable.ok) return usable;
  const resource = usable.value;
  const { quantity, reason } = payload;
  if (isOver(resource, now)) return refuse('slot-over');
  if (payload.reservation !== undefined) {
    if (reservation?.resourceId !== resource.id) return refuse('unknown-reservation', undefined, 'payload/reservation');
    if (!isOpen(reservation, now)) return refuse('reservation-over', undefined, 'payload/reservation');
    const { held, id, matterId } = reservation;
    if (quantity > held) return refuse('reservation-short', { wanted: quantity, held }, 'payload/quantity');
    const lines = transfer('reserved', 'out', quantity);
    const about = { reservationId: id, ...forWhat(matterId, reason ?? reservation.reason) };
    return accept(moved(resource, { move: 'taken', lines, quantity, ...about }, drawn(reservation, quantity, now)));
  }
  const { matterId } = payload;
  if (matterId === undefined && reason === undefined) return refuse('resource-for-what', undefined, 'payload/reason');
  const free = resource.balances.on_hand;
  if (quantity > free) return refuse('resource-short', { wanted: quantity, free }, 'payload/quantity');
  const lines = transfer('on_hand', 'out', quantity);
  return accept(moved(resource, { move: 'taken', lines, quantity, ...forWhat(matterId, reason) }));
}

/** What was out comes back, or is used up and does not. */
const comesFromOut =
  (move: 'returned' | 'used', to: Account) =>
  (found: Resource | undefined, quantity: number, about: Pick<Movement, 'matterId' | 'reason'>): Result<Moved> => {
    const usable = inUse(found);
    if (!usable.ok) return usable;
    const { out } = usable.value.balances;
    if (quantity > out) return refuse('resource-not-out', { wanted: quantity, out }, 'payload/quantity');
    const lines = transfer('out', to, quantity);
    return accept(moved(usable.value, { move, lines, quantity, ...forWhat(about.matterId, about.reason) }));
  };
export const returnResource = comesFromOut('returned', 'on_hand');
export const consumeResource = comesFromOut('used', 'used');

/** Lets go of what a reservation still holds. */
export function released(
  resource: Resource,
  reservation: Reservation,
  move: 'released' | 'expired',
  now: number,
): Moved {
  const { id, held: quantity, matterId, reason } = reservation;
  const lines = transfer('reserved', 'on_hand', quantity);
  const about = { reservationId: id, ...forWhat(matterId, reason) };
  return moved(resource, { move, lines, quantity, ...about }, drawn(reservation, quantity, now));
}

export function releaseReservation(
  found: Resource | undefined,
  reservation: Reservation | undefined,
  now: number,
): Result<Moved> {
  if (found === undefined) return refuse('unknown-resource');
  if (reservation?.resourceId !== found.id) return refuse('unknown-reservation', undefined, 'payload/reservation');
  if (reservation.endedAt !== undefined) return refuse('reservation-over', undefined, 'payload/reservation');
  return accept(released(found, reservation, 'released', now));
}

/** At its instant, once: undefined when there is nothing to do, for it was let go or taken since. */
export function expireReservation(
  found: Resource | undefined,
  reservation: Reservation | undefined,
  instant: number,
  now: number,
): Moved | undefined {
  if (found === undefined || reservation?.resourceId !== found.id) return undefined;
  if (reservation.endedAt !== undefined || reservation.until !== instant || instant > now) return undefined;
  return released(found, reservation, 'expired', now);
}

/** A stock-take: what is at its place is `counted`, promised things included; the rest is written off, more is found. */
export function countResource(found: Resource | undefined, counted: number, reason: string): Result<Moved> {
  const usable = inUse(found);
  if (!usable.ok) return usable;
  const resource = usable.value;
  const { reserved: promised, out } = resource.balances;
  if (counted < promised) return refuse('count-below-reserved', { counted, reserved: promised }, 'payload/counted');
  if (counted + out > MOST) return refuse('resource-too-much', { most: MOST }, 'payload/counted');
  const more = counted - atPlace(resource);
  const lines = more >= 0 ? transfer('found', 'on_hand', more) : transfer('on_hand', 'written_off', -more);
  return accept(moved(resource, { move: 'counted', lines, quantity: counted, reason }));
}

/** It is no longer kept; what is left of it is written off. Nothing of it may be promised or out. */
export function retireResource(found: Resource | undefined, reason: string, now: number): Result<Moved> {
  const usable = inUse(found);
  if (!usable.ok) return usable;
  const resource = usable.value;
  const { on_hand: left, reserved: promised, out } = resource.balances;
  if (promised + out > 0) return refuse('resource-in-use', { reserved: promised, out });
  const lines = transfer('on_hand', 'written_off', left);
  return accept(moved({ ...resource, retiredAt: now }, { move: 'retired', lines, quantity: left, reason }));
}
