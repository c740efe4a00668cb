// The dictionary made ready for finding: every spelling of every element as it stands, in common words, and as the core
// that is left without words that ask for nothing. `taught`: what people of this deployment corrected.
import { normaliseHeader, spellingsOf } from '../../facts/headers.ts';
import type { CodeList, Dictionary, Element, NeverHeld } from '../../facts/model.ts';
import { coreOf, inCommonWords } from './vocabulary.ts';
import { withoutSelf } from './whose.ts';

export type Taught = { spelling: string; row?: string; means: string };
export type Entry = { element: Element; spelling: string; common: string; core: string; isTitle: boolean };

export type Lexicon = {
  entries: readonly Entry[];
  spelt: ReadonlyMap<string, readonly Entry[]>;
  common: ReadonlyMap<string, readonly Entry[]>;
  core: ReadonlyMap<string, readonly Entry[]>;
  /** Cores by their characters in order of code, so that 疫苗接种 finds 接种疫苗. */
  bag: ReadonlyMap<string, readonly Entry[]>;
  /** Cores with one character masked, so that one wrong character still finds them. */
  masked: ReadonlyMap<string, readonly Entry[]>;
  /** Entries by each character of their core. */
  byChar: ReadonlyMap<string, readonly Entry[]>;
  /** How telling a character is: rare ones more. */
  weight: (char: string) => number;
  codeLists: ReadonlyMap<string, CodeList>;
  /** Codes of a list by their normalised words. */
  codes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  elements: ReadonlyMap<string, Element>;
  taught: ReadonlyMap<string, string>;
  neverSpelt: ReadonlyMap<string, NeverHeld>;
  neverWithin: readonly (readonly [string, NeverHeld])[];
};

export const bagOf = (text: string): string => [...text].sort().join('');
/** The spellings of a text with one character masked, and with one left out. */
export const masksOf = (text: string): string[] => {
  const chars = [...text];
  return chars.map((_, i) => `${chars.slice(0, i).join('')}?${chars.slice(i + 1).join('')}`);
};

const add = (map: Map<string, Entry[]>, key: string, entry: Entry) => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else if (list.at(-1) !== entry) list.push(entry);
};

export const coreForm = (spelling: string): string => coreOf(inCommonWords(withoutSelf(spelling)));

/** Compiled once per dictionary; pure. */
export function createLexicon(
  dictionary: Pick<Dictionary, 'elements' | 'codeLists'>,
  neverHeld: readonly NeverHeld[],
  taught: readonly Taught[] = [],
): Lexicon {
  const entries = dictionary.elements.flatMap(element => {
    const titles = [element.title.zh, element.title.en].map(normaliseHeader);
    return spellingsOf(element)
      .filter(spelling => spelling !== '')
      .map((spelling): Entry => {
        const common = inCommonWords(spelling);
        return { element, spelling, common, core: coreForm(spelling), isTitle: titles.includes(spelling) };
      });
  });
  const maps = { spelt: new Map(), common: new Map(), core: new Map(), bag: new Map() } as Record<
    'spelt' | 'common' | 'core' | 'bag',
    Map<string, Entry[]>
  >;
  const masked = new Map<string, Entry[]>();
  const byChar = new Map<string, Entry[]>();
  const times = new Map<string, number>();
  for (const entry of entries) {
    add(maps.spelt, entry.spelling, entry);
    add(maps.common, entry.common, entry);
    add(maps.core, entry.core, entry);
    add(maps.bag, bagOf(entry.core), entry);
    if (entry.spelling.length >= 3) for (const mask of masksOf(entry.spelling)) add(masked, mask, entry);
    for (const char of new Set(entry.core)) {
      add(byChar, char, entry);
      times.set(char, (times.get(char) ?? 0) + 1);
    }
  }
  const codes = new Map(
    dictionary.codeLists.map(({ id, codes: all }) => [
      id,
      new Map(
        all.flatMap(({ code, title, synonyms = [] }) =>
          [title.zh, title.en, ...synonyms].map(word => [normaliseHeader(word), code] as const),
        ),
      ),
    ]),
  );
  return {
    ...{ entries, ...maps, masked, byChar, codes },
    weight: char => Math.log(1 + entries.length / (1 + (times.get(char) ?? 0))),
    codeLists: new Map(dictionary.codeLists.map(list => [list.id, list])),
    elements: new Map(dictionary.elements.map(element => [element.id, element])),
    taught: new Map(taught.map(({ spelling, row, means }) => [`${row ?? ''}/${spelling}`, means])),
    neverSpelt: new Map(neverHeld.flatMap(entry => entry.headers.map(text => [normaliseHeader(text), entry] as const))),
    neverWithin: neverHeld.flatMap(entry => entry.containing.map(text => [normaliseHeader(text), entry] as const)),
  };
}
