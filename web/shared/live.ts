// Follows the server's stream of what moved. A broken connection is opened again, each time waiting longer; after a gap
// everything may have moved, so the listener is told to look again. It never tells what changed, only where.
import { LIVE_PATH, type Moved } from '../../core/kernel/endpoint.ts';
import type { Id } from '../../core/kernel/id.ts';
import { learnServerTime } from './clock.ts';

export type LiveState = 'connecting' | 'open' | 'waiting';

export type Follower = {
  onMoved: (moved: Moved) => void;
  /** Called on opening again after a gap: moves may have been missed. */
  onGap?: () => void;
  onState?: (state: LiveState) => void;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Follows an area's stream until the returned way to stop is called. */
export function followLive(area: Id, { onMoved, onGap, onState }: Follower): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let opened = false;
  let stopped = false;

  const open = (): void => {
    timer = undefined;
    onState?.('connecting');
    const opening = new EventSource(`${LIVE_PATH}?area=${encodeURIComponent(area)}`);
    source = opening;
    opening.addEventListener('hello', event => {
      failures = 0;
      learnServerTime(Number((event as MessageEvent<string>).data));
      onState?.('open');
      if (opened) onGap?.();
      opened = true;
    });
    opening.addEventListener('moved', event => onMoved(JSON.parse((event as MessageEvent<string>).data) as Moved));
    opening.onerror = () => {
      opening.close();
      if (stopped || source !== opening) return;
      onState?.('waiting');
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
      failures += 1;
      // Chance keeps a thousand screens from coming back at the same instant.
      timer = setTimeout(open, wait * (0.5 + Math.random() / 2));
    };
  };

  const openNow = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    failures = 0;
    open();
  };
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') openNow();
  };

  open();
  addEventListener('online', openNow);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
    removeEventListener('online', openNow);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
