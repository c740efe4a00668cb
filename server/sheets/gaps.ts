// Finds what a sheet would leave empty, by filling it without writing it; and then whose answer is only out of date.
import type { Subject } from '../../core/facts/fact.ts';
import { type Element, subjectOf } from '../../core/facts/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import { holdsAt } from '../../core/packs/model.ts';
import type { Household } from '../../core/registry/household.ts';
import { isGap } from '../../core/sheets/changes.ts';
import { answeredBy, staleSince } from '../../core/sheets/gaps.ts';
import type { GapColumn, GapRow } from '../../core/sheets/gaps-contract.ts';
import { wantedBy } from '../../core/sheets/known.ts';
import { withWords } from '../../core/sheets/layout-words.ts';
import type { RowSubject, SheetLayout } from '../../core/sheets/model.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { doorsOf, loadHouseholds, nameOf } from '../registry/index.ts';
import { openRows, type SheetScope } from './rows.ts';
import { type RollRow, rollOf } from './store.ts';

const AT_A_TIME = 300;
const MOST = 500;
/** What a row must be about for a door to answer it. */
const ROWS: ReadonlySet<RowSubject> = new Set(['person', 'household', 'dwelling']);

/** A column that leaves cells empty which an answer would fill, with the subjects of its rows in their order. */
type Open = { index: number; element: Element; rows: Id[] };

async function openColumns(
  tx: Tx,
  kernel: Kernel,
  scope: SheetScope,
  given: SheetLayout,
  only?: number,
): Promise<Open[]> {
  const { dictionary } = kernel.library;
  const layout = withWords(given, dictionary);
  if (!ROWS.has(layout.rowSubject)) return [];
  const open = layout.columns.map(({ index, source }): Open | undefined => {
    const element = dictionary.elements.find(({ id }) => id === answeredBy(source));
    return element === undefined ||
      !ROWS.has(subjectOf(element.id) as RowSubject) ||
      (only !== undefined && only !== index)
      ? undefined
      : { index, element, rows: [] };
  });
  const rows = await openRows(tx, kernel, scope, layout);
  const parts = rows.parts(undefined, (subjectId, cells, { values }) => {
    for (const [i, column] of open.entries())
      if (column !== undefined && isGap(layout.columns[i]!.source, cells[i], values)) column.rows.push(subjectId);
  });
  // What is made is only looked at on its way.
  for await (const _part of parts);
  return open.filter(column => column !== undefined && column.rows.length > 0) as Open[];
}

type Homes = { of: ReadonlyMap<Id, RollRow>; held: Map<Id, Household> };

/** The homes of rows, with what they said of some elements and the names of those who live there. */
async function homesOf(tx: Tx, scope: SheetScope, columns: readonly Open[], rows: Iterable<Id>): Promise<Homes> {
  const { area, communityId, classes } = scope;
  const roll = await rollOf(tx, communityId, area.kind === 'community' ? null : area.id);
  const of = new Map<Id, RollRow>();
  for (const row of roll) {
    of.set(row.id, row).set(row.dwelling_id, row);
    for (const person of row.persons?.split(',') ?? []) of.set(person as Id, row);
  }
  const wanted = classes.filter(one => one === 'personal' || columns.some(({ element }) => element.class === one));
  const ids = [...new Set([...rows].flatMap(id => of.get(id)?.id ?? []))];
  const held = new Map<Id, Household>();
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    await tx.renew();
    const part = await loadHouseholds(tx, communityId, ids.slice(from, from + AT_A_TIME), wanted);
    for (const [id, household] of part) held.set(id, household);
  }
  return { of, held };
}

/** Whose answer fills a row about one of a household, or about the household itself. */
function subjectAsked(household: Household, rowId: Id, element: string): Subject | undefined {
  switch (subjectOf(element)) {
    case 'person':
      return household.persons.find(({ id }) => id === rowId);
    case 'household':
      return household;
    case 'dwelling':
      return household.dwelling;
    default:
      return undefined;
  }
}

/** Says since when (ms) the answer of a row's subject is out of date; undefined where nothing is on record. */
function staleness(kernel: Kernel, scope: SheetScope, layout: SheetLayout, holding: readonly Id[]) {
  const { purpose, classes, area } = scope;
  const { dictionary } = kernel.library;
  const { serves } = wantedBy(layout, dictionary, { purpose, classes, activations: new Set(holding) });
  const moment = { now: kernel.clock.now(), timeZone: area.time_zone };
  return ({ of, held }: Homes, { element }: Open, row: Id): number | undefined => {
    const household = held.get(of.get(row)?.id as Id);
    const subject = household && subjectAsked(household, row, element.id);
    return subject && staleSince(subject, element, serves, moment);
  };
}

const holdingIn = async (tx: Tx, kernel: Kernel, communityId: Id): Promise<Id[]> =>
  (await activationsOf(kernel, tx, communityId)).filter(one => holdsAt(one, kernel.clock.now())).map(({ id }) => id);

/** How much each column would leave empty. */
export async function countGapsOf(
  tx: Tx,
  kernel: Kernel,
  scope: SheetScope,
  layout: SheetLayout,
): Promise<GapColumn[]> {
  const open = await openColumns(tx, kernel, scope, layout);
  // Only what goes out of date can be out of date.
  const ageing = open.filter(({ element }) => element.fresh !== undefined);
  const homes = await homesOf(tx, scope, ageing, new Set(ageing.flatMap(({ rows }) => rows)));
  const staleOf = staleness(kernel, scope, layout, await holdingIn(tx, kernel, scope.communityId));
  return open.map(column => {
    const { index, element, rows } = column;
    const stale = ageing.includes(column) ? rows.filter(row => staleOf(homes, column, row) !== undefined).length : 0;
    return { index, element: element.id, missing: rows.length - stale, stale };
  });
}

/** The rows one column would leave empty, with their doors. */
export async function listGapsOf(
  tx: Tx,
  kernel: Kernel,
  scope: SheetScope,
  layout: SheetLayout,
  index: number,
): Promise<{ items: GapRow[]; total: number }> {
  const { communityId } = scope;
  const [column] = await openColumns(tx, kernel, scope, layout, index);
  if (column === undefined) return { items: [], total: 0 };
  const rows = column.rows.slice(0, MOST);
  const [homes, holding] = await Promise.all([homesOf(tx, scope, [column], rows), holdingIn(tx, kernel, communityId)]);
  const staleOf = staleness(kernel, scope, layout, holding);
  const doors = await doorsOf(tx, communityId, [...new Set([...homes.held.values()].map(home => home.dwellingId))]);
  const items = rows.flatMap((subjectId): GapRow[] => {
    const household = homes.held.get(homes.of.get(subjectId)?.id as Id);
    if (household === undefined) return [];
    const { text = '', gridName } = doors.get(household.dwellingId) ?? {};
    const observedAt = staleOf(homes, column, subjectId);
    const row: GapRow = {
      ...{ what: observedAt === undefined ? 'missing' : 'stale', subjectId, householdId: household.id, communityId },
      door: gridName === undefined ? { text } : { text, gridName },
    };
    const person = household.persons.find(({ id }) => id === subjectId);
    const name = person && nameOf(person, holding);
    if (name !== undefined) row.name = name;
    if (observedAt !== undefined) row.observedAt = observedAt;
    return [row];
  });
  return { items, total: column.rows.length };
}
