// The HTTP side: plugins, the session of each request, the live stream, and the pages' files.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import files from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Actor } from '../../../core/kernel/actor.ts';
import { refuse } from '../../../core/kernel/result.ts';
import type { Kernel } from '../kernel.ts';
import { compressAnswers } from './compress.ts';
import { MOST_BODY_BYTES, onError, refusal } from './endpoint.ts';
import { liveRoute } from './live.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking, by their session; undefined when not signed in. Read once a request. */
    actorOf(): Promise<Actor | undefined>;
  }
}

export type SessionReader = (token: string) => Promise<Actor | undefined>;
export const SESSION_COOKIE = 'doorstep';

/** Requests of one session, or of everybody at one address who has none; a device that works all day stays far below. */
const MOST_A_MINUTE = 12_000;
/** How many sessions and addresses are counted at once; the longest unheard are forgotten first. */
const COUNTED = 20_000;

/**
 * Whose requests are counted together: a session that holds, so that an office behind one address is never kept out
 * by a stranger there; the address for all else, a made-up session too.
 */
const whoAsks = async (request: FastifyRequest): Promise<string> => {
  const actor = await request.actorOf().catch(() => undefined);
  return actor === undefined ? `address ${request.ip}` : `session ${request.cookies[SESSION_COOKIE]}`;
};

export async function createApp(
  kernel: Kernel,
  sessionOf: SessionReader,
  webDir: string,
  mostAMinute = MOST_A_MINUTE,
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: MOST_BODY_BYTES,
    forceCloseConnections: true,
    // A proxy on this machine says for whom it asks; nobody else is believed.
    trustProxy: 'loopback',
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, strict: false, allErrors: false } },
    genReqId: () => kernel.newId(),
    // An address that cannot be read reaches no route and no error handler.
    frameworkErrors: (error, _request, reply) => onError(kernel, error, reply),
  });
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: '家门口 Doorstep', version: '1' } } });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await app.register(rateLimit, {
    max: mostAMinute,
    timeWindow: '1 minute',
    cache: COUNTED,
    keyGenerator: whoAsks,
    // Pages' files are read from disk as they are, and an office that opens its pages at eight must get them.
    allowList: request => !request.url.startsWith('/api/'),
  });
  await app.register(cookie);
  await app.register(multipart);
  compressAnswers(app);
  app.setErrorHandler((error, _request, reply) => onError(kernel, error as Error, reply));
  app.decorateRequest('actorOf', async () => undefined);
  app.addHook('onRequest', async request => {
    const token = request.cookies[SESSION_COOKIE];
    let found: Promise<Actor | undefined> | undefined;
    request.actorOf = () => {
      found ??= token === undefined ? Promise.resolve(undefined) : sessionOf(token);
      return found;
    };
  });
  // A page of another origin cannot set this header, so a forged form cannot write.
  app.addHook('preHandler', async (request, reply) => {
    if (request.method === 'GET' || request.headers['x-doorstep'] !== undefined) return;
    return refusal(reply, refuse('malformed', { field: 'x-doorstep' }, 'x-doorstep').refusal);
  });
  liveRoute(app, kernel, async ({ cookies: { [SESSION_COOKIE]: token } }) =>
    token === undefined ? undefined : sessionOf(token),
  );
  await servePages(app, webDir);
  return app;
}

async function servePages(app: FastifyInstance, webDir: string): Promise<void> {
  const pages = ['console', 'field'].filter(name => existsSync(join(webDir, name, 'index.html')));
  for (const [index, name] of pages.entries()) {
    await app.register(files, {
      root: join(webDir, name),
      prefix: `/${name}/`,
      decorateReply: index === 0,
      cacheControl: false,
      preCompressed: true,
      // A page names its parts by what is in them: the parts stay good for ever, the page is asked for each time.
      setHeaders: (reply, path) =>
        reply.header(
          'cache-control',
          /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
      wildcard: true,
    });
  }
  app.setNotFoundHandler((request, reply) => {
    // A part that is no longer there is missing: a page in its place would be read as script.
    const name = request.url.includes('/assets/')
      ? undefined
      : pages.find(page => request.url === `/${page}` || request.url.startsWith(`/${page}/`));
    if (request.method === 'GET' && name !== undefined) return reply.sendFile('index.html', join(webDir, name));
    if (request.method === 'GET' && request.url === '/' && pages.includes('console'))
      return reply.redirect('/console/');
    return refusal(reply, refuse('unknown-address').refusal);
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
