// What may be asked of the registry, and what it answers. Wire schemas: the server checks them, the pages import them.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint, Page, paged } from '../kernel/endpoint.ts';

export const ValueSchema = Type.Union([
  Type.String({ maxLength: 2000 }),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
]);
export const GivenSchema = Type.Object({ element: Type.String({ maxLength: 80 }), value: ValueSchema });

export const ResidenceKindSchema = Type.Union([
  Type.Literal('living'),
  Type.Literal('registered'),
  Type.Literal('weekday'),
  Type.Literal('collective'),
  Type.Literal('temporary'),
]);

export const DoorSchema = Type.Object({
  compound: Type.String({ maxLength: 60 }),
  building: Type.String({ minLength: 1, maxLength: 20 }),
  stairwell: Type.String({ maxLength: 20 }),
  room: Type.String({ minLength: 1, maxLength: 20 }),
});

export const PersonEntrySchema = Type.Object({
  personId: IdSchema,
  residence: ResidenceKindSchema,
  facts: Type.Array(GivenSchema, { maxItems: 80 }),
});

/** `register-household`: stream = community, subject = household. New persons are added, known ones (same id) updated. */
export const RegisterHousehold = Type.Object(
  {
    /** The dwelling's id; made by the sender for a door not known yet. */
    dwellingId: IdSchema,
    buildingId: IdSchema,
    door: DoorSchema,
    persons: Type.Array(PersonEntrySchema, { maxItems: 60 }),
    /** Facts about the household, e.g. `household.contact_phone`. */
    facts: Type.Array(GivenSchema, { maxItems: 40 }),
    importId: Type.Optional(IdSchema),
  },
  { additionalProperties: false },
);
export type RegisterHousehold = Static<typeof RegisterHousehold>;

export const DoorOfSchema = Type.Object({
  dwellingId: IdSchema,
  buildingId: IdSchema,
  gridId: Type.Optional(IdSchema),
  gridName: Type.Optional(Type.String()),
  /** Written out for the screen, e.g. `香榭花园3幢2单元501`. */
  text: Type.String(),
});

export const PersonRow = Type.Object({
  personId: IdSchema,
  householdId: IdSchema,
  communityId: IdSchema,
  name: Type.String(),
  sex: Type.Optional(Type.String()),
  age: Type.Optional(Type.Integer()),
  residence: ResidenceKindSchema,
  phoneTail: Type.Optional(Type.String()),
  door: DoorOfSchema,
});
export type PersonRow = Static<typeof PersonRow>;

/** Prefix of a name, pinyin or initials, the last four digits of a phone, or a door such as `3-2-501`. */
export const searchPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  query: Type.Object({ area: IdSchema, q: Type.Optional(Type.String({ maxLength: 60 })), ...Page }),
  response: paged(PersonRow),
  reads: 'list',
});

export const HouseholdRow = Type.Object({
  householdId: IdSchema,
  communityId: IdSchema,
  door: DoorOfSchema,
  persons: Type.Integer(),
  contactName: Type.Optional(Type.String()),
  lastVisit: Type.Optional(Type.Number()),
});
export type HouseholdRow = Static<typeof HouseholdRow>;

export const listHouseholds = endpoint({
  method: 'GET',
  path: '/api/households',
  query: Type.Object({ area: IdSchema, ...Page }),
  response: paged(HouseholdRow),
  reads: 'list',
});

/** One known answer. `value` is absent when it is masked (`masked` shows what may be shown) or was declined. */
export const FactView = Type.Object({
  element: Type.String(),
  value: Type.Optional(ValueSchema),
  masked: Type.Optional(Type.String()),
  declined: Type.Optional(Type.Boolean()),
  purpose: Type.String(),
  /** Of an emergency activation; absent for everyday life. */
  activationId: Type.Optional(IdSchema),
  observedAt: Type.Number(),
  /** ms at which it goes stale; absent: it holds until corrected. */
  freshUntil: Type.Optional(Type.Number()),
  /** Index into `sources`. */
  source: Type.Integer(),
});
export type FactView = Static<typeof FactView>;

export const HouseholdView = Type.Object({
  householdId: IdSchema,
  communityId: IdSchema,
  door: DoorOfSchema,
  /** The door as `register-household` takes it. */
  doorParts: DoorSchema,
  facts: Type.Array(FactView),
  persons: Type.Array(
    Type.Object({
      personId: IdSchema,
      name: Type.String(),
      age: Type.Optional(Type.Integer()),
      residence: ResidenceKindSchema,
      facts: Type.Array(FactView),
    }),
  ),
  /** Who said so: event number, type, role and organisation, time. */
  sources: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      type: Type.String(),
      role: Type.String(),
      organisation: Type.String(),
      at: Type.Number(),
    }),
  ),
  visits: Type.Array(
    Type.Object({
      id: IdSchema,
      at: Type.Number(),
      outcome: Type.String(),
      role: Type.String(),
      corrects: Type.Optional(IdSchema),
    }),
  ),
});
export type HouseholdView = Static<typeof HouseholdView>;

export const getHousehold = endpoint({
  method: 'GET',
  path: '/api/households/:id',
  query: Type.Object({ id: IdSchema, community: IdSchema }),
  response: HouseholdView,
  reads: 'door',
});

/** Opens one masked value; the opening itself is an event the resident can see. */
export const openValue = endpoint({
  method: 'POST',
  path: '/api/people/:id/open',
  query: Type.Object({ id: IdSchema, community: IdSchema }),
  body: Type.Object({
    commandId: IdSchema,
    element: Type.String(),
    why: Type.String({ minLength: 2, maxLength: 200 }),
  }),
  response: Type.Object({ element: Type.String(), value: Type.Optional(ValueSchema) }),
  reads: 'person',
});

/** `open-value`: stream = community, subject = person. What `openValue` posts to the pipeline. */
export const OpenValue = Type.Object(
  { element: Type.String({ maxLength: 80 }), why: Type.String({ minLength: 2, maxLength: 200 }) },
  { additionalProperties: false },
);

// ── roster import ─────────────────────────────────────────────────────────────────────────────────────────────────

export const ProblemSchema = Type.Object({
  sheet: Type.String(),
  /** 1-based row as the workbook shows it. */
  row: Type.Integer(),
  column: Type.Optional(Type.String()),
  severity: Type.Union([Type.Literal('refused'), Type.Literal('warning')]),
  code: Type.String(),
  detail: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});
export type Problem = Static<typeof ProblemSchema>;

export const ImportSchema = Type.Object({
  id: IdSchema,
  communityId: IdSchema,
  fileName: Type.String(),
  state: Type.Union([
    Type.Literal('reading'),
    Type.Literal('checked'),
    Type.Literal('writing'),
    Type.Literal('done'),
    Type.Literal('cancelled'),
    Type.Literal('refused'),
  ]),
  /** Rows, while reading; households, while writing. */
  progress: Type.Object({ done: Type.Integer(), total: Type.Integer() }),
  /** Why the whole file was refused. */
  refusal: Type.Optional(
    Type.Object({
      code: Type.String(),
      detail: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
    }),
  ),
  columns: Type.Array(
    Type.Object({
      header: Type.String(),
      /** Element id, or `door.address`, `door.building`…, or absent when not recognised. */
      means: Type.Optional(Type.String()),
      never: Type.Optional(Type.Object({ zh: Type.String(), en: Type.String() })),
    }),
  ),
  counts: Type.Object({
    rows: Type.Integer(),
    persons: Type.Integer(),
    households: Type.Integer(),
    newPersons: Type.Integer(),
    updatedPersons: Type.Integer(),
    newBuildings: Type.Integer(),
    refusedRows: Type.Integer(),
    warnings: Type.Integer(),
  }),
  at: Type.Number(),
});
export type ImportView = Static<typeof ImportSchema>;

export const uploadRoster = endpoint({
  method: 'POST',
  path: '/api/imports',
  query: Type.Object({ community: IdSchema, id: IdSchema }),
  carries: 'upload',
  response: ImportSchema,
});
export const getImport = endpoint({
  method: 'GET',
  path: '/api/imports/:id',
  query: Type.Object({ id: IdSchema, community: IdSchema }),
  response: ImportSchema,
});
export const listImports = endpoint({
  method: 'GET',
  path: '/api/imports',
  query: Type.Object({ community: IdSchema, ...Page }),
  response: paged(ImportSchema),
});
export const listProblems = endpoint({
  method: 'GET',
  path: '/api/imports/:id/problems',
  query: Type.Object({ id: IdSchema, community: IdSchema, ...Page }),
  response: paged(ProblemSchema),
});
/** The refused rows as they were, with a column of reasons. */
export const getRefusedRows = endpoint({
  method: 'GET',
  path: '/api/imports/:id/refused.xlsx',
  query: Type.Object({ id: IdSchema, community: IdSchema, lang: Type.Optional(Type.String()) }),
  response: Type.Unknown(),
  carries: 'file',
  reads: 'list',
});

/** `confirm-import` and `cancel-import`: stream = community, subject = the import. */
export const ConfirmImport = Type.Object({}, { additionalProperties: false });
export type ConfirmImport = Static<typeof ConfirmImport>;
export const CancelImport = Type.Object({}, { additionalProperties: false });
export type CancelImport = Static<typeof CancelImport>;
