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
