// The shape of a command: what every surface posts, and what it gets back.
import Type, { type Static } from 'typebox';
import type { Id } from './id.ts';

export const IdSchema = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
});

export const CommandSchema = Type.Object(
  {
    id: IdSchema,
    /** The community, or the area above communities, whose stream this is decided in. */
    stream: IdSchema,
    type: Type.String({ maxLength: 60 }),
    subject: IdSchema,
    payload: Type.Unknown(),
    /** ms since 1970, by the clock of whoever saw it. */
    observedAt: Type.Number(),
    after: Type.Optional(Type.Array(IdSchema, { maxItems: 20 })),
  },
  { additionalProperties: false },
);
export type AnyCommand = Static<typeof CommandSchema>;

export type Command<P = unknown> = Omit<AnyCommand, 'payload'> & { payload: P };

export const RefusalSchema = Type.Object({
  code: Type.String(),
  field: Type.Optional(Type.String()),
  detail: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});

export const ReplySchema = Type.Object({
  id: IdSchema,
  status: Type.Union([Type.Literal('accepted'), Type.Literal('refused')]),
  refusal: Type.Optional(RefusalSchema),
  /** True when this id was answered before and the first answer is repeated. */
  repeated: Type.Optional(Type.Boolean()),
});
export type Reply = Static<typeof ReplySchema> & { id: Id };
