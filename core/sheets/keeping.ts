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
  if (!isDate(lastDay)) return refuse('malformed', { field: 'until' }, 'until');
  const end = startOfDay(dayAfter(lastDay), timeZone);
  if (end <= now) return refuse('sheet-end-over', { day: lastDay }, 'until');
  if (end > latest)
    return refuse('sheet-end-too-late', { day: lastDay, last: lastDayBefore(latest, timeZone) }, 'until');
  return accept(end);
}

const dayAfter = (day: string): string => localDate(Date.parse(`${day}T00:00:00Z`) + DAY_MS, 0);

/** The last local day, `YYYY-MM-DD`, on which something that ends at an instant is still kept. */
export const lastDayBefore = (end: number, timeZone: string): string => localDate(end - 1, timeZone);
