// Who lives where. A residence is a person at a door from–until, in one of five ways; every denominator says which
// of them it counts. The community of the living residence owns the person's record.
import type { Id } from '../kernel/id.ts';

export type ResidenceKind = 'registered' | 'living' | 'weekday' | 'collective' | 'temporary';
export const RESIDENCE_KINDS: readonly ResidenceKind[] = ['living', 'registered', 'weekday', 'collective', 'temporary'];

/** The parts of an address below the community, normalised: no 幢/号楼/单元/室, Arabic digits, half width. */
export type Door = {
  /** Compound or street name before the building, e.g. `香榭花园`; empty when the community has one compound. */
  compound: string;
  /** Building number or name, e.g. `3`, `12A`. */
  building: string;
  /** Stairwell number; empty when the building has one. */
  stairwell: string;
  /** Room, e.g. `501`. */
  room: string;
};

/** `３a` and `3A` are one: full width and small letters are a matter of the keyboard. */
const oneSpelling = (text: string): string => text.normalize('NFKC').toUpperCase();

/** One spelling per door, for equality within a community. */
export const doorKey = (door: Door): string =>
  oneSpelling(`${door.compound}|${door.building}|${door.stairwell}|${door.room}`);

/** One spelling per building, for equality within a community. */
export const buildingKey = (door: Pick<Door, 'compound' | 'building'>): string =>
  oneSpelling(`${door.compound}|${door.building}`);

/** `501` → 5, `1203` → 12, `B101` or `底商3` → undefined: the floor a room number tells. */
export function floorOf(room: string): number | undefined {
  const digits = /^(\d{3,4})\D?$/.exec(room)?.[1];
  return digits === undefined ? undefined : Number(digits.slice(0, -2));
}

/** An element's value as every surface sends it: text, boolean, number, or several codes. Dates are `YYYY-MM-DD`. */
export type Value = string | number | boolean | string[];
export type Given = { element: string; value: Value };

export type PersonEntry = {
  personId: Id;
  residence: ResidenceKind;
  /** Facts about the person, name included (`person.name`). */
  facts: Given[];
};

export const RELATION_TO_HEAD = 'person.relation_to_head';
/** Its code for the head (GB/T 4761). */
export const HEAD = '0';

/** The head of the household first, where one is known; the others as they stand. */
export const headFirst = <P>(persons: readonly P[], isHead: (person: P) => boolean): P[] => [
  ...persons.filter(isHead),
  ...persons.filter(person => !isHead(person)),
];
