// A table found on a sheet nobody has seen before: where it stands, what its header says and what stands in it. Only
// structure; what a column means is settled elsewhere. Rows and columns count from 1.

export type TableColumn = {
  /** Column number, A = 1. */
  index: number;
  /** Words of the header from the top down, line breaks and runs of spaces made one: `['可疑症状', '发热']`. */
  path: string[];
  /** The path joined by a stroke. */
  header: string;
  /** Up to 20 distinct values already shown below. */
  samples: string[];
  /** What a data validation lets be chosen in the column's cells. */
  choices?: string[];
  /** The first row of the body calculates here. */
  formula?: true;
};

/**
 * What stands below the header. `blank`: nothing but numbers, formulas and looks. `sample`: one or two rows that only
 * show how to fill it in. `filled`: somebody's answers.
 */
export type TableBody = 'blank' | 'sample' | 'filled';

export type TableLayout = {
  sheet: string;
  /** Words of the title rows above the header; the sheet's name where there are none. */
  title: string;
  /** First and last row of the header; a row of column numbers below it belongs to it. */
  headerTop: number;
  headerRow: number;
  /** First row of the body: where a sample stands, its row. */
  firstRow: number;
  columns: TableColumn[];
  /** Rows of the body from `firstRow`, filled ones counted; 0 only where a footer touches the header. */
  capacity: number;
  /** First row below the table that says something: a total, a note, a signature, another table's title. */
  footerRow?: number;
  body: TableBody;
  /** Rows that hold somebody's answers or a sample. */
  filledRows: number;
  /** Words of notes, footers and signature rows around the table, title rows left out. */
  notes: string[];
  /** Cells are merged over several rows of the body. */
  mergedRows?: true;
  /** There is one row to fill and no more: a form of totals. */
  single?: true;
};

/** Whether a header's words are known to whoever gives them a meaning; it only tips the balance. */
export type TableHints = { isKnown: (header: string, path: readonly string[]) => boolean };
