// The server's time as a page shows it: countdowns and ages redraw with it.
import { useEffect, useReducer } from 'react';
import { serverNow } from '../../shared/clock.ts';

/** ms by the server's clock at this drawing, drawn again at least every `everyMs`. */
export function useNow(everyMs = 30_000): number {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(redraw, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return serverNow();
}

/** The page learns the server's time a message late; what began at this very moment has begun. */
const LATE_MS = 2_000;

/** Whether something that begins at an instant (ms) has begun. */
export const hasBegun = (from: number, now: number): boolean => from <= now + LATE_MS;
