// Homes and people: registered, updated and moved; found as people look for each other; and never more shown of them
// than a post may see, each look written down.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import {
  getHousehold,
  type HouseholdView,
  listHouseholds,
  openValue,
  type PersonRow,
  searchPeople,
} from '../../core/registry/contract.ts';
import type { Given } from '../../core/registry/model.ts';
import { BASE_HOUSEHOLDS, BASE_PERSONS } from '../../core/tallies/model.ts';
import { sealAccess } from '../../server/access/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { type Community, type Home, idNumber, phone } from '../support/small-place.ts';

let place: ServedPlace;
let first: Community;
let second: Community;
let zhou: Client;
let wang: Client;

beforeAll(async () => {
  place = await openServedPlace();
  [first, second] = place.communities;
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
});
afterAll(() => place.close());

type Person = { personId: Id; residence: string; facts: Given[] };
const fact = (element: string, value: Given['value']): Given => ({ element, value });
const person = (name: string, facts: Given[] = [], residence = 'living'): Person => ({
  ...{ personId: place.newId(), residence },
  facts: [fact('person.name', name), ...facts],
});

/** A home of its own behind a door of a building of the first community. */
const newHome = (room: string, building = 0) => ({
  id: place.newId(),
  dwellingId: place.newId(),
  buildingId: first.buildings[building]!,
  door: { compound: '汀兰苑', building: String(building + 1), stairwell: '2', room },
});
type NewHome = ReturnType<typeof newHome>;
const registering = ({ id, ...at }: NewHome, persons: Person[], facts: Given[] = []) =>
  place.command(first.id, 'register-household', id, { ...at, persons, facts });
const register = (home: NewHome, persons: Person[], facts: Given[] = []) =>
  zhou.send(registering(home, persons, facts));
const view = (id: Id): Promise<HouseholdView> => zhou.read(getHousehold, { id, community: first.id });
const counts = async () => [
  await place.figure(zhou, first.id, BASE_HOUSEHOLDS),
  await place.figure(zhou, first.id, BASE_PERSONS),
];
const events = async (subject: Id): Promise<{ type: string; transition: string | null }[]> =>
  (await place.owner.query('select type, transition from event where subject_id = $1 order by seq', [subject])).rows;

describe('registering', () => {
  test('keeps a home with its people, and the figures count them at once', async () => {
    const before = (await counts()) as [number, number];
    const home = newHome('701');
    const li = person('李学文', [fact('person.sex', '1'), fact('person.birth_date', '1950-02-03')]);
    const child = person('李小满', [fact('person.birth_date', '2019-05-06')]);
    const away = person('李在外', [], 'registered');
    expect(await register(home, [li, child, away], [fact('household.contact_name', '李学文')])).toEqual(['accepted']);
    const seen = await view(home.id);
    expect(seen.door.text).toBe('汀兰苑1幢2单元701');
    expect(seen.persons.map(one => [one.name, one.residence]).sort()).toEqual([
      ['李在外', 'registered'],
      ['李学文', 'living'],
      ['李小满', 'living'],
    ]);
    expect(seen.persons.find(one => one.name === '李学文')!.age).toBeGreaterThanOrEqual(75);
    expect(await counts()).toEqual([before[0] + 1, before[1] + 2]);
    expect(await place.recountChanges()).toEqual([]);
  });

  test('again changes what differs, as an event that says so, and nothing when nothing differs', async () => {
    const home = newHome('702');
    const li = person('李书同', [fact('person.birth_date', '1980-01-02'), fact('person.phone', phone(700))]);
    expect(await register(home, [li])).toEqual(['accepted']);
    const before = await view(home.id);
    expect(await register(home, [li])).toEqual(['accepted']);
    expect(await events(home.id)).toHaveLength(1);
    li.facts = [fact('person.name', '李书桐'), fact('person.birth_date', '1980-01-02')];
    expect(await register(home, [li])).toEqual(['accepted']);
    expect((await events(home.id)).map(one => one.transition)).toEqual(['added', 'updated']);
    const after = await view(home.id);
    const seqOf = (seen: HouseholdView, element: string) =>
      seen.sources[seen.persons[0]!.facts.find(one => one.element === element)!.source]!.seq;
    expect(after.persons[0]!.name).toBe('李书桐');
    expect(seqOf(after, 'person.birth_date')).toBe(seqOf(before, 'person.birth_date'));
    expect(seqOf(after, 'person.name')).toBeGreaterThan(seqOf(before, 'person.name'));
  });

  test('refuses a door that is another’s, a nameless person, one twice, and what is no everyday fact', async () => {
    const home = newHome('703');
    const li = person('李行简');
    expect(await register(home, [li])).toEqual(['accepted']);
    expect(await register({ ...newHome('703') }, [person('李行')])).toEqual(['door-known']);
    expect(await register(newHome('704'), [{ ...person('李'), facts: [] }])).toEqual(['name-missing']);
    const twice = person('李二');
    expect(await register(newHome('705'), [twice, twice])).toEqual(['person-twice']);
    expect(await register(newHome('706'), [person('李', [fact('person.temperature', 37)])])).toEqual([
      'not-for-registry',
    ]);
    expect(await register(newHome('707'), [person('李', [fact('person.age', 40)])])).toEqual(['not-for-registry']);
    expect(await register(newHome('708'), [person('李', [fact('person.ethnicity', '汉')])])).toEqual([
      'unknown-element',
    ]);
    expect(await register(newHome('709'), [person('李', [fact('person.id_number', '990000196001150011')])])).toEqual([
      'id-number-check',
    ]);
    expect(await register({ ...newHome('710'), buildingId: place.newId() }, [person('李')])).toEqual([
      'unknown-building',
    ]);
    expect(await wang.send(registering(newHome('711'), [person('李')]))).toEqual(['not-permitted']);
  });

  test('a bad home of a batch costs itself only', async () => {
    const [good, bad, last] = [newHome('721'), newHome('722'), newHome('723')];
    const commands = [registering(good, [person('李一')]), registering(bad, []), registering(last, [person('李三')])];
    (commands[1]!.payload as { door: unknown }).door = good.door;
    expect(await zhou.send(...commands)).toEqual(['accepted', 'door-known', 'accepted']);
  });
});

describe('a household', () => {
  test('is named by its head, in whatever order its people came', async () => {
    const home = newHome('909');
    const relation = (code: string) => [fact('person.relation_to_head', code)];
    const child = person('李小满', [...relation('2'), fact('person.birth_date', '2016-02-03')]);
    const head = person('李大川', [...relation('0'), fact('person.birth_date', '1984-05-06')]);
    expect(await register(home, [child, person('孙晚晴', relation('1')), head])).toEqual(['accepted']);
    expect((await view(home.id)).persons.map(one => one.name)[0]).toBe('李大川');
    const { items } = await zhou.read(listHouseholds, { area: first.id, limit: 500 });
    expect(items.find(one => one.householdId === home.id)?.contactName).toBe('李大川');
  });
});

describe('moving', () => {
  test('to another door of the community ends one residence and begins the other; the facts come along', async () => {
    const [from, to] = [newHome('801'), newHome('802', 1)];
    const [li, wife] = [person('李迁居', [fact('person.birth_date', '1990-09-09')]), person('孙留下')];
    expect(await register(from, [li, wife])).toEqual(['accepted']);
    const before = await counts();
    expect(await register(to, [{ ...li, facts: [] }])).toEqual(['accepted']);
    expect((await view(from.id)).persons.map(one => one.name)).toEqual(['孙留下']);
    const there = await view(to.id);
    expect(there.persons).toMatchObject([{ personId: li.personId, name: '李迁居' }]);
    expect(there.persons[0]!.facts.map(one => one.element)).toContain('person.birth_date');
    expect(await counts()).toEqual([before[0]! + 1, before[1]]);
    expect(await place.recountChanges()).toEqual([]);
    const [row] = (await zhou.read(searchPeople, { area: first.id, q: '李迁居' })).items;
    expect(row!.door.text).toBe('汀兰苑2幢2单元802');
  });

  test('of the last one ends the home too, which is knocked at no longer; whoever returns finds it again', async () => {
    const [from, to] = [newHome('811'), newHome('812')];
    const li = person('李空巢');
    expect(await register(from, [li])).toEqual(['accepted']);
    const before = await counts();
    expect(await register(to, [li])).toEqual(['accepted']);
    expect(await counts()).toEqual(before);
    expect(await zhou.codeOf(getHousehold, { id: from.id, community: first.id })).toBe('unknown-subject');
    expect(await place.recountChanges()).toEqual([]);
    expect(await register(from, [li])).toEqual(['accepted']);
    expect((await view(from.id)).persons.map(one => one.name)).toEqual(['李空巢']);
    expect(await zhou.codeOf(getHousehold, { id: to.id, community: first.id })).toBe('unknown-subject');
    expect(await counts()).toEqual(before);
    expect(await place.recountChanges()).toEqual([]);
  });

  test('away and back finds everything that was known, of the home and of its people', async () => {
    const [from, to] = [newHome('815'), newHome('816')];
    const li = person('李归来', [fact('person.phone', phone(815)), fact('person.birth_date', '1961-02-03')]);
    const contact = [fact('household.contact_name', '李归来')];
    expect(await register(from, [li], contact)).toEqual(['accepted']);
    expect(await register(to, [{ ...li, facts: [] }], contact)).toEqual(['accepted']);
    const back = { ...li, facts: [fact('person.phone', phone(816))] };
    expect(await register(from, [back], [fact('household.contact_name', '李还乡')])).toEqual(['accepted']);
    const seen = await view(from.id);
    expect(seen.facts).toMatchObject([{ element: 'household.contact_name', value: '李还乡' }]);
    expect(seen.persons[0]!.facts.find(one => one.element === 'person.birth_date')!.value).toBe('1961-02-03');
  });

  test('with the whole home to another door keeps the home, its people and its figures', async () => {
    const home = newHome('821');
    expect(await register(home, [person('李搬家')])).toEqual(['accepted']);
    const before = await counts();
    const { id } = home;
    expect(await register({ ...newHome('822', 1), id }, [])).toEqual(['accepted']);
    expect((await view(id)).door.text).toBe('汀兰苑2幢2单元822');
    expect(await counts()).toEqual(before);
    expect(await place.recountChanges()).toEqual([]);
    const found = async (area: Id) => (await zhou.read(searchPeople, { area, q: '李搬家' })).items.length;
    expect([await found(first.grids[0]!), await found(first.grids[1]!)]).toEqual([0, 1]);
  });
});

describe('finding people', () => {
  const names = (rows: readonly PersonRow[]) => rows.map(one => one.name).sort();
  const find = async (q: string, area = first.id, client = zhou) =>
    names((await client.read(searchPeople, { area, q })).items);

  beforeAll(async () => {
    const people = ['吕雁秋', '单雪松', '欧阳小满', '陆安'].map((name, n) =>
      person(name, [fact('person.phone', phone(9000 + n))]),
    );
    expect(await register(newHome('901'), people)).toEqual(['accepted']);
  });

  test('by the beginning of a name, of its pinyin or its initials, a family name as it is read', async () => {
    expect(await find('吕')).toEqual(['吕雁秋']);
    expect(await find('欧阳')).toEqual(['欧阳小满']);
    expect(await find('lvyan')).toEqual(['吕雁秋']);
    expect(await find('LÜ')).toEqual(['吕雁秋']);
    expect(await find('shan')).toEqual(['单雪松']);
    expect(await find('oyxm')).toEqual(['欧阳小满']);
    expect(await find('雁秋')).toEqual([]);
    expect(await find('%')).toEqual([]);
  });

  test('by the last four digits of a phone, and by a door however it is written', async () => {
    expect(await find(phone(9001).slice(-4))).toEqual(['单雪松']);
    const here = ['单雪松', '吕雁秋', '欧阳小满', '陆安'].sort();
    for (const door of ['1-2-901', '1幢2单元901', '汀兰苑1号楼2单元901室']) expect(await find(door)).toEqual(here);
    expect(await find('1-9-901')).toEqual([]);
  });

  test('page by page gives everybody once, whichever way they were found', async () => {
    for (const q of ['', 'l', '1-2-901', '李']) {
      const whole = (await zhou.read(searchPeople, { area: first.id, q, limit: 500 })).items.map(one => one.personId);
      const paged: Id[] = [];
      for (let after: string | undefined, pages = 0; ; pages++) {
        const page = await zhou.read(searchPeople, { area: first.id, q, limit: 3, after });
        paged.push(...page.items.map(one => one.personId));
        after = page.next;
        if (after === undefined) break;
        expect(pages).toBeLessThan(100);
      }
      expect(whole.length).toBeGreaterThan(3);
      expect(new Set(paged).size, q).toBe(paged.length);
      expect(paged.sort()).toEqual(whole.sort());
    }
  });

  test('only within the area of one’s post', async () => {
    const [ours, theirs] = [first.grids[0]!, first.grids[1]!];
    expect(await wang.codeOf(searchPeople, { area: ours, q: '李' })).toBe('accepted');
    expect(await wang.codeOf(searchPeople, { area: theirs, q: '李' })).toBe('outside-area');
    expect(await wang.codeOf(searchPeople, { area: first.id, q: '李' })).toBe('outside-area');
    expect(await zhou.codeOf(searchPeople, { area: second.id, q: '李' })).toBe('outside-area');
    expect(await find('吕', ours, wang)).toEqual(['吕雁秋']);
    const zheng = await place.as(place.zheng, '郑');
    expect(await zheng.codeOf(searchPeople, { area: place.streetId, q: '李' })).toBe('open-one-community');
  });

  test('lists homes door by door, page by page', async () => {
    const whole = (await zhou.read(listHouseholds, { area: first.id, limit: 500 })).items;
    const paged: Id[] = [];
    for (let after: string | undefined; ; ) {
      const page = await zhou.read(listHouseholds, { area: first.id, limit: 4, after });
      paged.push(...page.items.map(one => one.householdId));
      after = page.next;
      if (after === undefined) break;
    }
    expect(paged).toEqual(whole.map(one => one.householdId));
    expect(whole.length).toBe((await counts())[0]);
    expect(whole.every(one => one.door.text.startsWith('汀兰苑'))).toBe(true);
    const inGrid = (await wang.read(listHouseholds, { area: first.grids[0], limit: 500 })).items;
    expect(inGrid.every(one => one.door.gridId === first.grids[0])).toBe(true);
  });
});

describe('what is shown of a home', () => {
  let home: Home;
  const identity = (seen: HouseholdView) =>
    seen.persons.flatMap(one => one.facts).filter(one => /id_number|phone/.test(one.element));
  const open = (client: Client, element: string, subject = home.persons[0]!) =>
    client.read(openValue, { id: subject, community: first.id }, { commandId: place.newId(), element, why: '核对' });
  beforeAll(() => {
    [home] = first.homes as [Home];
  });

  test('names who said so: every answer points at its source', async () => {
    const seen = await view(home.id);
    for (const one of seen.persons.flatMap(each => each.facts)) {
      expect(seen.sources[one.source]).toMatchObject({ type: 'household.registered', role: 'system' });
      expect(one.observedAt).toBeGreaterThan(0);
    }
  });

  test('masks numbers for staff, and leaves them out for a grid worker', async () => {
    const seen = await view(home.id);
    expect(identity(seen)).toHaveLength(4);
    for (const one of identity(seen)) expect([one.value, one.masked]).toEqual([undefined, '••••••']);
    const text = JSON.stringify(seen);
    for (const secret of [...home.numbers, ...home.phones]) expect(text).not.toContain(secret);
    const atGrid = await wang.read(getHousehold, { id: home.id, community: first.id });
    expect(identity(atGrid)).toEqual([]);
    const other = first.homes.find(one => one.buildingId === first.buildings[1])!;
    expect(await wang.codeOf(getHousehold, { id: other.id, community: first.id })).toBe('outside-area');
  });

  test('a post that reads no personal facts sees a door and how many live behind it, and nobody', async () => {
    const zheng = await place.as(place.zheng, '郑');
    const seen = await zheng.read(getHousehold, { id: home.id, community: first.id });
    expect(seen.persons).toHaveLength(home.persons.length);
    expect(seen.persons.flatMap(one => [one.name, one.age, ...one.facts]).filter(one => one)).toEqual([]);
    expect(seen.facts.filter(one => one.masked !== undefined)).toEqual([]);
  });

  test('in the database is ciphertext, and is found by a blind index', async () => {
    const { rows } = await place.owner.query('select facts::text as text from fact_identity where community_id = $1', [
      first.id,
    ]);
    const { rows: payloads } = await place.owner.query(`select encode(data, 'escape') as text from payload`);
    const stored = [...rows, ...payloads].map(row => row.text as string).join('\n');
    for (const secret of [...home.numbers, ...home.phones]) expect(stored).not.toContain(secret);
    expect(stored).not.toContain(idNumber(1));
  });

  test('opens one number at a time by a command, which is logged and stands in the chain', async () => {
    const before = await events(home.persons[0]!);
    expect(await open(zhou, 'person.id_number')).toEqual({ element: 'person.id_number', value: home.numbers[0] });
    expect((await events(home.persons[0]!)).slice(before.length)).toMatchObject([{ type: 'value.opened' }]);
    const log = async () =>
      (
        await place.owner.query(
          `select role, reads, route, rows, sealed_seq from access_log where subject_id = $1 and route like 'POST %' order by at`,
          [home.persons[0]],
        )
      ).rows;
    expect(await log()).toMatchObject([{ role: 'community_staff', reads: 'person', rows: 1, sealed_seq: null }]);
    await sealAccess(place.house.kernel, place.house.pipeline);
    const [{ sealed_seq: sealed }] = await log();
    const { rows } = await place.owner.query('select type from event where stream_id = $1 and seq = $2', [
      first.id,
      sealed,
    ]);
    expect(rows).toEqual([{ type: 'access.sealed' }]);
  });

  test('an emergency serves no everyday page, and of several numbers the latest is opened', async () => {
    const someone = home.persons[1] ?? home.persons[0]!;
    const before = (await view(home.id)).persons.find(one => one.personId === someone)!;
    const emergency = place.newId();
    const add = (table: string, purpose: string, activation: Id, facts: string) =>
      place.owner.query(
        `insert into ${table} (community_id, subject_id, purpose, activation_id, facts) values ($1, $2, $3, $4, $5::jsonb)`,
        [first.id, someone, purpose, activation, facts],
      );
    const later = Math.floor(place.house.kernel.clock.now() / 1000) + 60;
    await add('fact_personal', 'epidemic_screening', emergency, `{"person.name": "S疫情名|${later}|1|a"}`);
    // A number of a neighbour's, sealed under the same key, told later for another purpose, and by the emergency later still.
    const neighbour = first.homes.find(one => one.id !== home.id)!;
    const { rows } = await place.owner.query(
      `select facts->>'person.phone' as held from fact_identity where community_id = $1 and subject_id = $2`,
      [first.id, neighbour.persons[0]],
    );
    const [sealed] = (rows[0].held as string).split('|');
    await add('fact_identity', 'care', EVERYDAY, JSON.stringify({ 'person.phone': `${sealed}|${later}|1|a` }));
    await add('fact_identity', 'epidemic_care', emergency, `{"person.phone": "Sno seal|${later + 60}|1|a"}`);
    expect((await view(home.id)).persons.find(one => one.personId === someone)!.name).toBe(before.name);
    expect((await open(zhou, 'person.phone', someone)).value).toBe(neighbour.phones[0]);
    await place.owner.query('delete from fact_identity where activation_id = $1', [emergency]);
    await place.owner.query('delete from fact_personal where activation_id = $1', [emergency]);
    await place.owner.query(`delete from fact_identity where subject_id = $1 and purpose = 'care'`, [someone]);
  });

  test('opens nothing for a grid worker, of a person elsewhere, or that is no number', async () => {
    const ask = (client: Client, element: string, subject = home.persons[0]!) =>
      client.codeOf(
        openValue,
        { id: subject, community: first.id },
        { commandId: place.newId(), element, why: '核对' },
      );
    expect(await ask(wang, 'person.id_number')).toBe('not-permitted');
    expect(await ask(zhou, 'person.birth_date')).toBe('unknown-element');
    expect(await ask(zhou, 'person.phone', second.homes[0]!.persons[0])).toBe('unknown-subject');
    const there = { id: second.homes[0]!.persons[0], community: second.id };
    const body = { commandId: place.newId(), element: 'person.phone', why: '核对' };
    expect(await zhou.codeOf(openValue, there, body)).toBe('outside-area');
  });
});
