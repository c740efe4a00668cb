// A department's blank workbook as its layout is read, and a cell as it will be written. Rows and columns count from 1,
// as a spreadsheet shows them. Nothing here knows how a file is packed.
import type { Title } from '../facts/model.ts';
import type { CountWhere, Part, Proposal } from './match/model.ts';

export type GridCell = {
  column: number;
  /** What the cell shows; a formula's last result. Empty for a cell that is only styled. */
  text: string;
  formula?: string;
  /** The cell has a look of its own: border, fill, number format. */
  styled?: boolean;
};
export type GridRow = { row: number; cells: readonly GridCell[] };
export type Area = { top: number; left: number; bottom: number; right: number };

/** What a data validation lets be chosen in an area. */
export type GridChoices = { area: Area; choices: readonly string[] };

/** One sheet as read: rows in rising order, rows without a cell left out. */
export type Grid = {
  sheet: string;
  rows: readonly GridRow[];
  merges: readonly Area[];
  validations?: readonly GridChoices[];
  hidden?: true;
};

/** Where a household lives, in the parts and the whole that sheets ask for. */
export type PlaceKind =
  | 'address'
  | 'door'
  | 'compound'
  | 'building'
  | 'stairwell'
  | 'room'
  | 'grid'
  | 'community'
  | 'head_name'
  | 'age';

/**
 * Why a column stays blank. `unknown`: no element is spelt so. `remark`: left for the department's own notes.
 * `repeated`: the same header stands twice, so whose it is cannot be told. `whose`: a person's fact in a row about a
 * household that does not say which person.
 */
export type BlankWhy = 'unknown' | 'remark' | 'repeated' | 'whose';

export type ColumnSource =
  | { kind: 'element'; element: string }
  | { kind: PlaceKind; element: string }
  /** A tick where a list of codes holds this one. */
  | { kind: 'has'; element: string; code: string }
  /** A part of a date. */
  | { kind: 'part'; element: string; part: Part }
  /** How many of the row's people or households, see `Meaning`. */
  | { kind: 'count'; of: 'person' | 'household'; where?: CountWhere; today?: true }
  | { kind: 'serial' }
  | { kind: 'formula' }
  | { kind: 'blank'; why: BlankWhy }
  | { kind: 'never'; reason: Title };

/**
 * How a sheet writes a value in its own words; what is absent is written as the dictionary does. With `yes` and no `no`,
 * a no stays blank: the sheet only asks for a tick.
 */
export type CellWords = {
  yes?: string;
  no?: string;
  /** The mark of a column that is ticked where a list holds a code. */
  tick?: string;
  /** The sheet's word for a code. */
  codes?: Readonly<Record<string, string>>;
  /** `day` is left to the cell's number format; else text of `YYYY`, `MM` or `M`, `DD` or `D`: `text:YYYY年M月D日`. */
  date?: 'day' | `text:${string}`;
  /** Written after a number, which then is text. */
  unit?: string;
};

export type SheetColumn = {
  /** Column number, A = 1. */
  index: number;
  header: string;
  source: ColumnSource;
  /** Words of the header from the top down. */
  path?: string[];
  /** What the matcher makes of it. */
  proposal?: Proposal;
  /**
   * How its source was settled where no spelling of the dictionary did: by a sure proposal, by somebody's choice now, or
   * by what the form was confirmed to mean before.
   */
  by?: 'match' | 'choice' | 'remembered';
  /** What the sheet shows in the column: choices of its drop-down, values already standing in it. */
  shows?: { choices: readonly string[]; samples: readonly string[] };
  /** The sheet's own words for this column's values, as far as they are settled. */
  words?: CellWords;
};

/**
 * What one row stands for. `counts`: the sheet's area itself, so that there is one row of figures. A `facility` has no
 * records yet, and a matter no sheet.
 */
export const ROW_SUBJECTS = ['person', 'household', 'dwelling', 'building', 'grid', 'counts'] as const;
export type RowSubject = (typeof ROW_SUBJECTS)[number];

export type SheetLayout = {
  sheet: string;
  /** Words of the title above the table; the sheet's name where there are none. */
  title?: string;
  /** Last row of the header. */
  headerRow: number;
  /** First row to fill. */
  firstRow: number;
  columns: SheetColumn[];
  /** Rows the template has room for; more are inserted before the last of them. 0 only where a footer touches the header. */
  capacity: number;
  /** First row below the table that says something: a total, a note, a signature. */
  footerRow?: number;
  rowSubject: RowSubject;
  /**
   * What already stands in the body; absent: blank. A sample is written over. Of rows somebody filled in, `onFilled`
   * says whether new rows follow after them (as is usual) or take their place.
   */
  body?: 'blank' | 'sample' | 'filled';
  onFilled?: 'after' | 'replace';
  /** Rows from `firstRow` that hold a sample or somebody's answers; they count into `capacity`. */
  filledRows?: number;
};

/**
 * A cell to write: text, a number, a day (`YYYY-MM-DD`), or nothing. Text stays text whatever it looks like. A day is
 * written as `text` where the cell's own number format shows none.
 */
export type Cell = string | number | { date: string; text?: string } | undefined;

/** Rows of the body that stay as they are, above those that are written. */
export const rowsKept = ({ body, onFilled, filledRows = 0 }: SheetLayout): number =>
  body === 'filled' && onFilled !== 'replace' ? filledRows : 0;

/** Rows of the body whose words are written over or cleared. */
export const rowsReplaced = ({ body, onFilled, filledRows = 0 }: SheetLayout): number =>
  body === 'sample' || (body === 'filled' && onFilled === 'replace') ? filledRows : 0;
