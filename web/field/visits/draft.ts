// The answers of one open door while they can still be changed: nothing is an answer until somebody gave it, so every
// item starts empty, and what is put off stays unanswered.
import type { Value } from '../../../core/registry/model.ts';
import type { FormItem } from '../../../core/visits/form.ts';
import type { Answer } from '../../../core/visits/model.ts';

/** One element, asked of everybody it concerns: one section of the screen. */
export type Section = { element: string; items: FormItem[] };

export type Given = { how: 'asked'; value: Value } | { how: 'confirmed' } | { how: 'declined' } | { how: 'later' };

export type Draft = {
  given: Readonly<Record<string, Given>>;
  /** Moved to the end, to be asked when the others have stepped away. */
  alone: Readonly<Record<string, true>>;
  /** Answers brought along from the visit being corrected that may not be shown: kept as they are until asked anew. */
  covered: Readonly<Record<string, true>>;
};

export const EMPTY: Draft = { given: {}, alone: {}, covered: {} };

export const keyOf = (item: Pick<FormItem, 'subjectId' | 'element'>): string => `${item.subjectId} ${item.element}`;

/** Sections in the order in which their first item is asked. */
export function sectionsOf(items: readonly FormItem[]): Section[] {
  const sections = new Map<string, Section>();
  for (const item of items) {
    const section = sections.get(item.element) ?? { element: item.element, items: [] };
    section.items.push(item);
    sections.set(item.element, section);
  }
  return [...sections.values()];
}

/** Writes one answer; `undefined` makes the item open again. */
export function put(draft: Draft, item: FormItem, given: Given | undefined): Draft {
  const { [keyOf(item)]: _given, ...rest } = draft.given;
  const { [keyOf(item)]: _covered, ...covered } = draft.covered;
  return { ...draft, covered, given: given === undefined ? rest : { ...rest, [keyOf(item)]: given } };
}

/** The same value for everybody in a section who has not answered otherwise: each gets an answer of their own. */
export function putAll(draft: Draft, items: readonly FormItem[], value: Value): Draft {
  return items.reduce(
    (next, item) => (next.given[keyOf(item)] === undefined ? put(next, item, { how: 'asked', value }) : next),
    draft,
  );
}

/** "Nothing changed": every shown value that nobody has touched yet is confirmed. */
export function confirmKnown(draft: Draft, items: readonly FormItem[]): Draft {
  return items.reduce(
    (next, item) =>
      item.known !== undefined && next.given[keyOf(item)] === undefined ? put(next, item, { how: 'confirmed' }) : next,
    draft,
  );
}

export function askAlone(draft: Draft, item: FormItem): Draft {
  return put({ ...draft, alone: { ...draft.alone, [keyOf(item)]: true } }, item, undefined);
}

/** Puts an item back where everybody hears it. */
export function askTogether(draft: Draft, item: FormItem): Draft {
  const { [keyOf(item)]: _, ...alone } = draft.alone;
  return { ...draft, alone };
}

/** The draft an earlier visit's answers make, to be corrected: what may not be shown at a door comes covered. */
export function draftOf(answers: readonly Answer[], mayShow: (element: string) => boolean): Draft {
  const given: Record<string, Given> = {};
  const covered: Record<string, true> = {};
  for (const answer of answers) {
    const key = keyOf(answer);
    if (answer.how === 'declined') given[key] = { how: 'declined' };
    else if (answer.value !== undefined) given[key] = { how: 'asked', value: answer.value };
    if (given[key] !== undefined && !mayShow(answer.element)) covered[key] = true;
  }
  return { given, alone: {}, covered };
}

/** What the visit records. Items put off or left open give nothing: they are asked again next time. */
export function answersOf(draft: Draft, items: readonly FormItem[]): Answer[] {
  return items.flatMap((item): Answer[] => {
    const given = draft.given[keyOf(item)];
    const about = { subjectId: item.subjectId, element: item.element };
    switch (given?.how) {
      case 'asked':
        return [{ ...about, how: 'asked', value: given.value }];
      case 'confirmed':
        return item.known === undefined ? [] : [{ ...about, how: 'confirmed', value: item.known }];
      case 'declined':
        return [{ ...about, how: 'declined' }];
      default:
        return [];
    }
  });
}

/** Items nobody has said anything about yet. */
export const openItems = (draft: Draft, items: readonly FormItem[]): FormItem[] =>
  items.filter(item => draft.given[keyOf(item)] === undefined);

/** Codes that say "nothing of the kind" or "as it should be"; one press may give them to everybody asked. */
const ORDINARY = new Set(['none', 'good', 'free', 'full']);

export const isOrdinary = (code: string): boolean => ORDINARY.has(code);

/** Codes in the order in which they are offered: what most people say comes first. */
export const ordinaryFirst = <C extends { code: string }>(codes: readonly C[]): C[] => [
  ...codes.filter(code => isOrdinary(code.code)),
  ...codes.filter(code => !isOrdinary(code.code)),
];

/** The answers one press may give to everybody: both for a yes or no, the ordinary code of a list, otherwise none. */
export function commonAnswers({ type, codes }: Pick<FormItem, 'type' | 'codes'>): Value[] {
  if (type === 'boolean') return [false, true];
  const ordinary = codes?.find(code => ORDINARY.has(code.code));
  if (ordinary === undefined) return [];
  return type === 'codes' ? [[ordinary.code]] : type === 'code' ? [ordinary.code] : [];
}

/** Ticks or unticks one code; the ordinary code and any other exclude each other. Undefined: nothing ticked. */
export function tick(value: readonly string[], code: string): string[] | undefined {
  const rest = value.filter(one => one !== code);
  if (rest.length < value.length) return rest.length === 0 ? undefined : rest;
  return ORDINARY.has(code) ? [code] : [...rest.filter(one => !ORDINARY.has(one)), code];
}
