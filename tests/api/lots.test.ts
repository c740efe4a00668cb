// A draw over a community: once by however many schedulers, in an order anybody can work out again, each ticket told its
// place once, and whoever was passed over twice before the rest.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMatters } from '../../core/matters/contract-reads.ts';
import { fireDueRules, planRules, workOffRules, workOnLots } from '../../server/matters/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { SLOTS } from '../support/slots-pack.ts';
import type { Community } from '../support/small-place.ts';

const DAY = 86_400_000;
let place: ServedPlace;
let first: Community;
let zhou: Client;

beforeAll(async () => {
  place = await openServedPlace();
  first = place.communities[0]!;
  zhou = await place.as(place.zhou, '周');
  const zheng = await place.as(place.zheng, '郑');
  const root = place.house.kernel.rootAreaId;
  expect(await zheng.send(place.command(root, 'publish-pack', place.newId(), { text: SLOTS }))).toEqual(['accepted']);
});
afterAll(() => place.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const states = async () => {
  const { items } = await zhou.read(listMatters, { community: first.id, show: 'open', pack: 'slots' });
  return new Map(items.map(one => [one.id, one.state]));
};
const drawn = async () =>
  (
    await place.owner.query(
      'select id, seed, places, tickets, promised, moved_at from lots where community_id = $1 order by drawn_at, id',
      [first.id],
    )
  ).rows as {
    id: string;
    seed: string;
    places: number;
    tickets: string[];
    promised: number;
    moved_at: number | null;
  }[];

/** A day later, at which two schedulers look at once. */
async function nextDay(): Promise<void> {
  const { kernel, pipeline } = place.house;
  kernel.clock.setOffset(kernel.clock.now() - Date.now() + DAY);
  await planRules(kernel);
  await Promise.all([fireDueRules(kernel), fireDueRules(kernel)]);
  await Promise.all([workOffRules(kernel, pipeline), workOffRules(kernel, pipeline)]);
  for (const { id, moved_at } of await drawn())
    if (moved_at === null)
      await Promise.all([1, 2].map(() => workOnLots(kernel, pipeline, first.id, id).catch(() => {})));
}

test('places are drawn once a day among those who wait, and anybody comes to the same order', async () => {
  const { kernel } = place.house;
  const on = { pack: 'slots', version: 1, areaId: first.id, basis: '测试' };
  expect(await zhou.send(place.command(first.id, 'activate-pack', place.newId(), on))).toEqual(['accepted']);
  await planRules(kernel);
  const homes = first.homes.slice(0, 6);
  const opened = homes.map(({ id }) =>
    place.command(first.id, 'open-matter', place.newId(), {
      ...{ pack: 'slots', type: 'place', about: { kind: 'household', id }, source: 'staff' },
    }),
  );
  expect(new Set(await zhou.send(...opened))).toEqual(new Set(['accepted']));
  const twice = place.command(first.id, 'open-matter', place.newId(), {
    ...{ pack: 'slots', type: 'place', about: { kind: 'household', id: homes[0]!.id }, source: 'phone' },
  });
  expect(await zhou.send(twice)).toEqual(['matter-already-open']);

  await nextDay();
  const [one, ...more] = await drawn();
  expect(more).toEqual([]);
  expect(one).toMatchObject({ places: 2, promised: 0 });
  expect([...one!.tickets].sort()).toEqual(opened.map(({ subject }) => subject).sort());
  const byDigest = [...one!.tickets].sort((a, b) =>
    sha256(`${one!.seed}:${a}`) < sha256(`${one!.seed}:${b}`) ? -1 : 1,
  );
  expect(one!.tickets).toEqual(byDigest);
  const after = await states();
  expect(one!.tickets.map(id => after.get(id))).toEqual([
    ...['offered', 'offered'],
    ...['waiting', 'waiting', 'waiting', 'waiting'],
  ]);

  await nextDay();
  await nextDay();
  const [, two, three] = await drawn();
  expect(two!.tickets.sort()).toEqual(one!.tickets.slice(2).sort());
  // Passed over twice by now: both come first.
  expect(three).toMatchObject({ promised: 2, places: 2 });
  expect([...(await states()).values()]).toEqual(Array.from({ length: 6 }, () => 'offered'));
  const { rows } = await place.owner.query(
    `select count(*)::int as n from event where type = 'matter.moved' and transition in ('offer', 'stay')`,
  );
  // Of six: two and four; of four: two and two; of two: two.
  expect(rows).toEqual([{ n: 12 }]);
  expect(await place.recountChanges()).toEqual([]);
});
