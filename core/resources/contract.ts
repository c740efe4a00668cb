// Resources on the wire: the commands that move them, the list of a community's items, one item and its history.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint, Page, paged } from '../kernel/endpoint.ts';
import { RESOURCE_KINDS, RESOURCE_UNITS } from './model.ts';

const Kind = Type.Enum([...RESOURCE_KINDS]);
const Unit = Type.Enum([...RESOURCE_UNITS]);
/** `meal`, `ambulance_van`: what packs call what they reserve. */
const Supply = Type.String({ pattern: '^[a-z][a-z0-9_]{1,39}$' });
const MOST_AT_ONCE = 1_000_000_000;
const Quantity = Type.Integer({ minimum: 1, maximum: MOST_AT_ONCE });
const Reason = Type.String({ minLength: 2, maxLength: 200 });
/** ms since 1970, whole. */
const Instant = Type.Integer({ minimum: 0, maximum: 8.64e15 });
const strict = { additionalProperties: false };

/** `add-resource`: stream = the community, subject = the new item's id. */
export const AddResource = Type.Object(
  {
    kind: Kind,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    unit: Unit,
    supply: Type.Optional(Supply),
    /** The community, or a grid or building of it. */
    areaId: IdSchema,
    /** Of a slot, ms; of nothing else. */
    window: Type.Optional(Type.Object({ from: Instant, until: Instant }, strict)),
    /** There already; how many of them a vehicle, bed, room or slot is. */
    quantity: Type.Integer({ minimum: 0, maximum: MOST_AT_ONCE }),
  },
  strict,
);
export type AddResource = Static<typeof AddResource>;

/** `receive-resource`: subject = the item. `reason`: from whom, or from where. */
export const ReceiveResource = Type.Object({ quantity: Quantity, reason: Reason }, strict);
export type ReceiveResource = Static<typeof ReceiveResource>;

/** `reserve-resource`: subject = the item; for a matter, or for a stated reason, until an instant. */
export const ReserveResource = Type.Object(
  {
    /** The new reservation's id. */
    reservation: IdSchema,
    quantity: Quantity,
    matterId: Type.Optional(IdSchema),
    reason: Type.Optional(Reason),
    until: Instant,
  },
  strict,
);
export type ReserveResource = Static<typeof ReserveResource>;

/** `take-resource`: subject = the item; out of a reservation, or of what is free for a matter or a stated reason. */
export const TakeResource = Type.Object(
  {
    quantity: Quantity,
    reservation: Type.Optional(IdSchema),
    matterId: Type.Optional(IdSchema),
    reason: Type.Optional(Reason),
  },
  strict,
);
export type TakeResource = Static<typeof TakeResource>;

/** `return-resource` and `use-resource`: subject = the item; of what is out. */
export const ReturnResource = Type.Object(
  { quantity: Quantity, matterId: Type.Optional(IdSchema), reason: Type.Optional(Reason) },
  strict,
);
export type ReturnResource = Static<typeof ReturnResource>;

/** `release-reservation`: subject = the item. */
export const ReleaseReservation = Type.Object({ reservation: IdSchema }, strict);
export type ReleaseReservation = Static<typeof ReleaseReservation>;

/** `expire-reservation`: the server's own, at the reservation's instant. */
export const ExpireReservation = Type.Object({ reservation: IdSchema, instant: Instant }, strict);
export type ExpireReservation = Static<typeof ExpireReservation>;

/** `count-resource`: subject = the item. What is at its place now, promised things included, and why it was counted. */
export const CountResource = Type.Object(
  { counted: Type.Integer({ minimum: 0, maximum: MOST_AT_ONCE }), reason: Reason },
  strict,
);
export type CountResource = Static<typeof CountResource>;

/** `retire-resource`: subject = the item. */
export const RetireResource = Type.Object({ reason: Reason }, strict);
export type RetireResource = Static<typeof RetireResource>;

export const ResourceView = Type.Object({
  id: IdSchema,
  kind: Kind,
  name: Type.String(),
  unit: Unit,
  supply: Type.Optional(Type.String()),
  areaId: IdSchema,
  areaName: Type.String(),
  window: Type.Optional(Type.Object({ from: Type.Number(), until: Type.Number() })),
  addedAt: Type.Number(),
  retiredAt: Type.Optional(Type.Number()),
  /** Free, promised, and with whoever took it. */
  onHand: Type.Integer(),
  reserved: Type.Integer(),
  out: Type.Integer(),
  used: Type.Integer(),
  writtenOff: Type.Integer(),
});
export type ResourceView = Static<typeof ResourceView>;

/** Items of a community by name; of a grid, those in it and the community's own. Those that were retired come only when asked for. */
export const listResources = endpoint({
  method: 'GET',
  path: '/api/resources',
  query: Type.Object({
    area: IdSchema,
    kind: Type.Optional(Kind),
    retired: Type.Optional(Type.Boolean()),
    ...Page,
  }),
  response: paged(ResourceView),
});

export const ReservationView = Type.Object({
  id: IdSchema,
  quantity: Type.Integer(),
  held: Type.Integer(),
  matterId: Type.Optional(IdSchema),
  reason: Type.Optional(Type.String()),
  madeAt: Type.Number(),
  until: Type.Number(),
});
export type ReservationView = Static<typeof ReservationView>;

/** One item, with what is promised of it, the soonest to end first; at most 200. */
export const getResource = endpoint({
  method: 'GET',
  path: '/api/resources/item',
  query: Type.Object({ community: IdSchema, id: IdSchema }),
  response: Type.Object({ resource: ResourceView, reservations: Type.Array(ReservationView) }),
});

export const MovementView = Type.Object({
  id: IdSchema,
  move: Type.String(),
  at: Type.Number(),
  quantity: Type.Integer(),
  lines: Type.Array(Type.Object({ account: Type.String(), quantity: Type.Integer() })),
  matterId: Type.Optional(IdSchema),
  reservationId: Type.Optional(IdSchema),
  reason: Type.Optional(Type.String()),
  /** In which role and for whom it was done; no person is named. */
  role: Type.String(),
  organisation: Type.Optional(Type.String()),
});
export type MovementView = Static<typeof MovementView>;

/** What became of an item, newest first. */
export const listMovements = endpoint({
  method: 'GET',
  path: '/api/resources/movements',
  query: Type.Object({ community: IdSchema, id: IdSchema, ...Page }),
  response: paged(MovementView),
});
