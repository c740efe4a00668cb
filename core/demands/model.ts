// A demand 报送要求: an office asks a community for something that is not on record. While it is admitted, and not before
// or after, what it asks for is asked at the doors of its area, beside what the rounds ask.
import type { Id } from '../kernel/id.ts';
import { DAY_MS } from '../kernel/time.ts';

export type DemandState = 'raised' | 'admitted' | 'declined' | 'over';

/** What it would cost, as it was when the demand was raised. */
export type Price = {
  /** Of each element: subjects of whom it is not known, or no longer. */
  missing: Readonly<Record<string, number>>;
  /** At the doors, all together. */
  seconds: number;
};

export type Demand = {
  id: Id;
  /** The community, or a grid of it. */
  areaId: Id;
  areaPath: string;
  /** The organisation or office that asks. */
  sponsor: string;
  purpose: string;
  /** The document it names. */
  basis: string;
  /** ms: it asks nobody any more from then on. */
  until: number;
  elements: readonly string[];
  /** Fingerprint of the form whose gaps it is to fill. */
  form?: string;
  price: Price;
  raisedAt: number;
  admittedAt?: number;
  /** Declined, perhaps after it had been admitted. */
  declinedAt?: number;
  reason?: string;
  /** It was asked once from–until, before it was put back to be settled anew. */
  askedBefore?: { from: number; until: number };
};

/** Whether it asks at an instant (ms), or did. */
export const isAskedAt = ({ admittedAt, declinedAt, until, askedBefore }: Demand, at: number): boolean =>
  (admittedAt !== undefined && at >= admittedAt && at < until && (declinedAt === undefined || at < declinedAt)) ||
  (askedBefore !== undefined && at >= askedBefore.from && at < askedBefore.until);

/** Since when it asks, as far as is known. */
export const askedFrom = ({ askedBefore, admittedAt }: Demand): number | undefined => askedBefore?.from ?? admittedAt;

export function stateOf({ admittedAt, declinedAt, until }: Demand, now: number): DemandState {
  if (declinedAt !== undefined) return 'declined';
  if (until <= now) return 'over';
  return admittedAt === undefined ? 'raised' : 'admitted';
}

/** How long what was settled by mistake can be put back. */
const PUT_BACK_MS = DAY_MS;

/** Until when (ms) it can be put back to wait again; undefined where nothing was settled or nothing is left to settle. */
export function putBackUntil(demand: Demand, now: number): number | undefined {
  const { admittedAt, declinedAt, until } = demand;
  const settledAt = declinedAt ?? admittedAt;
  if (settledAt === undefined) return undefined;
  const last = Math.min(until, settledAt + PUT_BACK_MS);
  return now < last ? last : undefined;
}

/** Minutes at the doors, rounded up. */
export const minutesOf = ({ seconds }: Pick<Price, 'seconds'>): number => Math.ceil(seconds / 60);
