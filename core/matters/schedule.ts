// When a scheduled rule's time comes: at a local time of day, every so many days, months or hours since its pack was
// switched on. A pure function of the activation's start, so whoever asks, or asks again after an outage, finds the same.
import { type Duration, parseDuration } from '../facts/durations.ts';
import { dayOfYmd, localDay, startOfDay, ymdOfDay, zoneOffset } from '../facts/local-time.ts';
import { DAY_MS, MINUTE_MS } from '../kernel/time.ts';

export type Schedule = { every: string; at: string };

/** The instant of a wall clock's time (minutes) on a local day. In the hour a zone skips, one hour on. */
function instantOn(day: number, minutes: number, zone: string): number {
  const wall = day * DAY_MS + minutes * MINUTE_MS;
  const at = wall - zoneOffset(startOfDay(ymdOfDay(day), zone), zone);
  return at + wall - (at + zoneOffset(at, zone));
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The day of the n-th time, counted from day 0: months end where they are shorter. */
function dayOfTime(day0: number, length: Exclude<Duration, { ms: number }>, n: number): number {
  const date = ymdOfDay(day0);
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n * (length.years * 12 + length.months);
  const first = dayOfYmd(Math.floor(month / 12), (month % 12) + 1, 1);
  const next = dayOfYmd(Math.floor((month + 1) / 12), ((month + 1) % 12) + 1, 1);
  return Math.min(first + Number(date.slice(8, 10)) - 1, next - 1) + n * length.days;
}

/**
 * The first time (ms) strictly after `after`, never before `from`, the instant its pack was switched on: the first
 * falls on the first `at` from there on. Undefined for an `every` that never moves on.
 */
export function nextTime(
  { every, at }: Schedule,
  { from, after, timeZone }: { from: number; after: number; timeZone: string },
): number | undefined {
  const length = parseDuration(every);
  if (length === undefined) return undefined;
  const minutes = minutesOf(at);
  const today = localDay(from, timeZone);
  const day0 = instantOn(today, minutes, timeZone) >= from ? today : today + 1;
  const first = instantOn(day0, minutes, timeZone);
  if (first > after) return first;
  if ('ms' in length)
    return length.ms <= 0 ? undefined : first + (Math.floor((after - first) / length.ms) + 1) * length.ms;
  const shortest = length.years * 365 + length.months * 28 + length.days;
  const longest = length.years * 366 + length.months * 31 + length.days;
  if (shortest <= 0) return undefined;
  for (let n = Math.max(1, Math.floor((localDay(after, timeZone) - day0 - 1) / longest)); ; n++) {
    const time = instantOn(dayOfTime(day0, length, n), minutes, timeZone);
    if (time > after) return time;
  }
}
