import { expect, test } from 'vitest';
import { clockTime, minutesOf, suggestHour } from './hours.ts';

const ZONE = 'Asia/Shanghai';
/** A local hour of Tuesday 24 November 2026, or of the Saturday after. */
const at = (hour: number, saturday = false): number => Date.UTC(2026, 10, saturday ? 28 : 24, hour - 8);

test('another time of day is suggested, never the one tried last', () => {
  expect(suggestHour(at(10), ZONE)).toBe('evening');
  expect(suggestHour(at(10), ZONE, 'evening')).toBe('weekend');
  expect(suggestHour(at(18), ZONE)).toBe('weekend');
  expect(suggestHour(at(18), ZONE, 'weekend')).toBe('morning');
  expect(suggestHour(at(10, true), ZONE)).toBe('evening');
});

test('the hour is the door’s own, wherever the phone thinks it is', () => {
  expect(clockTime(at(14), ZONE)).toBe('14:00');
  expect(clockTime(at(14), 'Asia/Urumqi')).toBe('12:00');
});

test('minutes are rounded up: nobody is promised less than it takes', () => {
  expect(minutesOf(61)).toBe(2);
  expect(minutesOf(120)).toBe(2);
});
