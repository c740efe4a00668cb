import { expect, test } from 'vitest';
import { hashOf, type Route, readRoute } from './route.ts';

test('every screen has an address that leads back to it', () => {
  const at = { grid: 'g1', door: 'd1' };
  const routes: Route[] = [
    { at: 'who' },
    { at: 'grids' },
    { at: 'grids', under: 'a1' },
    { at: 'outbox' },
    { at: 'doors', grid: 'g1' },
    { at: 'again', grid: 'g1' },
    { at: 'search', grid: 'g1' },
    { at: 'door', ...at },
    { at: 'met', ...at },
    { at: 'no-contact', ...at },
    { at: 'correct', ...at },
    { at: 'correct-met', ...at },
    { at: 'correct-no-contact', ...at },
  ];
  for (const route of routes) expect(readRoute(hashOf(route))).toEqual(route);
});

test('an unknown address is the list of grids', () => {
  expect(readRoute('#/nowhere/at/all')).toEqual({ at: 'grids' });
  expect(readRoute('')).toEqual({ at: 'grids' });
});
