// Counts a rehearsal, building by building, reading only. It tells how far it is, and stops when it was cancelled.
import { within } from '../../../core/access/may.ts';
import { SENSITIVITY_CLASSES } from '../../../core/kernel/event.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { calendarsOf } from '../../../core/matters/clocks-of.ts';
import type { Active } from '../../../core/packs/compile.ts';
import { type Activation, holdsAt } from '../../../core/packs/model.ts';
import type { Household } from '../../../core/registry/household.ts';
import { type Rehearsing, rehearse } from '../../../core/simulate/rehearse.ts';
import { type AreaRecord, areasBelow, findArea } from '../../areas/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { activationsOf, SYSTEM, writeScope } from '../../kernel/stream.ts';
import { nextTurn } from '../../kernel/turn.ts';
import { inTransaction } from '../../kernel/unit-of-work.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../../registry/index.ts';
import { failRehearsal, findRehearsal, finishRehearsal, tellProgress } from './store.ts';

/** Homes loaded at once, and buildings between two words about progress. */
const HOMES_AT_ONCE = 400;
const BUILDINGS_AT_ONCE = 12;
/** Homes counted before others get a turn. */
const COUNTED_A_TURN = 16;

const scopeOf = (kernel: Kernel, streamId: Id) => ({
  ...writeScope(kernel, SYSTEM.post.id, streamId),
  classes: SENSITIVITY_CLASSES,
  flags: ['system' as const],
});

/** Buildings under an area by community: of a grid, its own. */
async function buildingsUnder(kernel: Kernel, area: AreaRecord): Promise<Map<Id, Id[]>> {
  const communities =
    area.community_id === null ? await areasBelow(kernel, area, ['community']) : [{ id: area.community_id }];
  const found = new Map<Id, Id[]>();
  for (const { id } of communities) {
    const { rows } = await kernel.db.pool.query(BUILDINGS, [id, area.kind === 'grid' ? area.id : null]);
    found.set(
      id,
      (rows as { id: Id }[]).map(row => row.id),
    );
  }
  return found;
}
const BUILDINGS = `select b.id from area b
  left join building_grid g on g.community_id = $1 and g.building_id = b.id and g.until_at is null
  where b.community_id = $1 and b.kind = 'building' and b.until_at is null and ($2::uuid is null or g.grid_id = $2) order by b.id`;

/** The packs that hold for a home now, as the recount finds them. */
function activesOf(kernel: Kernel, activations: readonly Activation[], path: string, gridId: Id | undefined): Active[] {
  const now = kernel.clock.now();
  return activations.flatMap(activation => {
    if (!holdsAt(activation, now) || (!within(path, activation.areaPath) && activation.areaId !== gridId)) return [];
    const compiled = kernel.library.pack(activation.pack, activation.version);
    return compiled === undefined ? [] : [{ activation, compiled }];
  });
}

/** Adds every home of these buildings. */
async function countBuildings(kernel: Kernel, communityId: Id, buildings: readonly Id[], counting: Rehearsing) {
  const place = await findArea(kernel, communityId);
  if (place === undefined) return;
  const { homes, activations } = await inTransaction(kernel.db, scopeOf(kernel, communityId), async tx => ({
    activations: await activationsOf(kernel, tx, communityId),
    homes: await householdIdsOfBuildings(tx, communityId, buildings),
  }));
  const byGrid = new Map<Id | undefined, Active[]>();
  for (let at = 0; at < homes.length; at += HOMES_AT_ONCE) {
    const households: Map<Id, Household> = await inTransaction(kernel.db, scopeOf(kernel, communityId), tx =>
      loadHouseholds(tx, communityId, homes.slice(at, at + HOMES_AT_ONCE)),
    );
    for (const [n, household] of [...households.values()].entries()) {
      if (n % COUNTED_A_TURN === 0) await nextTurn();
      const { gridId } = household;
      let actives = byGrid.get(gridId);
      if (actives === undefined) {
        actives = activesOf(kernel, activations, place.path, gridId);
        byGrid.set(gridId, actives);
      }
      counting.add(household, actives);
    }
  }
}

/** Works off one rehearsal; a second time, or after it was cancelled, it does nothing. */
export async function workOnRehearsal(kernel: Kernel, rehearsalId: Id): Promise<void> {
  const inScope = <T>(work: (tx: Parameters<typeof findRehearsal>[0]) => Promise<T>) =>
    inTransaction(kernel.db, scopeOf(kernel, SYSTEM.post.id), work);
  const row = await inScope(tx => findRehearsal(tx, rehearsalId));
  if (row === undefined || row.as_of !== null || row.cancelled_at !== null || row.failed !== null) return;
  const area = await findArea(kernel, row.area_id);
  const compiled = kernel.library.pack(row.pack, row.version);
  if (area === undefined || compiled === undefined) {
    await inScope(tx => failRehearsal(tx, rehearsalId, 'area or pack is gone'));
    return;
  }
  const now = kernel.clock.now();
  const counting = rehearse({
    ...{ compiled, area: { id: area.id, path: area.path }, now, timeZone: area.time_zone },
    packOf: (pack, version) => kernel.library.pack(pack, version),
    calendars: calendarsOf(kernel.library.dictionary),
  });
  const under = await buildingsUnder(kernel, area);
  const total = [...under.values()].reduce((sum, ids) => sum + ids.length, 0);
  let done = 0;
  for (const [communityId, buildings] of under) {
    for (let at = 0; at < buildings.length; at += BUILDINGS_AT_ONCE) {
      const step = buildings.slice(at, at + BUILDINGS_AT_ONCE);
      await countBuildings(kernel, communityId, step, counting);
      done += step.length;
      if (!(await inScope(tx => tellProgress(tx, rehearsalId, done, total)))) return;
    }
    kernel.live.publish({ stream: row.stream_id, seq: 0, types: ['rehearsal.moved'] });
  }
  await inScope(tx => finishRehearsal(tx, rehearsalId, total, now, counting.result()));
  kernel.live.publish({ stream: row.stream_id, seq: 0, types: ['rehearsal.moved'] });
}
