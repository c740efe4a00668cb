// Which days are worked, and the end of the n-th of them. A calendar is dated data (packs/shared/calendars); where it
// knows nothing, the weekly rest days count and the answer says so. Never decides by a calendar nobody published.
import { dayOfDate, localDay, startOfDay, weekdayOf, ymdOfDay } from '../facts/local-time.ts';
import type { Calendar, Weekday } from '../facts/model.ts';

type Days = {
  rest: ReadonlySet<Weekday>;
  off: ReadonlySet<number>;
  working: ReadonlySet<number>;
  dated: [number, number];
};

const NO_CALENDAR: Days = { rest: new Set(['saturday', 'sunday']), off: new Set(), working: new Set(), dated: [0, -1] };
const compiled = new WeakMap<Calendar, Days>();

function daysOf(calendar: Calendar | undefined): Days {
  if (calendar === undefined) return NO_CALENDAR;
  const known = compiled.get(calendar);
  if (known !== undefined) return known;
  const off = new Set<number>();
  for (const { from, to } of calendar.off) for (let day = dayOfDate(from); day <= dayOfDate(to); day++) off.add(day);
  const days: Days = {
    rest: new Set(calendar.rest),
    off,
    working: new Set(calendar.working.map(dayOfDate)),
    dated: [dayOfDate(calendar.dated.from), dayOfDate(calendar.dated.to)],
  };
  if (days.rest.size > 6) throw new Error(`calendar ${calendar.id} rests all week`);
  compiled.set(calendar, days);
  return days;
}

const isWorked = (days: Days, day: number): boolean =>
  days.working.has(day) || (!days.off.has(day) && !days.rest.has(weekdayOf(day)));

const knows = (days: Days, day: number): boolean => day >= days.dated[0] && day <= days.dated[1];

/**
 * Whether a local date (`YYYY-MM-DD`) is worked: dated working days (调休) first, then dated days off, then the weekly
 * rest days. Outside the dated days, and without a calendar (Saturday and Sunday rest), the week alone: ask `isDated`.
 */
export const isWorkingDay = (calendar: Calendar | undefined, ymd: string): boolean =>
  isWorked(daysOf(calendar), dayOfDate(ymd));

/** Whether a calendar was published for a local date; where not, `isWorkingDay` goes by the week alone. */
export const isDated = (calendar: Calendar | undefined, ymd: string): boolean =>
  knows(daysOf(calendar), dayOfDate(ymd));

/** `undated`: some day on the way is outside the dated ones, so a notice still to come may change the answer. */
export type WorkingDays = { end: number; undated?: true };

/**
 * The end (24:00 local, ms) of the `n`-th working day after day 0, the local day of `at`, worked or not; n ≥ 1.
 * Day 0 never counts: `WD1` given on a Friday evening ends on Monday at midnight.
 */
export function addWorkingDays(at: number, n: number, calendar: Calendar | undefined, zone: string): WorkingDays {
  const days = daysOf(calendar);
  let day = localDay(at, zone);
  let dated = true;
  for (let left = n; left > 0; ) {
    day += 1;
    dated &&= knows(days, day);
    if (isWorked(days, day)) left -= 1;
  }
  const end = startOfDay(ymdOfDay(day + 1), zone);
  return dated ? { end } : { end, undated: true };
}

/** How many working days had their 24:00 after `from` and no later than `until` (ms). */
export function workingDaysEnded(from: number, until: number, calendar: Calendar | undefined, zone: string): number {
  const days = daysOf(calendar);
  const last = localDay(until, zone);
  let n = 0;
  for (let day = localDay(from, zone); day < last; day++) if (isWorked(days, day)) n += 1;
  return n;
}

/**
 * The calendar a clock goes by: the one it names; else the one whose place is the longest beginning of the community's
 * area code; else the first published. Undefined where a named one is not there, or none was published.
 */
export function calendarFor(
  calendars: readonly Calendar[] | undefined,
  { named, areaCode }: { named?: string; areaCode?: string },
): Calendar | undefined {
  if (calendars === undefined) return undefined;
  if (named !== undefined) return calendars.find(({ id }) => id === named);
  const reach = ({ place }: Calendar): number => {
    if (place === 'CN') return 0;
    return place !== undefined && areaCode?.startsWith(place) === true ? place.length : -1;
  };
  let best: Calendar | undefined;
  for (const one of calendars) if (reach(one) >= 0 && (best === undefined || reach(one) > reach(best))) best = one;
  return best ?? calendars[0];
}
