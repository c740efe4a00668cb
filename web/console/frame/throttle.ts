// Runs something at once and then at most once a rest, never while the last run is under way or nobody looks.

/** At once, then at most once a rest; a move during a refresh is followed by another. */
export function createThrottle(run: () => Promise<unknown>, restMs: number, isSeen: () => boolean) {
  let busy = false;
  let again = false;
  let stopped = false;
  const go = async (): Promise<void> => {
    if (stopped || !isSeen()) {
      again = true;
      return;
    }
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    again = false;
    const rest = new Promise(resolve => setTimeout(resolve, restMs));
    await Promise.allSettled([run(), rest]);
    busy = false;
    if (again) void go();
  };
  return {
    moved: () => void go(),
    /** The page is looked at again. */
    seen: () => {
      if (again && !busy) void go();
    },
    stop: () => {
      stopped = true;
    },
  };
}
