import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDuration, durationDays, freshUntil, isFresh, keepUntil, parseDuration } from './durations.ts';
import { ageOn, isDate, localDate, nextBirthday, startOfDay, zoneOffset } from './local-time.ts';

const at = (text: string) => Date.parse(text);
const HOUR = 3_600_000;
const SEED = { seed: 20200123, numRuns: 300 };

describe('a duration', () => {
  test.each([
    ['P14D', '2020-02-01T09:30:00+08:00', 'Asia/Shanghai', '2020-02-16T00:00:00+08:00'],
    ['P14D', '2020-02-01T23:59:59+08:00', 'Asia/Shanghai', '2020-02-16T00:00:00+08:00'],
    ['P2W', '2020-02-01T09:30:00+08:00', 'Asia/Shanghai', '2020-02-16T00:00:00+08:00'],
    ['P0D', '2020-02-01T09:30:00+08:00', 'Asia/Shanghai', '2020-02-02T00:00:00+08:00'],
    ['PT336H', '2020-02-01T09:30:00+08:00', 'Asia/Shanghai', '2020-02-15T09:30:00+08:00'],
    ['PT90M', '2020-02-01T09:30:00+08:00', 'Asia/Shanghai', '2020-02-01T11:00:00+08:00'],
    ['P1M', '2021-01-31T12:00:00+08:00', 'Asia/Shanghai', '2021-03-01T00:00:00+08:00'],
    ['P1Y', '2020-02-29T12:00:00+08:00', 'Asia/Shanghai', '2021-03-01T00:00:00+08:00'],
    ['P1Y6M', '2020-08-15T12:00:00+08:00', 'Asia/Shanghai', '2022-02-16T00:00:00+08:00'],
    ['P11M', '2020-01-10T12:00:00+08:00', 'Asia/Shanghai', '2020-12-11T00:00:00+08:00'],
    ['P12M', '2020-12-10T12:00:00+08:00', 'Asia/Shanghai', '2021-12-11T00:00:00+08:00'],
    // Clocks spring forward on 29 March 2020 in Berlin: the day is 23 hours long, the promise still ends at midnight.
    ['P1D', '2020-03-28T12:00:00+01:00', 'Europe/Berlin', '2020-03-30T00:00:00+02:00'],
    ['PT24H', '2020-03-28T12:00:00+01:00', 'Europe/Berlin', '2020-03-29T13:00:00+02:00'],
    ['P1D', '2020-10-24T12:00:00+02:00', 'Europe/Berlin', '2020-10-26T00:00:00+01:00'],
  ])('%s from %s in %s ends at %s', (duration, from, zone, end) => {
    expect(new Date(addDuration(at(from), duration, zone)).toISOString()).toBe(new Date(at(end)).toISOString());
  });

  test.each(['', 'P', 'PT', '14D', 'P14', 'P1DT2H', 'PT1D', 'P-1D', 'P1.5D', 'WD3', 'p14d', 'P1D '])(
    'is not %j',
    text => expect(parseDuration(text)).toBeUndefined(),
  );

  test('of days is the same by zone name and by fixed minutes where clocks never change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 400 }), (instant, days) => {
        if (instant < at('1992-01-01T00:00:00Z')) return;
        expect(addDuration(instant, `P${days}D`, 'Asia/Shanghai')).toBe(addDuration(instant, `P${days}D`, 480));
      }),
      SEED,
    );
  });

  test('of days ends at local midnight, the given number of dates later, whatever the clocks do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('1980-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom('Europe/Berlin', 'Asia/Shanghai', 'America/Sao_Paulo', 'Asia/Beirut', 'Australia/Lord_Howe'),
        (instant, days, zone) => {
          const end = addDuration(instant, `P${days}D`, zone);
          const dayAfterLast = (Date.parse(localDate(instant, zone)) + (days + 1) * 24 * HOUR) / (24 * HOUR);
          expect(Date.parse(localDate(end, zone)) / (24 * HOUR)).toBe(dayAfterLast);
          expect(localDate(end - 1, zone) < localDate(end, zone)).toBe(true);
          expect(end).toBe(startOfDay(localDate(end, zone), zone));
        },
      ),
      SEED,
    );
  });

  test('of months or years never skips a month because the day does not exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') }),
        fc.integer({ min: 0, max: 48 }),
        (instant, months) => {
          const last = localDate(addDuration(instant, `P${months}M`, 480) - 1, 480);
          const first = localDate(instant, 480);
          const monthsOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
          expect(monthsOf(last) - monthsOf(first)).toBe(months);
          expect(Number(last.slice(8))).toBeLessThanOrEqual(Number(first.slice(8)));
        },
      ),
      SEED,
    );
  });

  test('is measured in days for comparing with a limit', () => {
    expect([durationDays('P30D'), durationDays('P1Y'), durationDays('P6M'), durationDays('PT12H')]).toEqual([
      30, 366, 186, 0.5,
    ]);
  });

  test('that was never checked is a bug, not an answer', () => {
    expect(() => addDuration(0, 'fortnight', 480)).toThrow('not a duration');
  });
});

describe('freshness', () => {
  const asked = at('2020-02-01T08:00:00+08:00');

  test('of a temperature ends to the millisecond', () => {
    const temperature = { fresh: 'PT12H' };
    const end = at('2020-02-01T20:00:00+08:00');
    expect(freshUntil(temperature, asked, 'Asia/Shanghai')).toBe(end);
    expect(isFresh(temperature, asked, end - 1, 'Asia/Shanghai')).toBe(true);
    expect(isFresh(temperature, asked, end, 'Asia/Shanghai')).toBe(false);
  });

  test('of a birth date never ends', () => {
    expect(freshUntil({}, asked, 'Asia/Shanghai')).toBeUndefined();
    expect(isFresh({}, asked, at('2099-01-01T00:00:00Z'), 'Asia/Shanghai')).toBe(true);
  });

  test('is apart from how long an answer is kept', () => {
    expect(keepUntil({ retention: 'P6M' }, asked, 480)).toBe(at('2020-08-02T00:00:00+08:00'));
    expect(keepUntil({}, asked, 480)).toBeUndefined();
  });
});

describe('a local day', () => {
  test('begins at the jump where clocks spring over midnight', () => {
    // São Paulo, 4 November 2018: 00:00 became 01:00.
    expect(new Date(startOfDay('2018-11-04', 'America/Sao_Paulo')).toISOString()).toBe('2018-11-04T03:00:00.000Z');
  });

  test('has the offset of the zone in any year', () => {
    expect(zoneOffset(at('2020-07-01T00:00:00Z'), 'Asia/Shanghai')).toBe(8 * HOUR);
    expect(zoneOffset(at('1988-07-01T00:00:00Z'), 'Asia/Shanghai')).toBe(9 * HOUR);
    expect(zoneOffset(at('2020-07-01T00:00:00Z'), 'Europe/Berlin')).toBe(2 * HOUR);
    expect(zoneOffset(0, -210)).toBe(-3.5 * HOUR);
  });

  test.each(['2020-02-30', '2019-02-29', '2020-13-01', '2020-00-10', '2020-1-1', '20200101', ''])('is never %j', text =>
    expect(isDate(text)).toBe(false),
  );
});

describe('an age', () => {
  test.each([
    ['1950-03-02', '2020-03-01', 69],
    ['1950-03-02', '2020-03-02', 70],
    ['2004-02-29', '2021-02-28', 16],
    ['2004-02-29', '2021-03-01', 17],
    ['2020-02-01', '2020-02-01', 0],
  ])('of somebody born on %s is on %s %i', (born, today, age) => expect(ageOn(born, today)).toBe(age));

  test('changes on the next birthday and not a day earlier', () => {
    const day = fc.integer({ min: -20_000, max: 30_000 }).map(n => new Date(n * 24 * HOUR).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [born, today] = one < other ? [one, other] : [other, one];
        const next = nextBirthday(born, today);
        const before = new Date(Date.parse(next) - 24 * HOUR).toISOString().slice(0, 10);
        expect(next > today).toBe(true);
        expect(ageOn(born, before)).toBe(ageOn(born, today));
        expect(ageOn(born, next)).toBe(ageOn(born, today) + 1);
      }),
      SEED,
    );
  });
});
