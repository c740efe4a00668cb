// What a meaning is called on the page: the title of what it asks for, or the word for what nobody is asked.
import { useCallback } from 'react';
import { parseMeaning } from '../../../core/sheets/match/meaning.ts';
import { titleOfMeaning } from '../../../core/sheets/meaning-title.ts';
import { useDictionary, useText, useTitle } from '../frame/index.ts';

const WORDS = {
  serial: { zh: '序号', en: 'Serial number' },
  remark: { zh: '留给部门写', en: 'Left for the office' },
  never_held: { zh: '从不保存', en: 'Never held' },
  unknown: { zh: '留空', en: 'Left blank' },
} as const;

/** Takes a meaning in the words of core/sheets/match/meaning.ts; its own spelling until the dictionary is here. */
export function useMeaning(): (means: string) => string {
  const { value: dictionary } = useDictionary();
  const title = useTitle();
  const text = useText(WORDS);
  return useCallback(
    means => {
      const meaning = parseMeaning(means);
      if (meaning === undefined) return means;
      if (meaning.kind !== 'count' && !('element' in meaning)) return text(meaning.kind);
      const found = dictionary && titleOfMeaning(means, dictionary);
      return found === undefined ? means : title(found);
    },
    [dictionary, title, text],
  );
}
