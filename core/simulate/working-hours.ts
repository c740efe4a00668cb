// The hours in which doors are knocked at: 9 to 12 and 14 to 20:30 by the local clock.
import { localDate, startOfDay } from '../facts/local-time.ts';
import { DAY_MS, HOUR_MS } from '../kernel/time.ts';

const SHIFTS = [
  [9, 12],
  [14, 20.5],
] as const;

/** A fraction of the working time, 0 to 1, to an instant in ms, in whole seconds. */
export type Clock = (fraction: number) => number;

/** Working time between two instants; where there is none, the whole span counts. */
export function workingClock(from: number, to: number, timeZone: string): Clock {
  const spans: [number, number][] = [];
  for (let day = startOfDay(localDate(from, timeZone), timeZone); day < to; ) {
    for (const [open, close] of SHIFTS) {
      const start = Math.max(from, day + open * HOUR_MS);
      const end = Math.min(to, day + close * HOUR_MS);
      if (end > start) spans.push([start, end]);
    }
    day = startOfDay(localDate(day + DAY_MS + 2 * HOUR_MS, timeZone), timeZone);
  }
  if (spans.length === 0) spans.push([from, to]);
  const total = spans.reduce((sum, [start, end]) => sum + end - start, 0);
  return fraction => {
    let left = Math.min(Math.max(fraction, 0), 1) * total;
    for (const [start, end] of spans) {
      if (left < end - start) return Math.floor((start + left) / 1000) * 1000;
      left -= end - start;
    }
    return Math.floor((spans[spans.length - 1]![1] - 1) / 1000) * 1000;
  };
}
