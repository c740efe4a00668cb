// Whether a meaning somebody typed or chose exists in the dictionary that runs here, and whether a header is never held.
import { createHeaderIndex } from '../../core/facts/headers.ts';
import { isCountable } from '../../core/sheets/count.ts';
import type { MeaningWords } from '../../core/sheets/mapping.ts';
import { elementOf, parseMeaning } from '../../core/sheets/match/meaning.ts';
import type { Library } from '../kernel/kernel.ts';

const made = new WeakMap<Library, MeaningWords>();

/** Made once for a dictionary. */
export function meaningWords(library: Library): MeaningWords {
  const held = made.get(library);
  if (held !== undefined) return held;
  const { dictionary, neverHeld } = library;
  const elements = new Map(dictionary.elements.map(element => [element.id, element]));
  const lists = new Map(dictionary.codeLists.map(list => [list.id, new Set(list.codes.map(({ code }) => code))]));
  const find = createHeaderIndex(dictionary, neverHeld);
  const words: MeaningWords = {
    isMeaning: text => {
      const meaning = parseMeaning(text);
      if (meaning === undefined) return false;
      const id = elementOf(meaning);
      if (id === undefined) return true;
      const element = elements.get(id);
      if (element === undefined || (meaning.kind === 'count' && !isCountable(meaning, element))) return false;
      const code = meaning.kind === 'has' ? meaning.code : meaning.kind === 'count' ? meaning.where?.code : undefined;
      return code === undefined || lists.get(element.codes ?? '')?.has(code) === true;
    },
    isNever: header => {
      const found = find(header);
      return found !== undefined && 'never' in found;
    },
  };
  made.set(library, words);
  return words;
}
