// What restricts people: who may, on what document, by whose two hands, and for how long without a fresh word.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { listMatters } from '../../core/matters/contract-reads.ts';
import { listActivations } from '../../core/packs/contract.ts';
import { getRound } from '../../core/visits/contract.ts';
import { endWhatRanOut, workOnExit } from '../../server/packs/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community } from '../support/small-place.ts';
import { STAY_HOME } from '../support/stay-home-pack.ts';

const DAY = 86_400_000;
let place: ServedPlace;
let first: Community;
let zhou: Client;
let wang: Client;
let zheng: Client;
/** Of the street office, twice, and of the health centre. */
let street: Client;
let colleague: Client;
let health: Client;

beforeAll(async () => {
  place = await openServedPlace();
  first = place.communities[0]!;
  [zhou, wang, zheng] = await Promise.all([
    place.as(place.zhou, '周'),
    place.as(place.wang, '王'),
    place.as(place.zheng, '郑'),
  ]);
  const path = first.path.slice(0, first.path.lastIndexOf('.'));
  const office = place.newId();
  const officer = (role: Role, organisationId: Id): Actor => {
    const userId = place.newId();
    return {
      userId,
      post: { id: place.newId(), userId, role, organisationId, areaId: place.streetId, areaPath: path, from: 0 },
    };
  };
  street = await place.as(officer('street_officer', office), '许街道');
  colleague = await place.as(officer('street_officer', office), '何街道');
  health = await place.as(officer('district_officer', place.newId()), '陆卫健');
  const published = place.command(place.house.kernel.rootAreaId, 'publish-pack', place.newId(), { text: STAY_HOME });
  expect(await zheng.send(published)).toEqual(['accepted']);
});
afterAll(() => place.close());

const now = () => place.house.kernel.clock.now();
const proposing = (given: Record<string, unknown> = {}, stream = place.streetId, id = place.newId()) =>
  place.command(stream, 'activate-pack', id, {
    ...{ pack: 'stay_home', version: 1, areaId: stream, basis: '街道防控通告', instrument: '街防指〔2026〕3号' },
    ...given,
  });
const on = (id: Id, type: string, payload: unknown = {}) => place.command(place.streetId, type, id, payload);
const held = async () => {
  const { actives } = await wang.read(getRound, { grid: first.grids[0] });
  return actives.filter(one => one.activation.pack === 'stay_home').map(one => one.activation.id);
};
const prolonging = (id: Id, given: Record<string, unknown> = {}) =>
  on(id, 'extend-activation', {
    until: now() + 10 * DAY,
    basis: '续期通告',
    instrument: '街防指〔2026〕9号',
    ...given,
  });

describe('a pack that restricts', () => {
  test('is switched on at no lower level than its basis names, and only on a document', async () => {
    expect(await zhou.send(proposing({}, first.id))).toEqual(['not-in-power']);
    expect(await street.send(proposing({ instrument: undefined }))).toEqual(['instrument-needed']);
    expect(await street.send(proposing({ instrument: '  ' }))).toEqual(['instrument-needed']);
  });

  test('holds for nobody until somebody of another organisation signs it, and then at once', async () => {
    const command = proposing({ until: now() + 3 * DAY });
    const id = command.subject;
    expect(await street.send(command)).toEqual(['accepted']);
    expect(await held()).toEqual([]);
    expect(await street.send(on(id, 'sign-activation'))).toEqual(['same-person']);
    expect(await colleague.send(on(id, 'sign-activation'))).toEqual(['same-office']);
    expect(await zhou.send(on(id, 'sign-activation'))).toEqual(['outside-area']);
    expect(await health.send(on(id, 'sign-activation'), on(id, 'sign-activation'))).toEqual([
      'accepted',
      'unknown-proposal',
    ]);
    expect(await held()).toEqual([id]);
    const [seen] = (await wang.read(listActivations, { area: first.grids[0] })).activations.filter(
      one => one.id === id,
    );
    expect(seen).toMatchObject({
      pack: 'stay_home',
      basis: '街道防控通告',
      instrument: '街防指〔2026〕3号',
      signatures: 2,
    });

    // Prolonged by a fresh document and two hands again, never beyond its sunset from now.
    expect(await street.send(prolonging(id, { until: now() + 16 * DAY }))).toEqual(['beyond-sunset']);
    expect(await street.send(prolonging(id, { until: now() + DAY }))).toEqual(['not-longer']);
    expect(await street.send(prolonging(id, { instrument: '' }))).toEqual(['instrument-needed']);
    const longer = now() + 10 * DAY;
    expect(await street.send(prolonging(id, { until: longer }))).toEqual(['accepted']);
    const until = async () =>
      (await wang.read(listActivations, { area: first.grids[0] })).activations.find(one => one.id === id)!.until;
    expect(await until()).not.toBe(longer);
    expect(await health.send(on(id, 'sign-activation'))).toEqual(['accepted']);
    expect(await until()).toBe(longer);

    // Whoever met a case waits at home, and meals are owed.
    const [home] = first.homes;
    const met = { subjectId: home!.persons[0]!, element: 'person.contact_with_case', how: 'asked', value: true };
    expect(await wang.send(place.visit(first, home!, [met]))).toEqual(['accepted']);
    const open = async () =>
      (await zhou.read(listMatters, { community: first.id, show: 'open', pack: 'stay_home' })).items.map(
        one => one.type,
      );
    expect((await open()).sort()).toEqual(['meals', 'staying']);

    // Whoever can set can undo, alone; what was open is closed by a job that says how far it is, once.
    expect(await street.send(on(id, 'end-activation', { reason: '风险解除' }))).toEqual(['accepted']);
    expect(await held()).toEqual([]);
    const { kernel, pipeline } = place.house;
    await Promise.all([workOnExit(kernel, pipeline, id), workOnExit(kernel, pipeline, id).catch(() => {})]);
    await workOnExit(kernel, pipeline, id);
    expect(await open()).toEqual([]);
    const ended = (await zhou.read(listActivations, { area: first.id, ended: true })).activations.find(
      one => one.id === id,
    )!;
    expect(ended.deleteAt! - ended.endedAt!).toBeGreaterThan(27 * DAY);
    const steps = Object.fromEntries(ended.exit!.map(one => [one.step, one.done]));
    expect(steps).toMatchObject({ matters: 2, restrictions: 1, posts: 0, retention: 1 });
    await place.workOff();
    expect(await place.recountChanges()).toEqual([]);
    expect(await street.send(prolonging(id))).toEqual(['already-off']);
  });

  test('that is declined never comes about', async () => {
    const command = proposing();
    const id = command.subject;
    expect(await street.send(command)).toEqual(['accepted']);
    expect(await health.send(on(id, 'decline-activation', { reason: '依据不足' }))).toEqual(['accepted']);
    expect(await health.send(on(id, 'sign-activation'))).toEqual(['unknown-proposal']);
    expect(await health.send(on(id, 'decline-activation', { reason: '依据不足' }))).toEqual(['unknown-proposal']);
    expect(await held()).toEqual([]);
  });
});

describe('a pack that restricts nobody', () => {
  test('is prolonged by one hand, from now, as long as its sunset lasts', async () => {
    const command = place.command(first.id, 'activate-pack', place.newId(), {
      ...{ pack: 'door_to_door_screening', version: 2, areaId: first.id, basis: '社区排查', until: now() + DAY },
    });
    expect(await zhou.send(command)).toEqual(['accepted']);
    const extend = (until: number) =>
      place.command(first.id, 'extend-activation', command.subject, { until, basis: '续期' });
    expect(await wang.send(extend(now() + 2 * DAY))).toEqual(['not-permitted']);
    expect(await zhou.send(extend(now() + 40 * DAY))).toEqual(['beyond-sunset']);
    expect(await zhou.send(extend(now() + 13 * DAY))).toEqual(['accepted']);
    await place.workOff();
    expect(await place.recountChanges()).toEqual([]);
    const nowhere = place.command(first.id, 'extend-activation', place.newId(), { until: now() + DAY, basis: '续期' });
    expect(await zhou.send(nowhere)).toEqual(['unknown-activation']);
  });

  test('that runs out ends then, said once by however many look', async () => {
    const { kernel, pipeline } = place.house;
    const payload = { pack: 'life_service', version: 1, areaId: first.id, basis: '日常', until: now() + 1000 };
    const command = place.command(first.id, 'activate-pack', place.newId(), payload);
    expect(await zhou.send(command)).toEqual(['accepted']);
    await new Promise(resolve => setTimeout(resolve, 1100));
    await Promise.all([endWhatRanOut(kernel, pipeline), endWhatRanOut(kernel, pipeline)]);
    const { rows } = await place.owner.query(
      `select count(*)::int as n from event where type = 'pack.ended' and subject_id = $1`,
      [command.subject],
    );
    expect(rows).toEqual([{ n: 1 }]);
    const ended = (await zhou.read(listActivations, { area: first.id, ended: true })).activations;
    expect(ended.find(one => one.id === command.subject)).toMatchObject({ endedAt: payload.until });
  });
});
