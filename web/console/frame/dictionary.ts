// The published dictionary: titles of elements and codes in the page's language.
import { useCallback, useMemo } from 'react';
import { getDictionary } from '../../../core/facts/contract.ts';
import type { Dictionary } from '../../../core/facts/model.ts';
import { type Asked, useQueryOf } from './asking.ts';
import { useLanguage } from './text.ts';

export const useDictionary = (): Asked<Dictionary> => useQueryOf(getDictionary, {}, { still: true });

/** An element's title; its id until the dictionary is here. */
export function useElementTitle(): (elementId: string) => string {
  const { value } = useDictionary();
  const language = useLanguage();
  const titles = useMemo(() => new Map((value?.elements ?? []).map(one => [one.id, one.title])), [value]);
  return useCallback((id: string) => titles.get(id)?.[language] ?? id, [titles, language]);
}

/** The title of a code of an element's list; the code itself where there is none. */
export function useCodeTitle(): (elementId: string, code: string) => string {
  const { value } = useDictionary();
  const language = useLanguage();
  const titles = useMemo(() => {
    const lists = new Map((value?.codeLists ?? []).map(list => [list.id, list]));
    return new Map(
      (value?.elements ?? []).flatMap(({ id, codes }) =>
        (lists.get(codes ?? '')?.codes ?? []).map(one => [`${id} ${one.code}`, one.title] as const),
      ),
    );
  }, [value]);
  return useCallback((id: string, code: string) => titles.get(`${id} ${code}`)?.[language] ?? code, [titles, language]);
}
