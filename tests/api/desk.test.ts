// What waits at a community's desk: counts as long as their lists, without a look at anybody.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDesk } from '../../core/board/contract.ts';
import { listDuplicates } from '../../core/registry/duplicates-contract.ts';
import { listCallbacks } from '../../core/visits/contract.ts';
import { findDuplicates } from '../../server/registry/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { type Community, idNumber } from '../support/small-place.ts';

let place: ServedPlace;
let first: Community;
let zhou: Client;

beforeAll(async () => {
  place = await openServedPlace();
  first = place.communities[0];
  zhou = await place.as(place.zhou, '周');
  await place.screening(first);
});
afterAll(() => place.close());

const desk = (by = zhou) => by.read(getDesk, { community: first.id });
const looks = async () => Number((await place.owner.query('select count(*) as n from access_log')).rows[0].n);

describe('the desk', () => {
  test('counts the pairs to look at, as many as the list holds', async () => {
    const people = ['李小明', '李晓明'].map(name => ({
      personId: place.newId(),
      residence: 'living',
      facts: [
        { element: 'person.name', value: name },
        { element: 'person.id_number', value: idNumber(777) },
      ],
    }));
    for (const [i, person] of people.entries()) {
      const payload = {
        dwellingId: place.newId(),
        buildingId: first.buildings[0],
        door: { compound: '汀兰苑', building: '1', stairwell: '2', room: `90${i}` },
        ...{ persons: [person], facts: [] },
      };
      const command = place.command(first.id, 'register-household', place.newId(), payload);
      expect(await zhou.send(command)).toEqual(['accepted']);
    }
    await findDuplicates(
      place.house.kernel,
      first.id,
      people.map(one => one.personId),
    );
    const { items } = await zhou.read(listDuplicates, { community: first.id });
    expect(items.length).toBeGreaterThan(0);
    expect((await desk()).duplicates).toBe(items.length);
  });

  test('counts the households to ring, as many as the open list holds', async () => {
    const wang = await place.as(place.wang, '王');
    const visits = first.homes.slice(0, 2).map(home => place.visit(first, home));
    expect(await wang.send(...visits)).toEqual(['accepted', 'accepted']);
    await place.owner.query('update visit set drawn = true where community_id = $1', [first.id]);
    const { items } = await zhou.read(listCallbacks, { area: first.id, open: true });
    expect(items).toHaveLength(2);
    expect((await desk()).callbacks).toBe(2);
    await zhou.send(place.command(first.id, 'answer-callback', items[0]!.visitId, { answer: 'came' }));
    expect((await desk()).callbacks).toBe(1);
  });

  test('is no look at anybody, and is not told below the community', async () => {
    const before = await looks();
    await desk();
    expect(await looks()).toBe(before);
    await expect(place.as(place.wang, '王').then(desk)).rejects.toThrow('outside-area');
  });
});
