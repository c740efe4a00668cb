// A run of rules under way: what set it off, what it has done so far, and the matters as they are by now.
import type { EventDraft } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import { type Active, isMatterOf } from '../packs/compile.ts';
import { type RuleWorld, Seen } from './contexts.ts';
import type { Hold, Matter, Notice } from './model.ts';

/** What sets rules off. `key` names the event: with rule and subject it makes a firing one of its kind. */
export type Cause = { key: string } & (
  | { kind: 'fact'; subjectId: Id; element: string }
  | { kind: 'opened'; matterId: Id }
  | { kind: 'moved'; matterId: Id; transition: string }
  | { kind: 'clock'; matterId: Id; clock: string }
  /** One rule's own time has come, for this household. */
  | { kind: 'schedule'; pack: string; rule: string }
  | { kind: 'switched'; activationId: Id; to: 'on' | 'off' }
);

export type Firing = { rule: string; subjectId: Id; cause: string };

/** A rule that met something unknown, and what it could not know. */
export type Undecided = { rule: string; subjectId: Id; missing: readonly string[] };

/** An effect on another household of the stairwell, to be done there by itself. */
export type Elsewhere = { householdId: Id; activationId: Id; rule: string; effect: number; cause: string };

export type RuleRun = {
  /** Every matter of the household as it is now; those in `changed` are new or different. */
  matters: readonly Matter[];
  changed: ReadonlySet<Id>;
  events: EventDraft[];
  notices: Notice[];
  holds: Hold[];
  /** Matters that are to be handed to somebody: by the effect `assign`, or because they are new. */
  assign: Map<Id, { role: string; how: string }>;
  elsewhere: Elsewhere[];
  fired: Firing[];
  undecided: Undecided[];
  /** Rules whose effects went beyond the limits; the pack's owner is told. */
  parked: Firing[];
};

/** A run under way; effects change it. */
export type Running = RuleRun & {
  world: RuleWorld;
  seen: Seen;
  matters: Matter[];
  changed: Set<Id>;
  causes: { cause: Cause; level: number }[];
  effects: number;
};

/** A matter new or changed: rules that follow see it so. */
export function putMatter(run: Running, matter: Matter): void {
  const at = run.matters.findIndex(({ id }) => id === matter.id);
  if (at < 0) run.matters.push(matter);
  else run.matters[at] = matter;
  run.changed.add(matter.id);
  run.seen = new Seen({ ...run.world, household: { ...run.world.household, matters: run.matters } });
}

/** The open matters of an active pack about a subject, oldest first; of one type where it is named. */
export const openMatters = (run: Running, active: Active, subjectId: Id, type?: string): Matter[] =>
  run.matters.filter(
    matter =>
      matter.open &&
      matter.subject.id === subjectId &&
      (type === undefined || matter.type === type) &&
      isMatterOf(matter, active),
  );
