// What a worker sees of a door in this round: not knocked yet, to be tried again, or done. A household that would
// rather not be asked is simply done: no list, filter or colour tells it from the others.
import type { Active } from '../packs/compile.ts';
import { placeOf } from '../packs/compile.ts';
import { VISIT } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import type { HourOfDay, NoContactReason } from './model.ts';

export type DoorState = { state: 'todo' | 'again' | 'done'; again?: HourOfDay; reason?: Exclude<NoContactReason, 'declined'> };

/** The state over all packs that hold: done when every one of them has met the household since it was switched on. */
export function doorState(household: Household, actives: readonly Active[], now: number): DoorState {
  let state: DoorState = { state: actives.length === 0 ? 'done' : 'todo' };
  for (const active of actives) {
    const place = placeOf(active);
    const row = household.rows.find(one => one.class === 'personal' && one.purpose === place.purpose && one.activationId === place.activationId);
    const outcome = row?.facts[VISIT.outcome];
    const reason = row?.facts[VISIT.reason]?.value;
    const again = row?.facts[VISIT.again]?.value;
    if (outcome?.value === undefined || outcome.observedAt > now) return { state: 'todo' };
    if (outcome.value === 'met' || reason === 'declined' || reason === 'moved_away' || reason === 'vacant') {
      if (state.state === 'todo') state = { state: 'done' };
      continue;
    }
    state = { state: 'again' };
    if (typeof reason === 'string') state.reason = reason as Exclude<NoContactReason, 'declined'>;
    if (typeof again === 'string') state.again = again as HourOfDay;
  }
  return state;
}
