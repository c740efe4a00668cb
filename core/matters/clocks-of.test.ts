import { expect, test } from 'vitest';
import type { Calendar } from '../facts/model.ts';
import { HOUR_MS } from '../kernel/time.ts';
import type { CompiledMatter } from '../packs/compile-rules.ts';
import type { ClockSpec } from '../packs/model.ts';
import { clocksOf, duesOf } from './clocks-of.ts';
import type { Matter, Stay } from './model.ts';

const both = { zh: '一', en: 'one' };
/** Monday 2026-03-02 09:00 in China. */
const NINE = Date.UTC(2026, 2, 2, 1);
const at = (hours: number) => NINE + hours * HOUR_MS;
const matter = (stays: Stay[], appointed?: number): Matter => ({
  ...{ id: 'm', pack: 'p', version: 1, type: 't', activationId: 'a', subject: { kind: 'household', id: 'h' } },
  ...{ buildingId: 'b', source: 'staff', stays, open: true, makers: {}, made: {}, needs: [], passed: {} },
  ...{ affected: [], reopened: 0, beside: [] },
  ...(appointed === undefined ? {} : { appointed }),
});
const read = (clocks: ClockSpec[], one: Matter, now: number, calendars: ReadonlyMap<string, Calendar> = new Map()) =>
  clocksOf({ clocks } as unknown as CompiledMatter, one, { now, timeZone: 'Asia/Shanghai', calendars });
const appointment: ClockSpec = { id: 'until', title: both, within: 'appointed', runs: ['booked'] };

test('an appointment runs to the time chosen, and passes then', () => {
  const booked = matter([{ state: 'booked', from: at(0) }], at(5));
  expect(read([appointment], booked, at(4))).toMatchObject([{ status: 'running', dueAt: at(5) }]);
  expect(read([appointment], booked, at(5))).toMatchObject([{ status: 'late' }]);
  const dues = duesOf({ clocks: [appointment] } as unknown as CompiledMatter, booked, {
    ...{ timeZone: 'Asia/Shanghai', calendars: new Map() },
  });
  expect(dues).toEqual([{ clock: 'until', at: at(5), startedAt: at(0) }]);
});

test('an appointment that was kept stays kept, whatever state comes after and however long that lasts', () => {
  const kept = matter(
    [
      { state: 'booked', from: at(0), until: at(3) },
      { state: 'looked', from: at(3) },
    ],
    at(5),
  );
  expect(read([appointment], kept, at(200))).toMatchObject([{ status: 'met', dueAt: at(5) }]);
});

test('a second appointment is counted from its own beginning', () => {
  const again = matter(
    [
      { state: 'booked', from: at(0), until: at(1) },
      { state: 'due', from: at(1), until: at(2) },
      { state: 'booked', from: at(2) },
    ],
    at(30),
  );
  expect(read([appointment], again, at(3))).toMatchObject([{ status: 'running', startedAt: at(2), dueAt: at(30) }]);
});

test('a clock counts by the calendar it names, else by the one of the place', () => {
  const calendar = (id: string, off: string[]): Calendar => ({
    ...{ id, title: both, dated: { from: '2026-01-01', to: '2026-12-31' }, sources: [], working: [] },
    ...{ rest: ['saturday', 'sunday'], off: off.map(day => ({ from: day, to: day, title: both })) },
  });
  const [street, works] = [calendar('street', ['2026-03-03']), calendar('works', [])];
  const calendars = new Map([
    ['', street],
    ['street', street],
    ['works', works],
  ] as const);
  const answer: ClockSpec = { id: 'answer', title: both, within: 'WD1', runs: ['open'] };
  const one = matter([{ state: 'open', from: at(0) }]);
  const dues = read([answer, { ...answer, calendar: 'works' }], one, at(0), calendars).map(({ dueAt }) => dueAt);
  // Tuesday is off in the street: to the end of Wednesday there, of Tuesday at the works. 15 hours make it midnight.
  expect(dues).toEqual([at(15 + 48), at(15 + 24)]);
});
