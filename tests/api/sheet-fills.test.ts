// Every filled sheet stands on record, over HTTP and a real database: for what and how long, what was missing in it, and
// what changed since the time before; and nothing of it can be read back.
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { uploadSheet } from '../../core/sheets/contract.ts';
import { type ChangedRow, listChanges, listFills } from '../../core/sheets/fills-contract.ts';
import { lastDayBefore } from '../../core/sheets/keeping.ts';
import { sealAccess } from '../../server/access/index.ts';
import { SYSTEM } from '../../server/kernel/stream.ts';
import { type Asker, type FilledStreet, openFilledStreet } from '../support/filled-street.ts';

const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';

let street: FilledStreet;
let here: FilledStreet['communities'][number];
/** 周 of the first community, 陈 its doctor. */
let zhou: Asker;
let chen: Asker;
let form: Uint8Array;

beforeAll(async () => {
  street = await openFilledStreet();
  here = street.communities[0]!;
  zhou = await street.as('community_staff', here.id);
  chen = await street.as('doctor', here.id);
  const book = new exceljs.Workbook();
  book.addWorksheet('名单').addRow(['序号', '姓名', '联系电话', '血型', '民族', '备注']);
  form = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}, 60_000);
afterAll(() => street?.close());

/** Hands in the form and takes it back; what the record says of it. */
async function fill(asker: Asker, query: object = {}, area: Id = here.id) {
  const asked = { area, purpose: 'registry', ...query };
  const sheet = await asker.client.upload(uploadSheet, asked, form);
  expect((await asker.filled(sheet.id)).status).toBe(200);
  const { items } = await asker.client.read(listFills, { area });
  return { sheet, record: items[0]! };
}
const day = (instant: number) => lastDayBefore(instant, ZONE);
const codeOfUpload = async (query: object) => {
  const asked = { area: here.id, purpose: 'registry', ...query };
  return zhou.client.upload(uploadSheet, asked, form).then(
    () => 'accepted',
    error => /"code":"([^"]+)"/.exec(String(error))?.[1],
  );
};

const living = (): Promise<{ rows: { person: Id; household: Id; name: string }[] }> =>
  street.owner.query(
    `select r.person_id as person, r.household_id as household from residence r
     where r.community_id = $1 and r.kind = 'living' and r.until_at is null order by r.person_id`,
    [here.id],
  );

describe('a filled sheet', () => {
  test('stands on record with its purpose, its end, and what was missing in each column', async () => {
    const { sheet, record } = await fill(zhou, {
      basis: '民政〔2026〕7号',
      until: day(street.house.kernel.clock.now()),
    });
    expect(record).toMatchObject({
      ...{ areaId: here.id, purpose: 'registry', basis: '民政〔2026〕7号', role: 'community_staff', scheduled: false },
      ...{ rows: street.truth.length, fingerprint: sheet.fingerprint, title: sheet.title, keptUntil: sheet.keptUntil },
    });
    expect(record.changes).toBeUndefined();
    const gaps = Object.fromEntries(record.columns.map(column => [column.header, column.gaps]));
    const missing = (of: 'phone' | 'name') => street.truth.filter(one => one[of] === undefined).length;
    expect(gaps).toMatchObject({ 序号: 0, 姓名: missing('name'), 联系电话: missing('phone'), 民族: 0, 备注: 0 });
  });

  test('is kept thirty days where nobody says how long, and never longer than its purpose allows', async () => {
    const now = street.house.kernel.clock.now();
    const { sheet } = await fill(zhou);
    expect(sheet.basis).toBeUndefined();
    expect(day(sheet.keptUntil)).toBe(day(now + 30 * DAY));
    expect(await codeOfUpload({ until: day(now - DAY) })).toBe('sheet-end-over');
    expect(await codeOfUpload({ until: day(now + 400 * DAY) })).toBe('sheet-end-too-late');
    expect(await codeOfUpload({ purpose: 'care', until: day(now + 200 * DAY) })).toBe('sheet-end-too-late');
    expect(await codeOfUpload({ until: 'soon' })).toBe('malformed');
    expect(await codeOfUpload({ basis: '' })).toBe('malformed');
  });

  test('tells whoever looks into the log what it was for and until when, and is sealed so', async () => {
    const asker = await street.as('community_staff', here.id);
    const { sheet } = await fill(asker);
    const { rows } = await street.owner.query(
      'select purpose, kept_until::float8 as kept_until from access_log where post_id = $1',
      [asker.postId],
    );
    expect(rows).toEqual(Array.from({ length: 2 }, () => ({ purpose: 'registry', kept_until: sheet.keptUntil })));
    await sealAccess(street.house.kernel, street.house.pipeline);
    const open = await street.owner.query('select from access_log where sealed_seq is null');
    expect(open.rows).toEqual([]);
  });
});

describe('a sheet filled again', () => {
  test('says that nothing changed', async () => {
    const first = await fill(zhou);
    const { record } = await fill(zhou);
    expect(record.changes).toEqual({ added: 0, removed: 0, changed: 0, against: first.record.id });
    expect(await zhou.client.read(listChanges, { id: record.id })).toEqual({ items: [], total: 0 });
  });

  test('says who came, who went and whose row says something else, and shows them to a post that may', async () => {
    const { kernel, pipeline } = street.house;
    const { record: before } = await fill(zhou);
    const people = (await living()).rows;
    const [gone, changed] = [people[0]!, people.find(one => one.household !== people[0]!.household)!];
    // As a move and a correction leave it.
    await street.owner.query('update residence set until_at = $2 where person_id = $1', [
      gone.person,
      kernel.clock.now(),
    ]);
    await street.owner.query(
      `update fact_personal set facts = facts || '{"person.name": "S赵改名|1800000000|1|r"}' where subject_id = $1 and purpose = 'registry'`,
      [changed.person],
    );
    const { rows: doors } = await street.owner.query(
      `select h.building_id, a.local_key from household h join area a on a.id = h.building_id where h.id = $1`,
      [changed.household],
    );
    const [compound, building] = (doors[0].local_key as string).split('|');
    const [home, dwelling, newcomer] = [kernel.newId(), kernel.newId(), kernel.newId()];
    const replies = await pipeline.submit(SYSTEM, [
      {
        ...{ id: kernel.newId(), stream: here.id, type: 'register-household', subject: home },
        observedAt: kernel.clock.now(),
        payload: {
          ...{ dwellingId: dwelling, buildingId: doors[0].building_id, facts: [] },
          door: { compound, building, stairwell: '9', room: '9901' },
          persons: [{ personId: newcomer, residence: 'living', facts: [{ element: 'person.name', value: '李新来' }] }],
        },
      },
    ]);
    expect(replies.map(reply => reply.status)).toEqual(['accepted']);
    const { record } = await fill(zhou);
    expect(record.changes).toEqual({ added: 1, removed: 1, changed: 1, against: before.id });
    const { items, total } = await zhou.client.read(listChanges, { id: record.id });
    expect(total).toBe(3);
    const told = (what: ChangedRow['what']) => items.find(row => row.what === what)!;
    expect(told('added')).toMatchObject({ subjectId: newcomer, name: '李新来', householdId: home });
    expect(told('added').door).toContain('9901');
    expect(told('removed')).toMatchObject({ subjectId: gone.person, householdId: gone.household });
    expect(told('changed')).toMatchObject({ subjectId: changed.person, name: '赵改名' });
    const { rows: log } = await street.owner.query(
      `select rows from access_log where route = 'GET /api/sheets/fills/:id/changes' order by at desc, id desc limit 1`,
    );
    expect(log).toEqual([{ rows: 3 }]);
  });

  test('is compared with the same form, area and purpose, filled by a post that sees as much, and with nothing else', async () => {
    const { record: last } = await fill(zhou);
    expect((await fill(zhou, { purpose: 'care' })).record.changes).toBeUndefined();
    expect((await fill(zhou, {}, here.grids[0]!.id)).record.changes).toBeUndefined();
    expect((await fill(chen)).record.changes).toBeUndefined();
    expect((await fill(zhou)).record.changes).toMatchObject({ against: last.id });
  });

  test('what only a doctor fills is shown to no other post; a department and a neighbour see no record at all', async () => {
    await fill(chen);
    const { record } = await fill(chen);
    expect(await chen.client.codeOf(listChanges, { id: record.id })).toBe('accepted');
    expect(await zhou.client.codeOf(listChanges, { id: record.id })).toBe('not-permitted');
    const wu = await street.as('department_officer', street.streetId);
    expect(await wu.client.codeOf(listFills, { area: here.id })).toBe('not-permitted');
    expect(await wu.client.codeOf(listChanges, { id: record.id })).toBe('not-permitted');
    const neighbour = await street.as('community_staff', street.communities[1]!.id);
    expect(await neighbour.client.codeOf(listFills, { area: here.id })).toBe('outside-area');
    expect(await neighbour.client.codeOf(listChanges, { id: record.id })).toBe('unknown-fill');
  });
});

describe('what is kept of a sheet', () => {
  test('is a sealed mark of each row, which no name or number can be read from', async () => {
    const { record } = await fill(zhou);
    const { rows } = await street.owner.query('select kind, data, expires_at::float8 as end from file where id = $1', [
      record.id,
    ]);
    expect(rows).toMatchObject([{ kind: 'sheet-marks', end: record.keptUntil }]);
    for (const one of street.truth) expect((rows[0].data as Buffer).includes(one.name)).toBe(false);
  });

  test('goes at the end that was set; how many rows changed stays', async () => {
    await fill(zhou);
    const { record } = await fill(zhou);
    await street.owner.query(`update file set expires_at = 0 where kind = 'sheet-marks'`);
    expect(await zhou.client.codeOf(listChanges, { id: record.id })).toBe('changes-over');
    const { items } = await zhou.client.read(listFills, { area: here.id, form: record.fingerprint, limit: 1 });
    expect(items[0]!.changes).toMatchObject({ changed: 0 });
    expect((await fill(zhou)).record.changes).toBeUndefined();
  });

  test('is listed a page at a time, newest first', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await zhou.client.read(listFills, { area: here.id, limit: 4, after });
      seen.push(...page.items.map(one => one.id));
      after = page.next;
    } while (after !== undefined);
    const { rows } = await street.owner.query(
      'select id from sheet_fill where community_id = $1 order by at desc, id desc',
      [here.id],
    );
    expect(seen).toEqual(rows.map(row => row.id));
  });
});
