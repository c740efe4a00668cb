// A form that is filled by itself, over HTTP and a real database: at its hour, once, by the post that scheduled it, only
// while its purpose is in force; sealed until somebody fetches it, and gone then.
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDate } from '../../core/facts/local-time.ts';
import type { Id } from '../../core/kernel/id.ts';
import { uploadSheet } from '../../core/sheets/contract.ts';
import { listFills } from '../../core/sheets/fills-contract.ts';
import { getReadySheet, listSchedules } from '../../core/sheets/schedule-contract.ts';
import { SESSION_COOKIE } from '../../server/kernel/http/app.ts';
import { fillScheduled, runDueSheets } from '../../server/sheets/index.ts';
import { addressOf, type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community } from '../support/small-place.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Asia/Shanghai';

let place: ServedPlace;
let here: Community;
let zhou: Client;
let chen: Client;
let form: Uint8Array;
/** Noon of a day in Shanghai: what the clock says at first. */
let noon: number;

beforeAll(async () => {
  place = await openServedPlace();
  here = place.communities[0];
  zhou = await place.as(place.zhou, '周');
  chen = await place.as(place.chen, '陈');
  const book = new exceljs.Workbook();
  book.addWorksheet('名单').addRow(['序号', '姓名', '联系电话']);
  form = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const { clock } = place.house.kernel;
  noon = Date.parse(`${localDate(clock.now() + DAY, ZONE)}T12:00:00+08:00`);
  setTime(noon);
});
afterAll(() => place.close());

/** Moves the clock so that it says this instant now. */
function setTime(instant: number): void {
  const { clock } = place.house.kernel;
  clock.setOffset(0);
  clock.setOffset(instant - clock.now());
}
const day = (days: number) => localDate(noon + days * DAY, ZONE);
const upload = async (client = zhou, purpose = 'registry') =>
  (await client.upload(uploadSheet, { area: here.id, purpose }, form)).id;
const schedule = (id: Id, sheet: Id, more: object = {}) =>
  place.command(here.id, 'schedule-sheet', id, { sheet, every: 'day', hour: 7, until: day(20), ...more });
const off = (id: Id) => place.command(here.id, 'unschedule-sheet', id, {});
const listed = async (id: Id) =>
  (await zhou.read(listSchedules, { area: here.id })).schedules.find(one => one.id === id);

/** What the server does each minute, and the jobs after it. */
async function tick(): Promise<number> {
  const { kernel, pipeline } = place.house;
  await Promise.all([runDueSheets(kernel, pipeline), runDueSheets(kernel, pipeline)]);
  const { rows } = await place.owner.query(`delete from outbox where topic = 'sheet-fill' returning body`);
  // A job may be handed over twice.
  for (const { body } of [...rows, ...rows])
    await fillScheduled(kernel, body.communityId, body.scheduleId, body.instant);
  return rows.length;
}
async function fetched(id: Id, postId = place.zhou.post.id) {
  const answer = await place.app.inject({
    url: addressOf(getReadySheet, { id }),
    headers: { 'x-doorstep': '1' },
    cookies: { [SESSION_COOKIE]: `token of ${postId}` },
  });
  if (answer.statusCode !== 200) return answer.json().refusal.code as string;
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(answer.rawPayload).buffer as ArrayBuffer);
  return book.worksheets[0]!.getColumn(2).values.slice(2).length;
}

describe('a form filled each day', () => {
  const id = () => daily;
  let daily: Id;

  beforeAll(async () => {
    daily = place.newId();
    expect(await zhou.send(schedule(daily, await upload()))).toEqual(['accepted']);
  });

  test('waits for its hour, and then is filled once, however often it is called due', async () => {
    expect(await listed(id())).toMatchObject({
      ...{ every: 'day', hour: 7, purpose: 'registry', ready: [], nextAt: noon + 19 * HOUR },
    });
    expect(await tick()).toBe(0);
    setTime(noon + 19 * HOUR + 1000);
    expect(await tick()).toBe(1);
    expect(await tick()).toBe(0);
    const one = (await listed(id()))!;
    expect(one).toMatchObject({ nextAt: noon + 43 * HOUR, ready: [{ rows: 12 }] });
    expect(one.lastRefused).toBeUndefined();
    const { rows } = await place.owner.query(
      `select type, count(*)::int as n from event where type = 'sheet.due' group by 1`,
    );
    expect(rows).toEqual([{ type: 'sheet.due', n: 1 }]);
  });

  test('stands in the log of fills; nobody has looked before it is fetched', async () => {
    const { items } = await zhou.read(listFills, { area: here.id });
    expect(items[0]).toMatchObject({ scheduled: true, rows: 12, role: 'community_staff', purpose: 'registry' });
    const looks = () => place.owner.query(`select rows, purpose from access_log where route like '%ready%'`);
    expect((await looks()).rows).toEqual([]);
    const ready = (await listed(id()))!.ready[0]!.id;
    const { rows } = await place.owner.query('select data from file where id = $1', [ready]);
    expect((rows[0].data as Buffer).includes('xl/worksheets')).toBe(false);
    expect(await fetched(ready)).toBe(12);
    expect((await looks()).rows).toEqual([{ rows: 12, purpose: 'registry' }]);
    expect(await fetched(ready)).toBe('unknown-ready-sheet');
    expect((await listed(id()))!.ready).toEqual([]);
  });

  test('is filled once after a standstill, however many days that took', async () => {
    setTime(noon + 5 * DAY);
    expect(await tick()).toBe(1);
    expect((await listed(id()))!.nextAt).toBe(noon + 5 * DAY + 19 * HOUR);
  });

  test('lies ready for three days and no longer', async () => {
    const ready = (await listed(id()))!.ready[0]!;
    expect(Math.round((ready.expiresAt - ready.at) / HOUR)).toBe(72);
    setTime(ready.expiresAt);
    expect(await fetched(ready.id)).toBe('unknown-ready-sheet');
    expect((await listed(id()))!.ready).toEqual([]);
  });

  test('is filled no more after its last day', async () => {
    setTime(noon + 20 * DAY);
    expect(await tick()).toBe(1);
    expect((await listed(id()))!.nextAt).toBeUndefined();
    setTime(noon + 22 * DAY);
    expect(await tick()).toBe(0);
    setTime(noon);
  });
});

test('goes out to a post that may fill as much, and to no other', async () => {
  const id = place.newId();
  expect(await chen.send(schedule(id, await upload(chen), { hour: 13 }))).toEqual(['accepted']);
  setTime(noon + 2 * HOUR);
  expect(await tick()).toBe(1);
  const ready = (await listed(id))!.ready[0]!.id;
  const wang = await place.as(place.wang, '王');
  expect(await wang.codeOf(listSchedules, { area: here.grids[0] })).toBe('not-permitted');
  // 陈 fills with health, which 周 does not read.
  expect(await fetched(ready)).toBe('not-permitted');
  await place.as(place.zhao, '赵');
  expect(await fetched(ready, place.zhao.post.id)).toBe('unknown-ready-sheet');
  expect(await fetched(ready, place.chen.post.id)).toBe(12);
  expect(await zhou.send(off(id))).toEqual(['accepted']);
});

test('of an emergency is filled only while that is in force, and says why not after', async () => {
  setTime(noon);
  const screening = await place.screening(here);
  const id = place.newId();
  expect(await zhou.send(schedule(id, await upload(zhou, 'epidemic_screening'), { hour: 13 }))).toEqual(['accepted']);
  setTime(noon + 2 * HOUR);
  expect(await tick()).toBe(1);
  const ready = (await listed(id))!.ready[0]!.id;
  expect(await zhou.send(place.command(here.id, 'end-activation', screening, { reason: '测试' }))).toEqual([
    'accepted',
  ]);
  expect(await fetched(ready)).toBe('purpose-not-in-force');
  setTime(noon + DAY + 2 * HOUR);
  expect(await tick()).toBe(1);
  expect(await listed(id)).toMatchObject({ lastRefused: 'purpose-not-in-force', ready: [{ id: ready }] });
  expect(await zhou.send(off(id))).toEqual(['accepted']);
  setTime(noon);
});

test('is filled in the post that scheduled it, and not once that is over', async () => {
  const id = place.newId();
  const post = { ...place.zhou.post, id: place.newId() };
  const li = await place.as({ userId: place.newId(), post }, '李社工');
  expect(await li.send(schedule(id, await upload(li), { hour: 13 }))).toEqual(['accepted']);
  await place.owner.query('update post set until_at = $2 where id = $1', [post.id, noon + HOUR]);
  setTime(noon + 2 * HOUR);
  expect(await tick()).toBe(1);
  expect(await listed(id)).toMatchObject({ lastRefused: 'post-over', ready: [] });
  expect(await zhou.send(off(id))).toEqual(['accepted']);
});

test('is paused for a while and goes on from then, or ends where its last day went by', async () => {
  setTime(noon);
  const id = place.newId();
  const move = (type: string) => place.command(here.id, type, id, {});
  expect(await zhou.send(schedule(id, await upload(), { hour: 13, until: day(6) }))).toEqual(['accepted']);
  expect(await zhou.send(move('pause-sheet'), move('pause-sheet'))).toEqual(['accepted', 'accepted']);
  expect(await listed(id)).toMatchObject({ pausedAt: expect.any(Number) });
  setTime(noon + 2 * HOUR);
  expect(await tick()).toBe(0);
  setTime(noon + 3 * DAY + 2 * HOUR);
  expect(await zhou.send(move('resume-sheet'))).toEqual(['accepted']);
  const on = (await listed(id))!;
  expect(on.nextAt).toBe(noon + 4 * DAY + HOUR);
  expect(on.pausedAt).toBeUndefined();
  expect(await tick()).toBe(0);
  setTime(noon + 4 * DAY + 2 * HOUR);
  expect(await tick()).toBe(1);
  expect(await zhou.send(move('pause-sheet'))).toEqual(['accepted']);
  setTime(noon + 10 * DAY);
  expect(await zhou.send(move('resume-sheet'), move('resume-sheet'))).toEqual(['accepted', 'unknown-schedule']);
  expect((await listed(id))!.nextAt).toBeUndefined();
  expect((await place.owner.query(`select from file where id = $1`, [id])).rows).toEqual([]);
  setTime(noon);
});

test('is scheduled for what was handed in by the same post, for a time its purpose allows, and taken off by staff', async () => {
  setTime(noon);
  const sheet = await upload();
  const send = async (more: object, client = zhou, of = sheet) =>
    (await client.send(schedule(place.newId(), of, more)))[0];
  expect(await send({}, chen)).toBe('unknown-template');
  expect(await send({}, zhou, place.newId())).toBe('unknown-template');
  expect(await send({ until: day(400) })).toBe('schedule-too-long');
  expect(await send({ until: day(0) })).toBe('schedule-never-due');
  expect(await send({ until: 'soon' })).toBe('malformed');
  expect(await send({ hour: 24 })).toBe('malformed');
  const id = place.newId();
  expect(await zhou.send(schedule(id, sheet, { every: 'week', weekday: 3 }))).toEqual(['accepted']);
  expect(await listed(id)).toMatchObject({ every: 'week', weekday: 3 });
  expect(await zhou.send(off(id), off(id))).toEqual(['accepted', 'unknown-schedule']);
  const { rows } = await place.owner.query(`select from file where id = $1`, [id]);
  expect(rows).toEqual([]);
  const wang = await place.as(place.wang, '王');
  expect(await send({}, wang)).toBe('not-permitted');
});
