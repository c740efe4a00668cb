// A demand 报送要求: an office asks a community for something that is not on record. While it is admitted, and not before
// or after, what it asks for is asked at the doors of its area, beside what the rounds ask.
import type { Id } from '../kernel/id.ts';

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
};

/** Whether it asks at an instant (ms). */
export const isAskedAt = ({ admittedAt, declinedAt, until }: Demand, at: number): boolean =>
  admittedAt !== undefined && at >= admittedAt && at < until && (declinedAt === undefined || at < declinedAt);

export function stateOf({ admittedAt, declinedAt, until }: Demand, now: number): DemandState {
  if (declinedAt !== undefined) return 'declined';
  if (until <= now) return 'over';
  return admittedAt === undefined ? 'raised' : 'admitted';
}

/** Minutes at the doors, rounded up. */
export const minutesOf = ({ seconds }: Price): number => Math.ceil(seconds / 60);
