// Two records that may be one person: found within a community, looked at once, and counted once when they are the same.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { getHousehold, searchPeople } from '../../core/registry/contract.ts';
import { listDuplicates } from '../../core/registry/duplicates-contract.ts';
import type { Given } from '../../core/registry/model.ts';
import { findDuplicates } from '../../server/registry/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { startServer } from '../support/server.ts';
import { type Community, idNumber, phone } from '../support/small-place.ts';

let place: ServedPlace;
let first: Community;
let second: Community;
let zhou: Client;

beforeAll(async () => {
  place = await openServedPlace();
  [first, second] = place.communities;
  zhou = await place.as(place.zhou, '周');
  await workOff();
});
afterAll(() => place.close());
/** What the dispatcher and the job do with what commits promised. */
async function workOff(): Promise<void> {
  const { rows } = await place.owner.query(`delete from outbox where topic = 'duplicates' returning body`);
  for (const { body } of rows) await findDuplicates(place.house.kernel, body.communityId, body.personIds);
}

let room = 0;
beforeEach(() => {
  room += 1;
});

type Person = { personId: Id; residence: 'living' | 'registered'; facts: Given[] };
const fact = (element: string, value: string): Given => ({ element, value });
const person = (name: string, facts: Given[] = [], residence: Person['residence'] = 'living'): Person => ({
  personId: place.newId(),
  residence,
  facts: [fact('person.name', name), ...facts],
});

/** Registers a household behind a new door of the community's first building; its id. */
async function register(persons: Person[], community = first, building = 0, householdId = place.newId()): Promise<Id> {
  room += 1;
  const payload = {
    dwellingId: place.newId(),
    buildingId: community.buildings[building],
    door: { compound: '汀兰苑', building: String(building + 1), stairwell: '2', room: `${room}09` },
    ...{ persons, facts: [] },
  };
  const command = place.command(community.id, 'register-household', householdId, payload);
  const [reply] = await place.submit(community === first ? place.zhou : await staffOf(community), command);
  expect(reply).toMatchObject({ status: 'accepted' });
  await workOff();
  return householdId;
}
const staffOf = async ({ id, path }: Community) => ({
  ...place.zhou,
  post: { ...place.zhou.post, areaId: id, areaPath: path, communityId: id },
});

const pairsOf = async (...people: Person[]) => {
  const { items } = await zhou.read(listDuplicates, { community: first.id });
  const ids = people.map(one => one.personId);
  return items.filter(one => ids.includes(one.a.personId) || ids.includes(one.b.personId));
};
const settle = (id: Id, verdict: string, keep?: Id) =>
  zhou.send(place.command(first.id, 'settle-duplicate', id, keep === undefined ? { verdict } : { verdict, keep }));
const persons = () => place.figure(zhou, first.id, 'base/persons');

describe('records that may be one person', () => {
  test('are found by the same identity number, whatever the names', async () => {
    const [one, other] = [person('李小明', [fact('person.id_number', idNumber(501))]), person('李晓明', [])];
    await register([one]);
    await register([other]);
    expect(await pairsOf(one)).toEqual([]);
    other.facts.push(fact('person.id_number', idNumber(501)));
    await register([other]);
    expect(await pairsOf(one)).toMatchObject([{ reasons: ['same-id-number'] }]);
  });

  test('are found by the same phone only with the same name: a family shares a number', async () => {
    const father = person('李建国', [fact('person.phone', phone(600))]);
    const son = person('李小军', [fact('person.phone', phone(600))]);
    const again = person('李建国', [fact('person.phone', phone(600))]);
    await register([father, son]);
    expect(await pairsOf(father, son)).toEqual([]);
    await register([again]);
    const pairs = await pairsOf(father, son);
    expect(pairs).toMatchObject([{ reasons: ['same-phone-and-name'] }]);
    expect([pairs[0]!.a.name, pairs[0]!.b.name]).toEqual(['李建国', '李建国']);
  });

  test('are found by a name that sounds the same and the same birth in one building, not in another', async () => {
    const born = fact('person.birth_date', '1975-08-09');
    const [one, other, away, twin] = [
      person('李晓红', [born]),
      person('李小红', [born]),
      person('李小红', [born]),
      person('李小红', [fact('person.birth_date', '1976-08-09')]),
    ];
    await register([one]);
    await register([away], first, 1);
    await register([twin]);
    expect(await pairsOf(one)).toEqual([]);
    await register([other]);
    const pairs = await pairsOf(one);
    expect(pairs).toMatchObject([{ reasons: ['same-name-birth-door'] }]);
    expect([pairs[0]!.a.personId, pairs[0]!.b.personId].sort()).toEqual([one.personId, other.personId].sort());
  });

  test('are never looked for in another community', async () => {
    const number = fact('person.id_number', idNumber(777));
    const [here, there] = [person('李远', [number]), person('李远', [number])];
    await register([here]);
    await register([there], second);
    expect(await pairsOf(here)).toEqual([]);
    const { rows } = await place.owner.query('select count(*)::int as n from duplicate where community_id = $1', [
      second.id,
    ]);
    expect(rows[0].n).toBe(0);
  });

  test('are let go when one of them is corrected', async () => {
    const number = fact('person.id_number', idNumber(502));
    const [one, other] = [person('李甲', [number]), person('李乙', [number])];
    await register([one]);
    await register([other]);
    expect(await pairsOf(one)).toHaveLength(1);
    other.facts = [fact('person.id_number', idNumber(503))];
    await register([other]);
    expect(await pairsOf(one)).toEqual([]);
  });

  test('are shown to staff of the community alone, with no number', async () => {
    const wang = await place.as(place.wang, '王');
    expect(await wang.codeOf(listDuplicates, { community: first.id })).toBe('outside-area');
    expect(await zhou.codeOf(listDuplicates, { community: second.id })).toBe('outside-area');
    const chen = await place.as(place.chen, '陈');
    expect(await chen.codeOf(listDuplicates, { community: first.id })).toBe('not-permitted');
    const seen = JSON.stringify(await zhou.read(listDuplicates, { community: first.id }));
    expect(seen).not.toContain(idNumber(501));
    expect(seen).not.toContain(phone(600));
  });

  test('are promised in the transaction that registered them, one row for it', async () => {
    await place.owner.query('delete from outbox');
    const command = (name: string) => {
      room += 1;
      const door = { compound: '汀兰苑', building: '1', stairwell: '3', room: `${room}01` };
      const base = { dwellingId: place.newId(), buildingId: first.buildings[0], door, facts: [] };
      return place.command(first.id, 'register-household', place.newId(), { ...base, persons: [person(name)] });
    };
    expect(await zhou.send(command('李一'), command('李二'))).toEqual(['accepted', 'accepted']);
    const { rows } = await place.owner.query('select topic, body from outbox');
    expect(rows).toMatchObject([{ topic: 'duplicates', body: { communityId: first.id } }]);
    expect(rows[0].body.personIds).toHaveLength(2);
  });
});

describe('settling a pair', () => {
  /** A pair with the same number: who, where, and the pair's id. */
  async function double(n: number, kinds: [Person['residence'], Person['residence']] = ['living', 'living']) {
    const number = fact('person.id_number', idNumber(n));
    const [one, other] = [person('李阳', [number], kinds[0]), person('李洋', [number], kinds[1])];
    const [home, elsewhere] = [await register([one]), await register([other])];
    const [pair] = await pairsOf(one);
    return { one, other, home, elsewhere, pair: pair!.id };
  }

  test('as not the same is remembered: nobody is asked again, whatever is registered later', async () => {
    const { one, other, pair } = await double(510);
    const before = await persons();
    expect(await settle(pair, 'not_same')).toEqual(['accepted']);
    expect(await settle(pair, 'not_same')).toEqual(['already-settled']);
    one.facts = [fact('person.phone', phone(610))];
    await register([one]);
    other.facts = [fact('person.phone', phone(610)), fact('person.name', '李阳')];
    await register([other]);
    expect(await pairsOf(one, other)).toEqual([]);
    expect(await persons()).toBe(before);
  });

  test('as the same counts the person once, leaves the kept record, and deletes nothing', async () => {
    const { one, other, home, elsewhere, pair } = await double(511);
    const before = (await persons())!;
    const factsBefore = await place.owner.query('select count(*)::int as n from fact_identity');
    expect(await settle(pair, 'same')).toEqual(['keep-missing']);
    expect(await settle(pair, 'same', one.personId)).toEqual(['accepted']);
    expect(await persons()).toBe(before - 1);
    expect(await pairsOf(one, other)).toEqual([]);
    const names = async (id: Id) =>
      (await zhou.read(getHousehold, { id, community: first.id })).persons.map(each => each.name);
    expect(await names(home)).toEqual(['李阳']);
    expect(await zhou.codeOf(getHousehold, { id: elsewhere, community: first.id })).toBe('unknown-subject');
    expect(await place.recountChanges()).toEqual([]);
    expect((await place.owner.query('select count(*)::int as n from fact_identity')).rows).toEqual(factsBefore.rows);
    const { rows } = await place.owner.query('select until_at from residence where person_id = $1', [other.personId]);
    expect(rows).toHaveLength(1);
    expect(rows[0].until_at).not.toBeNull();
    const found = await zhou.read(searchPeople, { area: first.id, q: '李洋' });
    expect(found.items.map(each => each.personId)).not.toContain(other.personId);
  });

  test('as the same does not stand in the way when a roster names the ended record again', async () => {
    const { one, other, pair } = await double(516);
    expect(await settle(pair, 'same', one.personId)).toEqual(['accepted']);
    const again = { ...other, facts: [fact('person.phone', phone(616)), fact('person.birth_date', '1970-01-02')] };
    const home = await register([again]);
    const { persons: there } = await zhou.read(getHousehold, { id: home, community: first.id });
    expect(there[0]).toMatchObject({ personId: other.personId, name: '李洋' });
    expect(await place.recountChanges()).toEqual([]);
  });

  test('as the same leads its numbers to the kept record', async () => {
    const { one, other, pair } = await double(512);
    expect(await settle(pair, 'same', other.personId)).toEqual(['accepted']);
    const { rows } = await place.owner.query('select person_id from locator where person_id = any($1::uuid[])', [
      [one.personId, other.personId],
    ]);
    expect(rows).toEqual([{ person_id: other.personId }]);
  });

  test('as the same keeps where the other was registered', async () => {
    const { one, elsewhere, pair } = await double(513, ['living', 'registered']);
    expect(await settle(pair, 'same', one.personId)).toEqual(['accepted']);
    const { persons: there } = await zhou.read(getHousehold, { id: elsewhere, community: first.id });
    expect(there).toMatchObject([{ personId: one.personId, residence: 'registered' }]);
  });

  test('several of one batch, three records of one person, end with one', async () => {
    const number = fact('person.id_number', idNumber(514));
    const three = [person('李三', [number]), person('李三', [number]), person('李三', [number])];
    const before = (await persons())!;
    for (const one of three) await register([one]);
    const keep = three[0]!.personId;
    const pairs = (await pairsOf(...three)).filter(one => one.a.personId === keep || one.b.personId === keep);
    const commands = pairs.map(({ id }) => place.command(first.id, 'settle-duplicate', id, { verdict: 'same', keep }));
    expect(await zhou.send(...commands)).toEqual(['accepted', 'accepted']);
    expect(await persons()).toBe(before + 1);
    expect(await pairsOf(...three)).toEqual([]);
  });

  test('is for staff of the whole community', async () => {
    const { pair } = await double(515);
    const wang = await place.as(place.wang, '王');
    const command = place.command(first.id, 'settle-duplicate', pair, { verdict: 'not_same' });
    expect(await wang.send(command)).toEqual(['not-permitted']);
    expect(await settle(place.newId(), 'not_same')).toEqual(['unknown-duplicate']);
  });
});

describe('a server as it is started for real', () => {
  test('finds the double within seconds of its registration, by itself', async () => {
    const number = fact('person.id_number', idNumber(520));
    const [one, other] = [person('李实在', [number]), person('李实在', [number])];
    for (const each of [one, other]) {
      room += 1;
      const door = { compound: '汀兰苑', building: '1', stairwell: '4', room: `${room}01` };
      const at = { dwellingId: place.newId(), buildingId: first.buildings[0], door };
      const payload = { ...at, persons: [each], facts: [] };
      expect(await zhou.send(place.command(first.id, 'register-household', place.newId(), payload))).toEqual([
        'accepted',
      ]);
    }
    expect(await pairsOf(one)).toEqual([]);
    const server = await startServer({ databaseUrl: place.clone.ownerUrl, keyFile: place.clone.keyFile });
    try {
      await expect.poll(() => pairsOf(one).then(pairs => pairs.length), { timeout: 15_000, interval: 100 }).toBe(1);
      const { rows } = await place.owner.query(`select count(*)::int as n from outbox where topic = 'duplicates'`);
      expect(rows[0].n).toBe(0);
    } finally {
      expect(await server.stop()).toBe(0);
    }
  });
});
