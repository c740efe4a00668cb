// Households as decisions need them: loaded whole under the stream's lock, changed in memory, written back as facts.
import type { Fact, FactRow, Subject } from '../../core/facts/fact.ts';
import { SENSITIVITY_CLASSES, type SensitivityClass } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { byOpening, type Matter } from '../../core/matters/model.ts';
import { type Household, isHead, type PersonOfHousehold } from '../../core/registry/household.ts';
import { headFirst, type ResidenceKind } from '../../core/registry/model.ts';
import { type FactKey, type FactWrite, loadFactsOfHouseholds } from '../facts/index.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { mattersOfHouseholds } from '../matters/index.ts';

type Row = { id: Id; dwelling_id: Id; building_id: Id; grid_id: Id | null; persons: [Id, ResidenceKind][] | null };

const HOUSEHOLDS = sql(
  'households_whole',
  `select h.id, h.dwelling_id, h.building_id, bg.grid_id,
     (select json_agg(json_build_array(r.person_id, r.kind) order by r.from_at, r.person_id) from residence r
      where r.community_id = h.community_id and r.household_id = h.id and r.until_at is null) as persons
   from household h left join building_grid bg on bg.community_id = h.community_id and bg.building_id = h.building_id and bg.until_at is null
   where h.community_id = $1 and h.id = any($2::uuid[]) and h.until_at is null`,
);
const HOUSEHOLD_IDS_OF_BUILDINGS = sql(
  'household_ids_of_buildings',
  'select id from household where community_id = $1 and building_id = any($2::uuid[]) and until_at is null',
);

export const householdIdsOfBuildings = async (tx: Tx, communityId: Id, buildingIds: readonly Id[]): Promise<Id[]> =>
  (await tx.rows<{ id: Id }>(HOUSEHOLD_IDS_OF_BUILDINGS, [communityId, buildingIds])).map(row => row.id);

/**
 * Households by id, with everybody living there, the head first, their facts in these classes, and what is to be settled
 * about them, in one round trip.
 */
export async function loadHouseholds(
  tx: Tx,
  communityId: Id,
  ids: readonly Id[],
  classes: readonly SensitivityClass[] = SENSITIVITY_CLASSES,
): Promise<Map<Id, Household>> {
  const [rows, facts, matters] = await Promise.all([
    tx.rows<Row>(HOUSEHOLDS, [communityId, ids]),
    loadFactsOfHouseholds(tx, communityId, ids, classes),
    mattersOfHouseholds(tx, communityId, ids),
  ]);
  const bySubject = Map.groupBy(matters, matter => matter.subject.id);
  return new Map(
    rows.map(row => {
      const persons = (row.persons ?? []).map(
        ([id, residence]): PersonOfHousehold => ({ id, residence, rows: facts.get(id) ?? [] }),
      );
      const household: Household = {
        id: row.id,
        communityId,
        dwellingId: row.dwelling_id,
        buildingId: row.building_id,
        rows: facts.get(row.id) ?? [],
        persons: headFirst(persons, isHead),
        dwelling: { id: row.dwelling_id, rows: facts.get(row.dwelling_id) ?? [] },
        matters: mattersHere(bySubject, row, persons),
      };
      if (row.grid_id !== null) household.gridId = row.grid_id;
      return [row.id, household];
    }),
  );
}

/** About the household, its door and its people, as they are here now; newest last. */
function mattersHere(
  bySubject: ReadonlyMap<Id, Matter[]>,
  { id, dwelling_id, building_id, grid_id }: Row,
  persons: readonly PersonOfHousehold[],
): Matter[] {
  if (bySubject.size === 0) return [];
  const here = { householdId: id, buildingId: building_id, ...(grid_id === null ? {} : { gridId: grid_id }) };
  const own = [id, dwelling_id].flatMap(subject => bySubject.get(subject) ?? []);
  const theirs = persons.flatMap(person =>
    (bySubject.get(person.id) ?? []).map(matter =>
      person.residence === 'registered' ? matter : { ...matter, ...here },
    ),
  );
  return [...own, ...theirs].sort(byOpening);
}

const sameRow = (row: FactRow, key: FactKey | FactWrite): boolean =>
  row.class === key.class && row.purpose === key.purpose && row.activationId === key.activationId;

function changeSubject<S extends Subject>(subject: S, writes: readonly FactWrite[], withdrawn: readonly FactKey[]): S {
  const rows = subject.rows.map(row => ({ ...row, facts: { ...row.facts } as Record<string, Fact> }));
  for (const write of writes) {
    let row = rows.find(one => sameRow(one, write));
    if (row === undefined) {
      row = { class: write.class, purpose: write.purpose, activationId: write.activationId, facts: {} };
      rows.push(row);
    }
    row.facts[write.element] = write.fact;
  }
  for (const key of withdrawn) {
    const row = rows.find(one => sameRow(one, key));
    if (row !== undefined) delete row.facts[key.element];
  }
  return { ...subject, rows };
}

/** The household after these facts were written and those withdrawn; the one given stays as it was. */
export function withFacts(
  household: Household,
  writes: readonly FactWrite[],
  withdrawn: readonly FactKey[] = [],
): Household {
  const of = (id: Id) =>
    [writes.filter(one => one.subjectId === id), withdrawn.filter(one => one.subjectId === id)] as const;
  const change = <S extends Subject>(subject: S): S => {
    const [added, removed] = of(subject.id);
    return added.length === 0 && removed.length === 0 ? subject : changeSubject(subject, added, removed);
  };
  const changed: Household = { ...change(household), persons: household.persons.map(change) };
  if (household.dwelling !== undefined) changed.dwelling = change(household.dwelling);
  return changed;
}

/** Of the households that somebody left, those in which nobody is any more. */
export const emptied = (households: ReadonlyMap<Id, Household>, left: Iterable<Id>): Set<Id> =>
  new Set([...left].filter(id => households.get(id)?.persons.length === 0));

/** Which fact rows these households, and others by themselves, already have in the database, as `writeFacts` needs to know. */
export function rowsHeld(
  households: Iterable<Household>,
  others: Iterable<Subject> = [],
): (write: FactWrite) => boolean {
  const held = new Set<string>();
  const name = (subjectId: Id, row: { class: string; purpose: string; activationId: Id }) =>
    `${row.class}/${subjectId}/${row.purpose}/${row.activationId}`;
  for (const subject of others) for (const row of subject.rows) held.add(name(subject.id, row));
  for (const household of households) {
    for (const subject of [
      household,
      ...household.persons,
      ...(household.dwelling === undefined ? [] : [household.dwelling]),
    ])
      for (const row of subject.rows) held.add(name(subject.id, row));
  }
  return write => held.has(name(write.subjectId, write));
}
