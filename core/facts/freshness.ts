// What time alone does to a fact: its freshness ends, its retention runs out, an age rises. Every instant is an argument.
import { addDuration } from './durations.ts';
import { isDate } from './local-time.ts';
import type { Element } from './model.ts';

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
