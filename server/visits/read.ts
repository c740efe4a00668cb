// What a phone gets before it goes out: the doors of a grid, top floor first, each household cut to what may be known
// at a door. And the list of visits for staff.
import type { Id } from '../../core/kernel/id.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

export type DoorOfGrid = {
  dwelling_id: Id;
  building_id: Id;
  building: string;
  stairwell: string;
  floor: number | null;
  room: string;
  household_id: Id | null;
  last_visit_id: Id | null;
};

const DOORS_OF_GRID = sql(
  'doors_of_grid',
  `select d.id as dwelling_id, d.building_id, b.name as building, d.stairwell, d.floor, d.room, h.id as household_id,
     (select v.id from visit v where v.community_id = d.community_id and v.household_id = h.id and v.corrects is null order by v.at desc limit 1) as last_visit_id
   from building_grid bg
   join dwelling d on d.community_id = bg.community_id and d.building_id = bg.building_id
   join area b on b.id = d.building_id
   left join household h on h.community_id = d.community_id and h.dwelling_id = d.id and h.until_at is null
   where bg.community_id = $1 and bg.grid_id = $2 and bg.until_at is null
   order by b.sort_key, d.stairwell, d.floor desc nulls last, d.sort_key`,
);

/** Doors of a grid: by building and stairwell, from the top floor down. */
export const doorsOfGrid = (tx: Tx, communityId: Id, gridId: Id): Promise<DoorOfGrid[]> =>
  tx.rows<DoorOfGrid>(DOORS_OF_GRID, [communityId, gridId]);

// By dwelling, so that a home that has ended since is among them. An event names one home, one person or a building; the
// homes somebody left by it are found by their residences.
const TOUCHED_SINCE = sql(
  'dwellings_touched_since',
  `with told as materialized (
     select seq, type, subject_kind, subject_id, recorded_at from event where stream_id = $1 and seq > $2
   ), home as (
     select subject_id as id from told where subject_kind = 'household'
     union
     select gone.household_id from told t
     join residence here on here.community_id = $1 and here.household_id = t.subject_id
     join residence gone on gone.community_id = $1 and gone.person_id = here.person_id and gone.until_at >= t.recorded_at
     where t.type = 'household.registered'
     union
     select r.household_id from told t
     join payload p on p.stream_id = $1 and p.seq = t.seq
     join residence r on r.community_id = $1 and r.person_id = p.subject_id
     where t.type = 'duplicate.settled'
   )
   select h.dwelling_id as id from home join household h on h.community_id = $1 and h.id = home.id
   union
   select d.id from told t join dwelling d on d.community_id = $1 and d.building_id = t.subject_id
   where t.type = 'building.assigned'`,
);
const HEAD = sql('head_of_stream', 'select head_seq from stream where id = $1');

/**
 * Dwellings about whose homes something was recorded after event `seq` of their community, or whose building came to
 * another grid. Reads under every class: two records may be one person by what is personal.
 */
export const touchedSince = async (tx: Tx, communityId: Id, seq: number): Promise<Set<Id>> =>
  new Set((await tx.rows<{ id: Id }>(TOUCHED_SINCE, [communityId, seq])).map(row => row.id));

/** The last event of a community. Read before what must not be older than it. */
export const headOf = async (tx: Tx, communityId: Id): Promise<number> =>
  (await tx.rows<{ head_seq: number }>(HEAD, [communityId]))[0]?.head_seq ?? 0;

export type VisitHit = {
  id: Id;
  household_id: Id;
  dwelling_id: Id;
  at: number;
  outcome: string;
  corrects: Id | null;
  corrected_by: Id | null;
};

const VISITS = sql(
  'list_visits',
  `select v.id, v.household_id, h.dwelling_id, v.at, v.outcome, v.corrects,
     (select c.id from visit c where c.community_id = v.community_id and c.household_id = v.household_id and c.corrects = v.id order by c.seq desc limit 1) as corrected_by
   from visit v join household h on h.community_id = v.community_id and h.id = v.household_id
   where v.community_id = $1 and ($2::uuid is null or v.grid_id = $2 or v.building_id = $2) and ($3::text is null or v.outcome = $3)
     and ($4::bigint is null or (v.at, v.id) < ($4, $5::uuid))
   order by v.at desc, v.id desc limit $6`,
);

export const listVisitRows = (
  tx: Tx,
  communityId: Id,
  within: Id | null,
  outcome: string | null,
  after: { at: number; id: Id } | null,
  limit: number,
): Promise<VisitHit[]> =>
  tx.rows<VisitHit>(VISITS, [communityId, within, outcome, after?.at ?? null, after?.id ?? null, limit]);
