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
  /** What it comes to, of all cells of a column by its meaning. */
  result?: (cells: (means: string) => readonly unknown[]) => number;
};

const sum = (values: readonly unknown[]): number =>
  values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0);
export const sumOf = (means: string) => (cells: (means: string) => readonly unknown[]) => sum(cells(means));
export const countOf =
  (means: string, test: (value: unknown) => boolean = value => value !== undefined) =>
  (cells: (means: string) => readonly unknown[]) =>
    cells(means).filter(test).length;

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
  /** Columns that may not serve the purpose, and say so. */
  notForPurpose?: readonly number[];
  /** Columns whose cells show a day by their number format, and so hold a number. */
  days?: readonly number[];
  date1904?: true;
  /** Rows at the top of the body that only show how to fill it in. */
  sample?: number;
  /** How columns write what is known, where a sample shows it. */
  writes?: Readonly<Record<number, (known: string | number) => string>>;
};
export type BlankBook = { name: string; bytes: Buffer; expect: Expected };

/** Columns from `left` on: `header=meaning`, headings before the header with `/`. */
export const columnsFrom = (left: number, ...columns: readonly string[]): ExpectedColumn[] =>
  columns.map((text, i) => {
    const at = text.indexOf('=');
    return { column: left + i, header: text.slice(0, at).split('/'), means: text.slice(at + 1) };
  });
