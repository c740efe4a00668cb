// Follows the server's stream while a grid is open: a round switched on or off shows at once, doors visited by others
// within a minute. Without a connection nothing changes; the list can always be refreshed by hand.
import { LIVE_PATH, type Moved } from '../../../core/kernel/endpoint.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { Rounds } from './rounds.ts';

/** Visits of others are fetched at most this often: the whole list comes anew. */
const QUIET_MS = 60_000;

/** Whether an event changes what every door is asked, so that the list must follow at once. */
export const changesRound = ({ types }: Moved): boolean =>
  types.some(type => type.startsWith('activation.') || type.startsWith('pack.'));

/** Follows one grid until the returned way to stop is called. Of other streams only a switch can concern it. */
export function followRound(rounds: Rounds, grid: Id, community: Id): () => void {
  const source = new EventSource(`${LIVE_PATH}?area=${grid}`);
  source.addEventListener('moved', event => {
    const moved = JSON.parse((event as MessageEvent<string>).data) as Moved;
    if (changesRound(moved)) void rounds.load(grid);
    else if (moved.stream === community) void rounds.load(grid, QUIET_MS);
  });
  return () => source.close();
}
