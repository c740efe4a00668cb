// A few at a time, the others in line, first come first served: for work that holds much memory while it lasts.

/** Gives the place back; a second time does nothing. */
export type Leave = () => void;
export type WaitingLine = {
  /** Resolves once a place is free; with undefined when none was within the time. */
  enter(): Promise<Leave | undefined>;
};

export function createWaitingLine(places: number, mostWaitMs: number): WaitingLine {
  let free = places;
  const waiting = new Set<(leave: Leave) => void>();
  const take = (): Leave => {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const [next] = waiting;
      if (next === undefined) {
        free += 1;
        return;
      }
      waiting.delete(next);
      next(take());
    };
  };
  return {
    enter: () => {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(take());
      }
      return new Promise(resolve => {
        const timer = setTimeout(() => {
          waiting.delete(enter);
          resolve(undefined);
        }, mostWaitMs);
        const enter = (leave: Leave) => {
          clearTimeout(timer);
          resolve(leave);
        };
        waiting.add(enter);
      });
    },
  };
}
