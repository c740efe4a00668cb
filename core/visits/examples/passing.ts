// Time goes by in an example: every promise that passes on the way is told at its own instant, and every scheduled rule
// runs at its own, in order, as a server that was never down would do it.
import type { Id } from '../../kernel/id.ts';
import { duesOf } from '../../matters/clocks-of.ts';
import { kindOf } from '../../matters/contexts.ts';
import { decidePassed } from '../../matters/decide.ts';
import { runRules } from '../../matters/rules.ts';
import type { Cause } from '../../matters/running.ts';
import { nextTime } from '../../matters/schedule.ts';
import { settle } from './aftermath.ts';
import { type Pretend, TIME_ZONE, worldOf } from './pretend.ts';
import type { Trace } from './trace.ts';

/** What may happen in one wait before it is a pack's mistake: a rule of every minute in a wait of a year. */
const MOST_EVENTS = 5000;

type Coming =
  | { at: number; kind: 'clock'; householdId: Id; matterId: Id; clock: string; startedAt: number }
  | { at: number; kind: 'schedule'; rule: string };

/** Everything that would happen next if nobody did anything, unsorted. */
function coming(pretend: Pretend): Coming[] {
  const { active, calendars } = pretend;
  const found: Coming[] = [];
  for (const household of pretend.households)
    for (const matter of household.matters ?? []) {
      const of = kindOf(worldOf(pretend, household), matter);
      if (of === undefined) continue;
      const moment = { timeZone: TIME_ZONE, calendars };
      for (const { clock, at, startedAt } of duesOf(of.kind, matter, moment, of.compiled.pack.calendar))
        found.push({ at, kind: 'clock', householdId: household.id, matterId: matter.id, clock, startedAt });
    }
  const { from, endedAt } = active.activation;
  if (endedAt !== undefined) return found;
  for (const { rule, trigger } of active.compiled.rules) {
    if (trigger.kind !== 'schedule') continue;
    const at = nextTime(trigger, { from, after: pretend.scheduledUntil, timeZone: TIME_ZONE });
    if (at !== undefined) found.push({ at, kind: 'schedule', rule: rule.id });
  }
  return found;
}

/** Runs one scheduled rule, or those of a switch, at every door. */
export function runAtDoors(pretend: Pretend, cause: Cause, trace: Trace): void {
  for (const { id } of [...pretend.households]) {
    const household = pretend.households.find(one => one.id === id)!;
    settle(pretend, id, runRules(worldOf(pretend, household), [cause]), trace);
  }
}

function happen(pretend: Pretend, next: Coming, trace: Trace): void {
  if (next.kind === 'schedule') {
    const { pack } = pretend.active.compiled.pack;
    runAtDoors(pretend, { kind: 'schedule', pack, rule: next.rule, key: `schedule ${next.rule} ${next.at}` }, trace);
    return;
  }
  const { householdId, matterId, clock, startedAt, at } = next;
  const household = pretend.households.find(one => one.id === householdId)!;
  const key = `clock ${matterId} ${clock} ${startedAt}`;
  const passed = decidePassed(worldOf(pretend, household), { id: matterId, clock, startedAt, at, key });
  if (passed !== undefined) settle(pretend, householdId, { ...passed.run, events: passed.events }, trace);
}

/** Lets time go by until an instant (ms), that instant among it. False: more happened than any pack should make happen. */
export function passTime(pretend: Pretend, until: number, trace: Trace): boolean {
  for (let n = 0; n < MOST_EVENTS; n++) {
    const all = coming(pretend).filter(({ at }) => at <= until);
    if (all.length === 0) {
      pretend.now = until;
      pretend.scheduledUntil = until;
      return true;
    }
    const at = Math.min(...all.map(one => one.at));
    pretend.now = Math.max(pretend.now, at);
    // Rules of one instant run by their place in the file, after the promises of that instant.
    for (const next of all.filter(one => one.at === at)) happen(pretend, next, trace);
    pretend.scheduledUntil = Math.max(pretend.scheduledUntil, at);
  }
  return false;
}
