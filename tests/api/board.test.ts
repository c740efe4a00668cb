// The live board: every figure is the length of the list behind it, everywhere; what is above is the sum of what is
// below; and a list that tells of health opens for those who may know.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BehindRow, type BoardView, type FigureView, getBoard, listBehind } from '../../core/board/contract.ts';
import type { Id } from '../../core/kernel/id.ts';
import { listHouseholds } from '../../core/registry/contract.ts';
import { BASE_HOUSEHOLDS, BASE_PERSONS, seriesKey } from '../../core/tallies/model.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { type Community, temperature } from '../support/small-place.ts';

let place: ServedPlace;
let first: Community;
let second: Community;
let zhou: Client;
let zheng: Client;
let screening: Id;
let care: Id;

const asked = (subjectId: Id, element: string, value: unknown) => ({ subjectId, element, how: 'asked', value });

beforeAll(async () => {
  place = await openServedPlace();
  [first, second] = place.communities;
  zhou = await place.as(place.zhou, '周');
  zheng = await place.as(place.zheng, '郑');
  const wide = (pack: string, id = place.newId()) =>
    place.command(place.streetId, 'activate-pack', id, { pack, version: 2, areaId: place.streetId, basis: '演练' });
  const commands = [wide('door_to_door_screening'), wide('everyday_visit')];
  expect(await zheng.send(...commands)).toEqual(['accepted', 'accepted']);
  [screening, care] = commands.map(command => command.subject) as [Id, Id];
  await place.workOff();
  const [a, b, c, d, e] = first.homes;
  const visits = [
    place.visit(first, a!, [
      temperature(a!.persons[0]!, 38.4),
      temperature(a!.persons[1]!, 36.5),
      asked(a!.persons[0]!, 'person.symptoms_today', ['fever', 'cough']),
      asked(a!.id, 'household.help_needed', ['food', 'medicine']),
    ]),
    place.visit(first, b!, [temperature(b!.persons[0]!, 36.9), asked(b!.persons[0]!, 'person.lives_alone', true)]),
    place.visit(first, d!, [
      temperature(d!.persons[1]!, 37.3),
      asked(d!.persons[1]!, 'person.travel_returned_within_14_days', true),
      asked(d!.persons[1]!, 'person.arrived_from', '420000'),
      asked(d!.id, 'household.food_days_left', 1),
    ]),
    place.command(first.id, 'record-visit', c!.id, { outcome: 'no_contact', reason: 'nobody_home', answers: [] }),
    place.command(first.id, 'record-visit', e!.id, { outcome: 'no_contact', reason: 'declined', answers: [] }),
  ];
  expect(new Set(await zhou.send(...visits))).toEqual(new Set(['accepted']));
  const zhao = await place.as(place.zhao, '赵');
  expect(
    await zhao.send(place.visit(second, second.homes[0]!, [temperature(second.homes[0]!.persons[0]!, 39)])),
  ).toEqual(['accepted']);
});
afterAll(() => place.close());

const board = (area: Id, activation?: Id, client = zhou): Promise<BoardView> =>
  client.read(getBoard, { area, activation });
/** Everybody behind a figure, read a small page at a time. */
async function behind(area: Id, series: string, limit = 2): Promise<{ rows: BehindRow[]; total: number }> {
  const rows: BehindRow[] = [];
  for (let after: string | undefined; ; ) {
    const page = await zhou.read(listBehind, { area, series, limit, after });
    rows.push(...page.items);
    after = page.next;
    if (after === undefined) return { rows, total: page.total };
  }
}

describe('a figure', () => {
  test('is the length of the list behind it: every report of every pack, in the community, its grids and buildings', async () => {
    const whole = new Map<string, number>();
    let counted = 0;
    const check = async (area: Id, { series, n, count }: FigureView) => {
      const { rows, total } = await behind(area, series, n > 4 ? 5 : 2);
      const where = `${series} of ${area}`;
      expect([total, rows.length, new Set(rows.map(row => row.subjectId)).size], where).toEqual([n, n, n]);
      expect(
        rows.every(row => row.kind === count),
        where,
      ).toBe(true);
      counted += n;
    };
    for (const activation of [undefined, screening, care]) {
      for (const area of [first.id, ...first.grids, ...first.buildings]) {
        const { figures } = await board(area, activation);
        for (const { series, n } of area === first.id ? figures : []) whole.set(series, n);
        // What counts nobody in the community counts nobody in a part of it.
        const worth = figures.filter(figure => area === first.id || whole.get(figure.series)! > 0);
        await Promise.all(worth.map(figure => check(area, figure)));
      }
    }
    expect(counted).toBeGreaterThan(100);
    const { figures } = await board(first.id, screening);
    const n = Object.fromEntries(figures.map(one => [one.series.slice(37), one.n]));
    expect(n).toMatchObject({
      ...{ doors: 6, covered: 3, not_covered: 3, second_pass: 1, 'second_pass=nobody_home': 1, people: 12 },
      ...{ people_screened: 4, fever: 2, symptoms: 1, 'symptoms=fever': 1, 'symptoms=cough': 1, arrivals: 1 },
      ...{ needs: 1, 'needs=food': 1, 'needs=medicine': 1, food_short: 1, elders_alone: 1 },
    });
  });

  test('says of what it is a part, with the number that counts there', async () => {
    const { figures } = await board(first.id, screening);
    const by = new Map(figures.map(one => [one.series, one]));
    for (const { of, n, series } of figures) {
      if (of === undefined) continue;
      expect(by.get(of.series)!.n, series).toBe(of.n);
      expect(n, series).toBeLessThanOrEqual(of.n);
      expect(of.title.zh).not.toBe('');
    }
    expect(by.get(seriesKey(screening, 'fever'))).toMatchObject({ of: { n: 12 }, residences: ['living'] });
  });

  test('of an area is the sum of its parts, up to the street', async () => {
    for (const activation of [undefined, screening, care]) {
      for (const area of [first.id, ...first.grids, place.streetId]) {
        const { figures, parts } = await board(area, activation, zheng);
        expect(parts.length).toBeGreaterThan(0);
        for (const { series, n } of figures)
          expect(
            parts.reduce((sum, part) => sum + (part.n[series] ?? 0), 0),
            `${series} of ${area}`,
          ).toBe(n);
      }
    }
    const street = await board(place.streetId, screening, zheng);
    const fever = seriesKey(screening, 'fever');
    expect(street.figures.find(one => one.series === fever)!.n).toBe(3);
    expect(street.parts.map(part => part.n[fever])).toEqual([2, 1]);
  });

  test('is what counting every fact anew gives', async () => {
    expect(await place.recountChanges()).toEqual([]);
  });

  test('of an unknown series or activation is nothing, and of an unknown area refused', async () => {
    expect(await zhou.read(listBehind, { area: first.id, series: seriesKey(place.newId(), 'doors') })).toEqual({
      total: 0,
      items: [],
    });
    expect((await board(first.id, place.newId())).figures.map(one => one.series)).toEqual([
      BASE_HOUSEHOLDS,
      BASE_PERSONS,
    ]);
    expect(await zhou.codeOf(getBoard, { area: place.newId() })).toBe('unknown-area');
  });
});

describe('the list behind a figure', () => {
  const list = (client: Client, report: string, area = first.id) =>
    client.codeOf(listBehind, { area, series: seriesKey(screening, report) });

  test('goes door by door, with a name and an age, and no number or answer', async () => {
    const { rows } = await behind(first.id, BASE_PERSONS);
    const doors = rows.map(row => row.door.text);
    expect(doors).toEqual([...doors].sort());
    for (const row of rows) {
      expect(row.name).toMatch(/^[李孙]/);
      expect(row.age).toBeGreaterThan(60);
    }
    const text = JSON.stringify(await behind(first.id, seriesKey(screening, 'fever')));
    for (const secret of [...first.homes.flatMap(home => [...home.numbers, ...home.phones]), '38.4', 'cough'])
      expect(text).not.toContain(secret);
  });

  test('that tells of health opens for community staff and doctors, and for nobody else', async () => {
    const wang = await place.as(place.wang, '王');
    const chen = await place.as(place.chen, '陈');
    for (const report of ['fever', 'people_screened', 'symptoms']) {
      expect(await list(zhou, report)).toBe('accepted');
      expect(await list(chen, report)).toBe('accepted');
      expect(await list(wang, report, first.grids[0])).toBe('medical-list');
      expect(await list(zheng, report)).toBe('medical-list');
    }
    expect(await list(wang, 'needs', first.grids[0])).toBe('accepted');
    expect(await list(wang, 'needs', first.grids[1])).toBe('outside-area');
    expect(await list(zhou, 'needs', second.id)).toBe('outside-area');
    expect(await list(zheng, 'needs', place.streetId)).toBe('open-one-community');
  });

  test('is not for departments: they get counts', async () => {
    const wu = await place.as(place.wu, '吴');
    expect((await board(first.id, screening, wu)).figures.find(one => one.report === 'fever')!.n).toBe(2);
    expect(await list(wu, 'needs')).toBe('not-permitted');
    expect(await wu.codeOf(listHouseholds, { area: first.id })).toBe('not-permitted');
  });

  test('is written down with how many rows were seen, and a figure is not', async () => {
    const seen = async () =>
      (
        await place.owner.query(`select reads, rows from access_log where post_id = $1 order by at, id`, [
          place.chen.post.id,
        ])
      ).rows;
    const chen = await place.as(place.chen, '陈');
    const before = await seen();
    await board(first.id, screening, chen);
    expect(await list(chen, 'fever')).toBe('accepted');
    expect((await seen()).slice(before.length)).toEqual([{ reads: 'list', rows: 2 }]);
  });
});
