// Matters over a real database: a visit opens one by a rule, people move and hand them on, and every list, page and
// figure follows; what a page offers is what the server accepts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { listMatters, listMatterTypes, readMatter, readMyWork } from '../../core/matters/contract-reads.ts';
import { seriesKey } from '../../core/tallies/model.ts';
import { ALONE, carePack, HEALTH } from '../support/care-pack.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community, Home } from '../support/small-place.ts';

let place: ServedPlace;
let first: Community;
let activation: Id;
const clients: Record<string, Client> = {};
let mei: Actor;

beforeAll(async () => {
  place = await openServedPlace();
  [first] = place.communities;
  const { zheng, zhou, wang, chen } = place;
  const { communityId: _, ...post } = zhou.post;
  const path = first.path.slice(0, first.path.lastIndexOf('.'));
  const of = (role: Role, more: Partial<Actor['post']> = {}): Actor => ({
    userId: place.newId(),
    post: { ...zhou.post, id: place.newId(), role, ...more },
  });
  mei = of('volunteer');
  const officer = {
    userId: place.newId(),
    post: { ...post, id: place.newId(), role: 'street_officer' as const, areaId: place.streetId, areaPath: path },
  };
  for (const [name, actor] of Object.entries({ zheng, zhou, wang, chen, mei, officer }))
    clients[name] = await place.as(actor, name);
  const { rootAreaId } = place.house.kernel;
  activation = place.newId();
  expect(
    await clients.zheng!.send(place.command(rootAreaId, 'publish-pack', place.newId(), { text: carePack() })),
  ).toEqual(['accepted']);
  const on = { pack: 'care_round', version: 1, areaId: first.id, basis: '社区关照' };
  expect(await clients.zhou!.send(place.command(first.id, 'activate-pack', activation, on))).toEqual(['accepted']);
  await place.workOff();
});
afterAll(() => place.close());

const give = (who: string, type: string, subject: Id, payload: unknown) =>
  clients[who]!.send(place.command(first.id, type, subject, payload));
const alone = (home: Home, value: boolean, of = 0) =>
  place.visit(first, home, [{ subjectId: home.persons[of]!, element: ALONE, how: 'asked', value }]);
const list = async (who: string, query: Record<string, unknown> = {}) =>
  (await clients[who]!.read(listMatters, { community: first.id, ...query } as never)).items;
const page = (who: string, id: Id) => clients[who]!.read(readMatter, { id, community: first.id });
const looked = () => place.figure(clients.zhou!, first.id, seriesKey(activation, 'looked_in'), activation);

describe('a rule after a visit', () => {
  test('opens a matter, hands it to who reaches it, tells them, and moves the figures with it', async () => {
    const [home] = first.homes;
    expect(await clients.wang!.send(alone(home!, true))).toEqual(['accepted']);
    const [row] = await list('wang');
    expect(row).toMatchObject({
      type: 'look_in',
      state: 'waiting',
      open: true,
      source: 'rule',
      mine: true,
      late: false,
    });
    expect(row!.about).toMatchObject({ kind: 'person', id: home!.persons[0], householdId: home!.id });
    expect(row!.about.door).toContain('汀兰苑');
    expect(row!.about.name).toMatch(/^李明/);
    expect(row!.lead?.name).toBe('wang');
    const work = await clients.wang!.read(readMyWork, { community: first.id });
    expect(work).toMatchObject({ owed: 1, late: 0, soon: 1, untaken: 0, unread: 1 });
    expect(work.notices[0]).toMatchObject({ words: { en: 'Somebody is to be looked in on.' }, matterId: row!.id });
    expect(await looked()).toBe(1);
    const whole = await page('wang', row!.id);
    expect(whole.next.map(one => one.transition)).toEqual(['see', 'hand_up', 'decline']);
    expect(whole.clocks).toMatchObject([
      { id: 'waiting', status: 'running' },
      { id: 'seen', status: 'idle' },
    ]);
    expect(whole.needs.map(one => one.element)).toEqual(['household.help_needed']);
    expect(whole.timeline.map(one => one.kind)).toEqual(['opened', 'asked', 'assigned']);
    expect(whole.timeline[0]!.rule).toMatchObject({ id: 'alone', why: { zh: '独居要有人看望' } });
  });
});

/** Everybody who has to do with the community. */
const EVERYBODY = ['wang', 'mei', 'zhou', 'chen', 'officer', 'zheng'];
const MOVES = ['see', 'hand_up', 'settle', 'again', 'decline', 'nothing_like_it'];

/** Opens a look-in by hand for somebody and says its id. */
async function lookIn(who: string, home: Home, of = 0): Promise<Id> {
  const id = place.newId();
  const about = { kind: 'person', id: home.persons[of] };
  const payload = { pack: 'care_round', type: 'look_in', about, source: 'staff' };
  expect(await give(who, 'open-matter', id, payload)).toEqual(['accepted']);
  return id;
}
const stateOf = async (id: Id) => (await page('zhou', id)).matter.state;

describe('what may be done next', () => {
  test('is what the server accepts, and nothing else, for every role in every state', async () => {
    const id = await lookIn('zhou', first.homes[1]!);
    // Each way once; after `see` by 王, only somebody else settles it.
    const steps: [string, string][] = [
      ['wang', 'hand_up'],
      ['mei', 'see'],
      ['wang', 'again'],
      ['wang', 'see'],
      ['zhou', 'settle'],
    ];
    for (const [doer, step] of steps) {
      for (const who of EVERYBODY) {
        const code = await clients[who]!.codeOf(readMatter, { id, community: first.id });
        const next = code === 'accepted' ? (await page(who, id)).next : [];
        for (const transition of MOVES)
          for (const forResident of [false, true]) {
            const offered = next.some(
              one => one.transition === transition && (one.forResident ? forResident : !forResident),
            );
            if (offered) continue;
            const said = await give(who, 'move-matter', id, { transition, reason: '看过', forResident });
            expect(said, `${who} ${transition} ${forResident} in ${await stateOf(id)}`).not.toEqual(['accepted']);
          }
      }
      expect((await page(doer, id)).next.map(one => one.transition)).toContain(step);
      expect(await give(doer, 'move-matter', id, { transition: step, reason: '看过' })).toEqual(['accepted']);
    }
    expect(await stateOf(id)).toBe('closed');
    const whole = await page('wang', id);
    expect(whole).toMatchObject({ next: [], mayAssign: false, mayReopen: true });
    expect(whole.timeline.filter(one => one.kind === 'moved').map(one => one.transition)).toEqual(
      steps.map(one => one[1]),
    );
    expect(whole.timeline.find(one => one.transition === 'hand_up')).toMatchObject({
      words: '看过',
      by: { name: 'wang' },
    });
    // 美 reads no personal words, and sees what her role may do all the same.
    expect((await page('mei', id)).timeline.every(one => one.words === undefined)).toBe(true);
  });

  test('keeps two steps of one person apart, whatever post they act in', async () => {
    const id = await lookIn('zhou', first.homes[2]!);
    expect(await give('zhou', 'assign-matter', id, {})).toEqual(['accepted']);
    expect(await give('zhou', 'move-matter', id, { transition: 'see' })).toEqual(['accepted']);
    expect((await page('zhou', id)).next.map(one => one.transition)).not.toContain('settle');
    expect(await give('zhou', 'move-matter', id, { transition: 'settle' })).toEqual(['same-person']);
  });

  test('reopens for whom it concerns, in its time', async () => {
    const id = await lookIn('wang', first.homes[2]!, 1);
    expect(await give('mei', 'move-matter', id, { transition: 'decline', forResident: true })).toEqual(['accepted']);
    expect(await give('wang', 'move-matter', id, { transition: 'see' })).toEqual(['not-from-here']);
    expect(await give('officer', 'reopen-matter', id, { reason: '又病了' })).toEqual(['not-permitted']);
    expect(await give('wang', 'reopen-matter', id, { reason: '又病了' })).toEqual(['not-yours-to-move']);
    expect(await give('wang', 'reopen-matter', id, { reason: '又病了', forResident: true })).toEqual(['accepted']);
    expect(await give('wang', 'reopen-matter', id, { reason: '又病了', forResident: true })).toEqual(['not-closed']);
    const whole = await page('wang', id);
    expect(whole.matter).toMatchObject({ open: true, state: 'waiting', reopened: 1 });
    expect(whole.timeline.at(-1)).toMatchObject({ kind: 'reopened', words: '又病了', forResident: true });
  });
});

describe('who answers for it', () => {
  const groceries = async (home: Home) => {
    const id = place.newId();
    const payload = {
      pack: 'care_round',
      type: 'groceries',
      about: { kind: 'household', id: home.id },
      source: 'phone',
      words: '要两斤米',
    };
    expect(await give('zhou', 'open-matter', id, payload)).toEqual(['accepted']);
    return id;
  };

  test('a role where there is somebody, else the role owes it; returned with a reason it is told to staff', async () => {
    const id = await groceries(first.homes[0]!);
    expect((await page('mei', id)).matter).toMatchObject({ mine: true, lead: { name: 'mei' } });
    expect(await give('wang', 'return-matter', id, { reason: '不去' })).toEqual(['not-yours-to-return']);
    expect(await give('mei', 'return-matter', id, { reason: '今天没空' })).toEqual(['accepted']);
    expect((await page('zhou', id)).matter).toMatchObject({ owedBy: 'volunteer' });
    const { notices } = await clients.zhou!.read(readMyWork, { community: first.id });
    expect(notices[0]).toMatchObject({ matterId: id, words: { en: expect.stringContaining('given back') } });
    expect(await give('zhou', 'read-notice', notices[0]!.id, {})).toEqual(['accepted']);
    expect((await clients.zhou!.read(readMyWork, { community: first.id })).notices[0]!.readAt).toBeGreaterThan(0);
    expect(await give('wang', 'read-notice', notices[0]!.id, {})).toEqual(['unknown-notice']);
    // The first who takes it leads; the next stands beside, and stays there when it is handed on.
    expect(await give('wang', 'assign-matter', id, {})).toEqual(['accepted']);
    expect(await give('mei', 'assign-matter', id, {})).toEqual(['already-taken']);
    expect(await give('mei', 'assign-matter', id, { beside: true })).toEqual(['accepted']);
    const { posts } = await page('zhou', id);
    const chen = posts.find(one => one.name === 'chen')!;
    expect(await give('mei', 'assign-matter', id, { postId: chen.postId })).toEqual(['not-yours-to-assign']);
    expect(await give('zhou', 'assign-matter', id, { postId: chen.postId })).toEqual(['accepted']);
    const whole = await page('zhou', id);
    expect(whole.matter.lead?.name).toBe('chen');
    expect(whole.beside.map(one => one.name)).toEqual(['mei']);
    expect(await give('zhou', 'assign-matter', id, { postId: place.newId() })).toEqual(['unknown-post']);
  });

  test('the same is not opened twice; another home of the building says "me too", and two reports are joined', async () => {
    const [home, next] = first.homes;
    const payload = {
      pack: 'care_round',
      type: 'groceries',
      about: { kind: 'household', id: home!.id },
      source: 'phone',
    };
    expect(await give('zhou', 'open-matter', place.newId(), payload)).toEqual(['matter-already-open']);
    const [one, two] = [place.newId(), place.newId()];
    const lift = {
      pack: 'care_round',
      type: 'lift',
      about: { kind: 'building', id: first.buildings[0] },
      source: 'staff',
    };
    expect(await give('wang', 'open-matter', one, lift)).toEqual(['accepted']);
    expect(await give('zhou', 'open-matter', two, lift)).toEqual(['matter-already-open']);
    expect(await give('wang', 'affect-household', one, { householdId: home!.id, words: '下不去' })).toEqual([
      'accepted',
    ]);
    expect(await give('zhou', 'affect-household', one, { householdId: next!.id })).toEqual(['accepted']);
    expect(await give('zhou', 'affect-household', one, { householdId: next!.id })).toEqual(['already-affected']);
    expect(await give('wang', 'affect-household', one, { householdId: first.homes[5]!.id })).toEqual([
      'not-the-same-place',
    ]);
    expect((await page('wang', one)).affected.map(({ householdId }) => householdId)).toEqual([home!.id, next!.id]);
    expect((await list('wang', { household: next!.id })).map(({ id }) => id)).toContain(one);
    expect(await give('wang', 'note-matter', one, { words: '物业下午来' })).toEqual(['accepted']);
    expect((await page('wang', one)).timeline.at(-1)).toMatchObject({ kind: 'noted', words: '物业下午来' });
    const [first1, second1] = [await lookIn('zhou', next!, 1), await lookIn('zhou', next!, 1)];
    expect(await give('zhou', 'join-matters', second1, { into: one })).toEqual(['not-the-same-matter']);
    expect(await give('zhou', 'join-matters', second1, { into: first1 })).toEqual(['accepted']);
    expect(await page('zhou', second1)).toMatchObject({
      joinedInto: first1,
      matter: { open: false },
      mayReopen: false,
    });
    expect(await give('zhou', 'move-matter', second1, { transition: 'see' })).not.toEqual(['accepted']);
  });
});

describe('what others see', () => {
  const CANARY = '糖尿病随访金丝雀';

  test('nothing of a medical matter, anywhere, but the doctor', async () => {
    const home = first.homes[0]!;
    const said = { subjectId: home.persons[1], element: HEALTH, how: 'asked', value: 'poor' };
    expect(await clients.wang!.send(place.visit(first, home, [said]))).toEqual(['accepted']);
    const row = (await list('chen')).find(one => one.type === 'checkup')!;
    expect(row).toMatchObject({ mine: true, about: { id: home.persons[1] } });
    expect(await give('chen', 'note-matter', row.id, { words: CANARY })).toEqual(['accepted']);
    expect(JSON.stringify(await page('chen', row.id))).toContain(CANARY);
    for (const who of EVERYBODY.filter(one => one !== 'chen')) {
      expect(await clients[who]!.codeOf(readMatter, { id: row.id, community: first.id })).toBe('unknown-matter');
      for (const query of [{}, { show: 'late' }, { show: 'closed' }, { household: home.id }, { type: 'checkup' }])
        expect(JSON.stringify(await list(who, query))).not.toContain(row.id);
      const work = await clients[who]!.read(readMyWork, { community: first.id });
      expect(JSON.stringify(work)).not.toContain(row.id);
      for (const type of ['move-matter', 'assign-matter', 'note-matter']) {
        const payload = { 'move-matter': { transition: 'done' }, 'assign-matter': {}, 'note-matter': { words: '?' } }[
          type
        ];
        expect(['unknown-matter', 'not-permitted']).toContain((await give(who, type, row.id, payload))[0]);
      }
    }
    // The staff are told that there is something, not about whom.
    const { notices } = await clients.zhou!.read(readMyWork, { community: first.id });
    const told = notices.find(({ words }) => words.en === 'A check-up is to be arranged.')!;
    expect(told).not.toHaveProperty('matterId');
    expect(told).not.toHaveProperty('door');
    expect((await clients.chen!.read(readMyWork, { community: first.id })).notices[0]).toMatchObject({
      matterId: row.id,
    });
    const { types } = await clients.wang!.read(listMatterTypes, { community: first.id });
    expect(types.find(one => one.type === 'checkup')).toMatchObject({ may: false, mayForResident: false });
    expect(types.find(one => one.type === 'look_in')).toMatchObject({ may: true, mayForResident: true });
  });

  test('a post of another community or grid reaches nothing here, and who looked is written down', async () => {
    const zhao = await place.as(place.zhao, '赵');
    expect(await zhao.codeOf(listMatters, { community: first.id })).toBe('outside-area');
    const id = await lookIn('zhou', first.homes[4]!);
    expect(await give('wang', 'move-matter', id, { transition: 'see' })).toEqual(['outside-area']);
    expect(await clients.wang!.codeOf(readMatter, { id, community: first.id })).toBe('outside-area');
    expect((await list('wang')).map(one => one.id)).not.toContain(id);
    await page('zhou', id);
    const { rows } = await place.owner.query(
      'select count(*)::int as n from access_log where subject_id = $1 and route like $2',
      [first.homes[4]!.persons[0], '%/api/matters/:id%'],
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });
});

describe('the figures and the record', () => {
  test('counting all anew changes nothing, by what is open as by facts', async () => {
    expect(await looked()).toBeGreaterThan(2);
    expect(await place.recountChanges()).toEqual([]);
  });
});
