// Lengths of time in ms, for adding to instants. A day of a calendar may be longer or shorter: see core/facts/local-time.ts.

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
