// Where households stand: who lives at the same stairwell, and whether two reports are of one place.
import type { Id } from '../../core/kernel/id.ts';
import type { Standing } from '../../core/matters/decide-more.ts';
import type { Household } from '../../core/registry/household.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { loadHouseholds } from '../registry/index.ts';

const NEIGHBOURS = sql(
  'households_of_stairwells',
  `select h.id, array_agg(o.id order by e.sort_key, o.id) as others from household h
   join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id
   join dwelling e on e.community_id = d.community_id and e.building_id = d.building_id and e.stairwell = d.stairwell
   join household o on o.community_id = e.community_id and o.dwelling_id = e.id and o.until_at is null and o.id <> h.id
   where h.community_id = $1 and h.id = any($2::uuid[]) group by h.id`,
);

/** By household: the others of its stairwell, in the order of their doors. */
export const neighboursOf = async (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Map<Id, Id[]>> =>
  new Map(
    (await tx.rows<{ id: Id; others: Id[] }>(NEIGHBOURS, [communityId, ids])).map(row => [row.id, row.others] as const),
  );

const STANDINGS = sql(
  'standings',
  `select h.id, h.building_id, d.stairwell from household h join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id
   where h.community_id = $1 and h.id = any($2::uuid[])`,
);

export async function standingsOf(tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Map<Id, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: Id; building_id: Id; stairwell: string }>(STANDINGS, [communityId, ids]);
  return new Map(
    rows.map(row => [row.id, { householdId: row.id, buildingId: row.building_id, stairwell: row.stairwell }]),
  );
}

/** The other households of one household's stairwell, whole. */
export async function neighboursAt(tx: Tx, communityId: Id, id: Id): Promise<Household[]> {
  const ids = (await neighboursOf(tx, communityId, [id])).get(id) ?? [];
  return ids.length === 0 ? [] : [...(await loadHouseholds(tx, communityId, ids)).values()];
}
