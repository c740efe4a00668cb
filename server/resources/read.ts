// Resources as pages read them: a community's items by name, what is promised of one, and its history.
import type { Id } from '../../core/kernel/id.ts';
import type { MovementView, ReservationView, ResourceView } from '../../core/resources/contract.ts';
import type { ResourceKind } from '../../core/resources/model.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { PLACE_PATH, RESOURCE_COLUMNS, RESOURCE_FROM, type ResourceRow } from './store.ts';

const LIST = sql(
  'list_resources',
  `select ${RESOURCE_COLUMNS} from ${RESOURCE_FROM}
   where r.community_id = $1 and ($2::text is null or r.kind = $2) and ($3 or r.retired_at is null)
     and ($4::text is null or r.area_id = $1 or ${PLACE_PATH} = $4 or starts_with(${PLACE_PATH}, $4 || '.'))
     and ($5::uuid is null or (r.name_key, r.id) > (select o.name_key, o.id from resource o where o.community_id = $1 and o.id = $5))
   order by r.name_key, r.id limit $6`,
);
const RESERVATIONS = sql(
  'reservations_of_resource',
  `select id, quantity, held, matter_id, reason, made_at, until_at from resource_reservation
   where community_id = $1 and resource_id = $2 and ended_at is null order by until_at, id limit 200`,
);
const MOVEMENTS = sql(
  'movements_of_resource',
  `select m.id, m.n, m.move, m.at, m.quantity, m.matter_id, m.reservation_id, m.reason, m.role, o.name as organisation,
     (select jsonb_agg(jsonb_build_object('account', l.account, 'quantity', l.quantity) order by l.quantity, l.account)
      from resource_line l where l.community_id = m.community_id and l.movement_id = m.id) as lines
   from resource_movement m left join organisation o on o.id = m.organisation_id
   where m.community_id = $1 and m.resource_id = $2 and ($3::bigint is null or m.n < $3) order by m.n desc limit $4`,
);

export type Listing = {
  kind?: ResourceKind;
  retired: boolean;
  /** Path of a grid or building; absent: the whole community. */
  within?: string;
  after?: Id;
  limit: number;
};

export const listResourceRows = (
  tx: Tx,
  communityId: Id,
  { kind, retired, within, after, limit }: Listing,
): Promise<ResourceRow[]> =>
  tx.rows<ResourceRow>(LIST, [communityId, kind ?? null, retired, within ?? null, after ?? null, limit]);

export function viewOf(row: ResourceRow): ResourceView {
  const { id, kind, name, unit, on_hand, reserved, out, used, written_off } = row;
  const view: ResourceView = {
    ...{ id, kind, name, unit, areaId: row.area_id, areaName: row.area_name, addedAt: row.added_at },
    ...{ onHand: on_hand, reserved, out, used, writtenOff: written_off },
  };
  if (row.supply !== null) view.supply = row.supply;
  if (row.from_at !== null && row.until_at !== null) view.window = { from: row.from_at, until: row.until_at };
  if (row.retired_at !== null) view.retiredAt = row.retired_at;
  return view;
}

type OpenRow = Pick<ReservationView, 'id' | 'quantity' | 'held'> & {
  matter_id: Id | null;
  reason: string | null;
  made_at: number;
  until_at: number;
};

export const openReservations = async (tx: Tx, communityId: Id, resourceId: Id): Promise<ReservationView[]> =>
  (await tx.rows<OpenRow>(RESERVATIONS, [communityId, resourceId])).map(row => {
    const { id, quantity, held } = row;
    const view: ReservationView = { id, quantity, held, madeAt: row.made_at, until: row.until_at };
    if (row.matter_id !== null) view.matterId = row.matter_id;
    if (row.reason !== null) view.reason = row.reason;
    return view;
  });

type MovementRow = Pick<MovementView, 'id' | 'move' | 'at' | 'quantity' | 'role'> & {
  n: number;
  matter_id: Id | null;
  reservation_id: Id | null;
  reason: string | null;
  organisation: string | null;
  lines: MovementView['lines'] | null;
};

/** Newest first; `n` of the last one given is where the next page begins. */
export const listMovementRows = async (
  tx: Tx,
  communityId: Id,
  resourceId: Id,
  after: number | undefined,
  limit: number,
): Promise<{ n: number; view: MovementView }[]> =>
  (await tx.rows<MovementRow>(MOVEMENTS, [communityId, resourceId, after ?? null, limit])).map(row => {
    const { n, id, move, at, quantity, role, lines } = row;
    const view: MovementView = { id, move, at, quantity, role, lines: lines ?? [] };
    if (row.matter_id !== null) view.matterId = row.matter_id;
    if (row.reservation_id !== null) view.reservationId = row.reservation_id;
    if (row.reason !== null) view.reason = row.reason;
    if (row.organisation !== null) view.organisation = row.organisation;
    return { n, view };
  });
