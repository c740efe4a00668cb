// The tree of areas as rows: official areas, grids, buildings and the dated border between the last two.
import type { KnownArea, NewArea } from '../../core/areas/decide.ts';
import type { AreaKind } from '../../core/areas/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import { GENESIS } from '../kernel/event-log.ts';
import { pinyinKey, sortKey } from '../kernel/pinyin.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

type KnownRow = { id: Id; kind: AreaKind; code: string; path: string; time_zone: string };
const known = (row: KnownRow): KnownArea => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  path: row.path,
  timeZone: row.time_zone,
});

const BY_CODE = sql(
  'areas_by_code',
  'select id, kind, code, path::text, time_zone from area where code = any($1::text[]) and until_at is null',
);
const BY_ID = sql(
  'areas_by_id',
  'select id, kind, code, path::text, time_zone from area where id = any($1::uuid[]) and until_at is null',
);

export const areasByCode = async (tx: Tx, codes: readonly string[]): Promise<Map<string, KnownArea>> =>
  new Map((await tx.rows<KnownRow>(BY_CODE, [codes])).map(row => [row.code, known(row)]));
export const areasById = async (tx: Tx, ids: readonly Id[]): Promise<Map<Id, KnownArea>> =>
  new Map((await tx.rows<KnownRow>(BY_ID, [ids])).map(row => [row.id, known(row)]));

export type AreaRow = NewArea & { communityId?: Id; localKey?: string; floors?: number };

/** Adds areas; those from province to community get a stream of their own. */
export async function addAreas(tx: Tx, areas: readonly AreaRow[], now: number): Promise<void> {
  if (areas.length === 0) return;
  const ordered = [...areas].sort((a, b) => a.path.length - b.path.length);
  const streams = ordered.filter(area => area.communityId === undefined || area.communityId === area.id);
  await Promise.all([
    tx.rows(ADD_AREAS, [
      now,
      ordered.map(area => area.id),
      ordered.map(area => area.kind),
      ordered.map(area => area.code),
      ordered.map(area => area.name),
      ordered.map(area => pinyinKey(area.name)),
      ordered.map(area => area.localKey ?? null),
      ordered.map(area => (area.kind === 'building' ? sortKey(area.localKey ?? area.name) : area.code)),
      ordered.map(area => area.parentId),
      ordered.map(area => area.path),
      ordered.map(area => area.communityId ?? null),
      ordered.map(area => area.timeZone),
      ordered.map(area => (area.ring === undefined ? null : JSON.stringify(area.ring))),
      ordered.map(area => area.floors ?? null),
    ]),
    streams.length > 0
      ? tx.rows(ADD_STREAMS, [streams.map(area => area.id), streams.map(area => GENESIS(area.id))])
      : undefined,
  ]);
}

const ADD_AREAS = sql(
  'add_areas',
  `insert into area (from_at, id, kind, code, name, name_key, local_key, sort_key, parent_id, path, community_id, time_zone, ring, floors)
   select $1, id, kind, code, name, name_key, local_key, sort_key, parent_id, path::ltree, community_id, time_zone, ring, floors
   from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[], $11::uuid[], $12::text[], $13::jsonb[], $14::int[])
     as t (id, kind, code, name, name_key, local_key, sort_key, parent_id, path, community_id, time_zone, ring, floors)`,
);
const ADD_STREAMS = sql(
  'add_streams',
  'insert into stream (id, head_digest) select * from unnest($1::uuid[], $2::bytea[])',
);

export type CommunityLayout = {
  /** Grids by id. */
  grids: Map<Id, { id: Id; code: string }>;
  buildings: Map<Id, { id: Id; localKey: string; gridId: Id | undefined }>;
  byKey: Map<string, Id>;
};

const LAYOUT = sql(
  'community_layout',
  `select a.id, a.kind, a.code, a.local_key, bg.grid_id from area a
   left join building_grid bg on bg.community_id = a.community_id and bg.building_id = a.id and bg.until_at is null
   where a.community_id = $1 and a.kind in ('grid', 'building') and a.until_at is null`,
);

export async function communityLayout(tx: Tx, communityId: Id): Promise<CommunityLayout> {
  const rows = await tx.rows<{ id: Id; kind: string; code: string; local_key: string | null; grid_id: Id | null }>(
    LAYOUT,
    [communityId],
  );
  const layout: CommunityLayout = { grids: new Map(), buildings: new Map(), byKey: new Map() };
  for (const row of rows) {
    if (row.kind === 'grid') layout.grids.set(row.id, { id: row.id, code: row.code });
    else {
      layout.buildings.set(row.id, { id: row.id, localKey: row.local_key ?? '', gridId: row.grid_id ?? undefined });
      layout.byKey.set(row.local_key ?? '', row.id);
    }
  }
  return layout;
}

/** From `now` on these buildings stand in these grids; the border before is kept with its dates. */
export async function moveBorders(
  tx: Tx,
  communityId: Id,
  moves: readonly { buildingId: Id; gridId: Id }[],
  now: number,
): Promise<void> {
  if (moves.length === 0) return;
  const buildings = moves.map(one => one.buildingId);
  await tx.rows(END_BORDERS, [communityId, buildings, now]);
  await tx.rows(ADD_BORDERS, [communityId, now, buildings, moves.map(one => one.gridId)]);
}

const END_BORDERS = sql(
  'end_borders',
  'update building_grid set until_at = $3 where community_id = $1 and building_id = any($2::uuid[]) and until_at is null',
);
const ADD_BORDERS = sql(
  'add_borders',
  `insert into building_grid (community_id, building_id, grid_id, from_at) select $1, b, g, $2 from unnest($3::uuid[], $4::uuid[]) t (b, g)
   on conflict (community_id, building_id, from_at) do update set grid_id = excluded.grid_id, until_at = null`,
);
