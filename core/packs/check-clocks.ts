// Checks the promises of a matter type: how long, in which states, by which calendar.
import type { Dictionary } from '../facts/model.ts';
import { isWithin } from '../facts/within.ts';
import type { OneType } from './check-matters.ts';
import { APPOINTED } from './model.ts';
import { hintFor } from './nearest.ts';
import type { Path } from './problems.ts';

export function checkClocks({ id, type, at, add, states, going }: OneType, { calendars = [] }: Dictionary): void {
  const appointed = Object.values(type.moves ?? {}).some(({ time }) => time !== undefined);
  const checkWithin = (within: string, path: Path) => {
    if (within === APPOINTED && !appointed) add(path, 'clock-appointed');
    else if (within !== APPOINTED && !isWithin(within)) add(path, 'bad-within', { duration: within });
  };
  const names = new Set<string>();
  for (const state of states) {
    const { due } = type.states[state]!;
    if (due === undefined) continue;
    names.add(state);
    checkWithin(due, [...at, 'states', state, 'due']);
  }
  for (const [i, clock] of (type.clocks ?? []).entries()) {
    const here: Path = [...at, 'clocks', i];
    if (names.has(clock.id)) add([...here, 'id'], 'clock-twice', { clock: clock.id });
    names.add(clock.id);
    checkWithin(clock.within, [...here, 'within']);
    for (const part of ['runs', 'pauses'] as const)
      for (const [n, state] of (clock[part] ?? []).entries()) {
        const path: Path = [...here, part, n];
        if (!states.includes(state)) add(path, 'unknown-state', { state, matter: id, hint: hintFor(state, going) });
        else if (!going.includes(state)) add(path, 'clock-in-end', { state, clock: clock.id });
        else if (part === 'pauses' && clock.runs.includes(state)) add(path, 'clock-pauses', { state });
      }
    if (clock.calendar !== undefined && !calendars.some(calendar => calendar.id === clock.calendar))
      add([...here, 'calendar'], 'unknown-calendar', {
        calendar: clock.calendar,
        hint: hintFor(
          clock.calendar,
          calendars.map(calendar => calendar.id),
        ),
      });
  }
}
