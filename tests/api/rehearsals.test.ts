// Rehearsing a pack before it is switched on: it writes nothing about anybody, and its figures are those after the
// switch, to the unit.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { listRehearsals, readRehearsal } from '../../core/simulate/contract.ts';
import { seriesKey } from '../../core/tallies/model.ts';
import { workOnRehearsal } from '../../server/simulate/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { type Community, temperature } from '../support/small-place.ts';

let place: ServedPlace;
let first: Community;
let zhou: Client;
let wang: Client;
let street: Client;
let screening: number;

beforeAll(async () => {
  place = await openServedPlace();
  first = place.communities[0]!;
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
  const path = first.path.slice(0, first.path.lastIndexOf('.'));
  const { communityId: _, ...post } = place.zhou.post;
  const officer: Actor = {
    userId: place.newId(),
    post: { ...post, id: place.newId(), role: 'street_officer', areaId: place.streetId, areaPath: path },
  };
  street = await place.as(officer, '郑街道');
  const versions = place.house.kernel.library
    .packsFor(first.path)
    .filter(({ pack }) => pack.pack === 'door_to_door_screening');
  screening = Math.max(...versions.map(({ pack }) => pack.version));
});
afterAll(() => place.close());

const asking = (stream: Id, areaId: Id, pack = 'door_to_door_screening', version = screening) =>
  place.command(stream, 'rehearse-pack', place.newId(), { pack, version, areaId });
const rehearsed = async (client: Client, stream: Id, areaId: Id) => {
  const command = asking(stream, areaId);
  expect(await client.send(command)).toEqual(['accepted']);
  await workOnRehearsal(place.house.kernel, command.subject);
  return client.read(readRehearsal, { id: command.subject });
};

describe('rehearsing', () => {
  test('counts what the board shows after the switch, and writes nothing about anybody', async () => {
    const [home] = first.homes;
    const everyday = place.command(first.id, 'activate-pack', place.newId(), {
      ...{ pack: 'everyday_visit', version: await latest('everyday_visit'), areaId: first.id, basis: '日常走访' },
    });
    expect(await zhou.send(everyday)).toEqual(['accepted']);
    await place.workOff();
    const { rows: before } = await place.owner.query('select count(*)::int as n from event');
    const view = await rehearsed(zhou, first.id, first.id);
    const { rows: after } = await place.owner.query('select count(*)::int as n from event');
    expect(after[0].n - before[0].n).toBe(1);
    expect(view).toMatchObject({ state: 'done', done: view.total!, areaId: first.id });
    const { result } = view;
    expect(result).toMatchObject({ households: first.homes.length, asOf: expect.any(Number) });
    expect(result!.grids.map(({ households }) => households).reduce((a, b) => a + b)).toBe(first.homes.length);
    expect(result!.asks['household.help_needed']).toBeGreaterThan(0);

    const command = place.command(first.id, 'activate-pack', place.newId(), {
      ...{ pack: 'door_to_door_screening', version: screening, areaId: first.id, basis: '街道通告' },
    });
    expect(await zhou.send(command)).toEqual(['accepted']);
    await place.workOff();
    const { rows } = await place.owner.query(
      `select s.key, t.n from tally t join series s on s.id = t.series where t.area_id = $1 and t.n <> 0 and s.key like $2`,
      [first.id, `${command.subject}/%`],
    );
    const figures = Object.fromEntries(
      (rows as { key: string; n: number }[]).map(({ key, n }) => [key.slice(command.subject.length + 1), n]),
    );
    expect(figures).toEqual(result!.figures);
    expect(await zhou.send(place.visit(first, home!, [temperature(home!.persons[0]!, 38.2)]))).toEqual(['accepted']);
    expect(await place.figure(zhou, first.id, seriesKey(command.subject, 'fever'), command.subject)).toBe(1);
  });

  test('of a street counts every community under it, and is read where it is looked into', async () => {
    const view = await rehearsed(street, place.streetId, place.streetId);
    const homes = place.communities.reduce((sum, { homes }) => sum + homes.length, 0);
    expect(view.result).toMatchObject({ households: homes });
    const { rehearsals } = await street.read(listRehearsals, { area: place.streetId });
    expect(rehearsals.map(({ id }) => id)).toContain(view.id);
  });

  test('can be cancelled before it is done, once', async () => {
    const command = asking(first.id, first.id);
    const cancel = () => place.command(first.id, 'cancel-rehearsal', command.subject, {});
    expect(await zhou.send(command, cancel(), cancel())).toEqual(['accepted', 'accepted', 'rehearsal-over']);
    await workOnRehearsal(place.house.kernel, command.subject);
    expect(await zhou.read(readRehearsal, { id: command.subject })).toMatchObject({ state: 'cancelled', done: 0 });
  });

  test('is refused of an unknown pack, elsewhere, for a building, and to those who switch nothing on', async () => {
    const other = place.communities[1]!;
    expect(await zhou.send(asking(first.id, first.id, 'no_such', 1))).toEqual(['unknown-pack']);
    expect(await zhou.send(asking(first.id, other.id))).toEqual(['outside-area']);
    expect(await zhou.send(asking(first.id, first.buildings[0]!))).toEqual(['area-too-small']);
    expect(await wang.send(asking(first.id, first.grids[0]!))).toEqual(['not-permitted']);
    const nothing = place.command(first.id, 'cancel-rehearsal', place.newId(), {});
    expect(await zhou.send(nothing)).toEqual(['unknown-rehearsal']);
    expect(await zhou.codeOf(readRehearsal, { id: place.newId() })).toBe('unknown-rehearsal');
  });
});

async function latest(name: string): Promise<number> {
  const versions = place.house.kernel.library.packsFor(first.path).filter(({ pack }) => pack.pack === name);
  return Math.max(...versions.map(({ pack }) => pack.version));
}
