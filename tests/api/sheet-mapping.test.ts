// What is remembered of a department's form, over HTTP and a real database: confirmed once and found again, corrected
// once and known to every community, and taken back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { listForms, listTaughtHeaders } from '../../core/sheets/mapping-contract.ts';
import { readScope } from '../../server/kernel/http/endpoint.ts';
import { inTransaction, type Tx } from '../../server/kernel/unit-of-work.ts';
import { findMapping, listTaught } from '../../server/sheets/mappings.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community } from '../support/small-place.ts';

let place: ServedPlace;
let [here, there]: Community[] = [];
let zhou: Client;
/** 周's colleague of the other community. */
let other: Client;

const FORM = 'a1'.repeat(16);

beforeAll(async () => {
  place = await openServedPlace();
  [here, there] = place.communities;
  zhou = await place.as(place.zhou, '周');
  const { id, path } = there!;
  const post = { ...place.zhou.post, id: place.newId(), areaId: id, areaPath: path, communityId: id };
  other = await place.as({ userId: place.newId(), post }, '李社工');
});
afterAll(() => place.close());

const confirm = (community: Community, means: string, more: object = {}) =>
  place.command(community.id, 'confirm-sheet', community.id, {
    ...{ fingerprint: FORM, title: '重点人群登记表', row: 'person' },
    columns: [
      { header: '姓名', means: 'person.name', proposed: 'person.name' },
      { header: '联络号', means, proposed: 'unknown' },
    ],
    ...more,
  });
const forget = (community: Community) =>
  place.command(community.id, 'forget-sheet', community.id, { fingerprint: FORM });
const unteach = (community: Community) =>
  place.command(community.id, 'unteach-header', community.id, { spelling: '联络号', row: 'person' });
const asZhou = <T>(communityId: Id, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const { kernel } = place.house;
  return inTransaction(kernel.db, readScope(kernel, place.zhou, [communityId]), work);
};
const forms = async (client: Client, community: Community) =>
  (await client.read(listForms, { area: community.id })).forms;
const lessons = async (client: Client, community: Community) =>
  (await client.read(listTaughtHeaders, { area: community.id })).headers;

describe('a confirmed form', () => {
  test('is remembered with what each column means, when and in which role; the latest confirmation counts', async () => {
    expect(await zhou.send(confirm(here!, 'remark'), confirm(here!, 'person.phone'))).toEqual(['accepted', 'accepted']);
    expect(await forms(zhou, here!)).toEqual([
      {
        ...{ fingerprint: FORM, title: '重点人群登记表', row: 'person', role: 'community_staff' },
        at: expect.any(Number),
        columns: [
          { header: '姓名', means: 'person.name' },
          { header: '联络号', means: 'person.phone' },
        ],
      },
    ]);
    expect(await asZhou(here!.id, tx => findMapping(tx, here!.id, FORM))).toMatchObject({
      ...{ row: 'person', postId: place.zhou.post.id },
    });
    const { rows } = await place.owner.query(
      `select p.class from event e join payload p on p.stream_id = e.stream_id and p.seq = e.seq where e.type = 'sheet.confirmed'`,
    );
    expect(rows).toEqual([{ class: 'open' }, { class: 'open' }]);
  });

  test('is nobody else’s: another community neither sees nor forgets it', async () => {
    expect(await forms(other, there!)).toEqual([]);
    expect(await other.codeOf(listForms, { area: here!.id })).toBe('outside-area');
    expect(await other.send(forget(there!))).toEqual(['unknown-form']);
    expect(await other.send(forget(here!))).toEqual(['outside-area']);
    expect(await asZhou(there!.id, tx => findMapping(tx, here!.id, FORM))).toBeUndefined();
  });

  test('is refused where a column means nothing there is, or what is never held', async () => {
    const columns = (header: string, means: string) => ({ columns: [{ header, means }] });
    for (const means of ['person.no_such_thing', 'has(person.sex, blue)', 'part(person.birth_date, hour)', 'nonsense'])
      expect(await zhou.send(confirm(here!, '', columns('姓名', means)))).toEqual(['unknown-meaning']);
    expect(await zhou.send(confirm(here!, '', columns('民族', 'person.name')))).toEqual(['never-held-stays']);
    for (const means of ['has(person.sex, 1)', 'part(person.birth_date, year)', 'count(person)', 'serial'])
      expect(await zhou.send(confirm(here!, '', { fingerprint: 'b2'.repeat(16), ...columns('姓名', means) }))).toEqual([
        'accepted',
      ]);
  });
});

describe('a correction', () => {
  test('is known to every community, which sees whose it is', async () => {
    expect(await asZhou(there!.id, listTaught)).toEqual([{ spelling: '联络号', row: 'person', means: 'person.phone' }]);
    expect(await lessons(other, there!)).toMatchObject([{ means: 'person.phone', here: false, outvoted: false }]);
    expect(await lessons(zhou, here!)).toMatchObject([{ here: true, role: 'community_staff' }]);
  });

  test('gives way to what more communities or the latest say, and both stay in view', async () => {
    expect(await other.send(confirm(there!, 'household.contact_phone'))).toEqual(['accepted']);
    expect(await asZhou(here!.id, listTaught)).toMatchObject([{ means: 'household.contact_phone' }]);
    expect(await lessons(zhou, here!)).toMatchObject([
      { means: 'household.contact_phone', here: false, outvoted: false },
      { means: 'person.phone', here: true, outvoted: true },
    ]);
  });

  test('is taken back by the community that taught it and by no other', async () => {
    expect(await other.send(unteach(here!))).toEqual(['outside-area']);
    expect(await other.send(unteach(there!), unteach(there!))).toEqual(['accepted', 'unknown-lesson']);
    expect(await asZhou(there!.id, listTaught)).toMatchObject([{ means: 'person.phone' }]);
    expect(await zhou.send(unteach(here!))).toEqual(['accepted']);
    expect(await asZhou(here!.id, listTaught)).toEqual([]);
  });
});

test('a form that was forgotten is proposed anew; what was confirmed stays in the events', async () => {
  expect(await zhou.send(forget(here!), forget(here!))).toEqual(['accepted', 'unknown-form']);
  expect((await forms(zhou, here!)).map(one => one.fingerprint)).not.toContain(FORM);
  const { rows } = await place.owner.query(
    `select type, count(*)::int as n from event where type like 'sheet.%' group by type order by type`,
  );
  expect(rows).toContainEqual({ type: 'sheet.forgotten', n: 1 });
});

test('a grid worker and a department keep no sheets', async () => {
  const [wang, wu] = [await place.as(place.wang, '王'), await place.as(place.wu, '吴')];
  expect(await wang.send(confirm(here!, 'person.phone'))).toEqual(['not-permitted']);
  expect(await wu.send(confirm(here!, 'person.phone'))).toEqual(['not-permitted']);
  expect(await wu.codeOf(listForms, { area: here!.id })).toBe('not-permitted');
  expect(await wang.codeOf(listTaughtHeaders, { area: here!.grids[0] })).toBe('not-permitted');
});
