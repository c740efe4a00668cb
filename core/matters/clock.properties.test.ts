// What holds of every clock, whatever the history, the zone and the calendar.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDay, startOfDay, ymdOfDay } from '../facts/local-time.ts';
import type { Calendar, Weekday } from '../facts/model.ts';
import { WEEKDAYS } from '../facts/model.ts';
import type { ClockSpec } from '../packs/model.ts';
import { isWorkingDay } from './calendar.ts';
import { dueOf, readClock } from './clock.ts';
import type { Stay } from './model.ts';

const SEED = { seed: 20200123, numRuns: 1000 };
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const START = Date.parse('2026-01-01T00:00:00Z');

const spec = (within: string): ClockSpec => ({
  id: 'c',
  title: { zh: '时限', en: 'Clock' },
  within,
  runs: ['run', 'run2'],
  pauses: ['pause', 'pause2'],
});

const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Beirut', 'Asia/Kathmandu');
const dayOfYear = fc.integer({ min: 0, max: 364 }).map(n => ymdOfDay(START / DAY + n));
const calendar: fc.Arbitrary<Calendar> = fc
  .record({
    rest: fc.uniqueArray(fc.constantFrom<Weekday>(...WEEKDAYS), { maxLength: 6 }),
    off: fc.array(dayOfYear, { maxLength: 40 }),
    working: fc.array(dayOfYear, { maxLength: 20 }),
  })
  .map(({ rest, off, working }) => ({
    id: 'any',
    title: { zh: '任意', en: 'Any' },
    dated: { from: '2026-01-01', to: '2026-12-31' },
    sources: [],
    rest,
    off: off.map(day => ({ from: day, to: day, title: { zh: '休', en: 'Off' } })),
    working,
  }));

/** Lengths of one kind, in order. */
const lengths: Record<string, (n: number) => string> = {
  time: n => `PT${n + 1}H`,
  days: n => `P${n}D`,
  months: n => `P${n}M`,
  working: n => `WD${n + 1}`,
};
const kind = fc.constantFrom(...Object.keys(lengths)).map(name => lengths[name]!);
const within = fc.tuple(kind, fc.integer({ min: 0, max: 12 })).map(([of, n]) => of(n));

/** Often a whole number of half days, so that midnights are hit; often nothing at all. */
const span = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map(n => n * 720 * MINUTE),
  fc.integer({ min: 0, max: 10 * DAY }),
);
const someHistory = (states: string[]): fc.Arbitrary<Stay[]> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 300 * 48 }).map(n => START + n * 30 * MINUTE),
      fc.array(fc.tuple(fc.constantFrom(...states), span), { minLength: 1, maxLength: 8 }),
    )
    .map(([first, entries]) => chain(first, entries));

function chain(first: number, entries: [string, number][]): Stay[] {
  let from = first;
  return entries.map(([state, ms], i) => {
    const stay: Stay = i === entries.length - 1 ? { state, from } : { state, from, until: from + ms };
    from += ms;
    return stay;
  });
}
const history = someHistory(['run', 'run', 'run2', 'pause', 'pause2', 'ended', 'before']);
/** One promise that runs and pauses, and goes on. */
const onePromise = fc
  .tuple(someHistory(['run', 'run2', 'pause']), fc.constantFrom('run', 'pause'))
  .map(([stays, last]) => [
    { ...stays[0]!, state: 'run' },
    ...stays.slice(1, -1),
    ...(stays.length > 1 ? [{ ...stays.at(-1)!, state: last }] : []),
  ]);

const horizon = (stays: Stay[]) => stays.at(-1)!.from + 20 * DAY;

describe('any clock', () => {
  test('is late from the instant in the index on, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(history, within, zone, calendar, (stays, length, timeZone, cal) => {
        const at = { timeZone, calendar: cal };
        const due = dueOf(spec(length), stays, at);
        const status = (now: number) => readClock(spec(length), stays, { ...at, now }).status;
        if (due === undefined) expect(['idle', 'paused', 'met', 'late']).toContain(status(horizon(stays)));
        else {
          expect(status(due - 1)).not.toBe('late');
          expect(status(due)).toBe('late');
          expect(status(Math.max(due, horizon(stays)))).toBe('late');
        }
      }),
      SEED,
    );
  });

  test('has an end in the index while it runs or is late and open, and at no other time', () => {
    fc.assert(
      fc.property(history, within, zone, calendar, (stays, length, timeZone, cal) => {
        const at = { timeZone, calendar: cal };
        const now = stays.at(-1)!.from;
        const reading = readClock(spec(length), stays, { ...at, now });
        const open = reading.endedAt === undefined && ['running', 'late'].includes(reading.status);
        expect(dueOf(spec(length), stays, at)).toBe(open ? reading.dueAt : undefined);
      }),
      SEED,
    );
  });

  test('never falls due sooner for a longer promise', () => {
    fc.assert(
      fc.property(onePromise, kind, fc.nat(12), fc.nat(12), zone, calendar, (stays, of, a, b, timeZone, cal) => {
        const at = { timeZone, calendar: cal, now: horizon(stays) };
        const [short, long] = [Math.min(a, b), Math.max(a, b)].map(n => readClock(spec(of(n)), stays, at));
        expect(long!.remainingMs!).toBeGreaterThanOrEqual(short!.remainingMs!);
        if (long!.status === 'late') expect(short!.status).toBe('late');
      }),
      SEED,
    );
  });

  test('never falls due sooner where some of its running time is paused', () => {
    fc.assert(
      fc.property(
        onePromise,
        fc.nat(20),
        span,
        span,
        within,
        zone,
        calendar,
        (stays, nth, a, b, length, timeZone, cal) => {
          const at = { timeZone, calendar: cal };
          const cut = nth % stays.length;
          const { state, from, until } = stays[cut]!;
          const start = Math.min(from + a, until ?? from + a);
          const end = Math.min(start + b, until ?? start + b);
          const paused: Stay[] = [
            ...stays.slice(0, cut),
            { state, from, until: start },
            { state: 'pause', from: start, until: end },
            { ...stays[cut]!, from: end },
            ...stays.slice(cut + 1),
          ];
          const now = horizon(paused);
          const [plain, later] = [stays, paused].map(of => readClock(spec(length), of, { ...at, now }));
          expect(later!.remainingMs!).toBeGreaterThanOrEqual(plain!.remainingMs!);
          if (later!.status === 'late') expect(plain!.status).toBe('late');
        },
      ),
      SEED,
    );
  });

  test('reads the same however a stay is split', () => {
    fc.assert(
      fc.property(
        history,
        fc.nat(20),
        fc.double({ min: 0, max: 1, noNaN: true }),
        within,
        zone,
        calendar,
        (stays, nth, share, length, timeZone, cal) => {
          const cut = nth % stays.length;
          const { state, from, until } = stays[cut]!;
          const middle = from + Math.floor(((until ?? horizon(stays)) - from) * share);
          const split: Stay[] = [
            ...stays.slice(0, cut),
            { state, from, until: middle },
            { ...stays[cut]!, from: middle },
            ...stays.slice(cut + 1),
          ];
          for (const now of [from, middle, middle + 1, until ?? middle, horizon(stays)]) {
            const at = { timeZone, calendar: cal, now };
            expect(readClock(spec(length), split, at)).toEqual(readClock(spec(length), stays, at));
          }
          const at = { timeZone, calendar: cal };
          expect(dueOf(spec(length), split, at)).toBe(dueOf(spec(length), stays, at));
        },
      ),
      SEED,
    );
  });

  test('has every millisecond since its start either elapsed or paused', () => {
    fc.assert(
      fc.property(history, span, within, zone, calendar, (stays, after, length, timeZone, cal) => {
        const now = stays[0]!.from + after;
        const read = readClock(spec(length), stays, { timeZone, calendar: cal, now });
        const since = read.startedAt === undefined ? 0 : (read.endedAt ?? now) - read.startedAt;
        expect(read.elapsedMs + read.pausedMs).toBe(since);
      }),
      SEED,
    );
  });

  test('of days is due when as many midnights were run as it was promised for, counted one by one', () => {
    fc.assert(
      fc.property(
        onePromise,
        fc.integer({ min: 0, max: 12 }),
        fc.boolean(),
        zone,
        calendar,
        (stays, n, working, timeZone, cal) => {
          const at = { timeZone, calendar: cal };
          const counts = (day: number) => !working || isWorkingDay(cal, ymdOfDay(day));
          const day0 = localDay(stays[0]!.from, timeZone);
          // The midnight that ends day 0 belongs to no promised day; run or paused, it is one more to wait for.
          let left = (working ? n + 1 : n) + (counts(day0) ? 1 : 0);
          let day = day0;
          for (; day < day0 + 4000; day++) {
            const midnight = startOfDay(ymdOfDay(day + 1), timeZone);
            const stay = stays.find(
              ({ from, until }) => from < midnight && (until === undefined || midnight <= until),
            )!;
            if (stay.state === 'pause' && stay.until === undefined) break;
            if (stay.state !== 'pause' && counts(day)) left -= 1;
            if (left === 0) break;
          }
          const due = left === 0 ? startOfDay(ymdOfDay(day + 1), timeZone) : undefined;
          expect(dueOf(spec(working ? `WD${n + 1}` : `P${n}D`), stays, at)).toBe(due);
        },
      ),
      SEED,
    );
  });
});
