// The server's clock as a page knows it: this device's clock with the difference last learnt. A device set wrongly must
// not date what it records.
let aheadMs = 0;

/** `now` in ms, as an answer of the server carried it. */
export function learnServerTime(now: number): void {
  aheadMs = now - Date.now();
}

/** ms since 1970 by the server's clock. */
export const serverNow = (): number => Date.now() + aheadMs;
