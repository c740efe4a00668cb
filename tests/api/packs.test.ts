// Switching a pack on and off: one event however many homes it concerns, told to everyone, counted by jobs, ended by
// its sunset at the latest, and what it collected sealed under a key of its own.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { listActivations, listPacks } from '../../core/packs/contract.ts';
import { seriesKey } from '../../core/tallies/model.ts';
import { getRound } from '../../core/visits/contract.ts';
import { openHouse } from '../../server/house.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../../server/registry/index.ts';
import { workOffDue } from '../../server/tallies/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { type Community, temperature } from '../support/small-place.ts';

const DAY = 86_400_000;
const SCREENING = 'door_to_door_screening';

let place: ServedPlace;
let first: Community;
let second: Community;
let zhou: Client;
let wang: Client;
let street: Client;

beforeAll(async () => {
  place = await openServedPlace();
  [first, second] = place.communities;
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
  const path = first.path.slice(0, first.path.lastIndexOf('.'));
  const { communityId: _, ...post } = place.zhou.post;
  const officer: Actor = {
    userId: place.newId(),
    post: { ...post, id: place.newId(), role: 'street_officer', areaId: place.streetId, areaPath: path },
  };
  street = await place.as(officer, '郑街道');
});
afterAll(() => place.close());

const now = () => place.house.kernel.clock.now();
type Switch = { pack?: string; version?: number; areaId: Id; from?: number; until?: number };
const switching = (stream: Id, given: Switch, id = place.newId()) =>
  place.command(stream, 'activate-pack', id, { pack: SCREENING, version: 2, basis: '街道疫情防控第1号通告', ...given });
const ending = (stream: Id, id: Id) => place.command(stream, 'end-activation', id, { reason: '排查完成' });
const on = async (client: Client, area: Id, ended?: boolean) =>
  (await client.read(listActivations, { area, ended })).activations.map(one => one.id);
const endAll = async () => {
  for (const [stream, client] of [
    [first.id, zhou],
    [place.streetId, street],
  ] as const)
    for (const id of await on(client, stream)) await client.send(ending(stream, id));
};
beforeEach(endAll);

describe('switching on', () => {
  test('is one event in the stream of its area, told with its basis and end to everybody in it', async () => {
    const { packs } = await wang.read(listPacks);
    expect(packs.map(one => one.pack)).toEqual(expect.arrayContaining([SCREENING, 'everyday_visit']));
    const command = switching(first.id, { areaId: first.id });
    const { rows: before } = await place.owner.query('select count(*)::int as n from event');
    expect(await zhou.send(command)).toEqual(['accepted']);
    const { rows: after } = await place.owner.query('select count(*)::int as n from event');
    expect(after[0].n - before[0].n).toBe(1);
    const [seen] = (await wang.read(listActivations, { area: first.grids[0] })).activations;
    expect(seen).toMatchObject({
      id: command.subject,
      mode: 'emergency',
      areaId: first.id,
      basis: '街道疫情防控第1号通告',
    });
    // P14D: from today over fourteen days, to the end of the last.
    expect((seen!.until! - now()) / DAY).toBeGreaterThan(14);
    expect((seen!.until! - now()) / DAY).toBeLessThanOrEqual(15);
  });

  test('of a street holds for all its communities at once, and for no other', async () => {
    const command = switching(place.streetId, { areaId: place.streetId });
    expect(await street.send(command)).toEqual(['accepted']);
    for (const community of [first, second]) {
      const worker = community === first ? wang : await place.as(place.zhao, '赵');
      const { actives } = await worker.read(getRound, { grid: community.grids[0] });
      expect(actives.map(one => one.activation.id)).toEqual([command.subject]);
    }
    expect(await zhou.send(place.visit(first, first.homes[0]!))).toEqual(['accepted']);
    expect(await zhou.send(ending(place.streetId, command.subject))).toEqual(['outside-area']);
  });

  test('is refused beyond its sunset, backwards, twice, of an unknown pack, and for a building', async () => {
    const at = { areaId: first.id };
    expect(await zhou.send(switching(first.id, { ...at, until: now() + 16 * DAY }))).toEqual(['beyond-sunset']);
    expect(await zhou.send(switching(first.id, { ...at, until: now() - DAY }))).toEqual(['ends-before-start']);
    expect(await zhou.send(switching(first.id, { ...at, pack: 'no_such' }))).toEqual(['unknown-pack']);
    expect(await zhou.send(switching(first.id, { ...at, version: 99 }))).toEqual(['unknown-pack']);
    expect(await zhou.send(switching(first.id, { areaId: first.buildings[0]! }))).toEqual(['area-too-small']);
    expect(await zhou.send(switching(first.id, at), switching(first.id, at))).toEqual(['accepted', 'already-on']);
    expect(await zhou.send(switching(first.id, { areaId: first.grids[0]! }))).toEqual(['already-on']);
  });

  test('is refused where it would meet one that is still to begin', async () => {
    const later = switching(first.id, { areaId: first.id, from: now() + 3 * DAY });
    expect(await zhou.send(later)).toEqual(['accepted']);
    expect(await zhou.send(switching(first.id, { areaId: first.id }))).toEqual(['already-on']);
    expect(await zhou.send(switching(first.id, { areaId: first.id, until: now() + 2 * DAY }))).toEqual(['accepted']);
  });

  test('is refused outside the area of one’s post, and to those who may not', async () => {
    expect(await zhou.send(switching(second.id, { areaId: second.id }))).toEqual(['outside-area']);
    expect(await zhou.send(switching(first.id, { areaId: second.id }))).toEqual(['outside-area']);
    expect(await zhou.send(switching(place.streetId, { areaId: place.streetId }))).toEqual(['outside-area']);
    expect(await street.send(switching(place.streetId, { areaId: first.id }))).toEqual(['outside-area']);
    expect(await wang.send(switching(first.id, { areaId: first.grids[0]! }))).toEqual(['not-permitted']);
    const chen = await place.as(place.chen, '陈');
    expect(await chen.send(switching(first.id, { areaId: first.id }))).toEqual(['not-permitted']);
  });
});

describe('what the board shows', () => {
  const figure = (report: string, id: Id, area = first.id) => place.figure(zhou, area, seriesKey(id, report), id);

  test('follows a switch by jobs that say how far they are, a visit at once, and a recount agrees', async () => {
    const command = switching(first.id, { areaId: first.id });
    const id = command.subject;
    expect(await zhou.send(command)).toEqual(['accepted']);
    expect(await figure('doors', id)).toBe(0);
    const progress = async () => (await zhou.read(listActivations, { area: first.id })).activations[0]!.progress;
    const { rows } = await place.owner.query(`select topic, body from outbox where body->>'activationId' = $1`, [id]);
    expect(rows).toEqual([{ topic: 'recount', body: { activationId: id } }]);
    await place.workOff();
    expect(await progress()).toBeUndefined();
    expect([await figure('doors', id), await figure('not_covered', id)]).toEqual([6, 6]);
    const [home] = first.homes;
    expect(await wang.send(place.visit(first, home!, [temperature(home!.persons[0]!, 38.2)]))).toEqual(['accepted']);
    expect([await figure('covered', id), await figure('not_covered', id), await figure('fever', id)]).toEqual([
      1, 5, 1,
    ]);
    expect(await place.recountChanges()).toEqual([]);
  });

  test('of one grid counts that grid’s homes alone', async () => {
    const command = switching(first.id, { areaId: first.grids[1]! });
    expect(await zhou.send(command)).toEqual(['accepted']);
    await place.workOff();
    const doors = (area: Id) => figure('doors', command.subject, area);
    expect([await doors(first.grids[0]!), await doors(first.grids[1]!), await doors(first.id)]).toEqual([0, 3, 3]);
    expect(await wang.send(place.visit(first, first.homes[0]!))).toEqual(['no-round']);
    expect(await place.recountChanges()).toEqual([]);
  });

  test('falls to nothing when the pack is ended, and when its sunset comes by itself', async () => {
    const [one, other] = [
      switching(first.id, { areaId: first.id }),
      switching(first.id, { areaId: first.id, until: now() + DAY }),
    ];
    expect(await zhou.send(one)).toEqual(['accepted']);
    await place.workOff();
    expect(await zhou.send(ending(first.id, one.subject))).toEqual(['accepted']);
    await place.workOff();
    expect(await figure('doors', one.subject)).toBe(0);

    expect(await zhou.send(other)).toEqual(['accepted']);
    await place.workOff();
    expect(await figure('doors', other.subject)).toBe(6);
    place.house.kernel.clock.setOffset(DAY + 1000);
    try {
      await workOffDue(place.house.kernel, { ids: householdIdsOfBuildings, load: loadHouseholds });
      expect(await figure('doors', other.subject)).toBe(0);
      expect(await on(zhou, first.id)).toEqual([]);
      expect(await place.recountChanges()).toEqual([]);
    } finally {
      place.house.kernel.clock.setOffset(0);
    }
  });
});

describe('switching off', () => {
  test('ends a round at once; what was seen before still comes in, what came after does not', async () => {
    const command = switching(first.id, { areaId: first.id });
    expect(await zhou.send(command)).toEqual(['accepted']);
    const seenAt = now();
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(await zhou.send(ending(first.id, command.subject))).toEqual(['accepted']);
    expect(await zhou.send(ending(first.id, command.subject))).toEqual(['already-off']);
    expect(await zhou.send(ending(first.id, place.newId()))).toEqual(['unknown-activation']);
    expect((await wang.read(getRound, { grid: first.grids[0] })).actives).toEqual([]);
    expect(await on(zhou, first.id)).not.toContain(command.subject);
    expect(await on(zhou, first.id, true)).toContain(command.subject);
    const late = place.visit(first, first.homes[1]!, [], { observedAt: seenAt });
    expect(await wang.send(late, place.visit(first, first.homes[1]!))).toEqual(['accepted', 'no-round']);
  });
});

describe('an emergency’s key', () => {
  test('seals all that its round collected; without it nothing of that can be read, and everyday life can', async () => {
    const command = switching(first.id, { areaId: first.id });
    const id = command.subject;
    expect(await zhou.send(command)).toEqual(['accepted']);
    const [, home] = first.homes;
    const visit = place.visit(first, home!, [temperature(home!.persons[0]!, 36.6)]);
    expect(await wang.send(visit)).toEqual(['accepted']);
    const { rows } = await place.owner.query(
      `select p.key_id, p.activation_id, p.class from payload p join event e on e.stream_id = p.stream_id and e.seq = p.seq
       where e.command_id = $1`,
      [visit.id],
    );
    expect(rows.map(row => row.class).sort()).toEqual(['medical', 'personal']);
    for (const row of rows) expect(row).toMatchObject({ key_id: id, activation_id: id });

    await place.owner.query('delete from vault.activation_key where activation_id = $1', [id]);
    const { ownerUrl, keyFile } = place.clone;
    const fresh = await openHouse({ ownerUrl, keyFile, connections: 2 });
    try {
      expect(await fresh.kernel.ring.keyNamed(id, id)).toBeUndefined();
      const { rows: data } = await place.owner.query(
        `select key_id, activation_id from payload where stream_id = $1 and activation_id <> $2 limit 1`,
        [first.id, id],
      );
      expect(await fresh.kernel.ring.keyNamed(data[0].key_id, data[0].activation_id)).toBeDefined();
    } finally {
      await fresh.close();
    }
  });
});
