// Commands on activations. Stream = the area's stream (its community's, for a community or anything below).
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';

/** `activate-pack`: subject = the new activation's id. */
export const ActivatePack = Type.Object(
  {
    pack: Type.String({ maxLength: 60 }),
    version: Type.Integer({ minimum: 1 }),
    areaId: IdSchema,
    /** ms; absent: at once. */
    from: Type.Optional(Type.Number()),
    until: Type.Optional(Type.Number()),
    basis: Type.String({ minLength: 2, maxLength: 500 }),
  },
  { additionalProperties: false },
);
export type ActivatePack = Static<typeof ActivatePack>;

/** `end-activation`: subject = the activation's id. */
export const EndActivation = Type.Object({ reason: Type.String({ maxLength: 500 }) }, { additionalProperties: false });
export type EndActivation = Static<typeof EndActivation>;
