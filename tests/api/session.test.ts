// Who is at the screen: choosing a user and a post of a demo database, and losing it when the session or the post ends.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayGive } from '../../core/access/may.ts';
import type { Role } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import {
  getSession,
  listUsers,
  type Session,
  signIn,
  signOut,
  type UserView,
} from '../../core/organisations/contract.ts';
import { listPacks } from '../../core/packs/contract.ts';
import { type House, openHouse } from '../../server/house.ts';
import { createApp, SESSION_COOKIE } from '../../server/kernel/http/app.ts';
import { addPosts, findActor } from '../../server/organisations/index.ts';
import { addRoutes } from '../../server/serve.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

const DAY = 86_400_000;
type App = Awaited<ReturnType<typeof createApp>>;

let clone: Clone;
let owner: pg.Client;
let house: House;
let app: App;
let users: UserView[];

async function open(): Promise<{ house: House; app: App }> {
  const opened = await openHouse({ ownerUrl: clone.ownerUrl, keyFile: clone.keyFile, connections: 4 });
  const { kernel } = opened;
  const served = await createApp(kernel, token => findActor(kernel.db, token, kernel.clock.now()), 'no-pages');
  addRoutes(served, opened);
  return { house: opened, app: served };
}

beforeAll(async () => {
  clone = await cloneDatabase();
  owner = new pg.Client({ connectionString: clone.ownerUrl });
  await owner.connect();
  ({ house, app } = await open());
  users = (await app.inject({ url: listUsers.path })).json().users;
});
afterAll(async () => {
  await owner.end();
  await app.close();
  await house.close();
});

const enter = (userId: Id, postId: Id, headers: Record<string, string> = { 'x-doorstep': '1' }) =>
  app.inject({ method: 'POST', url: signIn.path, headers, payload: { userId, postId } });
const tokenOf = (answer: Awaited<ReturnType<typeof enter>>): string =>
  answer.cookies.find(cookie => cookie.name === SESSION_COOKIE)!.value;
const asSeen = async (token?: string): Promise<Session> =>
  (await app.inject({ url: getSession.path, ...(token ? { cookies: { [SESSION_COOKIE]: token } } : {}) })).json();
const reads = async (token?: string): Promise<number> =>
  (await app.inject({ url: listPacks.path, ...(token ? { cookies: { [SESSION_COOKIE]: token } } : {}) })).statusCode;
const userOf = (role: Role): UserView => users.find(user => user.posts.some(post => post.role === role))!;

/** Signs somebody in; the session's token. */
async function signedIn(role: Role): Promise<string> {
  const user = userOf(role);
  return tokenOf(await enter(user.id, user.posts[0]!.id));
}

describe('before signing in', () => {
  test('a page learns what database this is and what time it has, and nothing else', async () => {
    const session = await asSeen();
    expect(session).toEqual({ database: 'demo', now: expect.any(Number), rootAreaId: house.kernel.rootAreaId });
    expect(await reads()).toBe(401);
    expect(await reads('a token nobody was given')).toBe(401);
  });

  test('the users of a demo are there to choose from, each with posts that say what they may', () => {
    expect(users.map(user => user.posts[0]!.role).sort()).toEqual([
      'administrator',
      'community_staff',
      'department_officer',
      'doctor',
      'grid_worker',
    ]);
    for (const post of users.flatMap(user => user.posts)) {
      expect(post.may).toEqual([...mayGive(post.role as Role)]);
      expect(post.organisation).not.toBe('');
      expect(post.area).toMatchObject({ id: house.kernel.rootAreaId, kind: 'root' });
    }
  });
});

describe('signing in', () => {
  test('opens a session in a cookie that no script and no other site can use; only its digest is kept', async () => {
    const user = userOf('community_staff');
    const answer = await enter(user.id, user.posts[0]!.id);
    expect(answer.json()).toMatchObject({ user: { name: '周社工' }, postId: user.posts[0]!.id, database: 'demo' });
    const cookie = answer.cookies.find(one => one.name === SESSION_COOKIE)!;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 30 * 86_400 });
    expect(await asSeen(cookie.value)).toMatchObject({ user: { id: user.id }, postId: user.posts[0]!.id });
    expect(await reads(cookie.value)).toBe(200);
    const { rows } = await owner.query(`select encode(token_digest, 'escape') as text from session`);
    expect(JSON.stringify(rows)).not.toContain(cookie.value);
  });

  test('is refused with somebody else’s post, and from a form of another site', async () => {
    const [zhou, wang] = [userOf('community_staff'), userOf('grid_worker')];
    expect((await enter(zhou.id, wang.posts[0]!.id)).json()).toMatchObject({ refusal: { code: 'not-signed-in' } });
    const forged = await enter(zhou.id, zhou.posts[0]!.id, {});
    expect(forged.json()).toMatchObject({ refusal: { code: 'malformed' } });
    expect(forged.cookies).toEqual([]);
  });

  test('two at once are two sessions, and leaving one leaves the other', async () => {
    const [one, other] = [await signedIn('doctor'), await signedIn('doctor')];
    const cookies = { [SESSION_COOKIE]: one };
    await app.inject({ method: 'DELETE', url: signOut.path, headers: { 'x-doorstep': '1' }, cookies });
    expect([await reads(one), await reads(other)]).toEqual([401, 200]);
    expect((await asSeen(one)).user).toBeUndefined();
  });
});

describe('a session ends', () => {
  test('thirty days after it began', async () => {
    const token = await signedIn('grid_worker');
    house.kernel.clock.setOffset(29 * DAY);
    expect(await reads(token)).toBe(200);
    house.kernel.clock.setOffset(30 * DAY + 1000);
    expect(await reads(token)).toBe(401);
    house.kernel.clock.setOffset(0);
  });

  test('at the very instant its post does, and no post can be entered before it begins', async () => {
    const now = house.kernel.clock.now();
    const post = async (from: number, until?: number): Promise<[Id, Id]> => {
      const { kernel } = house;
      const [userId, postId, organisationId] = [kernel.newId(), kernel.newId(), kernel.newId()];
      const areaId = kernel.rootAreaId;
      await addPosts(kernel.db, [
        {
          account: { id: userId, name: '王二' },
          organisation: { id: organisationId, name: '某居委会', kind: 'residents_committee', areaId },
          post: { id: postId, role: 'grid_worker', areaId, from, ...(until === undefined ? {} : { until }) },
        },
      ]);
      return [userId, postId];
    };
    const token = tokenOf(await enter(...(await post(now - DAY, now + DAY))));
    expect(await reads(token)).toBe(200);
    house.kernel.clock.setOffset(DAY + 1000);
    expect(await reads(token)).toBe(401);
    house.kernel.clock.setOffset(0);
    expect((await enter(...(await post(now + DAY)))).json()).toMatchObject({ refusal: { code: 'not-signed-in' } });
    expect((await enter(...(await post(now - 2 * DAY, now - DAY)))).statusCode).toBe(401);
  });
});

describe('a database that is no demo', () => {
  test('has nobody to choose: it lists no users and lets nobody in by choosing', async () => {
    await owner.query(`update installation set kind = 'live'`);
    const live = await open();
    try {
      const listed = await live.app.inject({ url: listUsers.path });
      expect(listed.json()).toEqual({ refusal: { code: 'not-permitted' } });
      const user = userOf('administrator');
      const entered = await live.app.inject({
        method: 'POST',
        url: signIn.path,
        headers: { 'x-doorstep': '1' },
        payload: { userId: user.id, postId: user.posts[0]!.id },
      });
      expect(entered.json()).toEqual({ refusal: { code: 'not-permitted' } });
      expect((await live.app.inject({ url: getSession.path })).json()).toMatchObject({ database: 'live' });
    } finally {
      await live.app.close();
      await live.house.close();
      await owner.query(`update installation set kind = 'demo'`);
    }
  });
});
