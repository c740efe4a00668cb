// What may be asked of the registry, and what it answers. Wire schemas: the server checks them, the pages import them.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';

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
