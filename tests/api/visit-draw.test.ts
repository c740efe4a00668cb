// Two visits in a hundred are followed by one question to the household. Nobody at the door can steer which, anybody
// can draw again from what stays, and the answers speak of an area and never of a worker.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { openValue } from '../../core/registry/contract.ts';
import { listCallbacks } from '../../core/visits/contract.ts';
import { isDrawn } from '../../core/visits/draw.ts';
import { readDrawRules } from '../../server/visits/draw-rules.ts';
import { drawWaitingVisits, forgetOldAnswers } from '../../server/visits/index.ts';
import { type Client, openServedPlace, type ServedPlace } from '../support/served-place.ts';
import type { Community } from '../support/small-place.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const DAY = 86_400_000;

let place: ServedPlace;
let first: Community;
let zhou: Client;
let wang: Client;

type Draw = { from_seq: string; to_seq: string; seed: Buffer; share: number; eligible: number; drawn: number };
const draws = async (community: Community): Promise<Draw[]> =>
  (await place.owner.query('select * from visit_draw where community_id = $1 order by to_seq', [community.id])).rows;
const drawnIds = async (community: Community): Promise<Id[]> =>
  (
    await place.owner.query('select id from visit where community_id = $1 and drawn order by seq', [community.id])
  ).rows.map(row => row.id as Id);
const draw = () => drawWaitingVisits(place.house.kernel, place.house.pipeline);

/** Records met visits until at least so many of them are drawn; two in a hundred take their time. */
async function visitUntilDrawn(community: Community, atLeast: number): Promise<void> {
  for (let round = 0; round < 40 && (await drawnIds(community)).length < atLeast; round++) {
    const commands = Array.from({ length: 100 }, (_, n) => place.visit(community, community.homes[n % 3]!));
    expect(new Set(await wang.send(...commands))).toEqual(new Set(['accepted']));
    await draw();
  }
}

const answer = (visit: Id, said: string) => place.command(first.id, 'answer-callback', visit, { answer: said });

beforeAll(async () => {
  place = await openServedPlace();
  first = place.communities[0];
  zhou = await place.as(place.zhou, '周');
  wang = await place.as(place.wang, '王');
  await place.screening(first);
});
afterAll(() => place.close());

describe('the draw', () => {
  test('can be made again by anybody from skeletons that stay, and comes out the same', async () => {
    await visitUntilDrawn(first, 7);
    const skeletons = (
      await place.owner.query(
        'select seq, type, transition, command_id, digest from event where stream_id = $1 order by seq',
        [first.id],
      )
    ).rows as { seq: string; type: string; transition: string | null; command_id: Id; digest: Buffer }[];
    const again = (await draws(first)).flatMap(({ from_seq, to_seq, seed, share, eligible, drawn }) => {
      const last = skeletons.find(one => one.seq === to_seq)!;
      expect(seed.equals(last.digest)).toBe(true);
      const met = skeletons.filter(
        ({ seq, type, transition }) =>
          Number(seq) >= Number(from_seq) &&
          Number(seq) <= Number(to_seq) &&
          type === 'visit.recorded' &&
          transition === 'met',
      );
      expect(met).toHaveLength(eligible);
      const ids = met.map(one => one.command_id).filter(id => isDrawn(seed.toString('hex'), id, share, sha256));
      expect(ids).toHaveLength(drawn);
      return ids;
    });
    expect(await drawnIds(first)).toEqual(again);
  });

  test('takes up where the last one ended, each an event of the chain, and draws nothing twice', async () => {
    const before = await draws(first);
    for (const [i, { from_seq }] of before.entries())
      expect(Number(from_seq)).toBe(i === 0 ? 1 : Number(before[i - 1]!.to_seq) + 1);
    await draw();
    expect(await draws(first)).toEqual(before);
    const { rows } = await place.owner.query(
      `select count(*)::int as n from event where stream_id = $1 and type = 'visits.drawn'`,
      [first.id],
    );
    expect(rows[0].n).toBe(before.length);
  });

  test('passes over doors at which nobody was met, and corrections', async () => {
    const other = place.communities[1];
    await place.screening(other);
    const home = other.homes[0]!;
    const said = { outcome: 'no_contact', reason: 'declined', answers: [] };
    const missed = place.command(other.id, 'record-visit', home.id, said);
    const corrected = place.command(other.id, 'correct-visit', home.id, {
      corrects: missed.id,
      outcome: 'met',
      answers: [],
    });
    expect(await place.submit(place.zhao, missed)).toMatchObject([{ status: 'accepted' }]);
    await draw();
    expect(await draws(other)).toEqual([]);
    expect(await place.submit(place.zhao, corrected)).toMatchObject([{ status: 'accepted' }]);
    await draw();
    expect(await draws(other)).toEqual([]);
  });
});

describe('the list to ring', () => {
  test('shows door, contact and the end of a number, which opens by name and is then in the chain', async () => {
    const { items } = await zhou.read(listCallbacks, { area: first.id, open: true });
    expect(items.map(one => one.visitId).sort()).toEqual((await drawnIds(first)).sort());
    const [row] = items;
    const home = first.homes.find(one => one.id === row!.householdId)!;
    expect(row!.door.text).toContain('汀兰苑');
    // Two adults live there, and either may be the one to ring: name, tail and number are of the same person.
    const who = ['李', '孙'].findIndex(family => row!.contactName?.startsWith(family));
    const number = home.phones[who]!;
    expect(row!.phoneMasked).toBe(`•••••••${number.slice(-4)}`);
    expect(JSON.stringify(items)).not.toContain(number);
    const opened = await zhou.read(
      openValue,
      { id: row!.phoneOf!.subjectId, community: first.id },
      { commandId: place.newId(), element: row!.phoneOf!.element, why: '回访' },
    );
    expect(opened.value).toBe(number);
  });

  test('rings the household’s own number where it has one', async () => {
    const { householdId, visitId } = (await zhou.read(listCallbacks, { area: first.id, open: true })).items[0]!;
    const home = first.homes.find(one => one.id === householdId)!;
    const facts = [
      { element: 'household.contact_name', value: '李小满' },
      { element: 'household.contact_phone', value: '10099998888' },
    ];
    const room = `${first.homes.indexOf(home) + 1}01`;
    const door = { compound: '汀兰苑', building: '1', stairwell: '1', room };
    const { dwellingId, buildingId } = home;
    const register = place.command(first.id, 'register-household', home.id, {
      dwellingId,
      buildingId,
      door,
      persons: [],
      facts,
    });
    expect(await zhou.send(register)).toEqual(['accepted']);
    const row = (await zhou.read(listCallbacks, { area: first.id })).items.find(one => one.visitId === visitId)!;
    expect(row).toMatchObject({
      contactName: '李小满',
      phoneMasked: '•••••••8888',
      phoneOf: { subjectId: householdId, element: 'household.contact_phone' },
    });
    const open = (why: string) =>
      zhou.read(
        openValue,
        { id: householdId, community: first.id },
        { commandId: place.newId(), element: 'household.contact_phone', why },
      );
    expect((await open('回访')).value).toBe('10099998888');
  });

  test('is paged without gap or double', async () => {
    const whole = (await zhou.read(listCallbacks, { area: first.id })).items.map(one => one.visitId);
    const paged: Id[] = [];
    for (let after: string | undefined; ; ) {
      const page = await zhou.read(listCallbacks, { area: first.id, limit: 2, after });
      paged.push(...page.items.map(one => one.visitId));
      after = page.next;
      if (after === undefined) break;
    }
    expect(paged).toEqual(whole);
  });

  test('is not for whoever walks the grid, nor for another community', async () => {
    const { items, drawn } = await wang.read(listCallbacks, { area: first.grids[0] });
    expect(items).toEqual([]);
    expect(drawn).toBeGreaterThan(0);
    expect(await wang.codeOf(listCallbacks, { area: first.id })).toBe('outside-area');
    expect(await zhou.codeOf(listCallbacks, { area: place.communities[1].id })).toBe('outside-area');
  });
});

describe('an answer', () => {
  test('is not taken from whoever was at the door, about a visit that was not drawn, or from another post', async () => {
    const [home] = first.homes;
    const own = place.visit(first, home!);
    expect(await zhou.send(own)).toEqual(['accepted']);
    await place.owner.query('update visit set drawn = true where community_id = $1 and id = $2', [first.id, own.id]);
    expect(await zhou.send(answer(own.id, 'came'))).toEqual(['own-visit']);
    await place.owner.query('update visit set drawn = false where community_id = $1 and id = $2', [first.id, own.id]);
    expect(await zhou.send(answer(own.id, 'came'))).toEqual(['not-drawn']);
    expect(await zhou.send(answer(place.newId(), 'came'))).toEqual(['not-drawn']);
    const [drawn] = await drawnIds(first);
    expect(await wang.send(answer(drawn!, 'came'))).toEqual(['not-permitted']);
  });

  test('takes its visit off the list; nobody reached stays on it, and a slip is answered anew', async () => {
    const [one, other] = await drawnIds(first);
    const open = async () =>
      (await zhou.read(listCallbacks, { area: first.id, open: true })).items.map(row => row.visitId);
    expect(await zhou.send(answer(one!, 'not_reached'))).toEqual(['accepted']);
    expect(await open()).toContain(one);
    expect(await zhou.send(answer(one!, 'came'), answer(other!, 'unsure'))).toEqual(['accepted', 'accepted']);
    expect(await open()).not.toContain(one);
    expect(await open()).not.toContain(other);
    expect(await zhou.send(answer(one!, 'did_not_come'), answer(one!, 'came'))).toEqual(['accepted', 'accepted']);
    expect(await zhou.read(listCallbacks, { area: first.id })).toMatchObject({ asked: 1, came: 1 });
  });

  test('is personal, ends with its time, and is in no skeleton', async () => {
    const { rows } = await place.owner.query(
      `select e.transition, e.subject_kind, p.class, p.purpose, p.keep_until - e.observed_at as kept from event e
       join payload p on p.stream_id = e.stream_id and p.seq = e.seq where e.type = 'callback.answered'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({
        transition: null,
        subject_kind: 'household',
        class: 'personal',
        purpose: 'registry',
      });
      expect(Number(row.kept) / DAY).toBeGreaterThan(180);
    }
  });

  test('five of them put an interval on the visits of the community, one grid of it has none of its own', async () => {
    const drawn = await drawnIds(first);
    for (const id of drawn.slice(1, 4)) await zhou.send(answer(id, 'came'));
    expect(await zhou.read(listCallbacks, { area: first.id })).not.toHaveProperty('interval');
    await zhou.send(answer(drawn[4]!, 'did_not_come'));
    const whole = await zhou.read(listCallbacks, { area: first.id });
    expect(whole).toMatchObject({ drawn: drawn.length, asked: 5, came: 4 });
    expect(whole.interval!.low).toBeCloseTo(0.3755, 3);
    expect(whole.interval!.high).toBeCloseTo(0.9638, 3);
    const { interval, asked } = await zhou.read(listCallbacks, { area: first.grids[0] });
    expect({ interval, asked }).toEqual({ interval: whole.interval, asked: 5 });
    const zheng = await place.as(place.zheng, '郑');
    expect(await zheng.read(listCallbacks, { area: place.streetId })).toMatchObject({ items: [], asked: 5, came: 4 });
  });

  test('is never asked of a household whose visit was corrected into no contact', async () => {
    const drawn = (await drawnIds(first)).at(-1)!;
    const { rows } = await place.owner.query('select household_id from visit where id = $1', [drawn]);
    const said = { corrects: drawn, outcome: 'no_contact', reason: 'declined', answers: [] };
    expect(await wang.send(place.command(first.id, 'correct-visit', rows[0].household_id, said))).toEqual(['accepted']);
    const { items } = await zhou.read(listCallbacks, { area: first.id });
    expect(items.map(one => one.visitId)).not.toContain(drawn);
    expect(await zhou.send(answer(drawn, 'came'))).toEqual(['not-drawn']);
  });

  test('is not asked for any more a week after the visit', async () => {
    place.house.kernel.clock.setOffset(8 * DAY);
    const { items } = await zhou.read(listCallbacks, { area: first.id, open: true });
    expect(items).toEqual([]);
    expect(await zhou.read(listCallbacks, { area: first.id })).toMatchObject({ asked: 5 });
    place.house.kernel.clock.setOffset(0);
  });

  test('counts no longer than it may be kept', async () => {
    place.house.kernel.clock.setOffset(200 * DAY);
    const late = await zhou.read(listCallbacks, { area: first.id });
    expect(late).toEqual({ items: [], drawn: 0, asked: 0, came: 0 });
    place.house.kernel.clock.setOffset(0);
  });

  test('is forgotten at the end of its time, and the figures follow', async () => {
    const { kernel } = place.house;
    const kept = async () =>
      (await place.owner.query('select from visit where answer is not null or answered_at is not null')).rowCount;
    const { rows } = await place.owner.query(
      `select min(p.keep_until) as first, max(p.keep_until) as last from event e join payload p on p.stream_id = e.stream_id and p.seq = e.seq
       where e.type = 'callback.answered'`,
    );
    const [firstEnd, lastEnd] = [Number(rows[0].first), Number(rows[0].last)];
    const before = (await kept())!;
    expect(before).toBeGreaterThan(4);
    const at = async (instant: number) => {
      kernel.clock.setOffset(instant - Date.now());
      await forgetOldAnswers(kernel);
      return kept();
    };
    expect(await at(firstEnd - 60_000)).toBe(before);
    expect(await at(lastEnd)).toBe(0);
    kernel.clock.setOffset(0);
    expect(await zhou.read(listCallbacks, { area: first.id })).toMatchObject({ asked: 0, came: 0 });
  });
});

describe('the share', () => {
  test('is a dated line of a file, and one that cannot be read stops the start', () => {
    const line = (from: string, share: string) =>
      `- { from: ${from}, share: ${share}, ring_within: P7D, retention: P6M }\n`;
    expect(readDrawRules(line('2026-01-01', '0.02') + line('2026-07-01', '0.05'))).toHaveLength(2);
    expect(() => readDrawRules(line('2026-07-01', '0.05') + line('2026-01-01', '0.02'))).toThrow(/earliest first/);
    expect(() => readDrawRules(line('2026-13-01', '0.05'))).toThrow(/2026-01-01/);
    expect(() => readDrawRules(line('2026-01-01', '2'))).toThrow(/0 to 1/);
    expect(() => readDrawRules('[]')).toThrow(/visit-draw/);
  });
});
