import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Calendar } from '../facts/model.ts';
import { isWithin, parseWithin } from '../facts/within.ts';
import type { ClockSpec } from '../packs/model.ts';
import { type ClockReading, dueOf, readClock } from './clock.ts';
import type { Stay } from './model.ts';

const FILE = join(import.meta.dirname, '../../packs/shared/calendars/cn_mainland.yaml');
const calendar = (parse(readFileSync(FILE, 'utf8')) as Calendar[])[0]!;

const clock = (within: string): ClockSpec => ({
  id: 'answer',
  title: { zh: '答复', en: 'Answer' },
  within,
  runs: ['open', 'taken'],
  pauses: ['waiting', 'away'],
});

/** `open 2026-02-13 16:00` at +08:00 unless an offset is given; each stay ends where the next begins. */
function history(...entries: string[]): Stay[] {
  const at = entries.map(entry => {
    const [state, day, time] = entry.split(' ') as [string, string, string];
    return { state, from: instant(`${day} ${time}`) };
  });
  return at.map(({ state, from }, i) =>
    at[i + 1] === undefined ? { state, from } : { state, from, until: at[i + 1]!.from },
  );
}
const instant = (text: string): number =>
  Date.parse(`${text.slice(0, 10)}T${text.slice(11)}${/[+-]\d\d:\d\d$/.test(text) ? '' : '+08:00'}`);
const shown = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();
const SHANGHAI = { timeZone: 'Asia/Shanghai', calendar };

describe('a promise is due', () => {
  test.each<[why: string, within: string, due: string, zone: string, stays: string[]]>([
    ['three working days on', 'WD3', '2026-03-06 00:00', 'Asia/Shanghai', ['open 2026-03-02 09:00']],
    ['after a weekend', 'WD1', '2026-03-10 00:00', 'Asia/Shanghai', ['open 2026-03-06 18:00']],
    // 14 February 2026 is a Saturday worked for the Spring Festival, which lasts from the 15th to the 23rd.
    ['on the Saturday that is worked', 'WD1', '2026-02-15 00:00', 'Asia/Shanghai', ['open 2026-02-13 16:00']],
    ['after the festival', 'WD2', '2026-02-25 00:00', 'Asia/Shanghai', ['open 2026-02-13 16:00']],
    ['past the second Saturday worked', 'WD6', '2026-03-01 00:00', 'Asia/Shanghai', ['open 2026-02-13 16:00']],
    ['from within the festival', 'WD1', '2026-02-25 00:00', 'Asia/Shanghai', ['open 2026-02-18 12:00']],
    ['on the Sunday before the National Day', 'WD2', '2026-09-22 00:00', 'Asia/Shanghai', ['open 2026-09-19 12:00']],
    ['outside a calendar, by the week', 'WD2', '2027-01-06 00:00', 'Asia/Shanghai', ['open 2027-01-02 12:00']],
    ['by the hour', 'PT336H', '2026-02-15 09:30', 'Asia/Shanghai', ['open 2026-02-01 09:30']],
    ['at the end of its last day', 'P14D', '2026-02-16 00:00', 'Asia/Shanghai', ['open 2026-02-01 09:30']],
    ['today', 'P0D', '2026-02-02 00:00', 'Asia/Shanghai', ['open 2026-02-01 09:30']],
    ['at the end of a short month', 'P1M', '2026-03-01 00:00', 'Asia/Shanghai', ['open 2026-01-31 12:00']],
    ['a year on', 'P1Y', '2026-03-01 00:00', 'Asia/Shanghai', ['open 2025-02-28 12:00']],
    ['by the days of its own zone', 'P1D', '2026-03-03 00:00+06:00', 'Asia/Dhaka', ['open 2026-03-02 00:30+08:00']],
    // Clocks spring forward on 29 March 2026 in Berlin and fall back on 25 October.
    ['over a day of 23 hours', 'P1D', '2026-03-30 00:00+02:00', 'Europe/Berlin', ['open 2026-03-28 12:00+01:00']],
    ['by hours through it', 'PT24H', '2026-03-29 13:00+02:00', 'Europe/Berlin', ['open 2026-03-28 12:00+01:00']],
    [
      'later by the midnights paused over it',
      'P1D',
      '2026-03-31 00:00+02:00',
      'Europe/Berlin',
      ['open 2026-03-27 12:00+01:00', 'waiting 2026-03-27 20:00+01:00', 'open 2026-03-29 12:00+02:00'],
    ],
    ['over a day of 25 hours', 'P1D', '2026-10-26 00:00+01:00', 'Europe/Berlin', ['open 2026-10-24 12:00+02:00']],
    [
      'unmoved by another running state',
      'PT2H',
      '2026-03-02 11:00',
      'Asia/Shanghai',
      ['open 2026-03-02 09:00', 'taken 2026-03-02 10:00'],
    ],
    [
      'from its first running state',
      'PT2H',
      '2026-03-02 12:00',
      'Asia/Shanghai',
      ['draft 2026-03-02 08:00', 'waiting 2026-03-02 09:00', 'open 2026-03-02 10:00'],
    ],
    [
      'later by the paused hours',
      'PT8H',
      '2026-03-02 18:30',
      'Asia/Shanghai',
      ['open 2026-03-02 09:00', 'waiting 2026-03-02 10:00', 'away 2026-03-02 10:30', 'open 2026-03-02 11:30'],
    ],
    [
      'no later for a pause within a day',
      'P2D',
      '2026-03-05 00:00',
      'Asia/Shanghai',
      ['open 2026-03-02 09:00', 'waiting 2026-03-02 10:00', 'open 2026-03-02 23:00'],
    ],
    [
      'later by the midnights paused',
      'P2D',
      '2026-03-07 00:00',
      'Asia/Shanghai',
      ['open 2026-03-02 09:00', 'waiting 2026-03-03 23:00', 'open 2026-03-05 01:00'],
    ],
    [
      'a midnight at which a pause ends was paused',
      'P2D',
      '2026-03-06 00:00',
      'Asia/Shanghai',
      ['open 2026-03-02 09:00', 'waiting 2026-03-03 23:00', 'open 2026-03-04 00:00'],
    ],
    [
      'a midnight at which a pause begins was run',
      'P2D',
      '2026-03-05 00:00',
      'Asia/Shanghai',
      ['open 2026-03-02 09:00', 'waiting 2026-03-04 00:00', 'open 2026-03-04 23:00'],
    ],
    [
      'later by the weekend paused, in days',
      'P3D',
      '2026-03-12 00:00',
      'Asia/Shanghai',
      ['open 2026-03-05 09:00', 'waiting 2026-03-06 17:00', 'open 2026-03-09 09:00'],
    ],
    // Friday's end lay in the pause, Saturday and Sunday are no working days.
    [
      'later by the Friday alone, in working days',
      'WD3',
      '2026-03-12 00:00',
      'Asia/Shanghai',
      ['open 2026-03-05 09:00', 'waiting 2026-03-06 17:00', 'open 2026-03-09 09:00'],
    ],
    [
      'later by the Saturday worked',
      'WD1',
      '2026-02-25 00:00',
      'Asia/Shanghai',
      ['open 2026-02-13 16:00', 'waiting 2026-02-14 10:00', 'open 2026-02-16 10:00'],
    ],
    [
      'later than a month by the midnights paused',
      'P1M',
      '2026-03-03 00:00',
      'Asia/Shanghai',
      ['open 2026-01-31 12:00', 'waiting 2026-02-10 12:00', 'open 2026-02-12 12:00'],
    ],
    [
      'anew where it is reopened',
      'P1D',
      '2026-03-06 00:00',
      'Asia/Shanghai',
      ['open 2026-03-02 09:00', 'closed 2026-03-02 10:00', 'open 2026-03-04 12:00'],
    ],
  ])('%s: %s until %s in %s', (_why, within, due, timeZone, stays) => {
    expect(shown(dueOf(clock(within), history(...stays), { timeZone, calendar }))).toBe(shown(instant(due)));
  });

  test('never while it is idle, paused or ended', () => {
    for (const stays of [
      [],
      history('draft 2026-03-02 09:00'),
      history('waiting 2026-03-02 09:00'),
      history('open 2026-03-02 09:00', 'waiting 2026-03-02 10:00'),
      history('open 2026-03-02 09:00', 'closed 2026-03-02 10:00'),
      history('open 2026-03-02 09:00', 'waiting 2026-03-02 10:00', 'closed 2026-03-02 11:00'),
      history('open 2026-03-02 09:00', 'closed 2026-03-09 10:00', 'waiting 2026-03-10 10:00'),
    ])
      expect(dueOf(clock('P1D'), stays, SHANGHAI)).toBeUndefined();
  });
});

describe('a clock reads', () => {
  const MINUTE = 60_000;
  const read = (within: string, now: string, ...stays: string[]): ClockReading =>
    readClock(clock(within), history(...stays), { now: instant(now), ...SHANGHAI });

  test('idle before it starts, and says nothing of an end', () => {
    expect(read('PT2H', '2026-03-02 09:30', 'draft 2026-03-02 09:00')).toEqual({
      id: 'answer',
      status: 'idle',
      elapsedMs: 0,
      pausedMs: 0,
    });
  });

  test('running up to the millisecond before it is due, late at that very instant', () => {
    const stays = history('open 2026-03-02 09:00');
    const due = instant('2026-03-02 11:00');
    const at = (now: number) => readClock(clock('PT2H'), stays, { now, ...SHANGHAI });
    expect(at(due - 1)).toMatchObject({ status: 'running', dueAt: due, remainingMs: 1 });
    expect(at(due)).toMatchObject({ status: 'late', dueAt: due, remainingMs: 0 });
    expect(at(due + 5)).toMatchObject({ status: 'late', dueAt: due, remainingMs: -5 });
  });

  test('met where it ended in time, late where it ended at the instant it was due', () => {
    expect(read('PT2H', '2026-03-05 09:00', 'open 2026-03-02 09:00', 'closed 2026-03-02 10:59')).toEqual({
      id: 'answer',
      status: 'met',
      startedAt: instant('2026-03-02 09:00'),
      dueAt: instant('2026-03-02 11:00'),
      endedAt: instant('2026-03-02 10:59'),
      elapsedMs: 119 * MINUTE,
      pausedMs: 0,
    });
    expect(read('PT2H', '2026-03-05 09:00', 'open 2026-03-02 09:00', 'closed 2026-03-02 11:00')).toMatchObject({
      status: 'late',
      endedAt: instant('2026-03-02 11:00'),
    });
  });

  test('late where a pause begins, or another running state, at the instant it was due', () => {
    for (const next of ['waiting', 'taken']) {
      const stays = ['open 2026-03-02 09:00', `${next} 2026-03-02 11:00`, 'open 2026-03-02 12:00'];
      for (const now of ['2026-03-02 11:00', '2026-03-02 11:30', '2026-03-02 12:30'])
        expect(read('PT2H', now, ...stays)).toMatchObject({ status: 'late', dueAt: instant('2026-03-02 11:00') });
    }
  });

  test('paused without an end, with what would remain if it went on now', () => {
    expect(read('PT2H', '2026-03-02 15:00', 'open 2026-03-02 09:00', 'waiting 2026-03-02 09:30')).toEqual({
      id: 'answer',
      status: 'paused',
      startedAt: instant('2026-03-02 09:00'),
      remainingMs: 90 * MINUTE,
      elapsedMs: 30 * MINUTE,
      pausedMs: 330 * MINUTE,
    });
  });

  test('met where it ended in a pause, with the end it would have had', () => {
    const stays = ['open 2026-03-02 09:00', 'waiting 2026-03-02 10:00', 'closed 2026-03-02 20:00'];
    expect(read('PT2H', '2026-03-09 09:00', ...stays)).toMatchObject({
      status: 'met',
      dueAt: instant('2026-03-02 21:00'),
      elapsedMs: 60 * MINUTE,
      pausedMs: 600 * MINUTE,
    });
  });

  test('late for good: neither a pause, nor a return, nor the end mends it, and the index keeps it', () => {
    const stays = ['open 2026-03-02 09:00', 'waiting 2026-03-02 12:00', 'open 2026-03-03 09:00'];
    for (const now of ['2026-03-02 13:00', '2026-03-03 09:00', '2026-03-04 09:00'])
      expect(read('PT2H', now, ...stays)).toMatchObject({ status: 'late', dueAt: instant('2026-03-02 11:00') });
    expect(dueOf(clock('PT2H'), history(...stays.slice(0, 2)), SHANGHAI)).toBe(instant('2026-03-02 11:00'));
    expect(read('PT2H', '2026-03-09 09:00', ...stays, 'closed 2026-03-04 09:00')).toMatchObject({
      status: 'late',
      endedAt: instant('2026-03-04 09:00'),
    });
  });

  test('the last promise once reopened, whatever became of the one before', () => {
    const stays = [
      'open 2026-03-02 09:00',
      'closed 2026-03-05 09:00',
      'waiting 2026-03-06 09:00',
      'open 2026-03-06 10:00',
    ];
    expect(read('PT2H', '2026-03-06 09:30', ...stays)).toMatchObject({
      status: 'late',
      startedAt: instant('2026-03-02 09:00'),
    });
    expect(read('PT2H', '2026-03-06 11:00', ...stays)).toEqual({
      id: 'answer',
      status: 'running',
      startedAt: instant('2026-03-06 10:00'),
      dueAt: instant('2026-03-06 12:00'),
      remainingMs: 60 * MINUTE,
      elapsedMs: 60 * MINUTE,
      pausedMs: 0,
    });
  });

  test('as of any instant what had happened until then', () => {
    const stays = [
      'open 2026-03-02 09:00',
      'waiting 2026-03-02 10:00',
      'open 2026-03-02 11:00',
      'closed 2026-03-02 11:30',
    ];
    const statuses = ['08:59', '09:00', '10:00', '11:00', '11:30'].map(
      time => read('PT2H', `2026-03-02 ${time}`, ...stays).status,
    );
    expect(statuses).toEqual(['idle', 'running', 'paused', 'running', 'met']);
  });

  test('undated where working days are counted without a calendar of their year', () => {
    expect(read('WD1', '2026-12-30 12:00', 'open 2026-12-30 09:00').undated).toBeUndefined();
    expect(read('WD2', '2026-12-30 12:00', 'open 2026-12-30 09:00').undated).toBe(true);
    expect(read('P5D', '2026-12-30 12:00', 'open 2026-12-30 09:00').undated).toBeUndefined();
    const without = { now: instant('2026-02-13 17:00'), timeZone: 'Asia/Shanghai' };
    expect(readClock(clock('WD1'), history('open 2026-02-13 16:00'), without)).toMatchObject({
      dueAt: instant('2026-02-17 00:00'),
      undated: true,
    });
  });

  test('states left at the instant they were entered', () => {
    const through = history('open 2026-03-02 09:00', 'closed 2026-03-02 10:00', 'open 2026-03-02 10:00');
    expect(shown(dueOf(clock('PT2H'), through, SHANGHAI))).toBe(shown(instant('2026-03-02 12:00')));
    const paused = history('open 2026-03-02 09:00', 'waiting 2026-03-02 10:00', 'open 2026-03-02 10:00');
    expect(shown(dueOf(clock('PT2H'), paused, SHANGHAI))).toBe(shown(instant('2026-03-02 11:00')));
  });
});

describe('the length of a promise', () => {
  test.each([
    ['WD3', { working: 3 }],
    ['PT2H', { ms: 7_200_000 }],
    ['P1M', { years: 0, months: 1, days: 0 }],
    ['P0D', { years: 0, months: 0, days: 0 }],
  ])('%s is understood', (text, length) => {
    expect(parseWithin(text)).toEqual(length);
    expect(isWithin(text)).toBe(true);
  });

  test.each(['', 'WD', 'WD0', 'WD03', 'WD-1', 'WD1000', 'wd3', 'PT0S', 'P1DT2H', 'WD3 ', '3'])('%j is not', text => {
    expect(isWithin(text)).toBe(false);
  });

  test('that was never checked is a bug, not an answer', () => {
    expect(() => dueOf(clock('soon'), history('open 2026-03-02 09:00'), SHANGHAI)).toThrow('soon');
  });
});
