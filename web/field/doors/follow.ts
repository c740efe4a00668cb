// Follows the server's stream while a grid is open, so that a round switched on or off, and doors visited by others,
// show within a second. Without a connection nothing changes; the list can always be refreshed by hand.
import type { Moved } from '../../../core/kernel/endpoint.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { followLive } from '../../shared/live.ts';
import type { Rounds } from './rounds.ts';

/** What was recorded at doors: these doors alone are fetched. */
const AT_DOORS = /^(?:visit|household)\./;
/** What no door shows. */
const NOT_AT_DOORS = /^(?:access|callback|import|value|visits)\./;
/** Between two fetches of doors, so that a busy hour costs a phone one small answer a second. */
const GATHER_MS = 1_000;

/** What has to be fetched after an event of the community. */
export function needOf({ types }: Pick<Moved, 'types'>): 'everything' | 'doors' | 'nothing' {
  const telling = types.filter(type => !NOT_AT_DOORS.test(type));
  if (telling.length === 0) return 'nothing';
  return telling.every(type => AT_DOORS.test(type)) ? 'doors' : 'everything';
}

/** Whether an event changes what every door is asked; of other streams only such a one can concern a grid. */
export const changesRound = ({ types }: Pick<Moved, 'types'>): boolean =>
  types.some(type => type.startsWith('activation.') || type.startsWith('pack.'));

export type Following = { rounds: Rounds; grid: Id; onBack(): void };

/** Follows one grid until the returned way to stop is called. `onBack`: the server can be reached again. */
export function followRound({ rounds, grid, onBack }: Following): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = false;
  const catchUp = () => {
    if (timer !== undefined) {
      due = true;
      return;
    }
    void rounds.catchUp(grid);
    timer = setTimeout(() => {
      timer = undefined;
      if (due) {
        due = false;
        catchUp();
      }
    }, GATHER_MS);
  };
  const stop = followLive(grid, {
    onMoved: moved => {
      const view = rounds.read(grid);
      const isOurs = view.at === 'ready' && view.round.grid.communityId === moved.stream;
      const need = isOurs ? needOf(moved) : changesRound(moved) ? 'everything' : 'nothing';
      if (need === 'everything') void rounds.load(grid);
      if (need === 'doors') catchUp();
    },
    onGap: () => {
      onBack();
      catchUp();
    },
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
