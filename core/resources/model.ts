// A resource 资源: stock, a vehicle, a bed, a room or places of a slot, at one place of a community. What of it is where
// is told by double-entry lines alone; every quantity is a whole number of its smallest unit.
import type { Id } from '../kernel/id.ts';

export const RESOURCE_KINDS = ['stock', 'vehicle', 'bed', 'room', 'slot'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** The smallest unit something is counted in. */
export const RESOURCE_UNITS = [
  ...['piece', 'portion', 'bag', 'box', 'bottle', 'set', 'pair', 'roll', 'gram', 'millilitre'],
  ...['vehicle', 'bed', 'room', 'place'],
] as const;
export type ResourceUnit = (typeof RESOURCE_UNITS)[number];

/** What is not stock is counted in itself. */
export const UNIT_OF = { vehicle: 'vehicle', bed: 'bed', room: 'room', slot: 'place' } as const satisfies Record<
  Exclude<ResourceKind, 'stock'>,
  ResourceUnit
>;

/**
 * `on_hand`: there, and promised to nobody. `reserved`: there, and promised. `out`: with whoever took it. These three
 * never fall below zero. The others say where it came from (below zero) and what became of it.
 */
export const ACCOUNTS = ['on_hand', 'reserved', 'out', 'supplier', 'found', 'used', 'written_off'] as const;
export type Account = (typeof ACCOUNTS)[number];
export const NEVER_NEGATIVE = ['on_hand', 'reserved', 'out'] as const satisfies readonly Account[];

/** Of one item; the lines of a movement sum to zero. */
export type Line = { account: Account; quantity: number };
export type Balances = Readonly<Record<Account, number>>;

export const NOTHING: Balances = { on_hand: 0, reserved: 0, out: 0, supplier: 0, found: 0, used: 0, written_off: 0 };

export type Resource = {
  id: Id;
  kind: ResourceKind;
  name: string;
  unit: ResourceUnit;
  /** What packs call it, e.g. `meal`. */
  supply?: string;
  /** The community, or a grid or building of it. */
  areaId: Id;
  /** Codes from the root to its place, joined by dots; of a building, through the grid it stands in now. */
  placePath: string;
  /** Of a slot alone, ms: when its places may be used. */
  window?: { from: number; until: number };
  addedAt: number;
  retiredAt?: number;
  balances: Balances;
};

export type Reservation = {
  id: Id;
  resourceId: Id;
  /** As it was made. */
  quantity: number;
  /** Of that, what still waits for whoever it is for. */
  held: number;
  matterId?: Id;
  reason?: string;
  madeAt: number;
  /** ms: from then on it holds nothing. */
  until: number;
  endedAt?: number;
};

export type Move =
  | 'added'
  | 'received'
  | 'reserved'
  | 'taken'
  | 'returned'
  | 'used'
  | 'released'
  | 'expired'
  | 'counted'
  | 'retired';

/** What happened to one item at once. */
export type Movement = {
  resourceId: Id;
  move: Move;
  lines: readonly Line[];
  /** Of its unit; of a count, what was counted. */
  quantity: number;
  reservationId?: Id;
  matterId?: Id;
  /** What for, or where from. */
  reason?: string;
};

/** What is physically at its place, promised or not. */
export const atPlace = ({ balances }: Pick<Resource, 'balances'>): number => balances.on_hand + balances.reserved;

/** Whether a slot's window has passed. */
export const isOver = ({ window }: Pick<Resource, 'window'>, now: number): boolean =>
  window !== undefined && window.until <= now;

export const isOpen = ({ endedAt, until }: Reservation, now: number): boolean => endedAt === undefined && until > now;
