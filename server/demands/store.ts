// Demands as rows of their community.
import type { Demand } from '../../core/demands/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

export type KeptDemand = Demand & { role: string };

type Row = {
  id: Id;
  area_id: Id;
  area_path: string;
  sponsor: string;
  purpose: string;
  basis: string;
  until_at: number;
  elements: string[];
  form: string | null;
  missing: Record<string, number>;
  seconds: number;
  raised_at: number;
  role: string;
  admitted_at: number | null;
  declined_at: number | null;
  reason: string | null;
  asked_from: number | null;
  asked_until: number | null;
};

const COLUMNS = `id, area_id, area_path, sponsor, purpose, basis, until_at, elements, form, missing, seconds, raised_at, role,
  admitted_at, declined_at, reason, asked_from, asked_until`;
const FIND = sql('find_demands', `select ${COLUMNS} from demand where community_id = $1 and id = any($2::uuid[])`);
const LIST = sql(
  'list_demands',
  `select ${COLUMNS} from demand where community_id = $1 and ($2::uuid is null or area_id = $2 or area_id = $1)
   order by raised_at desc, id desc limit 500`,
);
const ASKING = sql(
  'demands_asking',
  `select ${COLUMNS} from demand where community_id = $1 and until_at > $2
     and (asked_until > $2 or (admitted_at is not null and (declined_at is null or declined_at > $2)))
   order by coalesce(asked_from, admitted_at), id`,
);
const ADD = sql(
  'add_demand',
  `insert into demand (community_id, id, area_id, area_path, sponsor, purpose, basis, until_at, elements, form, missing, seconds,
     raised_at, post_id, role)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text[], $10, $11, $12, $13, $14, $15)`,
);
const SETTLE = sql(
  'settle_demand',
  `update demand set admitted_at = $3, declined_at = $4, reason = $5, asked_from = $6, asked_until = $7
   where community_id = $1 and id = $2`,
);
const HOUSEHOLDS = sql(
  'households_of_demand',
  `select h.id from household h
   left join building_grid bg on bg.community_id = h.community_id and bg.building_id = h.building_id and bg.until_at is null
   where h.community_id = $1 and h.until_at is null and ($2::uuid is null or bg.grid_id = $2) order by h.id`,
);

function demandOf(row: Row): KeptDemand {
  const { id, sponsor, purpose, basis, elements, role, missing, seconds } = row;
  const demand: KeptDemand = {
    ...{
      id,
      areaId: row.area_id,
      areaPath: row.area_path,
      sponsor,
      purpose,
      basis,
      until: row.until_at,
      elements,
      role,
    },
    ...{ price: { missing, seconds }, raisedAt: row.raised_at },
  };
  if (row.form !== null) demand.form = row.form;
  if (row.admitted_at !== null) demand.admittedAt = row.admitted_at;
  if (row.declined_at !== null) demand.declinedAt = row.declined_at;
  if (row.reason !== null) demand.reason = row.reason;
  if (row.asked_from !== null) demand.askedBefore = { from: row.asked_from, until: row.asked_until! };
  return demand;
}

export const findDemands = async (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Map<Id, KeptDemand>> =>
  new Map((await tx.rows<Row>(FIND, [communityId, ids])).map(row => [row.id, demandOf(row)]));

/** Of a community, or those that concern one grid of it; newest first. */
export const listDemandRows = async (tx: Tx, communityId: Id, gridId: Id | null): Promise<KeptDemand[]> =>
  (await tx.rows<Row>(LIST, [communityId, gridId])).map(demandOf);

/** Those of a community that ask somebody at `from` (ms) or may have since; one put back since stays among them. */
export const demandsAsking = async (tx: Tx, communityId: Id, from: number): Promise<Demand[]> =>
  (await tx.rows<Row>(ASKING, [communityId, from])).map(demandOf);

export const addDemand = (tx: Tx, communityId: Id, demand: Demand, by: { id: Id; role: string }): Promise<unknown[]> =>
  tx.rows(ADD, [
    ...[communityId, demand.id, demand.areaId, demand.areaPath, demand.sponsor, demand.purpose, demand.basis],
    ...[demand.until, demand.elements, demand.form ?? null, JSON.stringify(demand.price.missing), demand.price.seconds],
    ...[demand.raisedAt, by.id, by.role],
  ]);

export const settleDemand = (
  tx: Tx,
  communityId: Id,
  { id, admittedAt, declinedAt, reason, askedBefore }: Demand,
): Promise<unknown[]> =>
  tx.rows(SETTLE, [
    ...[communityId, id, admittedAt ?? null, declinedAt ?? null, reason ?? null],
    ...[askedBefore?.from ?? null, askedBefore?.until ?? null],
  ]);

/** Every household of a community, or of one grid of it. */
export const householdsOf = async (tx: Tx, communityId: Id, gridId: Id | null): Promise<Id[]> =>
  (await tx.rows<{ id: Id }>(HOUSEHOLDS, [communityId, gridId])).map(row => row.id);
