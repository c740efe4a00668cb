// The tree of areas: reading it, importing official codes, laying out grids and buildings.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';

const Code = Type.String({ pattern: '^[0-9A-Za-z_-]{1,40}$' });
const Name = Type.String({ minLength: 1, maxLength: 60 });
export const RingSchema = Type.Array(Type.Tuple([Type.Number(), Type.Number()]), { minItems: 4, maxItems: 2000 });

export const AreaSchema = Type.Object({
  id: IdSchema,
  kind: Type.String(),
  code: Type.String(),
  name: Type.String(),
  parentId: Type.Optional(IdSchema),
  communityId: Type.Optional(IdSchema),
  /** Of a building: the grid it stands in now. */
  gridId: Type.Optional(IdSchema),
  /** Of a building: what its doors are spelt with. */
  building: Type.Optional(Type.Object({ compound: Type.String(), building: Type.String() })),
  households: Type.Integer(),
  persons: Type.Integer(),
  /** How many areas stand directly below. */
  parts: Type.Integer(),
  ring: Type.Optional(RingSchema),
});
export type AreaView = Static<typeof AreaSchema>;

/** Children of `under`, or with `deep` every area below it of the given kinds; at most 5,000. */
export const listAreas = endpoint({
  method: 'GET',
  path: '/api/areas',
  query: Type.Object({
    under: IdSchema,
    kinds: Type.Optional(Type.String({ description: 'comma-separated; absent: direct children' })),
    rings: Type.Optional(Type.Boolean()),
    q: Type.Optional(Type.String({ maxLength: 60, description: 'name or code contains' })),
  }),
  response: Type.Object({ area: AreaSchema, trail: Type.Array(AreaSchema), areas: Type.Array(AreaSchema) }),
});

/** Reads a CSV of `code,name,parent_code` with 12-digit codes and says what would be added. Writes nothing. */
export const checkAreaFile = endpoint({
  method: 'POST',
  path: '/api/areas/check',
  query: Type.Object({}),
  carries: 'upload',
  response: Type.Object({
    additions: Type.Array(
      Type.Object({
        id: IdSchema,
        kind: Type.String(),
        code: Type.String(),
        name: Type.String(),
        parentCode: Type.String(),
      }),
    ),
    known: Type.Integer(),
    problems: Type.Array(
      Type.Object({
        row: Type.Integer(),
        code: Type.String(),
        detail: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
      }),
    ),
  }),
});

/** `lay-out-areas`: stream and subject = the root area. `parentCode` empty: directly below the root. */
export const LayOutAreas = Type.Object(
  {
    areas: Type.Array(
      Type.Object({
        id: IdSchema,
        kind: Type.Union([
          Type.Literal('province'),
          Type.Literal('city'),
          Type.Literal('district'),
          Type.Literal('street'),
          Type.Literal('community'),
        ]),
        code: Code,
        name: Name,
        parentCode: Type.String(),
        timeZone: Type.Optional(Type.String()),
        ring: Type.Optional(RingSchema),
      }),
      { minItems: 1, maxItems: 5000 },
    ),
  },
  { additionalProperties: false },
);
export type LayOutAreas = Static<typeof LayOutAreas>;

/** `lay-out-grid`: stream = community, subject = the grid. Its code continues the community's by the area's scheme. */
export const LayOutGrid = Type.Object(
  { code: Code, name: Name, ring: Type.Optional(RingSchema) },
  { additionalProperties: false },
);
export type LayOutGrid = Static<typeof LayOutGrid>;

/** `lay-out-building`: stream = community, subject = the building. */
export const LayOutBuilding = Type.Object(
  {
    compound: Type.String({ maxLength: 60 }),
    building: Type.String({ minLength: 1, maxLength: 20 }),
    gridId: Type.Optional(IdSchema),
    floors: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
    ring: Type.Optional(RingSchema),
  },
  { additionalProperties: false },
);
export type LayOutBuilding = Static<typeof LayOutBuilding>;

/** `assign-building`: stream = community, subject = the building. From that instant it stands in another grid. */
export const AssignBuilding = Type.Object({ gridId: IdSchema }, { additionalProperties: false });
export type AssignBuilding = Static<typeof AssignBuilding>;
