import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawLots, lineOf, type Ticket } from './draw.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const seed = 'gy-2026-10-15';
const tickets = (...ids: string[]): Ticket[] => ids.map(id => ({ id, first: false }));
const FIVE = ['GY-4071', 'GY-1186', 'GY-9032', 'GY-2755', 'GY-6640'];

test('anybody with the list and the seed comes to the same order with a tool of their own', () => {
  const { order, won, lost } = drawLots(tickets(...FIVE), { seed, places: 3, digest });
  // As `printf 'gy-2026-10-15:GY-9032' | sha256sum` tells.
  expect(order).toEqual(['GY-9032', 'GY-6640', 'GY-4071', 'GY-2755', 'GY-1186']);
  expect(order.map(id => digest(lineOf(seed, id)).slice(0, 8))).toEqual([
    '2feea683',
    '57813d13',
    'eeb66e8d',
    'f1b7a3d4',
    'f2d04491',
  ]);
  expect([won, lost]).toEqual([order.slice(0, 3), order.slice(3)]);
});

test('whoever has a promise comes first, and changes nobody else’s order', () => {
  const promised = tickets(...FIVE).map(one => ({ ...one, first: one.id === 'GY-1186' }));
  expect(drawLots(promised, { seed, places: 3, digest }).order).toEqual([
    'GY-1186',
    'GY-9032',
    'GY-6640',
    'GY-4071',
    'GY-2755',
  ]);
});

test('without a place it is a draw all the same, and with more places than tickets everybody wins', () => {
  expect(drawLots(tickets(...FIVE), { seed, places: 0, digest })).toMatchObject({ won: [], lost: { length: 5 } });
  expect(drawLots(tickets(...FIVE), { seed, places: 9, digest }).lost).toEqual([]);
  expect(drawLots(tickets(...FIVE), { seed, places: -2, digest }).won).toEqual([]);
});

test('neither the order in which tickets come, nor their number, moves one past another', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 30 }),
      fc.string(),
      fc.nat(40),
      (ids, text, places) => {
        const all = drawLots(tickets(...ids), { seed: text, places, digest });
        expect(drawLots(tickets(...[...ids].reverse()), { seed: text, places, digest })).toEqual(all);
        const fewer = ids.slice(1);
        const rest = drawLots(tickets(...fewer), { seed: text, places, digest });
        expect(rest.order).toEqual(all.order.filter(id => fewer.includes(id)));
      },
    ),
  );
});
