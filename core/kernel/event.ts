// The shape of an event as a decision drafts it: a skeleton that stays, and payloads that can die.
import type { Id } from './id.ts';

/** Who may see a value at all, from least to most guarded; each class has its own fact table and key. */
export type SensitivityClass = 'open' | 'personal' | 'identity' | 'medical';
export const SENSITIVITY_CLASSES: readonly SensitivityClass[] = ['open', 'personal', 'identity', 'medical'];

export type SubjectKind =
  | 'person'
  | 'household'
  | 'dwelling'
  | 'building'
  | 'grid'
  | 'area'
  | 'facility'
  | 'matter'
  | 'activation'
  | 'organisation'
  | 'post'
  | 'pack'
  | 'import'
  | 'resource'
  | 'notice';

/** One deletable part of an event: what was said about one subject, of one class, for one purpose. */
export type PayloadDraft = {
  subjectId: Id;
  class: SensitivityClass;
  purpose: string;
  /** EVERYDAY, or the activation whose key seals it. */
  activationId: Id;
  /** Instant (ms) at which retention lets it go; undefined while the basis lasts. */
  keepUntil?: number;
  /** Plain record; sealed and salted when stored. */
  body: Record<string, unknown>;
};

export type EventDraft = {
  /** Past tense, e.g. `visit.recorded`. */
  type: string;
  subjectKind: SubjectKind;
  subjectId: Id;
  /** The move a matter or visit made; states fold from these alone. */
  transition?: string;
  /** Pack, version and key of the rule that caused it. */
  rule?: string;
  /** The grid as it was at that time; a later border leaves it. */
  gridId?: Id;
  payloads: PayloadDraft[];
};
