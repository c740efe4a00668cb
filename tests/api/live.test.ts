// What open screens hear: moves of the area they show and nothing else, from every process of the database, in less
// than a second.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../core/kernel/actor.ts';
import type { AnyCommand } from '../../core/kernel/command.ts';
import type { Moved } from '../../core/kernel/endpoint.ts';
import type { Id } from '../../core/kernel/id.ts';
import { forwardClock } from '../../server/kernel/drill-clock.ts';
import { openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { startServer, type TestServer } from '../support/server.ts';

const HOUR = 3_600_000;
let place: ServedPlace;
let servers: TestServer[];

beforeAll(async () => {
  place = await openServedPlace();
  const { ownerUrl, keyFile } = place.clone;
  servers = await Promise.all([1, 2].map(() => startServer({ databaseUrl: ownerUrl, keyFile })));
  for (const actor of [place.wang, place.zhou, place.zhao, place.wu]) await place.as(actor);
  await place.screening(place.communities[0]);
});
afterAll(async () => {
  await Promise.all(servers.map(server => server.stop()));
  await place.close();
});

const headers = (actor: Actor) => ({
  cookie: `doorstep=${encodeURIComponent(`token of ${actor.post.id}`)}`,
  'x-doorstep': '1',
  'content-type': 'application/json',
});

async function send(server: TestServer, actor: Actor, ...commands: AnyCommand[]): Promise<void> {
  const body = JSON.stringify({ commands });
  const answer = await fetch(`${server.url}/api/commands`, { method: 'POST', headers: headers(actor), body });
  expect(await answer.json()).toMatchObject({ replies: commands.map(() => ({ status: 'accepted' })) });
}

type Screen = {
  status: number;
  heard: { moved: Moved; at: number }[];
  /** Resolves when the server ends it. */
  ended: Promise<void>;
  close(): void;
};

async function follow(server: TestServer, actor: Actor, area: Id): Promise<Screen> {
  const closing = new AbortController();
  const answer = await fetch(`${server.url}/api/live?area=${area}`, {
    headers: headers(actor),
    signal: closing.signal,
  });
  const heard: Screen['heard'] = [];
  const read = async () => {
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop()!;
      for (const message of messages) {
        const data = /^event: moved\ndata: (.*)$/m.exec(message)?.[1];
        if (data !== undefined) heard.push({ moved: JSON.parse(data) as Moved, at: performance.now() });
      }
    }
  };
  const ended = answer.status === 200 ? read().catch(() => {}) : Promise.resolve();
  return { status: answer.status, heard, ended, close: () => closing.abort() };
}

async function until(done: () => boolean, withinMs = 10_000): Promise<void> {
  for (const end = performance.now() + withinMs; !done() && performance.now() < end; )
    await new Promise(resolve => setTimeout(resolve, 10));
}

describe('an open screen', () => {
  test('hears within a second of a command given at another process', async () => {
    const [a] = place.communities;
    const [here, there] = await Promise.all(servers.map(server => follow(server, place.zhou, a.id)));
    // A machine that does much else may hold up one of them, never three in a row.
    const tookMs: number[] = [];
    while (tookMs.length < 3 && !tookMs.some(ms => ms < 1000)) {
      const before = there!.heard.length;
      const started = performance.now();
      await send(servers[0]!, place.zhou, place.visit(a, a.homes[0]!));
      await until(() => here!.heard.length > before && there!.heard.length > before);
      for (const screen of [here!, there!])
        expect(screen.heard[before]!.moved).toMatchObject({
          ...{ stream: a.id, types: expect.arrayContaining(['visit.recorded']) },
        });
      tookMs.push(Math.max(here!.heard[before]!.at, there!.heard[before]!.at) - started);
    }
    expect(Math.min(...tookMs)).toBeLessThan(1000);
    for (const screen of [here!, there!]) screen.close();
  });

  test('hears of its own area and what stands above, never of a neighbour', async () => {
    const [a, b] = place.communities;
    const wang = await follow(servers[0]!, place.wang, a.grids[0]!);
    const zhao = await follow(servers[1]!, place.zhao, b.id);
    const wu = await follow(servers[0]!, place.wu, place.house.kernel.rootAreaId);
    const everywhere = { ...place.zheng, post: { ...place.zheng.post, id: place.newId(), userId: place.newId() } };
    await place.as(everywhere);
    const lay = (id: Id, code: string) => place.command(id, 'lay-out-grid', place.newId(), { code, name: '格' });
    await send(servers[0]!, everywhere, lay(a.id, `${a.code}301`), lay(b.id, `${b.code}301`));
    const { rootAreaId } = place.house.kernel;
    const street = { id: place.newId(), kind: 'street', code: '990001003000', name: '新街', parentCode: '' };
    await send(
      servers[1]!,
      everywhere,
      place.command(rootAreaId, 'lay-out-areas', rootAreaId, { areas: [street] }),
      lay(b.id, `${b.code}302`),
    );
    const streams = (screen: Screen) => new Set(screen.heard.map(({ moved }) => moved.stream));
    // A neighbour's move comes before the last of one's own, so it would have been heard by then.
    await until(() => streams(wang).has(rootAreaId) && streams(zhao).size >= 2 && streams(wu).size >= 3);
    expect(streams(wang)).toEqual(new Set([a.id, rootAreaId]));
    expect(streams(zhao)).toEqual(new Set([b.id, rootAreaId]));
    expect(streams(wu)).toEqual(new Set([a.id, b.id, rootAreaId]));
    for (const screen of [wang, zhao, wu]) screen.close();
  });

  test('of an area one may not look into is refused, and of none that is there', async () => {
    const [a] = place.communities;
    expect((await follow(servers[0]!, place.zhao, a.id)).status).toBe(403);
    expect((await follow(servers[0]!, place.zhou, place.streetId)).status).toBe(403);
    expect((await follow(servers[0]!, place.zhou, place.newId())).status).toBe(404);
    expect((await follow(servers[0]!, place.zhou, 'everything')).status).toBe(404);
    const stranger = { ...place.zhao, post: { ...place.zhao.post, id: place.newId() } };
    expect((await follow(servers[0]!, stranger, a.id)).status).toBe(401);
  });

  test('is told to look again when its process may have missed something', async () => {
    const [a] = place.communities;
    const screen = await follow(servers[0]!, place.zhou, a.id);
    await place.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'doorstep-listen'`,
    );
    await screen.ended;
    const again = await follow(servers[0]!, place.zhou, a.id);
    await send(servers[1]!, place.zhou, place.visit(a, a.homes[1]!));
    await until(() => again.heard.length > 0);
    expect(again.heard[0]!.moved.stream).toBe(a.id);
    again.close();
  });
});

test('the clock of a demo is moved for every process at once, and one that starts later', async () => {
  const nows = () =>
    Promise.all(
      servers.map(async ({ url }) => ((await (await fetch(`${url}/api/session`)).json()) as { now: number }).now),
    );
  const before = await nows();
  expect(await forwardClock(place.owner, 13 * HOUR)).toBe(13 * HOUR);
  let after = before;
  for (
    const end = performance.now() + 3000;
    performance.now() < end && after.some((now, i) => now - before[i]! < HOUR);
  )
    after = await nows();
  for (const [i, now] of after.entries()) expect(Math.round((now - before[i]!) / HOUR)).toBe(13);
  const { ownerUrl, keyFile } = place.clone;
  const third = await startServer({ databaseUrl: ownerUrl, keyFile });
  servers.push(third);
  expect(Math.round(((await nows())[2]! - after[0]!) / HOUR)).toBe(0);
  await expect(forwardClock(place.owner, -1)).resolves.toBeUndefined();
});
