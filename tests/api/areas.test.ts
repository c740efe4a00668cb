// The tree of areas: official codes read and laid out, grids by their place's scheme, and borders that move while what
// happened keeps the grid of its time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAreaFile, listAreas } from '../../core/areas/contract.ts';
import { BASE_HOUSEHOLDS, BASE_PERSONS, seriesKey } from '../../core/tallies/model.ts';
import { getRound, listVisits } from '../../core/visits/contract.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community } from '../support/small-place.ts';

const DISTRICT = readFileSync(join(import.meta.dirname, '../fixtures/areas-420105.csv'));

let place: ServedPlace;
let first: Community;
let zheng: Client;
let zhou: Client;
let wang: Client;
let root: string;

beforeAll(async () => {
  place = await openServedPlace();
  [first] = place.communities;
  root = place.house.kernel.rootAreaId;
  zheng = await place.as(place.zheng, '郑');
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
});
afterAll(() => place.close());

const check = (text: string | Buffer) => zheng.upload(checkAreaFile, {}, Buffer.from(text));
const layOut = (areas: unknown[]) => zheng.send(place.command(root, 'lay-out-areas', root, { areas }));
const kinds = async (under: string, kind: string) =>
  (await zheng.read(listAreas, { under, kinds: kind })).areas.map(one => one.name);

describe('a file of official areas', () => {
  test('is checked without writing, laid out whole, and known the second time', async () => {
    const checked = await check(DISTRICT);
    const count = (kind: string) => checked.additions.filter(one => one.kind === kind).length;
    expect(checked.problems).toEqual([]);
    expect([count('district'), count('street'), count('community')]).toEqual([1, 11, 118]);
    expect(await kinds(root, 'district')).toEqual([]);
    expect(await layOut(checked.additions)).toEqual(['accepted']);
    const [district] = (await zheng.read(listAreas, { under: root, kinds: 'district' })).areas;
    expect(district).toMatchObject({ name: '汉阳区', parts: 11, households: 0 });
    expect(await kinds(district!.id, 'street')).toHaveLength(11);
    expect(await kinds(district!.id, 'community')).toHaveLength(118);
    expect(await check(DISTRICT)).toMatchObject({ additions: [], known: 130, problems: [] });
    expect(await layOut(checked.additions)).toEqual(['accepted']);
    expect(await kinds(root, 'community')).toHaveLength(118 + place.communities.length);
  });

  test('of one street alone hangs under the district that is there already', async () => {
    const alone = await check(
      'code,name,parent_code\n420105099000,新街道,420105000000\n420105099001,新社区居委会,420105099000\n',
    );
    expect(alone.additions.map(one => one.parentCode)).toEqual(['420105000000', '420105099000']);
    expect(alone).toMatchObject({ known: 0, problems: [] });
    const stray = await check('code,name,parent_code\n330105099000,远街道,330105000000\n');
    expect(stray.additions.map(one => one.parentCode)).toEqual(['']);
  });

  test('can be walked down, and its trail walked up', async () => {
    const [district] = (await zheng.read(listAreas, { under: root })).areas.filter(one => one.kind === 'district');
    const streets = (await zheng.read(listAreas, { under: district!.id })).areas;
    expect(streets.map(one => one.code)).toEqual(streets.map(one => one.code).sort());
    const { areas, trail } = await zheng.read(listAreas, { under: streets[1]!.id });
    expect(trail.map(one => one.name)).toEqual(['汉阳区', '晴川街道']);
    expect(areas.length).toBe(streets[1]!.parts);
    expect(areas.every(one => one.communityId === one.id)).toBe(true);
  });

  test('is searched by a piece of a name, the beginning of a code, and pinyin', async () => {
    const found = async (q: string) => (await zheng.read(listAreas, { under: root, q })).areas.map(one => one.name);
    expect(await found('晴川')).toContain('晴川街道');
    expect(await found('420105004000')).toEqual(['晴川街道']);
    expect(await found('qingchuan')).toContain('晴川街道');
    expect(await found('%')).toEqual([]);
  });

  test('in GB18030, with Chinese headers, is read just as well', async () => {
    const text = '区划代码,区划名称,上级代码\r\n990101003000,新桥街道,\r\n990101003001,新桥社区,990101003000\r\n';
    expect(await check(iconv.encode(text, 'gb18030'))).toMatchObject({
      additions: [
        { kind: 'street', name: '新桥街道' },
        { kind: 'community', name: '新桥社区' },
      ],
      problems: [],
    });
  });

  test('names the row and what is wrong with it, and keeps the rows that are right', async () => {
    const rows = [
      'code,name,parent_code',
      '99010100300,短一位,',
      '990101003000,,',
      '990101004000,好街道,',
      '990101004000,又一次,',
    ];
    expect(await check(rows.join('\n'))).toMatchObject({
      additions: [{ name: '好街道' }],
      problems: [
        { row: 2, code: 'area-code', detail: { given: '99010100300' } },
        { row: 3, code: 'area-name' },
        { row: 5, code: 'area-twice' },
      ],
    });
    await expect(check('姓名,电话\n李,1')).rejects.toThrow(/area-file-header/);
  });

  test('is refused where the tree would not hold: no parent, a loop, a street below a community', async () => {
    const area = (code: string, parentCode: string, kind = 'street') => ({
      ...{ id: place.newId(), kind, code, name: '某地', parentCode },
    });
    expect(await layOut([area('990102001000', '990102000000')])).toEqual(['unknown-parent']);
    expect(await layOut([area('1', '2'), area('2', '1', 'district')])).toEqual(['area-loop']);
    expect(await layOut([area('990102001000', first.code)])).toEqual(['area-order']);
    expect(await zhou.send(place.command(root, 'lay-out-areas', root, { areas: [area('9', '')] }))).toEqual([
      'not-permitted',
    ]);
  });
});

describe('grids and buildings', () => {
  const grid = (code: string, id = place.newId()) =>
    place.command(first.id, 'lay-out-grid', id, { code, name: '新网格' });
  const building = (name: string, gridId?: string) =>
    place.command(first.id, 'lay-out-building', place.newId(), { compound: '汀兰苑', building: name, gridId });

  test('a grid’s code continues its community’s by three digits, and stands once', async () => {
    for (const code of [`${first.code}1`, `${first.code}0011`, `${first.code}00A`, '990001001009001'])
      expect(await zhou.send(grid(code))).toEqual(['grid-code']);
    expect(await zhou.send(grid(`${first.code}001`))).toEqual(['already-there']);
    expect(await zhou.send(grid(`${first.code}009`))).toEqual(['accepted']);
  });

  test('a building stands once in its community, in a grid that is there', async () => {
    expect(await zhou.send(building('１'), building('9'))).toEqual(['already-there', 'accepted']);
    expect(await zhou.send(building('77', place.newId()))).toEqual(['unknown-grid']);
    expect(await wang.send(building('78'))).toEqual(['not-permitted']);
    const { areas } = await zhou.read(listAreas, { under: first.id });
    expect(areas.filter(one => one.kind === 'building').map(one => one.gridId)).toEqual([undefined]);
  });
});

describe('a building that moves to another grid', () => {
  test('takes its homes and figures along, while what happened keeps the grid of its time', async () => {
    const [from, to] = first.grids as [string, string];
    const [moving] = first.buildings as [string];
    const [home] = first.homes;
    const everywhere = await place.screening(first);
    const onlyFrom = place.newId();
    const care = { pack: 'everyday_visit', version: 2, areaId: from, basis: '日常走访' };
    expect(await zhou.send(place.command(first.id, 'activate-pack', onlyFrom, care))).toEqual(['accepted']);
    await place.workOff();
    const covered = seriesKey(everywhere, 'covered');
    const doors = seriesKey(onlyFrom, 'doors');
    const before = place.visit(first, home!);
    expect(await wang.send(before)).toEqual(['accepted']);
    const figures = async () => [
      await place.figure(zhou, from, BASE_HOUSEHOLDS),
      await place.figure(zhou, to, BASE_HOUSEHOLDS),
      await place.figure(zhou, from, covered, everywhere),
      await place.figure(zhou, to, covered, everywhere),
      await place.figure(zhou, first.id, doors, onlyFrom),
    ];
    expect(await figures()).toEqual([3, 3, 1, 0, 3]);
    const assign = (gridId: string) => place.command(first.id, 'assign-building', moving, { gridId });

    expect(await zhou.send(assign(place.newId()))).toEqual(['unknown-grid']);
    expect(await zhou.send(assign(to))).toEqual(['accepted']);
    await place.workOff();
    expect(await figures()).toEqual([0, 6, 0, 1, 0]);
    expect(await place.recountChanges()).toEqual([]);

    // 王 of the grid it left can no longer write there, and the visit of before is still a visit of that grid.
    expect(await wang.send(place.visit(first, home!))).toEqual(['outside-area']);
    const visits = async (area: string) => (await zhou.read(listVisits, { area })).items.map(one => one.id);
    expect(await visits(from)).toEqual([before.id]);
    const after = place.visit(first, home!);
    expect(await zhou.send(after)).toEqual(['accepted']);
    expect(await visits(to)).toEqual([after.id]);
    const { rows } = await place.owner.query(
      `select grid_id from event where stream_id = $1 and type = 'visit.recorded' order by seq`,
      [first.id],
    );
    expect(rows.map(row => row.grid_id)).toEqual([from, to]);
    expect((await zhou.read(getRound, { grid: from })).doors).toEqual([]);
    expect((await zhou.read(getRound, { grid: to })).doors).toHaveLength(6);

    // And back again, on the same day.
    expect(await zhou.send(assign(from))).toEqual(['accepted']);
    await place.workOff();
    expect(await figures()).toEqual([3, 3, 1, 0, 3]);
    expect(await place.recountChanges()).toEqual([]);
    const borders = await place.owner.query(
      'select grid_id, until_at is null as now from building_grid where building_id = $1 order by from_at',
      [moving],
    );
    expect(borders.rows.map(row => [row.grid_id, row.now])).toEqual([
      [from, false],
      [to, false],
      [from, true],
    ]);
  });

  test('changes nothing above the grid', async () => {
    expect(await place.figure(zhou, first.id, BASE_PERSONS)).toBe(12);
    expect(await place.figure(zheng, place.streetId, BASE_PERSONS)).toBe(24);
  });
});
