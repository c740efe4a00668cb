// A household as decisions see it: its door, its people and every fact of theirs that was loaded. Pages and
// conditions never read it raw: `factsFor` cuts it to one purpose.
import type { Subject } from '../facts/fact.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import type { Matter } from '../matters/model.ts';
import { HEAD, RELATION_TO_HEAD, type ResidenceKind } from './model.ts';

/** By what everyday life was told. */
export const isHead = ({ rows }: Subject): boolean =>
  rows.some(row => row.activationId === EVERYDAY && row.facts[RELATION_TO_HEAD]?.value === HEAD);

export type PersonOfHousehold = Subject & { residence: ResidenceKind };

export type Household = Subject & {
  communityId: Id;
  dwellingId: Id;
  buildingId: Id;
  /** The grid its building stands in now. */
  gridId?: Id;
  persons: readonly PersonOfHousehold[];
  /** Facts about the dwelling itself (its id is `dwellingId`), where they were loaded. */
  dwelling?: Subject;
  /**
   * What is to be settled about it, its people or its door: every open one, and the newest of each type; newest last.
   * Absent where they were not loaded.
   */
  matters?: readonly Matter[];
};
