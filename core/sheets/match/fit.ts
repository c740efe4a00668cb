// Whether what stands below a header, or may be chosen there, is what the element holds.
import { normaliseHeader } from '../../facts/headers.ts';
import type { Element, ElementType } from '../../facts/model.ts';
import type { Lexicon } from './lexicon.ts';

const YES_NO = /^(?:是|否|有|无|√|✓|×|y|n|yes|no|已|未|1|0|true|false)$/i;
const LOOKS: Readonly<Record<Exclude<ElementType, 'code' | 'codes' | 'text'>, RegExp>> = {
  boolean: YES_NO,
  number: /^[-+]?\d+(?:\.\d+)?\s*(?:岁|人|户|℃|度|㎡|平方米|元|天|个|层)?$/,
  date: /^\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?(?:\s.*)?$|^\d{8}$/,
  phone: /^(?:\+?86)?[-\s]?1\d{10}$|^0\d{2,3}-?\d{7,8}$|^\d{7,8}$/,
  id_number: /^\d{17}[\dXx]$|^\d{15}$/,
};

const share = (values: readonly string[], is: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(is).length / values.length;

/** 1: they agree, -1: they cannot, 0: nothing is known. */
export function fitOf(
  element: Element,
  { samples = [], choices = [] }: { samples?: readonly string[]; choices?: readonly string[] },
  lexicon: Lexicon,
): -1 | 0 | 1 {
  const values = [...choices, ...samples].map(value => value.trim()).filter(value => value !== '');
  if (values.length === 0) return 0;
  if (element.type === 'text') {
    if (share(values, value => LOOKS.id_number.test(value) || LOOKS.phone.test(value)) > 0.5) return -1;
    return choices.length > 0 && share(choices, value => YES_NO.test(value)) === 1 ? -1 : 0;
  }
  if (element.type === 'code' || element.type === 'codes') {
    const words = lexicon.codes.get(element.codes ?? '');
    const known = share(values, value =>
      value.split(/[、，,;；/]/).every(word => words?.has(normaliseHeader(word)) === true),
    );
    return known >= 0.5 ? 1 : known === 0 ? -1 : 0;
  }
  const known = share(values, value => LOOKS[element.type as keyof typeof LOOKS].test(value));
  return known >= 0.6 ? 1 : known === 0 ? -1 : 0;
}
