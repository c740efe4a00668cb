// What a worker sees of a door in this round: not knocked yet, to be tried again, or done. A household that would
// rather not be asked is simply done: no list, filter or colour tells it from the others.
import { freshUntil } from '../facts/durations.ts';
import type { Active } from '../packs/compile.ts';
import { type Moment, VISIT, visitRow } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import type { HourOfDay, NoContactReason } from './model.ts';

export type DoorState = {
  state: 'todo' | 'again' | 'done';
  again?: HourOfDay;
  reason?: Exclude<NoContactReason, 'declined'>;
};

const SETTLED = new Set(['declined', 'moved_away', 'vacant']);

/** The state over all packs that hold: done when every one of them has settled with the household. */
export function doorState(household: Household, actives: readonly Active[], { now, timeZone }: Moment): DoorState {
  let again: DoorState | undefined;
  for (const active of actives) {
    const facts = visitRow(household, active)?.facts;
    const outcome = facts?.[VISIT.outcome];
    if (facts === undefined || outcome?.value === undefined) return { state: 'todo' };
    const until = freshUntil({ fresh: active.compiled.pack.visits?.fresh }, outcome.observedAt, timeZone);
    if (until !== undefined && until <= now) return { state: 'todo' };
    const reason = facts[VISIT.reason]?.value;
    if (outcome.value === 'met' || (typeof reason === 'string' && SETTLED.has(reason))) continue;
    again = { state: 'again' };
    if (typeof reason === 'string') again.reason = reason as Exclude<NoContactReason, 'declined'>;
    const hour = facts[VISIT.again]?.value;
    if (typeof hour === 'string') again.again = hour as HourOfDay;
  }
  return again ?? { state: 'done' };
}
