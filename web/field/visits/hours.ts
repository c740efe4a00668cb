// When to come back to a door where nobody was in: another time of day than this one, and never the same twice.
import { zoneOffset } from '../../../core/facts/local-time.ts';
import type { HourOfDay } from '../../../core/visits/model.ts';

/** The hour to suggest first. `at` in ms; `tried` is what the last failed knock suggested. */
export function suggestHour(at: number, timeZone: string, tried?: string): HourOfDay {
  const local = new Date(at + zoneOffset(at, timeZone));
  const hour = local.getUTCHours();
  const weekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
  const order: HourOfDay[] =
    hour >= 17 ? ['weekend', 'morning', 'noon'] : weekend ? ['evening', 'morning'] : ['evening', 'weekend', 'noon'];
  return order.find(one => one !== tried) ?? 'evening';
}

/** Minutes to show before ringing. */
export const minutesOf = (seconds: number): number => Math.ceil(seconds / 60);

/** `14:05` on the door's own clock. */
export function clockTime(at: number, timeZone: string): string {
  const minutes = Math.floor((at + zoneOffset(at, timeZone)) / 60_000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}
