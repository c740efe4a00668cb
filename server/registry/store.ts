// Doors, households, residences and the keys people are found by, as rows.
import type { Id } from '../../core/kernel/id.ts';
import { type Door, doorKey, floorOf, type ResidenceKind } from '../../core/registry/model.ts';
import { sortKey } from '../kernel/pinyin.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

export type DwellingRow = { id: Id; building_id: Id; door_key: string };
export type ResidenceRow = { person_id: Id; household_id: Id; kind: ResidenceKind };

const DWELLINGS = sql(
  'dwellings',
  'select id, building_id, door_key from dwelling where community_id = $1 and (id = any($2::uuid[]) or door_key = any($3::text[]))',
);
const RESIDENCES = sql(
  'residences_of_persons',
  'select person_id, household_id, kind from residence where community_id = $1 and person_id = any($2::uuid[]) and until_at is null',
);

const FORMERLY = sql(
  'formerly_here',
  `select person_id as id from residence where community_id = $1 and person_id = any($2::uuid[])
   group by person_id having bool_and(until_at is not null)
   union all select id from household where community_id = $1 and id = any($3::uuid[]) and until_at is not null`,
);

/** Those of these people and households that were here once and are at no door now. */
export const formerlyHere = async (
  tx: Tx,
  communityId: Id,
  personIds: readonly Id[],
  householdIds: readonly Id[],
): Promise<Id[]> => (await tx.rows<{ id: Id }>(FORMERLY, [communityId, personIds, householdIds])).map(row => row.id);

export const dwellings = (
  tx: Tx,
  communityId: Id,
  ids: readonly Id[],
  keys: readonly string[],
): Promise<DwellingRow[]> => tx.rows<DwellingRow>(DWELLINGS, [communityId, ids, keys]);
export const residencesOf = (tx: Tx, communityId: Id, personIds: readonly Id[]): Promise<ResidenceRow[]> =>
  tx.rows<ResidenceRow>(RESIDENCES, [communityId, personIds]);

export type NewDwelling = { id: Id; buildingId: Id; door: Door };

export async function addDwellings(tx: Tx, communityId: Id, rows: readonly NewDwelling[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(ADD_DWELLINGS, [
    communityId,
    rows.map(row => row.id),
    rows.map(row => row.buildingId),
    rows.map(row => row.door.stairwell),
    rows.map(row => floorOf(row.door.room) ?? null),
    rows.map(row => row.door.room),
    rows.map(row => doorKey(row.door)),
    rows.map(row => sortKey(doorKey(row.door))),
  ]);
}
const ADD_DWELLINGS = sql(
  'add_dwellings',
  `insert into dwelling (community_id, id, building_id, stairwell, floor, room, door_key, sort_key)
   select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[])`,
);

/** Adds households; one that had ended, and whose people come back, goes on. */
export async function addHouseholds(
  tx: Tx,
  communityId: Id,
  rows: readonly { id: Id; dwellingId: Id; buildingId: Id }[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(ADD_HOUSEHOLDS, [
    communityId,
    now,
    rows.map(row => row.id),
    rows.map(row => row.dwellingId),
    rows.map(row => row.buildingId),
  ]);
}
const ADD_HOUSEHOLDS = sql(
  'add_households',
  `insert into household (community_id, from_at, id, dwelling_id, building_id)
   select $1, $2, * from unnest($3::uuid[], $4::uuid[], $5::uuid[])
   on conflict (community_id, id) do update
     set dwelling_id = excluded.dwelling_id, building_id = excluded.building_id, from_at = excluded.from_at, until_at = null
     where household.until_at is not null`,
);

/** Ends households whose last residence has ended. */
export async function endHouseholds(tx: Tx, communityId: Id, ids: readonly Id[], now: number): Promise<void> {
  if (ids.length > 0) await tx.rows(END_HOUSEHOLDS, [communityId, ids, now]);
}
const END_HOUSEHOLDS = sql(
  'end_households',
  'update household set until_at = $3 where community_id = $1 and id = any($2::uuid[]) and until_at is null',
);

export async function moveHouseholds(
  tx: Tx,
  communityId: Id,
  rows: readonly { id: Id; dwellingId: Id; buildingId: Id }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(MOVE_HOUSEHOLDS, [
    communityId,
    rows.map(row => row.id),
    rows.map(row => row.dwellingId),
    rows.map(row => row.buildingId),
  ]);
}
const MOVE_HOUSEHOLDS = sql(
  'move_households',
  `update household h set dwelling_id = t.d, building_id = t.b from unnest($2::uuid[], $3::uuid[], $4::uuid[]) t (id, d, b)
   where h.community_id = $1 and h.id = t.id`,
);

/** Residences that end and begin at `now`. */
export async function changeResidences(
  tx: Tx,
  communityId: Id,
  ended: readonly ResidenceRow[],
  begun: readonly ResidenceRow[],
  now: number,
): Promise<void> {
  if (ended.length > 0)
    await tx.rows(END_RESIDENCES, [
      communityId,
      now,
      ended.map(row => row.person_id),
      ended.map(row => row.household_id),
    ]);
  if (begun.length > 0) {
    await tx.rows(ADD_RESIDENCES, [
      communityId,
      now,
      begun.map(row => row.household_id),
      begun.map(row => row.person_id),
      begun.map(row => row.kind),
    ]);
  }
}
const END_RESIDENCES = sql(
  'end_residences',
  `update residence r set until_at = $2 from unnest($3::uuid[], $4::uuid[]) t (p, h)
   where r.community_id = $1 and r.person_id = t.p and r.household_id = t.h and r.until_at is null`,
);
const ADD_RESIDENCES = sql(
  'add_residences',
  `insert into residence (community_id, from_at, household_id, person_id, kind)
   select $1, $2, * from unnest($3::uuid[], $4::uuid[], $5::text[])
   on conflict (community_id, household_id, person_id, from_at) do update set kind = excluded.kind, until_at = null`,
);

export type SearchRow = { personId: Id; buildingId: Id; keys: readonly string[] };

/** Replaces the keys these people are found by. */
export async function setSearchKeys(
  tx: Tx,
  communityId: Id,
  rows: readonly SearchRow[],
  known: boolean,
): Promise<void> {
  if (rows.length === 0) return;
  if (known) await tx.rows(DROP_SEARCH_KEYS, [communityId, rows.map(row => row.personId)]);
  const flat = rows.flatMap(row => [...new Set(row.keys)].map(key => ({ row, key })));
  await tx.rows(ADD_SEARCH_KEYS, [
    communityId,
    flat.map(one => one.row.personId),
    flat.map(one => one.row.buildingId),
    flat.map(one => one.key),
  ]);
}
const DROP_SEARCH_KEYS = sql(
  'drop_search_keys',
  'delete from search_key where community_id = $1 and person_id = any($2::uuid[])',
);
const ADD_SEARCH_KEYS = sql(
  'add_search_keys',
  `insert into search_key (community_id, person_id, building_id, key) select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[])
   on conflict do nothing`,
);

export type LocatorRow = { personId: Id; kind: 'id_number' | 'phone'; blind: Buffer };

export async function setLocators(tx: Tx, communityId: Id, rows: readonly LocatorRow[], known: boolean): Promise<void> {
  if (rows.length === 0) return;
  if (known) await tx.rows(DROP_LOCATORS, [communityId, rows.map(row => row.personId), rows.map(row => row.kind)]);
  await tx.rows(ADD_LOCATORS, [
    communityId,
    rows.map(row => row.personId),
    rows.map(row => row.kind),
    rows.map(row => row.blind),
  ]);
}
const DROP_LOCATORS = sql(
  'drop_locators',
  `delete from locator l using unnest($2::uuid[], $3::text[]) t (p, k) where l.community_id = $1 and l.person_id = t.p and l.kind = t.k`,
);
const ADD_LOCATORS = sql(
  'add_locators',
  `insert into locator (community_id, person_id, kind, blind) select $1, * from unnest($2::uuid[], $3::text[], $4::bytea[])
   on conflict do nothing`,
);
