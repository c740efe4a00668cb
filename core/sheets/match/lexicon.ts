// The dictionary made ready for finding: every spelling of every element as it stands, and read as words. `taught`: what
// people of this deployment corrected.
import { normaliseHeader, spellingsOf } from '../../facts/headers.ts';
import { type CodeList, type Dictionary, type Element, type NeverHeld, subjectOf } from '../../facts/model.ts';
import { asksOf } from './asked.ts';
import { LIGHT_KINDS } from './known-words.ts';
import { type Reading, VOCABULARY, type Vocabulary } from './vocabulary.ts';
import { withoutSelf } from './whose.ts';
import { WORDINGS } from './wordings.ts';

export type Taught = { spelling: string; row?: string; means: string };
export type Entry = { element: Element; spelling: string; reading: Reading; isTitle: boolean; isWorded: boolean };

export type Lexicon = {
  vocabulary: Vocabulary;
  entries: readonly Entry[];
  spelt: ReadonlyMap<string, readonly Entry[]>;
  /** By all words in their order, by those that ask for something, and by these in any order. */
  common: ReadonlyMap<string, readonly Entry[]>;
  core: ReadonlyMap<string, readonly Entry[]>;
  bag: ReadonlyMap<string, readonly Entry[]>;
  /** Entries by each kind of word in them. */
  byWord: ReadonlyMap<string, readonly Entry[]>;
  /** How telling a kind of word is: rare ones more. */
  weight: (kind: string) => number;
  /** What cells of an element may hold, as kinds of `ATTRIBUTES`. */
  asks: ReadonlyMap<string, ReadonlySet<string>>;
  codeLists: ReadonlyMap<string, CodeList>;
  /** Codes of a list by their normalised words. */
  codes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Codes of a list by the words they are read as, in any order. */
  codesRead: ReadonlyMap<string, ReadonlyMap<string, string>>;
  elements: ReadonlyMap<string, Element>;
  taught: ReadonlyMap<string, string>;
  neverSpelt: ReadonlyMap<string, NeverHeld>;
  neverWithin: readonly (readonly [string, NeverHeld])[];
};

export const lineOf = (kinds: readonly string[]): string => kinds.join(' ');
export const bagOf = (kinds: readonly string[]): string => lineOf([...new Set(kinds)].sort());
export const read = (header: string, { vocabulary }: Pick<Lexicon, 'vocabulary'>): Reading =>
  vocabulary.mended(withoutSelf(header))[0]!;

/** Spellings and wordings as if nobody had written them down. */
export type Forgets = (text: string) => boolean;

const add = (map: Map<string, Entry[]>, key: string, entry: Entry) => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else if (list.at(-1) !== entry) list.push(entry);
};

function entriesOf(element: Element, vocabulary: Vocabulary, forgets: Forgets): Entry[] {
  const titles = [element.title.zh, element.title.en].map(normaliseHeader);
  const spelt = spellingsOf(element).filter(
    spelling => spelling !== '' && (titles.includes(spelling) || !forgets(spelling)),
  );
  const own = subjectOf(element.id) === 'person';
  const worded = (WORDINGS[element.id] ?? [])
    .map(normaliseHeader)
    .filter(text => !spelt.includes(text) && !forgets(text));
  return [...spelt, ...worded].map(spelling => ({
    ...{
      element,
      spelling,
      reading: vocabulary.words(own ? withoutSelf(spelling) : spelling),
      isTitle: titles.includes(spelling),
      isWorded: !spelt.includes(spelling),
    },
  }));
}

/** Words of codes: 其他 and 无 stand in many lists. */
function readCodes({ codes }: CodeList, vocabulary: Vocabulary): Map<string, string> {
  const found = new Map<string, string>();
  for (const { code, title, synonyms = [] } of codes)
    for (const word of [title.zh, ...synonyms]) {
      const key = bagOf(vocabulary.words(normaliseHeader(word)).core);
      if (!found.has(key)) found.set(key, code);
    }
  return found;
}

/** Compiled once per dictionary; pure. The last argument: less of what is known, to measure what that costs. */
export function createLexicon(
  dictionary: Pick<Dictionary, 'elements' | 'codeLists'>,
  neverHeld: readonly NeverHeld[],
  taught: readonly Taught[] = [],
  { vocabulary, forgets }: { vocabulary: Vocabulary; forgets: Forgets } = {
    vocabulary: VOCABULARY,
    forgets: () => false,
  },
): Lexicon {
  const entries = dictionary.elements.flatMap(element => entriesOf(element, vocabulary, forgets));
  const [spelt, common, core, bag, byWord] = Array.from({ length: 5 }, () => new Map<string, Entry[]>()) as [
    ...Map<string, Entry[]>[],
  ] as [Map<string, Entry[]>, Map<string, Entry[]>, Map<string, Entry[]>, Map<string, Entry[]>, Map<string, Entry[]>];
  const times = new Map<string, number>();
  const asks = new Map<string, Set<string>>();
  for (const entry of entries) {
    const { element, spelling, reading } = entry;
    if (!entry.isWorded) add(spelt, spelling, entry);
    add(common, lineOf(reading.all), entry);
    add(core, lineOf(reading.core), entry);
    add(bag, bagOf(reading.core), entry);
    for (const kind of new Set(reading.core)) {
      add(byWord, kind, entry);
      times.set(kind, (times.get(kind) ?? 0) + 1);
    }
    const all = asks.get(element.id) ?? asksOf(element);
    if (reading.asked !== undefined) all.add(reading.asked);
    asks.set(element.id, all);
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
    ...{ vocabulary, entries, spelt, common, core, bag, byWord, asks, codes },
    codesRead: new Map(dictionary.codeLists.map(list => [list.id, readCodes(list, vocabulary)])),
    weight: kind => Math.log(1 + entries.length / (1 + (times.get(kind) ?? 0))),
    codeLists: new Map(dictionary.codeLists.map(list => [list.id, list])),
    elements: new Map(dictionary.elements.map(element => [element.id, element])),
    taught: new Map(taught.map(({ spelling, row, means }) => [`${row ?? ''}/${spelling}`, means])),
    neverSpelt: new Map(neverHeld.flatMap(entry => entry.headers.map(text => [normaliseHeader(text), entry] as const))),
    neverWithin: neverHeld.flatMap(entry => entry.containing.map(text => [normaliseHeader(text), entry] as const)),
  };
}

/** A normalised header without the words by which it only asks. */
const bareOf = (text: string, vocabulary: Vocabulary): string =>
  vocabulary
    .words(text)
    .words.filter(({ kinds }) => !kinds.every(kind => LIGHT_KINDS.has(kind)))
    .map(word => word.text)
    .join('');

/** The kind never held here that a normalised header asks for. */
export const neverOf = (
  text: string,
  { neverSpelt, neverWithin, vocabulary }: Pick<Lexicon, 'neverSpelt' | 'neverWithin' | 'vocabulary'>,
): NeverHeld | undefined =>
  neverSpelt.get(text) ??
  neverWithin.find(([part]) => text.includes(part))?.[1] ??
  neverSpelt.get(bareOf(text, vocabulary));
