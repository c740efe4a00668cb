// Who is at the screen: a user, and the post in which they act. Until there are real log-ins, sign-in is a choice
// among the demo's users.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint, Nothing } from '../kernel/endpoint.ts';

export const PostSchema = Type.Object({
  id: IdSchema,
  role: Type.String(),
  organisation: Type.String(),
  area: Type.Object({
    id: IdSchema,
    kind: Type.String(),
    name: Type.String(),
    /** Names from the street down, for the screen. */
    fullName: Type.String(),
    communityId: Type.Optional(IdSchema),
  }),
  /** Commands this post may give: the same list the server checks. */
  may: Type.Array(Type.String()),
  from: Type.Number(),
  until: Type.Optional(Type.Number()),
});
export type PostView = Static<typeof PostSchema>;

export const UserSchema = Type.Object({ id: IdSchema, name: Type.String(), posts: Type.Array(PostSchema) });
export type UserView = Static<typeof UserSchema>;

export const SessionSchema = Type.Object({
  user: Type.Optional(UserSchema),
  postId: Type.Optional(IdSchema),
  /** `demo` databases say so on every page. */
  database: Type.Union([Type.Literal('demo'), Type.Literal('drill'), Type.Literal('live')]),
  /** ms by the server's clock object. */
  now: Type.Number(),
  rootAreaId: IdSchema,
});
export type Session = Static<typeof SessionSchema>;

export const getSession = endpoint({ method: 'GET', path: '/api/session', query: Nothing, response: SessionSchema });
export const listUsers = endpoint({
  method: 'GET',
  path: '/api/users',
  query: Nothing,
  response: Type.Object({ users: Type.Array(UserSchema) }),
});
export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  query: Nothing,
  body: Type.Object({ userId: IdSchema, postId: IdSchema }),
  response: SessionSchema,
});
export const signOut = endpoint({ method: 'DELETE', path: '/api/session', query: Nothing, response: Nothing });
