// What offices send beside the plain case: other formats, broken files, a roster sent again with changes; and what
// becomes of an import that is cancelled, interrupted, repeated or left too long.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { getImport, getRefusedRows, listImports, listProblems, uploadRoster } from '../../core/registry/contract.ts';
import { workOffImports, workOnImport } from '../../server/registry/index.ts';
import { csv, HEADER, type ImportPlace, openImportPlace } from '../support/import-place.ts';
import { messyRoster } from '../support/messy-roster.ts';
import { rosterCsv, rosterXls, rosterXlsx } from '../support/roster-files.ts';

let place: ImportPlace;
let community: Id;
let zhou: Awaited<ReturnType<ImportPlace['newCommunity']>>['zhou'];

beforeAll(async () => {
  place = await openImportPlace();
  ({ id: community, zhou } = await place.newCommunity());
});
afterAll(() => place.close());

const names = async (at = community) => (await place.held(at)).map(({ facts }) => facts['person.name']).sort();

/** Uploads, confirms and writes; the import as it ends. */
async function bring(bytes: Uint8Array, at = community, client = zhou) {
  const checked = await place.check(client, at, bytes);
  expect(checked.state).toBe('checked');
  return place.confirm(client, at, checked.id);
}

describe('a roster in another format', () => {
  test.each([
    ['.xls', rosterXls],
    ['text in GB18030', (roster: ReturnType<typeof messyRoster>) => rosterCsv(roster, 'gb18030')],
    ['text in UTF-8', (roster: ReturnType<typeof messyRoster>) => rosterCsv(roster, 'utf-8')],
  ])('%s is read like a workbook', async (_, write) => {
    const own = await place.newCommunity();
    const roster = messyRoster({ seed: 'formats', persons: 150, faults: 1 });
    const view = await place.check(own.zhou, own.id, write(roster));
    const { imported, refused, households, buildings } = roster.truth.counts;
    expect(view.counts).toMatchObject({
      ...{ newPersons: imported, refusedRows: refused, households, newBuildings: buildings },
    });
    expect((await place.confirm(own.zhou, own.id, view.id)).state).toBe('done');
    expect(await place.held(own.id)).toHaveLength(imported);
  });
});

describe('a file that is no roster', () => {
  const bad = async (): Promise<[string, Uint8Array][]> => {
    const sound = await rosterXlsx(messyRoster({ seed: 1, persons: 40 }));
    return [
      ['workbook-damaged', sound.subarray(0, 3000)],
      ['column-twice', await rosterXlsx(messyRoster({ seed: 1, persons: 40, columnTwice: true }))],
      ['sheet-no-header', csv('今天天气不错', '明天也是')],
      ['column-missing', csv('姓名,性别', '李明,男')],
      ['too-many-rows', Buffer.from(`${HEADER}\n${'李明,男,,,3-2-501,,,\n'.repeat(101_500)}`)],
      ['text-unreadable', Uint8Array.of(0x81, 0x20, 0xff, 0xff)],
    ];
  };

  test('is refused with what to do; nothing of it stays, and the next one is read', async () => {
    const events = await place.eventCount(community);
    for (const [code, bytes] of await bad()) {
      const view = await place.check(zhou, community, bytes);
      expect([view.state, view.refusal?.code]).toEqual(['refused', code]);
      expect(await zhou.send(place.command(community, 'confirm-import', view.id, {}))).toEqual(['import-not-ready']);
    }
    expect(await place.eventCount(community)).toBe(events);
    const { rows } = await place.owner.query('select count(*)::int as n from file where stream_id = $1', [community]);
    expect(rows[0].n).toBe(0);
  });

  test('and an empty one, or one for a place not one’s own, is refused at the door', async () => {
    const own = await place.newCommunity();
    const asked = { community, id: place.newId() };
    await expect(zhou.upload(uploadRoster, asked, new Uint8Array())).rejects.toThrow('file-missing');
    await expect(own.zhou.upload(uploadRoster, asked, csv(HEADER))).rejects.toThrow('outside-area');
    const wang = await place.as(place.wang, '王');
    await expect(wang.upload(uploadRoster, asked, csv(HEADER))).rejects.toThrow('not-permitted');
    expect(await own.zhou.codeOf(getImport, asked)).toBe('outside-area');
    expect(await zhou.codeOf(getImport, asked)).toBe('unknown-import');
  });
});

describe('a roster sent again with changes', () => {
  test('updates, adds and moves people, and leaves the others as they are', async () => {
    const own = await place.newCommunity();
    const first = csv(
      HEADER,
      '李明,男,,1985-03-02,3-2-501,10010000001,常住,第1网格',
      '孙芳,女,,1987-05-06,3-2-501,10010000002,常住,第1网格',
      '周强,男,,1990-07-08,3-2-502,10010000003,常住,第1网格',
    );
    expect((await bring(first, own.id, own.zhou)).counts).toMatchObject({ newPersons: 3, newBuildings: 1 });
    const before = new Map((await place.held(own.id)).map(one => [one.facts['person.name'], one]));
    const again = csv(
      HEADER,
      '李明,男,,1985-03-02,3-2-501,10010000009,常住,第1网格',
      '孙芳,女,,1987-05-06,3幢2单元501,10010000002,常住,1网格',
      '周强,男,,1990-07-08,4-1-101,10010000003,常住,第2网格',
      '吴丽,女,,1991-01-01,4-1-101,,常住,第2网格',
    );
    const checked = await place.check(own.zhou, own.id, again);
    expect(checked.counts).toMatchObject({ newPersons: 1, updatedPersons: 2, newBuildings: 1 });
    await place.confirm(own.zhou, own.id, checked.id);
    const after = new Map((await place.held(own.id)).map(one => [one.facts['person.name'], one]));
    expect([...after.keys()].sort()).toEqual(['吴丽', '周强', '孙芳', '李明']);
    for (const name of ['李明', '孙芳', '周强']) expect(after.get(name)?.personId).toBe(before.get(name)?.personId);
    expect(after.get('李明')?.facts['person.phone']).toBe('10010000009');
    expect(after.get('周强')).toMatchObject({ door: { building: '4', room: '101' }, grid: '第2网格' });
  });

  test('finds a person registered here and living there as one', async () => {
    const own = await place.newCommunity();
    const rows = csv(
      HEADER,
      '李明,男,990101198503020036,1985-03-02,3-2-501,,户籍,第1网格',
      '李明,男,990101198503020036,1985-03-02,4-1-101,,常住,第1网格',
    );
    const view = await place.check(own.zhou, own.id, rows);
    expect(await place.problems(own.zhou, own.id, view.id)).toMatchObject([{ code: 'grid-laid-out' }]);
    expect(view.counts).toMatchObject({ persons: 2, newPersons: 1, households: 2 });
    for (const state of [view, await place.check(own.zhou, own.id, rows)])
      await place.confirm(own.zhou, own.id, state.id);
    const held = await place.held(own.id);
    expect(held.map(({ residence, door }) => `${residence} ${door.building}`).sort()).toEqual([
      'living 4',
      'registered 3',
    ]);
    expect(new Set(held.map(({ personId }) => personId)).size).toBe(1);
  });
});

describe('an import', () => {
  const roster = messyRoster({ seed: 'states', persons: 1000, faults: 0 });
  const bytes = () => rosterXlsx(roster);

  test('sent twice under one id is one; confirmed twice is written once', async () => {
    const own = await place.newCommunity();
    const query = { community: own.id, id: place.newId() };
    const small = csv(HEADER, '李明,男,,1985-03-02,3-2-501,,常住,第1网格');
    for (let i = 0; i < 2; i++) expect((await own.zhou.upload(uploadRoster, query, small)).state).toBe('reading');
    await workOnImport(place.house.kernel, place.house.pipeline, own.id, query.id);
    const command = place.command(own.id, 'confirm-import', query.id, {});
    expect(await own.zhou.send(command, { ...command }, { ...command, id: place.newId() })).toEqual([
      ...['accepted', 'accepted', 'import-not-ready'],
    ]);
    await workOnImport(place.house.kernel, place.house.pipeline, own.id, query.id);
    expect(await names(own.id)).toEqual(['李明']);
    expect((await own.zhou.read(listImports, { community: own.id })).items).toMatchObject([{ state: 'done' }]);
  });

  test('cancelled before it is confirmed leaves nothing, and its file is gone', async () => {
    const own = await place.newCommunity();
    const { id } = await place.check(own.zhou, own.id, await bytes());
    expect(await own.zhou.send(place.command(own.id, 'cancel-import', id, {}))).toEqual(['accepted']);
    expect(await own.zhou.send(place.command(own.id, 'confirm-import', id, {}))).toEqual(['import-not-ready']);
    expect(await own.zhou.send(place.command(own.id, 'cancel-import', id, {}))).toEqual(['import-over']);
    expect(await place.held(own.id)).toEqual([]);
  });

  test('cancelled while it is written keeps whole households, and a later one completes them', async () => {
    const own = await place.newCommunity();
    const { id } = await place.check(own.zhou, own.id, await bytes());
    await own.zhou.send(place.command(own.id, 'confirm-import', id, {}));
    expect(await own.zhou.send(place.command(own.id, 'confirm-import', place.newId(), {}))).toEqual(['unknown-import']);
    const { kernel, pipeline } = place.house;
    let cancelled: string[] | undefined;
    const watched = {
      submit: async (...given: Parameters<typeof pipeline.submit>) => {
        const replies = await pipeline.submit(...given);
        if (given[1][0]?.type === 'register-household')
          cancelled ??= await own.zhou.send(place.command(own.id, 'cancel-import', id, {}));
        return replies;
      },
    };
    await workOnImport(kernel, watched, own.id, id);
    expect(cancelled).toEqual(['accepted']);
    const view = await own.zhou.read(getImport, { id, community: own.id });
    expect(view.state).toBe('cancelled');
    const part = await place.held(own.id);
    expect(part.length).toBeGreaterThan(0);
    expect(part.length).toBeLessThan(1000);
    const checked = await place.check(own.zhou, own.id, await bytes());
    expect(checked.counts).toMatchObject({ newPersons: 1000 - part.length, updatedPersons: 0 });
    await place.confirm(own.zhou, own.id, checked.id);
    expect(await place.held(own.id)).toHaveLength(1000);
  });

  test('whose process died in the middle is taken up by another and doubles nobody', async () => {
    const own = await place.newCommunity();
    const { kernel, pipeline } = place.house;
    const { id, counts } = await place.check(own.zhou, own.id, await bytes());
    await own.zhou.send(place.command(own.id, 'confirm-import', id, {}));
    let batches = 0;
    const dying = {
      submit: (...given: Parameters<typeof pipeline.submit>) => {
        if (given[1][0]?.type !== 'register-household') return pipeline.submit(...given);
        batches += 1;
        if (batches === 2) throw new Error('killed');
        return pipeline.submit(...given);
      },
    };
    await expect(workOnImport(kernel, dying, own.id, id)).rejects.toThrow('killed');
    const part = await place.held(own.id);
    expect(part.length).toBeGreaterThan(0);
    // The one that died held the lease and had told of less than it had written.
    await place.owner.query('update import set done = 0, lease_until = $2 where id = $1', [
      id,
      kernel.clock.now() + 60_000,
    ]);
    await workOffImports(kernel, pipeline);
    expect((await own.zhou.read(getImport, { id, community: own.id })).state).toBe('writing');
    await place.owner.query('update import set lease_until = 0 where id = $1', [id]);
    await workOffImports(kernel, pipeline);
    const view = await own.zhou.read(getImport, { id, community: own.id });
    expect([view.state, view.progress.done]).toEqual(['done', counts.households]);
    const whole = await place.held(own.id);
    expect(whole).toHaveLength(1000);
    expect(new Set(whole.map(({ personId }) => personId)).size).toBe(1000);
    const events = await place.owner.query(
      `select count(*)::int as n from event where stream_id = $1 and type = 'household.registered'`,
      [own.id],
    );
    expect(events.rows[0].n).toBe(counts.households);
  });
});

describe('refused rows', () => {
  test('come back as they were, with reasons, and can be corrected and sent again', async () => {
    const own = await place.newCommunity();
    const rows = csv(
      HEADER,
      '李明,男,,1985年2月30日,3-2-501,,常住,第1网格',
      '=1+1,男,,1990-01-01,3-2-502,,常住,第1网格',
      '王芳,女,,1990-01-01,3-2-503,12,常住,第1网格',
      '赵云,男,,1990-01-01,3-2-504,,常住,第1网格',
    );
    const { id, counts } = await place.check(own.zhou, own.id, rows);
    expect(counts).toMatchObject({ persons: 1, refusedRows: 3 });
    const zh = await place.refusedRows(own.zhouPost, id);
    expect(zh[0]).toEqual([...HEADER.split(','), '原表行号', '退回原因']);
    expect(zh.slice(1).map(cells => [cells[0], cells[8]])).toEqual([
      ['李明', 2],
      ['=1+1', 3],
      ['王芳', 4],
    ]);
    expect(zh[1]![9]).toContain('【出生日期】没有这一天');
    expect((await place.refusedRows(own.zhouPost, id, 'en'))[3]![9]).toContain('[联系电话] Not a phone number');
    const { rows: looks } = await place.owner.query(`select reads, rows from access_log where stream_id = $1`, [
      own.id,
    ]);
    expect(looks).toEqual(Array(2).fill({ reads: 'list', rows: 3 }));
    const corrected = csv(
      zh[0]!.join(','),
      ...zh.slice(1).map((cells, i) =>
        Object.assign([...cells], i === 0 ? { 3: '1985-02-28' } : i === 1 ? { 0: '周一鸣' } : { 5: '10010000002' })
          .map(cell => String(cell ?? '').replaceAll('\n', ' '))
          .join(','),
      ),
    );
    expect((await place.check(own.zhou, own.id, corrected)).counts).toMatchObject({ persons: 3, refusedRows: 0 });
  });

  test('of an import nobody made are none', async () => {
    const query = { id: place.newId(), community };
    expect(await zhou.read(listProblems, query)).toEqual({ items: [] });
    expect(await zhou.codeOf(getRefusedRows, query)).toBe('unknown-import');
  });
});
