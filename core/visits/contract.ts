// Commands of a visit. Subject = household, stream = its community; the command's id is the visit's id.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint, Page, paged } from '../kernel/endpoint.ts';
import type { Activation, Pack } from '../packs/model.ts';
import { DoorOfSchema, ValueSchema } from '../registry/contract.ts';
import type { Household } from '../registry/household.ts';

export const AnswerSchema = Type.Object(
  {
    subjectId: IdSchema,
    element: Type.String({ maxLength: 80 }),
    how: Type.Union([Type.Literal('asked'), Type.Literal('confirmed'), Type.Literal('declined')]),
    value: Type.Optional(ValueSchema),
  },
  { additionalProperties: false },
);

const visit = {
  outcome: Type.Union([Type.Literal('met'), Type.Literal('no_contact')]),
  reason: Type.Optional(
    Type.Union([
      Type.Literal('nobody_home'),
      Type.Literal('declined'),
      Type.Literal('moved_away'),
      Type.Literal('vacant'),
      Type.Literal('language'),
    ]),
  ),
  spokeWith: Type.Optional(Type.Union([IdSchema, Type.Literal('other')])),
  answers: Type.Array(AnswerSchema, { maxItems: 400 }),
  again: Type.Optional(
    Type.Union([
      Type.Literal('morning'),
      Type.Literal('noon'),
      Type.Literal('afternoon'),
      Type.Literal('evening'),
      Type.Literal('weekend'),
    ]),
  ),
};

export const RecordVisit = Type.Object(visit, { additionalProperties: false });
export type RecordVisit = Static<typeof RecordVisit>;

/** `correct-visit`: says anew what happened at an earlier visit; the earlier event stays as it was. */
export const CorrectVisit = Type.Object({ corrects: IdSchema, ...visit }, { additionalProperties: false });
export type CorrectVisit = Static<typeof CorrectVisit>;

// ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** One door of a grid, top floor first. A household's facts are cut to what may be known at a door. */
export const FieldDoor = Type.Object({
  dwellingId: IdSchema,
  /** Absent: nobody is registered here. */
  householdId: Type.Optional(IdSchema),
  buildingId: IdSchema,
  building: Type.String(),
  stairwell: Type.String(),
  floor: Type.Optional(Type.Integer()),
  room: Type.String(),
  /** `todo`, `again` (second pass), `done` (met, or not to be knocked at again in this round). */
  state: Type.Union([Type.Literal('todo'), Type.Literal('again'), Type.Literal('done')]),
  again: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  lastVisitId: Type.Optional(IdSchema),
  /** `Household` of core/registry/household.ts with values cut; absent without a household. */
  household: Type.Optional(Type.Unsafe<Household>(Type.Unknown())),
  /** Names shown on the door's page, by person id. */
  names: Type.Record(Type.String(), Type.String()),
  /** Ages in years by person id, where known. */
  ages: Type.Record(Type.String(), Type.Integer()),
});
export type FieldDoor = Static<typeof FieldDoor>;

export const FieldRound = Type.Object({
  grid: Type.Object({
    id: IdSchema,
    name: Type.String(),
    code: Type.String(),
    communityId: IdSchema,
    communityName: Type.String(),
    timeZone: Type.String(),
  }),
  now: Type.Number(),
  /** The last event of the community's stream that the doors surely show: ask again `since` it. */
  seq: Type.Integer(),
  budgetSeconds: Type.Integer(),
  /** `{activation, pack}` pairs that hold here; compile the form with them. */
  actives: Type.Array(
    Type.Object({ activation: Type.Unsafe<Activation>(Type.Unknown()), pack: Type.Unsafe<Pack>(Type.Unknown()) }),
  ),
  doors: Type.Array(FieldDoor),
});
export type FieldRound = Static<typeof FieldRound>;

export const getRound = endpoint({
  method: 'GET',
  path: '/api/field/round',
  /** `since`: of the doors only those that something was recorded about after this event. */
  query: Type.Object({ grid: IdSchema, since: Type.Optional(Type.Integer({ minimum: 0 })) }),
  response: FieldRound,
  reads: 'door',
});

export const VisitRow = Type.Object({
  id: IdSchema,
  communityId: IdSchema,
  householdId: IdSchema,
  door: DoorOfSchema,
  at: Type.Number(),
  outcome: Type.String(),
  corrects: Type.Optional(IdSchema),
  correctedBy: Type.Optional(IdSchema),
});
export type VisitRow = Static<typeof VisitRow>;

/** Newest first. */
export const listVisits = endpoint({
  method: 'GET',
  path: '/api/visits',
  query: Type.Object({ area: IdSchema, outcome: Type.Optional(Type.String()), ...Page }),
  response: paged(VisitRow),
  reads: 'list',
});

/** A drawn visit, whose household is asked one question: "did somebody come?" */
export const CallbackRow = Type.Object({
  visitId: IdSchema,
  communityId: IdSchema,
  householdId: IdSchema,
  door: DoorOfSchema,
  contactName: Type.Optional(Type.String()),
  phoneMasked: Type.Optional(Type.String()),
  /** Pass both to `openValue` to ring: whose number it is, and the element it stands in. */
  phoneOf: Type.Optional(Type.Object({ subjectId: IdSchema, element: Type.String() })),
  at: Type.Number(),
  answer: Type.Optional(Type.String()),
});
export type CallbackRow = Static<typeof CallbackRow>;

/**
 * Newest first; `open`: those still to be rung. Rows are for posts that may answer, within one community. The figures
 * are those of the whole community, also when one grid is asked for, since a grid may have one worker; or of all
 * communities of a larger area.
 */
export const listCallbacks = endpoint({
  method: 'GET',
  path: '/api/callbacks',
  query: Type.Object({ area: IdSchema, open: Type.Optional(Type.Boolean()), ...Page }),
  response: Type.Object({
    items: Type.Array(CallbackRow),
    next: Type.Optional(Type.String()),
    drawn: Type.Integer(),
    /** Households that said yes or no. */
    asked: Type.Integer(),
    came: Type.Integer(),
    /** Wilson 95 % interval on the share of visits that truly took place, 0–1; absent below 5 answers. */
    interval: Type.Optional(Type.Object({ low: Type.Number(), high: Type.Number() })),
  }),
  reads: 'list',
});
/** `answer-callback`: stream = community, subject = the visit. Answering again replaces; whoever visited may not. */
export const AnswerCallback = Type.Object(
  {
    answer: Type.Union([
      Type.Literal('came'),
      Type.Literal('did_not_come'),
      Type.Literal('not_reached'),
      Type.Literal('unsure'),
    ]),
  },
  { additionalProperties: false },
);
export type AnswerCallback = Static<typeof AnswerCallback>;
