// The server's time as a page shows it: countdowns and ages redraw with it.
import { useEffect, useState } from 'react';
import { serverNow } from '../../shared/clock.ts';

/** ms by the server's clock, redrawn every `everyMs`. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
