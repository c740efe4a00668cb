// From what a column means to where its cells come from.
import { normaliseHeader } from '../facts/headers.ts';
import { subjectOf } from '../facts/model.ts';
import type { Lexicon } from './match/lexicon.ts';
import { printMeaning } from './match/meaning.ts';
import type { Meaning } from './match/model.ts';
import type { ColumnSource, PlaceKind, RowSubject, SheetColumn, SheetLayout } from './model.ts';

/** Elements that are read from the door, the area tree or the household instead of a person's facts. */
const PLACES: Readonly<Record<string, PlaceKind>> = {
  'dwelling.address': 'address',
  'dwelling.door': 'door',
  'dwelling.compound': 'compound',
  'dwelling.building_number': 'building',
  'dwelling.stairwell': 'stairwell',
  'dwelling.room': 'room',
  'grid.name': 'grid',
  'grid.community_name': 'community',
  'household.head_name': 'head_name',
  'person.age': 'age',
};

export function elementSource(element: string): ColumnSource {
  const place = PLACES[element];
  return place === undefined ? { kind: 'element', element } : { kind: place, element };
}

/** Where the cells of such a column come from; blank where nothing the row is about holds it. */
export function sourceOfMeaning(
  meaning: Meaning,
  { header }: Pick<SheetColumn, 'header'>,
  row: RowSubject,
  { elements, neverSpelt, neverWithin }: Pick<Lexicon, 'elements' | 'neverSpelt' | 'neverWithin'>,
): ColumnSource {
  switch (meaning.kind) {
    case 'serial':
      return { kind: 'serial' };
    case 'remark':
      return { kind: 'blank', why: 'remark' };
    case 'never_held': {
      const text = normaliseHeader(header);
      const entry = neverSpelt.get(text) ?? neverWithin.find(([part]) => text.includes(part))?.[1];
      return entry === undefined ? { kind: 'blank', why: 'unknown' } : { kind: 'never', reason: entry.reason };
    }
    case 'unknown':
    case 'count':
      return { kind: 'blank', why: 'unknown' };
    default: {
      const { element } = meaning;
      if (!elements.has(element)) return { kind: 'blank', why: 'unknown' };
      if (row === 'household' && subjectOf(element) === 'person') return { kind: 'blank', why: 'whose' };
      return meaning.kind === 'element' ? elementSource(element) : meaning;
    }
  }
}

export type Choice = { index: number; meaning: Meaning };

/**
 * A layout whose columns mean what somebody chose. A column that is never held, and one with a formula of its own, stays
 * what it is; whether a choice may be filled for a purpose is decided when it is filled.
 */
export function choose(
  layout: SheetLayout,
  choices: readonly Choice[],
  lexicon: Pick<Lexicon, 'elements' | 'neverSpelt' | 'neverWithin'>,
): SheetLayout {
  const chosen = new Map(choices.map(({ index, meaning }) => [index, meaning]));
  return {
    ...layout,
    columns: layout.columns.map(column => {
      const meaning = chosen.get(column.index);
      if (meaning === undefined || column.source.kind === 'never' || column.source.kind === 'formula') return column;
      return { ...column, source: sourceOfMeaning(meaning, column, layout.rowSubject, lexicon), by: 'choice' };
    }),
  };
}

/** The meaning a column has now, as it is kept and shown. */
export function meaningOf({ source, header }: Pick<SheetColumn, 'source' | 'header'>): string {
  switch (source.kind) {
    case 'blank':
      return source.why === 'remark' ? 'remark' : 'unknown';
    case 'never':
      return 'never_held';
    case 'serial':
      return 'serial';
    case 'formula':
      return 'unknown';
    case 'has':
    case 'part':
      return printMeaning(source);
    default:
      return source.element ?? header;
  }
}
