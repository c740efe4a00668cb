// The one clock. Nothing else reads the time: not SQL, not a decision. A demo or drill database may be ahead of the
// real time by a stored offset; a live one never is (a constraint of the table `installation`).

export type Clock = {
  /** ms since 1970. */
  now(): number;
  /** Sets how far ahead of real time it stands, in ms; called when the stored offset changes. */
  setOffset(ms: number): void;
};

export function createClock(offsetMs = 0): Clock {
  let offset = offsetMs;
  return {
    now: () => Date.now() + offset,
    setOffset: ms => {
      offset = ms;
    },
  };
}
