// A clock 时限: a promise on a matter, read from the states it went through and never counted. The index keeps only
// the instant of `dueOf`, worked out anew at every event, pause and change of a calendar.
//
// - It starts when the matter first enters a state of `runs`, stands still in `pauses`, and ends when the matter leaves
//   both: met before its due instant, late at that very instant or after. Late stays late, whatever happens next.
// - A pause moves the end on: `PT…` by its milliseconds, `P…` by the local midnights in it, `WDn` by the working days
//   that ended in it. A day is paused or run as its 24:00 is: a midnight at which a pause begins was run.
// - Back in a state of `runs` after its end, a new promise starts there; in `pauses`, nothing starts.
import { addDuration } from '../facts/durations.ts';
import { localDay, startOfDay, ymdOfDay } from '../facts/local-time.ts';
import type { Calendar } from '../facts/model.ts';
import { parseWithin } from '../facts/within.ts';
import type { ClockSpec } from '../packs/model.ts';
import { addWorkingDays, workingDaysEnded } from './calendar.ts';
import type { Stay } from './model.ts';

/** What reading needs of a clock. */
type Counted = Pick<ClockSpec, 'id' | 'within'> & { runs: readonly string[]; pauses?: readonly string[] };

export type ClockReading = {
  id: string;
  status: 'idle' | 'running' | 'paused' | 'met' | 'late';
  startedAt?: number;
  /**
   * Instant it is promised by; absent while idle, and while paused: the instant it would be due if resumed now is not
   * stored. Where it ended in a pause, the one it would have had if resumed then.
   */
  dueAt?: number;
  endedAt?: number;
  /** Time in `runs` since it started, late or not. */
  elapsedMs: number;
  /** Until it is due, or would be if resumed now; zero or less once late. Absent while idle and once ended. */
  remainingMs?: number;
  /** Time in `pauses` since it started. */
  pausedMs: number;
  /** Working days were counted outside the calendar's dated ones: a notice still to come may move the end. */
  undated?: true;
};

type Place = { timeZone: string; calendar?: Calendar };
type Pause = [from: number, until: number];
type Due = { at: number; undated?: true };

/** When a promise given at `startedAt` is due after these pauses. Throws on a text `parseWithin` does not know. */
function dueAfter(within: string, startedAt: number, pauses: readonly Pause[], { timeZone, calendar }: Place): Due {
  const length = parseWithin(within);
  if (length === undefined) throw new Error(`not a promise's length: ${within}`);
  if ('ms' in length) return { at: pauses.reduce((due, [from, until]) => due + until - from, startedAt + length.ms) };
  if ('working' in length) {
    const paused = pauses.map(([from, until]) => workingDaysEnded(from, until, calendar, timeZone));
    const days = paused.reduce((sum, n) => sum + n, length.working);
    const { end, undated } = addWorkingDays(startedAt, days, calendar, timeZone);
    return undated === true ? { at: end, undated } : { at: end };
  }
  const end = addDuration(startedAt, within, timeZone);
  const midnights = pauses.reduce((n, [from, until]) => n + localDay(until, timeZone) - localDay(from, timeZone), 0);
  return { at: midnights === 0 ? end : startOfDay(ymdOfDay(localDay(end, timeZone) + midnights), timeZone) };
}

/** A promise as its stays left it. `due` while it runs, once late and once ended; `late`: it passed before the last stay. */
type Promised = {
  startedAt: number;
  pauses: Pause[];
  pausedSince?: number;
  due?: Due;
  late?: true;
  endedAt?: number;
};

/** Follows the stays to the last promise; what was late before its last stay is settled, the rest is open. */
function follow(spec: Counted, stays: readonly Stay[], place: Place): Promised | undefined {
  let last: Promised | undefined;
  for (const { state, from, until } of stays) {
    const open = last?.endedAt === undefined ? last : undefined;
    if (spec.runs.includes(state)) {
      const now: Promised = open ?? { startedAt: from, pauses: [] };
      last = now;
      resume(now, from);
      now.due ??= dueAfter(spec.within, now.startedAt, now.pauses, place);
      if (until !== undefined && now.due.at <= until) now.late = true;
    } else if (open === undefined || open.late) {
      if (open !== undefined && spec.pauses?.includes(state) !== true) open.endedAt = from;
    } else if (spec.pauses?.includes(state)) {
      open.pausedSince ??= from;
      delete open.due;
    } else {
      resume(open, from);
      open.due ??= dueAfter(spec.within, open.startedAt, open.pauses, place);
      open.endedAt = from;
    }
  }
  return last;
}

function resume(promised: Promised, at: number): void {
  if (promised.pausedSince === undefined) return;
  promised.pauses.push([promised.pausedSince, at]);
  delete promised.pausedSince;
}

/** The stays as they stood at an instant. */
const staysAt = (stays: readonly Stay[], now: number): Stay[] =>
  stays
    .filter(({ from }) => from <= now)
    .map(({ state, from, until }) => (until !== undefined && until <= now ? { state, from, until } : { state, from }));

/** Milliseconds within these states from `since` to `until`. */
function timeIn(states: readonly string[], stays: readonly Stay[], since: number, until: number): number {
  let ms = 0;
  for (const stay of stays)
    if (states.includes(stay.state))
      ms += Math.max(0, Math.min(stay.until ?? until, until) - Math.max(stay.from, since));
  return ms;
}

/**
 * How a clock stands at `now` (ms), by what had happened until then: its last promise. `stays` in order, without gaps;
 * `timeZone` IANA; `calendar` the one `calendarFor` finds, absent: Saturday and Sunday rest, undated.
 */
export function readClock(
  spec: Counted,
  stays: readonly Stay[],
  at: { now: number; timeZone: string; calendar?: Calendar },
): ClockReading {
  const { now } = at;
  const so = staysAt(stays, now);
  const promised = follow(spec, so, at);
  if (promised === undefined) return { id: spec.id, status: 'idle', elapsedMs: 0, pausedMs: 0 };
  const { startedAt, endedAt, pausedSince } = promised;
  const until = endedAt ?? now;
  const due = promised.due ?? dueAfter(spec.within, startedAt, [...promised.pauses, [pausedSince ?? now, now]], at);
  const late = promised.late === true || (promised.due !== undefined && due.at <= until);
  const running = pausedSince === undefined ? 'running' : 'paused';
  const status = late ? 'late' : endedAt !== undefined ? 'met' : running;
  return {
    id: spec.id,
    status,
    startedAt,
    ...(status === 'paused' ? {} : { dueAt: due.at }),
    ...(endedAt === undefined ? { remainingMs: due.at - now } : { endedAt }),
    elapsedMs: timeIn(spec.runs, so, startedAt, until),
    pausedMs: timeIn(spec.pauses ?? [], so, startedAt, until),
    ...(due.undated === true ? { undated: true } : {}),
  };
}

/**
 * The instant to be written into the index: when it will pass if nothing happens, or did pass while the matter still
 * counts as late. Undefined while idle, paused or ended. `readClock` says late from this instant on.
 */
export function dueOf(
  spec: Counted,
  stays: readonly Stay[],
  at: { timeZone: string; calendar?: Calendar },
): number | undefined {
  const promised = follow(spec, stays, at);
  return promised === undefined || promised.endedAt !== undefined ? undefined : promised.due?.at;
}
