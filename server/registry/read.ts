// Reading the registry for pages: doors written out, people found, households listed. Keyset paging only.

import type { Fact, FactRow, Subject } from '../../core/facts/fact.ts';
import { ageOn, localDate } from '../../core/facts/local-time.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import type { ResidenceKind } from '../../core/registry/model.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

export type DoorView = { dwellingId: Id; buildingId: Id; gridId?: Id; gridName?: string; text: string };

type DoorRow = {
  id: Id;
  building_id: Id;
  building: string;
  stairwell: string;
  room: string;
  grid_id: Id | null;
  grid: string | null;
};

const DOORS = sql(
  'doors_written_out',
  `select d.id, d.building_id, b.name as building, d.stairwell, d.room, bg.grid_id, g.name as grid
   from dwelling d join area b on b.id = d.building_id
   left join building_grid bg on bg.community_id = d.community_id and bg.building_id = d.building_id and bg.until_at is null
   left join area g on g.id = bg.grid_id
   where d.community_id = $1 and d.id = any($2::uuid[])`,
);

/** `香榭花园3幢2单元501`; a stairwell or room that says what it is keeps its own words. */
export const doorText = (building: string, stairwell: string, room: string): string =>
  building +
  (stairwell === ''
    ? ''
    : /\d$|^(?:[A-Z]|[甲乙丙丁戊东西南北中左右])$/i.test(stairwell)
      ? `${stairwell}单元`
      : stairwell) +
  room;

export async function doorsOf(tx: Tx, communityId: Id, dwellingIds: readonly Id[]): Promise<Map<Id, DoorView>> {
  const rows = await tx.rows<DoorRow>(DOORS, [communityId, dwellingIds]);
  return new Map(
    rows.map(row => {
      const door: DoorView = {
        dwellingId: row.id,
        buildingId: row.building_id,
        text: doorText(row.building, row.stairwell, row.room),
      };
      if (row.grid_id !== null) Object.assign(door, { gridId: row.grid_id, gridName: row.grid ?? '' });
      return [row.id, door];
    }),
  );
}

/** The latest answer with a value among these rows; undefined when unknown, declined or out of scope. */
export function latestOf(rows: readonly FactRow[], element: string): { row: FactRow; fact: Fact } | undefined {
  let latest: { row: FactRow; fact: Fact } | undefined;
  for (const row of rows) {
    const fact = row.facts[element];
    if (fact?.value === undefined) continue;
    const held = latest?.fact;
    if (
      held === undefined ||
      fact.observedAt > held.observedAt ||
      (fact.observedAt === held.observedAt && fact.seq > held.seq)
    )
      latest = { row, fact };
  }
  return latest;
}

/** What everyday life collected, and what these activations did. */
const rowsOf = ({ rows }: Subject, activations: readonly Id[]): FactRow[] =>
  rows.filter(row => row.activationId === EVERYDAY || activations.includes(row.activationId));

/** The latest text of an element, of everyday life and of these activations alone: no other emergency serves a page. */
export function textOf(subject: Subject, element: string, activations: readonly Id[] = []): string | undefined {
  const value = latestOf(rowsOf(subject, activations), element)?.fact.value;
  return typeof value === 'string' ? value : undefined;
}
export const nameOf = (subject: Subject, activations?: readonly Id[]): string | undefined =>
  textOf(subject, 'person.name', activations);

export function ageOf(
  subject: Subject,
  now: number,
  timeZone: string,
  activations?: readonly Id[],
): number | undefined {
  const born = textOf(subject, 'person.birth_date', activations);
  return born === undefined ? undefined : ageOn(born, localDate(now, timeZone));
}

export type PersonHit = { person_id: Id; household_id: Id; kind: ResidenceKind; cursor: string };

const SEARCH = sql(
  'search_people',
  `select distinct on (k.key, k.person_id) k.person_id, r.household_id, r.kind, k.key || '|' || k.person_id as cursor
   from search_key k
   join residence r on r.community_id = k.community_id and r.person_id = k.person_id and r.until_at is null
   left join building_grid bg on bg.community_id = k.community_id and bg.building_id = k.building_id and bg.until_at is null
   where k.community_id = $1 and k.key >= $2 and k.key < $6 and ($3::uuid is null or k.building_id = $3 or bg.grid_id = $3)
     and ($4::text is null or (k.key, k.person_id) > (split_part($4, '|', 1), split_part($4, '|', 2)::uuid))
     and ($7::text is null or not exists (
       select from search_key f where f.community_id = $1 and f.person_id = k.person_id and f.key >= $7 and f.key < $8))
   order by k.key, k.person_id, r.kind = 'living' desc limit $5`,
);

const LAST = '\u{10FFFF}';

/**
 * People whose key starts so, within a community or one grid or building of it; without those whom another key,
 * looked for before, has found.
 */
export const findPeople = (
  tx: Tx,
  communityId: Id,
  key: string,
  within: Id | null,
  after: string | null,
  limit: number,
  foundBy: string | null = null,
): Promise<PersonHit[]> =>
  tx.rows<PersonHit>(SEARCH, [
    ...[communityId, key, within, after, limit, `${key}${LAST}`],
    ...(foundBy === null ? [null, null] : [foundBy, `${foundBy}${LAST}`]),
  ]);

const DOOR_SEARCH = sql(
  'search_doors',
  `select r.person_id, r.household_id, r.kind, d.sort_key || '^' || r.person_id as cursor
   from dwelling d
   join household h on h.community_id = d.community_id and h.dwelling_id = d.id and h.until_at is null
   join residence r on r.community_id = h.community_id and r.household_id = h.id and r.until_at is null
   left join building_grid bg on bg.community_id = d.community_id and bg.building_id = d.building_id and bg.until_at is null
   where d.community_id = $1 and d.door_key like $2 and ($3::uuid is null or d.building_id = $3 or bg.grid_id = $3)
     and ($4::text is null or (d.sort_key, r.person_id) > (split_part($4, '^', 1), split_part($4, '^', 2)::uuid))
   order by d.sort_key, r.person_id limit $5`,
);

/** People behind doors of this key, e.g. `|3|2|501`. */
export const findByDoor = (
  tx: Tx,
  communityId: Id,
  pattern: string,
  within: Id | null,
  after: string | null,
  limit: number,
): Promise<PersonHit[]> => tx.rows<PersonHit>(DOOR_SEARCH, [communityId, pattern, within, after, limit]);

export type HouseholdHit = { id: Id; cursor: string; last_visit: number | null };

// Building by building, each read in its order only as far as the page goes; chr(1) sorts before anything in a key.
const HOUSEHOLDS = sql(
  'list_households',
  `select h.id, b.sort_key || chr(1) || h.sort_key || chr(1) || h.id as cursor,
     (select max(v.at) from visit v where v.community_id = $1 and v.household_id = h.id) as last_visit
   from (
     select a.id, a.sort_key from area a
     left join building_grid bg on bg.community_id = a.community_id and bg.building_id = a.id and bg.until_at is null
     where a.community_id = $1 and a.kind = 'building' and ($2::uuid is null or a.id = $2 or bg.grid_id = $2)
       and ($3::text is null or a.sort_key >= split_part($3, chr(1), 1))
     order by a.sort_key
   ) b
   cross join lateral (
     select h.id, d.sort_key from dwelling d
     join household h on h.community_id = d.community_id and h.dwelling_id = d.id and h.until_at is null
     where d.community_id = $1 and d.building_id = b.id and ($3::text is null or (b.sort_key, d.sort_key, h.id) >
       (split_part($3, chr(1), 1), split_part($3, chr(1), 2), split_part($3, chr(1), 3)::uuid))
     order by d.sort_key, h.id limit $4
   ) h
   order by b.sort_key, h.sort_key, h.id limit $4`,
);

export const listHouseholdIds = (
  tx: Tx,
  communityId: Id,
  within: Id | null,
  after: string | null,
  limit: number,
): Promise<HouseholdHit[]> => tx.rows<HouseholdHit>(HOUSEHOLDS, [communityId, within, after, limit]);
