// Posts that could answer for something in a community, with what each leads and when it was last given something.
import type { Role } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Candidate } from '../../core/matters/assign.ts';
import type { CompiledPack } from '../../core/packs/compile.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

type Row = { id: Id; role: Role; area_id: Id; path: string; leads: number; given_at: number };

const CANDIDATES = sql(
  'candidates_to_lead',
  `select p.id, p.role, p.area_id, a.path::text,
     case when $4 then (select count(*) from matter m where m.community_id = $1 and m.lead = p.id and m.open)::int else 0 end as leads,
     case when $5 then coalesce((select max(m.lead_at) from matter m where m.community_id = $1 and m.lead = p.id), 0) else 0 end as given_at
   from area c join area a on a.path @> c.path or a.community_id = c.id join post p on p.area_id = a.id
   where c.id = $1 and p.from_at <= $2 and (p.until_at is null or p.until_at > $2) and p.role = any($3::text[])`,
);

/** What has to be known of posts, by the ways in which packs hand matters out. */
export type Wanted = { roles: readonly string[]; loads: boolean; turns: boolean };

/** Roles packs assign to, and whether somebody's load or turn counts. */
export function wantedPosts(packs: Iterable<CompiledPack>): Wanted {
  const roles = new Set<string>();
  const hows = new Set<string | undefined>();
  for (const { matters, rules } of packs) {
    for (const { type } of matters.values()) {
      if (type.assign === undefined) continue;
      roles.add(type.assign.role);
      hows.add(type.assign.how);
    }
    for (const { effects } of rules)
      for (const { effect } of effects) {
        if (!('assign' in effect)) continue;
        roles.add(effect.assign);
        hows.add(effect.how);
      }
  }
  return { roles: [...roles], loads: hows.has('least_loaded'), turns: hows.has('round_robin') };
}

/** Posts of these roles that hold at `now` (ms) over the community, a part of it or anything above. */
export async function candidatesOf(tx: Tx, communityId: Id, now: number, wanted: Wanted): Promise<Candidate[]> {
  if (wanted.roles.length === 0) return [];
  const rows = await tx.rows<Row>(CANDIDATES, [communityId, now, wanted.roles, wanted.loads, wanted.turns]);
  return rows.map(row => ({
    ...{ id: row.id, role: row.role, areaId: row.area_id, areaPath: row.path },
    ...{ leads: row.leads, givenAt: row.given_at },
  }));
}

const BY_ID = sql(
  'candidates_by_id',
  `select p.id, p.role, p.area_id, a.path::text, 0 as leads, 0 as given_at from post p join area a on a.id = p.area_id
   where p.id = any($1::uuid[]) and p.from_at <= $2 and (p.until_at is null or p.until_at > $2)`,
);

/** These posts, where they hold at `now`. */
export async function postsById(tx: Tx, ids: readonly Id[], now: number): Promise<Map<Id, Candidate>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Row>(BY_ID, [ids, now]);
  return new Map(
    rows.map(row => [
      row.id,
      { id: row.id, role: row.role, areaId: row.area_id, areaPath: row.path, leads: 0, givenAt: 0 },
    ]),
  );
}
