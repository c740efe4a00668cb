// Local calendar dates of an instant, by IANA zone name or fixed minutes east of Greenwich. Intl is part of the
// language and reads no clock here: the instant is always an argument.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time.ts';
import { WEEKDAYS, type Weekday } from './model.ts';

type ZoneClock = { format: Intl.DateTimeFormat; offsets: Map<number, number> };
const clocks = new Map<string, ZoneClock>();

function clockOf(zone: string): ZoneClock {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clock = { format, offsets: new Map() };
    clocks.set(zone, clock);
  }
  return clock;
}

function readOffset(clock: ZoneClock, at: number): number {
  const part: Record<string, string> = {};
  for (const { type, value } of clock.format.formatToParts(at)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
  wall.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
  return wall.getTime() - Math.floor(at / 1000) * 1000;
}

/** Milliseconds a zone's wall clock is ahead of UTC at an instant. A day without a change costs one look-up. */
export function zoneOffset(at: number, zone: string | number): number {
  if (typeof zone === 'number') return zone * MINUTE_MS;
  const clock = clockOf(zone);
  const day = Math.floor(at / DAY_MS);
  const known = clock.offsets.get(day);
  if (known !== undefined && !Number.isNaN(known)) return known;
  if (known === undefined) {
    const first = readOffset(clock, day * DAY_MS);
    const steady = first === readOffset(clock, (day + 1) * DAY_MS);
    if (clock.offsets.size > 20_000) clock.offsets.clear();
    clock.offsets.set(day, steady ? first : Number.NaN);
    if (steady) return first;
  }
  return readOffset(clock, at);
}

/** Days since 1970-01-01 of a proleptic Gregorian date; month 1–12. */
export function dayOfYmd(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY_MS;
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export const dayOfDate = (date: string): number =>
  dayOfYmd(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));

/** The day of the week of a day number; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): Weekday => WEEKDAYS[(((day + 3) % 7) + 7) % 7]!;

/** `YYYY-MM-DD` of a day number since 1970-01-01. */
export function ymdOfDay(day: number): string {
  const date = new Date(day * DAY_MS);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** The local day of an instant, as days since 1970-01-01. */
export const localDay = (at: number, zone: string | number): number => Math.floor((at + zoneOffset(at, zone)) / DAY_MS);

/** The local date of an instant, `YYYY-MM-DD`. */
export const localDate = (at: number, zone: string | number): string => ymdOfDay(localDay(at, zone));

/**
 * The first instant (ms) of a local date. Where clocks spring over midnight the day begins at the jump; where they
 * fall back over it, when the date is first reached.
 */
export function startOfDay(date: string, zone: string | number): number {
  const wall = dayOfDate(date) * DAY_MS;
  const before = wall - zoneOffset(wall - 15 * HOUR_MS, zone);
  const after = wall - zoneOffset(wall + 15 * HOUR_MS, zone);
  if (before === after) return before;
  const [early, late] = before < after ? [before, after] : [after, before];
  return localDate(early, zone) >= date ? early : late;
}

/** Whether a text is a real date, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return ymdOfDay(dayOfDate(text)) === text;
}

/**
 * Full years on a local date (both `YYYY-MM-DD`): a year is full on the birthday itself, and somebody born on
 * 29 February has it on 1 March of other years. Negative before birth.
 */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The next date strictly after `date` on which `ageOn` changes. */
export function nextBirthday(birthDate: string, date: string): string {
  const year = Number(birthDate.slice(0, 4)) + ageOn(birthDate, date) + 1;
  const birthday = `${String(year).padStart(4, '0')}${birthDate.slice(4)}`;
  return isDate(birthday) ? birthday : `${birthday.slice(0, 4)}-03-01`;
}
