// One wrapper for every route: schemas in and out, who is asking, the scope they read under, the access log, and
// refusals as values. A route only says what it reads.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { mayListPersons, mayRead, within } from '../../../core/access/may.ts';
import type { Actor } from '../../../core/kernel/actor.ts';
import type { Endpoint } from '../../../core/kernel/endpoint.ts';
import type { SensitivityClass } from '../../../core/kernel/event.ts';
import { EVERYDAY, type Id } from '../../../core/kernel/id.ts';
import { type Refusal, type Result, refuse } from '../../../core/kernel/result.ts';
import type { Kernel } from '../kernel.ts';
import type { Scope } from '../scope.ts';
import { inTransaction, isUnreachable, sql, type Tx } from '../unit-of-work.ts';
import { type Upload, withUpload } from './uploads.ts';

export type { Upload };
export type FileAnswer = { name: string; type: string; bytes: Uint8Array | AsyncIterable<Uint8Array> };

/** What a sheet was filled for, and until when (ms) whoever gets it may keep it. */
export type Why = { purpose: string; keptUntil: number };

/** Told by a route that read about persons: whose community, how many rows, about whom when it was one, and for what. */
export type Saw = (communityId: Id, rows: number, subjectId?: Id, why?: Why) => void;

export type Asked<Q, B> = {
  query: Q;
  body: B;
  file: Upload | undefined;
  actor: Actor;
  kernel: Kernel;
  /**
   * Reads under the actor's own scope in these communities; what was seen is logged in the same transaction. Other
   * `classes` than the role's own only where the answer is cut by a rule of core before it leaves.
   */
  read<T>(
    communities: readonly Id[],
    work: (tx: Tx, saw: Saw) => Promise<T>,
    classes?: readonly SensitivityClass[],
  ): Promise<T>;
};

/** Of anything but an upload. */
export const MOST_BODY_BYTES = 8 * 1024 * 1024;

/** The scope of an actor's pages: the classes of their role; everyday purposes unless the role works in emergencies. */
export function readScope(
  kernel: Kernel,
  actor: Actor,
  communities: readonly Id[],
  classes?: readonly SensitivityClass[],
): Scope {
  const { role } = actor.post;
  const wide = actor.post.communityId === undefined;
  return {
    postId: actor.post.id,
    communities: communities.slice(0, 200),
    streams: communities.slice(0, 200),
    classes: classes ?? mayRead(role),
    purposes: kernel.library.purposes,
    flags: wide ? ['wide'] : [],
  };
}

const STATUS: Partial<Record<Refusal['code'], number>> = {
  'not-signed-in': 401,
  'not-permitted': 403,
  'outside-area': 403,
  busy: 503,
  'uploads-waiting': 503,
  unexpected: 500,
  'too-many': 429,
  'too-large': 413,
};
export const statusOf = (refusal: Refusal): number =>
  STATUS[refusal.code] ?? (refusal.code.startsWith('unknown-') ? 404 : 422);

const QUERY_TYPES: Record<string, (text: string) => unknown> = {
  integer: text => (/^-?\d+$/.test(text) ? Number(text) : text),
  number: text => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text),
  boolean: text => (text === 'true' ? true : text === 'false' ? false : text),
};

/** Registers an endpoint. `work` answers with a value as the contract says, a file, or a refusal. */
export function route<Q extends TSchema, B extends TSchema, R extends TSchema>(
  app: FastifyInstance,
  kernel: Kernel,
  endpoint: Endpoint<Q, B, R>,
  work: (asked: Asked<Static<Q>, Static<B>>, reply: FastifyReply) => Promise<Result<Static<R> | FileAnswer>>,
): void {
  const schema: Record<string, unknown> = { querystring: {} };
  if (endpoint.body !== undefined) schema.body = endpoint.body;
  if (endpoint.carries !== 'file') schema.response = { 200: endpoint.response };
  const properties = (endpoint.query as unknown as { properties?: Record<string, { type?: string }> }).properties ?? {};
  const checkQuery = kernel.validate(endpoint.query);
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema,
    handler: async (request, reply) => {
      const raw = { ...(request.query as Record<string, string>), ...(request.params as Record<string, string>) };
      const query: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(raw))
        query[name] = QUERY_TYPES[properties[name]?.type ?? '']?.(value) ?? value;
      const actor = await request.actorOf();
      if (actor === undefined) return refusal(reply, refuse('not-signed-in').refusal);
      const fault = checkQuery(query);
      if (fault !== undefined) return refusal(reply, refuse('malformed', { field: fault }, fault).refusal);
      if (endpoint.reads !== undefined && endpoint.reads !== 'sheet' && !mayListPersons(actor.post.role))
        return refusal(reply, refuse('not-permitted').refusal);
      const answering = (file: Upload | undefined) => {
        const asked: Asked<Static<Q>, Static<B>> = {
          query: query as Static<Q>,
          body: request.body as Static<B>,
          file,
          actor,
          kernel,
          read: (communities, doing, classes) => readAndLog(kernel, actor, endpoint, communities, doing, classes),
        };
        return work(asked, reply);
      };
      const answer = await (endpoint.carries === 'upload' ? withUpload(request, answering) : answering(undefined));
      if (!answer.ok) return refusal(reply, answer.refusal);
      if (endpoint.carries !== 'file') return answer.value;
      const given = answer.value as FileAnswer;
      reply
        .header('content-type', given.type)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(given.name)}`);
      const { bytes } = given;
      if (!('byteLength' in bytes)) return reply.send(bytes);
      return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  });
}

async function readAndLog<T>(
  kernel: Kernel,
  actor: Actor,
  endpoint: Endpoint,
  communities: readonly Id[],
  doing: (tx: Tx, saw: Saw) => Promise<T>,
  classes?: readonly SensitivityClass[],
): Promise<T> {
  return inTransaction(kernel.db, readScope(kernel, actor, communities, classes), async tx => {
    const seen: { communityId: Id; rows: number; subjectId: Id | undefined; why: Why | undefined }[] = [];
    const answer = await doing(tx, (communityId, rows, subjectId, why) =>
      seen.push({ communityId, rows, subjectId, why }),
    );
    if (endpoint.reads !== undefined && seen.length > 0) {
      const at = kernel.clock.now();
      await Promise.all(
        seen.map(one =>
          tx.rows(LOG, [
            one.communityId,
            at,
            kernel.newId(),
            actor.post.id,
            actor.post.role,
            actor.post.organisationId,
            endpoint.reads,
            `${endpoint.method} ${endpoint.path}`,
            one.subjectId ?? null,
            one.rows,
            one.why?.purpose ?? null,
            one.why?.keptUntil ?? null,
          ]),
        ),
      );
    }
    return answer;
  });
}

export const refusal = (reply: FastifyReply, given: Refusal): FastifyReply => {
  // A refusal has a shape of its own, so the answer is written without the schema of success.
  reply.serializer(payload => JSON.stringify(payload));
  return reply.code(statusOf(given)).header('content-type', 'application/json; charset=utf-8').send({ refusal: given });
};

type Thrown = Error & { validation?: { instancePath?: string }[]; statusCode?: number; code?: string };

/** What Fastify refuses before a route sees it, in our words; undefined for what is no fault of the input. */
function refusalOf(error: Thrown): Refusal | undefined {
  if (error.validation !== undefined) {
    const field = error.validation[0]?.instancePath ?? '';
    return refuse('malformed', { field }, field).refusal;
  }
  switch (error.statusCode) {
    case 413:
      return refuse('too-large', { megabytes: MOST_BODY_BYTES / 1024 / 1024 }).refusal;
    case 415:
      return refuse('malformed', { field: 'content-type' }, 'content-type').refusal;
    case 429:
      return refuse('too-many').refusal;
  }
  // A text no database can hold, or a number larger than its column: the pages send neither.
  if (/^22/.test(error.code ?? '')) return refuse('malformed', { field: 'query' }, 'query').refusal;
  if (error.statusCode === undefined || error.statusCode >= 500) return undefined;
  const field = /^FST_ERR_CTP/.test(error.code ?? '') || error instanceof SyntaxError ? 'body' : 'address';
  return refuse('malformed', { field }, field).refusal;
}

/** Last stop of what was thrown: broken infrastructure is `busy`, malformed input is said so, a bug is logged. */
export function onError(kernel: Pick<Kernel, 'log'>, error: Thrown, reply: FastifyReply): FastifyReply {
  if (isUnreachable(error)) return refusal(reply, refuse('busy').refusal);
  const given = refusalOf(error);
  // What the database refused may be a fault of ours that looks like a bad question.
  if (/^22/.test(error.code ?? '')) kernel.log('refused by the database', { error: error.stack ?? String(error) });
  if (given !== undefined) return refusal(reply, given);
  kernel.log('unexpected', { error: error.stack ?? String(error) });
  return refusal(reply, refuse('unexpected').refusal);
}

/** Whether an actor's pages may look into an area of this path. */
export const mayLookInto = (actor: Actor, path: string): boolean =>
  actor.post.id !== EVERYDAY && within(path, actor.post.areaPath);

const LOG = sql(
  'log_access',
  `insert into access_log (stream_id, at, id, post_id, role, organisation_id, reads, route, subject_id, rows,
     purpose, kept_until)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);
