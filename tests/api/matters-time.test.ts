// What time does to matters: promises told once by however many schedulers, after an outage and over a clock change;
// rules on a schedule and at a switch; and a rule that wants too much. The record alone tells where a matter is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { listMatters, readMatter, readMyWork } from '../../core/matters/contract-reads.ts';
import { foldSkeletons } from '../../core/matters/fold.ts';
import type { House } from '../../server/house.ts';
import { openHouse } from '../../server/house.ts';
import { fireDueRules, passDueClocks, planRules, workOffRules } from '../../server/matters/index.ts';
import { ALONE, carePack } from '../support/care-pack.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community, Home } from '../support/small-place.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Two people each set off 12 lines for 9 elements: more than a command may do. */
const GREEDY = Array.from(
  { length: 9 },
  (_, n) => `  - id: greedy_${n}
    why: { zh: 太多了, en: Too much }
    on: fact(${ALONE})
    when: facts.person.lives_alone
    then: [${Array.from({ length: 12 }, () => '{ notify: doctor, message: new_look_in }').join(', ')}]`,
).join('\n');
const SWITCHED = `  - id: first_day
    why: { zh: 启用当天问一遍, en: On the first day }
    on: switched("on")
    then: [{ open: groceries }]
  - id: last_day
    why: { zh: 结束就办结, en: On the last day }
    on: switched("off")
    then: [{ notify: community_staff, message: late_look_in }]`;

let place: ServedPlace;
let first: Community;
let second: Community;
/** Another scheduler on the same database. */
let other: House;
let zhou: Client;
let wang: Client;
let zhao: Client;

beforeAll(async () => {
  place = await openServedPlace();
  [first, second] = place.communities;
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
  zhao = await place.as(place.zhao, '赵');
  const zheng = await place.as(place.zheng, '郑');
  other = await openHouse({ ownerUrl: place.clone.ownerUrl, keyFile: place.clone.keyFile, connections: 3 });
  const { rootAreaId } = place.house.kernel;
  for (const text of [
    carePack(),
    carePack({ pack: 'care_greedy', rules: GREEDY }),
    carePack({ pack: 'care_switched', rules: SWITCHED }),
  ])
    expect(await zheng.send(place.command(rootAreaId, 'publish-pack', place.newId(), { text }))).toEqual(['accepted']);
  await on(first, 'care_round');
});
afterAll(async () => {
  await other.close();
  await place.close();
});

const now = () => place.house.kernel.clock.now();
/** Both clocks stand so far ahead of the real one. */
const jump = (ms: number) => {
  for (const { kernel } of [place.house, other]) kernel.clock.setOffset(kernel.clock.now() - Date.now() + ms);
};
async function on(community: Community, pack: string): Promise<Id> {
  const id = place.newId();
  const payload = { pack, version: 1, areaId: community.id, basis: '测试' };
  const client = await place.as(place.zheng);
  expect(await client.send(place.command(community.id, 'activate-pack', id, payload))).toEqual(['accepted']);
  return id;
}
const alone = (community: Community, home: Home, value = true, of = 0) =>
  place.visit(community, home, [{ subjectId: home.persons[of]!, element: ALONE, how: 'asked', value }]);
const both = (work: (house: House) => Promise<unknown>) => Promise.all([work(place.house), work(other)]);
const passAll = () => both(({ kernel, pipeline }) => passDueClocks(kernel, pipeline));
const runAll = () =>
  both(async ({ kernel, pipeline }) => {
    await planRules(kernel);
    await fireDueRules(kernel);
    await workOffRules(kernel, pipeline);
  });
const eventsOf = async (type: string, community = first): Promise<{ subject_id: Id; rule: string | null }[]> =>
  (
    await place.owner.query('select subject_id, rule from event where stream_id = $1 and type = $2 order by seq', [
      community.id,
      type,
    ])
  ).rows;
const page = (id: Id) => zhou.read(readMatter, { id, community: first.id });

test('a promise that passed is told once, by two schedulers at once, after a day of outage and over a clock change', async () => {
  for (const home of first.homes.slice(0, 3)) expect(await wang.send(alone(first, home))).toEqual(['accepted']);
  await passAll();
  expect(await eventsOf('matter.passed')).toEqual([]);
  jump(2 * DAY);
  await passAll();
  await passAll();
  const passed = await eventsOf('matter.passed');
  expect(passed).toHaveLength(3);
  expect(new Set(passed.map(one => one.subject_id)).size).toBe(3);
  // Its rule ran with it: raised, and the staff told.
  const whole = await page(passed[0]!.subject_id);
  expect(whole.matter).toMatchObject({ state: 'raised', open: true });
  const { notices } = await zhou.read(readMyWork, { community: first.id });
  expect(notices.filter(one => one.words.en === 'A look-in is late.')).toHaveLength(3);
  jump(-3 * DAY);
  await passAll();
  jump(3 * DAY);
  await passAll();
  expect(await eventsOf('matter.passed')).toHaveLength(3);
  // Late stays late in the list until it leaves the state; a new run of the clock is told anew.
  const id = passed[0]!.subject_id;
  expect(await wang.send(place.command(first.id, 'move-matter', id, { transition: 'see' }))).toEqual(['accepted']);
  expect(await wang.send(place.command(first.id, 'move-matter', id, { transition: 'again' }))).toEqual(['accepted']);
  jump(2 * DAY);
  await passAll();
  expect(await eventsOf('matter.passed')).toHaveLength(4);
  const { rows } = await place.owner.query('select count(*)::int as n from matter_due where due_at <= $1', [now()]);
  expect(rows[0].n).toBe(0);
});

test('one due longer ago than replies are kept is told all the same', async () => {
  const [home] = first.homes.slice(3);
  const id = place.newId();
  const payload = {
    pack: 'care_round',
    type: 'look_in',
    about: { kind: 'person', id: home!.persons[0] },
    source: 'staff',
  };
  expect(await zhou.send(place.command(first.id, 'open-matter', id, payload))).toEqual(['accepted']);
  jump(400 * DAY);
  await passAll();
  expect((await eventsOf('matter.passed')).filter(one => one.subject_id === id)).toHaveLength(1);
  jump(-400 * DAY);
});

test('the skeletons alone tell where every matter is', async () => {
  const { rows } = await place.owner.query(
    `select type, subject_id, transition, rule, observed_at::float8 as observed_at, recorded_at::float8 as recorded_at
     from event where subject_kind = 'matter' and stream_id = $1 order by seq`,
    [first.id],
  );
  const { library } = place.house.kernel;
  const folded = foldSkeletons(rows, (pack, version) => library.pack(pack, version));
  const { rows: kept } = await place.owner.query(
    'select id, state, open, stays, reopened from matter where community_id = $1',
    [first.id],
  );
  expect(kept.length).toBeGreaterThan(3);
  for (const { id, ...matter } of kept) expect(folded.get(id), id).toEqual(matter);
});

test('a schedule looks at each household once, however many schedulers, and once for a week of outage', async () => {
  const before = (await eventsOf('matter.opened')).length;
  const away = first.homes[4]!;
  // 孙 of the fifth home has said so and nobody has come: the visit's own rule is undone by hand.
  expect(await zhou.send(alone(first, away, true, 1))).toEqual(['accepted']);
  const opened = (await eventsOf('matter.opened')).at(-1)!;
  expect(
    await zhou.send(
      place.command(first.id, 'move-matter', opened.subject_id, { transition: 'decline', forResident: true }),
    ),
  ).toEqual(['accepted']);
  await runAll();
  jump(7 * DAY);
  await runAll();
  await runAll();
  const since = (await eventsOf('matter.opened')).slice(before + 1);
  expect(since.filter(one => one.rule === 'care_round@1/old_and_alone')).toHaveLength(1);
  const { rows } = await place.owner.query(`select due_at::float8 as at from rule_due where rule = 'old_and_alone'`);
  expect(rows).toHaveLength(1);
  expect(rows[0].at).toBeGreaterThan(now());
  // 08:00 by the clocks of the place.
  expect(new Date(rows[0].at).toISOString()).toContain('T00:00:00.000Z');
  const { rows: todo } = await place.owner.query('select count(*)::int as n from rule_todo');
  expect(todo[0].n).toBe(0);
});

test('a switch runs its rules once, when it is made and when it is undone', async () => {
  const activation = await on(second, 'care_switched');
  await runAll();
  await runAll();
  const homes = second.homes.length;
  const groceries = async () => (await zhao.read(listMatters, { community: second.id, type: 'groceries' })).items;
  expect(await groceries()).toHaveLength(homes);
  const ending = place.command(second.id, 'end-activation', activation, { reason: '测完了' });
  expect(await (await place.as(place.zheng)).send(ending)).toEqual(['accepted']);
  await runAll();
  await runAll();
  const { rows } = await place.owner.query(
    `select count(*)::int as n from notice where community_id = $1 and rule = 'care_switched@1/last_day'`,
    [second.id],
  );
  expect(rows[0].n).toBe(homes);
});

test('a visit stands though its rules want too much: they are parked, and the staff are told', async () => {
  await on(second, 'care_greedy');
  const [home, next] = second.homes;
  const answers = home!.persons.map(subjectId => ({ subjectId, element: ALONE, how: 'asked', value: true }));
  expect(await zhao.send(place.visit(second, home!, answers), alone(second, next!))).toEqual(['accepted', 'accepted']);
  const parked = await eventsOf('rule.parked', second);
  expect(parked.length).toBeGreaterThan(0);
  expect(new Set(parked.map(one => one.subject_id))).toEqual(new Set([home!.id]));
  const { rows } = await place.owner.query(
    `select count(*)::int as n from notice where community_id = $1 and message = 'rule.parked' and to_role = 'community_staff'`,
    [second.id],
  );
  expect(rows[0].n).toBe(parked.length);
  await place.workOff();
  expect(await place.recountChanges()).toEqual([]);
});
