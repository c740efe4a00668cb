// The demo's street: complete, plausible, counted right, and completed when its first start was broken off.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planDemo } from '../../core/simulate/demo.ts';
import { type House, openHouse } from '../../server/house.ts';
import type { Pipeline } from '../../server/kernel/pipeline.ts';
import { listUsers } from '../../server/organisations/store.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../../server/registry/index.ts';
import { prepareFirstUse } from '../../server/simulate/index.ts';
import { planRecount, workOffRecounts } from '../../server/tallies/index.ts';
import { cloneDatabase } from '../support/database.ts';

const SIZE = { communities: 2, gridsPerCommunity: 3, householdsPerGrid: 60 };
/** 2026-03-08 14:00 in China, and it stays so: freshness changes no figure while the test runs. */
const AT = Date.UTC(2026, 2, 8, 6);
const DAY = 86_400_000;
const clock = { now: () => AT, setOffset: () => {} };

type Opened = { house: House; owner: pg.Client };
const opened: Opened[] = [];

/** A database as its very first start finds it: migrated, and nobody in it. */
async function openNew(): Promise<Opened> {
  const { ownerUrl, keyFile } = await cloneDatabase();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('delete from post; delete from account; delete from organisation');
  const house = await openHouse({ ownerUrl, keyFile });
  Object.assign(house.kernel, { clock });
  opened.push({ house, owner });
  return opened.at(-1)!;
}

afterAll(async () => {
  for (const { house, owner } of opened) {
    await owner.end();
    await house.close();
  }
});

const one = async (owner: pg.Client, text: string): Promise<number> =>
  Number((await owner.query(text)).rows[0]?.n ?? Number.NaN);

/** Sums of a screening report over the whole street. */
const figure = (owner: pg.Client, report: string) =>
  one(
    owner,
    `select sum(t.n) as n from tally t join series s on s.id = t.series join activation a on a.id = s.activation_id
     where t.area_id = t.community_id and s.report = '${report}' and s.code is null and a.pack = 'door_to_door_screening'`,
  );

const state = async (owner: pg.Client) => ({
  events: (await owner.query('select stream_id, count(*) as n from event group by 1 order by 1')).rows,
  tallies: (
    await owner.query(
      `select t.area_id, s.key, t.n from tally t join series s on s.id = t.series where t.n <> 0 order by 1, 2`,
    )
  ).rows,
  people: await one(owner, 'select count(*) as n from residence where until_at is null'),
});

describe('the demo', () => {
  let house: House;
  let owner: pg.Client;
  const said: string[] = [];
  const plan = () => planDemo({ ...SIZE, seed: 'tinglandu', at: AT, rootAreaId: house.kernel.rootAreaId });

  beforeAll(async () => {
    ({ house, owner } = await openNew());
    await prepareFirstUse(house.kernel, house.pipeline, { empty: false, say: line => said.push(line), size: SIZE });
  });

  test('holds every household, person and visit of the plan', async () => {
    const { households, visits } = plan().counts;
    expect(households).toBeGreaterThan(300);
    expect(await one(owner, 'select count(*) as n from household')).toBe(households);
    expect(await one(owner, 'select count(*) as n from visit')).toBe(visits);
    expect(await figure(owner, 'doors')).toBe(households);
    expect(await one(owner, `select count(*) as n from area where kind = 'grid' and ring is not null`)).toBe(6);
    expect(await one(owner, `select count(*) as n from area where kind = 'building' and ring is null`)).toBe(0);
    expect(await one(owner, `select count(*) as n from installation where kind = 'demo'`)).toBe(1);
  });

  test('stands in the middle of a screening round, with a week behind it', async () => {
    const share = (await figure(owner, 'covered')) / (await figure(owner, 'doors'));
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.65);
    expect(await figure(owner, 'second_pass')).toBeGreaterThan(0);
    expect(await figure(owner, 'needs')).toBeGreaterThan(0);
    expect(await one(owner, 'select min(at) as n from visit')).toBeLessThan(AT - 6 * DAY);
    expect(await one(owner, `select count(*) as n from visit where at > ${AT}`)).toBe(0);
  });

  test('has matters that wait, that are late and that are done, some opened by what was said at the doors', async () => {
    const count = (where: string) => one(owner, `select count(*) as n from matter where ${where}`);
    expect(await count(`open and by_at < ${AT}`)).toBeGreaterThan(2);
    expect(await count('not open')).toBeGreaterThan(2);
    expect(await count(`open and source = 'rule'`)).toBeGreaterThan(10);
    expect(await count(`open and source = 'phone' and lead is null`)).toBeGreaterThan(0);
  });

  test('has somebody to sign in as for every kind of work, and a worker in each grid', async () => {
    const users = await listUsers(house.kernel.db, AT);
    const posts = users.flatMap(user => user.posts.map(post => ({ ...post, name: user.name })));
    const count = (role: string) => posts.filter(post => post.role === role).length;
    expect(['administrator', 'district_officer', 'department_officer', 'street_officer'].map(count)).toEqual([
      1, 1, 1, 1,
    ]);
    expect([count('community_staff'), count('doctor'), count('grid_worker')]).toEqual([2, 2, 6]);
    expect(new Set(users.map(user => user.name)).size).toBe(users.length);
    expect(posts.every(post => post.until !== undefined && post.from < AT)).toBe(true);
    const outside = await one(
      owner,
      `select count(*) as n from visit v join post p on p.id = v.post_id where p.area_id <> v.grid_id or p.role <> 'grid_worker'`,
    );
    expect(outside).toBe(0);
  });

  test('is counted as a recount counts it', async () => {
    const before = await state(owner);
    const reader = { ids: householdIdsOfBuildings, load: loadHouseholds };
    for (const id of Object.values(plan().activations)) await planRecount(house.kernel, id);
    await workOffRecounts(house.kernel, reader);
    expect((await state(owner)).tallies).toEqual(before.tallies);
    expect(before.tallies.length).toBeGreaterThan(100);
  });

  test('leaves nothing to be counted anew in the first minute', async () => {
    expect(await one(owner, `select count(*) as n from outbox where topic = 'recount'`)).toBe(0);
  });

  test('is told at the terminal in a few lines, in both languages', () => {
    expect(said.length).toBeLessThanOrEqual(5);
    expect(said[0]).toMatch(/虚构.*\n.*fictional street/);
  });

  test('is seeded once: a later start adds nothing', async () => {
    const before = await state(owner);
    await prepareFirstUse(house.kernel, house.pipeline, { empty: false, say: () => {}, size: SIZE });
    expect(await state(owner)).toEqual(before);
  });

  test('comes out the same where its first start was broken off twice', async () => {
    const whole = await state(owner);
    const other = await openNew();
    // Until here both are alike but for the root's id, which every database makes for itself.
    let left = 4;
    const breaking: Pipeline = {
      submit: (actor, commands) => {
        if (left-- === 0) throw new Error('the power failed');
        return other.house.pipeline.submit(actor, commands);
      },
    };
    const start = (pipeline: Pipeline) =>
      prepareFirstUse(other.house.kernel, pipeline, { empty: false, say: () => {}, size: SIZE });
    await expect(start(breaking)).rejects.toThrow('the power failed');
    left = 10;
    await expect(start(breaking)).rejects.toThrow('the power failed');
    expect(await one(other.owner, 'select count(*) as n from visit')).toBeLessThan(plan().counts.visits);
    await start(other.house.pipeline);
    const completed = await state(other.owner);
    const lengths = (all: typeof whole) => all.events.map(row => row.n).sort();
    expect(lengths(completed)).toEqual(lengths(whole));
    expect(completed.tallies).toEqual(whole.tallies);
    expect(completed.people).toBe(whole.people);
  });
});

test('an empty first start has users and no street', async () => {
  const { house, owner } = await openNew();
  await prepareFirstUse(house.kernel, house.pipeline, { empty: true, say: () => {} });
  expect((await listUsers(house.kernel.db, AT)).length).toBeGreaterThanOrEqual(5);
  await prepareFirstUse(house.kernel, house.pipeline, { empty: false, say: () => {} });
  expect(await one(owner, `select count(*) as n from area where kind <> 'root'`)).toBe(0);
});
