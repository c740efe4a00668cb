import { describe, expect, test } from 'vitest';
import { nextDue } from './schedule.ts';

const at = (text: string) => Date.parse(text);
const shown = (instant: number) => new Date(instant).toISOString();

describe('a form filled by itself', () => {
  // 6 March 2026 is a Friday.
  const friday = at('2026-03-06T10:00:00+08:00');

  test('is due at its hour of each day, by the place’s own clock', () => {
    const due = (hour: number, after = friday) => shown(nextDue({ every: 'day', hour }, after, 'Asia/Shanghai'));
    expect(due(16)).toBe('2026-03-06T08:00:00.000Z');
    expect(due(7)).toBe('2026-03-06T23:00:00.000Z');
    expect(due(10)).toBe('2026-03-07T02:00:00.000Z');
    expect(due(0)).toBe('2026-03-06T16:00:00.000Z');
  });

  test('or on its day of the week', () => {
    const due = (weekday: number, hour = 9) =>
      shown(nextDue({ every: 'week', weekday, hour }, friday, 'Asia/Shanghai'));
    expect(due(1)).toBe('2026-03-09T01:00:00.000Z');
    expect(due(5)).toBe('2026-03-13T01:00:00.000Z');
    expect(due(5, 11)).toBe('2026-03-06T03:00:00.000Z');
    expect(due(7)).toBe('2026-03-08T01:00:00.000Z');
  });

  test('keeps its hour when the clocks change', () => {
    const rhythm = { every: 'day', hour: 8 } as const;
    const before = at('2026-03-28T12:00:00+01:00');
    expect(shown(nextDue(rhythm, before, 'Europe/Berlin'))).toBe('2026-03-29T06:00:00.000Z');
  });
});
