// From a gap in a sheet to an answer at the door, over HTTP and a real database: an office demands what is missing, the
// community admits it, the round asks it with its reason, the sheet filled again has it, and it ends by itself.
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDemands, priceDemand, weighDemands } from '../../core/demands/contract.ts';
import { getDictionary } from '../../core/facts/contract.ts';
import { localDate } from '../../core/facts/local-time.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { compilePack } from '../../core/packs/compile.ts';
import { getFilledSheet, uploadSheet } from '../../core/sheets/contract.ts';
import { listFills } from '../../core/sheets/fills-contract.ts';
import { countGaps, listGaps } from '../../core/sheets/gaps-contract.ts';
import { getRound } from '../../core/visits/contract.ts';
import { compileForm, type FormItem } from '../../core/visits/form.ts';
import { SESSION_COOKIE } from '../../server/kernel/http/app.ts';
import { addressOf, type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community, Home } from '../support/small-place.ts';

const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';
const HEARING = 'person.hearing';

let place: ServedPlace;
let here: Community;
let care: Id;
/** Of the community, its first grid, and a department over everything. */
let zhou: Client;
let wang: Client;
let wu: Client;

beforeAll(async () => {
  place = await openServedPlace();
  here = place.communities[0];
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
  wu = await place.as(place.wu, '吴');
});
afterAll(() => place.close());

const now = () => place.house.kernel.clock.now();
const inDays = (days: number) => localDate(now() + days * DAY, ZONE);
const raise = (id: Id, more: object = {}) =>
  place.command(here.id, 'raise-demand', id, {
    ...{ areaId: here.id, sponsor: '区民政局', purpose: 'care', basis: '区民政〔2026〕7号', until: inDays(10) },
    ...{ elements: [HEARING] },
    ...more,
  });
const admit = (id: Id) => place.command(here.id, 'admit-demand', id, {});
const decline = (id: Id) => place.command(here.id, 'decline-demand', id, { reason: '与上月的要求重复' });
const stateOf = async (id: Id) =>
  (await zhou.read(listDemands, { area: here.id })).demands.find(demand => demand.id === id)?.state;
const activate = async (pack: string) => {
  const id = place.newId();
  const payload = { pack, version: 2, areaId: here.id, basis: '测试用通告' };
  expect(await zhou.send(place.command(here.id, 'activate-pack', id, payload))).toEqual(['accepted']);
  return id;
};

/** What a phone would ask at a door, by the round as it is given out. */
async function asksAt(home: Home): Promise<FormItem[]> {
  const [round, dictionary] = await Promise.all([
    wang.read(getRound, { grid: here.grids[0] }),
    wang.read(getDictionary),
  ]);
  const household = round.doors.find(door => door.householdId === home.id)!.household!;
  const actives = round.actives.map(({ activation, pack }) => ({
    activation,
    compiled: compilePack(pack, dictionary),
  }));
  const form = compileForm({ household, actives, now: round.now, timeZone: ZONE });
  return [...form.items, ...form.rest];
}
const hearingAt = async (home: Home) => (await asksAt(home)).filter(item => item.element === HEARING);
const heard = (home: Home, value: string) =>
  place.visit(here, home, [{ subjectId: home.persons[0], element: HEARING, how: 'asked', value }]);

/** 姓名 and 听力 of everybody, as the sheet has them, and what the log says of it. */
async function sheet() {
  const book = new exceljs.Workbook();
  book.addWorksheet('助听').addRow(['姓名', '住址', '听力']);
  const form = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const { id, fingerprint } = await zhou.upload(uploadSheet, { area: here.id, purpose: 'care' }, form);
  const answer = await place.app.inject({
    url: addressOf(getFilledSheet, { id }),
    headers: { 'x-doorstep': '1' },
    cookies: { [SESSION_COOKIE]: `token of ${place.zhou.post.id}` },
  });
  const filled = new exceljs.Workbook();
  await filled.xlsx.load(Uint8Array.from(answer.rawPayload).buffer as ArrayBuffer);
  const values = filled.worksheets[0]!.getColumn(3).values.slice(2);
  const { items } = await zhou.read(listFills, { area: here.id });
  return { id, fingerprint, values: values.filter(value => value !== undefined && value !== null), log: items[0]! };
}

describe('what an office may demand', () => {
  const price = (elements: string, purpose = 'care', area = here.id) =>
    wu.read(priceDemand, { area, purpose, elements });

  test('is priced before it is raised: whom it would ask, and how many minutes that takes at the doors', async () => {
    expect(await price(HEARING)).toMatchObject({
      elements: [{ element: HEARING, missing: 12, seconds: 24 }],
      ...{ minutes: 1, households: 6, mostSeconds: 4 },
      grids: [
        { areaId: here.grids[0], name: '网格1', households: 3, minutes: 1 },
        { areaId: here.grids[1], name: '网格2', households: 3, minutes: 1 },
      ],
    });
    expect((await price(HEARING, 'care', here.grids[0]!)).elements[0]!.missing).toBe(6);
  });

  test('and the gate says of the rest why not', async () => {
    const said = async (element: string, purpose?: string) => (await price(element, purpose)).elements[0]!.refused;
    expect(await said('person.nothing')).toBe('unknown-element');
    expect(await said('person.age', 'registry')).toBe('demand-derived');
    expect(await said('building.has_lift', 'registry')).toBe('demand-not-at-doors');
    expect(await said(HEARING, 'registry')).toBe('demand-other-purpose');
    expect(await said('person.key_holder_phone')).toBe('demand-too-sensitive');
    expect(await said('person.caregiver_phone')).toBe('demand-too-sensitive');
  });

  test('is refused with the same reasons when it is raised all the same', async () => {
    const code = async (more: object) => (await wu.send(raise(place.newId(), more)))[0];
    expect(await code({ elements: [HEARING, 'person.key_holder_phone'] })).toBe('demand-too-sensitive');
    expect(await code({ purpose: 'registry' })).toBe('demand-other-purpose');
    expect(await code({ purpose: 'epidemic_screening' })).toBe('purpose-not-in-force');
    expect(await code({ purpose: 'curiosity' })).toBe('unknown-purpose');
    expect(await code({ until: inDays(-1) })).toBe('ends-before-start');
    expect(await code({ until: inDays(400) })).toBe('demand-too-long');
    expect(await code({ until: '2026-02-30' })).toBe('malformed');
    expect(await code({ areaId: here.buildings[0] })).toBe('demand-area');
    expect(await code({ areaId: place.communities[1].id })).toBe('outside-area');
    expect(await code({ purpose: 'registry', elements: ['person.birth_date'] })).toBe('demand-nothing-missing');
  });

  test('is raised by offices and staff, and settled by the community alone', async () => {
    const id = place.newId();
    expect(await wang.send(raise(id))).toEqual(['not-permitted']);
    expect(await wang.codeOf(listDemands, { area: here.grids[0] })).toBe('not-permitted');
    expect(await wu.send(raise(id), admit(id))).toEqual(['accepted', 'not-permitted']);
    expect(await zhou.send(decline(id), admit(id), decline(id))).toEqual([
      ...['accepted', 'demand-settled', 'demand-settled'],
    ]);
    expect(await zhou.send(admit(place.newId()))).toEqual(['unknown-demand']);
    expect((await wu.read(listDemands, { area: here.id })).demands[0]).toMatchObject({
      ...{
        id,
        sponsor: '区民政局',
        state: 'declined',
        reason: '与上月的要求重复',
        minutes: 1,
        role: 'department_officer',
      },
      elements: [{ element: HEARING, missing: 12 }],
    });
  });
});

describe('a demand that was admitted', () => {
  const id = () => demand;
  let demand: Id;
  let one: Home;
  let two: Home;
  /** The blank workbook, as it was handed in. */
  let blank: Id;

  beforeAll(async () => {
    demand = place.newId();
    [one, two] = here.homes as [Home, Home];
    const { id: handedIn, fingerprint, values } = await sheet();
    blank = handedIn;
    expect(values).toEqual([]);
    expect(await wu.send(raise(id(), { form: fingerprint }))).toEqual(['accepted']);
    care = await activate('everyday_visit');
  });

  test('is for what the sheet leaves empty, counted and listed', async () => {
    const gap = { index: 3, element: HEARING, missing: 12, stale: 0 };
    expect(await zhou.read(countGaps, { id: blank })).toEqual({ columns: [gap] });
    const { items, total } = await zhou.read(listGaps, { id: blank, column: 3 });
    expect([items.length, total]).toEqual([12, 12]);
    // Two of a home may stand in either order.
    expect(items.find(({ subjectId }) => subjectId === one.persons[0])).toEqual({
      ...{ what: 'missing', subjectId: one.persons[0], householdId: one.id, communityId: here.id },
      ...{
        name: expect.stringMatching(/^李明/),
        door: { text: expect.stringContaining('1单元101'), gridName: '网格1' },
      },
    });
    expect(await zhou.read(listGaps, { id: blank, column: 1 })).toEqual({ items: [], total: 0 });
    expect(await wu.codeOf(listGaps, { id: blank, column: 3 })).toBe('not-permitted');
    expect(await wu.codeOf(countGaps, { id: blank })).toBe('unknown-template');
  });

  test('asks nobody before it was admitted', async () => {
    expect(await hearingAt(one)).toEqual([]);
    expect(await wang.send(heard(one, 'reduced'))).toEqual(['not-asked']);
  });

  test('is asked at the door, last of all, with whose it is and on what basis', async () => {
    expect(await zhou.send(admit(id()))).toEqual(['accepted']);
    expect(await stateOf(id())).toBe('admitted');
    const items = await hearingAt(one);
    expect(items.map(item => item.subjectId).sort()).toEqual([...one.persons].sort());
    expect(items[0]!.because).toEqual({
      title: { zh: '区民政局的报送要求', en: 'Asked for by 区民政局' },
      basis: { zh: '区民政〔2026〕7号', en: '区民政〔2026〕7号' },
    });
    expect((await asksAt(one)).findIndex(item => item.element === HEARING)).toBeGreaterThan(0);
  });

  test('is put back by the community within a day, and admitted again', async () => {
    const putBack = () => place.command(here.id, 'put-back-demand', id(), {});
    const early = heard(one, 'reduced');
    expect(await wu.send(putBack())).toEqual(['not-permitted']);
    expect(await zhou.send(putBack(), putBack())).toEqual(['accepted', 'demand-not-put-back']);
    expect(await stateOf(id())).toBe('raised');
    expect(await hearingAt(one)).toEqual([]);
    // A phone that asked it while it was admitted still hands the answer in.
    expect(await wang.send(early)).toEqual(['accepted']);
    expect(await zhou.send(decline(id()), putBack(), admit(id()))).toEqual(['accepted', 'accepted', 'accepted']);
    const [listed] = (await zhou.read(listDemands, { area: here.id })).demands;
    expect(listed).toMatchObject({ state: 'admitted', areaName: '汀兰第1社区' });
    expect(listed!.reason).toBeUndefined();
    expect(listed!.putBackUntil).toBeGreaterThan(now());
  });

  test('is answered once, for its own purpose; the next sheet has the answer, and says what changed', async () => {
    expect(await wang.send(heard(one, 'reduced'))).toEqual(['accepted']);
    const { rows } = await place.owner.query(
      `select purpose, activation_id from fact_personal where subject_id = $1 and facts ? $2`,
      [one.persons[0], HEARING],
    );
    expect(rows).toEqual([{ purpose: 'care', activation_id: EVERYDAY }]);
    expect((await hearingAt(one)).map(item => item.subjectId)).toEqual([one.persons[1]]);
    const { values, log } = await sheet();
    expect(values).toEqual(['减退']);
    expect(log.changes).toMatchObject({ added: 0, removed: 0, changed: 1 });
    const { demands, round } = await zhou.read(weighDemands, { area: here.id });
    expect(round).toBe(true);
    expect(demands).toEqual([expect.objectContaining({ id: id(), elements: [{ element: HEARING, missing: 11 }] })]);
    expect(await wang.codeOf(weighDemands, { area: here.grids[0] })).toBe('not-permitted');
    expect(log.columns.find(column => column.header === '听力')).toMatchObject({ gaps: 11 });
  });

  test('is no round of its own: a visited door is done, and where no round is on nobody is asked', async () => {
    const doors = (await wang.read(getRound, { grid: here.grids[0] })).doors;
    expect(doors.find(door => door.householdId === one.id)!.state).toBe('done');
    expect(doors.find(door => door.householdId === two.id)!.state).toBe('todo');
    expect(await zhou.send(place.command(here.id, 'end-activation', care, { reason: '测试' }))).toEqual(['accepted']);
    expect((await wang.read(getRound, { grid: here.grids[0] })).actives).toEqual([]);
    expect(await wang.send(heard(two, 'good'))).toEqual(['no-round']);
    care = await activate('everyday_visit');
  });

  test('ends by itself: from that day it is asked nowhere and an answer is not taken; what was told before stays', async () => {
    expect(await hearingAt(two)).toHaveLength(2);
    const late = heard(two, 'good');
    place.house.kernel.clock.setOffset(11 * DAY);
    expect(await hearingAt(two)).toEqual([]);
    expect(await wang.send(heard(two, 'good'))).toEqual(['not-asked']);
    // Said while it still held, and sent late by a phone that had no signal.
    expect(await wang.send(late)).toEqual(['accepted']);
    expect(await stateOf(id())).toBe('over');
    expect(await zhou.send(decline(id()))).toEqual(['demand-settled']);
    expect((await sheet()).values.sort()).toEqual(['减退', '正常'].sort());
  });

  test('a correction long after still knows what that visit was asked', async () => {
    const { rows } = await place.owner.query(
      `select id from visit where household_id = $1 and corrects is null order by at desc limit 1`,
      [two.id],
    );
    const answers = [{ subjectId: two.persons[0], element: HEARING, how: 'asked', value: 'aided' }];
    const correct = place.command(here.id, 'correct-visit', two.id, { corrects: rows[0].id, outcome: 'met', answers });
    expect(await wang.send(correct)).toEqual(['accepted']);
    expect((await sheet()).values).toContain('借助辅具');
  });
});

test('a demand of an emergency is asked in its rounds alone, and its answers are sealed with them', async () => {
  const screening = await activate('door_to_door_screening');
  const id = place.newId();
  const urgent = raise(id, { purpose: 'epidemic_screening', elements: [HEARING] });
  expect(await zhou.send(urgent, admit(id))).toEqual(['accepted', 'accepted']);
  const home = here.homes[2]!;
  expect(await hearingAt(home)).toHaveLength(2);
  expect(await wang.send(heard(home, 'good'))).toEqual(['accepted']);
  const { rows } = await place.owner.query(
    `select purpose, activation_id from fact_personal where subject_id = $1 and facts ? $2`,
    [home.persons[0], HEARING],
  );
  expect(rows).toEqual([{ purpose: 'epidemic_screening', activation_id: screening }]);
  expect(await zhou.send(place.command(here.id, 'end-activation', screening, { reason: '测试' }))).toEqual([
    'accepted',
  ]);
  expect(await hearingAt(home)).toEqual([]);
});

test('declined after it was admitted, it asks nobody from that moment', async () => {
  const id = place.newId();
  expect(await zhou.send(raise(id, { elements: ['person.sight'] }), admit(id))).toEqual(['accepted', 'accepted']);
  const asked = async () => (await asksAt(here.homes[0]!)).some(item => item.element === 'person.sight');
  expect(await asked()).toBe(true);
  expect(await zhou.send(decline(id))).toEqual(['accepted']);
  expect(await asked()).toBe(false);
});
