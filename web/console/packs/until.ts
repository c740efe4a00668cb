// When an activation may end: at 24:00 of a local day, never later than its pack allows.
import { addDuration } from '../../../core/facts/durations.ts';
import { localDate, startOfDay } from '../../../core/facts/local-time.ts';

const NOON_MS = 12 * 3_600_000;
const DAY_MS = 86_400_000;

/** The latest end (ms) of what begins at `from`; undefined where the pack sets none. */
export const latestEnd = (from: number, sunset: string | undefined, zone: string): number | undefined =>
  sunset === undefined ? undefined : addDuration(from, sunset, zone);

/** 24:00 of a local date, ms. */
export const endOfDay = (date: string, zone: string): number =>
  startOfDay(localDate(startOfDay(date, zone) + DAY_MS + NOON_MS, zone), zone);

/** The last local day on which it still holds: 24:00 of a day belongs to that day. */
export const lastDay = (until: number, zone: string): string => localDate(until - 1, zone);

/** As far ahead as a choice is offered where a pack sets no end, days. */
const AHEAD = 92;

/** The local dates at whose 24:00 it may end: from today to the pack's last day. */
export function endDays(now: number, latest: number | undefined, zone: string): string[] {
  const today = localDate(now, zone);
  const last = latest === undefined ? undefined : lastDay(latest, zone);
  const days = Array.from({ length: AHEAD }, (_, i) => localDate(startOfDay(today, zone) + i * DAY_MS + NOON_MS, zone));
  return days.filter(day => last === undefined || day <= last);
}

/** The end to send for a chosen day: cut to the latest; undefined lets the pack decide. */
export function untilOf(date: string, latest: number | undefined, zone: string): number | undefined {
  if (date === '') return undefined;
  const end = endOfDay(date, zone);
  return latest === undefined ? end : Math.min(end, latest);
}

/** The days to which something that ends at `until` may be prolonged now. */
export const laterDays = (now: number, until: number, latest: number | undefined, zone: string): string[] =>
  endDays(now, latest, zone).filter(day => untilOf(day, latest, zone)! > until);

/** How long a switch counts as just made, ms: for so long one press undoes it. */
const JUST_MS = 10 * 60_000;

export const isFresh = (from: number, now: number): boolean => now - from < JUST_MS;
