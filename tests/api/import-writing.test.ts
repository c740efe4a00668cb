// What may come between a roster and the registry: newer knowledge, a refusal while it is written, a database that is
// away, another import. Nothing is lost without a word, and nobody waits behind another's trouble.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { getImport } from '../../core/registry/contract.ts';
import type { Pipeline } from '../../server/kernel/pipeline.ts';
import { workOffImports, workOnImport } from '../../server/registry/index.ts';
import { csv, HEADER, type ImportPlace, openImportPlace } from '../support/import-place.ts';

let place: ImportPlace;
beforeAll(async () => {
  place = await openImportPlace();
});
afterAll(() => place.close());

type Own = Awaited<ReturnType<ImportPlace['newCommunity']>>;

/** Checked, confirmed and written; nobody refused. */
const bring = async ({ id, zhou }: Own, ...lines: string[]) => {
  const { id: importId } = await place.check(zhou, id, csv(HEADER, ...lines));
  return place.confirm(zhou, id, importId);
};
const phones = async ({ id }: Own) =>
  Object.fromEntries((await place.held(id)).map(({ facts }) => [facts['person.name'], facts['person.phone']]));

describe('a roster that waited to be confirmed', () => {
  test('changes nothing that was learnt after its upload', async () => {
    const own = await place.newCommunity();
    await bring(
      own,
      '李明,男,,1985-03-02,3-2-501,10010000001,常住,第1网格',
      '李芳,女,,1987-05-06,3-2-501,10010000002,常住,第1网格',
    );
    const { id } = await place.check(
      own.zhou,
      own.id,
      csv(
        HEADER,
        '李明,男,,1985-03-02,3-2-501,10010000003,常住,第1网格',
        '李芳,女,,1987-05-06,3-2-501,10010000004,常住,第1网格',
      ),
    );
    const [ming] = (await place.held(own.id)).filter(({ facts }) => facts['person.name'] === '李明');
    const { rows } = await place.owner.query('select id, building_id from dwelling where community_id = $1', [own.id]);
    const corrected = {
      ...{ dwellingId: rows[0].id, buildingId: rows[0].building_id, door: ming!.door, facts: [] },
      persons: [
        {
          ...{ personId: ming!.personId, residence: 'living' },
          facts: [{ element: 'person.phone', value: '10010000009' }],
        },
      ],
    };
    const later = { observedAt: place.house.kernel.clock.now() + 60_000 };
    expect(
      await own.zhou.send(place.command(own.id, 'register-household', ming!.householdId, corrected, later)),
    ).toEqual(['accepted']);
    expect((await place.confirm(own.zhou, own.id, id)).state).toBe('done');
    expect(await phones(own)).toEqual({ 李明: '10010000009', 李芳: '10010000004' });
  });
});

/** So many households behind doors of their own in building 7, from the first on. */
const homes = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const name = `李${'一二三四五六七八九十'[i % 10]}${'东西南北中上下左右前'[Math.floor(i / 10) % 10]}`;
    const room = `${String(1 + Math.floor(i / 9))}0${(i % 9) + 1}`;
    return `${name},女,,1970-01-01,7-1-${room},,常住,第1网格`;
  });
/** Households a chunk, and commands a batch of the writing. */
const CHUNK = 250;

/** Lets a roster in, unwritten. */
const confirmed = async ({ id, zhou }: Own, ...lines: string[]) => {
  const checked = await place.check(zhou, id, csv(HEADER, ...lines));
  expect(await zhou.send(place.command(id, 'confirm-import', checked.id, {}))).toEqual(['accepted']);
  return checked;
};
const work = ({ id }: Own, importId: string, pipeline: Pipeline = place.house.pipeline) =>
  workOnImport(place.house.kernel, pipeline, id, importId);
const viewOf = ({ id, zhou }: Own, importId: string) => zhou.read(getImport, { id: importId, community: id });
const freed = (importId: string) => place.owner.query('update import set lease_until = 0 where id = $1', [importId]);
const refusedOf = async ({ id, zhou }: Own, importId: string) =>
  (await place.problems(zhou, id, importId))
    .filter(({ severity }) => severity === 'refused')
    .map(({ row, code }) => `${row} ${code}`);

/** Writes through `pipeline` until the batch of households with this number, counted from 1, and dies as `when` says. */
const dying = (batch: number, when: 'before it' | 'after it'): Pipeline => {
  const { pipeline } = place.house;
  let batches = 0;
  return {
    submit: async (...given) => {
      const isLast = given[1][0]?.type === 'register-household' && ++batches === batch;
      if (isLast && when === 'before it') throw new Error('killed');
      const replies = await pipeline.submit(...given);
      if (isLast) throw new Error('killed');
      return replies;
    },
  };
};

describe('a household the registry refuses', () => {
  const [li, mother] = ['李明,男,,1985-03-02,3-2-999,,常住,第1网格', '李芳,女,,1950-05-06,3-2-999,,常住,第1网格'];
  /** From now on the database takes no door 999. */
  const refuseDoor = () =>
    place.owner.query(`alter table dwelling add constraint no_such_room check (room <> '999') not valid`);
  const allowDoor = () => place.owner.query('alter table dwelling drop constraint if exists no_such_room');
  afterEach(allowDoor);

  test('while it is written is told once, given back, and no longer counted among what comes in', async () => {
    const own = await place.newCommunity();
    const { id, counts } = await confirmed(own, li!, mother!, ...homes(2));
    expect(counts).toMatchObject({ persons: 4, households: 3, newPersons: 4, refusedRows: 0 });
    await refuseDoor();
    await work(own, id);
    const view = await viewOf(own, id);
    expect(view.state).toBe('done');
    expect(view.counts).toMatchObject({ persons: 2, households: 2, newPersons: 2, refusedRows: 2 });
    expect(await refusedOf(own, id)).toEqual(['2 conflict', '3 conflict']);
    const [, ...rows] = await place.refusedRows(own.zhouPost, id);
    expect(rows.map(cells => [cells[0], cells[4], cells[8]])).toEqual([
      ['李明', '3-2-999', 2],
      ['李芳', '3-2-999', 3],
    ]);
    expect(await place.held(own.id)).toHaveLength(2);
  });

  test('is told though the process died between the refusal and its telling, also when the door is taken since', async () => {
    const own = await place.newCommunity();
    await bring(own, '李梅,女,,1990-01-01,3-2-101,,常住,第1网格');
    const { id } = await confirmed(own, li!, mother!, ...homes(2));
    await refuseDoor();
    await expect(work(own, id, dying(1, 'after it'))).rejects.toThrow('killed');
    expect(await refusedOf(own, id)).toEqual([]);
    await allowDoor();
    const { rows } = await place.owner.query('select building_id from dwelling where community_id = $1 limit 1', [
      own.id,
    ]);
    const [{ door }] = (await place.held(own.id)).filter(({ facts }) => facts['person.name'] === '李梅') as [
      Awaited<ReturnType<ImportPlace['held']>>[number],
    ];
    const another = {
      ...{ dwellingId: place.newId(), buildingId: rows[0].building_id, door: { ...door, room: '999' }, facts: [] },
      persons: [
        {
          ...{ personId: place.newId(), residence: 'living' },
          facts: [{ element: 'person.name', value: '李桂兰' }],
        },
      ],
    };
    expect(await own.zhou.send(place.command(own.id, 'register-household', place.newId(), another))).toEqual([
      'accepted',
    ]);
    await freed(id);
    await work(own, id);
    expect((await viewOf(own, id)).state).toBe('done');
    expect(await refusedOf(own, id)).toEqual(['2 conflict', '3 conflict']);
  });

  test('is told once though the process died after the telling', async () => {
    const own = await place.newCommunity();
    const { id } = await confirmed(own, li!, ...homes(CHUNK));
    await refuseDoor();
    // A chunk goes in two batches, so the third is the first of the next chunk.
    await expect(work(own, id, dying(3, 'before it'))).rejects.toThrow('killed');
    expect(await refusedOf(own, id)).toEqual(['2 conflict']);
    // Whoever died there had told of the refusal and not yet of having come so far.
    await place.owner.query('update import set done = 0, lease_until = 0 where id = $1', [id]);
    await work(own, id);
    const view = await viewOf(own, id);
    expect([view.state, view.counts]).toMatchObject(['done', { persons: CHUNK, households: CHUNK, refusedRows: 1 }]);
    expect(await refusedOf(own, id)).toEqual(['2 conflict']);
  });

  test('of a crowded door costs those alone who stand in the refused part', async () => {
    const own = await place.newCommunity();
    const crowd = homes(70).map(line => line.replace(/7-1-\d+/, '7-1-999'));
    const { id, counts } = await confirmed(own, ...crowd);
    expect(counts).toMatchObject({ persons: 70, households: 1 });
    await place.owner.query(
      `create function no_more_than_sixty() returns trigger language plpgsql security definer as $$ begin
         if (select count(*) from residence where household_id = new.household_id) > 60
         then raise exception using errcode = '23514', constraint = 'sixty_at_most'; end if;
         return null; end $$;
       create trigger sixty_at_most after insert on residence for each row execute function no_more_than_sixty()`,
    );
    try {
      await work(own, id);
    } finally {
      await place.owner.query('drop trigger sixty_at_most on residence; drop function no_more_than_sixty()');
    }
    const view = await viewOf(own, id);
    expect([view.state, view.counts]).toMatchObject([
      'done',
      { persons: 60, households: 1, newPersons: 60, refusedRows: 10 },
    ]);
    expect(await refusedOf(own, id)).toEqual(Array.from({ length: 10 }, (_, i) => `${i + 62} conflict`));
    expect(await place.held(own.id)).toHaveLength(60);
  });

  test('while it is checked is told then, and is no part of what is confirmed', async () => {
    const own = await place.newCommunity();
    const number = '990101198503020036';
    const { id, counts } = await place.check(
      own.zhou,
      own.id,
      csv(
        HEADER,
        `李明,男,${number},1985-03-02,3-2-501,,户籍,第1网格`,
        `李明,男,${number},1985-03-02,3-2-502,,常住,第1网格`,
        `李明,男,${number},1985-03-02,3-2-502,,常住,第1网格`,
        ...homes(1),
      ),
    );
    expect(counts).toMatchObject({ persons: 2, households: 2, newPersons: 2, refusedRows: 2 });
    const told = ['3 person-twice', '4 person-twice'];
    expect(await refusedOf(own, id)).toEqual(told);
    expect((await place.refusedRows(own.zhouPost, id)).slice(1).map(cells => cells[8])).toEqual([3, 4]);
    expect((await place.confirm(own.zhou, own.id, id)).counts).toEqual(counts);
    expect(await refusedOf(own, id)).toEqual(told);
    expect((await place.held(own.id)).map(({ door }) => door.room).sort()).toEqual(['101', '501']);
  });
});

describe('an import', () => {
  test('is not confirmed while another of the community is being written', async () => {
    const own = await place.newCommunity();
    const first = await confirmed(own, ...homes(1));
    const second = await place.check(own.zhou, own.id, csv(HEADER, ...homes(2)));
    const confirm = () => own.zhou.send(place.command(own.id, 'confirm-import', second.id, {}));
    expect(await confirm()).toEqual(['import-running']);
    await work(own, first.id);
    expect(await confirm()).toEqual(['accepted']);
  });

  test('cancelled before it is confirmed keeps no row of the roster', async () => {
    const own = await place.newCommunity();
    const bad = '李明,男,,1985年2月30日,3-2-501,,常住,第1网格';
    const { id } = await place.check(own.zhou, own.id, csv(HEADER, bad, ...homes(1)));
    const kept = async () =>
      (await place.owner.query('select kind from file where stream_id = $1 order by kind', [own.id])).rows.map(
        ({ kind }) => kind,
      );
    expect(await kept()).toEqual(['roster-plan', 'roster-problems']);
    expect(await own.zhou.send(place.command(own.id, 'cancel-import', id, {}))).toEqual(['accepted']);
    expect(await kept()).toEqual([]);
  });

  test('whose plan is past its end says that it is cancelled', async () => {
    const own = await place.newCommunity();
    const { id } = await confirmed(own, ...homes(1));
    await place.owner.query('update file set expires_at = $2 where stream_id = $1', [
      own.id,
      place.house.kernel.clock.now(),
    ]);
    await work(own, id);
    expect((await viewOf(own, id)).state).toBe('cancelled');
    expect(await place.held(own.id)).toEqual([]);
  });

  test('taken up again knows who was found before, so that nobody is two people', async () => {
    const own = await place.newCommunity();
    const atHome = '李明,男,,,3-2-501,10010000001,常住,第1网格';
    await bring(own, atHome);
    const [known] = await place.held(own.id);
    // Another of the same name with the family's telephone: found by it, were the first not there already.
    const namesake = '李明,男,,,8-1-101,10010000001,常住,第1网格';
    const { id } = await confirmed(own, atHome, ...homes(CHUNK - 1), namesake);
    await expect(work(own, id, dying(3, 'before it'))).rejects.toThrow('killed');
    expect((await viewOf(own, id)).progress.done).toBe(CHUNK);
    await freed(id);
    await work(own, id);
    expect((await viewOf(own, id)).state).toBe('done');
    const both = (await place.held(own.id)).filter(({ facts }) => facts['person.name'] === '李明');
    const buildings = Object.fromEntries(both.map(({ door, personId }) => [door.building, personId]));
    expect(buildings).toEqual({ 3: known!.personId, 8: expect.any(String) });
    expect(buildings[8]).not.toBe(known!.personId);
  });

  test('that meets a bug is logged, waits a while, and keeps nobody else from being written', async () => {
    const [broken, sound] = [await place.newCommunity(), await place.newCommunity()];
    const { id } = await confirmed(broken, ...homes(1));
    const other = await confirmed(sound, ...homes(1));
    await place.owner.query(`update file set data = '\\x00' where stream_id = $1 and kind = 'roster-plan'`, [
      broken.id,
    ]);
    const { kernel, pipeline } = place.house;
    const said: unknown[] = [];
    const listening = {
      ...kernel,
      log: (line: string, detail?: Record<string, unknown>) => void said.push([line, detail?.id]),
    };
    await workOffImports(listening, pipeline);
    expect((await viewOf(broken, id)).state).toBe('writing');
    expect((await viewOf(sound, other.id)).state).toBe('done');
    expect(said).toEqual([['import', id]]);
    await workOffImports(listening, pipeline);
    expect(said).toHaveLength(1);
    await freed(id);
    await workOffImports(listening, pipeline);
    expect(said).toHaveLength(2);
  });
});
