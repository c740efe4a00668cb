// The one way in, over a real database: each command once, each reply again, and a bad one costs itself only.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyCommand } from '../../core/kernel/command.ts';
import { idAt } from '../../core/kernel/id.ts';
import { openHouse } from '../../server/house.ts';
import { dropOldReplies } from '../../server/kernel/replies.ts';
import { openSmallPlace, type SmallPlace, temperature } from '../support/small-place.ts';

const DAY = 86_400_000;
let place: SmallPlace;
let owner: pg.Client;

beforeAll(async () => {
  place = await openSmallPlace();
  owner = new pg.Client({ connectionString: place.clone.ownerUrl });
  await owner.connect();
  await place.screening(place.communities[0]);
  await place.screening(place.communities[1]);
});
afterAll(async () => {
  await owner.end();
  await place.house.close();
});

const countOf = async (command: AnyCommand): Promise<number> => {
  const { rows } = await owner.query('select count(*)::int as n from event where command_id = $1', [command.id]);
  return rows[0].n as number;
};
const chance = (): Uint8Array => crypto.getRandomValues(new Uint8Array(10));
const codes = (replies: { status: string; refusal?: { code: string } }[]): string[] =>
  replies.map(one => one.refusal?.code ?? one.status);
const grid = (code: string, more: Partial<AnyCommand> = {}): AnyCommand => {
  const [a] = place.communities;
  return place.command(a.id, 'lay-out-grid', place.newId(), { code: `${a.code}${code}`, name: '新网格' }, more);
};

describe('one command', () => {
  test('is applied once however often it is sent, and its reply repeated', async () => {
    const [a] = place.communities;
    const visit = place.visit(a, a.homes[0]!, [temperature(a.homes[0]!.persons[0]!, 36.5)]);
    expect(await place.submit(place.wang, visit)).toEqual([{ id: visit.id, status: 'accepted' }]);
    for (let i = 0; i < 3; i++)
      expect(await place.submit(place.wang, visit)).toEqual([{ id: visit.id, status: 'accepted', repeated: true }]);
    expect(await countOf(visit)).toBe(1);
  });

  test('that was refused is refused again with the same words, and still not applied', async () => {
    const bad = grid('1');
    const [first] = await place.submit(place.zhou, bad);
    expect(first).toMatchObject({ status: 'refused', refusal: { code: 'grid-code' } });
    expect(await place.submit(place.zhou, bad)).toEqual([{ ...first, repeated: true }]);
    expect(await countOf(bad)).toBe(0);
  });

  test('sent twice within one batch is one command, the very object too', async () => {
    const one = grid('101');
    expect(await place.submit(place.zhou, one, one, { ...one })).toEqual([
      { id: one.id, status: 'accepted' },
      { id: one.id, status: 'accepted', repeated: true },
      { id: one.id, status: 'accepted', repeated: true },
    ]);
    expect(await countOf(one)).toBe(1);
  });

  test('with the id of another and other content is refused and not applied', async () => {
    const one = grid('102');
    await place.submit(place.zhou, one);
    expect(
      codes(await place.submit(place.zhou, { ...one, payload: { ...(one.payload as object), name: '别名' } })),
    ).toEqual(['id-reused']);
    expect(await countOf(one)).toBe(1);
  });

  test('older than its reply is kept is refused, a day younger is not', async () => {
    const { clock } = place.house.kernel;
    const made = (ago: number) => idAt(clock.now() - ago, chance());
    const old = grid('103', { id: made(181 * DAY) });
    const young = grid('104', { id: made(179 * DAY) });
    expect(codes(await place.submit(place.zhou, old, young))).toEqual(['too-old', 'accepted']);
  });

  test('is remembered as long as it could come again, and forgotten afterwards', async () => {
    const { clock } = place.house.kernel;
    const [old, young] = [200, 179].map((days, i) => grid(`11${i}`, { id: idAt(clock.now() - days * DAY, chance()) }));
    await place.submit(place.zhou, young!, old!);
    const remembered = async () => {
      const ids = [old!.id, young!.id];
      return (await owner.query('select from reply where command_id = any($1)', [ids])).rowCount;
    };
    expect(await remembered()).toBe(2);
    await dropOldReplies(place.house.kernel);
    expect(await remembered()).toBe(1);
    expect(await place.submit(place.zhou, young!, old!)).toMatchObject([
      { status: 'accepted', repeated: true },
      { refusal: { code: 'too-old' } },
    ]);
  });

  test('from a clock that runs ahead is taken once the time has come', async () => {
    const { clock } = place.house.kernel;
    const at = clock.now() + 3_600_000;
    const ahead = grid('105', { observedAt: at });
    const idAhead = grid('106', { id: idAt(at, chance()) });
    expect(codes(await place.submit(place.zhou, ahead, idAhead))).toEqual(['in-the-future', 'in-the-future']);
    clock.setOffset(2 * 3_600_000);
    expect(codes(await place.submit(place.zhou, ahead, idAhead))).toEqual(['accepted', 'accepted']);
    clock.setOffset(0);
  });

  test.each([
    ['of no known kind', { type: 'paint-door' }, 'unknown-command'],
    ['with a field too many', { payload: { code: '1', name: '格', colour: 'red' } }, 'malformed'],
    ['whose id is no uuidv7', { id: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' }, 'malformed'],
    ['observed at no instant', { observedAt: 1e300 }, 'malformed'],
    ['observed before time', { observedAt: -5 }, 'malformed'],
  ])('%s is refused', async (_, more, code) => {
    expect(codes(await place.submit(place.zhou, grid('107', more)))).toEqual([code]);
  });

  test('is refused to a role that may not give it, to strangers, and to a post over a part of the area', async () => {
    const [a, b] = place.communities;
    expect(codes(await place.submit(place.wang, grid('108')))).toEqual(['not-permitted']);
    expect(codes(await place.submit(place.zhao, place.visit(a, a.homes[0]!)))).toEqual(['outside-area']);
    expect(codes(await place.submit(place.wang, place.visit(b, b.homes[0]!)))).toEqual(['outside-area']);
    const ofSecondGrid = a.homes.find(home => home.buildingId === a.buildings[1])!;
    expect(codes(await place.submit(place.wang, place.visit(a, ofSecondGrid)))).toEqual(['outside-area']);
    const ofOneGrid = { ...place.zhou, post: { ...place.wang.post, role: 'community_staff' as const } };
    expect(codes(await place.submit(ofOneGrid, grid('109')))).toEqual(['outside-area']);
    expect(codes(await place.submit(ofOneGrid, place.visit(a, a.homes[0]!)))).toEqual(['accepted']);
    const nowhere = place.command(place.newId(), 'lay-out-grid', place.newId(), {});
    expect(codes(await place.submit(place.zhou, nowhere))).toEqual(['unknown-stream']);
  });

  test('lays out no official area outside the post of whoever gives it', async () => {
    const { rootAreaId } = place.house.kernel;
    const [a] = place.communities;
    const officer = { ...place.wu, post: { ...place.wu.post, role: 'district_officer' as const, areaPath: a.path } };
    const areas = [{ id: place.newId(), kind: 'street', code: '990001002000', name: '别街', parentCode: '' }];
    const laid = place.command(rootAreaId, 'lay-out-areas', rootAreaId, { areas });
    expect(codes(await place.submit(officer, laid))).toEqual(['outside-area']);
  });
});

describe('a command that builds on another', () => {
  test('is refused when that was, and goes when it came, before it or with it', async () => {
    const bad = grid('2');
    const good = grid('201');
    const onBad = grid('202', { after: [bad.id] });
    const onGood = grid('203', { after: [good.id] });
    expect(codes(await place.submit(place.zhou, bad, good, onBad, onGood))).toEqual([
      ...['grid-code', 'accepted', 'after-refused', 'accepted'],
    ]);
    expect(codes(await place.submit(place.zhou, grid('204', { after: [good.id, onGood.id] })))).toEqual(['accepted']);
  });

  test('that came too early is taken when both are sent together, as its refusal says', async () => {
    const first = grid('205');
    const second = grid('206', { after: [first.id] });
    const third = grid('207', { after: [second.id] });
    expect(codes(await place.submit(place.zhou, second, third))).toEqual(['after-unknown', 'after-unknown']);
    expect(codes(await place.submit(place.zhou, first, second, third))).toEqual(['accepted', 'accepted', 'accepted']);
  });
});

describe('a batch', () => {
  test('over several streams is answered in its own order', async () => {
    const [a, b] = place.communities;
    const lay = (community: typeof a, code: string) =>
      place.command(community.id, 'lay-out-grid', place.newId(), { code: `${community.code}${code}`, name: '格' });
    const everywhere = { ...place.zhou, post: { ...place.zhou.post, areaPath: 'all' } };
    const batch = [lay(a, '301'), lay(b, '301'), lay(a, '3'), lay(b, '302')];
    const replies = await place.submit(everywhere, ...batch);
    expect(replies.map(one => one.id)).toEqual(batch.map(one => one.id));
    expect(codes(replies)).toEqual(['accepted', 'accepted', 'grid-code', 'accepted']);
  });

  test('loses only the command that trips a constraint', async () => {
    const [a] = place.communities;
    const building = (id: string, n: number) =>
      place.command(a.id, 'lay-out-building', id, { compound: '新苑', building: String(n) });
    const ids = Array.from({ length: 9 }, () => place.newId());
    // A building's code ends in the last eight digits of its id: these two get the same.
    const twin = place.newId().slice(0, -8) + ids[2]!.slice(-8);
    const batch = [...ids.map(building), building(twin, 99), building(place.newId(), 100)];
    const replies = await place.submit(place.zhou, ...batch);
    expect(codes(replies)).toEqual([...ids.map(() => 'accepted'), 'conflict', 'accepted']);
    expect(replies[9]!.refusal!.detail).toEqual({ constraint: 'area_code' });
    expect(await place.submit(place.zhou, batch[9]!)).toEqual([{ ...replies[9]!, repeated: true }]);
  });

  test('loses only the command whose text no database can hold, looked up or stored', async () => {
    const [a] = place.communities;
    const register = (room: string) =>
      place.command(a.id, 'register-household', place.newId(), {
        ...{ dwellingId: place.newId(), buildingId: a.buildings[0], persons: [], facts: [] },
        door: { compound: '汀兰苑', building: '1', stairwell: '1', room },
      });
    const named = (name: string) =>
      place.command(a.id, 'lay-out-building', place.newId(), { compound: name, building: '1' });
    const batch = [register('701'), register('70\u0000'), named('兰\u0000苑'), named('兰苑'), register('704')];
    expect(codes(await place.submit(place.zhou, ...batch))).toEqual([
      ...['accepted', 'conflict', 'conflict', 'accepted', 'accepted'],
    ]);
  });

  test('of five hundred goes in one piece, numbered without a gap', async () => {
    const [a] = place.communities;
    const before = await owner.query('select head_seq::int as seq from stream where id = $1', [a.id]);
    const home = a.homes[0]!;
    const batch = Array.from({ length: 500 }, (_, i) =>
      place.visit(a, home, [temperature(home.persons[0]!, 36 + (i % 12) / 10)]),
    );
    expect(new Set(codes(await place.submit(place.wang, ...batch)))).toEqual(new Set(['accepted']));
    const { rows } = await owner.query('select seq::int from event where stream_id = $1 and seq > $2 order by seq', [
      a.id,
      before.rows[0].seq,
    ]);
    expect(rows.map(row => row.seq)).toEqual(batch.map((_, i) => before.rows[0].seq + i + 1));
  });

  test('sent over four connections at once is applied once', async () => {
    const [a] = place.communities;
    const houses = await Promise.all(
      [1, 2, 3].map(() => openHouse({ ownerUrl: place.clone.ownerUrl, keyFile: place.clone.keyFile, connections: 2 })),
    );
    const batch = a.homes.slice(0, 3).map(home => place.visit(a, home, [temperature(home.persons[1]!, 36.8)]));
    const answers = await Promise.all(
      [place.house, ...houses].map(({ pipeline }) => pipeline.submit(place.zhou, structuredClone(batch))),
    );
    expect(answers.flatMap(codes)).toEqual(Array.from({ length: 12 }, () => 'accepted'));
    expect(answers.filter(replies => replies.every(one => one.repeated !== true))).toHaveLength(1);
    for (const command of batch) expect(await countOf(command)).toBe(1);
    await Promise.all(houses.map(house => house.close()));
  });

  test('whose connections are cut is answered busy or accepted, and sent again loses and doubles nothing', async () => {
    const [a] = place.communities;
    const batches = Array.from({ length: 12 }, () => a.homes.slice(0, 3).map(home => place.visit(a, home)));
    const cutting = setInterval(() => {
      owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'doorstep'`,
      );
    }, 15);
    const answers: string[] = [];
    for (const batch of batches) answers.push(...codes(await place.submit(place.zhou, ...batch)));
    clearInterval(cutting);
    expect([...new Set(answers)].filter(code => code !== 'busy' && code !== 'accepted')).toEqual([]);
    for (const batch of batches) {
      expect(new Set(codes(await place.submit(place.zhou, ...batch)))).toEqual(new Set(['accepted']));
      for (const command of batch) expect(await countOf(command)).toBe(1);
    }
  });
});
