// A pack is one scenario as data. A pack switched on for an area is an activation; 平时 and 应急 follow from those.
import type { Element, Title } from '../facts/model.ts';
import type { Id } from '../kernel/id.ts';
import type { ResidenceKind } from '../registry/model.ts';

/** A CEL expression over `facts`, `age`, `residence`, `visit`, `known(…)`; see docs for pack authors. */
export type Condition = string;

export type Ask = {
  element: string;
  /** Who is asked; absent: the element's own subject. */
  when?: Condition;
  /** Overrides the element's freshness for this pack, ISO 8601. */
  fresh?: string;
  /** Collected for this purpose instead of the pack's, of the same mode: one question may serve another desk. */
  purpose?: string;
  /** 1 is most urgent, 9 least. */
  rank: number;
};

export type Report = {
  id: string;
  title: Title;
  count: 'person' | 'household';
  /** Absent: every subject. */
  where?: Condition;
  /** A code element, or `visit.reason`, that splits the figure. */
  by?: string;
  /** The report this one is a part of: its denominator. */
  of?: string;
  /** Which residences a figure about persons counts; absent: living. Every page shows it beside the figure. */
  residences?: ResidenceKind[];
  /** `finding` is worth a look today, `gap` is what is still missing, `coverage` is what is done. */
  role: 'base' | 'coverage' | 'gap' | 'finding' | 'need';
};

export type Example = {
  title?: string;
  given: {
    household: { age?: number; residence?: string; facts?: Record<string, unknown> }[];
    facts?: Record<string, unknown>;
  };
  /** Steps in order: answers at the door, a failed knock, or time going by. */
  when?: ({ answer: Record<string, unknown>; of?: number } | { no_contact: string } | { wait: string })[];
  /** `neutral`: whether the form carries the one line that says the desk will ring. */
  then: { asked?: string[]; not_asked?: string[]; neutral?: boolean; figures?: Record<string, number> };
};

export type Pack = {
  pack: string;
  version: number;
  title: Title;
  mode: 'everyday' | 'emergency';
  basis: Title;
  purpose: string;
  /** The longest an activation may run, ISO 8601. */
  sunset?: string;
  /** How long its facts outlive its activation, ISO 8601. */
  retention?: string;
  /**
   * What is kept of the knock itself. `fresh`: how long a visit counts as one, ISO 8601; absent: the whole activation.
   * `retention`: when an everyday pack's visit state is deleted, ISO 8601.
   */
  visits?: { fresh?: string; retention?: string };
  /** Dictionary elements it uses, and its own. */
  elements: ({ use: string; fresh?: string } | Element)[];
  asks: Ask[];
  reports: Report[];
  /** What each role does in it, for the screen. */
  roles?: Record<string, Title>;
  messages?: Record<string, Title>;
  examples: Example[];
};

export type Activation = {
  id: Id;
  pack: string;
  version: number;
  areaId: Id;
  areaPath: string;
  /** ms; `until` is the promised end at the latest. */
  from: number;
  until?: number;
  basis: string;
  endedAt?: number;
  /** The demand that asks here: it rides along with the rounds and is none itself. */
  demand?: Id;
};

/** Whether somebody goes from door to door for it; a demand only rides along. */
export const isRound = (activation: Activation): boolean => activation.demand === undefined;

/** Whether an activation holds at an instant (ms). An ended one holds no longer from that very instant. */
export const holdsAt = (activation: Activation, at: number): boolean =>
  at >= activation.from &&
  (activation.until === undefined || at < activation.until) &&
  (activation.endedAt === undefined || at < activation.endedAt);

/** Whether an activation holds at any instant from `from` until `until` (ms; undefined: without end). */
export const holdsWithin = (activation: Activation, from: number, until: number | undefined): boolean =>
  activation.from < (until ?? Number.POSITIVE_INFINITY) &&
  from < Math.min(activation.until ?? Number.POSITIVE_INFINITY, activation.endedAt ?? Number.POSITIVE_INFINITY);
