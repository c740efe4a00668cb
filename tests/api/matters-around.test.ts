// What a rule does beyond one household: neighbours of the stairwell, and resources kept back for a matter.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { listMatters, readMatter } from '../../core/matters/contract-reads.ts';
import type { Elsewhere } from '../../core/matters/running.ts';
import { ELSEWHERE, workElsewhere } from '../../server/matters/index.ts';
import { ALONE, carePack } from '../support/care-pack.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community } from '../support/small-place.ts';

const RULES = `  - id: neighbours
    why: { zh: 问问邻居, en: Ask the neighbours }
    on: opened("look_in")
    then: [{ reserve: meal, quantity: 2 }, { open: groceries, of: stairwell }]`;

let place: ServedPlace;
let first: Community;
let zhou: Client;
let meals: Id;

beforeAll(async () => {
  place = await openServedPlace();
  [first] = place.communities;
  zhou = await place.as(place.zhou, '周');
  const zheng = await place.as(place.zheng, '郑');
  const { rootAreaId } = place.house.kernel;
  const text = carePack({ rules: RULES });
  expect(await zheng.send(place.command(rootAreaId, 'publish-pack', place.newId(), { text }))).toEqual(['accepted']);
  meals = place.newId();
  const stock = { kind: 'stock', name: '盒饭', unit: 'portion', supply: 'meal', areaId: first.id, quantity: 3 };
  const on = { pack: 'care_round', version: 1, areaId: first.id, basis: '测试' };
  expect(
    await zhou.send(
      place.command(first.id, 'activate-pack', place.newId(), on),
      place.command(first.id, 'add-resource', meals, stock),
    ),
  ).toEqual(['accepted', 'accepted']);
});
afterAll(() => place.close());

const list = async (type: string, show = 'open') =>
  (await zhou.read(listMatters, { community: first.id, type, show } as never)).items;
const alone = (n: number) =>
  place.visit(first, first.homes[n]!, [
    { subjectId: first.homes[n]!.persons[0], element: ALONE, how: 'asked', value: true },
  ]);
const balance = async () =>
  (await place.owner.query('select on_hand::int, reserved::int from resource where id = $1', [meals])).rows[0];

test('an effect on the stairwell reaches each other door of it once, as work of its own', async () => {
  expect(await zhou.send(alone(0))).toEqual(['accepted']);
  expect((await list('groceries')).map(one => one.about.householdId)).toEqual([first.homes[0]!.id]);
  const { rows } = await place.owner.query('delete from outbox where topic = $1 returning body', [ELSEWHERE]);
  expect(rows).toHaveLength(1);
  const body = rows[0].body as { communityId: Id; at: number; effects: Elsewhere[] };
  for (let twice = 0; twice < 2; twice++) await workElsewhere(place.house.pipeline, body);
  const homes = first.homes.filter(one => one.buildingId === first.buildings[0]).map(one => one.id);
  expect((await list('groceries')).map(one => one.about.householdId!).sort()).toEqual(homes.sort());
  await place.workOff();
  expect(await place.recountChanges()).toEqual([]);
});

test('what a rule reserves is kept while the matter is open; what is lacking is told and stops nothing', async () => {
  const [kept] = await list('look_in');
  expect(await balance()).toEqual({ on_hand: 1, reserved: 2 });
  expect((await zhou.read(readMatter, { id: kept!.id, community: first.id })).holds).toEqual([
    { supply: 'meal', quantity: 2, item: '盒饭', lacking: false },
  ]);
  expect(await zhou.send(alone(1))).toEqual(['accepted']);
  const lacking = (await list('look_in')).find(one => one.id !== kept!.id)!;
  expect((await zhou.read(readMatter, { id: lacking.id, community: first.id })).holds).toEqual([
    { supply: 'meal', quantity: 2, lacking: true },
  ]);
  const decline = { transition: 'decline', forResident: true };
  expect(await zhou.send(place.command(first.id, 'move-matter', kept!.id, decline))).toEqual(['accepted']);
  expect(await balance()).toEqual({ on_hand: 3, reserved: 0 });
  expect((await zhou.read(readMatter, { id: kept!.id, community: first.id })).holds).toEqual([]);
});
