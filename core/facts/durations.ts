// ISO 8601 durations as promises count them: days, weeks, months and years are local calendar days and end at 24:00
// of the last; hours and minutes are exact. Never reads a clock: every instant is an argument, in ms since 1970.
import { DAY_MS } from '../kernel/time.ts';
import { dayOfYmd, localDay, startOfDay, ymdOfDay } from './local-time.ts';
import type { Element } from './model.ts';

export type Duration = { years: number; months: number; days: number } | { ms: number };

const DATE_PART = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;
const TIME_PART = /^PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?$/;

const parsed = new Map<string, Duration | undefined>();

/** `P14D`, `P6M`, `P1Y6M`, `P2W` or `PT336H`, `PT30M`. Undefined for anything else, a mixture such as `P1DT2H` too. */
export function parseDuration(text: string): Duration | undefined {
  if (!parsed.has(text) && parsed.size < 1000) parsed.set(text, readDuration(text));
  return parsed.has(text) ? parsed.get(text) : readDuration(text);
}

function readDuration(text: string): Duration | undefined {
  if (!/\d[YMWDHS]$/.test(text)) return undefined;
  const date = DATE_PART.exec(text);
  if (date) {
    const [years, months, weeks, days] = date.slice(1).map(part => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
    ];
    return { years, months, days: weeks * 7 + days };
  }
  const time = TIME_PART.exec(text);
  if (!time) return undefined;
  const [hours, minutes, seconds] = time.slice(1).map(part => Number(part ?? 0)) as [number, number, number];
  return { ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

export const isDuration = (text: string): boolean => parseDuration(text) !== undefined;

/** The most days it can last, for comparing against a limit: a year counts 366, a month 31, hours by 24. Throws as `addDuration`. */
export function durationDays(duration: string): number {
  const length = parseDuration(duration);
  if (length === undefined) throw new Error(`not a duration: ${duration}`);
  return 'ms' in length ? length.ms / DAY_MS : length.years * 366 + length.months * 31 + length.days;
}

/**
 * The instant a duration from `at` ends in a zone (IANA name, or minutes east of Greenwich): `P14D` at 24:00 of the
 * 14th local day after day 0; `P1M` from 31 January at 24:00 of the last day of February. Throws on a text that
 * `parseDuration` does not know: those were refused when the dictionary or the pack was checked.
 */
export function addDuration(at: number, duration: string, zone: string | number): number {
  const length = parseDuration(duration);
  if (length === undefined) throw new Error(`not a duration: ${duration}`);
  if ('ms' in length) return at + length.ms;
  const day = localDay(at, zone);
  const known = ends.get(duration)?.get(zone)?.get(day);
  return known ?? remember(duration, zone, day, endOf(ymdOfDay(day), length, zone));
}

/** Every instant of a local day has the same end, and a household's facts share a few days: kept, up to a limit. */
const ends = new Map<string, Map<string | number, Map<number, number>>>();
const MOST_ENDS = 20_000;
let endsKept = 0;

function remember(duration: string, zone: string | number, day: number, end: number): number {
  if (endsKept >= MOST_ENDS) {
    ends.clear();
    endsKept = 0;
  }
  const zones = ends.get(duration) ?? new Map<string | number, Map<number, number>>();
  const days = zones.get(zone) ?? new Map<number, number>();
  ends.set(duration, zones.set(zone, days.set(day, end)));
  endsKept += 1;
  return end;
}

function endOf(day0: string, length: Exclude<Duration, { ms: number }>, zone: string | number): number {
  const month = Number(day0.slice(0, 4)) * 12 + Number(day0.slice(5, 7)) - 1 + length.years * 12 + length.months;
  const year = Math.floor(month / 12);
  const firstOfNext = dayOfYmd(Math.floor((month + 1) / 12), ((month + 1) % 12) + 1, 1);
  const sameDay = dayOfYmd(year, (month % 12) + 1, 1) + Number(day0.slice(8, 10)) - 1;
  const last = Math.min(sameDay, firstOfNext - 1) + length.days;
  return startOfDay(ymdOfDay(last + 1), zone);
}

/** The instant an answer observed at `observedAt` becomes stale; undefined when it holds until corrected. */
export const freshUntil = (
  element: Pick<Element, 'fresh'>,
  observedAt: number,
  zone: string | number,
): number | undefined => (element.fresh === undefined ? undefined : addDuration(observedAt, element.fresh, zone));

/** Whether an answer still holds at `now`; at the very instant it ends it no longer does. */
export function isFresh(
  element: Pick<Element, 'fresh'>,
  observedAt: number,
  now: number,
  zone: string | number,
): boolean {
  const until = freshUntil(element, observedAt, zone);
  return until === undefined || now < until;
}

/** The instant an everyday answer is to be deleted; undefined: as long as the residence lasts. */
export const keepUntil = (
  element: Pick<Element, 'retention'>,
  observedAt: number,
  zone: string | number,
): number | undefined =>
  element.retention === undefined ? undefined : addDuration(observedAt, element.retention, zone);
