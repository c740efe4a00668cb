// The shape of one read or upload: address, what goes in, what comes out. The server checks both ends against it and
// the pages' client is typed by it, so the two cannot drift apart.
import Type, { type Static, type TSchema } from 'typebox';
import { CommandSchema, RefusalSchema, ReplySchema } from './command.ts';

export type Endpoint<Q extends TSchema = TSchema, B extends TSchema = TSchema, R extends TSchema = TSchema> = {
  method: 'GET' | 'POST' | 'DELETE';
  /** With `:name` for parts of the path; those names stand in `query` too. */
  path: string;
  query: Q;
  body?: B;
  response: R;
  /** `file`: the answer is bytes. `upload`: the body is one multipart file named `file`. */
  carries?: 'file' | 'upload';
  /** What the access log says was read; absent when nothing about a person is read. */
  reads?: 'door' | 'person' | 'list' | 'sheet';
};

export const endpoint = <Q extends TSchema, B extends TSchema, R extends TSchema>(
  given: Endpoint<Q, B, R>,
): Endpoint<Q, B, R> => given;

export const Nothing = Type.Object({});
export const Refused = Type.Object({ refusal: RefusalSchema });
export type Refused = Static<typeof Refused>;

/** Keyset paging: pass `next` back as `after`; absent means the end. */
export const paged = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) });
export const Page = {
  after: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
};

export const postCommands = endpoint({
  method: 'POST',
  path: '/api/commands',
  query: Nothing,
  body: Type.Object({ commands: Type.Array(CommandSchema, { minItems: 1, maxItems: 500 }) }),
  response: Type.Object({ replies: Type.Array(ReplySchema) }),
});

/**
 * GET /api/live?area=ID is a server-sent event stream. Each message: event `moved`, data
 * `{"stream": id, "seq": number, "types": [event types]}`; event `hello` on opening with the server's clock (ms).
 */
export const LIVE_PATH = '/api/live';
export type Moved = { stream: string; seq: number; types: string[] };
