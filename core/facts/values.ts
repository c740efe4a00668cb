// An element's value read from what a workbook or a form says, shown again in words, and checked when it arrives typed.
// One value has one spelling inside; what cannot be read is refused, never guessed and never quoted in the refusal.
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { Value } from '../registry/model.ts';
import { parseDate } from './dates.ts';
import { parseIdNumber } from './id-number.ts';
import type { CodeList, Element } from './model.ts';
import { numberOfNumeral } from './numerals.ts';
import { parsePhone } from './phone.ts';
import { UNITS } from './units.ts';
import { normaliseWord, SEPARATORS } from './words.ts';

export type Raw = string | number | boolean | Date;
export type ParseOptions = {
  /** `YYYY-MM-DD`; with it, dates that must lie in the past are held to it. */
  today?: string;
  /** The workbook counts its days from 1904. */
  date1904?: boolean;
};

const LONGEST_TEXT = 500;
const YES = new Set(
  '是 有 √ ✓ ✔ ☑ ■ 对 y yes true t 1 已 会 能 需要 愿意 同意 可以 符合 在 √是 ☑是 是的'.split(' ').map(normaliseWord),
);
const NO = new Set(
  '否 无 没有 没 × ✗ ✘ ✕ x ☐ □ 不 不是 n no false f 0 未 不会 不能 不需要 不愿意 不同意 不可以 不符合 不在 不用 暂无 ×否 ☑否'
    .split(' ')
    .map(normaliseWord),
);

const wordsOfLists = new WeakMap<CodeList, Map<string, string>>();

function wordsOf(list: CodeList): Map<string, string> {
  let words = wordsOfLists.get(list);
  if (words === undefined) {
    words = new Map();
    for (const { code, title, synonyms } of list.codes)
      for (const word of [code, title.zh, title.en, ...(synonyms ?? [])]) words.set(normaliseWord(word), code);
    wordsOfLists.set(list, words);
  }
  return words;
}

/** The code a wording stands for: a code, a title, a synonym, or one of them after its number (`1.男`, `01本人`). */
export function findCode(list: CodeList, text: string): string | undefined {
  const words = wordsOf(list);
  const word = normaliseWord(text);
  const code = words.get(word);
  if (code !== undefined || word === '') return code;
  const bare = word.replace(/^\d{1,3}[.、:-]?/, '');
  return bare === word ? undefined : words.get(bare);
}

function parseCodes(list: CodeList, text: string): Result<Value> {
  const whole = findCode(list, text);
  const parts = whole === undefined ? text.split(SEPARATORS).filter(part => part.trim() !== '') : [text];
  const chosen = new Set<string>();
  for (const part of parts) {
    const code = findCode(list, part);
    const inside = code === undefined ? part.trim().split(/\s+/) : [part];
    for (const one of inside) {
      const found = findCode(list, one);
      if (found === undefined) return refuse('code-unknown', { list: list.id });
      chosen.add(found);
    }
  }
  if (chosen.size === 0) return refuse('value-empty');
  if (chosen.has('none') && chosen.size > 1) return refuse('none-with-others');
  return accept(list.codes.map(({ code }) => code).filter(code => chosen.has(code)));
}

function parseNumber(element: Element, raw: string | number): Result<Value> {
  const unit = UNITS[element.unit ?? ''];
  let value = typeof raw === 'number' ? raw : Number.NaN;
  if (typeof raw === 'string') {
    let word = normaliseWord(raw);
    const ending = unit?.words.find(each => word.endsWith(each) && word.length > each.length);
    if (ending !== undefined) word = word.slice(0, -ending.length);
    if (/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(word)) word = word.replaceAll(',', '');
    if (/^[-+]?\d+(?:\.\d+)?$/.test(word)) value = Number(word);
    else value = numberOfNumeral(word) ?? Number.NaN;
  }
  if (!Number.isFinite(value)) return refuse('number-unreadable');
  if (unit?.whole && !Number.isInteger(value)) return refuse('number-not-whole');
  const [min, max] = element.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (value < min || value > max) return refuse('number-out-of-range', { min, max });
  return accept(value === 0 ? 0 : value);
}

/** A cell that repeats the column's own words says yes: 独居 in a column 独居; 非独居 says no. */
function parseBoolean(element: Element, raw: string | number | boolean): Result<Value> {
  if (typeof raw === 'boolean') return accept(raw);
  const word = normaliseWord(String(raw));
  if (YES.has(word)) return accept(true);
  if (NO.has(word)) return accept(false);
  const own = new Set([element.title.zh, element.title.en, ...element.synonyms].map(normaliseWord));
  if (own.has(word)) return accept(true);
  if (/^[非不未无]/.test(word) && own.has(word.slice(1))) return accept(false);
  return refuse('yes-no-unreadable');
}

function parseText(raw: string | number | boolean): Result<Value> {
  const text = String(raw)
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b\ufeff]+/gu, ' ')
    .trim();
  if (text === '') return refuse('value-empty');
  return [...text].length > LONGEST_TEXT ? refuse('value-too-long', { max: LONGEST_TEXT }) : accept(text);
}

function pastOnly(element: Element, date: Result<string>, today: string | undefined): Result<Value> {
  if (date.ok && element.past === true && today !== undefined && date.value > today)
    return refuse('date-in-the-future');
  return date;
}

/**
 * Reads one cell or field. `list` is the element's code list, needed for `code` and `codes`. Refusals: `value-empty`,
 * `value-too-long`, `value-type`, `date-*`, `number-*`, `code-unknown`, `none-with-others`, `yes-no-unreadable`,
 * `phone-unreadable`, `id-number-*`.
 */
export function parseValue(
  element: Element,
  list: CodeList | undefined,
  raw: Raw,
  options: ParseOptions = {},
): Result<Value> {
  if (typeof raw === 'string' && raw.trim() === '') return refuse('value-empty');
  if (element.type === 'date')
    return typeof raw === 'boolean'
      ? refuse('date-unreadable')
      : pastOnly(element, parseDate(raw, options.date1904), options.today);
  if (raw instanceof Date) {
    if (element.type !== 'text') return refuse('value-type', { element: element.id });
    const date = parseDate(raw);
    return date.ok ? parseText(date.value) : date;
  }
  switch (element.type) {
    case 'boolean':
      return parseBoolean(element, raw);
    case 'number':
      return typeof raw === 'boolean' ? refuse('number-unreadable') : parseNumber(element, raw);
    case 'phone':
      return typeof raw === 'boolean' ? refuse('phone-unreadable') : parsePhone(raw, element.class === 'open');
    case 'id_number':
      return typeof raw === 'boolean' ? refuse('id-number-length') : parseIdNumber(raw, options.today);
    case 'code': {
      if (list === undefined) throw new Error(`${element.id} needs its code list`);
      const code = findCode(list, String(raw));
      return code === undefined ? refuse('code-unknown', { list: list.id }) : accept(code);
    }
    case 'codes':
      if (list === undefined) throw new Error(`${element.id} needs its code list`);
      return parseCodes(list, String(raw));
    case 'text':
      return parseText(raw);
  }
}

/** Whether a value that arrives typed (from a form, a phone, an importer) is one this element can have, as spelt inside. */
export function checkValue(
  element: Element,
  list: CodeList | undefined,
  value: Value,
  options: ParseOptions = {},
): Result<Value> {
  const wrong = refuse('value-type', { element: element.id });
  if (Array.isArray(value)) {
    if (element.type !== 'codes' || list === undefined) return wrong;
    if (value.length === 0) return refuse('value-empty');
    const known = new Set(list.codes.map(({ code }) => code));
    if (!value.every(code => known.has(code))) return refuse('code-unknown', { list: list.id });
    const chosen = new Set(value);
    if (chosen.has('none') && chosen.size > 1) return refuse('none-with-others');
    return accept(list.codes.map(({ code }) => code).filter(code => chosen.has(code)));
  }
  const expected = element.type === 'number' ? 'number' : element.type === 'boolean' ? 'boolean' : 'string';
  if (element.type === 'codes' || typeof value !== expected) return wrong;
  if (element.type === 'code')
    return list?.codes.some(({ code }) => code === value)
      ? accept(value)
      : refuse('code-unknown', { list: element.codes ?? '' });
  const read = parseValue(element, list, value, options);
  return read.ok && element.type === 'date' && read.value !== value ? refuse('date-unreadable') : read;
}

/** The value in words: code titles, 是 or Yes, a number with its unit. A code no longer listed is shown as it is. */
export function formatValue(element: Element, list: CodeList | undefined, value: Value, lang: 'zh' | 'en'): string {
  const titleOf = (code: string) => list?.codes.find(each => each.code === code)?.title[lang] ?? code;
  if (Array.isArray(value)) return value.map(titleOf).join(lang === 'zh' ? '、' : ', ');
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No';
  if (typeof value === 'number') {
    const symbol = UNITS[element.unit ?? '']?.symbol[lang] ?? '';
    return symbol === '' ? String(value) : `${value}${lang === 'en' || /^[a-zA-Z]/.test(symbol) ? ' ' : ''}${symbol}`;
  }
  return element.type === 'code' ? titleOf(value) : value;
}
