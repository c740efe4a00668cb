// Publishing packs and moving what is on to another version while two processes serve one database: refusals name line
// and remedy, a version takes effect by its event alone, and what was asked before it still counts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../core/kernel/actor.ts';
import type { AnyCommand } from '../../core/kernel/command.ts';
import { postCommands } from '../../core/kernel/endpoint.ts';
import type { Id } from '../../core/kernel/id.ts';
import { listPacks } from '../../core/packs/contract.ts';
import { checkPackText, getPackSource } from '../../core/packs/publish-contract.ts';
import { seriesKey } from '../../core/tallies/model.ts';
import { getRound } from '../../core/visits/contract.ts';
import { type House, openHouse } from '../../server/house.ts';
import { SESSION_COOKIE } from '../../server/kernel/http/app.ts';
import { addressOf, type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community, Home } from '../support/small-place.ts';
import { GRIT, PATH, SHOVEL, type SnowPack, snowPack } from '../support/snow-pack.ts';

let place: ServedPlace;
let first: Community;
let second: Community;
let zhou: Client;
let wang: Client;
let zheng: Client;
/** Another process on the same database. */
let other: House;

beforeAll(async () => {
  place = await openServedPlace();
  [first, second] = place.communities;
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
  zheng = await place.as(place.zheng, '郑');
  other = await openHouse({ ownerUrl: place.clone.ownerUrl, keyFile: place.clone.keyFile, connections: 3 });
});
afterAll(async () => {
  await other.close();
  await place.close();
});

const root = () => place.house.kernel.rootAreaId;
const publishing = (text: string, stream = first.id): AnyCommand =>
  place.command(stream, 'publish-pack', place.newId(), { text });
/** Several at once are checked in one go. */
const publish = (client: Client, given: SnowPack | SnowPack[], stream?: Id) =>
  client.send(...[given].flat().map(one => publishing(snowPack(one), stream)));
const switching = (pack: string, stream: Id, areaId = stream) =>
  place.command(stream, 'activate-pack', place.newId(), { pack, version: 1, areaId, basis: '测试用通告' });
const upgrading = (stream: Id, activation: Id, version: number) =>
  place.command(stream, 'upgrade-activation', activation, { version });
const said = (home: Home, element: string, value = true) => ({ subjectId: home.id, element, how: 'asked', value });
const visit = (home: Home, element: string, observedAt?: number) =>
  place.visit(first, home, [said(home, element)], observedAt === undefined ? {} : { observedAt });
const byOther = async (actor: Actor, ...commands: AnyCommand[]) =>
  (await other.pipeline.submit(actor, commands)).map(one => one.refusal?.code ?? 'accepted');
const tick = () => new Promise(resolve => setTimeout(resolve, 3));
const now = () => place.house.kernel.clock.now();

describe('a text that is no pack', () => {
  test('is refused with its line and remedy', async () => {
    const faulty: [string, string][] = [
      [snowPack().replace('{ zh: 雪天照看', '{ zh: [雪天照看'), 'YAML'],
      [snowPack().replace('type: boolean', 'type: bool'), 'one of'],
      [snowPack().replace(`element: ${SHOVEL}`, 'element: household.shovl'), 'household.shovl'],
      [snowPack().replace('wanting: 1', 'wanting: 2'), 'wanting should be 2'],
    ];
    const { replies } = await zhou.read(postCommands, {}, { commands: faulty.map(([text]) => publishing(text)) });
    for (const [i, [, words]] of faulty.entries()) {
      const refusal = replies[i]!.refusal!;
      expect(refusal).toMatchObject({ code: 'pack-faulty', field: 'payload/text' });
      const { problems, line } = refusal.detail as { problems: string; line: number };
      expect(problems).toContain(words);
      expect(problems).toContain(`line ${line}:`);
    }
    expect(replies[0]!.refusal!.detail!.line).toBe(3);
  });

  test('is checked without publishing it, by those who may publish', async () => {
    const faulty = await zhou.read(checkPackText, {}, { text: snowPack().replace('rank: 1', 'rank: 12') });
    expect(faulty).toMatchObject({ passed: 0, changes: [] });
    expect(faulty.problems[0]!.line).toBeGreaterThan(10);
    expect(await zhou.read(checkPackText, {}, { text: snowPack() })).toMatchObject({
      ...{ pack: 'snow_watch', version: 1, problems: [], passed: 1 },
    });
    expect(await wang.codeOf(checkPackText, {}, { text: snowPack() })).toBe('not-permitted');
    expect((await zhou.read(listPacks)).packs.map(one => one.pack)).not.toContain('snow_watch');
  });
});

describe('a community’s own pack', () => {
  test('asks nothing medical, stays within its minutes and takes no name of another', async () => {
    const health = 'person.general_health';
    const ill = { elements: `  - use: ${health}`, moreAsks: `  - { element: ${health}, rank: 3 }` };
    const minutes = snowPack().replace('seconds: 4', 'seconds: 120');
    const long = snowPack({ version: 2, asks: [SHOVEL, PATH] }).replaceAll('seconds: 4', 'seconds: 100');
    const taken = snowPack({ pack: 'everyday_visit', version: 9 });
    expect(await zhou.send(...[snowPack(ill), minutes, long, taken, snowPack()].map(text => publishing(text)))).toEqual(
      [...['own-pack-too-personal', 'accepted', 'own-pack-too-long', 'pack-name-taken', 'pack-version-taken']],
    );
    expect(await publish(zheng, { version: 5 }, root())).toEqual(['pack-name-taken']);
  });

  test('is published by those who may, where they may, and used there alone', async () => {
    expect(await publish(wang, { pack: 'snow_other' })).toEqual(['not-permitted']);
    expect(await publish(zhou, { pack: 'snow_other' }, second.id)).toEqual(['outside-area']);
    expect(await publish(zhou, { pack: 'snow_other' }, root())).toEqual(['outside-area']);
    expect(await publish(zhou, { pack: 'snow_own' })).toEqual(['accepted']);
    const seen = async (area: Id) => (await zheng.read(listPacks, { area })).packs.map(one => one.pack);
    expect(await seen(first.grids[0]!)).toContain('snow_own');
    expect(await seen(second.id)).not.toContain('snow_own');
    expect(await seen(root())).not.toContain('snow_own');
    expect(await zheng.send(switching('snow_own', second.id))).toEqual(['unknown-pack']);
    expect(await zheng.send(switching('snow_own', place.streetId))).toEqual(['unknown-pack']);
  });
});

describe('two processes', () => {
  test('know a version that the other published before they decide, and a visit counts by what was on when it was made', async () => {
    const versions = [{ asks: [SHOVEL] }, { version: 2, asks: [PATH, GRIT] }].map(one => ({
      pack: 'snow_two',
      ...one,
    }));
    expect(await publish(zhou, versions)).toEqual(['accepted', 'accepted']);
    const on = switching('snow_two', first.id);
    // The other process has never heard of the pack, nor of its activation.
    expect(await byOther(place.zhou, on)).toEqual(['accepted']);
    const [home, neighbour] = first.homes as [Home, Home];
    expect(await wang.send(visit(home, SHOVEL), visit(home, PATH))).toEqual(['accepted', 'not-asked']);
    // Published is not switched on.
    expect(await byOther(place.wang, visit(home, PATH), visit(home, SHOVEL))).toEqual(['not-asked', 'accepted']);
    const before = now();
    await tick();
    expect(await byOther(place.zhou, upgrading(first.id, on.subject, 2))).toEqual(['accepted']);
    await tick();
    expect(await wang.send(visit(home, PATH), visit(home, SHOVEL))).toEqual(['accepted', 'not-asked']);
    // Asked before, sent after.
    expect(await wang.send(visit(neighbour, SHOVEL, before), visit(neighbour, GRIT, before))).toEqual([
      'accepted',
      'not-asked',
    ]);
    const { actives } = await wang.read(getRound, { grid: first.grids[0] });
    expect(actives.map(one => one.pack.version)).toEqual([2]);
    await place.workOff();
    const figure = await place.figure(zhou, first.id, seriesKey(on.subject, 'wanting'), on.subject);
    expect(figure).toBe(1);
    expect(await place.recountChanges()).toEqual([]);
    const rows = await place.owner.query(
      `select rule, transition from event where subject_id = $1 and type = 'pack.upgraded'`,
      [on.subject],
    );
    expect(rows.rows).toEqual([{ rule: 'snow_two@2', transition: 'upgraded' }]);
    // What follows an upgrade in its own batch is decided by it.
    const batch = [upgrading(first.id, on.subject, 1), visit(home, SHOVEL)];
    await tick();
    batch[1]!.observedAt = now() + 60_000;
    expect(await zhou.send(...batch)).toEqual(['accepted', 'accepted']);
  });

  test('follow what is on for a street, and its upgrade', async () => {
    const versions = [{ asks: [GRIT] }, { version: 2, asks: [PATH] }].map(one => ({ pack: 'snow_street', ...one }));
    expect(await publish(zheng, versions, root())).toEqual(['accepted', 'accepted']);
    const on = switching('snow_street', place.streetId);
    expect(await zheng.send(on)).toEqual(['accepted']);
    const zhao = second.homes[0]!;
    const there = (element: string) => place.visit(second, zhao, [said(zhao, element)]);
    expect(await byOther(place.zhao, there(GRIT))).toEqual(['accepted']);
    expect(await zheng.send(upgrading(second.id, on.subject, 2))).toEqual(['unknown-activation']);
    expect(await zhou.send(upgrading(place.streetId, on.subject, 2))).toEqual(['outside-area']);
    expect(await zheng.send(upgrading(place.streetId, on.subject, 2))).toEqual(['accepted']);
    await tick();
    expect(await byOther(place.zhao, there(GRIT), there(PATH))).toEqual(['not-asked', 'accepted']);
  });
});

describe('an upgrade', () => {
  test('is refused to a version that is nowhere, the same, of another purpose, and of what has ended', async () => {
    const versions = [{}, { version: 3, purpose: 'community_affairs' }].map(one => ({ pack: 'snow_ups', ...one }));
    expect(await publish(zhou, versions)).toEqual(['accepted', 'accepted']);
    const on = switching('snow_ups', first.id);
    expect(await zhou.send(on)).toEqual(['accepted']);
    const to = (version: number, id = on.subject) => zhou.send(upgrading(first.id, id, version));
    expect(await to(2)).toEqual(['unknown-pack']);
    expect(await to(1)).toEqual(['same-version']);
    expect(await to(3)).toEqual(['upgrade-changes-purpose']);
    expect(await to(2, place.newId())).toEqual(['unknown-activation']);
    expect(await wang.send(upgrading(first.id, on.subject, 3))).toEqual(['not-permitted']);
    expect(await zhou.send(place.command(first.id, 'end-activation', on.subject, { reason: '雪化了' }))).toEqual([
      'accepted',
    ]);
    expect(await to(3)).toEqual(['already-off']);
  });

  test('is told beforehand in words', async () => {
    expect(await publish(zhou, { pack: 'snow_words' })).toEqual(['accepted']);
    const text = snowPack({ pack: 'snow_words', version: 2, asks: [PATH] });
    const { against, changes } = await zhou.read(checkPackText, {}, { text });
    expect(against).toBe(1);
    const words = changes.map(one => one.text.en);
    expect(words).toContain('Now asked of each household: Snow blocks the way to the door');
    expect(words).toContain('No longer asked of each household: Wants to borrow a snow shovel');
    expect(words.some(one => one.startsWith('Figure Doors that need a hand counts differently'))).toBe(true);
    expect(changes.every(one => /\p{Script=Han}/u.test(one.text.zh))).toBe(true);
  });
});

describe('the text of a version', () => {
  test('is kept as it was written, for those it concerns', async () => {
    const text = `# 说明\n${snowPack({ pack: 'snow_text' })}`;
    expect(await zhou.send(publishing(text))).toEqual(['accepted']);
    const got = async (actor: Actor, pack: string, version = 1) => {
      await place.as(actor);
      const url = addressOf(getPackSource, { pack, version });
      return place.app.inject({ url, cookies: { [SESSION_COOKIE]: `token of ${actor.post.id}` } });
    };
    expect((await got(place.zhou, 'snow_text')).body).toBe(text);
    expect((await got(place.zhao, 'snow_text')).statusCode).toBe(404);
    expect((await got(place.zhao, 'everyday_visit', 2)).body).toContain('pack: everyday_visit');
  });
});
