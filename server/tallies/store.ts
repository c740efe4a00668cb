// Contributions and their sums. Called under the stream's lock with the households a command changed, so that a
// tally moves in the transaction of its cause and never apart from it.

import { within } from '../../core/access/may.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Active } from '../../core/packs/compile.ts';
import { holdsAt } from '../../core/packs/model.ts';
import { activationAt } from '../../core/packs/version.ts';
import type { Household } from '../../core/registry/household.ts';
import { contribute } from '../../core/tallies/contribute.ts';
import type { Contribution, SeriesKey } from '../../core/tallies/model.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Context } from '../kernel/stream.ts';
import { nextTurn } from '../kernel/turn.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

export type Held = { subject_id: Id; household_id: Id; building_id: Id; series: number[]; until_at: number | null };

const CONTRIBUTIONS_OF_HOUSEHOLDS = sql(
  'contributions_of_households',
  `select subject_id, household_id, building_id, series, until_at from contribution
   where community_id = $1 and subject_id = any(array(
     select person_id from residence where community_id = $1 and household_id = any($2::uuid[])
     union all select unnest($2::uuid[]))) and household_id = any($2::uuid[])`,
);

/** What these households and their people contribute now, as stored. */
export const loadContributions = (tx: Tx, communityId: Id, householdIds: readonly Id[]): Promise<Held[]> =>
  tx.rows<Held>(CONTRIBUTIONS_OF_HOUSEHOLDS, [communityId, householdIds]);

/**
 * The packs that hold for one household at an instant: those of its grid, its community and everything above, each in
 * the version that was in force then.
 */
export function activesFor(context: Context, gridId: Id | undefined, at: number): Active[] {
  const actives: Active[] = [];
  for (const one of context.activations) {
    if (!holdsAt(one, at)) continue;
    if (!within(context.place.path, one.areaPath) && one.areaId !== gridId) continue;
    const activation = activationAt(one, at);
    const compiled = context.kernel.library.pack(activation.pack, activation.version);
    if (compiled !== undefined) actives.push({ activation, compiled });
  }
  return actives;
}

/** Every activation that can still matter to a contribution: future ones bound its `until`, past ones are over. */
export function activesToCount(context: Context, gridId: Id | undefined): Active[] {
  const actives: Active[] = [];
  for (const activation of context.activations) {
    if (activation.endedAt !== undefined && activation.endedAt <= context.now) continue;
    if (activation.until !== undefined && activation.until <= context.now) continue;
    if (!within(context.place.path, activation.areaPath) && activation.areaId !== gridId) continue;
    const compiled = context.kernel.library.pack(activation.pack, activation.version);
    if (compiled !== undefined) actives.push({ activation, compiled });
  }
  return actives;
}

const seriesIds = new WeakMap<Kernel, Map<SeriesKey, number>>();

const OFFER_SERIES = `insert into series (key, activation_id, report, code)
  select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) on conflict (key) do nothing`;
const SERIES_IDS = 'select id, key from series where key = any($1::text[])';

/** Numbers of series; new ones are registered by a commit of their own, which a roll-back of the caller may outlive. */
export async function seriesOf(kernel: Kernel, keys: Iterable<SeriesKey>): Promise<Map<SeriesKey, number>> {
  let known = seriesIds.get(kernel);
  if (known === undefined) {
    known = new Map();
    seriesIds.set(kernel, known);
  }
  const missing = [...new Set(keys)].filter(key => !known.has(key));
  if (missing.length > 0) {
    const parts = missing.map(key => /^([^/]*)\/([^=]*)(?:=(.*))?$/.exec(key)!);
    await kernel.db.aside.query(OFFER_SERIES, [
      missing,
      parts.map(part => (part[1] === 'base' ? null : part[1])),
      parts.map(part => part[2]),
      parts.map(part => part[3] ?? null),
    ]);
    const { rows } = await kernel.db.aside.query(SERIES_IDS, [missing]);
    for (const row of rows as { id: number; key: string }[]) known.set(row.key, row.id);
  }
  return known;
}

/** Households counted before others get a turn: some three milliseconds. */
const COUNTED_A_TURN = 16;

type Row = { subjectId: Id; householdId: Id; buildingId: Id; person: boolean; series: number[]; until: number | null };

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i]);

/** The numbers of one list that are not in another. */
const without = (numbers: readonly number[], others: readonly number[]): number[] =>
  numbers.filter(one => !others.includes(one));

/**
 * Counts these households anew and moves every sum that changes: building and community. `held` is what they
 * contributed before (subjects that are in `held` but no longer in a household are taken out).
 */
export async function recontribute(
  tx: Tx,
  context: Context,
  households: readonly Household[],
  held: readonly Held[],
): Promise<void> {
  if (households.length === 0 && held.length === 0) return;
  const { kernel, now, place, streamId } = context;
  const activesOfGrid = new Map<Id | undefined, Active[]>();
  const counted: { household: Household; contributions: Contribution[] }[] = [];
  for (const [at, household] of households.entries()) {
    if (at > 0 && at % COUNTED_A_TURN === 0) await nextTurn();
    let actives = activesOfGrid.get(household.gridId);
    if (actives === undefined) {
      actives = activesToCount(context, household.gridId);
      activesOfGrid.set(household.gridId, actives);
    }
    counted.push({ household, contributions: contribute({ household, actives, now, timeZone: place.timeZone }) });
  }
  const keys = new Set<SeriesKey>();
  for (const { contributions } of counted) for (const one of contributions) for (const key of one.series) keys.add(key);
  const ids = await seriesOf(kernel, keys);

  const before = new Map(held.map(row => [`${row.subject_id}/${row.household_id}`, row]));
  const deltas = new Map<string, number>();
  const move = (areaId: Id, one: number, by: number) => {
    const key = `${areaId}/${one}`;
    deltas.set(key, (deltas.get(key) ?? 0) + by);
  };
  /** Takes a subject out of these series of a building, or adds it to them, there and in the community. */
  const moveAll = (areaId: Id, series: readonly number[], by: number) => {
    for (const one of series) {
      move(areaId, one, by);
      move(streamId, one, by);
    }
  };
  const added: Row[] = [];
  const changed: Row[] = [];
  const due = new Map<Id, number>();
  for (const { household, contributions } of counted) {
    for (const one of contributions) {
      const row: Row = {
        subjectId: one.subjectId,
        householdId: household.id,
        buildingId: household.buildingId,
        person: one.kind === 'person',
        series: one.series.map(key => ids.get(key)!).sort((a, b) => a - b),
        until: one.until ?? null,
      };
      const place = `${row.subjectId}/${row.householdId}`;
      const old = before.get(place);
      before.delete(place);
      if (row.until !== null) due.set(row.buildingId, Math.min(row.until, due.get(row.buildingId) ?? row.until));
      if (old === undefined) added.push(row);
      else if (old.building_id === row.buildingId && old.until_at === row.until && sameNumbers(old.series, row.series))
        continue;
      else changed.push(row);
      if (old?.building_id === row.buildingId) {
        // Most of what a subject counts in stays as it is.
        moveAll(row.buildingId, without(old.series, row.series), -1);
        moveAll(row.buildingId, without(row.series, old.series), 1);
        continue;
      }
      if (old !== undefined) moveAll(old.building_id, old.series, -1);
      moveAll(row.buildingId, row.series, 1);
    }
  }
  const gone = [...before.values()];
  for (const old of gone) moveAll(old.building_id, old.series, -1);
  const sums = [...deltas].filter(([, by]) => by !== 0);
  await Promise.all([
    added.length > 0 ? tx.rows(ADD, columns(streamId, added)) : undefined,
    changed.length > 0 ? tx.rows(CHANGE, columns(streamId, changed)) : undefined,
    gone.length > 0
      ? tx.rows(REMOVE, [streamId, gone.map(one => one.subject_id), gone.map(one => one.household_id)])
      : undefined,
    sums.length > 0
      ? tx.rows(MOVE_SUMS, [
          streamId,
          sums.map(([key]) => key.slice(0, 36)),
          sums.map(([key]) => Number(key.slice(37))),
          sums.map(([, by]) => by),
        ])
      : undefined,
    due.size > 0 ? tx.rows(SET_DUE, [streamId, [...due.keys()], [...due.values()]]) : undefined,
  ]);
}

const columns = (communityId: Id, rows: readonly Row[]): unknown[] => [
  communityId,
  rows.map(row => row.subjectId),
  rows.map(row => row.householdId),
  rows.map(row => row.buildingId),
  rows.map(row => row.person),
  rows.map(row => `{${row.series.join(',')}}`),
  rows.map(row => row.until),
];

const ADD = sql(
  'add_contributions',
  `insert into contribution (community_id, subject_id, household_id, building_id, person, series, until_at)
   select $1, s, h, b, p, c::int[], u from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::boolean[], $6::text[], $7::bigint[]) t (s, h, b, p, c, u)`,
);
const CHANGE = sql(
  'change_contributions',
  `update contribution o set building_id = t.b, person = t.p, series = t.c::int[], until_at = t.u
   from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::boolean[], $6::text[], $7::bigint[]) t (s, h, b, p, c, u)
   where o.community_id = $1 and o.subject_id = t.s and o.household_id = t.h`,
);
const REMOVE = sql(
  'remove_contributions',
  `delete from contribution o using unnest($2::uuid[], $3::uuid[]) t (s, h)
   where o.community_id = $1 and o.subject_id = t.s and o.household_id = t.h`,
);
const MOVE_SUMS = sql(
  'move_sums',
  `insert into tally (community_id, area_id, series, n) select $1, * from unnest($2::uuid[], $3::int[], $4::int[])
   on conflict (community_id, area_id, series) do update set n = tally.n + excluded.n`,
);
const SET_DUE = sql(
  'set_due',
  `insert into tally_due (community_id, building_id, due_at) select $1, * from unnest($2::uuid[], $3::bigint[])
   on conflict (community_id, building_id) do update set due_at = least(tally_due.due_at, excluded.due_at)
   where excluded.due_at < tally_due.due_at`,
);
