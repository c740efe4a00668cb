// Publishing a pack while servers run, and moving an activation to another version of its pack.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint, Nothing } from '../kernel/endpoint.ts';

/** Characters of a pack's file. */
export const LONGEST_TEXT = 200_000;

/**
 * `publish-pack`: the YAML of a pack as it is written, in the stream of the area it is for: the root's for one that may be
 * used everywhere, a community's for its own. Subject = a new id.
 */
export const PublishPack = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: LONGEST_TEXT }) },
  { additionalProperties: false },
);
export type PublishPack = Static<typeof PublishPack>;

/** `upgrade-activation`: subject = the activation's id, in the stream of its area. Also back to an earlier version. */
export const UpgradeActivation = Type.Object(
  { version: Type.Integer({ minimum: 1 }), reason: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
);
export type UpgradeActivation = Static<typeof UpgradeActivation>;

const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() });

/** Whether a text could be published, and what it would change against the newest published version; changes nothing. */
export const checkPackText = endpoint({
  method: 'POST',
  path: '/api/packs/check',
  query: Nothing,
  body: Type.Object({ text: Type.String({ minLength: 1, maxLength: LONGEST_TEXT }), area: Type.Optional(IdSchema) }),
  response: Type.Object({
    /** Name and version, where the text says them. */
    pack: Type.Optional(Type.String()),
    version: Type.Optional(Type.Integer()),
    problems: Type.Array(Type.Object({ line: Type.Integer(), text: TextSchema })),
    /** Examples that hold. */
    passed: Type.Integer(),
    /** The version it is compared with. */
    against: Type.Optional(Type.Integer()),
    changes: Type.Array(Type.Object({ aspect: Type.String(), text: TextSchema })),
  }),
});

/** The YAML of a published version as it was written. */
export const getPackSource = endpoint({
  method: 'GET',
  path: '/api/packs/:pack/:version/source',
  query: Type.Object({ pack: Type.String({ maxLength: 60 }), version: Type.Integer({ minimum: 1 }) }),
  response: Type.Unknown(),
  carries: 'file',
});
