// Compares every figure that is kept with one counted anew as of an instant: what each home and person contributes, the
// sums of each building and community, and that whatever time will change is written down as due. Changes nothing.
import type { Id } from '../../core/kernel/id.ts';
import type { Active } from '../../core/packs/compile.ts';
import { contribute } from '../../core/tallies/contribute.ts';
import type { SeriesKey } from '../../core/tallies/model.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { type Context, holdStream, SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql, type Tx } from '../kernel/unit-of-work.ts';
import type { HouseholdReader } from './recount.ts';
import { activesToCount } from './store.ts';

export type Difference = {
  communityId: Id;
  /** A building, or the community itself. */
  areaId: Id;
  /** Of a contribution: the person or household that contributes. */
  subjectId?: Id;
  /**
   * `tally`: a building's sum. `sum`: the community's sum is not that of its buildings. `contribution`: what a subject
   * counts for. `until`: the instant at which time changes it. `due`: nothing will count it anew then.
   */
  what: 'tally' | 'sum' | 'contribution' | 'until' | 'due';
  series?: SeriesKey;
  /** Numbers of people or homes; of `until` and `due`, instants in ms, 0 for none. */
  kept: number;
  counted: number;
};

export type Comparison = {
  buildings: number;
  contributions: number;
  /** Buildings a switch has still to reach: until then their figures may differ. */
  waiting: number;
  differences: Difference[];
};

type Kept = { subject_id: Id; household_id: Id; building_id: Id; series: number[]; until_at: number | null };
type Row = { series: ReadonlySet<SeriesKey>; until: number | undefined };

const BUILDINGS_AT_ONCE = 8;

const BUILDINGS = sql(
  'compared_buildings',
  `select building_id as id from household where community_id = $1 and until_at is null
   union select building_id from contribution where community_id = $1
   union select area_id from tally where community_id = $1 and area_id <> $1 order by 1`,
);
const KEPT = sql(
  'kept_contributions',
  'select subject_id, household_id, building_id, series, until_at from contribution where community_id = $1 and building_id = any($2::uuid[])',
);
const TALLIES = sql(
  'kept_tallies',
  'select area_id, series, n from tally where community_id = $1 and area_id = any($2::uuid[]) and n <> 0',
);
const DUE = sql(
  'kept_due',
  'select building_id, due_at from tally_due where community_id = $1 and building_id = any($2::uuid[])',
);
// One statement, so that no visit comes between a community's sum and its buildings'.
const SUMS = sql(
  'community_against_buildings',
  `select series, sum(n) filter (where area_id = $1)::int as kept, sum(n) filter (where area_id <> $1)::int as counted
   from tally where community_id = $1 group by series
   having coalesce(sum(n) filter (where area_id = $1), 0) <> coalesce(sum(n) filter (where area_id <> $1), 0)`,
);
const WAITING = sql(
  'waiting_recounts',
  'select count(distinct building_id)::int as n from recount_todo where community_id = $1',
);

/** `asOf` in ms: no earlier than what was last recorded. Building by building under the stream's lock, briefly. */
export async function compareTallies(
  kernel: Kernel,
  reader: HouseholdReader,
  communityIds: readonly Id[],
  asOf: number,
): Promise<Comparison> {
  const comparison: Comparison = { buildings: 0, contributions: 0, waiting: 0, differences: [] };
  const { rows } = await kernel.db.aside.query('select id, key from series');
  const keyOf = new Map((rows as { id: number; key: SeriesKey }[]).map(row => [row.id, row.key]));
  for (const communityId of communityIds) {
    const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, communityId), work);
    const buildings = await within(tx => tx.rows<{ id: Id }>(BUILDINGS, [communityId]));
    for (let at = 0; at < buildings.length; at += BUILDINGS_AT_ONCE) {
      const step = buildings.slice(at, at + BUILDINGS_AT_ONCE).map(row => row.id);
      await within(tx => compareBuildings(tx, kernel, reader, communityId, step, asOf, keyOf, comparison));
    }
    await within(async tx => {
      type Sum = { series: number; kept: number | null; counted: number | null };
      for (const { series, kept, counted } of await tx.rows<Sum>(SUMS, [communityId]))
        comparison.differences.push({
          ...{ communityId, areaId: communityId, what: 'sum', series: keyOf.get(series)! },
          ...{ kept: kept ?? 0, counted: counted ?? 0 },
        });
      comparison.waiting += (await tx.rows<{ n: number }>(WAITING, [communityId]))[0]!.n;
    });
  }
  return comparison;
}

async function compareBuildings(
  tx: Tx,
  kernel: Kernel,
  reader: HouseholdReader,
  communityId: Id,
  buildingIds: readonly Id[],
  asOf: number,
  keyOf: ReadonlyMap<number, SeriesKey>,
  comparison: Comparison,
): Promise<void> {
  const held = await holdStream(kernel, tx, communityId);
  if (held === undefined) return;
  const { place, activations } = held;
  const context: Context = { kernel, now: asOf, actor: SYSTEM, streamId: communityId, place, activations };
  const [households, keptRows, tallies, due] = await Promise.all([
    reader.ids(tx, communityId, buildingIds).then(ids => reader.load(tx, communityId, ids)),
    tx.rows<Kept>(KEPT, [communityId, buildingIds]),
    tx.rows<{ area_id: Id; series: number; n: number }>(TALLIES, [communityId, buildingIds]),
    tx.rows<{ building_id: Id; due_at: number }>(DUE, [communityId, buildingIds]),
  ]);
  comparison.buildings += buildingIds.length;
  comparison.contributions += keptRows.length;
  const add = (areaId: Id, rest: Omit<Difference, 'communityId' | 'areaId'>) =>
    comparison.differences.push({ communityId, areaId, ...rest });

  const kept = new Map<string, { row: Row; areaId: Id; subjectId: Id }>();
  const dueAt = new Map(due.map(row => [row.building_id, row.due_at]));
  for (const one of keptRows) {
    const row = { series: new Set(one.series.map(id => keyOf.get(id)!)), until: one.until_at ?? undefined };
    kept.set(`${one.household_id}/${one.subject_id}`, { row, areaId: one.building_id, subjectId: one.subject_id });
    const writtenDown = dueAt.get(one.building_id);
    if (row.until !== undefined && (writtenDown === undefined || writtenDown > row.until))
      add(one.building_id, { subjectId: one.subject_id, what: 'due', kept: writtenDown ?? 0, counted: row.until });
  }
  const sums = new Map<string, number>();
  const actives = new Map<Id | undefined, Active[]>();
  for (const household of households.values()) {
    const { gridId, buildingId } = household;
    const ofGrid = actives.get(gridId) ?? activesToCount(context, gridId);
    actives.set(gridId, ofGrid);
    for (const one of contribute({ household, actives: ofGrid, now: asOf, timeZone: place.timeZone })) {
      const place = `${household.id}/${one.subjectId}`;
      const before = kept.get(place);
      kept.delete(place);
      for (const key of one.series) sums.set(`${buildingId}/${key}`, (sums.get(`${buildingId}/${key}`) ?? 0) + 1);
      compareRows(before?.row, { series: new Set(one.series), until: one.until }, asOf, rest =>
        add(before?.areaId ?? buildingId, { subjectId: one.subjectId, ...rest }),
      );
    }
  }
  for (const { row, areaId, subjectId } of kept.values())
    compareRows(row, undefined, asOf, rest => add(areaId, { subjectId, ...rest }));
  for (const { area_id, series, n } of tallies) {
    const place = `${area_id}/${keyOf.get(series)}`;
    const counted = sums.get(place) ?? 0;
    sums.delete(place);
    if (counted !== n) add(area_id, { what: 'tally', series: keyOf.get(series)!, kept: n, counted });
  }
  for (const [place, counted] of sums)
    add(place.slice(0, 36), { what: 'tally', series: place.slice(37), kept: 0, counted });
}

const NOTHING: Row = { series: new Set(), until: undefined };

function compareRows(
  kept: Row | undefined,
  counted: Row | undefined,
  asOf: number,
  differ: (rest: Omit<Difference, 'communityId' | 'areaId' | 'subjectId'>) => void,
): void {
  const [a, b] = [kept ?? NOTHING, counted ?? NOTHING];
  for (const series of a.series)
    if (!b.series.has(series)) differ({ what: 'contribution', series, kept: 1, counted: 0 });
  for (const series of b.series)
    if (!a.series.has(series)) differ({ what: 'contribution', series, kept: 0, counted: 1 });
  // What has fallen due shows in the series if it changed anything, and is not wrong about the future.
  const isDue = a.until !== undefined && a.until <= asOf;
  if (!isDue && a.until !== b.until) differ({ what: 'until', kept: a.until ?? 0, counted: b.until ?? 0 });
}
