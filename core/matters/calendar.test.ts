import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Calendar } from '../facts/model.ts';
import { addWorkingDays, calendarFor, isDated, isWorkingDay, workingDaysEnded } from './calendar.ts';

const FILE = join(import.meta.dirname, '../../packs/shared/calendars/cn_mainland.yaml');
const mainland = (parse(readFileSync(FILE, 'utf8')) as Calendar[])[0]!;
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('a day of the mainland', () => {
  test.each([
    ['2026-02-13', true, 'a Friday'],
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-15', false, 'its first day'],
    ['2026-02-23', false, 'its last day, a Monday'],
    ['2026-02-24', true, 'the Tuesday after'],
    ['2026-02-28', true, 'the second Saturday worked for it'],
    ['2026-03-01', false, 'a Sunday'],
    ['2026-01-04', true, 'a Sunday worked for the New Year'],
    ['2026-04-06', false, 'the Monday of Qingming'],
    ['2026-09-20', true, 'a Sunday worked for the National Day'],
    ['2025-02-08', true, 'a Saturday worked'],
    ['2025-10-08', false, 'the last day of the National Day in 2025'],
    ['2027-01-01', true, 'a Friday nothing was published for'],
    ['2027-01-02', false, 'a Saturday nothing was published for'],
    ['1969-12-28', false, 'a Sunday before 1970'],
  ])('%s is worked: %s (%s)', (day, worked) => expect(isWorkingDay(mainland, day)).toBe(worked));

  test('is dated in the years the calendar knows', () => {
    const days = ['2024-12-31', '2025-01-01', '2026-12-31', '2027-01-01'];
    expect(days.map(day => isDated(mainland, day))).toEqual([false, true, true, false]);
    expect(isDated(undefined, '2026-02-14')).toBe(false);
  });

  test('goes by Saturday and Sunday where there is no calendar', () => {
    expect(['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-16'].map(day => isWorkingDay(undefined, day))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('makes 248 working days of a year: 365 less 104 of weekends and the 13 that everybody has off', () => {
    const inYear = (year: number) =>
      workingDaysEnded(at(`${year}-01-01T00:00:00`), at(`${year + 1}-01-01T00:00:00`), mainland, 'Asia/Shanghai');
    expect([inYear(2025), inYear(2026)]).toEqual([248, 248]);
  });
});

describe('working days', () => {
  test('end at midnight in the zone of the place, not of whoever asks', () => {
    const evening = Date.parse('2026-03-02T23:30:00Z');
    expect(addWorkingDays(evening, 1, mainland, 'Asia/Shanghai').end).toBe(at('2026-03-05T00:00:00'));
    expect(addWorkingDays(evening, 1, mainland, 'UTC').end).toBe(Date.parse('2026-03-04T00:00:00Z'));
  });

  test('say that a notice still to come may move their end', () => {
    const dated = addWorkingDays(at('2026-12-30T10:00:00'), 1, mainland, 'Asia/Shanghai');
    const beyond = addWorkingDays(at('2026-12-30T10:00:00'), 2, mainland, 'Asia/Shanghai');
    expect(dated).toEqual({ end: at('2027-01-01T00:00:00') });
    expect(beyond).toEqual({ end: at('2027-01-02T00:00:00'), undated: true });
  });

  test('ended within a time by their own midnight, the first instant left out and the last let in', () => {
    const ended = (from: string, until: string) =>
      workingDaysEnded(at(`${from}:00`), at(`${until}:00`), mainland, 'Asia/Shanghai');
    expect(ended('2026-03-06T17:00', '2026-03-09T09:00')).toBe(1);
    expect(ended('2026-03-07T00:00', '2026-03-09T09:00')).toBe(0);
    expect(ended('2026-03-06T17:00', '2026-03-07T00:00')).toBe(1);
    expect(ended('2026-02-13T17:00', '2026-02-24T09:00')).toBe(2);
  });
});

describe('the calendar of a clock', () => {
  const of = (id: string, place?: string): Calendar => ({
    ...mainland,
    id,
    ...(place === undefined ? { place: undefined! } : { place }),
  });
  const calendars = [of('local.ours', '420106001'), of('local.clinic'), mainland, of('local.city', '4201')];
  const found = (asked: Parameters<typeof calendarFor>[1]) => calendarFor(calendars, asked)?.id;

  test('is the one it names, or none where that is missing', () => {
    expect(found({ named: 'local.clinic', areaCode: '420106001002' })).toBe('local.clinic');
    expect(found({ named: 'local.nobody', areaCode: '420106001002' })).toBeUndefined();
  });

  test('is else the one of the narrowest place around the community', () => {
    expect(found({ areaCode: '420106001002' })).toBe('local.ours');
    expect(found({ areaCode: '420106002001' })).toBe('local.city');
    expect(found({ areaCode: '110101001001' })).toBe('cn_mainland');
  });

  test('is else the first published, or none', () => {
    expect(calendarFor([of('local.clinic')], { areaCode: '420106001002' })?.id).toBe('local.clinic');
    expect(calendarFor([], {})).toBeUndefined();
    expect(calendarFor(undefined, { named: 'cn_mainland' })).toBeUndefined();
  });
});
