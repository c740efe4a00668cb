// Counting buildings anew: after a switch, when time alone changed something, and to prove the sums. Each building is
// done under its stream's lock, so a visit in between is never lost or counted twice.
import type { Id } from '../../core/kernel/id.ts';
import type { Household } from '../../core/registry/household.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { type Context, holdStream, SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, isUnreachable, sql, type Tx } from '../kernel/unit-of-work.ts';
import { loadContributions, recontribute } from './store.ts';

export type HouseholdReader = {
  ids(tx: Tx, communityId: Id, buildingIds: readonly Id[]): Promise<Id[]>;
  load(tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Map<Id, Household>>;
};

/** In one transaction; what it loads is read in one go, while nobody else is answered. */
const BUILDINGS_AT_ONCE = 2;

/** Counts these buildings of a community anew, in steps that each commit. `finish` runs with the last word of a step. */
export async function recountBuildings(
  kernel: Kernel,
  reader: HouseholdReader,
  communityId: Id,
  buildingIds: readonly Id[],
  finish: (tx: Tx, done: readonly Id[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < buildingIds.length; at += BUILDINGS_AT_ONCE) {
    const step = buildingIds.slice(at, at + BUILDINGS_AT_ONCE);
    const head = await inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, communityId), async tx => {
      const held = await holdStream(kernel, tx, communityId);
      if (held === undefined) return undefined;
      const context: Context = {
        kernel,
        now: kernel.clock.now(),
        actor: SYSTEM,
        streamId: communityId,
        place: held.place,
        activations: held.activations,
      };
      const ids = await reader.ids(tx, communityId, step);
      const [households, contributions] = await Promise.all([
        reader.load(tx, communityId, ids),
        loadContributions(tx, communityId, ids),
      ]);
      await recontribute(tx, context, [...households.values()], contributions);
      await finish(tx, step);
      return held.head;
    });
    if (head !== undefined) kernel.live.publish({ stream: communityId, seq: head.seq, types: ['tallies.moved'] });
  }
}

/** 55P03: something of one community is held; the database itself is there. */
const isHeldLock = (error: unknown): boolean => (error as { code?: string }).code === '55P03';

/**
 * Does each community by itself, so that one that fails leaves the others their turn; what it failed with is logged.
 * Throws when the database is away. Returns the failures.
 */
async function eachCommunity(
  kernel: Kernel,
  communityIds: Iterable<Id>,
  work: (communityId: Id) => Promise<unknown>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const communityId of communityIds) {
    try {
      await work(communityId);
    } catch (error) {
      if (isUnreachable(error) && !isHeldLock(error)) throw error;
      const { stack, message } = error as Error;
      kernel.log('recount', { community: communityId, error: stack ?? message });
      failures.push(error);
    }
  }
  return failures;
}

/**
 * Writes down which buildings a switch concerns; done once, a second time adds nothing. Throws when it could not in some
 * community: nobody else would.
 */
export async function planRecount(kernel: Kernel, activationId: Id): Promise<void> {
  const { rows } = await kernel.db.aside.query(
    `select c.id from activation a join area p on p.id = a.area_id join area c on c.kind = 'community' and (c.path <@ p.path or c.path @> p.path)
     where a.id = $1`,
    [activationId],
  );
  const ids = (rows as { id: Id }[]).map(({ id }) => id);
  const failures = await eachCommunity(kernel, ids, id =>
    inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, id), tx => tx.rows(PLAN, [id, activationId])),
  );
  if (failures.length > 0) throw failures[0];
}
const PLAN = sql(
  'plan_recount',
  `insert into recount_todo (community_id, building_id, activation_id)
   select $1, b.id, $2 from area b
   left join building_grid bg on bg.community_id = $1 and bg.building_id = b.id and bg.until_at is null
   join activation a on a.id = $2 join area p on p.id = a.area_id
   where b.community_id = $1 and b.kind = 'building' and b.until_at is null and (b.path <@ p.path or bg.grid_id = p.id)
   on conflict do nothing`,
);

/** Writes down that these buildings have come under these activations, or left them; within the cause's transaction. */
export async function planBuildings(
  tx: Tx,
  communityId: Id,
  buildingIds: readonly Id[],
  activationIds: readonly Id[],
): Promise<void> {
  if (buildingIds.length > 0 && activationIds.length > 0)
    await tx.rows(PLAN_BUILDINGS, [communityId, buildingIds, activationIds]);
}
const PLAN_BUILDINGS = sql(
  'plan_buildings',
  `insert into recount_todo (community_id, building_id, activation_id)
   select $1, b, a from unnest($2::uuid[]) b cross join unnest($3::uuid[]) a on conflict do nothing`,
);

/** Does what is written down, community by community; what fails stays written down. */
export async function workOffRecounts(kernel: Kernel, reader: HouseholdReader): Promise<void> {
  const todo = await inTransaction(
    kernel.db,
    { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system'] },
    tx => tx.rows<{ community_id: Id; building_id: Id }>(TODO),
  );
  const byCommunity = Map.groupBy(todo, row => row.community_id);
  await eachCommunity(kernel, byCommunity.keys(), communityId => {
    const buildings = [...new Set(byCommunity.get(communityId)!.map(row => row.building_id))];
    return recountBuildings(kernel, reader, communityId, buildings, async (tx, done) => {
      await tx.rows(DONE, [communityId, done]);
    });
  });
}
const TODO = sql(
  'recounts_to_do',
  'select community_id, building_id from recount_todo order by community_id, building_id limit 20000',
);
const DONE = sql('recounts_done', 'delete from recount_todo where community_id = $1 and building_id = any($2::uuid[])');

/** Counts the buildings in which time alone has changed something since they were counted; what fails stays due. */
export async function workOffDue(kernel: Kernel, reader: HouseholdReader): Promise<void> {
  const now = kernel.clock.now();
  const due = await inTransaction(
    kernel.db,
    { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system'] },
    tx => tx.rows<{ community_id: Id; building_id: Id }>(DUE, [now]),
  );
  const byCommunity = Map.groupBy(due, row => row.community_id);
  await eachCommunity(kernel, byCommunity.keys(), communityId => {
    const buildings = byCommunity.get(communityId)!.map(row => row.building_id);
    return recountBuildings(kernel, reader, communityId, buildings, async (tx, done) => {
      await tx.rows(CLEAR_DUE, [communityId, done, now]);
      await tx.rows(NEXT_DUE, [communityId, done, now]);
    });
  });
}
const DUE = sql(
  'tallies_due',
  'select community_id, building_id from tally_due where due_at <= $1 order by community_id, building_id limit 20000',
);
const CLEAR_DUE = sql(
  'clear_due',
  'delete from tally_due where community_id = $1 and building_id = any($2::uuid[]) and due_at <= $3',
);
const NEXT_DUE = sql(
  'next_due',
  `insert into tally_due (community_id, building_id, due_at)
   select community_id, building_id, min(until_at) from contribution
   where community_id = $1 and building_id = any($2::uuid[]) and until_at > $3 group by 1, 2
   on conflict (community_id, building_id) do update set due_at = least(tally_due.due_at, excluded.due_at)`,
);
