// Dates as workbooks and people write them, to `YYYY-MM-DD`. A day that never was is refused, and nothing is guessed:
// two-digit years and day-month orders are not dates here.
import { accept, type Result, refuse } from '../kernel/result.ts';
import { DAY_MS } from '../kernel/time.ts';
import { dayOfYmd, isDate, ymdOfDay } from './local-time.ts';
import { numberOfNumeral, yearOfNumeral } from './numerals.ts';

const FIRST_YEAR = 1850;
const LAST_YEAR = 2199;
/** A time of day after the date is dropped; one with an offset could belong to another day, unless it is midnight. */
const TIME = '(?:[T ]?(?:\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?|00:00:00(?:\\.0+)?Z))?';
const MARKED = new RegExp(`^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?${TIME}$`);
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${TIME}$`);
const INCOMPLETE = /^\d{4}(?:年|[-/.年]?\d{1,2}月?)?$/;
const IN_CHARACTERS =
  /^([〇O零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿卅]{1,4})[日号]$/;

const two = (text: string): string => text.padStart(2, '0');

function check(year: string, month: string, day: string): Result<string> {
  const date = `${year}-${two(month)}-${two(day)}`;
  return isDate(date) && Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR
    ? accept(date)
    : refuse('date-impossible');
}

/** The date of a workbook's serial number. Day 60 of the 1900 system is 29 February 1900, which never was. */
function dateOfSerial(serial: number, date1904: boolean): Result<string> {
  const day = Math.floor(serial);
  if (date1904) return checkDay(dayOfYmd(1904, 1, 1) + day);
  if (day === 60) return refuse('date-impossible');
  return checkDay(dayOfYmd(1899, 12, day < 60 ? 31 : 30) + day);
}

function checkDay(day: number): Result<string> {
  const year = Number(ymdOfDay(day).slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? accept(ymdOfDay(day)) : refuse('date-impossible');
}

/**
 * `1985-03-02`, `1985年3月2日`, `1985.3.2`, `1985/3/2 08:00`, `19850302`, 一九八五年三月二日, a workbook's serial number
 * (1900 system, or 1904 where `date1904`) or a Date, whose UTC day counts, as workbook readers give it.
 */
export function parseDate(raw: string | number | Date, date1904 = false): Result<string> {
  if (raw instanceof Date) {
    const at = raw.getTime();
    return Number.isNaN(at) ? refuse('date-unreadable') : checkDay(Math.floor(at / DAY_MS));
  }
  if (typeof raw === 'number') {
    if (!Number.isFinite(raw) || raw < 1) return refuse('date-unreadable');
    if (Number.isInteger(raw) && raw >= FIRST_YEAR && raw <= LAST_YEAR) return refuse('date-incomplete');
    if (Number.isInteger(raw) && raw >= 10_000_000) return parseDate(String(raw));
    return raw < 110_000 ? dateOfSerial(raw, date1904) : refuse('date-unreadable');
  }
  const text = raw
    .normalize('NFKC')
    .trim()
    .replace(/\s*([-/.年月日号])\s*/g, '$1');
  const match = MARKED.exec(text) ?? COMPACT.exec(text);
  if (match) return check(match[1]!, match[2]!, match[3]!);
  if (INCOMPLETE.test(text)) return refuse('date-incomplete');
  const spelt = IN_CHARACTERS.exec(text);
  const year = spelt && yearOfNumeral(spelt[1]!);
  const month = spelt && numberOfNumeral(spelt[2]!);
  const day = spelt && numberOfNumeral(spelt[3]!);
  if (year && month && day) return check(year, String(month), String(day));
  return refuse('date-unreadable');
}
