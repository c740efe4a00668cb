// When a form that is filled by itself is due: each day or each week, at an hour of the place's own clock.
import { localDay, zoneOffset } from '../facts/local-time.ts';
import { DAY_MS, HOUR_MS } from '../kernel/time.ts';

/** `hour` 0–23; `weekday` 1 (Monday) – 7, of what is filled weekly. */
export type Rhythm = { every: 'day' | 'week'; weekday?: number; hour: number };

/** 1970-01-01, day 0, was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The instant (ms) of an hour of a local day; where clocks spring over it, the first instant after. */
function atHour(day: number, hour: number, timeZone: string): number {
  const wall = day * DAY_MS + hour * HOUR_MS;
  return wall - zoneOffset(wall - zoneOffset(wall, timeZone), timeZone);
}

/** The first due instant (ms) after another. What was missed in between is not made up for. */
export function nextDue({ every, weekday, hour }: Rhythm, after: number, timeZone: string): number {
  for (let day = localDay(after, timeZone); ; day++) {
    const due = atHour(day, hour, timeZone);
    if (due > after && (every === 'day' || weekdayOf(day) === (weekday ?? 1))) return due;
  }
}
