// Cell references when rows are inserted or a row is copied down: A1 areas, lists of them, and those inside formulas.
// References to other sheets and other workbooks are left alone by an insertion.
import type { Area } from './model.ts';

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** `A` → 1, `AA` → 27; 0 for anything but capital letters. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) return 0;
    number = number * 26 + value;
  }
  return number;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

const AREA = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/;

/** `B2:D9` or `B2` as an area; undefined for anything else. */
export function parseArea(ref: string): Area | undefined {
  const match = AREA.exec(ref);
  if (match === null) return undefined;
  const left = columnNumber(match[1]!);
  const top = Number(match[2]);
  const right = match[3] === undefined ? left : columnNumber(match[3]);
  const bottom = match[4] === undefined ? top : Number(match[4]);
  return top < 1 || bottom < top || right < left || bottom > LAST_ROW || right > LAST_COLUMN
    ? undefined
    : { top, left, bottom, right };
}

export const areaText = ({ top, left, bottom, right }: Area): string => {
  const first = `${columnLetters(left)}${top}`;
  return top === bottom && left === right ? first : `${first}:${columnLetters(right)}${bottom}`;
};

/**
 * Rows inserted into a table. Everything from row `before` on moves down by `count`. An area that ends with row
 * `before - 1` grows where `grows`: the table had one row only, and its areas and totals must follow it.
 */
export type Insertion = { before: number; count: number; grows: boolean };

export const moveRow = (row: number, { before, count }: Insertion): number =>
  row >= before ? Math.min(LAST_ROW, row + count) : row;

/** First and last row of an area after the insertion. */
export function moveRows(top: number, bottom: number, insertion: Insertion): [number, number] {
  const grown = insertion.grows && bottom === insertion.before - 1 && top <= bottom;
  return [moveRow(top, insertion), grown ? Math.min(LAST_ROW, bottom + insertion.count) : moveRow(bottom, insertion)];
}

/** A list of areas separated by spaces, as `sqref` and `ref` attributes hold them. */
export const moveAreas = (refs: string, insertion: Insertion): string =>
  refs
    .split(/\s+/)
    .filter(ref => ref !== '')
    .map(ref => {
      const area = parseArea(ref);
      if (area === undefined) return ref;
      const [top, bottom] = moveRows(area.top, area.bottom, insertion);
      return areaText({ ...area, top, bottom });
    })
    .join(' ');

// Names end where spreadsheets end them, so that a text of nothing but openings is read in one go.
const NAME = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}`;
const SHEET = String.raw`(?:'(?:[^']|''){1,500}'|(?:\[[^\]]{0,255}\])?${NAME}(?::${NAME})?)!`;
/** Large or small letters, never both: `xA11` is nobody's way to write a cell. */
const CELL = String.raw`(\$?)([A-Z]{1,3}|[a-z]{1,3})(\$?)(\d{1,7})`;
/** A table's columns, which may be named like a cell: `表1[A11]`, `表1[[#All],[A11]]`. */
const COLUMNS = String.raw`\[(?:[^[\]]|\[[^\]]{0,255}\]){0,1000}\]`;
/** A string, a reference with its sheet (one cell, two cells, or whole rows), or a table's columns; never a name. */
const REFERENCE = new RegExp(
  String.raw`"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$\]])(${SHEET})?(?:${CELL}(?::${CELL})?|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_.(!\[])|${COLUMNS}`,
  'gu',
);

type Found = { sheet: string | undefined; rows: [string, number, string | undefined, number | undefined] };

/** A spreadsheet keeps no longer formula; a longer one is left as it is. */
const LONGEST_FORMULA = 8192;

/** Rewrites each reference of a formula. `change` gets its rows, first and last, with `$` or not, and gives new ones. */
function rewrite(
  formula: string,
  change: (found: Found) => readonly [number, number | undefined] | undefined,
  changeColumn: (dollar: string, letters: string) => string = (_, letters) => letters,
): string {
  if (formula.length > LONGEST_FORMULA) return formula;
  return formula.replace(REFERENCE, (...match) => {
    const [whole, sheet, d1, c1, e1, r1, d2, c2, e2, r2, f1, w1, f2, w2] = match as (string | undefined)[];
    if (r1 === undefined && w1 === undefined) return whole!;
    const first = Number(r1 ?? w1);
    const last = r2 ?? w2;
    const rows = change({
      sheet,
      rows: [e1 ?? f1 ?? '', first, e2 ?? f2, last === undefined ? undefined : Number(last)],
    });
    if (rows === undefined) return whole!;
    const outside = (row: number | undefined) => row !== undefined && (row < 1 || row > LAST_ROW);
    if (outside(rows[0]) || outside(rows[1])) return `${sheet ?? ''}#REF!`;
    if (w1 !== undefined) return `${sheet ?? ''}${f1}${rows[0]}:${f2}${rows[1]}`;
    const cell = (dollar = '', letters = '', dollarRow = '', row?: number) =>
      `${dollar}${changeColumn(dollar, letters)}${dollarRow}${row}`;
    return `${sheet ?? ''}${cell(d1, c1, e1, rows[0])}${c2 === undefined ? '' : `:${cell(d2, c2, e2, rows[1])}`}`;
  });
}

/** `'2026年 名单'!` → `2026年 名单`. */
const bareSheet = (prefix: string): string =>
  (prefix.startsWith("'") ? prefix.slice(1, -2).replaceAll("''", "'") : prefix.slice(0, -1)).toLowerCase();

/**
 * A formula after rows were inserted into `sheet`. References without a sheet mean `home`, the sheet the formula
 * stands on; undefined for defined names, which always say theirs.
 */
export function moveFormula(formula: string, sheet: string, home: string | undefined, insertion: Insertion): string {
  const target = sheet.toLowerCase();
  return rewrite(formula, ({ sheet: prefix, rows: [, first, , last] }) => {
    if ((prefix === undefined ? home?.toLowerCase() : bareSheet(prefix)) !== target) return undefined;
    if (last === undefined) return [moveRow(first, insertion), undefined];
    return first <= last ? moveRows(first, last, insertion) : [moveRow(first, insertion), moveRow(last, insertion)];
  });
}

/** Whether a formula reads rows of another sheet from row `from` on. */
export function readsBelow(formula: string, sheet: string, from: number): boolean {
  let reads = false;
  rewrite(formula, ({ sheet: prefix, rows: [, first, , last] }) => {
    if (prefix !== undefined && bareSheet(prefix) === sheet.toLowerCase() && Math.max(first, last ?? 0) >= from)
      reads = true;
    return undefined;
  });
  return reads;
}

/** A formula copied `rows` down and `columns` to the right: what has no `$` follows. */
export const copyFormula = (formula: string, rows: number, columns = 0): string =>
  rows === 0 && columns === 0
    ? formula
    : rewrite(
        formula,
        ({ rows: [fixed, first, fixedLast, last] }) => [
          fixed === '$' ? first : first + rows,
          last === undefined ? undefined : fixedLast === '$' ? last : last + rows,
        ],
        (dollar, letters) => (dollar === '$' ? letters : columnLetters(columnNumber(letters.toUpperCase()) + columns)),
      );
