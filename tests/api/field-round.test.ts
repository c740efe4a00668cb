// What a grid worker's phone gets before it goes out: only what the round needs, packed; afterwards only what changed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldRound } from '../../core/visits/contract.ts';
import { getRound } from '../../core/visits/contract.ts';
import { openServedPlace, type ServedPlace } from '../support/served-place.ts';

let place: ServedPlace;
beforeAll(async () => {
  place = await openServedPlace();
  await place.screening(place.communities[0]);
});
afterAll(() => place.close());

const roundOf = async (since?: number): Promise<FieldRound> => {
  const wang = await place.as(place.wang, '王网格');
  return wang.read(getRound, { grid: place.communities[0].grids[0]!, since });
};
const homes = () => place.communities[0].homes.filter(home => home.buildingId === place.communities[0].buildings[0]);

describe('the round of a grid', () => {
  test('carries nothing of anybody but what the round asks: no identity, no telephone, no name among the facts', async () => {
    const round = await roundOf();
    expect(round.doors).toHaveLength(homes().length);
    const facts = JSON.stringify(round.doors.map(door => door.household));
    for (const element of ['person.name', 'person.id_number', 'person.phone']) expect(facts).not.toContain(element);
    for (const home of homes())
      for (const secret of [...home.numbers, ...home.phones]) expect(JSON.stringify(round)).not.toContain(secret);
  });

  test('knows what another desk of the same round was told, so that nobody is asked twice', async () => {
    const [community] = place.communities;
    const home = homes()[0]!;
    const answer = { subjectId: home.id, element: 'household.medicine_runs_out_on', how: 'asked', value: '2099-01-01' };
    const [reply] = await place.submit(place.wang, place.visit(community, home, [answer]));
    expect(reply).toMatchObject({ status: 'accepted' });
    const door = (await roundOf()).doors.find(one => one.householdId === home.id)!;
    const fact = door.household!.rows.flatMap(row => row.facts['household.medicine_runs_out_on'] ?? []);
    // Medical: when it was answered, never what.
    expect(fact).toHaveLength(1);
    expect(fact[0]).not.toHaveProperty('value');
  });

  test('sends again only the doors that something was recorded about since', async () => {
    const [community] = place.communities;
    const before = await roundOf();
    expect((await roundOf(before.seq)).doors).toEqual([]);
    const home = homes()[1]!;
    await place.submit(place.wang, place.visit(community, home));
    const since = await roundOf(before.seq);
    expect(since.doors.map(door => door.householdId)).toEqual([home.id]);
    expect(since.doors[0]!.state).toBe('done');
    expect(since.seq).toBeGreaterThan(before.seq);
    expect(since.actives).toEqual(before.actives);
  });

  test('sends the doors of two records that were one person, also the door that lost one', async () => {
    const [community] = place.communities;
    const [kept, lost] = [homes()[0]!, homes()[2]!];
    const [keep, other] = [kept.persons[1]!, lost.persons[1]!];
    const [a, b] = [keep, other].sort();
    const pair = place.newId();
    await place.owner.query(
      `insert into duplicate (community_id, id, a, b, reasons, found_at) values ($1, $2, $3, $4, '{same-id-number}', 0)`,
      [community.id, pair, a, b],
    );
    const before = await roundOf();
    const settle = place.command(community.id, 'settle-duplicate', pair, { verdict: 'same', keep });
    const [reply] = await place.submit(place.zhou, settle);
    expect(reply).toMatchObject({ status: 'accepted' });
    const { doors } = await roundOf(before.seq);
    expect(doors.map(door => door.householdId).sort()).toEqual([kept.id, lost.id].sort());
    const left = doors.find(door => door.householdId === lost.id)!;
    expect(left.household!.persons.map(({ id }) => id)).toEqual([lost.persons[0]]);
  });

  test('sends the door somebody left by being registered at another', async () => {
    const [community] = place.communities;
    const [from, to] = [homes()[1]!, homes()[2]!];
    const mover = from.persons[1]!;
    const { rows } = await place.owner.query('select stairwell, room from dwelling where id = $1', [to.dwellingId]);
    const before = await roundOf();
    const payload = {
      ...{ dwellingId: to.dwellingId, buildingId: to.buildingId, facts: [] },
      door: { compound: '汀兰苑', building: '1', ...rows[0] },
      persons: [{ personId: mover, residence: 'living', facts: [] }],
    };
    const [reply] = await place.submit(place.zhou, place.command(community.id, 'register-household', to.id, payload));
    expect(reply).toMatchObject({ status: 'accepted' });
    const { doors } = await roundOf(before.seq);
    const living = Object.fromEntries(
      doors.map(({ householdId, household }) => [householdId, household!.persons.some(({ id }) => id === mover)]),
    );
    expect(living).toEqual({ [from.id]: false, [to.id]: true });
  });

  test('sends the doors of a building that has come to the grid', async () => {
    const [community] = place.communities;
    const [grid] = community.grids;
    const building = community.buildings[1]!;
    const before = await roundOf();
    const [reply] = await place.submit(
      place.zhou,
      place.command(community.id, 'assign-building', building, { gridId: grid }),
    );
    expect(reply).toMatchObject({ status: 'accepted' });
    const { doors } = await roundOf(before.seq);
    const there = community.homes.filter(home => home.buildingId === building);
    expect(doors.map(door => door.householdId).sort()).toEqual(there.map(({ id }) => id).sort());
  });

  test('of another grid stays with that grid, also when only changes are asked for', async () => {
    const zhao = await place.as(place.zhao, '赵网格');
    const grid = place.communities[0].grids[0]!;
    expect(await zhao.codeOf(getRound, { grid, since: 0 })).toBe('outside-area');
  });
});
