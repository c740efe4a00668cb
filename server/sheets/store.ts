// Who lives where, in the order a sheet lists them, and the blank workbook a post handed in.
import type { Id } from '../../core/kernel/id.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

export type RollRow = {
  id: Id;
  dwelling_id: Id;
  building_id: Id;
  grid_id: Id | null;
  persons: string | null;
  /** Of those who live there, whom the sheet speaks of; absent: of all. */
  of?: ReadonlySet<Id>;
};

const ROLL = sql(
  'roll_of_sheet',
  `select h.id, h.dwelling_id, h.building_id, bg.grid_id,
     (select string_agg(r.person_id::text, ',' order by r.person_id) from residence r
      where r.community_id = h.community_id and r.household_id = h.id and r.until_at is null and r.kind = 'living') as persons
   from household h
   join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id
   join area b on b.id = h.building_id
   left join building_grid bg on bg.community_id = h.community_id and bg.building_id = h.building_id and bg.until_at is null
   where h.community_id = $1 and h.until_at is null and ($2::uuid is null or h.building_id = $2 or bg.grid_id = $2)
   order by b.sort_key, d.sort_key, h.id`,
);

/**
 * Households living in a community, or in one grid or building of it, with the ids of who lives there, joined by commas:
 * by building, stairwell, room. One statement, so that what is counted and what is written are the same people.
 */
export const rollOf = (tx: Tx, communityId: Id, within: Id | null): Promise<RollRow[]> =>
  tx.rows<RollRow>(ROLL, [communityId, within]);

export type DoorRow = {
  id: Id;
  /** `compound|number`, one spelling. */
  building_key: string;
  building: string;
  stairwell: string;
  room: string;
  floor: number | null;
};

const DOORS = sql(
  'doors_of_sheet',
  `select d.id, coalesce(b.local_key, '|' || b.name) as building_key, b.name as building, d.stairwell, d.room, d.floor
   from dwelling d join area b on b.id = d.building_id where d.community_id = $1 and d.id = any($2::uuid[])`,
);

export const doorsOfSheet = (tx: Tx, communityId: Id, dwellingIds: readonly Id[]): Promise<DoorRow[]> =>
  tx.rows<DoorRow>(DOORS, [communityId, dwellingIds]);

export type DwellingRow = DoorRow & { building_id: Id; grid_id: Id | null };

const DWELLINGS = sql(
  'dwellings_of_sheet',
  `select d.id, d.building_id, bg.grid_id, coalesce(b.local_key, '|' || b.name) as building_key, b.name as building,
     d.stairwell, d.room, d.floor
   from dwelling d join area b on b.id = d.building_id
   left join building_grid bg on bg.community_id = d.community_id and bg.building_id = d.building_id and bg.until_at is null
   where d.community_id = $1 and ($2::uuid is null or d.building_id = $2 or bg.grid_id = $2)
   order by b.sort_key, d.sort_key, d.id`,
);

/** Every door of a community, or of one grid or building of it, whether or not somebody lives behind it. */
export const dwellingsOf = (tx: Tx, communityId: Id, within: Id | null): Promise<DwellingRow[]> =>
  tx.rows<DwellingRow>(DWELLINGS, [communityId, within]);

export type BuildingRow = {
  id: Id;
  name: string;
  code: string;
  /** `compound|number`, one spelling. */
  building_key: string;
  floors: number | null;
  grid_id: Id | null;
};

const BUILDINGS = sql(
  'buildings_of_sheet',
  `select b.id, b.name, b.code, coalesce(b.local_key, '|' || b.name) as building_key, b.floors, bg.grid_id
   from area b
   left join building_grid bg on bg.community_id = b.community_id and bg.building_id = b.id and bg.until_at is null
   where b.community_id = $1 and b.kind = 'building' and b.until_at is null
     and ($2::uuid is null or b.id = $2 or bg.grid_id = $2)
   order by b.sort_key, b.id`,
);

export const buildingsOf = (tx: Tx, communityId: Id, within: Id | null): Promise<BuildingRow[]> =>
  tx.rows<BuildingRow>(BUILDINGS, [communityId, within]);

export type GridRow = { id: Id; name: string; code: string };

const GRIDS = sql(
  'grids_of_sheet',
  `select id, name, code from area where community_id = $1 and kind = 'grid' and until_at is null
   order by sort_key, id`,
);

export const gridsOf = (tx: Tx, communityId: Id): Promise<GridRow[]> => tx.rows<GridRow>(GRIDS, [communityId]);

const TEMPLATE = sql(
  'template_of_post',
  `select stream_id from file where id = $1 and post_id = $2 and kind = $3 and expires_at > $4`,
);

/** The community a post's blank workbook was handed in for; undefined when it is another post's, expired or gone. */
export const communityOfTemplate = async (
  tx: Tx,
  id: Id,
  postId: Id,
  kind: string,
  now: number,
): Promise<Id | undefined> => (await tx.rows<{ stream_id: Id }>(TEMPLATE, [id, postId, kind, now]))[0]?.stream_id;
