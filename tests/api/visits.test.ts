// One knock, over HTTP and a real database: what a phone is told of a door and what it is not; what a visit, a failed
// one and a correction leave behind; and that nobody who declined is found again by it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getBoard, listBehind } from '../../core/board/contract.ts';
import type { AnyCommand } from '../../core/kernel/command.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { getHousehold, listHouseholds, searchPeople } from '../../core/registry/contract.ts';
import { seriesKey } from '../../core/tallies/model.ts';
import { type FieldDoor, getRound, listCallbacks, listVisits } from '../../core/visits/contract.ts';
import { drawWaitingVisits } from '../../server/visits/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { type Community, type Home, temperature } from '../support/small-place.ts';

const HOUR = 3_600_000;

let place: ServedPlace;
let first: Community;
let screening: Id;
let care: Id;
let zhou: Client;
let wang: Client;
let [one, two, three, four]: Home[] = [];

beforeAll(async () => {
  place = await openServedPlace();
  [first] = place.communities;
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
  screening = await place.screening(first);
  care = place.newId();
  const payload = { pack: 'everyday_visit', version: 2, areaId: first.id, basis: '日常走访' };
  expect(await zhou.send(place.command(first.id, 'activate-pack', care, payload))).toEqual(['accepted']);
  await place.workOff();
  // Facts keep whole seconds: what is observed at the beginning of the round lies clearly before the knocks.
  place.house.kernel.clock.setOffset(60_000);
  [one, two, three, four] = first.homes;
});
afterAll(() => place.close());

const asked = (subjectId: Id, element: string, value: unknown, how = 'asked') => ({ subjectId, element, how, value });
const missed = (home: Home, reason: string, again?: string): AnyCommand =>
  place.command(first.id, 'record-visit', home.id, {
    ...{ outcome: 'no_contact', reason, answers: [] },
    ...(again === undefined ? {} : { again }),
  });
const correcting = (home: Home, corrects: Id, said: object): AnyCommand =>
  place.command(first.id, 'correct-visit', home.id, { corrects, answers: [], ...said });
const round = () => wang.read(getRound, { grid: first.grids[0] });
const doorOf = async (home: Home): Promise<FieldDoor> =>
  (await round()).doors.find(door => door.householdId === home.id)!;
const figure = (report: string, activation = screening) =>
  place.figure(zhou, first.id, seriesKey(activation, report), activation);

describe('what a phone is told', () => {
  test('the doors of its grid, top floor first, with what is asked there and nothing else', async () => {
    const { doors, actives, grid, budgetSeconds } = await round();
    expect(doors.map(door => door.room)).toEqual(['301', '201', '101']);
    expect(doors.every(door => door.state === 'todo')).toBe(true);
    expect(actives.map(active => active.pack.pack).sort()).toEqual(['door_to_door_screening', 'everyday_visit']);
    expect(grid).toMatchObject({ communityId: first.id, timeZone: 'Asia/Shanghai' });
    expect(budgetSeconds).toBe(180);
    expect(Object.values(doors[0]!.names).sort()).toEqual([expect.stringMatching(/^孙/), expect.stringMatching(/^李/)]);
    expect(await wang.codeOf(getRound, { grid: first.grids[1] })).toBe('outside-area');
    const zhao = await place.as(place.zhao, '赵');
    expect(await zhao.codeOf(getRound, { grid: first.grids[0] })).toBe('outside-area');
    const zheng = await place.as(place.zheng);
    expect(await zheng.codeOf(getRound, { grid: first.grids[0] })).toBe('not-permitted');
  });

  test('no temperature, symptom, phone or number, whoever gave it and whenever', async () => {
    const [li, sun] = one!.persons as [Id, Id];
    const answers = [
      temperature(li, 38.6),
      asked(li, 'person.symptoms_today', ['fever', 'cough']),
      { subjectId: sun, element: 'person.temperature', how: 'declined' },
      asked(one!.id, 'household.contact_phone', '10055556666'),
    ];
    expect(await wang.send(place.visit(first, one!, answers))).toEqual(['accepted']);
    const told = JSON.stringify((await round()).doors);
    for (const secret of ['38.6', 'cough', '10055556666', ...one!.numbers, ...one!.phones])
      expect(told).not.toContain(secret);
    expect((await doorOf(one!)).state).toBe('done');
  });

  test('is written down as a look at a list of doors', async () => {
    const { rows } = await place.owner.query(
      `select role, reads, rows from access_log where route = 'GET /api/field/round' order by at desc limit 1`,
    );
    expect(rows).toEqual([{ role: 'grid_worker', reads: 'door', rows: 3 }]);
  });
});

describe('one answer', () => {
  test('that two packs asked becomes two facts, each with its own end', async () => {
    const needs = asked(two!.id, 'household.help_needed', ['food']);
    expect(await wang.send(place.visit(first, two!, [needs]))).toEqual(['accepted']);
    const { rows } = await place.owner.query(
      `select purpose, activation_id from fact_personal where subject_id = $1 and facts ? 'household.help_needed' order by purpose`,
      [two!.id],
    );
    expect(rows).toEqual([
      { purpose: 'care', activation_id: EVERYDAY },
      { purpose: 'epidemic_screening', activation_id: screening },
    ]);
    expect([await figure('needs=food'), await figure('needs=food', care)]).toEqual([1, 1]);
    const { rows: payloads } = await place.owner.query(
      `select p.purpose, p.keep_until is null as while_active from payload p join event e on e.stream_id = p.stream_id and e.seq = p.seq
       where e.subject_id = $1 and e.type = 'visit.recorded' and p.class = 'personal' order by p.purpose`,
      [two!.id],
    );
    expect(payloads).toContainEqual({ purpose: 'epidemic_screening', while_active: true });
    expect(payloads).toContainEqual({ purpose: 'care', while_active: false });
  });

  test('is not asked again at that door', async () => {
    const { household } = await doorOf(two!);
    const held = household!.rows.flatMap(row => Object.keys(row.facts));
    expect(held.filter(element => element === 'household.help_needed')).toHaveLength(2);
  });

  test('about somebody of another door, or that nobody asked, is refused with its place', async () => {
    const stranger = place.visit(first, two!, [temperature(one!.persons[0]!, 36.6)]);
    const unasked = place.visit(first, two!, [asked(two!.persons[0]!, 'person.occupation', '1')]);
    const twice = place.visit(first, two!, [temperature(two!.persons[0]!, 36), temperature(two!.persons[0]!, 37)]);
    const hot = place.visit(first, two!, [temperature(two!.persons[0]!, 70)]);
    expect(await wang.send(stranger, unasked, twice, hot)).toEqual([
      'not-of-household',
      'not-asked',
      'answered-twice',
      'number-out-of-range',
    ]);
    expect(await wang.send(place.visit(first, four!))).toEqual(['outside-area']);
    expect(
      await wang.send(place.visit(first, two!, [], { observedAt: place.house.kernel.clock.now() + HOUR })),
    ).toEqual(['in-the-future']);
    expect(await wang.send(missed(two!, 'busy'))).toEqual(['malformed']);
  });
});

describe('a door where nobody was met', () => {
  test('goes on the second pass with an hour, and once somebody is met it is done', async () => {
    expect(await wang.send(missed(three!, 'nobody_home', 'evening'))).toEqual(['accepted']);
    expect(await doorOf(three!)).toMatchObject({ state: 'again', again: 'evening', reason: 'nobody_home' });
    expect([await figure('second_pass'), await figure('second_pass=nobody_home'), await figure('covered')]).toEqual([
      1, 1, 2,
    ]);
    const met = place.visit(first, three!);
    expect(await wang.send(met)).toEqual(['accepted']);
    expect(await doorOf(three!)).toMatchObject({ state: 'done', lastVisitId: met.id });
    expect([await figure('second_pass'), await figure('covered')]).toEqual([0, 3]);
  });

  test('seen earlier but sent later hides nothing that was seen after', async () => {
    const late = { ...missed(three!, 'nobody_home'), observedAt: place.house.kernel.clock.now() - 2 * HOUR };
    expect(await wang.send(late)).toEqual(['no-round']);
    const { rows } = await place.owner.query('select from_at from activation where id = $1', [screening]);
    const within = { ...missed(three!, 'nobody_home'), observedAt: Number(rows[0].from_at) + 1 };
    expect(await wang.send(within)).toEqual(['accepted']);
    expect((await doorOf(three!)).state).toBe('done');
    expect(await figure('covered')).toBe(3);
  });
});

describe('a correction', () => {
  test('says a visit anew: figures and door follow, the first event stays as it was', async () => {
    const [home] = [three!];
    const visit = place.visit(first, home, [temperature(home.persons[0]!, 38.9)]);
    expect(await wang.send(visit)).toEqual(['accepted']);
    const fever = (await figure('fever'))!;
    const before = await place.owner.query('select digest from event where command_id = $1', [visit.id]);
    const right = correcting(home, visit.id, { outcome: 'met', answers: [temperature(home.persons[0]!, 36.9)] });
    expect(await wang.send(right)).toEqual(['accepted']);
    expect(await figure('fever')).toBe(fever - 1);
    const after = await place.owner.query('select digest from event where command_id = $1', [visit.id]);
    expect(after.rows).toEqual(before.rows);
    const rows = (await zhou.read(listVisits, { area: first.id })).items;
    expect(rows.find(row => row.id === visit.id)).toMatchObject({ correctedBy: right.id, outcome: 'met' });
    expect(rows.find(row => row.id === right.id)).toMatchObject({ corrects: visit.id });
    expect(await place.recountChanges()).toEqual([]);
  });

  test('into nobody home withdraws what was said at the wrong door', async () => {
    const wrong = place.visit(first, three!, [asked(three!.id, 'household.help_needed', ['medicine'])]);
    expect(await wang.send(wrong)).toEqual(['accepted']);
    expect(await figure('needs=medicine')).toBe(1);
    const away = { outcome: 'no_contact', reason: 'nobody_home' };
    expect(await wang.send(correcting(three!, wrong.id, away))).toEqual(['accepted']);
    expect([await figure('needs=medicine'), await figure('second_pass=nobody_home')]).toEqual([0, 1]);
    expect(await place.recountChanges()).toEqual([]);
  });

  test('of a visit that is not there, of another home, or of a correction is refused', async () => {
    const visit = place.visit(first, two!);
    const correction = correcting(two!, visit.id, { outcome: 'met' });
    expect(await wang.send(visit, correction)).toEqual(['accepted', 'accepted']);
    expect(
      await wang.send(
        correcting(two!, place.newId(), { outcome: 'met' }),
        correcting(three!, visit.id, { outcome: 'met' }),
        correcting(two!, correction.id, { outcome: 'met' }),
      ),
    ).toEqual(['unknown-visit', 'unknown-visit', 'unknown-visit']);
  });
});

describe('a household that declined', () => {
  const reports = ['doors', 'covered', 'not_covered', 'second_pass'];
  let before: (number | undefined)[];

  beforeAll(async () => {
    before = await Promise.all(reports.map(report => figure(report)));
    expect(await zhou.send(missed(four!, 'declined'))).toEqual(['accepted']);
  });

  test('looks in every figure like one that nobody has been to, and no figure splits by it', async () => {
    expect(await Promise.all(reports.map(report => figure(report)))).toEqual(before);
    for (const activation of [screening, care]) {
      const board = await zhou.read(getBoard, { area: first.id, activation });
      expect(JSON.stringify(board)).not.toMatch(/declin|拒/);
    }
    const { rows } = await place.owner.query(`select key from series where key like '%declined%'`);
    expect(rows).toEqual([]);
    expect(
      await zhou.read(listBehind, { area: first.id, series: seriesKey(screening, 'second_pass', 'declined') }),
    ).toEqual({
      total: 0,
      items: [],
    });
  });

  test('is in no list: of doors, visits, homes, people, calls, nor on its own page', async () => {
    await drawWaitingVisits(place.house.kernel, place.house.pipeline);
    const { doors } = await zhou.read(getRound, { grid: first.grids[1] });
    const lists = await Promise.all([
      zhou.read(listVisits, { area: first.id, limit: 500 }),
      zhou.read(listVisits, { area: first.id, outcome: 'no_contact' }),
      zhou.read(listHouseholds, { area: first.id }),
      zhou.read(searchPeople, { area: first.id, q: '' }),
      zhou.read(listCallbacks, { area: first.id }),
      zhou.read(getHousehold, { id: four!.id, community: first.id }),
    ]);
    for (const list of [doors, ...lists]) expect(JSON.stringify(list)).not.toMatch(/declin|拒/);
    expect((await zhou.read(listVisits, { area: first.id, outcome: 'declined' })).items).toEqual([]);
    const door = doors.find(each => each.householdId === four!.id);
    // Not knocked at again in this round, whatever everyday life would still ask; and the state does not say why.
    expect(door!.state).toBe('done');
    expect(door).not.toHaveProperty('reason');
  });

  test('is named in no skeleton, and of everyday life nowhere at all', async () => {
    const { rows } = await place.owner.query(`select count(*)::int as n from event e where e::text like '%declined%'`);
    expect(rows[0].n).toBe(0);
    const facts = await place.owner.query(
      `select activation_id from fact_personal where subject_id = $1 and facts->>'visit.reason' like '%declined%'`,
      [four!.id],
    );
    expect(facts.rows).toEqual([{ activation_id: screening }]);
  });

  test('is a door like every other when its round is over and another begins', async () => {
    const end = (id: Id) => place.command(first.id, 'end-activation', id, { reason: '结束' });
    expect(await zhou.send(end(care))).toEqual(['accepted']);
    const alone = await zhou.read(getRound, { grid: first.grids[1] });
    expect(alone.doors.find(door => door.householdId === four!.id)!.state).toBe('done');
    expect(await zhou.send(end(screening))).toEqual(['accepted']);
    const next = await place.screening(first);
    await place.workOff();
    const { doors } = await zhou.read(getRound, { grid: first.grids[1] });
    const [declined, never] = [
      doors.find(door => door.householdId === four!.id)!,
      doors.find(door => door.householdId === first.homes[4]!.id)!,
    ];
    expect([declined.state, never.state]).toEqual(['todo', 'todo']);
    expect(JSON.stringify(declined)).not.toContain('visit.reason');
    expect(await figure('doors', next)).toBe(6);
    expect(await place.recountChanges()).toEqual([]);
  });
});

describe('the list of visits', () => {
  test('is newest first and paged without gap or double', async () => {
    const whole = (await zhou.read(listVisits, { area: first.id, limit: 500 })).items;
    expect(whole.map(row => row.at)).toEqual(whole.map(row => row.at).sort((a, b) => b - a));
    const paged: Id[] = [];
    for (let after: string | undefined; ; ) {
      const page = await zhou.read(listVisits, { area: first.id, limit: 3, after });
      paged.push(...page.items.map(row => row.id));
      after = page.next;
      if (after === undefined) break;
    }
    expect(paged).toEqual(whole.map(row => row.id));
    expect((await zhou.read(listVisits, { area: first.id, after: '12|nonsense' })).items.length).toBe(whole.length);
  });
});
