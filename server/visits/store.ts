// Visits as rows for pages, corrections and the draw. Why nobody was met is in no row here.
import type { Id } from '../../core/kernel/id.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

export type VisitRecord = { id: Id; household_id: Id; at: number; seq: number; corrects: Id | null };

const VISITS = sql(
  'visits_and_corrections',
  'select id, household_id, at, seq, corrects from visit where community_id = $1 and (id = any($2::uuid[]) or corrects = any($2::uuid[]))',
);

/** These visits and what corrected them. */
export const visitsAndCorrections = (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<VisitRecord[]> =>
  ids.length === 0 ? Promise.resolve([]) : tx.rows<VisitRecord>(VISITS, [communityId, ids]);

export type NewVisit = {
  id: Id;
  householdId: Id;
  buildingId: Id;
  gridId: Id | undefined;
  at: number;
  seq: number;
  outcome: string;
  corrects?: Id;
};

export async function addVisits(tx: Tx, communityId: Id, postId: Id, visits: readonly NewVisit[]): Promise<void> {
  await tx.rows(ADD_VISITS, [
    communityId,
    postId,
    visits.map(one => one.id),
    visits.map(one => one.householdId),
    visits.map(one => one.buildingId),
    visits.map(one => one.gridId ?? null),
    visits.map(one => one.at),
    visits.map(one => one.seq),
    visits.map(one => one.outcome),
    visits.map(one => one.corrects ?? null),
  ]);
}
const ADD_VISITS = sql(
  'add_visits',
  `insert into visit (community_id, post_id, drawn, id, household_id, building_id, grid_id, at, seq, outcome, corrects)
   select $1, $2, false, * from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::bigint[], $8::bigint[], $9::text[], $10::uuid[])`,
);
