// Signing in. Until there are real log-ins every database is marked demo, and sign-in is a choice among its users.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Id } from '../../core/kernel/id.ts';
import { refuse } from '../../core/kernel/result.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import {
  getSession,
  listUsers as listUsersEndpoint,
  type Session,
  signIn,
  signOut,
} from '../../core/organisations/contract.ts';
import { SESSION_COOKIE } from '../kernel/http/app.ts';
import { refusal } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { closeSession, listUsers, openSession } from './store.ts';

const DAYS_30_MS = 30 * DAY_MS;
const TOKEN_BYTES = 32;

export function sessionRoutes(app: FastifyInstance, kernel: Kernel): void {
  const present = async (request: FastifyRequest): Promise<Session> => {
    const session: Session = { database: kernel.kind, now: kernel.clock.now(), rootAreaId: kernel.rootAreaId };
    const actor = await request.actorOf();
    if (actor === undefined) return session;
    const [user] = await listUsers(kernel.db, session.now, actor.userId);
    if (user !== undefined) Object.assign(session, { user, postId: actor.post.id });
    return session;
  };

  app.get(getSession.path, { schema: { response: { 200: getSession.response } } }, request => present(request));
  app.get(
    listUsersEndpoint.path,
    { schema: { response: { 200: listUsersEndpoint.response } } },
    async (_request, reply) => {
      if (kernel.kind === 'live') return refusal(reply, refuse('not-permitted').refusal);
      return { users: await listUsers(kernel.db, kernel.clock.now()) };
    },
  );
  app.post(
    signIn.path,
    { schema: { body: signIn.body, response: { 200: signIn.response } } },
    async (request, reply) => {
      if (kernel.kind === 'live') return refusal(reply, refuse('not-permitted').refusal);
      const { userId, postId } = request.body as { userId: Id; postId: Id };
      const now = kernel.clock.now();
      const [user] = await listUsers(kernel.db, now, userId);
      if (user?.posts.some(post => post.id === postId) !== true) return refusal(reply, refuse('not-signed-in').refusal);
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      await openSession(kernel.db, token, userId, postId, now, now + DAYS_30_MS);
      setCookie(reply, token);
      const session: Session = { user, postId, database: kernel.kind, now, rootAreaId: kernel.rootAreaId };
      return session;
    },
  );
  app.delete(signOut.path, { schema: { response: { 200: signOut.response } } }, async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined) await closeSession(kernel.db, token);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return {};
  });
}

const setCookie = (reply: FastifyReply, token: string): void => {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', maxAge: DAYS_30_MS / 1000 });
};
