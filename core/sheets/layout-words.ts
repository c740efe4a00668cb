// Joins what a sheet shows in its cells to its columns, and settles from it in which words each column is written.
import type { Dictionary } from '../facts/model.ts';
import { wordsOf } from './cell-words.ts';
import type { Grid, SheetColumn, SheetLayout } from './model.ts';

const MOST_SAMPLES = 20;

/** A layout whose columns know the choices and the values that its sheet shows in its body. */
export function withShown(layout: SheetLayout, { rows, validations = [] }: Grid): SheetLayout {
  const { firstRow, filledRows = 0 } = layout;
  const said = rows.filter(({ row }) => row >= firstRow && row < firstRow + filledRows);
  const columns = layout.columns.map((column): SheetColumn => {
    const { index } = column;
    const choices = validations.find(
      ({ area }) => firstRow >= area.top && firstRow <= area.bottom && index >= area.left && index <= area.right,
    )?.choices;
    const samples = said.flatMap(({ cells }) => {
      const text = cells.find(cell => cell.column === index && cell.formula === undefined)?.text.trim();
      return text === undefined || text === '' ? [] : [text];
    });
    if (choices === undefined && samples.length === 0) return column;
    const shows = { choices: choices ?? [], samples: [...new Set(samples)].slice(0, MOST_SAMPLES) };
    return { ...column, shows };
  });
  return { ...layout, columns };
}

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
