// Resources, their reservations and their lines as rows of their community. A balance is changed by one statement alone:
// the one that writes the lines it is the sum of.

import type { Post } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Moved } from '../../core/resources/decide.ts';
import type { Balances, Reservation, Resource, ResourceKind, ResourceUnit } from '../../core/resources/model.ts';
import { pinyinKey } from '../kernel/pinyin.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

export type ResourceRow = Balances & {
  id: Id;
  kind: ResourceKind;
  name: string;
  unit: ResourceUnit;
  supply: string | null;
  area_id: Id;
  area_name: string;
  place_path: string;
  from_at: number | null;
  until_at: number | null;
  added_at: number;
  retired_at: number | null;
};

/** A building's path leads through the grid it stands in now. */
export const PLACE_PATH = `(case when g.path is null then a.path::text else g.path::text || '.' || a.code end)`;
const PLACE = `area a
  left join building_grid bg on bg.community_id = a.community_id and bg.building_id = a.id and bg.until_at is null
  left join area g on g.id = bg.grid_id`;
export const RESOURCE_COLUMNS = `r.id, r.kind, r.name, r.unit, r.supply, r.area_id, a.name as area_name, ${PLACE_PATH} as place_path,
  r.from_at, r.until_at, r.added_at, r.retired_at, r.on_hand, r.reserved, r.out, r.supplier, r.found, r.used, r.written_off`;
export const RESOURCE_FROM = `resource r join (${PLACE}) on a.id = r.area_id`;

const FIND = sql(
  'find_resources',
  `select ${RESOURCE_COLUMNS} from ${RESOURCE_FROM} where r.community_id = $1 and r.id = any($2::uuid[])`,
);
const OF_SUPPLIES = sql(
  'resources_of_supplies',
  `select ${RESOURCE_COLUMNS} from ${RESOURCE_FROM}
   where r.community_id = $1 and r.supply = any($2::text[]) and r.retired_at is null`,
);
const PLACES = sql(
  'places_of_resources',
  `select a.id, ${PLACE_PATH} as path from ${PLACE} where a.community_id = $1 and a.id = any($2::uuid[])
     and a.kind in ('community', 'grid', 'building') and a.until_at is null`,
);
const RESERVATION_COLUMNS = 'id, resource_id, quantity, held, matter_id, reason, made_at, until_at, ended_at';
const FIND_RESERVATIONS = sql(
  'find_reservations',
  `select ${RESERVATION_COLUMNS} from resource_reservation where community_id = $1 and id = any($2::uuid[])`,
);
const OF_MATTERS = sql(
  'reservations_of_matters',
  `select ${RESERVATION_COLUMNS} from resource_reservation
   where community_id = $1 and matter_id = any($2::uuid[]) and ended_at is null order by id`,
);
const ADD = sql(
  'add_resource',
  `insert into resource (community_id, id, kind, name, name_key, unit, supply, area_id, from_at, until_at, added_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const ADD_MOVEMENTS = sql(
  'add_resource_movements',
  `insert into resource_movement (community_id, post_id, role, organisation_id, at, id, resource_id, move, quantity, reservation_id, matter_id, reason)
   select $1, $2, $3, $4, at, id, resource_id, move, quantity, reservation_id, matter_id, reason
   from unnest($5::bigint[], $6::uuid[], $7::uuid[], $8::text[], $9::bigint[], $10::uuid[], $11::uuid[], $12::text[]) with ordinality
     as t (at, id, resource_id, move, quantity, reservation_id, matter_id, reason, n) order by n`,
);
const SUMS = ['on_hand', 'reserved', 'out', 'supplier', 'found', 'used', 'written_off'];
const ADD_LINES = sql(
  'add_resource_lines',
  `with line as (
     select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[]) as t (movement_id, resource_id, account, quantity)
   ), kept as (
     insert into resource_line (community_id, movement_id, resource_id, account, quantity) select $1, * from line
   ), moved as (
     select resource_id, ${SUMS.map(one => `coalesce(sum(quantity) filter (where account = '${one}'), 0)::bigint as ${one}`).join(', ')}
     from line group by resource_id
   )
   update resource r set ${SUMS.map(one => `${one} = r.${one} + moved.${one}`).join(', ')}
   from moved where r.community_id = $1 and r.id = moved.resource_id`,
);
const KEEP_RESERVATION = sql(
  'keep_reservation',
  `insert into resource_reservation (community_id, id, resource_id, quantity, held, matter_id, reason, made_at, until_at, ended_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   on conflict (community_id, id) do update set held = excluded.held, ended_at = excluded.ended_at`,
);
const RETIRE = sql('retire_resource', 'update resource set retired_at = $3 where community_id = $1 and id = $2');
const DUE = sql(
  'due_reservations',
  `select community_id, id, resource_id, until_at from resource_reservation where ended_at is null and until_at <= $1
   order by until_at limit 500`,
);

export function resourceOf(row: ResourceRow): Resource {
  const { id, kind, name, unit, on_hand, reserved, out, supplier, found, used, written_off } = row;
  const resource: Resource = {
    ...{ id, kind, name, unit, areaId: row.area_id, placePath: row.place_path, addedAt: row.added_at },
    balances: { on_hand, reserved, out, supplier, found, used, written_off },
  };
  if (row.supply !== null) resource.supply = row.supply;
  if (row.from_at !== null && row.until_at !== null) resource.window = { from: row.from_at, until: row.until_at };
  if (row.retired_at !== null) resource.retiredAt = row.retired_at;
  return resource;
}

type ReservationRow = {
  id: Id;
  resource_id: Id;
  quantity: number;
  held: number;
  matter_id: Id | null;
  reason: string | null;
  made_at: number;
  until_at: number;
  ended_at: number | null;
};

function reservationOf(row: ReservationRow): Reservation {
  const { id, quantity, held } = row;
  const reservation: Reservation = {
    ...{ id, resourceId: row.resource_id, quantity, held, madeAt: row.made_at, until: row.until_at },
  };
  if (row.matter_id !== null) reservation.matterId = row.matter_id;
  if (row.reason !== null) reservation.reason = row.reason;
  if (row.ended_at !== null) reservation.endedAt = row.ended_at;
  return reservation;
}

const byId = <T extends { id: Id }>(items: readonly T[]): Map<Id, T> => new Map(items.map(one => [one.id, one]));

export const findResourceRow = async (tx: Tx, communityId: Id, id: Id): Promise<ResourceRow | undefined> =>
  (await tx.rows<ResourceRow>(FIND, [communityId, [id]]))[0];

export const findResources = async (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Map<Id, Resource>> =>
  byId((await tx.rows<ResourceRow>(FIND, [communityId, ids])).map(resourceOf));

/** Items in use of these supplies, by id. */
export const resourcesOfSupplies = async (
  tx: Tx,
  communityId: Id,
  supplies: readonly string[],
): Promise<Map<Id, Resource>> =>
  byId((await tx.rows<ResourceRow>(OF_SUPPLIES, [communityId, supplies])).map(resourceOf));

export const findReservations = async (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Map<Id, Reservation>> =>
  byId((await tx.rows<ReservationRow>(FIND_RESERVATIONS, [communityId, ids])).map(reservationOf));

/** What is still held for these matters. */
export const reservationsOfMatters = async (
  tx: Tx,
  communityId: Id,
  matterIds: readonly Id[],
): Promise<Map<Id, Reservation>> =>
  byId((await tx.rows<ReservationRow>(OF_MATTERS, [communityId, matterIds])).map(reservationOf));

/** Where in a community an item may stand: itself, its grids and buildings, with their paths. */
export const findPlaces = async (tx: Tx, communityId: Id, ids: readonly Id[]) =>
  byId(await tx.rows<{ id: Id; path: string }>(PLACES, [communityId, ids]));

/** The row of a new item, before its first lines. */
export const addResourceRow = (tx: Tx, communityId: Id, resource: Resource): Promise<unknown[]> => {
  const { id, kind, name, unit, supply, areaId, window, addedAt } = resource;
  return tx.rows(ADD, [
    ...[communityId, id, kind, name, pinyinKey(name), unit, supply ?? null, areaId],
    ...[window?.from ?? null, window?.until ?? null, addedAt],
  ]);
};

export type Writing = { streamId: Id; now: number; post: Pick<Post, 'id' | 'role' | 'organisationId'>; newId(): Id };

/**
 * Stores what was decided, in that order: movements with who, when and why, their lines with the balances, reservations
 * as they are now. Inside a transaction that holds the community's stream, with the decisions' events beside it.
 */
export async function writeLines(
  tx: Tx,
  { streamId, now, post, newId }: Writing,
  moved: readonly Moved[],
): Promise<void> {
  if (moved.length === 0) return;
  const told = moved.map(one => ({ id: newId(), at: one.at ?? now, ...one.movement }));
  const lines = told.flatMap(one =>
    one.lines.map(line => ({ ...line, movementId: one.id, resourceId: one.resourceId })),
  );
  const reservations = byId(moved.flatMap(one => one.reservation ?? []));
  for (const { resource, movement } of moved)
    if (movement.move === 'added') await addResourceRow(tx, streamId, resource);
  await Promise.all([
    tx.rows(ADD_MOVEMENTS, [
      ...[streamId, post.id, post.role, post.organisationId, told.map(one => one.at)],
      ...[told.map(one => one.id), told.map(one => one.resourceId), told.map(one => one.move)],
      ...[told.map(one => one.quantity), told.map(one => one.reservationId ?? null)],
      ...[told.map(one => one.matterId ?? null), told.map(one => one.reason ?? null)],
    ]),
    lines.length === 0
      ? undefined
      : tx.rows(ADD_LINES, [
          ...[streamId, lines.map(one => one.movementId), lines.map(one => one.resourceId)],
          ...[lines.map(one => one.account), lines.map(one => one.quantity)],
        ]),
    ...[...reservations.values()].map(one =>
      tx.rows(KEEP_RESERVATION, [
        ...[streamId, one.id, one.resourceId, one.quantity, one.held, one.matterId ?? null, one.reason ?? null],
        ...[one.madeAt, one.until, one.endedAt ?? null],
      ]),
    ),
    ...moved
      .filter(one => one.movement.move === 'retired')
      .map(one => tx.rows(RETIRE, [streamId, one.resource.id, one.resource.retiredAt])),
  ]);
}

/** Reservations of any community whose instant (ms) has come. Under the system's scope. */
export const dueReservations = (
  tx: Tx,
  now: number,
): Promise<{ community_id: Id; id: Id; resource_id: Id; until_at: number }[]> => tx.rows(DUE, [now]);
