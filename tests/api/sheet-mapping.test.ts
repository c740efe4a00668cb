// What is remembered of a department's form, over HTTP and a real database: confirmed once and found again, corrected
// once and known to every community, and taken back.
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { uploadSheet } from '../../core/sheets/contract.ts';
import { listForms, listTaughtHeaders } from '../../core/sheets/mapping-contract.ts';
import { registerOf } from '../../core/sheets/register.ts';
import { readRegistered } from '../../core/sheets/register-contract.ts';
import { SESSION_COOKIE } from '../../server/kernel/http/app.ts';
import { readScope } from '../../server/kernel/http/endpoint.ts';
import { inTransaction, type Tx } from '../../server/kernel/unit-of-work.ts';
import { findMapping, listTaught } from '../../server/sheets/mappings.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community } from '../support/small-place.ts';

let place: ServedPlace;
let [here, there]: Community[] = [];
let zhou: Client;
/** 周's colleague of the other community. */
let other: Client;

const FORM = 'a1'.repeat(16);

beforeAll(async () => {
  place = await openServedPlace();
  [here, there] = place.communities;
  zhou = await place.as(place.zhou, '周');
  const { id, path } = there!;
  const post = { ...place.zhou.post, id: place.newId(), areaId: id, areaPath: path, communityId: id };
  other = await place.as({ userId: place.newId(), post }, '李社工');
});
afterAll(() => place.close());

const confirm = (community: Community, means: string, more: object = {}) =>
  place.command(community.id, 'confirm-sheet', community.id, {
    ...{ fingerprint: FORM, title: '重点人群登记表', row: 'person' },
    columns: [
      { header: '姓名', means: 'person.name', proposed: 'person.name' },
      { header: '联络号', means, proposed: 'unknown' },
    ],
    ...more,
  });
const forget = (community: Community) =>
  place.command(community.id, 'forget-sheet', community.id, { fingerprint: FORM });
const unteach = (community: Community) =>
  place.command(community.id, 'unteach-header', community.id, { spelling: '联络号', row: 'person' });
const asZhou = <T>(communityId: Id, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const { kernel } = place.house;
  return inTransaction(kernel.db, readScope(kernel, place.zhou, [communityId]), work);
};
const forms = async (client: Client, community: Community) =>
  (await client.read(listForms, { area: community.id })).forms;
const lessons = async (client: Client, community: Community) =>
  (await client.read(listTaughtHeaders, { area: community.id })).headers;

describe('a confirmed form', () => {
  test('is remembered with what each column means, when and in which role; the latest confirmation counts', async () => {
    expect(await zhou.send(confirm(here!, 'remark'), confirm(here!, 'person.phone'))).toEqual(['accepted', 'accepted']);
    expect(await forms(zhou, here!)).toEqual([
      {
        ...{ fingerprint: FORM, title: '重点人群登记表', row: 'person', role: 'community_staff' },
        at: expect.any(Number),
        columns: [
          { header: '姓名', means: 'person.name' },
          { header: '联络号', means: 'person.phone' },
        ],
      },
    ]);
    expect(await asZhou(here!.id, tx => findMapping(tx, here!.id, FORM))).toMatchObject({
      ...{ row: 'person', postId: place.zhou.post.id },
    });
    const { rows } = await place.owner.query(
      `select p.class from event e join payload p on p.stream_id = e.stream_id and p.seq = e.seq where e.type = 'sheet.confirmed'`,
    );
    expect(rows).toEqual([{ class: 'open' }, { class: 'open' }]);
  });

  test('is nobody else’s: another community neither sees nor forgets it', async () => {
    expect(await forms(other, there!)).toEqual([]);
    expect(await other.codeOf(listForms, { area: here!.id })).toBe('outside-area');
    expect(await other.send(forget(there!))).toEqual(['unknown-form']);
    expect(await other.send(forget(here!))).toEqual(['outside-area']);
    expect(await asZhou(there!.id, tx => findMapping(tx, here!.id, FORM))).toBeUndefined();
  });

  test('is refused where a column means nothing there is, or what is never held', async () => {
    const columns = (header: string, means: string) => ({ columns: [{ header, means }] });
    for (const means of ['person.no_such_thing', 'has(person.sex, blue)', 'part(person.birth_date, hour)', 'nonsense'])
      expect(await zhou.send(confirm(here!, '', columns('姓名', means)))).toEqual(['unknown-meaning']);
    expect(await zhou.send(confirm(here!, '', columns('民族', 'person.name')))).toEqual(['never-held-stays']);
    for (const means of ['has(person.sex, 1)', 'part(person.birth_date, year)', 'count(person)', 'serial'])
      expect(await zhou.send(confirm(here!, '', { fingerprint: 'b2'.repeat(16), ...columns('姓名', means) }))).toEqual([
        'accepted',
      ]);
  });
});

describe('a correction', () => {
  test('is known to every community, which sees whose it is', async () => {
    expect(await asZhou(there!.id, listTaught)).toEqual([{ spelling: '联络号', row: 'person', means: 'person.phone' }]);
    expect(await lessons(other, there!)).toMatchObject([{ means: 'person.phone', here: false, outvoted: false }]);
    expect(await lessons(zhou, here!)).toMatchObject([{ here: true, role: 'community_staff' }]);
  });

  test('gives way to what more communities or the latest say, and both stay in view', async () => {
    expect(await other.send(confirm(there!, 'household.contact_phone'))).toEqual(['accepted']);
    expect(await asZhou(here!.id, listTaught)).toMatchObject([{ means: 'household.contact_phone' }]);
    expect(await lessons(zhou, here!)).toMatchObject([
      { means: 'household.contact_phone', here: false, outvoted: false },
      { means: 'person.phone', here: true, outvoted: true },
    ]);
  });

  test('is taken back by the community that taught it and by no other', async () => {
    expect(await other.send(unteach(here!))).toEqual(['outside-area']);
    expect(await other.send(unteach(there!), unteach(there!))).toEqual(['accepted', 'unknown-lesson']);
    expect(await asZhou(there!.id, listTaught)).toMatchObject([{ means: 'person.phone' }]);
    expect(await zhou.send(unteach(here!))).toEqual(['accepted']);
    expect(await asZhou(here!.id, listTaught)).toEqual([]);
  });
});

test('a form that was forgotten is proposed anew; what was confirmed stays in the events', async () => {
  expect(await zhou.send(forget(here!), forget(here!))).toEqual(['accepted', 'unknown-form']);
  expect((await forms(zhou, here!)).map(one => one.fingerprint)).not.toContain(FORM);
  const { rows } = await place.owner.query(
    `select type, count(*)::int as n from event where type like 'sheet.%' group by type order by type`,
  );
  expect(rows).toContainEqual({ type: 'sheet.forgotten', n: 1 });
});

test('a grid worker and a department keep no sheets', async () => {
  const [wang, wu] = [await place.as(place.wang, '王'), await place.as(place.wu, '吴')];
  expect(await wang.send(confirm(here!, 'person.phone'))).toEqual(['not-permitted']);
  expect(await wu.send(confirm(here!, 'person.phone'))).toEqual(['not-permitted']);
  expect(await wu.codeOf(listForms, { area: here!.id })).toBe('not-permitted');
  expect(await wang.codeOf(listTaughtHeaders, { area: here!.grids[0] })).toBe('not-permitted');
});

const workbook = async (...headers: string[]): Promise<Uint8Array> => {
  const book = new exceljs.Workbook();
  book.addWorksheet('表').addRow(headers);
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
};

describe('a form that comes again', () => {
  test('says which columns mean what they do because it is remembered', async () => {
    const bytes = await workbook('姓名', '代号丙', '性别');
    const { fingerprint, title } = await upload(bytes);
    const columns = [
      { header: '姓名', means: 'person.name' },
      { header: '代号丙', means: 'person.phone' },
      { header: '性别', means: 'remark' },
    ];
    const payload = { fingerprint, title, row: 'person', columns };
    expect(await zhou.send(place.command(here!.id, 'confirm-sheet', here!.id, payload))).toEqual(['accepted']);
    const again = await upload(bytes);
    expect(again.columns.map(({ by, means }) => [by, means])).toEqual([
      ...[
        ['spelt', 'person.name'],
        ['remembered', 'person.phone'],
        ['remembered', undefined],
      ],
    ]);
  });

  const upload = async (bytes: Uint8Array) => zhou.upload(uploadSheet, { area: here!.id, purpose: 'registry' }, bytes);

  test('means what was confirmed, under another file name and in another month; its correction serves other forms too', async () => {
    const bytes = await workbook('姓名', '代号甲', '住址');
    const { fingerprint, columns, title } = await upload(bytes);
    const meant = (sheet: { columns: typeof columns }) => sheet.columns.map(({ means }) => means ?? 'unknown');
    expect(meant({ columns })).toEqual(['person.name', 'unknown', 'address']);
    const confirmed = columns.map(({ header, means }, i) => ({
      ...{ header, means: ['person.name', 'person.phone', 'dwelling.address'][i]! },
      proposed: means === 'address' ? 'dwelling.address' : (means ?? 'unknown'),
    }));
    const payload = { fingerprint, title, row: 'person', columns: confirmed };
    expect(await zhou.send(place.command(here!.id, 'confirm-sheet', here!.id, payload))).toEqual(['accepted']);
    const again = await upload(bytes);
    expect(meant(again)).toEqual(['person.name', 'person.phone', 'address']);
    // What a header says by itself, or was taught to say, is not called remembered.
    expect(again.columns.map(({ by }) => by)).toEqual(['spelt', 'taught', 'spelt']);
    expect(meant(await upload(await workbook('姓名', '代号甲', '性别')))).toEqual([
      ...['person.name', 'person.phone', 'person.sex'],
    ]);
  });
});

test('forms are read one by one and laid beside one another; nothing of them is kept and nobody is read', async () => {
  const files = async () => Number((await place.owner.query('select count(*) as n from file')).rows[0].n);
  const looks = async () => Number((await place.owner.query('select count(*) as n from access_log')).rows[0].n);
  const before = [await files(), await looks()];
  const forms = [];
  for (const headers of [
    ['序号', '姓名', '性别', '联系电话', '民族'],
    ['姓名', '性别', '手机号码', '拖拉机台数'],
    ['户主姓名', '家庭人口数', '住址'],
  ])
    forms.push(await zhou.upload(readRegistered, { area: here!.id }, await workbook(...headers)));
  expect([await files(), await looks()]).toEqual(before);
  expect(forms.map(({ row }) => row)).toEqual(['person', 'person', 'household']);
  const { groups, idle } = registerOf(forms);
  expect(groups.map(group => group.forms)).toEqual([[0, 1], [2]]);
  expect(groups[0]!.merged.map(({ means }) => means)).toEqual(['person.name', 'person.sex', 'person.phone']);
  expect(idle.slice(0, 2)).toEqual([
    [{ header: '民族', why: 'never_held' }],
    [{ header: '拖拉机台数', why: 'unknown' }],
  ]);
  const glance = await zhou.upload(readRegistered, { area: here!.id }, await workbook('姓名', '性别', '紧急联系'));
  expect(glance.columns[2]).toMatchObject({ means: 'unknown', maybe: { means: 'person.emergency_contact_name' } });
  const street = { ...place.zheng.post, id: place.newId(), role: 'street_officer' as const };
  const officer = await place.as({ userId: place.newId(), post: street }, '街道');
  const { rootAreaId } = place.house.kernel;
  expect(await officer.upload(readRegistered, { area: rootAreaId }, await workbook('姓名', '性别'))).toMatchObject({
    columns: [{ means: 'person.name' }, { means: 'person.sex' }],
  });
  expect(await officer.codeOf(listForms, { area: here!.id })).toBe('not-permitted');
  const wu = await place.as(place.wu, '吴');
  await expect(wu.upload(readRegistered, { area: here!.id }, await workbook('姓名', '性别'))).rejects.toThrow('403');
});

test('one blank sheet stands for several; handed in, it asks for exactly what they ask for', async () => {
  const columns = [
    { header: '姓名', serves: [0, 1] },
    { header: '联系电话', serves: [1] },
    { header: '=1+1', serves: [0] },
  ];
  const merged = { title: '合并[表]', forms: ['甲表', '乙表'], columns };
  const post = (payload: object, actor = place.zhou) =>
    place.app.inject({
      method: 'POST',
      url: `/api/sheets/merged.xlsx?area=${here!.id}`,
      headers: { 'x-doorstep': '1' },
      cookies: { [SESSION_COOKIE]: `token of ${actor.post.id}` },
      payload,
    });
  const answer = await post(merged);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('合并[表].xlsx'));
  const bytes = Uint8Array.from(answer.rawPayload);
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const [table, serves] = book.worksheets;
  expect(table!.name).toBe('合并 表');
  expect((table!.getRow(2).values as string[]).slice(1)).toEqual(['序号', '姓名', '联系电话', '=1+1']);
  expect(table!.getCell('D2').formula).toBeUndefined();
  expect(serves!.getRow(3).values).toEqual([undefined, '姓名', '√', '√']);
  const read = await zhou.upload(readRegistered, { area: here!.id }, bytes);
  expect(read.columns.slice(0, 3).map(({ means }) => means)).toEqual(['serial', 'person.name', 'person.phone']);
  expect((await post({ ...merged, columns: [] })).statusCode).toBe(422);
  await place.as(place.wu, '吴');
  expect((await post(merged, place.wu)).statusCode).toBe(403);
});
