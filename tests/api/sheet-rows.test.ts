// What one row of a sheet stands for, and of whom a sheet under a condition speaks: over HTTP and a real database, every
// figure compared with what the street's own commands say.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDate } from '../../core/facts/local-time.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { RegisterHousehold } from '../../core/registry/contract.ts';
import { uploadSheet } from '../../core/sheets/contract.ts';
import { NOT_FOR_POST, NOT_FOR_PURPOSE } from '../../core/sheets/fill.ts';
import { listChanges, listFills } from '../../core/sheets/fills-contract.ts';
import { lastDayBefore } from '../../core/sheets/keeping.ts';
import type { RowSubject } from '../../core/sheets/model.ts';
import { listSchedules } from '../../core/sheets/schedule-contract.ts';
import type { RecordVisit } from '../../core/visits/contract.ts';
import { fillScheduled } from '../../server/sheets/scheduled.ts';
import { type Asker, type FilledStreet, openFilledStreet, type Truth } from '../support/filled-street.ts';
import { type Asked, blankForm, type Columns, fillForm, handIn, lookAt } from '../support/sheets/chosen-form.ts';

const ZONE = 'Asia/Shanghai';
let street: FilledStreet;
let here: FilledStreet['communities'][number];
/** 周 of the first community, 陈 its doctor. */
let zhou: Asker;
let chen: Asker;
/** The first community's households as they were registered, somebody living there or not. */
let homes: { id: Id; building: Id; grid: Id; payload: RegisterHousehold; living: Truth[] }[];
let names: Map<Id, string>;

beforeAll(async () => {
  street = await openFilledStreet();
  here = street.communities[0]!;
  zhou = await street.as('community_staff', here.id);
  chen = await street.as('doctor', here.id);
  const truth = new Map(street.truth.map(one => [one.id, one]));
  const { rows } = await street.owner.query(
    `select a.id, a.name, g.grid_id from area a left join building_grid g on g.building_id = a.id and g.until_at is null
     where a.community_id = $1 and a.kind in ('building', 'grid')`,
    [here.id],
  );
  names = new Map(rows.map(row => [row.id, row.name]));
  const gridOf = new Map(rows.map(row => [row.id, row.grid_id as Id]));
  homes = commandsOf<RegisterHousehold>('register-household').map(({ subject, payload }) => ({
    ...{ id: subject, building: payload.buildingId, grid: gridOf.get(payload.buildingId)!, payload },
    living: payload.persons.flatMap(({ personId }) => truth.get(personId) ?? []),
  }));
}, 60_000);
afterAll(() => street?.close());

function commandsOf<T>(type: string): { subject: Id; observedAt: number; payload: T }[] {
  const all = street.demo.communities.flat().flatMap(({ commands }) => commands);
  return all.filter(one => one.stream === here.id && one.type === type) as never;
}

type Query = Partial<Asked>;
const fill = (asker: Asker, columns: Columns, row: RowSubject, query: Query = {}) =>
  fillForm(asker, columns, row, { area: here.id, ...query });
const look = (asker: Asker, columns: Columns, row: RowSubject, query: Query = {}) =>
  lookAt(asker, columns, row, { area: here.id, ...query });

const codeOf = (asker: Asker, query: Query) =>
  handIn(asker, { 姓名: 'person.name', 性别: 'person.sex' }, 'person', { area: here.id, ...query }).then(
    () => 'accepted',
    error => /"code":"([^"]+)"/.exec(String(error))?.[1],
  );

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const peopleOf = (of: typeof homes, holds: (one: Truth) => boolean = () => true) =>
  sum(of.map(({ living }) => living.filter(holds).length));
const householdsOf = (of: typeof homes, holds: (home: (typeof homes)[number]) => boolean = () => true) =>
  of.filter(home => home.living.length > 0 && holds(home)).length;
const toldOf = (home: (typeof homes)[number], element: string) =>
  home.payload.facts.find(fact => fact.element === element)?.value;
const rents = (home: (typeof homes)[number]) => toldOf(home, 'household.rental') === true;

const FIGURES: Columns = {
  人数: 'count(person)',
  户数: 'count(household)',
  其中65岁以上: 'count(person, person.age>=65)',
  十四岁及以下: 'count(person, person.age<=14)',
  女: 'count(person, person.sex=2)',
  租住户: 'count(household, household.rental)',
  有老人的户: 'count(household, person.age>=65)',
  体温: 'count(person, person.temperature>=37.3)',
};

/** What the figures of some homes must be, by header. */
const figuresOf = (of: typeof homes) => ({
  人数: peopleOf(of),
  户数: householdsOf(of),
  其中65岁以上: peopleOf(of, ({ age }) => age >= 65),
  十四岁及以下: peopleOf(of, ({ age }) => age <= 14),
  女: peopleOf(of, ({ sex }) => sex === '女'),
  租住户: of.some(home => home.living.length > 0 && toldOf(home, 'household.rental') !== undefined)
    ? householdsOf(of, rents)
    : of.some(home => home.living.length > 0)
      ? undefined
      : 0,
  有老人的户: householdsOf(of, ({ living }) => living.some(({ age }) => age >= 65)),
  // Never told for this purpose, whoever has one.
  体温: NOT_FOR_PURPOSE,
});

describe('a row of figures', () => {
  test('for each grid is what its people’s own facts add up to', async () => {
    const columns = { 序号: 'serial', 网格: 'grid.name', ...FIGURES };
    const { rows, record } = await fill(zhou, columns, 'grid');
    expect(rows).toEqual(
      here.grids.map(({ id, name }, i) => ({
        ...{ 序号: i + 1, 网格: name },
        ...figuresOf(homes.filter(({ grid }) => grid === id)),
      })),
    );
    expect(record).toMatchObject({ subject: 'grid', rows: here.grids.length, people: street.truth.length });
  });

  test('for each building, also one in which nobody lives', async () => {
    const empty = street.house.kernel.newId();
    await street.owner.query(
      `insert into area (from_at, id, kind, code, name, name_key, local_key, sort_key, parent_id, path, community_id, time_zone, floors)
       select from_at, $2, kind, code || 'z', '空楼', 'kong', '空楼|1', 'zzz', parent_id, path, community_id, time_zone, 6 from area
       where community_id = $1 and kind = 'building' limit 1`,
      [here.id, empty],
    );
    const columns = {
      ...{ 楼栋: 'building.name', 层数: 'building.floors', 网格: 'grid.name', 用途: 'dwelling.use' },
      ...{ 楼内人数: 'building.people_living', ...FIGURES },
    };
    const { rows, view } = await fill(zhou, columns, 'building');
    const byName = new Map(rows.map(row => [row.楼栋, row]));
    for (const [id, name] of names) {
      if (here.grids.some(grid => grid.id === id)) continue;
      const inside = homes.filter(({ building }) => building === id);
      expect(byName.get(name)).toMatchObject({ ...figuresOf(inside), 楼内人数: peopleOf(inside) });
      expect(byName.get(name)!.网格).toBe(names.get(inside[0]!.grid));
    }
    expect(byName.get('空楼')).toMatchObject({ 层数: 6, 人数: 0, 户数: 0, 租住户: 0, 楼内人数: 0, 网格: undefined });
    // Nobody lives there, and it says the same as where somebody was measured.
    expect(byName.get('空楼')!.体温).toBe(NOT_FOR_PURPOSE);
    expect(rows.length).toBe(names.size - here.grids.length + 1);
    // Many dwellings stand in a building: whose use it would be cannot be told.
    expect(view.columns.find(({ header }) => header === '用途')!.means).toBeUndefined();
  });

  test('for the area is one row, and says how many it does not know', async () => {
    const columns = { 社区: 'grid.community_name', ...FIGURES, 楼栋数: 'grid.buildings' };
    const { rows, about, record } = await fill(zhou, columns, 'counts');
    expect(rows).toEqual([
      { 社区: here.name, ...figuresOf(homes), 楼栋数: new Set(homes.map(({ building }) => building)).size },
    ]);
    expect(record).toMatchObject({ subject: 'counts', rows: 1, people: street.truth.length });
    const unknown = householdsOf(homes, home => toldOf(home, 'household.rental') === undefined);
    expect(unknown).toBeGreaterThan(0);
    const said = about.find(line => line[1] === '租住户')!;
    expect(said[2]).toBe('户数：租住户 · Number of households: Tenants');
    expect(said.at(-1)).toContain(`合计 ${unknown} 没有记录`);
    expect(JSON.stringify(about)).toContain('一行数字');
  });

  test('of a day counts who was measured that day, and of today’s fevers those that still hold too', async () => {
    const { kernel } = street.house;
    const now = kernel.clock.now();
    const latest = new Map<Id, { at: number; value: unknown }>();
    for (const { observedAt, payload } of commandsOf<RecordVisit>('record-visit'))
      for (const { subjectId, element, how, value } of payload.answers ?? [])
        if (element === 'person.temperature' && observedAt >= (latest.get(subjectId)?.at ?? 0))
          latest.set(subjectId, { at: observedAt, value: how === 'declined' ? undefined : value });
    const today = [...latest]
      .filter(([id]) => street.truth.some(one => one.id === id))
      .filter(([, { at }]) => localDate(at, ZONE) === localDate(now, ZONE))
      .flatMap(([, { value }]) => (typeof value === 'number' ? [value] : []));
    expect(today.length).toBeGreaterThan(0);
    const columns = {
      社区: 'grid.community_name',
      今日测温: 'count(person, person.temperature>=0, today)',
      其中不高: 'count(person, person.temperature<=37.2, today)',
      仍有效: 'count(person, person.temperature>=30)',
    };
    const { rows } = await fill(chen, columns, 'counts', { purpose: 'epidemic_screening' });
    const known = street.truth.filter(({ temperature }) => temperature !== undefined).length;
    const low = today.filter(value => value <= 37.2).length;
    expect(rows).toEqual([
      { 社区: here.name, 今日测温: today.length, 其中不高: low, 仍有效: known === 0 ? undefined : known },
    ]);
    const others = await look(zhou, columns, 'counts', { purpose: 'epidemic_screening' });
    expect(others.first[0]).toEqual({
      ...{ 社区: here.name, 今日测温: NOT_FOR_POST, 其中不高: NOT_FOR_POST, 仍有效: NOT_FOR_POST },
    });
  });
});

describe('a row about a home', () => {
  test('counts the people of each household, and says nothing where it may be too low', async () => {
    const columns = { 户主: 'household.head_name', 人口: 'count(person)', 老年人: 'count(person, person.age>=65)' };
    const { rows, record } = await fill(zhou, columns, 'household');
    const expected = homes.map(({ living }) => [
      ...[living[0]?.headName, living.length, living.filter(({ age }) => age >= 65).length],
    ]);
    const inOrder = (list: unknown[][]) => list.map(row => row.join('|')).sort();
    expect(inOrder(rows.map(row => Object.values(row)))).toEqual(inOrder(expected));
    expect(record).toMatchObject({ rows: homes.length, people: street.truth.length });
  });

  test('of each dwelling speaks of the one household there, and stands empty behind a door nobody lives behind', async () => {
    const { kernel } = street.house;
    const [home] = homes;
    const vacant = kernel.newId();
    await street.owner.query(
      `insert into dwelling (community_id, id, building_id, stairwell, floor, room, door_key, sort_key)
       values ($1, $2, $3, '9', 99, '9901', 'vacant', 'zzz')`,
      [here.id, vacant, home!.building],
    );
    const columns = {
      ...{ 地址: 'dwelling.address', 房号: 'dwelling.room', 楼层: 'dwelling.floor', 户主: 'household.head_name' },
      ...{ 人数: 'count(person)', 户数: 'count(household)' },
    };
    const { rows, record } = await fill(zhou, columns, 'dwelling', { area: home!.building });
    const inside = homes.filter(({ building }) => building === home!.building);
    expect(rows.length).toBe(new Set(inside.map(({ payload }) => payload.dwellingId)).size + 1);
    for (const { payload, living } of inside) {
      const row = rows.find(
        ({ 房号: room, 地址: address }) =>
          room === payload.door.room &&
          String(address).includes(payload.door.stairwell === '' ? '' : `${payload.door.stairwell}单元`),
      );
      expect(row).toMatchObject({ 人数: living.length, 户数: living.length > 0 ? 1 : 0, 户主: living[0]?.headName });
    }
    const empty = rows.find(({ 房号: room }) => room === '9901')!;
    expect(empty).toMatchObject({ 楼层: 99, 人数: 0, 户数: 0, 户主: undefined });
    expect(empty.地址).toBe(`${names.get(home!.building)}9单元9901`);
    expect(record).toMatchObject({ subject: 'dwelling', people: peopleOf(inside) });
    // A household that nobody is in any more takes nothing from the one that lives there; a second one does.
    const shared = inside.find(({ living }) => living.length > 1)!;
    const second = kernel.newId();
    await street.owner.query(
      'insert into household (community_id, id, dwelling_id, building_id, from_at) values ($1, $2, $3, $4, 1)',
      [here.id, second, shared.payload.dwellingId, shared.building],
    );
    const rowOfShared = async () => {
      const { first } = await look(zhou, columns, 'dwelling', {
        area: shared.building,
      });
      return first.find(({ 房号: room }) => room === shared.payload.door.room);
    };
    expect(await rowOfShared()).toMatchObject({ 户主: shared.living[0]!.headName ?? '', 户数: '1' });
    const move = 'update residence set household_id = $2 where community_id = $3 and person_id = $1';
    const moved = shared.living.at(-1)!.id;
    await street.owner.query(move, [moved, second, here.id]);
    expect(await rowOfShared()).toMatchObject({ 户主: '', 户数: '2', 人数: String(shared.living.length) });
    await street.owner.query(move, [moved, shared.id, here.id]);
    await street.owner.query('delete from household where id = $1', [second]);
  });
});

describe('a sheet under a condition', () => {
  test('lists only those it holds for, and says so on record and in the file', async () => {
    const where = 'age >= 65';
    const { view, rows, about, record } = await fill(zhou, { 姓名: 'person.name', 年龄: 'person.age' }, 'person', {
      where,
    });
    const old = street.truth.filter(({ age }) => age >= 65);
    expect(rows).toEqual(old.map(({ name, age }) => ({ 姓名: name, 年龄: age })));
    expect(view.where).toBe(where);
    expect(record).toMatchObject({ where, rows: old.length, people: old.length });
    expect(about.find(line => line[0] === '条件 · Condition')?.[1]).toBe(where);
  });

  test('asks for homes as well, and counts in figures only whom it holds for', async () => {
    const where = 'facts.household.rental == true && age >= 18';
    const chosen = homes.filter(rents);
    const adults = (one: Truth) => one.age >= 18;
    const columns = { 人数: 'count(person)', 户数: 'count(household)', 总人数: 'grid.people' };
    const figures = await look(zhou, columns, 'counts', { where });
    const people = String(peopleOf(chosen, adults));
    const lived = householdsOf(chosen, home => home.living.some(adults));
    expect(figures.first).toEqual([{ 人数: people, 户数: String(lived), 总人数: people }]);
    const named = { 姓名: 'person.name', 户主: 'household.head_name' };
    expect((await look(zhou, named, 'person', { where })).rows).toBe(peopleOf(chosen, adults));
    expect((await look(zhou, named, 'person', { where: 'facts.household.rental == true' })).rows).toBe(
      peopleOf(chosen),
    );
    // Behind a door where nobody lives, nobody rents.
    const dwellings = { 房号: 'dwelling.room', 地址: 'dwelling.address' };
    expect((await look(zhou, dwellings, 'dwelling', { where: 'facts.household.rental == true' })).rows).toBe(
      new Set(chosen.map(({ payload }) => payload.dwellingId)).size,
    );
    expect((await look(zhou, dwellings, 'dwelling', { where: 'facts.household.size_living >= 1' })).rows).toBe(
      new Set(homes.filter(({ living }) => living.length > 0).map(({ payload }) => payload.dwellingId)).size,
    );
    const households = await fill(zhou, { 户主: 'household.head_name', 人口: 'count(person)' }, 'household', {
      where: 'facts.household.rental == true',
    });
    // A row about a home is about all who live there.
    expect(sum(households.rows.map(({ 人口: size }) => size as number))).toBe(peopleOf(chosen));
    expect(households.rows.length).toBe(chosen.length);
  });

  test.each([
    'facts.person.temperature >= 37.3',
    '!(facts.person.temperature >= 37.3)',
    'known("person.temperature")',
    'age >= 0 || !known("person.temperature")',
  ])('that reads a temperature on behalf of civil affairs is refused, whoever has one: %s', async where => {
    const files = async () => (await street.owner.query('select count(*)::int as n from file')).rows;
    const kept = await files();
    for (const purpose of ['care', 'registry']) {
      expect(await codeOf(chen, { purpose, where })).toBe('sheet-condition-not-for-purpose');
      // Where nobody was ever measured the answer is the same.
      const elsewhere = await street.as('doctor', street.communities[1]!.id);
      expect(await codeOf(elsewhere, { area: street.communities[1]!.id, purpose, where })).toBe(
        'sheet-condition-not-for-purpose',
      );
    }
    expect(await codeOf(zhou, { purpose: 'epidemic_screening', where })).toBe('sheet-condition-not-for-post');
    expect(await files()).toEqual(kept);
  });

  test('keeps it where a form fills itself', async () => {
    const { kernel } = street.house;
    const where = 'age >= 65';
    const sheet = await handIn(zhou, { 姓名: 'person.name', 性别: 'person.sex' }, 'person', { area: here.id, where });
    const scheduleId = kernel.newId();
    const until = lastDayBefore(kernel.clock.now() + 10 * 86_400_000, ZONE);
    const payload = { sheet: sheet.id, every: 'day', hour: 7, until };
    const command = { id: kernel.newId(), stream: here.id, type: 'schedule-sheet', subject: scheduleId, payload };
    expect(await zhou.client.send({ ...command, observedAt: kernel.clock.now() })).toEqual(['accepted']);
    const { schedules } = await zhou.client.read(listSchedules, { area: here.id });
    expect(schedules).toMatchObject([{ id: scheduleId, where }]);
    await fillScheduled(kernel, here.id, scheduleId, kernel.clock.now());
    const { items } = await zhou.client.read(listFills, { area: here.id, limit: 1 });
    const old = street.truth.filter(({ age }) => age >= 65);
    expect(items[0]).toMatchObject({ scheduled: true, where, rows: old.length });
  });

  test('that holds for nobody tells about people as well, and stands in the log of who looked', async () => {
    const asker = await street.as('community_staff', here.id);
    const { rows, record } = await fill(asker, { 姓名: 'person.name', 性别: 'person.sex' }, 'person', {
      where: 'age > 150',
    });
    expect([rows, record.rows, record.people]).toEqual([[], 0, 0]);
    const { rows: log } = await street.owner.query(
      'select rows, purpose from access_log where post_id = $1 order by at, id',
      [asker.postId],
    );
    expect(log).toEqual(Array.from({ length: 3 }, () => ({ rows: 0, purpose: 'registry' })));
  });

  test('that looks for a number, says nothing or is no condition is refused', async () => {
    const refused = (where: string) => codeOf(zhou, { where });
    expect(await refused('facts.person.id_number == "990101195001010000"')).toBe('sheet-condition-identity');
    expect(await refused('facts.person.name == "李"')).toBe('sheet-condition-identity');
    expect(await refused('visit.reason == "nobody_home"')).toBe('sheet-condition-wrong');
    expect(await refused('age >=')).toBe('sheet-condition-wrong');
    expect(await refused('')).toBe('malformed');
    expect(await refused(`age >= 1 ${'|| age >= 1 '.repeat(60)}`)).toBe('malformed');
  });
});

describe('a form of figures', () => {
  test('is taken for what it says its rows are, without anybody’s word', async () => {
    const headers = { 楼栋名称: '', 层数: '', 居住户数: '', 居住人数: '' };
    const asked = { area: here.grids[0]!.id, purpose: 'registry' };
    const bytes = await blankForm(headers, '楼栋信息登记表');
    const { subject, rows, columns, preview } = await zhou.client.upload(uploadSheet, asked, bytes);
    const inside = homes.filter(({ grid }) => grid === here.grids[0]!.id);
    expect({ subject, rows }).toEqual({ subject: 'building', rows: new Set(inside.map(one => one.building)).size });
    expect(columns.map(({ means }) => means)).toEqual([
      ...['building.name', 'building.floors', 'building.households_living', 'building.people_living'],
    ]);
    for (const [name, , households, people] of preview) {
      const lived = inside.filter(({ building }) => names.get(building) === name);
      expect([households, people]).toEqual([String(householdsOf(lived)), String(peopleOf(lived))]);
    }
  });

  test('is remembered with what its rows stand for', async () => {
    const columns = { 片区: 'grid.name', 常住: 'count(person)', 长者: 'count(person, person.age>=65)' };
    const view = await handIn(zhou, columns, 'grid', { area: here.id });
    const { fingerprint, title, subject, columns: shown } = view;
    const mapped = shown.map(({ header, meaning }) => ({ header, means: meaning }));
    const command = { id: street.house.kernel.newId(), stream: here.id, type: 'confirm-sheet', subject: here.id };
    const payload = { fingerprint, title, row: subject, columns: mapped };
    expect(await zhou.client.send({ ...command, payload, observedAt: street.house.kernel.clock.now() })).toEqual([
      'accepted',
    ]);
    const again = await zhou.client.upload(
      uploadSheet,
      { area: here.id, purpose: 'registry' },
      await blankForm(columns),
    );
    expect(again).toMatchObject({ subject: 'grid', rows: here.grids.length });
    expect(again.columns.map(({ means }) => means)).toEqual(['grid', 'count(person)', 'count(person, person.age>=65)']);
  });
});

describe('figures filled again', () => {
  test('say which grid’s changed, and by its name', async () => {
    const columns = { 网格: 'grid.name', 人数: 'count(person)' };
    const first = await fill(zhou, columns, 'grid');
    const gone = homes.find(({ living }) => living.length > 1)!;
    await street.owner.query('update residence set until_at = $2 where person_id = $1', [
      gone.living[1]!.id,
      street.house.kernel.clock.now(),
    ]);
    const { record } = await fill(zhou, columns, 'grid');
    expect(record.changes).toEqual({ added: 0, removed: 0, changed: 1, against: first.record.id });
    expect((await zhou.client.read(listChanges, { id: record.id })).items).toEqual([
      { what: 'changed', subjectId: gone.grid, name: names.get(gone.grid) },
    ]);
    // Under a condition it is another sheet, compared with none.
    expect((await fill(zhou, columns, 'grid', { where: 'age >= 18' })).record.changes).toBeUndefined();
  });
});
