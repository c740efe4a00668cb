// What fills each column of a recognised sheet, as the page shows it.
import type { Dictionary } from '../../core/facts/model.ts';
import type { SheetView } from '../../core/sheets/contract.ts';
import type { SheetLayout } from '../../core/sheets/model.ts';

/** One entry for each column of the layout, in its order. A column that stays blank has only its header. */
export function columnViews(layout: SheetLayout, dictionary: Dictionary): SheetView['columns'] {
  return layout.columns.map(({ header, source }): SheetView['columns'][number] => {
    if (source.kind === 'blank') return { header };
    if (source.kind === 'never') return { header, never: source.reason };
    if (!('element' in source)) return { header, means: source.kind };
    const means = source.kind === 'element' ? source.element : source.kind;
    const title = dictionary.elements.find(({ id }) => id === source.element)?.title;
    return title === undefined ? { header, means } : { header, means, title };
  });
}
