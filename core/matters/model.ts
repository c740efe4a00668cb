// One thing to be settled about somebody or some place: a request, a referral, an observation. It moves through the
// states its pack declares, and stays on the version of the pack that opened it.
import type { Id } from '../kernel/id.ts';
import type { MatterSource, MatterType } from '../packs/model.ts';

/** How long it was in a state; ms, the last one open. A move back to the same state is a stay of its own. */
export type Stay = { state: string; from: number; until?: number };

export type MatterSubject = { kind: MatterType['subject']; id: Id };

/** An element a rule said is needed while the matter is open, of whom, after how long again (ISO 8601), and until when (ms). */
export type Need = { element: string; of: readonly Id[]; every?: string; until?: number };

export type Matter = {
  id: Id;
  pack: string;
  version: number;
  type: string;
  /** The activation it was opened under, an everyday one too. */
  activationId: Id;
  subject: MatterSubject;
  /** The household it is about or whose member it is about; absent for buildings. */
  householdId?: Id;
  buildingId: Id;
  gridId?: Id;
  source: MatterSource;
  /** The matter it was opened from. */
  parentId?: Id;
  stays: readonly Stay[];
  /** False in a final state. */
  open: boolean;
  /** The accounts that ever made a move, by transition; `open` for whoever opened it; rules are nobody. */
  makers: Readonly<Record<string, readonly Id[]>>;
  /** How often a move was made since it was opened, or opened again, and when last (ms). */
  made: Readonly<Record<string, { n: number; at: number }>>;
  /** The time (ms) somebody chose with the last move that asks for one. */
  appointed?: number;
  needs: readonly Need[];
  /** Households it affects, its own first. */
  affected: readonly Id[];
  /** By clock: the start (ms) of the run in which it was told to have passed, so that each run is told once. */
  passed: Readonly<Record<string, number>>;
  /** Times it was reopened. */
  reopened: number;
  /** The post that answers for it, and those beside it. */
  lead?: Id;
  beside: readonly Id[];
  /** The role that owes it, where no post was found or the lead gave it back. */
  owedBy?: string;
  /** It was joined to this one. */
  joined?: Id;
};

export const stateOf = (matter: Pick<Matter, 'stays'>): string => matter.stays.at(-1)!.state;
export const openedAt = (matter: Pick<Matter, 'stays'>): number => matter.stays[0]!.from;
/** ms, since when it has been where it is. */
export const movedAt = (matter: Pick<Matter, 'stays'>): number => matter.stays.at(-1)!.from;

/** The newest open one first. */
export const newest = (a: Matter, b: Matter): number =>
  Number(b.open) - Number(a.open) || openedAt(b) - openedAt(a) || (a.id < b.id ? 1 : -1);

/** The oldest first. */
export const byOpening = (a: Matter, b: Matter): number => openedAt(a) - openedAt(b) || (a.id < b.id ? -1 : 1);

/** A line of the inbox: from a pack's messages, in no rendered text. */
export type Notice = {
  id: Id;
  matterId?: Id;
  /** A role reaching the subject's grid, a post, or the household itself. */
  to: { role: string } | { post: Id } | { household: Id };
  pack: string;
  version: number;
  message: string;
  rule: string;
  gridId?: Id;
};

/** Something a rule wants held for a matter; what is lacking is told, and stops nothing. */
export type Hold = { matterId: Id; supply: string; quantity: number; rule: string };
