// One value as it stands in a cell: in the sheet's own words where it has some, else in the dictionary's.
import { dayOfYmd, isDate } from '../facts/local-time.ts';
import type { CodeList, Element } from '../facts/model.ts';
import { formatValue } from '../facts/values.ts';
import type { Value } from '../registry/model.ts';
import { dateAfter } from './date-words.ts';
import type { Part } from './match/model.ts';
import type { Cell, CellWords } from './model.ts';

const TICK = '√';
const TEXT = 'text:';

/** The pattern in which a sheet writes days as text, where it does. */
const patternOf = ({ date }: CellWords): string | undefined =>
  date?.startsWith(TEXT) === true ? date.slice(TEXT.length) : undefined;

function dayCell(day: string, words: CellWords): Cell {
  const pattern = patternOf(words);
  return pattern === undefined ? { date: day } : { date: day, text: dateAfter(day, pattern) };
}

/** Yes or no; a no stays blank where the sheet has a word for yes alone. */
function answerCell(value: boolean, element: Element, words: CellWords, lang: 'zh' | 'en'): Cell {
  const yes = words.yes ?? words.tick;
  if (yes === undefined) return formatValue(element, undefined, value, lang);
  return value ? yes : words.no;
}

function codeCell(
  value: string | readonly string[],
  element: Element,
  list: CodeList | undefined,
  { codes }: CellWords,
  lang: 'zh' | 'en',
): Cell {
  if (codes === undefined) return formatValue(element, list, value as Value, lang);
  const said = (typeof value === 'string' ? [value] : value).map(
    code => codes[code] ?? formatValue(element, list, [code], lang),
  );
  return said.join(lang === 'zh' ? '、' : ', ');
}

/** One value as a cell. Numbers are bare of units, dates are days, codes and yes or no are words, all else is text. */
export function toCell(
  value: Value | undefined,
  element: Element,
  list: CodeList | undefined,
  lang: 'zh' | 'en' = 'zh',
  words: CellWords = {},
): Cell {
  if (value === undefined) return undefined;
  if (element.type === 'number' && typeof value === 'number' && Number.isFinite(value))
    return words.unit === undefined ? value : `${value}${words.unit}`;
  if (element.type === 'date' && typeof value === 'string') return isDate(value) ? dayCell(value, words) : value;
  if (typeof value === 'boolean') return answerCell(value, element, words, lang);
  if (typeof value === 'number') return String(value);
  if (element.type === 'code' || element.type === 'codes') return codeCell(value, element, list, words, lang);
  return formatValue(element, list, value, lang);
}

/**
 * Whether an answer holds a code, as a mark. Without it the cell stays blank, as it does where nothing is known, unless
 * the sheet has a word for no as well.
 */
export function tickCell(value: Value | undefined, code: string, words: CellWords = {}): Cell {
  if (value === undefined) return undefined;
  const holds = Array.isArray(value) ? value.includes(code) : value === code;
  return holds ? (words.yes ?? words.tick ?? TICK) : words.no;
}

/** The year or month of a day as a number, or both as text; nothing where the day is not known so far. */
export function partCell(value: Value | undefined, part: Part, words: CellWords = {}): Cell {
  const [, year, month] = (typeof value === 'string' && /^(\d{4})(?:-(\d{2}))?/.exec(value)) || [];
  if (part === 'year') return year === undefined ? undefined : Number(year);
  if (month === undefined) return undefined;
  if (part === 'month') return Number(month);
  const pattern = patternOf(words);
  return pattern === undefined || pattern.includes('D') ? `${year}-${month}` : dateAfter(`${year}-${month}`, pattern);
}

/** What a cell shows where no workbook formats it: in a preview. */
export const cellText = (cell: Cell): string =>
  cell === undefined ? '' : typeof cell === 'object' ? (cell.text ?? cell.date) : String(cell);

/**
 * The serial number by which workbooks keep a day, by the 1900 system or that of 1904; undefined for days before
 * 1 March 1900 (or 1904), which the 1900 system counts wrongly or not at all.
 */
export function serialOfDate(date: string, date1904 = false): number | undefined {
  const day = dayOfYmd(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
  const serial = day - (date1904 ? dayOfYmd(1904, 1, 1) : dayOfYmd(1899, 12, 30));
  return serial >= (date1904 ? 0 : 61) ? serial : undefined;
}
