// What a worker sees of a door in this round: not knocked yet, to be tried again, or done. A household that would
// rather not be asked is simply done: no list, filter or colour tells it from the others.
import { freshUntil } from '../facts/durations.ts';
import type { Active } from '../packs/compile.ts';
import { isRound } from '../packs/model.ts';
import { type Moment, VISIT, visitRow } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import type { HourOfDay, NoContactReason } from './model.ts';

export type DoorState = {
  state: 'todo' | 'again' | 'done';
  again?: HourOfDay;
  reason?: Exclude<NoContactReason, 'declined'>;
};

const SETTLED = new Set(['declined', 'moved_away', 'vacant']);

/** What the last knock left with one pack; undefined when there was none, or it is too long ago to count. */
function knockOf(household: Household, active: Active, { now, timeZone }: Moment) {
  const facts = visitRow(household, active)?.facts;
  const outcome = facts?.[VISIT.outcome];
  if (facts === undefined || outcome?.value === undefined) return undefined;
  const until = freshUntil({ fresh: active.compiled.pack.visits?.fresh }, outcome.observedAt, timeZone);
  if (until !== undefined && until <= now) return undefined;
  // An empty text lies over what an earlier knock said and this one did not.
  return {
    outcome: outcome.value,
    reason: facts[VISIT.reason]?.value || undefined,
    again: facts[VISIT.again]?.value || undefined,
  };
}

/**
 * The state over all packs that hold: done when every one of them has settled with the household. Whoever would rather
 * not be asked said so to the one knock of them all, and no everyday pack sends somebody to ring again in this round.
 */
export function doorState(household: Household, actives: readonly Active[], moment: Moment): DoorState {
  const rounds = actives.filter(({ activation }) => isRound(activation));
  const knocks = rounds.map(active => knockOf(household, active, moment));
  if (knocks.some(knock => knock?.reason === 'declined')) return { state: 'done' };
  let again: DoorState | undefined;
  for (const knock of knocks) {
    if (knock === undefined) return { state: 'todo' };
    const { outcome, reason } = knock;
    if (outcome === 'met' || (typeof reason === 'string' && SETTLED.has(reason))) continue;
    again = { state: 'again' };
    if (typeof reason === 'string') again.reason = reason as Exclude<NoContactReason, 'declined'>;
    if (typeof knock.again === 'string') again.again = knock.again as HourOfDay;
  }
  return again ?? { state: 'done' };
}
