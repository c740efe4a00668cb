// Settles in which words each column is written, from what its sheet shows and what its header says.
import type { Dictionary } from '../facts/model.ts';
import { wordsOf } from './cell-words.ts';
import type { SheetColumn, SheetLayout } from './model.ts';

/**
 * A layout whose columns have their words settled, from what the sheet shows and what its header says. Words settled
 * before stay; whatever a column means now counts, so this comes after every choice.
 */
export function withWords(
  layout: SheetLayout,
  { elements, codeLists }: Pick<Dictionary, 'elements' | 'codeLists'>,
): SheetLayout {
  const columns = layout.columns.map((column): SheetColumn => {
    const { source, words, header, path, shows } = column;
    if (words !== undefined || !('element' in source)) return column;
    const element = elements.find(({ id }) => id === source.element);
    if (element === undefined) return column;
    const list = codeLists.find(({ id }) => id === element.codes);
    const evidence = { choices: [], samples: [], ...shows, header: (path ?? [header]).join('\n') };
    return { ...column, words: wordsOf(element, list, evidence) };
  });
  return { ...layout, columns };
}
