// Reading the board: sums of tallies for any areas, and the subjects behind one figure.
import type { Id } from '../../core/kernel/id.ts';
import { BASE_HOUSEHOLDS, BASE_PERSONS } from '../../core/tallies/model.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

const SERIES_OF_ACTIVATION = sql(
  'series_of_activation',
  `select id, key, activation_id, report, code from series where activation_id = $1 or activation_id is null`,
);
export type SeriesRow = { id: number; key: string; activation_id: Id | null; report: string; code: string | null };

/** Every series of an activation, and the everyday denominators. */
export const seriesOfActivation = (tx: Tx, activationId: Id | null): Promise<SeriesRow[]> =>
  tx.rows<SeriesRow>(SERIES_OF_ACTIVATION, [activationId]);

const SERIES_BY_KEY = sql('series_by_key', 'select id, key, activation_id, report, code from series where key = $1');
export const findSeries = async (tx: Tx, key: string): Promise<SeriesRow | undefined> =>
  (await tx.rows<SeriesRow>(SERIES_BY_KEY, [key]))[0];

// Which stored rows make up an area: itself for buildings and communities, its buildings for a grid, its communities above.
const SUMS = sql(
  'sums_of_areas',
  `with leaf (target, community_id, area_id) as (
     select t.id, c.id, c.id from area t join area c on c.path <@ t.path and c.kind = 'community' and c.until_at is null
     where t.id = any($1::uuid[]) and t.kind not in ('grid', 'building', 'stairwell')
     union all
     select t.id, t.community_id, t.id from area t where t.id = any($1::uuid[]) and t.kind = 'building'
     union all
     select bg.grid_id, bg.community_id, bg.building_id from building_grid bg
     where bg.community_id = any($3::uuid[]) and bg.grid_id = any($1::uuid[]) and bg.until_at is null
   )
   , held as materialized (
     select t.community_id, t.area_id, t.series, t.n from (select distinct community_id, area_id from leaf) p
     join tally t on t.community_id = p.community_id and t.area_id = p.area_id and t.series = any($2::int[])
   )
   select leaf.target, held.series, sum(held.n)::int as n from leaf
   join held on held.community_id = leaf.community_id and held.area_id = leaf.area_id
   group by leaf.target, held.series`,
);

/** Sums of these series for these areas: area → series → n; absent is 0. `communities`: those the areas lie in. */
export async function sumsOf(
  tx: Tx,
  areaIds: readonly Id[],
  series: readonly number[],
  communities: readonly Id[],
): Promise<Map<Id, Map<number, number>>> {
  const sums = new Map<Id, Map<number, number>>();
  for (const row of await tx.rows<{ target: Id; series: number; n: number }>(SUMS, [areaIds, series, communities])) {
    let of = sums.get(row.target);
    if (of === undefined) {
      of = new Map();
      sums.set(row.target, of);
    }
    of.set(row.series, row.n);
  }
  return sums;
}

export type BuildingCount = { id: Id; sort_key: string; n: number };

const BUILDINGS_OF_SERIES = sql(
  'buildings_of_series',
  `select a.id, a.sort_key, t.n from tally t join area a on a.id = t.area_id and a.kind = 'building'
   left join building_grid bg on bg.community_id = a.community_id and bg.building_id = a.id and bg.until_at is null
   where t.community_id = $1 and t.series = $2 and t.n > 0 and ($3::uuid is null or a.id = $3 or bg.grid_id = $3)
   order by a.sort_key, a.id`,
);

/** The buildings of a community (or of one grid, or one building) in which a series counts anybody, in order. */
export const buildingsOfSeries = (
  tx: Tx,
  communityId: Id,
  series: number,
  within: Id | null,
): Promise<BuildingCount[]> => tx.rows<BuildingCount>(BUILDINGS_OF_SERIES, [communityId, series, within]);

export type Behind = { subject_id: Id; household_id: Id; building_id: Id; person: boolean; door_sort: string };

const BEHIND = sql(
  'behind_figure',
  `select c.subject_id, c.household_id, c.building_id, c.person, d.sort_key as door_sort
   from contribution c
   join household h on h.community_id = c.community_id and h.id = c.household_id
   join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id
   where c.community_id = $1 and c.building_id = any($2::uuid[]) and $3 = any(c.series)`,
);

/** Who a series counts in these buildings, unordered. */
export const behind = (tx: Tx, communityId: Id, buildingIds: readonly Id[], series: number): Promise<Behind[]> =>
  tx.rows<Behind>(BEHIND, [communityId, buildingIds, series]);

const BASE_SERIES = sql(
  'base_series',
  'select id, key, activation_id, report, code from series where key = any($1::text[])',
);

/** Households and living persons of these areas, by the everyday denominators. */
export async function countsOf(
  tx: Tx,
  areaIds: readonly Id[],
  communities: readonly Id[],
): Promise<Map<Id, { households: number; persons: number }>> {
  const series = await tx.rows<SeriesRow>(BASE_SERIES, [[BASE_HOUSEHOLDS, BASE_PERSONS]]);
  const sums = await sumsOf(
    tx,
    areaIds,
    series.map(row => row.id),
    communities,
  );
  const id = (key: string) => series.find(row => row.key === key)?.id ?? -1;
  return new Map(
    [...sums].map(([area, of]) => [
      area,
      { households: of.get(id(BASE_HOUSEHOLDS)) ?? 0, persons: of.get(id(BASE_PERSONS)) ?? 0 },
    ]),
  );
}
