// The ledger as words and as a property: whatever is accepted keeps lines balanced and nothing below zero.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Id } from '../kernel/id.ts';
import type { Result } from '../kernel/result.ts';
import { DAY_MS } from '../kernel/time.ts';
import {
  addResource,
  consumeResource,
  countResource,
  expireReservation,
  type Moved,
  reachesResource,
  receiveResource,
  releaseReservation,
  reserveResource,
  retireResource,
  returnResource,
  takeResource,
} from './decide.ts';
import { recount } from './ledger.ts';
import { type Line, NEVER_NEGATIVE, type Reservation, type Resource } from './model.ts';
import { mostOf, NEXT_MOVES, type NextMove } from './next.ts';
import { inOrder, releaseOf, reserveSupplies, stepsBetween } from './reserve.ts';

const NOW = Date.UTC(2026, 10, 28);
const PLACE = { id: 'community', path: 'all.s.c' };

const stock = (quantity: number, more: Partial<Resource> = {}): Resource => {
  const payload = { kind: 'stock' as const, name: '盐', unit: 'bag' as const, areaId: PLACE.id, quantity };
  const added = addResource('item', payload, undefined, PLACE, NOW);
  if (!added.ok) throw new Error(added.refusal.code);
  return { ...added.value.resource, ...more };
};
const codeOf = (result: Result<unknown>) => (result.ok ? 'accepted' : result.refusal.code);

/** What is offered is taken, to the last unit, and what is not offered, or is one more, is refused. */
function expectOffered(resource: Resource, now: number): void {
  const { on_hand: onHand, reserved, out } = resource.balances;
  const until = now + DAY_MS;
  const tries: Record<NextMove, (quantity: number) => Result<unknown>> = {
    receive: quantity => receiveResource(resource, Math.min(quantity, 1e9), '街道'),
    take: quantity => takeResource(resource, undefined, { quantity, reason: '除雪' }, now),
    return: quantity => returnResource(resource, quantity, {}),
    use: quantity => consumeResource(resource, quantity, {}),
    reserve: quantity =>
      reserveResource(resource, undefined, { reservation: 'next', quantity, reason: '除雪', until }, now),
    count: () => countResource(resource, onHand + reserved, '月末盘点'),
    retire: () => retireResource(resource, '不再用', now),
  };
  for (const move of NEXT_MOVES) {
    const most = mostOf(move, { ...resource, onHand, reserved, out }, now);
    expect([move, codeOf(tries[move](Math.max(1, most))) === 'accepted']).toEqual([move, most > 0]);
    if (!['receive', 'count', 'retire'].includes(move)) expect(codeOf(tries[move](most + 1))).not.toBe('accepted');
  }
}

describe('any sequence of what is accepted', () => {
  const quantity = fc.integer({ min: 1, max: 30 });
  const which = fc.nat({ max: 5 });
  const step = fc.oneof(
    fc.record({ do: fc.constant('receive' as const), quantity }),
    fc.record({ do: fc.constant('reserve' as const), quantity, days: fc.integer({ min: 0, max: 200 }) }),
    fc.record({ do: fc.constant('take' as const), quantity, which: fc.option(which, { nil: undefined }) }),
    fc.record({ do: fc.constant('return' as const), quantity }),
    fc.record({ do: fc.constant('use' as const), quantity }),
    fc.record({ do: fc.constant('release' as const), which }),
    fc.record({ do: fc.constant('expire' as const), which, late: fc.boolean() }),
    fc.record({ do: fc.constant('count' as const), counted: fc.nat({ max: 60 }) }),
    fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ do: fc.constant('retire' as const), if: fc.nat({ max: 15 }) }),
  );

  test('keeps its lines balanced, nothing below zero, and reservations equal to what is reserved', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.array(step, { maxLength: 60, size: 'max' }), (start, steps) => {
        const payload = { kind: 'stock' as const, name: '盐', unit: 'bag' as const, areaId: PLACE.id, quantity: start };
        const added = addResource('item', payload, undefined, PLACE, NOW);
        if (!added.ok) throw new Error('a new item is taken');
        let { resource } = added.value;
        let now = NOW;
        const lines: Line[] = [...added.value.movement.lines];
        const reservations: Reservation[] = [];
        const keep = (moved: Moved) => {
          accepted += 1;
          expect(moved.movement.lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(0);
          resource = moved.resource;
          lines.push(...moved.movement.lines);
          const { reservation } = moved;
          if (reservation === undefined) return;
          const at = reservations.findIndex(one => one.id === reservation.id);
          if (at < 0) reservations.push(reservation);
          else reservations[at] = reservation;
        };
        for (const [n, one] of steps.entries()) {
          const picked = reservations['which' in one && one.which !== undefined ? one.which : -1];
          const decided = ((): Result<Moved | undefined> => {
            switch (one.do) {
              case 'receive':
                return receiveResource(resource, one.quantity, '街道');
              case 'reserve':
                return reserveResource(
                  resource,
                  undefined,
                  { reservation: `r${n}`, quantity: one.quantity, reason: '除雪', until: now + one.days * DAY_MS },
                  now,
                );
              case 'take':
                return takeResource(
                  resource,
                  picked,
                  one.which === undefined
                    ? { quantity: one.quantity, reason: '除雪' }
                    : { quantity: one.quantity, reservation: picked?.id ?? 'none' },
                  now,
                );
              case 'return':
                return returnResource(resource, one.quantity, {});
              case 'use':
                return consumeResource(resource, one.quantity, {});
              case 'release':
                return releaseReservation(resource, picked, now);
              case 'expire': {
                const instant = picked?.until ?? now;
                const at = one.late ? Math.max(now, instant) : now;
                return { ok: true, value: expireReservation(resource, picked, instant, at) };
              }
              case 'count':
                return countResource(resource, one.counted, '月末盘点');
              case 'wait':
                now += one.days * DAY_MS;
                return { ok: true, value: undefined };
              case 'retire':
                if (one.if > 0) return { ok: true, value: undefined };
                return retireResource(resource, '不再用', now);
            }
          })();
          if (decided.ok && decided.value !== undefined) keep(decided.value);
          expectOffered(resource, now);
          for (const account of NEVER_NEGATIVE) expect(resource.balances[account]).toBeGreaterThanOrEqual(0);
          expect(recount(lines)).toEqual(resource.balances);
          expect(reservations.reduce((sum, { held }) => sum + held, 0)).toBe(resource.balances.reserved);
          expect(reservations.every(({ held, endedAt }) => held > 0 === (endedAt === undefined))).toBe(true);
        }
      }),
      { numRuns: 300, seed: 28 },
    );
    expect(accepted).toBeGreaterThan(2_000);
  });
});

describe('an item', () => {
  const add = (more: object) =>
    codeOf(
      addResource(
        'new',
        { kind: 'stock', name: '盐', unit: 'bag', areaId: PLACE.id, quantity: 0, ...more } as never,
        undefined,
        PLACE,
        NOW,
      ),
    );

  test('of a slot has a window that lies ahead, and of nothing else', () => {
    const window = { from: NOW, until: NOW + DAY_MS };
    const slot = { kind: 'slot', unit: 'place', quantity: 20 };
    expect(add({ ...slot, window })).toBe('accepted');
    expect(add(slot)).toBe('slot-window');
    expect(add({ ...slot, window: { from: NOW, until: NOW } })).toBe('slot-window');
    expect(add({ ...slot, window: { from: NOW - DAY_MS, until: NOW } })).toBe('slot-over');
    expect(add({ window })).toBe('slot-window');
  });

  test('that is no stock is counted in itself and there at least once', () => {
    expect(add({ kind: 'bed', unit: 'bed', quantity: 3 })).toBe('accepted');
    expect(add({ kind: 'bed', unit: 'bag', quantity: 3 })).toBe('resource-unit');
    expect(add({ kind: 'vehicle', unit: 'vehicle', quantity: 0 })).toBe('resource-none');
  });

  test('is promised to nobody beyond its slot, nor for longer than 180 days', () => {
    const until = NOW + 3 * DAY_MS;
    const slot = stock(5, { kind: 'slot', window: { from: NOW, until } });
    const reserve = (resource: Resource, to: number, now = NOW) =>
      codeOf(reserveResource(resource, undefined, { reservation: 'r', quantity: 1, reason: '接种', until: to }, now));
    expect(reserve(slot, until)).toBe('accepted');
    expect(reserve(slot, until + 1)).toBe('reservation-too-long');
    expect(reserve(slot, until, until)).toBe('slot-over');
    expect(reserve(stock(5), NOW + 180 * DAY_MS)).toBe('accepted');
    expect(reserve(stock(5), NOW + 181 * DAY_MS)).toBe('reservation-too-long');
    expect(reserve(stock(5), NOW)).toBe('ends-before-start');
  });

  test('is reached by a grid worker in the own grid and in the community’s store', () => {
    const post = { areaPath: 'all.s.c.g1' };
    const at = (areaId: Id, placePath: string) => reachesResource(post, { areaId, placePath }, 'community');
    expect(at('community', 'all.s.c')).toBe(true);
    expect(at('g1', 'all.s.c.g1')).toBe(true);
    expect(at('b', 'all.s.c.g1.b')).toBe(true);
    expect(at('g2', 'all.s.c.g2')).toBe(false);
  });
});

describe('what packs reserve', () => {
  const item = (id: Id, placePath: string, quantity: number, addedAt = NOW) =>
    stock(quantity, { id, placePath, addedAt, supply: 'meal' });
  const world = (...items: Resource[]) => new Map(items.map(one => [one.id, one]));
  const ids = () => {
    let n = 0;
    return () => `id${++n}`;
  };
  const reserve = (resources: Map<Id, Resource>, wanted: { supply?: string; quantity: number; at?: string }[]) =>
    reserveSupplies(
      resources,
      wanted.map(one => ({ supply: 'meal', matterId: 'm', ...one })),
      { now: NOW, until: NOW + DAY_MS, newId: ids() },
    );

  test('comes from the nearest place, then from the oldest', () => {
    expect(stepsBetween('all.s.c.g1.b', 'all.s.c.g1')).toBe(1);
    expect(stepsBetween('all.s.c.g1.b', 'all.s.c.g2')).toBe(3);
    const items = [item('far', 'all.s.c.g2', 9), item('new', 'all.s.c', 9, NOW + 1), item('old', 'all.s.c', 9)];
    const order = inOrder(items, { supply: 'meal', quantity: 1, matterId: 'm', at: 'all.s.c.g1.b' }, NOW);
    expect(order.map(one => one.id)).toEqual(['old', 'new', 'far']);
  });

  test('comes from one item where one has enough, and from several where none has', () => {
    const items = () => world(item('near', 'all.s.c.g1', 2), item('store', 'all.s.c', 5));
    const from = (quantity: number) =>
      reserve(items(), [{ quantity, at: 'all.s.c.g1' }]).moved.map(one => [one.resource.id, one.movement.quantity]);
    expect(from(2)).toEqual([['near', 2]]);
    expect(from(4)).toEqual([['store', 4]]);
    expect(from(7)).toEqual([
      ['near', 2],
      ['store', 5],
    ]);
  });

  test('is told as a shortfall where there is too little, and nothing is kept then', () => {
    const resources = world(item('store', 'all.s.c', 5));
    const { moved, short } = reserve(resources, [{ quantity: 3 }, { quantity: 3 }, { supply: 'van', quantity: 1 }]);
    expect(moved).toHaveLength(1);
    expect(short.map(({ supply, quantity, free }) => [supply, quantity, free])).toEqual([
      ['meal', 3, 2],
      ['van', 1, 0],
    ]);
    expect(resources.get('store')!.balances).toMatchObject({ on_hand: 2, reserved: 3 });
  });

  test('of a slot is let go when the slot is over, and of one that is over is no more', () => {
    const until = NOW + 1_000;
    const slot = { ...item('slot', 'all.s.c', 5), kind: 'slot' as const, window: { from: NOW - 1, until } };
    expect(reserve(world(slot), [{ quantity: 1 }]).moved[0]!.reservation!.until).toBe(until);
    const over = { ...slot, window: { from: NOW - 2, until: NOW } };
    expect(reserve(world(over), [{ quantity: 1 }]).short).toHaveLength(1);
  });

  test('is let go when its matter closes, as far as it was not taken', () => {
    const resources = world(item('store', 'all.s.c', 5));
    const { moved } = reserve(resources, [{ quantity: 4 }]);
    const reservation = moved[0]!.reservation!;
    const taken = takeResource(resources.get('store'), reservation, { quantity: 1, reservation: reservation.id }, NOW);
    if (!taken.ok) throw new Error(taken.refusal.code);
    resources.set('store', taken.value.resource);
    const reservations = new Map([[reservation.id, taken.value.reservation!]]);
    expect(releaseOf(resources, reservations, 'other', NOW)).toEqual([]);
    expect(releaseOf(resources, reservations, 'm', NOW).map(one => one.movement.quantity)).toEqual([3]);
    expect(releaseOf(resources, reservations, 'm', NOW)).toEqual([]);
    expect(resources.get('store')!.balances).toMatchObject({ on_hand: 4, reserved: 0, out: 1 });
  });
});
