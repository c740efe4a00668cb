// A pack is one scenario as data. A pack switched on for an area is an activation; 平时 and 应急 follow from those.
import type { AreaKind } from '../areas/model.ts';
import type { CodeList, Element, Title } from '../facts/model.ts';
import type { Role } from '../kernel/actor.ts';
import type { SensitivityClass } from '../kernel/event.ts';
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

/** Who may do something: a role of a post; `lead`: whoever is responsible now; `resident`: whom it is about. */
export type Mover = Role | 'lead' | 'resident';
export const MOVERS: readonly Mover[] = [
  ...(['resident', 'lead', 'grid_worker', 'volunteer', 'community_staff', 'doctor'] as const),
  ...(['street_officer', 'district_officer', 'department_officer', 'administrator'] as const),
];

export type StateSpec = {
  title: Title;
  initial?: true;
  final?: true;
  /** A promise to leave this state within: the clock of the state's own name. ISO 8601, or `WD3` working days. */
  due?: string;
  /** Moves possible here, each with the state it leads to. */
  on?: Record<string, string>;
};

export type MoveSpec = {
  title: Title;
  /** Empty: made by rules alone. */
  may: Mover[];
  /** A guard: what has to hold of the subject and of the matter. */
  when?: Condition;
  /** Words that have to be given with it. */
  reason?: 'required';
  /** A time has to be chosen with it, in the future and at most so far ahead, ISO 8601: an appointment. */
  time?: string;
  /** Whoever ever made one of these moves of the matter (`open` too) may not make this one: two people see it. */
  other_than?: string[];
};

/** In `within`: until the time chosen with the last move that asks for one. */
export const APPOINTED = 'appointed';

/** A promise on a matter, counted in `runs`, standing still in `pauses`, kept when it reaches any other state in time. */
export type ClockSpec = {
  id: string;
  title: Title;
  within: string;
  runs: string[];
  pauses?: string[];
  calendar?: string;
};

/** How whoever answers for a new matter is found among the posts of a role that reach it. */
export const ASSIGN_HOW = ['area', 'least_loaded', 'round_robin', 'keep'] as const;
export type AssignHow = (typeof ASSIGN_HOW)[number];

export const MATTER_SOURCES = ['visit', 'resident', 'phone', 'staff', 'rule', 'matter'] as const;
export type MatterSource = (typeof MATTER_SOURCES)[number];

export type MatterType = {
  title: Title;
  subject: 'person' | 'household' | 'dwelling' | 'building';
  /** Who may read that it exists and what was said; absent: personal. */
  class?: SensitivityClass;
  /** Who may open one by hand, and from where; absent: rules alone open it. */
  open?: { may: Mover[]; by?: MatterSource[]; when?: Condition };
  states: Record<string, StateSpec>;
  moves?: Record<string, MoveSpec>;
  clocks?: ClockSpec[];
  /** Who answers for a new one; absent: whoever opens it, or the community's staff. */
  assign?: { role: Role; how?: AssignHow };
  /** Reports of the same thing join one matter: open ones of this type about the same place, opened within this time. */
  merge?: { same: 'household' | 'stairwell' | 'building'; within?: string };
  /** A closed one comes back to `to` while `within` lasts; anybody it affects may say so. */
  reopen?: { to: string; within: string; may?: Mover[] };
  /** What becomes of an open one when its activation ends: the move that closes it; absent: its first way to an end. */
  exit?: string;
};

/** Whom an effect concerns; absent: the subject of the rule's cause. */
export const WHOM = ['subject', 'household', 'household.members', 'household.others', 'dwelling', 'stairwell'] as const;
export type Whom = (typeof WHOM)[number];

export type Effect =
  | { open: string; of?: Whom; where?: Condition }
  /** Makes a move of the open matters of this pack about the subject that can make it; of one type with `matter`. */
  | { send: string; matter?: string; of?: Whom }
  | { assign: Role; how?: AssignHow; matter?: string }
  /** Records on the matter (its cause, or the last one this rule opened) that an element is needed, again after `every`; `for`: so long. */
  | { ask: string; of?: Whom; where?: Condition; every?: string; for?: string }
  /** A line in the inbox of these, from the pack's messages. */
  | { notify: Mover; message: string }
  /** Holds something of this supply for the matter. */
  | { reserve: string; quantity?: number }
  /**
   * Draws among the open matters of a type in a state, by a chance anybody can check: so many go one way, the others
   * the other, or stay. `places`: a number, or the supply whose free quantity counts. Only on a schedule.
   */
  | { draw: string; in: string; places: number | string; won: string; lost?: string; first?: Condition };

export type Rule = {
  /** A stable name: it stands in every event the rule causes. */
  id: string;
  /** Shown to those it touches. */
  why: Title;
  /** `fact(…)`, `opened("…")`, `moved("…", "…")`, `clock("…", "…")`, `schedule("P1D")`, `switched("on")`; see trigger.ts. */
  on: string;
  /** Whom a scheduled rule, or one of switching, looks at, one by one; absent: households. */
  each?: 'person' | 'household';
  when?: Condition;
  then: Effect[];
};

/** What an activation may demand of people, and what it owes them for it. */
export type Restriction = {
  kind: 'stay_home' | 'observe' | 'stay_in_area' | 'test';
  /** The lowest level that may switch it on. */
  authority: AreaKind;
  /** The number of the document it rests on has to be given. */
  instrument: 'required';
  /** Whom it holds for: those with an open matter of this type. */
  matter: string;
};

/** An owed service: a matter with an owner (its `assign`) and a clock. */
export type Owed = { service: string; title: Title; matter: string };

/** Whom one appeals to, and how soon the answer comes. */
export type Appeal = { to: Role; within: string };

/** How far a community may slow a higher pack's rhythm in its own area. */
export type Cadence = { visits?: { slowest: string }; rules?: Record<string, { slowest: string; skip?: true }> };

/** Who acts in an example: `doctor`, another of the same role as `doctor#2`, or whoever answers for the matter. */
export type DoerName = Mover | `${Mover}#${number}`;

/**
 * One step of an example, in the words of packs; `of`: the person by place in `given.household`, absent: the household.
 * `time`: a local date and time, or so long from now.
 */
export type ExampleStep =
  | { answer: Record<string, unknown>; of?: number }
  | { no_contact: string }
  | { wait: string }
  | { open: string; of?: number; as?: DoerName; by?: MatterSource; refused?: string }
  | { move: string; matter?: string; of?: number; as?: DoerName; reason?: string; time?: string; refused?: string }
  | { reopen: string; of?: number; as?: DoerName; refused?: string }
  | { switched: 'on' | 'off' }
  | { schedule: string };

export type ExampleThen = {
  asked?: string[];
  not_asked?: string[];
  neutral?: boolean;
  figures?: Record<string, number>;
  /**
   * The state of the newest matter of a type, of the household, (`type of 1`) of a person, or (`type of door 0`) behind
   * another door of the stairwell; `none` where there is none.
   */
  states?: Record<string, string>;
  /** Clocks, `type.clock` or `type.clock of 1`: `running`, `paused`, `met`, `late`, `idle`, or the hours left. */
  clocks?: Record<string, string>;
  /** How many lines stand in whose inbox, `role:message`. */
  told?: Record<string, number>;
  /** What is held for matters, by supply. */
  reserved?: Record<string, number>;
  /** Rules that fired at least once, and rules that did not. */
  fired?: string[];
  not_fired?: string[];
};

export type Example = {
  title?: string;
  given: {
    household: { age?: number; residence?: string; facts?: Record<string, unknown> }[];
    facts?: Record<string, unknown>;
    /** Local date and time it begins, `2026-03-02T09:00`; absent: a Monday morning. */
    at?: string;
    /** Free quantities by supply. */
    supplies?: Record<string, number>;
    /** Other households of the stairwell. */
    stairwell?: { facts?: Record<string, unknown> }[];
  };
  when?: ExampleStep[];
  /** `neutral`: whether the form carries the one line that says the desk will ring. */
  then: ExampleThen;
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
  /** Code lists of its own elements. */
  codes?: CodeList[];
  /** Dictionary elements it uses, and its own. */
  elements: ({ use: string; fresh?: string } | Element)[];
  asks: Ask[];
  reports: Report[];
  matters?: Record<string, MatterType>;
  rules?: Rule[];
  restricts?: Restriction;
  owes?: Owed[];
  appeal?: Appeal;
  cadence?: Cadence;
  /** The working calendar its clocks count by; absent: the dictionary's first. */
  calendar?: string;
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
  /** Versions in force before the present one, oldest first, each until an instant (ms); see version.ts. */
  earlier?: { version: number; until: number }[];
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
