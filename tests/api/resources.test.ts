// The ledger of resources over HTTP and a real database: every movement and every refusal, two who want the last unit,
// reservations that end at their instant once, what packs reserve, and balances that equal their lines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postCommands } from '../../core/kernel/endpoint.ts';
import type { Id } from '../../core/kernel/id.ts';
import { getResource, listMovements, listResources } from '../../core/resources/contract.ts';
import type { Moved } from '../../core/resources/decide.ts';
import { releaseOf, reserveSupplies, type Wanted } from '../../core/resources/reserve.ts';
import { appendEvents } from '../../server/kernel/event-log.ts';
import { holdStream, MOVE_HEAD, SYSTEM, writeScope } from '../../server/kernel/stream.ts';
import { inTransaction, type Tx } from '../../server/kernel/unit-of-work.ts';
import { expireReservations, loadSupplies, reservationsOf, writeLines } from '../../server/resources/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community } from '../support/small-place.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let place: ServedPlace;
let here: Community;
let there: Community;
/** Staff of the community, the worker of its first grid, its doctor, a department, a worker elsewhere. */
let zhou: Client;
let wang: Client;
let chen: Client;
let wu: Client;
let zhao: Client;

beforeAll(async () => {
  place = await openServedPlace();
  [here, there] = place.communities;
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
  chen = await place.as(place.chen, '陈');
  wu = await place.as(place.wu, '吴');
  zhao = await place.as(place.zhao, '赵');
});
afterAll(() => place.close());

const now = () => place.house.kernel.clock.now();
const say = (type: string, item: Id, payload: object) => place.command(here.id, type, item, payload);
const stock = { kind: 'stock', name: '融雪盐', unit: 'bag', quantity: 10 };
const add = async (more: object = {}): Promise<Id> => {
  const id = place.newId();
  expect(await zhou.send(say('add-resource', id, { ...stock, areaId: here.id, ...more }))).toEqual(['accepted']);
  return id;
};
const reserve = (item: Id, quantity: number, more: object = {}) => {
  const id = place.newId();
  const payload = { reservation: id, quantity, reason: '明早除雪', until: now() + DAY, ...more };
  return { id, command: say('reserve-resource', item, payload) };
};
const read = (id: Id, client = zhou) => client.read(getResource, { community: here.id, id });
const held = async (id: Id) => {
  const { onHand, reserved, out } = (await read(id)).resource;
  return [onHand, reserved, out];
};
const history = async (id: Id) => (await zhou.read(listMovements, { community: here.id, id })).items;

/** Items whose balances are not the sum of their lines, and movements whose lines do not balance. */
async function unbalanced(): Promise<unknown[]> {
  const sums = ['on_hand', 'reserved', 'out', 'supplier', 'found', 'used', 'written_off'];
  const { rows } = await place.owner.query(
    `select r.id from resource r left join resource_line l on l.community_id = r.community_id and l.resource_id = r.id
     group by r.community_id, r.id
     having ${sums.map(one => `r.${one} <> coalesce(sum(l.quantity) filter (where l.account = '${one}'), 0)`).join(' or ')}
     union all select movement_id from resource_line group by movement_id having sum(quantity) <> 0
     union all select r.id from resource r where r.reserved <>
       (select coalesce(sum(v.held), 0) from resource_reservation v where v.community_id = r.community_id and v.resource_id = r.id)`,
  );
  return rows;
}

describe('an item', () => {
  test('is added, received, promised, handed out, taken back, used, counted and retired, and tells all of it', async () => {
    const salt = await add();
    const { id, command } = reserve(salt, 4);
    expect(
      await zhou.send(
        say('receive-resource', salt, { quantity: 20, reason: '街道物资库' }),
        command,
        say('take-resource', salt, { quantity: 3, reservation: id }),
        say('take-resource', salt, { quantity: 2, reason: '苑门台阶' }),
      ),
    ).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(await held(salt)).toEqual([24, 1, 5]);
    expect(
      await zhou.send(
        say('return-resource', salt, { quantity: 1 }),
        say('use-resource', salt, { quantity: 4, reason: '撒完' }),
        say('count-resource', salt, { counted: 23, reason: '月末盘点' }),
        say('count-resource', salt, { counted: 25, reason: '又找到两袋' }),
        say('release-reservation', salt, { reservation: id }),
        say('retire-resource', salt, { reason: '改由物业保管' }),
      ),
    ).toEqual(Array.from({ length: 6 }, () => 'accepted'));
    const { resource, reservations } = await read(salt);
    expect(resource).toMatchObject({ onHand: 0, reserved: 0, out: 0, used: 4, writtenOff: 3 + 25 });
    expect(resource.retiredAt).toBeTypeOf('number');
    expect(reservations).toEqual([]);
    const told = await history(salt);
    expect(told.map(one => [one.move, one.quantity])).toEqual([
      ['retired', 25],
      ['released', 1],
      ['counted', 25],
      ['counted', 23],
      ['used', 4],
      ['returned', 1],
      ['taken', 2],
      ['taken', 3],
      ['reserved', 4],
      ['received', 20],
      ['added', 10],
    ]);
    expect(told[6]).toMatchObject({ role: 'community_staff', organisation: '周的单位', reason: '苑门台阶' });
    expect(told[6]!.lines).toEqual([
      { account: 'on_hand', quantity: -2 },
      { account: 'out', quantity: 2 },
    ]);
    const { rows } = await place.owner.query(
      `select e.type, e.subject_kind, p.class, p.purpose from event e join payload p using (stream_id, seq)
       where e.subject_id = $1 order by e.seq`,
      [salt],
    );
    expect(rows).toHaveLength(11);
    expect(rows[1]).toEqual({
      ...{ type: 'resource.received', subject_kind: 'resource', class: 'open', purpose: 'community_affairs' },
    });
  });

  test('is refused with what to do next, and nothing is half written', async () => {
    const salt = await add();
    const bed = await add({ kind: 'bed', name: '观察床位', unit: 'bed', quantity: 2 });
    const window = { from: now() + HOUR, until: now() + 2 * HOUR };
    const slot = await add({ kind: 'slot', name: '上午接种', unit: 'place', quantity: 20, window });
    const gone = await add();
    const { id, command } = reserve(salt, 4);
    const setUp = [command, say('retire-resource', gone, { reason: '登记错' })];
    expect(await zhou.send(...setUp)).toEqual(['accepted', 'accepted']);
    const before = (await place.owner.query('select * from resource order by id')).rows;
    const code = async (type: string, item: Id, payload: object) => (await zhou.send(say(type, item, payload)))[0];
    const adding = (more: object) => code('add-resource', place.newId(), { ...stock, areaId: here.id, ...more });

    expect(await code('add-resource', salt, { ...stock, areaId: here.id })).toBe('resource-known');
    expect(await adding({ areaId: there.id })).toBe('resource-place');
    expect(await adding({ areaId: place.streetId })).toBe('resource-place');
    expect(await adding({ window })).toBe('slot-window');
    expect(await adding({ kind: 'slot', unit: 'place', window: { from: 1, until: 2 } })).toBe('slot-over');
    expect(await adding({ kind: 'bed' })).toBe('resource-unit');
    expect(await adding({ kind: 'bed', unit: 'bed', quantity: 0 })).toBe('resource-none');
    expect(await adding({ quantity: 1.5 })).toBe('malformed');
    expect(await adding({ quantity: -1 })).toBe('malformed');
    expect(await adding({ unit: 'heap' })).toBe('malformed');
    expect(await adding({ supply: 'Meal!' })).toBe('malformed');

    expect(await code('receive-resource', place.newId(), { quantity: 1, reason: '街道' })).toBe('unknown-resource');
    expect(await code('receive-resource', gone, { quantity: 1, reason: '街道' })).toBe('resource-retired');
    expect(await code('take-resource', salt, { quantity: 1 })).toBe('resource-for-what');
    expect(await code('take-resource', salt, { quantity: 7, reason: '除雪' })).toBe('resource-short');
    expect(await code('take-resource', salt, { quantity: 5, reservation: id })).toBe('reservation-short');
    expect(await code('take-resource', bed, { quantity: 1, reservation: id })).toBe('unknown-reservation');
    expect(await code('return-resource', salt, { quantity: 1 })).toBe('resource-not-out');
    expect(await code('use-resource', salt, { quantity: 1 })).toBe('resource-not-out');
    expect(await code('count-resource', salt, { counted: 3, reason: '盘点' })).toBe('count-below-reserved');
    expect(await code('retire-resource', salt, { reason: '不用了' })).toBe('resource-in-use');

    const reserving = (item: Id, more: object) =>
      code('reserve-resource', item, reserve(item, 1, more).command.payload as object);
    expect(await reserving(salt, { reason: undefined })).toBe('resource-for-what');
    expect(await reserving(salt, { until: now() })).toBe('ends-before-start');
    expect(await reserving(salt, { until: now() + 181 * DAY })).toBe('reservation-too-long');
    expect(await reserving(slot, { until: window.until + 1 })).toBe('reservation-too-long');
    expect(await reserving(salt, { reservation: id })).toBe('reservation-known');
    expect(await reserving(bed, { quantity: 3 })).toBe('resource-short');
    expect(await code('release-reservation', salt, { reservation: place.newId() })).toBe('unknown-reservation');

    expect((await place.owner.query('select * from resource order by id')).rows).toEqual(before);
    expect(await zhou.send(say('release-reservation', salt, { reservation: id }))).toEqual(['accepted']);
    expect(await code('release-reservation', salt, { reservation: id })).toBe('reservation-over');
    expect(await code('take-resource', salt, { quantity: 1, reservation: id })).toBe('reservation-over');
  });

  test('holds so much and no more', async () => {
    const much = await add({ quantity: 1_000_000_000 });
    const more = Array.from({ length: 400 }, () =>
      say('receive-resource', much, { quantity: 1_000_000_000, reason: '压力' }),
    );
    for (let n = 0; n < 3; n++) {
      const codes = await zhou.send(...more.map(one => ({ ...one, id: place.newId() })));
      expect(new Set(codes).size).toBe(n < 2 ? 1 : 2);
    }
    expect((await read(much)).resource.onHand).toBe(1e12);
  });
});

describe('who may', () => {
  test('move it: staff all of it, a grid worker what is in the own grid or the store, nobody else', async () => {
    const [store, mine, other] = [
      await add(),
      await add({ areaId: here.buildings[0] }),
      await add({ areaId: here.grids[1] }),
    ];
    const take = (item: Id) => say('take-resource', item, { quantity: 1, reason: '送上门' });
    expect(await wang.send(take(store), take(mine), take(other))).toEqual(['accepted', 'accepted', 'outside-area']);
    expect(
      await wang.send(
        say('return-resource', store, { quantity: 1 }),
        say('use-resource', mine, { quantity: 1 }),
        say('receive-resource', store, { quantity: 1, reason: '捡到' }),
        reserve(store, 1).command,
        say('count-resource', store, { counted: 1, reason: '少记' }),
      ),
    ).toEqual(['accepted', 'accepted', 'not-permitted', 'not-permitted', 'not-permitted']);
    expect(await chen.send(take(store))).toEqual(['not-permitted']);
    expect(await wu.send(take(store))).toEqual(['not-permitted']);
    expect(await zhao.send(take(store))).toEqual(['outside-area']);
    const street = place.command(place.streetId, 'add-resource', place.newId(), { ...stock, areaId: place.streetId });
    expect(await place.submit(place.zheng, street)).toMatchObject([{ refusal: { code: 'not-permitted' } }]);
    const system = {
      ...street,
      id: place.newId(),
      type: 'reserve-resource',
      payload: reserve(store, 1).command.payload,
    };
    expect(await place.submit(SYSTEM, system)).toMatchObject([{ refusal: { code: 'open-one-community' } }]);
  });

  test('look at it: whoever works there, page by page, by kind and place', async () => {
    const list = async (client: Client, query: object = {}) =>
      (await client.read(listResources, { area: here.id, ...query })).items;
    const ids = (items: { id: Id }[]) => items.map(one => one.id);
    const all = await list(zhou, { limit: 500 });
    expect(all.every(one => one.retiredAt === undefined)).toBe(true);
    expect((await list(zhou, { retired: true, limit: 500 })).length).toBeGreaterThan(all.length);
    const paged: { id: Id }[] = [];
    for (let after: string | undefined; ; ) {
      const page = await zhou.read(listResources, { area: here.id, limit: 3, after });
      paged.push(...page.items);
      if (page.next === undefined) break;
      after = page.next;
    }
    expect(ids(paged)).toEqual(ids(all));
    expect((await list(chen, { kind: 'bed' })).map(one => one.name)).toEqual(['观察床位']);
    const inGrid = await list(wang, { area: here.grids[0] });
    expect(new Set(inGrid.map(one => one.areaName))).toEqual(new Set(['汀兰第1社区', '汀兰苑1幢']));
    expect(ids(inGrid)).not.toContain(all.find(one => one.areaName === '网格2')!.id);
    expect((await list(wu)).length).toBe(Math.min(all.length, 50));

    const store = all.find(one => one.areaId === here.id)!.id;
    const other = all.find(one => one.areaName === '网格2')!.id;
    expect((await read(store, wang)).resource.id).toBe(store);
    expect(await wang.codeOf(getResource, { community: here.id, id: other })).toBe('outside-area');
    expect(await zhao.codeOf(getResource, { community: here.id, id: store })).toBe('outside-area');
    expect(await zhao.codeOf(listMovements, { community: here.id, id: store })).toBe('outside-area');
    expect(await zhao.codeOf(getResource, { community: there.id, id: store })).toBe('unknown-resource');
    expect(await zhao.codeOf(listResources, { area: here.id })).toBe('outside-area');
    expect(await wang.codeOf(listResources, { area: here.grids[1] })).toBe('outside-area');
    expect(await wu.codeOf(listResources, { area: place.streetId })).toBe('open-one-community');
    expect(await zhou.codeOf(getResource, { community: here.grids[0], id: store })).toBe('unknown-area');
    expect(await zhou.codeOf(listResources, { area: here.id, kind: 'boat' })).toBe('malformed');
  });

  test('read a history page by page', async () => {
    const item = await add();
    const takes = Array.from({ length: 5 }, () => say('take-resource', item, { quantity: 1, reason: '送饭' }));
    await zhou.send(...takes, say('return-resource', item, { quantity: 5 }));
    const moves: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await zhou.read(listMovements, { community: here.id, id: item, limit: 2, after });
      moves.push(...page.items.map(one => one.move));
      if (page.next === undefined) break;
      after = page.next;
    }
    expect(moves).toEqual(['returned', 'taken', 'taken', 'taken', 'taken', 'taken', 'added']);
  });
});

describe('the last unit', () => {
  test('wanted by two at once goes to exactly one of them', async () => {
    for (let round = 0; round < 5; round++) {
      const van = await add({ kind: 'vehicle', name: '转运车', unit: 'vehicle', quantity: 1 });
      const wanting = Array.from({ length: 4 }, () =>
        zhou.read(postCommands, {}, { commands: [reserve(van, 1).command] }),
      );
      const codes = (await Promise.all(wanting)).map(({ replies: [one] }) => one!.refusal?.code ?? one!.status);
      expect(codes.sort()).toEqual(['accepted', 'resource-short', 'resource-short', 'resource-short']);
      expect(await held(van)).toEqual([0, 1, 0]);
    }
  });

  test('is never given out twice, even by whoever writes past the decision', async () => {
    const van = await add({ kind: 'vehicle', name: '转运车', unit: 'vehicle', quantity: 1 });
    const set = (sums: string) => place.owner.query(`update resource set ${sums} where id = $1`, [van]);
    await expect(set('on_hand = on_hand - 2, out = out + 2')).rejects.toThrow('on_hand_never_negative');
    await expect(set('on_hand = on_hand - 1')).rejects.toThrow('resource_balances');
  });
});

describe('a reservation', () => {
  const { setOffset } = { setOffset: (ms: number) => place.house.kernel.clock.setOffset(ms) };
  afterAll(() => setOffset(0));

  test('ends at its instant, once, however many schedulers say so', async () => {
    const { kernel, pipeline } = place.house;
    const salt = await add();
    const soon = reserve(salt, 4, { until: now() + HOUR });
    const late = reserve(salt, 3, { until: now() + 2 * DAY });
    await zhou.send(soon.command, late.command, say('take-resource', salt, { quantity: 1, reservation: soon.id }));
    await expireReservations(kernel, pipeline);
    expect(await held(salt)).toEqual([3, 6, 1]);
    setOffset(HOUR);
    // Its time is up before anybody says so.
    expect(await zhou.send(say('take-resource', salt, { quantity: 1, reservation: soon.id }))).toEqual([
      'reservation-over',
    ]);
    await Promise.all([expireReservations(kernel, pipeline), expireReservations(kernel, pipeline)]);
    await expireReservations(kernel, pipeline);
    expect(await held(salt)).toEqual([6, 3, 1]);
    const told = (await history(salt)).filter(one => one.move === 'expired');
    expect(told).toMatchObject([{ quantity: 3, role: 'system', reservationId: soon.id }]);
    expect((await read(salt)).reservations.map(one => one.id)).toEqual([late.id]);
    const { rows } = await place.owner.query(
      `select count(*)::int as n from event where type = 'resource.expired' and subject_id = $1`,
      [salt],
    );
    expect(rows[0].n).toBe(1);
  });

  test('that an outage of a day slept over ends with the first tick after it', async () => {
    const { kernel, pipeline } = place.house;
    const salt = await add();
    const many = Array.from({ length: 6 }, (_, n) => reserve(salt, 1, { until: now() + (n + 1) * HOUR }).command);
    await zhou.send(...many);
    setOffset(HOUR + DAY);
    await Promise.all([expireReservations(kernel, pipeline), expireReservations(kernel, pipeline)]);
    expect(await held(salt)).toEqual([10, 0, 0]);
  });
});

describe('what a pack reserves', () => {
  /** A stand-in for the engine: holds the stream, decides, and writes lines with their events. */
  async function inStream<T>(work: (tx: Tx) => Promise<{ moved: Moved[]; value: T }>): Promise<T> {
    const { kernel } = place.house;
    return inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, here.id), async tx => {
      const { head } = (await holdStream(kernel, tx, here.id))!;
      const { moved, value } = await work(tx);
      const commandId = place.newId();
      const entries = moved.map(({ event }, n) => ({
        ...{ draft: event, seq: head.seq + n + 1, id: place.newId(), commandId, observedAt: now() },
      }));
      const next = await appendEvents(tx, kernel.ring, here.id, head, entries, {
        postId: SYSTEM.post.id,
        recordedAt: now(),
      });
      await writeLines(tx, { streamId: here.id, now: now(), post: SYSTEM.post, newId: place.newId }, moved);
      await tx.rows(MOVE_HEAD, [here.id, next.seq, next.digest]);
      return value;
    });
  }
  const want = (wanted: Wanted[], at: Id) =>
    inStream(async tx => {
      const { resources, paths } = await loadSupplies(
        tx,
        here.id,
        wanted.map(one => one.supply),
        [at],
      );
      const placed = wanted.map(one => ({ ...one, at: paths.get(at) }));
      const { moved, short } = reserveSupplies(resources, placed, {
        now: now(),
        until: now() + DAY,
        newId: place.newId,
      });
      return { moved, value: short };
    });

  test('comes from the nearest item first, is told where it falls short, and is let go when its matter closes', async () => {
    const meals = { name: '盒饭', unit: 'portion', supply: 'meal' };
    const store = await add({ ...meals, quantity: 5 });
    const near = await add({ ...meals, areaId: here.grids[0], quantity: 2 });
    const far = await add({ ...meals, areaId: here.buildings[1], quantity: 3 });
    const [first, second] = [place.newId(), place.newId()];
    const wanted = (quantity: number, matterId: Id, supply = 'meal') => ({ supply, quantity, matterId });
    expect(await want([wanted(2, first), wanted(1, first, 'van')], here.buildings[0]!)).toMatchObject([
      { supply: 'van', quantity: 1, free: 0 },
    ]);
    expect(await want([wanted(7, second), wanted(2, second)], here.buildings[0]!)).toMatchObject([
      { quantity: 2, free: 1 },
    ]);
    expect([await held(near), await held(store), await held(far)]).toEqual([
      [0, 2, 0],
      [0, 5, 0],
      [1, 2, 0],
    ]);
    expect((await read(near)).reservations).toMatchObject([{ matterId: first, held: 2 }]);
    for (let twice = 0; twice < 2; twice++)
      await inStream(async tx => {
        const { resources, reservations } = await reservationsOf(tx, here.id, [second]);
        return { moved: releaseOf(resources, reservations, second, now()), value: undefined };
      });
    expect([await held(near), await held(store), await held(far)]).toEqual([
      [0, 2, 0],
      [5, 0, 0],
      [3, 0, 0],
    ]);
  });
});

test('after all this every balance is the sum of its lines', async () => {
  expect(await unbalanced()).toEqual([]);
});
