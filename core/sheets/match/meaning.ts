// What a column of a sheet asks for, and the short words in which it is kept and typed: `person.name`,
// `has(person.symptoms_today, fever)`, `part(person.birth_date, year_month)`, `count(person, person.pregnant)`,
// `count(household, dwelling.use=rented)`, `count(person, person.age>=65)`, `count(person, person.age=18..59)`,
// `count(person, person.temperature>=37.3, today)`, `serial`, `remark`, `never_held`, `unknown`.
import type { CountWhere, Meaning, Part } from './model.ts';

const PARTS: readonly Part[] = ['year', 'month', 'year_month'];

const CALL = /^(has|part|count)\(\s*([^,)]+?)\s*(?:,\s*([^,)]+?)\s*)?(?:,\s*(today)\s*)?\)$/;
const ELEMENT = /^[a-z]+\.[a-z0-9_]+$/;
const NUMBER = String.raw`-?\d{1,12}(?:\.\d{1,6})?`;
const BOUNDS = new RegExp(`^([a-z]+\\.[a-z0-9_]+)(?:>=(${NUMBER})|<=(${NUMBER})|=(${NUMBER})\\.\\.(${NUMBER}))$`);

/** `person.pregnant`, `dwelling.use=rented`, `person.age>=65`, `person.age<=14`, `person.age=18..59`. */
function parseWhere(text: string): CountWhere | undefined {
  const [whole, bounded = '', least, most, from, to] = BOUNDS.exec(text) ?? [];
  if (whole !== undefined) {
    const where: CountWhere = { element: bounded };
    if ((least ?? from) !== undefined) where.from = Number(least ?? from);
    if ((most ?? to) !== undefined) where.to = Number(most ?? to);
    return where;
  }
  const [element = '', code, ...more] = text.split('=');
  if (!ELEMENT.test(element) || code === '' || more.length > 0) return undefined;
  return code === undefined ? { element } : { element, code };
}

function printWhere({ element, code, from, to }: CountWhere): string {
  if (from !== undefined && to !== undefined) return `${element}=${from}..${to}`;
  if (from !== undefined) return `${element}>=${from}`;
  if (to !== undefined) return `${element}<=${to}`;
  return code === undefined ? element : `${element}=${code}`;
}

/** The meaning spelt so; undefined where nothing is. Whether its element exists is another question. */
export function parseMeaning(text: string): Meaning | undefined {
  if (text === 'serial' || text === 'remark' || text === 'never_held' || text === 'unknown') return { kind: text };
  if (ELEMENT.test(text)) return { kind: 'element', element: text };
  const [, call, first = '', second, today] = CALL.exec(text) ?? [];
  if (today !== undefined && call !== 'count') return undefined;
  if (call === 'has' && ELEMENT.test(first) && second !== undefined)
    return { kind: 'has', element: first, code: second };
  const part = PARTS.find(one => one === second);
  if (call === 'part' && ELEMENT.test(first) && part !== undefined) return { kind: 'part', element: first, part };
  if (call !== 'count' || (first !== 'person' && first !== 'household')) return undefined;
  if (second === undefined) return { kind: 'count', of: first };
  const where = parseWhere(second);
  if (where === undefined) return undefined;
  return { kind: 'count', of: first, where, ...(today === undefined ? {} : { today: true }) };
}

/** The inverse of `parseMeaning`. */
export function printMeaning(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'element':
      return meaning.element;
    case 'has':
      return `has(${meaning.element}, ${meaning.code})`;
    case 'part':
      return `part(${meaning.element}, ${meaning.part})`;
    case 'count': {
      const { of, where, today } = meaning;
      if (where === undefined) return `count(${of})`;
      return `count(${of}, ${printWhere(where)}${today ? ', today' : ''})`;
    }
    default:
      return meaning.kind;
  }
}

/** The element a meaning reads; undefined where it reads none. */
export const elementOf = (meaning: Meaning): string | undefined =>
  'element' in meaning ? meaning.element : meaning.kind === 'count' ? meaning.where?.element : undefined;
