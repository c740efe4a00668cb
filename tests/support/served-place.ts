// The small place with its routes, asked as a page asks: real sessions of real posts, over HTTP's whole path but the wire.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import type { Static, TSchema } from 'typebox';
import { type BoardView, getBoard } from '../../core/board/contract.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { type Endpoint, postCommands } from '../../core/kernel/endpoint.ts';
import type { Id } from '../../core/kernel/id.ts';
import { createApp, SESSION_COOKIE } from '../../server/kernel/http/app.ts';
import { addPosts, findActor } from '../../server/organisations/index.ts';
import { openSession } from '../../server/organisations/store.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../../server/registry/index.ts';
import { addRoutes } from '../../server/serve.ts';
import { type HouseholdReader, planRecount, recountBuildings, workOffRecounts } from '../../server/tallies/index.ts';
import { openSmallPlace, type SmallPlace } from './small-place.ts';

export type Answer<T> = { status: number; body: T & { refusal?: { code: string; field?: string } } };
type Query = Record<string, string | number | boolean | undefined>;

export type Client = {
  /** What an endpoint answers; throws on a refusal. */
  read<R extends TSchema>(endpoint: Endpoint<TSchema, TSchema, R>, query?: Query, body?: unknown): Promise<Static<R>>;
  /** The code of a refusal, or `accepted`. */
  codeOf(endpoint: Endpoint, query?: Query, body?: unknown): Promise<string>;
  /** Sends a file as a page does. */
  upload<R extends TSchema>(
    endpoint: Endpoint<TSchema, TSchema, R>,
    query: Query,
    bytes: Uint8Array,
  ): Promise<Static<R>>;
  /** Posts commands as a page does; each one's code of refusal, or `accepted`. */
  send(...commands: AnyCommand[]): Promise<string[]>;
};

export type ServedPlace = SmallPlace & {
  app: FastifyInstance;
  /** The role that owns the schema: sees every row. */
  owner: pg.Client;
  /** Signs an actor in, with their post kept as a row; the same client for the same actor. */
  as(actor: Actor, name?: string): Promise<Client>;
  /** Sums that counting all facts anew changes: none, when every one followed its cause. */
  recountChanges(): Promise<unknown[]>;
  /** Does what a switch or a move wrote down to be counted, as the jobs do. */
  workOff(): Promise<void>;
  /** The number of a board's figure over an area. */
  figure(client: Client, area: Id, series: string, activation?: Id): Promise<number | undefined>;
  close(): Promise<void>;
};

/** The address of an endpoint with its query; names that stand in the path leave it. */
export function addressOf(endpoint: Endpoint, query: Query = {}): string {
  const rest = new URLSearchParams();
  let path = endpoint.path;
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (path.includes(`:${name}`)) path = path.replace(`:${name}`, encodeURIComponent(String(value)));
    else rest.set(name, String(value));
  }
  return rest.size === 0 ? path : `${path}?${rest}`;
}

const READER: HouseholdReader = { ids: householdIdsOfBuildings, load: loadHouseholds };

/** Every sum that is not 0, as `community area series n`. */
async function talliesOf(owner: pg.Client): Promise<Set<string>> {
  const { rows } = await owner.query(
    `select concat_ws(' ', t.community_id, t.area_id, s.key, t.n) as sum from tally t join series s on s.id = t.series where t.n <> 0`,
  );
  return new Set(rows.map(row => row.sum as string));
}

export async function openServedPlace(): Promise<ServedPlace> {
  const place = await openSmallPlace();
  const { kernel } = place.house;
  const app = await createApp(kernel, token => findActor(kernel.db, token, kernel.clock.now()), 'no-pages');
  addRoutes(app, place.house);
  const owner = new pg.Client({ connectionString: place.clone.ownerUrl });
  await owner.connect();

  const clients = new Map<Id, Client>();
  const as: ServedPlace['as'] = async (actor, name = '工作人员') => {
    const known = clients.get(actor.post.id);
    if (known !== undefined) return known;
    const { id, role, areaId, organisationId, from } = actor.post;
    await addPosts(kernel.db, [
      {
        account: { id: actor.userId, name },
        organisation: { id: organisationId, name: `${name}的单位`, kind: 'residents_committee', areaId },
        post: { id, role, areaId, from },
      },
    ]);
    const token = `token of ${id}`;
    const now = kernel.clock.now();
    await openSession(kernel.db, token, actor.userId, id, now, now + 365 * 86_400_000);
    const client = clientOf(app, token);
    clients.set(id, client);
    return client;
  };

  return {
    ...place,
    app,
    owner,
    as,
    recountChanges: async () => {
      const before = await talliesOf(owner);
      for (const { id, buildings } of place.communities)
        await recountBuildings(kernel, READER, id, buildings, async () => {});
      const after = await talliesOf(owner);
      return [...before].filter(one => !after.has(one)).concat([...after].filter(one => !before.has(one)));
    },
    workOff: async () => {
      const { rows } = await owner.query(`delete from outbox where topic = 'recount' returning body`);
      for (const { body } of rows) await planRecount(kernel, body.activationId);
      await workOffRecounts(kernel, READER);
    },
    figure: async (client, area, series, activation) => {
      const board: BoardView = await client.read(getBoard, { area, activation });
      return board.figures.find(one => one.series === series)?.n;
    },
    close: async () => {
      await owner.end();
      await app.close();
      await place.house.close();
    },
  };
}

export function clientOf(app: FastifyInstance, token: string): Client {
  const ask = async (endpoint: Endpoint, query?: Query, body?: unknown): Promise<Answer<unknown>> => {
    const answer = await app.inject({
      method: endpoint.method,
      url: addressOf(endpoint, query),
      headers: { 'x-doorstep': '1' },
      cookies: { [SESSION_COOKIE]: token },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const refusalOf = ({ body }: Answer<unknown>) => body.refusal?.code;
  const client: Client = {
    read: async (endpoint, query, body) => {
      const answer = await ask(endpoint, query, body);
      if (answer.status !== 200) throw new Error(`${endpoint.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body as never;
    },
    codeOf: async (endpoint, query, body) => {
      const answer = await ask(endpoint, query, body);
      if (answer.status >= 500) throw new Error(`${endpoint.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return refusalOf(answer) ?? 'accepted';
    },
    upload: async (endpoint, query, bytes) => {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(bytes)]), 'file');
      const request = new Response(form);
      const answer = await app.inject({
        method: 'POST',
        url: addressOf(endpoint, query),
        headers: { 'x-doorstep': '1', 'content-type': request.headers.get('content-type')! },
        cookies: { [SESSION_COOKIE]: token },
        payload: Buffer.from(await request.arrayBuffer()),
      });
      if (answer.statusCode !== 200) throw new Error(`${endpoint.path}: ${answer.statusCode} ${answer.body}`);
      return answer.json() as never;
    },
    send: async (...commands) => {
      const { replies }: { replies: Reply[] } = await client.read(postCommands, {}, { commands });
      return replies.map(one => one.refusal?.code ?? one.status);
    },
  };
  return client;
}
