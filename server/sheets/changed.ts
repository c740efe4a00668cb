// Whose rows of a sheet changed, written out for a post that may see them.
import type { Id } from '../../core/kernel/id.ts';
import type { Changes } from '../../core/sheets/changes.ts';
import type { ChangedRow } from '../../core/sheets/fills-contract.ts';
import type { RowSubject } from '../../core/sheets/model.ts';
import { loadFacts } from '../facts/index.ts';
import { type Sql, sql, type Tx } from '../kernel/unit-of-work.ts';
import { doorsOf, nameOf } from '../registry/index.ts';

type Home = { subject_id: Id; household_id: Id | null; dwelling_id: Id };

// Somebody who moved away since is told by the last home there was.
const HOMES: Partial<Record<RowSubject, Sql>> = {
  person: sql(
    'homes_of_changed_persons',
    `select distinct on (r.person_id) r.person_id as subject_id, h.id as household_id, h.dwelling_id
     from residence r join household h on h.community_id = r.community_id and h.id = r.household_id
     where r.community_id = $1 and r.person_id = any($2::uuid[])
     order by r.person_id, r.until_at is null desc, r.kind = 'living' desc, r.from_at desc`,
  ),
  household: sql(
    'homes_of_changed_households',
    `select id as subject_id, id as household_id, dwelling_id from household
     where community_id = $1 and id = any($2::uuid[])`,
  ),
  dwelling: sql(
    'changed_dwellings',
    `select id as subject_id, null::uuid as household_id, id as dwelling_id from dwelling
     where community_id = $1 and id = any($2::uuid[])`,
  ),
};
const AREAS = sql(
  'changed_areas',
  'select id, name from area where coalesce(community_id, id) = $1 and id = any($2::uuid[])',
);

const MOST = 500;

/** Names of the rows: of persons by what may be shown of them, of buildings, grids and the area itself. */
async function namesOf(
  tx: Tx,
  communityId: Id,
  subject: RowSubject,
  ids: readonly Id[],
  activations: readonly Id[],
): Promise<Map<Id, string>> {
  if (subject === 'household' || subject === 'dwelling') return new Map();
  if (subject !== 'person') {
    const areas = await tx.rows<{ id: Id; name: string }>(AREAS, [communityId, ids]);
    return new Map(areas.map(({ id, name }) => [id, name]));
  }
  const facts = await loadFacts(tx, communityId, ids, ['personal']);
  return new Map(
    ids.flatMap((id): [Id, string][] => {
      const name = nameOf({ id, rows: facts.get(id) ?? [] }, activations);
      return name === undefined ? [] : [[id, name]];
    }),
  );
}

/** The changed rows with their doors and names; `activations`: those by which a person's name may be shown. */
export async function changedRows(
  tx: Tx,
  communityId: Id,
  subject: RowSubject,
  changes: Changes,
  activations: readonly Id[],
): Promise<ChangedRow[]> {
  const rows = (['added', 'removed', 'changed'] as const)
    .flatMap(what => changes[what].map(subjectId => ({ what, subjectId })))
    .slice(0, MOST);
  const ids = rows.map(({ subjectId }) => subjectId);
  const statement = HOMES[subject];
  const [homes, names] = await Promise.all([
    statement === undefined ? [] : tx.rows<Home>(statement, [communityId, ids]),
    namesOf(tx, communityId, subject, ids, activations),
  ]);
  const homeOf = new Map(homes.map(home => [home.subject_id, home]));
  const doors = await doorsOf(tx, communityId, [...new Set(homes.map(home => home.dwelling_id))]);
  return rows.map(({ what, subjectId }): ChangedRow => {
    const row: ChangedRow = { what, subjectId };
    const home = homeOf.get(subjectId);
    const name = names.get(subjectId);
    if (name !== undefined) row.name = name;
    if (home === undefined) return row;
    if (home.household_id !== null) row.householdId = home.household_id;
    const door = doors.get(home.dwelling_id)?.text;
    return door === undefined ? row : { ...row, door };
  });
}
