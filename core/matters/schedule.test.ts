import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../kernel/time.ts';
import { nextTime } from './schedule.ts';

const timeZone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const next = (every: string, time: string, from: string, after: string, zone = timeZone) =>
  nextTime({ every, at: time }, { from: at(from), after: at(after), timeZone: zone });

test('a rule of the morning runs each morning, the first time on the day its pack was switched on or the next', () => {
  expect(next('P1D', '08:00', '2026-03-02T07:00', '2026-03-02T07:00')).toBe(at('2026-03-02T08:00'));
  expect(next('P1D', '08:00', '2026-03-02T09:00', '2026-03-02T09:00')).toBe(at('2026-03-03T08:00'));
  expect(next('P1D', '08:00', '2026-03-02T09:00', '2026-03-03T08:00')).toBe(at('2026-03-04T08:00'));
  expect(next('P7D', '20:30', '2026-03-02T09:00', '2026-03-02T20:30')).toBe(at('2026-03-09T20:30'));
});

test('hours count on from the first time; months keep the day and end where they are shorter', () => {
  expect(next('PT6H', '08:00', '2026-03-02T09:00', '2026-03-03T08:00')).toBe(at('2026-03-03T14:00'));
  expect(next('P1M', '08:00', '2026-01-31T07:00', '2026-01-31T08:00')).toBe(at('2026-02-28T08:00'));
  expect(next('P1M', '08:00', '2026-01-31T07:00', '2026-02-28T08:00')).toBe(at('2026-03-31T08:00'));
});

test('a zone that puts its clocks on keeps the time of day', () => {
  const given = { from: Date.parse('2026-03-28T12:00Z'), after: Date.parse('2026-03-28T12:00Z') };
  expect(nextTime({ every: 'P1D', at: '08:00' }, { ...given, timeZone: 'Europe/Berlin' })).toBe(
    Date.parse('2026-03-29T06:00Z'),
  );
});

test('what never moves on has no next time', () => {
  for (const every of ['P0D', 'PT0S', 'soon'])
    expect(next(every, '08:00', '2026-03-02T07:00', '2026-03-09T07:00')).toBeUndefined();
});

test('asked again after an outage, the times are the same ones', () => {
  const everies = ['PT1H', 'PT36H', 'P1D', 'P3D', 'P2W', 'P1M', 'P1M3D', 'P1Y'];
  fc.assert(
    fc.property(fc.constantFrom(...everies), fc.nat(400 * 24), fc.nat(400 * 24), (every, begun, gap) => {
      const from = at('2025-12-30T00:00') + begun * HOUR_MS;
      const until = from + gap * HOUR_MS;
      const ask = (after: number) => nextTime({ every, at: '08:15' }, { from, after, timeZone })!;
      let last = ask(from - DAY_MS);
      for (let steps = 0; last <= until && steps < 50; steps++) {
        const following = ask(last);
        expect(following).toBeGreaterThan(last);
        // From anywhere between two times the same one is next.
        expect(ask(following - 1)).toBe(following);
        last = following;
      }
    }),
    { numRuns: 300 },
  );
});
