// Whose rows of a sheet changed, written out for a post that may see them.
import type { Id } from '../../core/kernel/id.ts';
import type { Changes } from '../../core/sheets/changes.ts';
import type { ChangedRow } from '../../core/sheets/fills-contract.ts';
import type { RowSubject } from '../../core/sheets/model.ts';
import { loadFacts } from '../facts/index.ts';
import { type Sql, sql, type Tx } from '../kernel/unit-of-work.ts';
import { doorsOf, nameOf } from '../registry/index.ts';

type Home = { subject_id: Id; household_id: Id; dwelling_id: Id };

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
};

const MOST = 500;

/** The changed rows with their doors, and of persons their names; `activations`: those whose names may be shown. */
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
  const homesOf = HOMES[subject];
  const [homes, facts] = await Promise.all([
    homesOf === undefined ? [] : tx.rows<Home>(homesOf, [communityId, ids]),
    subject === 'person' ? loadFacts(tx, communityId, ids, ['personal']) : undefined,
  ]);
  const homeOf = new Map(homes.map(home => [home.subject_id, home]));
  const doors = await doorsOf(tx, communityId, [...new Set(homes.map(home => home.dwelling_id))]);
  return rows.map(({ what, subjectId }): ChangedRow => {
    const row: ChangedRow = { what, subjectId };
    const home = homeOf.get(subjectId);
    const name = facts && nameOf({ id: subjectId, rows: facts.get(subjectId) ?? [] }, activations);
    if (name !== undefined) row.name = name;
    if (home === undefined) return row;
    row.householdId = home.household_id;
    const door = doors.get(home.dwelling_id)?.text;
    return door === undefined ? row : { ...row, door };
  });
}
