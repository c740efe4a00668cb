// The frame's pure parts: countdowns, durations, addresses, the menu's place, and the throttle of the live page.
import { describe, expect, test } from 'vitest';
import { countdownOf } from './countdown.ts';
import { durationText } from './duration.ts';
import { carried, textOf } from './query.ts';
import { entryOf } from './room.ts';
import { createThrottle } from './throttle.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a countdown', () => {
  test('never says more than is left', () => {
    expect(countdownOf(3 * DAY + 5 * HOUR + 59 * MINUTE)).toEqual({ word: 'endsDays', values: { d: 3, h: 5 } });
    expect(countdownOf(47 * HOUR + 59 * MINUTE)).toEqual({ word: 'endsHours', values: { h: 47, m: 59 } });
    expect(countdownOf(59_999)).toEqual({ word: 'endsMinutes', values: { m: 0 } });
    expect(countdownOf(-DAY)).toEqual({ word: 'endsMinutes', values: { m: 0 } });
  });
});

describe('a duration', () => {
  test('is said as people say it', () => {
    expect(durationText('P14D', 'zh')).toBe('14天');
    expect(durationText('P14D', 'en')).toBe('14 days');
    expect(durationText('PT12H', 'en')).toBe('12 hours');
    expect(durationText('P1Y6M', 'en')).toBe('1 year 6 months');
    expect(durationText('soon', 'en')).toBe('soon');
  });
});

describe('an address', () => {
  test('carries the chosen area from page to page unless it is given anew', () => {
    expect(carried({ area: 'a', series: 's' }, { round: 'r' })).toEqual({ area: 'a', round: 'r' });
    expect(carried({ area: 'a' }, { area: 'b' })).toEqual({ area: 'b' });
    expect(textOf(carried({ area: 'a' }, { area: undefined }))).toBe('');
    expect(textOf({ series: 'x/y=z' })).toBe('?series=x%2Fy%3Dz');
  });

  test('lights the entry of the menu that holds it, the closest one', () => {
    const entry = (path: string) => ({ path, title: { zh: path, en: path }, icon: 'home' as const });
    const entries = ['/', '/registry', '/registry/import'].map(entry);
    expect(entryOf(entries, '/')?.path).toBe('/');
    expect(entryOf(entries, '/registry/household')?.path).toBe('/registry');
    expect(entryOf(entries, '/registry/import')?.path).toBe('/registry/import');
    expect(entryOf(entries, '/board')).toBeUndefined();
  });
});

describe('following the stream', () => {
  const settle = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

  test('asks at once, then once for everything that moved meanwhile', async () => {
    let asked = 0;
    const throttle = createThrottle(
      async () => {
        asked += 1;
      },
      30,
      () => true,
    );
    for (let i = 0; i < 50; i++) throttle.moved();
    expect(asked).toBe(1);
    await settle(120);
    expect(asked).toBe(2);
  });

  test('waits while nobody looks, and asks when somebody does', async () => {
    let asked = 0;
    let seen = false;
    const throttle = createThrottle(
      async () => {
        asked += 1;
      },
      10,
      () => seen,
    );
    throttle.moved();
    expect(asked).toBe(0);
    seen = true;
    throttle.seen();
    expect(asked).toBe(1);
    await settle(40);
    throttle.seen();
    expect(asked).toBe(1);
  });
});
