// The list of a community's homes, a page at a time: every home once, building by building and door by door.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { type House, openHouse } from '../../server/house.ts';
import { SYSTEM, writeScope } from '../../server/kernel/stream.ts';
import { inTransaction } from '../../server/kernel/unit-of-work.ts';
import { listHouseholdIds } from '../../server/registry/read.ts';
import { seedDemo } from '../../server/simulate/index.ts';
import { cloneDatabase } from '../support/database.ts';

const SIZE = { communities: 2, gridsPerCommunity: 2, householdsPerGrid: 40 };
let house: House;
let owner: pg.Client;

beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  house = await openHouse({ ownerUrl, keyFile });
  owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await seedDemo(house.kernel, house.pipeline, { ...SIZE, seed: 'homes', at: house.kernel.clock.now() });
});
afterAll(async () => {
  await owner.end();
  await house.close();
});

type Row = { id: Id; community_id: Id; building_id: Id; grid_id: Id };

/** In the order of the list, by one sort of everything. */
const homes = async (): Promise<Row[]> =>
  (
    await owner.query(
      `select h.id, h.community_id, h.building_id, bg.grid_id from household h
       join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id join area b on b.id = h.building_id
       join building_grid bg on bg.building_id = b.id and bg.until_at is null
       order by h.community_id, b.sort_key, d.sort_key, h.id`,
    )
  ).rows as Row[];

async function listed(community: Id, within: Id | null, limit: number): Promise<Id[]> {
  const ids: Id[] = [];
  for (let after: string | null = null; ; ) {
    const page = await inTransaction(house.kernel.db, writeScope(house.kernel, SYSTEM.post.id, community), tx =>
      listHouseholdIds(tx, community, within, after, limit),
    );
    ids.push(...page.map(hit => hit.id));
    if (page.length < limit) return ids;
    after = page.at(-1)!.cursor;
  }
}

test('pages of any length give every home of a community once, in order', async () => {
  const all = await homes();
  const communities = [...new Set(all.map(home => home.community_id))];
  expect(communities).toHaveLength(2);
  for (const community of communities) {
    const expected = all.filter(home => home.community_id === community).map(home => home.id);
    expect(expected.length).toBeGreaterThan(60);
    for (const limit of [1, 7, 50, 1000]) expect(await listed(community, null, limit)).toEqual(expected);
  }
});

test('a grid and a building list their own homes alone', async () => {
  const all = await homes();
  const { community_id: community, grid_id: grid, building_id: building } = all.at(-1)!;
  const ids = (rows: Row[]) => rows.map(home => home.id);
  expect(await listed(community, grid, 9)).toEqual(ids(all.filter(home => home.grid_id === grid)));
  expect(await listed(community, building, 9)).toEqual(ids(all.filter(home => home.building_id === building)));
});

test('a home that was visited says when last', async () => {
  const { rows } = await owner.query(
    'select community_id, household_id, max(at) as at from visit group by 1, 2 order by 2 limit 1',
  );
  const { community_id, household_id, at } = rows[0] as { community_id: Id; household_id: Id; at: string };
  const hits = await inTransaction(house.kernel.db, writeScope(house.kernel, SYSTEM.post.id, community_id), tx =>
    listHouseholdIds(tx, community_id, null, null, 1000),
  );
  expect(hits.find(hit => hit.id === household_id)?.last_visit).toBe(Number(at));
});
