// Whatever is thrown at the door, each gets a refusal with a code that the catalogue explains, and nothing a 500.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import type { TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, postCommands } from '../../core/kernel/endpoint.ts';
import { REFUSALS } from '../../core/kernel/refusals.ts';
import { uploadRoster } from '../../core/registry/contract.ts';
import { createApp } from '../../server/kernel/http/app.ts';
import { findActor } from '../../server/organisations/index.ts';
import { addRoutes } from '../../server/serve.ts';
import { addressOf, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { startServer, type TestServer } from '../support/server.ts';

const CORE = join(import.meta.dirname, '../../core');
const NUL = String.fromCharCode(0);
const NASTY = ['', ' ', NUL, `a${NUL}b`, '-1', '1e999', '99999999999999999999', '%', "'; --", '∞', 'x'.repeat(5000)];
const BODIES: unknown[] = [null, [], {}, 'text', 7, { [NUL]: NUL }, { commands: {} }, { commands: [{}] }];

let place: ServedPlace;
let cookie: string;
let staffCookie: string;
let endpoints: Endpoint[];

beforeAll(async () => {
  place = await openServedPlace();
  await place.as(place.zheng);
  await place.as(place.zhou);
  staffCookie = `doorstep=${encodeURIComponent(`token of ${place.zhou.post.id}`)}`;
  cookie = `doorstep=${encodeURIComponent(`token of ${place.zheng.post.id}`)}`;
  const contracts = readdirSync(CORE, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('contract.ts') || file === 'kernel/endpoint.ts',
  );
  const modules = await Promise.all(
    contracts.map(async file => Object.values((await import(join(CORE, file))) as Record<string, unknown>)),
  );
  const isEndpoint = (one: unknown): one is Endpoint =>
    typeof one === 'object' && one !== null && 'method' in one && 'path' in one && 'query' in one;
  // Signing out is left out: everything after it would be refused for that alone.
  endpoints = modules
    .flat()
    .filter(isEndpoint)
    .filter(one => !(one.method === 'DELETE' && one.path === '/api/session'));
});
afterAll(() => place.close());

type Answered = { status: number; code: string | undefined; body: string };

async function ask(options: InjectOptions, signedIn = true): Promise<Answered> {
  const { statusCode, body, headers } = await place.app.inject({
    ...options,
    headers: { 'x-doorstep': '1', ...(signedIn ? { cookie } : {}), ...options.headers },
  });
  const isJson = String(headers['content-type']).includes('json');
  const { refusal } = isJson && body !== '' ? (JSON.parse(body) as { refusal?: { code: string } }) : {};
  return { status: statusCode, code: refusal?.code, body: body.slice(0, 300) };
}

const fieldsOf = (schema: TSchema): string[] => Object.keys((schema as { properties?: object }).properties ?? {});

/** An id of something that is there for what asks for an area, an unknown one for everything else. */
function plausible(name: string): string {
  const [a] = place.communities;
  if (name === 'grid') return a.grids[0]!;
  if (/^(area|under|community|communityId)$/.test(name)) return a.id;
  return place.newId();
}

/** A line for each answer that is neither well nor a refusal the catalogue knows. */
const faultOf = (what: string, { status, code, body }: Answered): string[] => {
  const known = code !== undefined && code in REFUSALS && code !== 'unexpected';
  return status < 300 || (status < 500 && known) ? [] : [`${what}: ${status} ${body}`];
};

describe('every address', () => {
  test('is asked for here', () => {
    expect(endpoints.length).toBeGreaterThan(15);
  });

  test('answers garbage in its query with a refusal', async () => {
    const faults: string[] = [];
    for (const endpoint of endpoints) {
      const fields = fieldsOf(endpoint.query);
      const sane = Object.fromEntries(
        fields.filter(one => !/^(after|limit|q)$/.test(one)).map(one => [one, plausible(one)]),
      );
      const method = endpoint.method;
      faults.push(
        ...faultOf(`${method} ${endpoint.path} as it is`, await ask({ method, url: addressOf(endpoint, sane) })),
      );
      for (const field of fields) {
        for (const value of NASTY) {
          const url = addressOf(endpoint, { ...sane, [field]: value });
          faults.push(...faultOf(`${method} ${url.slice(0, 120)}`, await ask({ method, url })));
        }
        const twice = `${addressOf(endpoint, sane)}&${field}=1&${field}=2`.replace(/^([^?]*?)&/, '$1?');
        faults.push(...faultOf(`${method} ${twice}`, await ask({ method, url: twice })));
      }
    }
    expect(faults).toEqual([]);
  });

  test('answers a cursor it never gave with a refusal or its first page', async () => {
    const id = place.newId();
    const dashes = '-'.repeat(36);
    const cursors = ['|', `n:李|x|${id}`, `x^y^${id}`, `1|${dashes}`, `${'9'.repeat(30)}|${id}`, `1\u0001${dashes}`];
    cursors.push(`${dashes}|`, `a\u0001b\u0001c`, `a\u0001b\u0001${id}`, `\u0001\u0001`, '999999999999999|', id);
    const faults: string[] = [];
    for (const endpoint of endpoints.filter(one => fieldsOf(one.query).includes('after'))) {
      const sane = Object.fromEntries(fieldsOf(endpoint.query).map(one => [one, plausible(one)]));
      for (const after of cursors) {
        for (const q of fieldsOf(endpoint.query).includes('q') ? ['', '李', '3-2-501', '1234'] : [undefined]) {
          const url = addressOf(endpoint, { ...sane, limit: undefined, outcome: undefined, open: undefined, q, after });
          faults.push(...faultOf(`GET ${url}`, await ask({ method: 'GET', url })));
          const answer = await place.app.inject({ url, headers: { cookie: staffCookie } });
          if (answer.statusCode >= 500) faults.push(`GET ${url}: ${answer.statusCode} for staff`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test('answers garbage in its body with a refusal', async () => {
    const faults: string[] = [];
    for (const endpoint of endpoints.filter(one => one.method !== 'GET')) {
      const sane = Object.fromEntries(fieldsOf(endpoint.query).map(one => [one, plausible(one)]));
      const [method, url] = [endpoint.method, addressOf(endpoint, sane)];
      for (const body of BODIES) {
        const payload = JSON.stringify(body);
        const headers = { 'content-type': 'application/json' };
        faults.push(...faultOf(`${method} ${url} ${payload}`, await ask({ method, url, payload, headers })));
      }
      for (const [type, payload] of [
        ['application/json', '{"commands":['],
        ['application/json', '{"__proto__":{"a":1},"commands":[]}'],
        ['application/json', Buffer.from([0xff, 0xfe, 0x22])],
        ['text/plain', 'hello'],
        ['application/xml', '<a/>'],
        ['multipart/form-data; boundary=x', '--x\r\n\r\nnot a part'],
        ['multipart/form-data', 'no boundary'],
        ['multipart/form-data; boundary=x', '--x--\r\n'],
      ] as const) {
        const headers = { 'content-type': type };
        faults.push(...faultOf(`${method} ${url} ${type}`, await ask({ method, url, payload, headers })));
      }
    }
    expect(faults).toEqual([]);
  });

  test('tells whoever is not signed in so, before anything else of theirs is looked at', async () => {
    for (const endpoint of endpoints.filter(one => one.method === 'GET' && !/session|users/.test(one.path))) {
      const sane = Object.fromEntries(fieldsOf(endpoint.query).map(one => [one, plausible(one)]));
      const { status, code } = await ask({ method: 'GET', url: addressOf(endpoint, sane) }, false);
      expect([endpoint.path, status, code]).toEqual([endpoint.path, 401, 'not-signed-in']);
    }
  });
});

describe('the door of commands', () => {
  const post = (payload: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    ask({ method: 'POST', url: postCommands.path, payload, headers });
  const command = (more: object) => {
    const [a] = place.communities;
    return { ...place.command(a.id, 'lay-out-grid', place.newId(), { code: `${a.code}900`, name: '格' }), ...more };
  };

  test.each([
    ['half a JSON', () => post('{"commands":'), 422, 'malformed'],
    ['nothing', () => post(''), 422, 'malformed'],
    ['another kind of content', () => post('a=b', { 'content-type': 'text/csv' }), 422, 'malformed'],
    ['more than it takes', () => post(`"${'x'.repeat(8 * 1024 * 1024)}"`), 413, 'too-large'],
    ['no command', () => post('{"commands":[]}'), 422, 'malformed'],
    ['five hundred and one', () => post(JSON.stringify({ commands: Array(501).fill(command({})) })), 422, 'malformed'],
    ['a field too many', () => post(JSON.stringify({ commands: [command({ secret: 1 })] })), 422, 'malformed'],
    ['an id that is none', () => post(JSON.stringify({ commands: [command({ id: 'x' })] })), 422, 'malformed'],
  ])('refuses %s', async (_, given, status, code) => {
    expect(await given()).toMatchObject({ status, code });
  });

  test('refuses a form of another site', async () => {
    const headers = { cookie, 'content-type': 'application/json' };
    const payload = JSON.stringify({ commands: [command({})] });
    const answer = await place.app.inject({ method: 'POST', url: postCommands.path, payload, headers });
    expect(answer.json()).toMatchObject({ refusal: { code: 'malformed', field: 'x-doorstep' } });
  });

  test('refuses a payload nested past all reason, and takes the command beside it', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const bad = JSON.stringify(command({ payload: 'HERE' })).replace('"HERE"', deep);
    const { status, body } = await post(`{"commands":[${bad},${JSON.stringify(command({}))}]}`);
    expect(status).toBe(200);
    expect(JSON.parse(body).replies.map((one: { refusal?: { code: string } }) => one.refusal?.code)).toEqual([
      ...['malformed', undefined],
    ]);
  });
});

describe('too many requests', () => {
  test('are counted by session, and by address only for those without one', async () => {
    const { kernel } = place.house;
    const app = await createApp(kernel, token => findActor(kernel.db, token, kernel.clock.now()), 'no-pages', 3);
    addRoutes(app, place.house);
    const statusOf = async (given?: string) =>
      (await app.inject({ url: '/api/session', headers: given === undefined ? {} : { cookie: given } })).statusCode;
    const strangers = [undefined, 'doorstep=made-up', 'doorstep=another', undefined, 'doorstep=third'];
    const told: number[] = [];
    for (const stranger of strangers) told.push(await statusOf(stranger));
    expect(told).toEqual([200, 200, 200, 429, 429]);
    for (let i = 0; i < 3; i++) expect(await statusOf(cookie)).toBe(200);
    expect(await statusOf(cookie)).toBe(429);
    expect(await statusOf(staffCookie)).toBe(200);
    await app.close();
  });
});

describe('behind a proxy on the same machine', () => {
  test('a request is counted for whom it is asked, and nobody farther away may say so', async () => {
    const { kernel } = place.house;
    const app = await createApp(kernel, async () => undefined, 'no-pages', 2);
    addRoutes(app, place.house);
    const statusOf = async (remoteAddress: string, asker: string) =>
      (await app.inject({ url: '/api/session', remoteAddress, headers: { 'x-forwarded-for': asker } })).statusCode;
    for (const asker of ['203.0.113.1', '203.0.113.1', '203.0.113.2'])
      expect(await statusOf('127.0.0.1', asker)).toBe(200);
    expect(await statusOf('127.0.0.1', '203.0.113.1')).toBe(429);
    expect(await statusOf('127.0.0.1', '203.0.113.2')).toBe(200);
    for (const asker of ['203.0.113.7', '203.0.113.8']) expect(await statusOf('198.51.100.1', asker)).toBe(200);
    expect(await statusOf('198.51.100.1', '203.0.113.9')).toBe(429);
    await app.close();
  });
});

describe('an address that leads nowhere', () => {
  test.each([
    ['/api/nothing', 404, 'unknown-address'],
    ['/api/households', 404, 'unknown-address'],
    ['/.env', 404, 'unknown-address'],
    ['/api/%E0%A4%A', 422, 'malformed'],
    [`/api/households/${'x'.repeat(3000)}`, 422, 'malformed'],
    ['/api/live?area=x&area=y', 404, 'unknown-area'],
  ])('%s is refused', async (url, status, code) => {
    const method = url === '/api/households' ? 'DELETE' : 'GET';
    expect(await ask({ method, url })).toMatchObject({ status, code });
  });
});

describe('over the wire', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ databaseUrl: place.clone.ownerUrl, keyFile: place.clone.keyFile });
  });
  afterAll(() => server.stop());

  test('too large an upload and a body that is cut off leave the server as it was', async () => {
    const upload = endpoints.find(one => one.carries === 'upload')!;
    const url = `${server.url}${addressOf(upload, Object.fromEntries(fieldsOf(upload.query).map(one => [one, plausible(one)])))}`;
    const body = new FormData();
    body.append('file', new Blob([Buffer.alloc(65 * 1024 * 1024)]), 'large.csv');
    const answer = await fetch(url, { method: 'POST', headers: { cookie, 'x-doorstep': '1' }, body });
    expect(await answer.json()).toMatchObject({ refusal: { code: 'file-too-large', detail: { megabytes: 64 } } });

    const cut = new AbortController();
    const stalled = new ReadableStream({ start: source => source.enqueue(new TextEncoder().encode('{"commands":[')) });
    const sending = fetch(`${server.url}/api/commands`, {
      ...{ method: 'POST', headers: { cookie, 'x-doorstep': '1', 'content-type': 'application/json' } },
      ...{ body: stalled, duplex: 'half', signal: cut.signal },
    } as RequestInit).catch(() => 'cut');
    setTimeout(() => cut.abort(), 100);
    expect(await sending).toBe('cut');
    expect((await fetch(`${server.url}/api/session`, { headers: { cookie } })).status).toBe(200);
    expect(server.said()).not.toContain('unexpected');
  });

  test('uploads that stall keep the next one waiting for a while, and it is told to come again', async () => {
    const url = `${server.url}${addressOf(uploadRoster, { community: place.communities[0].id, id: place.newId() })}`;
    const headers = { cookie: staffCookie, 'x-doorstep': '1' };
    const stall = () => {
      const cut = new AbortController();
      const begun = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
      const body = new ReadableStream({ start: source => source.enqueue(new TextEncoder().encode(begun)) });
      void fetch(url, {
        ...{ method: 'POST', body, duplex: 'half', signal: cut.signal },
        headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
      } as RequestInit).catch(() => {});
      return cut;
    };
    // An empty file is refused as soon as it is read, so nothing is written.
    const send = async () => {
      const body = new FormData();
      body.append('file', new Blob([]), 'empty.csv');
      const answer = await fetch(url, { method: 'POST', headers, body });
      return [answer.status, ((await answer.json()) as { refusal: { code: string } }).refusal.code];
    };
    const stalled = Array.from({ length: 3 }, stall);
    await expect.poll(send, { timeout: 30_000 }).toEqual([503, 'uploads-waiting']);
    const waiting = send();
    stalled[0]!.abort();
    expect(await waiting).toEqual([422, 'file-missing']);
    for (const one of stalled) one.abort();
    expect(await Promise.all(Array.from({ length: 9 }, send))).toEqual(Array(9).fill([422, 'file-missing']));
  });
});
