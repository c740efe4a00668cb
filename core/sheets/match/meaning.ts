// What a column of a sheet asks for, and the short words in which it is kept and typed: `person.name`,
// `has(person.symptoms_today, fever)`, `part(person.birth_date, year_month)`, `count(person, person.pregnant)`, `serial`,
// `remark`, `never_held`, `unknown`.
import type { Meaning, Part } from './model.ts';

const PARTS: readonly Part[] = ['year', 'month', 'year_month'];

const CALL = /^(has|part|count)\(\s*([^,)]+?)\s*(?:,\s*([^,)]+?)\s*)?\)$/;
const ELEMENT = /^[a-z]+\.[a-z0-9_]+$/;

/** The meaning spelt so; undefined where nothing is. Whether its element exists is another question. */
export function parseMeaning(text: string): Meaning | undefined {
  if (text === 'serial' || text === 'remark' || text === 'never_held' || text === 'unknown') return { kind: text };
  if (ELEMENT.test(text)) return { kind: 'element', element: text };
  const [, call, first = '', second] = CALL.exec(text) ?? [];
  if (call === 'has' && ELEMENT.test(first) && second !== undefined)
    return { kind: 'has', element: first, code: second };
  const part = PARTS.find(one => one === second);
  if (call === 'part' && ELEMENT.test(first) && part !== undefined) return { kind: 'part', element: first, part };
  if (call !== 'count' || (first !== 'person' && first !== 'household')) return undefined;
  if (second === undefined) return { kind: 'count', of: first };
  const [element = '', code] = second.split('=');
  if (!ELEMENT.test(element)) return undefined;
  return { kind: 'count', of: first, where: code === undefined ? { element } : { element, code } };
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
      const { of, where } = meaning;
      if (where === undefined) return `count(${of})`;
      return `count(${of}, ${where.element}${where.code === undefined ? '' : `=${where.code}`})`;
    }
    default:
      return meaning.kind;
  }
}

/** The element a meaning reads; undefined where it reads none. */
export const elementOf = (meaning: Meaning): string | undefined =>
  'element' in meaning ? meaning.element : meaning.kind === 'count' ? meaning.where?.element : undefined;
