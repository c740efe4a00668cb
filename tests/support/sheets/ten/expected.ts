// What is true of a blank workbook, written down where it is made.

export type ExpectedColumn = {
  column: number;
  /** Words of the header, from the top down, as they stand there. */
  header: string[];
  /** An element or expression as sheets are labelled by; `formula` where each row calculates it. */
  means: string;
  /** The formula of a row. */
  formula?: (row: number) => string;
};
/** A cell below the table: where it stands in the blank workbook, and its formula once `n` rows came in above it. */
export type ExpectedBelow = {
  place: readonly [column: number, row: number];
  text?: string;
  formula?: (n: number) => string;
};

export type Expected = {
  sheet: string;
  headerRow: number;
  firstRow: number;
  /** Rows to fill; more come in before the last of them. */
  room: number;
  row: 'person' | 'household';
  purpose: string;
  by: 'community_staff' | 'doctor';
  columns: readonly ExpectedColumn[];
  below: readonly ExpectedBelow[];
  /** Defined names as they must read after `n` rows came in; those not named here stay as they are. */
  names?: Readonly<Record<string, (n: number) => string>>;
  /** Formulas of other sheets, by sheet and cell. */
  elsewhere?: Readonly<Record<string, Readonly<Record<string, (n: number) => string>>>>;
  date1904?: true;
};
export type BlankBook = { name: string; bytes: Buffer; expect: Expected };

/** Columns from `left` on: `header=meaning`, headings before the header with `/`. */
export const columnsFrom = (left: number, ...columns: readonly string[]): ExpectedColumn[] =>
  columns.map((text, i) => {
    const at = text.indexOf('=');
    return { column: left + i, header: text.slice(0, at).split('/'), means: text.slice(at + 1) };
  });
