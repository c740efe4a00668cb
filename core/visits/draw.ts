// The draw of visits that are asked about: one in so many, by a digest that nobody could steer and anybody can compute
// again. A worker makes a visit's id, so the id alone decides nothing: it is drawn with the digest of a later event.
import { localDate } from '../facts/local-time.ts';
import type { Id } from '../kernel/id.ts';

/** What holds from a local date (`YYYY-MM-DD`) on. */
export type DrawRule = {
  from: string;
  /** Of the visits at which somebody was met, 0–1. */
  share: number;
  /** ISO 8601: a household is not asked about a visit longer ago. */
  ringWithin: string;
  /** ISO 8601: how long its answer is kept. */
  retention: string;
};

/** The rule in force on the local day of an instant (ms): the last that has begun; undefined before the first. */
export function drawRuleAt(rules: readonly DrawRule[], at: number, timeZone: string): DrawRule | undefined {
  const today = localDate(at, timeZone);
  return rules.filter(rule => rule.from <= today).at(-1);
}

/** SHA-256 of a text as 64 hex digits; passed in, as core has none. */
export type Sha256 = (text: string) => string;

/** 12 hex digits are exact in a number. */
const DIGITS = 12;
const ALL = 16 ** DIGITS;

/** Whether one visit is drawn: the first 48 bits of SHA-256(`seed visit`) as a fraction lie below the share. */
export const isDrawn = (seed: string, visitId: Id, share: number, sha256: Sha256): boolean =>
  Number.parseInt(sha256(`${seed} ${visitId}`).slice(0, DIGITS), 16) < share * ALL;

/** The visits drawn of those that may be, in their order. `seed`: the digest of the chain's last event, in hex. */
export const drawVisits = (seed: string, visitIds: readonly Id[], share: number, sha256: Sha256): Id[] =>
  visitIds.filter(id => isDrawn(seed, id, share, sha256));

export type Interval = { low: number; high: number };

/** Fewer answers say nothing, and might say it of one person. */
export const FEWEST_ANSWERS = 5;
/** Of the standard normal, for 95 %. */
const Z = 1.959964;

/** Wilson's 95 % score interval on the share of visits that took place (Wilson 1927); undefined below five answers. */
export function wilsonInterval(came: number, asked: number): Interval | undefined {
  if (asked < FEWEST_ANSWERS) return undefined;
  const share = came / asked;
  const weight = 1 + Z ** 2 / asked;
  const middle = (share + Z ** 2 / (2 * asked)) / weight;
  const half = (Z / weight) * Math.sqrt((share * (1 - share)) / asked + Z ** 2 / (4 * asked ** 2));
  // At the ends the exact bound is 0 or 1, which rounding may miss.
  return { low: came === 0 ? 0 : Math.max(0, middle - half), high: came === asked ? 1 : Math.min(1, middle + half) };
}
