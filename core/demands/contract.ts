// Demands on the wire: what they cost and whether they may pass, raising and settling them, and the list of them.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';

const Element = Type.String({ pattern: '^[a-z]+\\.[a-z0-9_]+$', maxLength: 80 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const MOST_ELEMENTS = 40;

/** `raise-demand`: stream = the community, subject = the new demand's id. */
export const RaiseDemand = Type.Object(
  {
    /** The community or a grid of it. */
    areaId: IdSchema,
    sponsor: Type.String({ minLength: 2, maxLength: 60 }),
    purpose: Type.String({ maxLength: 60 }),
    basis: Type.String({ minLength: 2, maxLength: 500 }),
    /** The last local day, `YYYY-MM-DD`, on which anybody is asked. */
    until: Day,
    elements: Type.Array(Element, { minItems: 1, maxItems: MOST_ELEMENTS, uniqueItems: true }),
    /** Fingerprint of the form whose gaps it is to fill. */
    form: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
  },
  { additionalProperties: false },
);
export type RaiseDemand = Static<typeof RaiseDemand>;

/** `admit-demand`: stream = the community, subject = the demand. From then on its elements are asked at the doors. */
export const AdmitDemand = Type.Object({}, { additionalProperties: false });
export type AdmitDemand = Static<typeof AdmitDemand>;

/** `decline-demand`: as above. One that was admitted asks nobody any more from that moment. */
export const DeclineDemand = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
);
export type DeclineDemand = Static<typeof DeclineDemand>;

/** `put-back-demand`: stream = the community, subject = a demand that was admitted or declined within a day. It waits again. */
export const PutBackDemand = Type.Object({}, { additionalProperties: false });
export type PutBackDemand = Static<typeof PutBackDemand>;

/** What questions cost at the doors, by whom it would be borne. */
const Burden = {
  /** Doors at which something would be asked. */
  households: Type.Integer(),
  /** At the door that would be asked most. */
  mostSeconds: Type.Integer(),
  /** All together, rounded up. */
  minutes: Type.Integer(),
  /** Grids in which somebody would be asked; what lies in no grid is told as the community's own. */
  grids: Type.Array(
    Type.Object({ areaId: IdSchema, name: Type.String(), households: Type.Integer(), minutes: Type.Integer() }),
  ),
};

export const PricedElement = Type.Object({
  element: Type.String(),
  /** Subjects who would be asked; 0 where it may not be asked. */
  missing: Type.Integer(),
  seconds: Type.Integer(),
  /** Why it may not be asked: a code of the catalogue of refusals. */
  refused: Type.Optional(Type.String()),
});
export type PricedElement = Static<typeof PricedElement>;

/**
 * What a demand would cost the people at the doors, and what of it would not pass, without raising it. `elements` joined
 * by commas. Figures only, for every post that may raise one.
 */
export const priceDemand = endpoint({
  method: 'GET',
  path: '/api/demands/price',
  query: Type.Object({
    area: IdSchema,
    purpose: Type.String({ maxLength: 60 }),
    elements: Type.String({ minLength: 3, maxLength: MOST_ELEMENTS * 81 }),
  }),
  response: Type.Object({
    elements: Type.Array(PricedElement),
    ...Burden,
    /** The last day, `YYYY-MM-DD`, a demand for this purpose may run if it is raised today. */
    latest: Type.String(),
  }),
});

export const DemandView = Type.Object({
  id: IdSchema,
  areaId: IdSchema,
  areaName: Type.String(),
  sponsor: Type.String(),
  purpose: Type.String(),
  basis: Type.String(),
  /** ms. */
  until: Type.Number(),
  form: Type.Optional(Type.String()),
  /** As it was when the demand was raised. */
  elements: Type.Array(Type.Object({ element: Type.String(), missing: Type.Integer() })),
  minutes: Type.Integer(),
  state: Type.Union([Type.Literal('raised'), Type.Literal('admitted'), Type.Literal('declined'), Type.Literal('over')]),
  raisedAt: Type.Number(),
  admittedAt: Type.Optional(Type.Number()),
  declinedAt: Type.Optional(Type.Number()),
  reason: Type.Optional(Type.String()),
  /** ms: admitted or declined, it can be put back until then. */
  putBackUntil: Type.Optional(Type.Number()),
  /** In which role it was raised. */
  role: Type.String(),
});
export type DemandView = Static<typeof DemandView>;

/** Demands on a community, or on a grid of it, newest first; at most 500. */
export const listDemands = endpoint({
  method: 'GET',
  path: '/api/demands',
  query: Type.Object({ area: IdSchema }),
  response: Type.Object({ demands: Type.Array(DemandView) }),
});

/** What a demand that waits or is asked would still ask now. */
export const DemandBurden = Type.Object({
  id: IdSchema,
  elements: Type.Array(Type.Object({ element: Type.String(), missing: Type.Integer() })),
  ...Burden,
  /** Why it would ask nobody now, were it admitted: a code of the catalogue of refusals. */
  refused: Type.Optional(Type.String()),
});
export type DemandBurden = Static<typeof DemandBurden>;

/**
 * Of each demand on a community, or on a grid of it, that waits or is asked: what is still missing and what asking it
 * costs. Counted from everybody it would ask, so not to be asked every second.
 */
export const weighDemands = endpoint({
  method: 'GET',
  path: '/api/demands/burden',
  query: Type.Object({ area: IdSchema }),
  response: Type.Object({
    demands: Type.Array(DemandBurden),
    /** Somebody goes from door to door there now; a demand only rides along. */
    round: Type.Boolean(),
  }),
});
