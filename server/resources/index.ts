// The door of resources: their commands, pages and tick; and for other rooms, what is free and how it is kept back.
// Called inside a transaction that holds the community's stream, in this order:
//   1. load    loadSupplies(tx, streamId, supplies, places) · reservationsOf(tx, streamId, matterIds)
//   2. decide  reserveSupplies, releaseOf (core/resources/reserve.ts): what moved with its events, and the shortfalls
//   3. write   writeLines(tx, …, moved), beside those events
import type { Id } from '../../core/kernel/id.ts';
import type { Reservation, Resource } from '../../core/resources/model.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { findPlaces, findResources, reservationsOfMatters, resourcesOfSupplies } from './store.ts';

export { resourceHandlers } from './commands.ts';
export { expireReservations } from './expire.ts';
export { resourceRoutes } from './routes.ts';
export { type Writing, writeLines } from './store.ts';

/**
 * Items in use of these supplies by id, and the paths of the places (community, grids, buildings) where they are needed,
 * for `Wanted.at`.
 */
export async function loadSupplies(
  tx: Tx,
  communityId: Id,
  supplies: readonly string[],
  places: readonly Id[] = [],
): Promise<{ resources: Map<Id, Resource>; paths: Map<Id, string> }> {
  const [resources, found] = await Promise.all([
    resourcesOfSupplies(tx, communityId, supplies),
    findPlaces(tx, communityId, places),
  ]);
  return { resources, paths: new Map([...found].map(([id, { path }]) => [id, path])) };
}

/** What is still held for these matters, with the items it is held of: for `releaseOf` when they close. */
export async function reservationsOf(
  tx: Tx,
  communityId: Id,
  matterIds: readonly Id[],
): Promise<{ resources: Map<Id, Resource>; reservations: Map<Id, Reservation> }> {
  const reservations = await reservationsOfMatters(tx, communityId, matterIds);
  const ids = [...new Set([...reservations.values()].map(one => one.resourceId))];
  return { reservations, resources: await findResources(tx, communityId, ids) };
}
