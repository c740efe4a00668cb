// How long a promise lasts, as packs write it: an ISO 8601 duration, or working days.
import { type Duration, parseDuration } from './durations.ts';

const WORKING = /^WD([1-9]\d{0,2})$/;

/** `WD3` working days, or an ISO 8601 duration; undefined for anything else, `PT0S` and `WD0` too. `P0D` is today. */
export function parseWithin(text: string): { working: number } | Duration | undefined {
  const working = WORKING.exec(text);
  if (working) return { working: Number(working[1]) };
  const duration = parseDuration(text);
  return duration !== undefined && 'ms' in duration && duration.ms === 0 ? undefined : duration;
}

export const isWithin = (text: string): boolean => parseWithin(text) !== undefined;
