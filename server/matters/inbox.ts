// The inbox and what is held for matters, as rows.
import type { Id } from '../../core/kernel/id.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

/** A line of the inbox as it is kept: without the matter and its door where whom it is for may not know of it. */
export type KeptNotice = {
  id: Id;
  pack: string;
  version: number;
  message: string;
  rule: string;
  matterId?: Id | undefined;
  householdId?: Id | undefined;
  buildingId?: Id | undefined;
  to: { role: string } | { post: Id } | { household: Id };
};

export async function addNotices(tx: Tx, communityId: Id, at: number, notices: readonly KeptNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.rows(ADD_NOTICES, [
    communityId,
    at,
    notices.map(one => one.id),
    notices.map(one => one.pack),
    notices.map(one => one.version),
    notices.map(one => one.message),
    notices.map(one => one.rule),
    notices.map(one => one.matterId ?? null),
    notices.map(one => one.householdId ?? null),
    notices.map(one => one.buildingId ?? null),
    notices.map(({ to }) => ('role' in to ? to.role : null)),
    notices.map(({ to }) => ('post' in to ? to.post : null)),
    notices.map(({ to }) => ('household' in to ? to.household : null)),
  ]);
}
const ADD_NOTICES = sql(
  'add_notices',
  `insert into notice (community_id, at, id, pack, version, message, rule, matter_id, household_id, building_id, to_role, to_post, to_household)
   select $1, $2, * from unnest($3::uuid[], $4::text[], $5::int[], $6::text[], $7::text[], $8::uuid[], $9::uuid[], $10::uuid[], $11::text[], $12::uuid[], $13::uuid[])
   on conflict do nothing`,
);

export type KeptHold = { matterId: Id; supply: string; quantity: number; rule: string; lacking: boolean };

export async function addHolds(tx: Tx, communityId: Id, at: number, holds: readonly KeptHold[]): Promise<void> {
  if (holds.length === 0) return;
  await tx.rows(ADD_HOLDS, [
    communityId,
    at,
    holds.map(one => one.matterId),
    holds.map(one => one.supply),
    holds.map(one => one.quantity),
    holds.map(one => one.rule),
    holds.map(one => one.lacking),
  ]);
}
const ADD_HOLDS = sql(
  'add_holds',
  `insert into matter_hold (community_id, at, matter_id, supply, quantity, rule, lacking)
   select $1::uuid, $2::bigint, m, s, sum(q)::int, r, bool_or(l)
   from unnest($3::uuid[], $4::text[], $5::int[], $6::text[], $7::boolean[]) t (m, s, q, r, l) group by m, s, r
   on conflict (community_id, matter_id, supply, rule) do update
     set quantity = matter_hold.quantity + excluded.quantity, lacking = excluded.lacking, at = excluded.at`,
);

export async function markRead(tx: Tx, communityId: Id, postId: Id, at: number, ids: readonly Id[]): Promise<void> {
  if (ids.length > 0) await tx.rows(READ, [communityId, postId, at, ids]);
}
const READ = sql(
  'read_notices',
  `insert into notice_read (community_id, post_id, at, notice_id) select $1, $2, $3, * from unnest($4::uuid[])
   on conflict do nothing`,
);
