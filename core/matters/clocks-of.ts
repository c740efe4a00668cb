// The promises on a matter: what each clock says now, and the earliest instant at which one of them passes.

import type { Calendar, Dictionary } from '../facts/model.ts';
import type { CompiledMatter } from '../packs/compile-rules.ts';
import { APPOINTED, type ClockSpec } from '../packs/model.ts';
import { type ClockReading, dueOf, readClock } from './clock.ts';
import { type Matter, movedAt } from './model.ts';

/** Calendars by id; `''` is the one that counts where a pack names none. */
export type Calendars = ReadonlyMap<string, Calendar>;

/** Of a dictionary; the first one counts where none is named. */
export function calendarsOf({ calendars = [] }: Pick<Dictionary, 'calendars'>): Calendars {
  const [first] = calendars;
  return new Map([
    ...(first === undefined ? [] : [['', first] as const]),
    ...calendars.map(one => [one.id, one] as const),
  ]);
}

export type ClockMoment = { now: number; timeZone: string; calendars: Calendars };

const calendarFor = (calendars: Calendars, id: string | undefined): { calendar?: Calendar } => {
  const calendar = calendars.get(id ?? '') ?? calendars.get('');
  return calendar === undefined ? {} : { calendar };
};

/** When the last run of a clock began, ms; undefined before the first. */
function beganAt({ runs, pauses = [] }: ClockSpec, { stays }: Matter): number | undefined {
  let at = stays.findLastIndex(({ state }) => runs.includes(state));
  if (at < 0) return undefined;
  const counts = (state: string) => runs.includes(state) || pauses.includes(state);
  while (at > 0 && counts(stays[at - 1]!.state)) at -= 1;
  while (!runs.includes(stays[at]!.state)) at += 1;
  return stays[at]!.from;
}

/** A clock that runs until the time somebody chose, as one that runs so many seconds from where it began. */
function withinOf(spec: ClockSpec, matter: Matter): string {
  if (spec.within !== APPOINTED) return spec.within;
  const began = beganAt(spec, matter) ?? 0;
  const seconds = Math.ceil(((matter.appointed ?? began) - began) / 1000);
  return `PT${Math.max(1, seconds)}S`;
}

/** Every clock of a matter, in the order its pack declares them. */
export const clocksOf = (
  kind: CompiledMatter,
  matter: Matter,
  { now, timeZone, calendars }: ClockMoment,
  calendar?: string,
): ClockReading[] =>
  kind.clocks.map(spec =>
    readClock({ ...spec, within: withinOf(spec, matter) }, matter.stays, {
      now,
      timeZone,
      ...calendarFor(calendars, spec.calendar ?? calendar),
    }),
  );

export type Due = { clock: string; at: number; startedAt: number };

/** Clocks that pass if nothing happens, or have passed and were not told of, the earliest first. */
export function duesOf(
  kind: CompiledMatter,
  matter: Matter,
  moment: Omit<ClockMoment, 'now'>,
  calendar?: string,
): Due[] {
  if (!matter.open) return [];
  return clocksOf(kind, matter, { ...moment, now: movedAt(matter) }, calendar)
    .flatMap(({ id, status, startedAt, dueAt, endedAt }): Due[] =>
      status === 'paused' ||
      endedAt !== undefined ||
      startedAt === undefined ||
      dueAt === undefined ||
      matter.passed[id] === startedAt
        ? []
        : [{ clock: id, at: dueAt, startedAt }],
    )
    .sort((a, b) => a.at - b.at || (a.clock < b.clock ? -1 : 1));
}

/** The earliest instant (ms) by which something is promised, past or to come: what lists go by. */
export function dueAtOf(
  kind: CompiledMatter,
  matter: Matter,
  { timeZone, calendars }: Omit<ClockMoment, 'now'>,
  calendar?: string,
): number | undefined {
  if (!matter.open) return undefined;
  const dues = kind.clocks.flatMap(
    spec =>
      dueOf({ ...spec, within: withinOf(spec, matter) }, matter.stays, {
        timeZone,
        ...calendarFor(calendars, spec.calendar ?? calendar),
      }) ?? [],
  );
  return dues.length === 0 ? undefined : Math.min(...dues);
}
