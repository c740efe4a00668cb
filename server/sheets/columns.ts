// What fills each column of a recognised sheet, how sure that is and what else it may mean, as the page shows it.
import type { SheetView } from '../../core/sheets/contract.ts';
import { printMeaning } from '../../core/sheets/match/meaning.ts';
import { type Named, titleOfMeaning } from '../../core/sheets/meaning-title.ts';
import type { SheetColumn, SheetLayout } from '../../core/sheets/model.ts';
import { meaningOf } from '../../core/sheets/sources.ts';

type ColumnView = SheetView['columns'][number];

/** Told by what they mean; all others by the kind of their source: `address`, `serial`. */
const ELEMENTS: ReadonlySet<string> = new Set(['element', 'has', 'part', 'count']);

function othersOf({ proposal }: SheetColumn, now: string, named: Named): ColumnView['others'] {
  if (proposal === undefined) return [];
  const others: ColumnView['others'] = [];
  for (const { meaning, confidence } of [proposal, ...proposal.alternatives]) {
    const means = printMeaning(meaning);
    const title = titleOfMeaning(means, named);
    if (title === undefined || means === now || others.some(one => one.means === means)) continue;
    others.push({ means, title, confidence });
  }
  return others;
}

/** One entry for each column of the layout, in its order. A column that stays blank has no `means`. */
export function columnViews(layout: SheetLayout, dictionary: Named): SheetView['columns'] {
  return layout.columns.map((column): ColumnView => {
    const { index, header, path, source, by, proposal } = column;
    const now = meaningOf(column);
    const view: ColumnView = { index, header, meaning: now, others: othersOf(column, now, dictionary) };
    if (proposal !== undefined) view.proposed = printMeaning(proposal.meaning);
    if (path !== undefined && path.length > 1) view.over = path.slice(0, -1).join('/');
    if (by === 'choice' || by === 'remembered') view.by = by;
    if (source.kind === 'blank') return view;
    if (source.kind === 'never') return { ...view, never: source.reason };
    view.means = ELEMENTS.has(source.kind) ? now : source.kind;
    view.by ??= by ?? 'spelt';
    if (by === 'match' && proposal?.reason.why === 'taught') view.by = 'taught';
    else if (by === 'match' && proposal !== undefined) {
      view.confidence = proposal.confidence;
      if (proposal.reason.spelling !== undefined) view.like = proposal.reason.spelling;
    }
    const title = titleOfMeaning(now, dictionary);
    return title === undefined ? view : { ...view, title };
  });
}
