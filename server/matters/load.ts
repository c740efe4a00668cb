// Matters as decisions need them. Imports no other room: the registry fills households from here.
import type { Id } from '../../core/kernel/id.ts';
import type { Matter, Need, Stay } from '../../core/matters/model.ts';
import type { MatterSource, MatterType } from '../../core/packs/model.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

export type MatterRecord = {
  id: Id;
  pack: string;
  version: number;
  type: string;
  activation_id: Id;
  subject_kind: MatterType['subject'];
  subject_id: Id;
  household_id: Id | null;
  building_id: Id;
  grid_id: Id | null;
  open: boolean;
  source: MatterSource;
  parent_id: Id | null;
  stays: Stay[];
  makers: Record<string, Id[]>;
  made: Record<string, { n: number; at: number }>;
  appointed: number | null;
  needs: Need[];
  affected: Id[] | null;
  passed: Record<string, number>;
  reopened: number;
  lead: Id | null;
  beside: Id[];
  owed_by: string | null;
  joined: Id | null;
};

/** Of `MATTER_FROM`. */
export const MATTER_COLUMNS = `m.id, m.pack, m.version, m.type, m.activation_id, m.subject_kind, m.subject_id, m.household_id, m.building_id,
  bg.grid_id, m.open, m.source, m.parent_id, m.stays, m.makers, m.made, m.appointed, m.needs, m.passed, m.reopened, m.lead, m.beside, m.owed_by, m.joined,
  (select array_agg(a.household_id order by a.n) from matter_affected a where a.community_id = m.community_id and a.matter_id = m.id) as affected`;
export const MATTER_FROM =
  'matter m left join building_grid bg on bg.community_id = m.community_id and bg.building_id = m.building_id and bg.until_at is null';

export function matterOf(row: MatterRecord): Matter {
  const matter: Matter = {
    ...{ id: row.id, pack: row.pack, version: row.version, type: row.type, activationId: row.activation_id },
    ...{ subject: { kind: row.subject_kind, id: row.subject_id }, buildingId: row.building_id, source: row.source },
    ...{
      stays: row.stays,
      open: row.open,
      makers: row.makers,
      made: row.made,
      needs: row.needs,
      affected: row.affected ?? [],
    },
    ...{ passed: row.passed, reopened: row.reopened, beside: row.beside },
  };
  if (row.household_id !== null) matter.householdId = row.household_id;
  if (row.grid_id !== null) matter.gridId = row.grid_id;
  if (row.parent_id !== null) matter.parentId = row.parent_id;
  if (row.lead !== null) matter.lead = row.lead;
  if (row.appointed !== null) matter.appointed = row.appointed;
  if (row.owed_by !== null) matter.owedBy = row.owed_by;
  if (row.joined !== null) matter.joined = row.joined;
  return matter;
}

const OF_HOUSEHOLDS = sql(
  'matters_of_households',
  `select ${MATTER_COLUMNS} from ${MATTER_FROM}
   where m.community_id = $1 and (m.open or m.newest) and m.subject_id = any(array(
     select unnest($2::uuid[])
     union all select dwelling_id from household where community_id = $1 and id = any($2::uuid[])
     union all select person_id from residence where community_id = $1 and household_id = any($2::uuid[]) and until_at is null))
   order by m.opened_at, m.id`,
);
const ABOUT = sql(
  'matters_about',
  `select ${MATTER_COLUMNS} from ${MATTER_FROM}
   where m.community_id = $1 and m.subject_id = any($2::uuid[]) and (m.open or m.newest) order by m.opened_at, m.id`,
);
const BY_ID = sql(
  'matters_by_id',
  `select ${MATTER_COLUMNS} from ${MATTER_FROM} where m.community_id = $1 and m.id = any($2::uuid[])`,
);

/** About these households, their people and their doors: every open one, and the newest of each type; newest last. */
export const mattersOfHouseholds = async (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Matter[]> =>
  (await tx.rows<MatterRecord>(OF_HOUSEHOLDS, [communityId, ids])).map(matterOf);

/** The same about these subjects alone, as buildings are. */
export const mattersAbout = async (tx: Tx, communityId: Id, subjectIds: readonly Id[]): Promise<Matter[]> =>
  (await tx.rows<MatterRecord>(ABOUT, [communityId, subjectIds])).map(matterOf);

export const mattersById = async (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Map<Id, Matter>> =>
  ids.length === 0
    ? new Map()
    : new Map((await tx.rows<MatterRecord>(BY_ID, [communityId, ids])).map(row => [row.id, matterOf(row)]));
