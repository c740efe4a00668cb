// What can be asked once (element), what was answered (fact) and why it was asked (purpose).
import type { SensitivityClass } from '../kernel/event.ts';

export type Title = { zh: string; en: string };

export type SubjectOfElement = 'person' | 'household' | 'dwelling' | 'building' | 'grid' | 'facility';

export type ElementType = 'text' | 'code' | 'codes' | 'boolean' | 'number' | 'date' | 'phone' | 'id_number';

/**
 * Where a value comes from that nobody is ever asked: `age` from the birth date; `head` from the member who is head;
 * `count` from the members; `residence` from the residence; `address` and `door` from the dwelling; `area` from the tree.
 */
export type Derivation = 'age' | 'head' | 'count' | 'residence' | 'address' | 'door' | 'area';

export type Element = {
  /** `subject.snake_case`, e.g. `person.birth_date`. */
  id: string;
  title: Title;
  /** Other spellings found in real workbooks; headers are compared after normalising. */
  synonyms: string[];
  type: ElementType;
  /** Id of a code list, for `code` and `codes`. */
  codes?: string;
  /** UCUM-like unit of a number, e.g. `celsius`, `m2`, `year`. */
  unit?: string;
  /** Accepted range of a number. */
  range?: [number, number];
  class: SensitivityClass;
  /** Purposes it may be collected for. */
  purposes: string[];
  /** ISO 8601 duration after which an answer is stale; absent: it holds until corrected. */
  fresh?: string;
  /** ISO 8601 duration after which an everyday answer is deleted; absent: as long as the residence lasts. */
  retention?: string;
  /** A date that cannot lie in the future, such as a birth. */
  past?: boolean;
  /** National standard and code of the data element, where one exists and was checked. */
  standard?: string;
  /** Seconds one answer costs at a door; 0 for what is derived. */
  seconds: number;
  /** Present: computed from other facts, so never asked and never stored; sheets may show it. */
  derived?: Derivation;
};

export type Code = { code: string; title: Title; synonyms?: string[] };
export type CodeList = { id: string; title: Title; standard?: string; codes: Code[] };

export type Purpose = {
  id: string;
  title: Title;
  mode: 'everyday' | 'emergency';
  basis: Title;
  /** The longest an office may keep a sheet filled for it, ISO 8601; absent: 30 days. */
  kept?: string;
  /** Other purposes its facts may also serve, each with the basis that lets them. */
  serves: {
    purpose: string;
    basis: Title /** Only facts of these classes; absent: all. */;
    classes?: SensitivityClass[];
  }[];
};

/** A kind of column that is never filled and never imported, and why. */
export type NeverHeld = {
  id: string;
  title: Title;
  /** Whole headers, compared after normalising. */
  headers: string[];
  /** Fragments that give such a header away. */
  containing: string[];
  reason: Title;
};

/** Days of the week from Monday, as calendars write them. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Which days of a place are worked: data of some years, never a norm. Dates are local, `YYYY-MM-DD`, inclusive. */
export type Calendar = {
  id: string;
  title: Title;
  /** `CN`, or the leading digits of the area codes it is for; absent: used only where a clock names it. */
  place?: string;
  /** The first and last day it knows; outside them only `rest` counts. */
  dated: { from: string; to: string };
  /** Where the days were published; `checked`: the day somebody compared them with it. */
  sources: { title: Title; checked?: string }[];
  /** Weekly rest days. */
  rest: Weekday[];
  /** Days off. */
  off: { from: string; to: string; title: Title }[];
  /** Days worked though the week rests (调休). */
  working: string[];
};

export type Dictionary = {
  version: number;
  elements: Element[];
  codeLists: CodeList[];
  purposes: Purpose[];
  /** Working calendars; absent where none was published. */
  calendars?: Calendar[];
};

export const subjectOf = (elementId: string): SubjectOfElement =>
  elementId.slice(0, elementId.indexOf('.')) as SubjectOfElement;
