// The words for what a column means, in both languages.
import type { Dictionary, Title } from '../facts/model.ts';
import { PARTS } from './about-words.ts';
import { titleOfCount } from './count-title.ts';
import { parseMeaning } from './match/meaning.ts';

export type Named = Pick<Dictionary, 'elements' | 'codeLists'>;

const joined = (title: Title, more: Title): Title => ({
  zh: `${title.zh}：${more.zh}`,
  en: `${title.en}: ${more.en}`,
});

/** Undefined where the meaning names no element and counts nobody. */
export function titleOfMeaning(means: string, { elements, codeLists }: Named): Title | undefined {
  const meaning = parseMeaning(means);
  if (meaning?.kind === 'count') return titleOfCount(meaning, { elements, codeLists });
  if (meaning === undefined || !('element' in meaning)) return undefined;
  const element = elements.find(({ id }) => id === meaning.element);
  if (element === undefined || meaning.kind === 'element') return element?.title;
  if (meaning.kind === 'part') return joined(element.title, PARTS[meaning.part]);
  const codes = codeLists.find(({ id }) => id === element.codes)?.codes;
  const code = codes?.find(one => one.code === meaning.code);
  return code === undefined ? element.title : joined(element.title, code.title);
}
