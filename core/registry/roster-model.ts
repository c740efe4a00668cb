// A roster workbook as it was read, and as it is understood: columns with what they mean, households with their people,
// and what is wrong, row by row. Rows and columns count from 1, as a spreadsheet shows them.
import type { Element, NeverHeld, Title } from '../facts/model.ts';
import type { RefusalCode } from '../kernel/refusals.ts';
import type { Area } from '../sheets/model.ts';
import type { Door, Given, ResidenceKind } from './model.ts';

/** What a cell holds; a formula's last result. `day`: a number shown as a day. */
export type RosterCell = string | number | boolean | { day: number };

export type RosterSheet = {
  name: string;
  hidden: boolean;
  /** Days are counted from 1904. */
  date1904: boolean;
  /** Rising; `cells[0]` is column A, holes are blank. */
  rows: { row: number; cells: (RosterCell | undefined)[] }[];
  merges: readonly Area[];
  /** A text file has no merged cells, so a heading over several columns stands over the first of them only. */
  plainText: boolean;
};

export type PlacePart = 'address' | 'door' | 'compound' | 'building' | 'stairwell' | 'room';

/** What is done with a column. `aside`: nothing is read from it. */
export type ColumnUse =
  | { kind: 'fact'; element: Element }
  | { kind: 'place'; part: PlacePart; element: Element }
  | { kind: 'grid'; element: Element }
  | { kind: 'head'; element: Element }
  | { kind: 'residence'; element: Element }
  | { kind: 'never'; never: NeverHeld }
  | { kind: 'serial' }
  /** `whose`: a heading above names another owner. `not-taken`: known, and not a roster's to bring. */
  | { kind: 'aside'; why: 'remark' | 'unknown' | 'whose' | 'not-taken'; element?: Element };

export type RosterColumn = { index: number; header: string; use: ColumnUse };

export type RosterProblem = {
  sheet: string;
  row: number;
  column?: string;
  severity: 'refused' | 'warning';
  code: RefusalCode;
  detail?: Record<string, string | number>;
};

/** Somebody of a roster; name, numbers and the rest are among the facts. */
export type RosterPerson = {
  sheet: number;
  row: number;
  residence: ResidenceKind;
  facts: Given[];
  /** The row as it stood, should it come back; cells of columns that are never held are not kept. */
  cells: (RosterCell | null)[];
  /** `sheet:row` where the same person, by identity number, stood before at another door. */
  first?: string;
};

export type RosterHousehold = {
  door: Door;
  /** As the roster writes it; absent where no row says. */
  grid?: string;
  persons: RosterPerson[];
  facts: Given[];
};

/** A row that cannot come in, as it stood. */
export type RefusedRow = Pick<RosterPerson, 'sheet' | 'row' | 'cells'>;

export type RosterCounts = { rows: number; persons: number; households: number; refusedRows: number; warnings: number };

export type Roster = {
  columns: { header: string; means?: string; never?: Title }[];
  /** Sheets with a roster; `headers` are those of the cells of its refused rows. */
  sheets: { name: string; headers: string[] }[];
  households: RosterHousehold[];
  problems: RosterProblem[];
  refused: RefusedRow[];
  counts: RosterCounts;
};

/** The text or code given for an element, or undefined. */
export const textGiven = (given: readonly Given[], element: string): string | undefined => {
  const value = given.find(one => one.element === element)?.value;
  return typeof value === 'string' ? value : undefined;
};
