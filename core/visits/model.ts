// One knock: what happened at a door. A visit is one event of its household, however many packs it served.
import type { Id } from '../kernel/id.ts';
import type { Value } from '../registry/model.ts';

export type VisitOutcome = 'met' | 'no_contact';
export type NoContactReason = 'nobody_home' | 'declined' | 'moved_away' | 'vacant' | 'language';
export const NO_CONTACT_REASONS: readonly NoContactReason[] = [
  'nobody_home',
  'declined',
  'moved_away',
  'vacant',
  'language',
];

export type HourOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'weekend';

/** `declined` is an answer too, without a value; `confirmed` is what "nothing changed" makes of a known value. */
export type Answer = {
  subjectId: Id;
  element: string;
  how: 'asked' | 'confirmed' | 'declined';
  value?: Value;
};

export type Visit = {
  outcome: VisitOutcome;
  reason?: NoContactReason;
  /** The adult spoken to: a person of the household, or `other`. */
  spokeWith?: Id | 'other';
  answers: Answer[];
  /** When to try again, as a neighbour or the worker suggested. */
  again?: HourOfDay;
};
