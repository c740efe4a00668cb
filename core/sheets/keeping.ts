// Until when an office may keep a sheet about persons: what was asked, never longer than the sheet's purpose allows.
import { addDuration } from '../facts/durations.ts';
import { isDate, localDate, startOfDay } from '../facts/local-time.ts';
import type { Purpose } from '../facts/model.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { DAY_MS } from '../kernel/time.ts';

/** Where nobody says how long, and where a purpose sets no bound. */
export const USUAL = 'P30D';

/** The instant (ms) after which a sheet filled for a purpose at `now` may be kept by nobody. */
export const latestEnd = ({ kept }: Pick<Purpose, 'kept'>, now: number, timeZone: string): number =>
  addDuration(now, kept ?? USUAL, timeZone);

/**
 * The instant (ms) at which keeping ends. `lastDay`: the last local day asked for, `YYYY-MM-DD`; absent: the usual time,
 * or the purpose's bound where that is shorter. Refuses a day that is none, is over, or lies beyond the bound.
 */
export function keptUntil(
  purpose: Pick<Purpose, 'kept'>,
  lastDay: string | undefined,
  now: number,
  timeZone: string,
): Result<number> {
  const latest = latestEnd(purpose, now, timeZone);
  if (lastDay === undefined) return accept(Math.min(latest, addDuration(now, USUAL, timeZone)));
  const end = endOfDay(lastDay, timeZone);
  if (end === undefined) return refuse('malformed', { field: 'until' }, 'until');
  if (end <= now) return refuse('sheet-end-over', { day: lastDay }, 'until');
  if (end > latest)
    return refuse('sheet-end-too-late', { day: lastDay, last: lastDayBefore(latest, timeZone) }, 'until');
  return accept(end);
}

/** The instant (ms) at which a local day `YYYY-MM-DD` ends; undefined where the text is no day. */
export const endOfDay = (day: string, timeZone: string): number | undefined =>
  isDate(day) ? startOfDay(localDate(startOfDay(day, 0) + DAY_MS, 0), timeZone) : undefined;

/** The last local day, `YYYY-MM-DD`, on which something that ends at an instant is still kept. */
export const lastDayBefore = (end: number, timeZone: string): string => localDate(end - 1, timeZone);
