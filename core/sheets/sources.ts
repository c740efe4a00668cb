// From what a column means to where its cells come from.
import { normaliseHeader } from '../facts/headers.ts';
import { subjectOf } from '../facts/model.ts';
import { isCountable } from './count.ts';
import { type Lexicon, neverOf } from './match/lexicon.ts';
import { isSure } from './match/match-table.ts';
import { parseMeaning, printMeaning } from './match/meaning.ts';
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

/** Whose elements a row may hold as they are: a building's row has many dwellings, and a home's many people. */
const HELD: Readonly<Record<RowSubject, readonly string[]>> = {
  person: ['person', 'household', 'dwelling', 'building', 'grid', 'facility'],
  household: ['household', 'dwelling', 'building', 'grid', 'facility'],
  dwelling: ['household', 'dwelling', 'building', 'grid'],
  building: ['building', 'grid'],
  grid: ['grid'],
  counts: ['building', 'grid'],
};
/** Parts of an address that a whole building shares. */
const OF_BUILDING: ReadonlySet<string> = new Set(['dwelling.address', 'dwelling.compound', 'dwelling.building_number']);

/** Whether a row of this kind says of an element whose it is. */
export const holds = (row: RowSubject, element: string): boolean =>
  HELD[row].includes(subjectOf(element)) || (row === 'building' && OF_BUILDING.has(element));

type Words = Pick<Lexicon, 'elements' | 'neverSpelt' | 'neverWithin' | 'vocabulary'>;

/** Where the cells of such a column come from; blank where nothing the row is about holds it. */
export function sourceOfMeaning(
  meaning: Meaning,
  { header }: Pick<SheetColumn, 'header'>,
  row: RowSubject,
  lexicon: Words,
): ColumnSource {
  switch (meaning.kind) {
    case 'serial':
      return { kind: 'serial' };
    case 'remark':
      return { kind: 'blank', why: 'remark' };
    case 'never_held': {
      const text = normaliseHeader(header);
      const entry = neverOf(text, lexicon);
      return entry === undefined ? { kind: 'blank', why: 'unknown' } : { kind: 'never', reason: entry.reason };
    }
    case 'unknown':
      return { kind: 'blank', why: 'unknown' };
    case 'count':
      return isCountable(meaning, lexicon.elements.get(meaning.where?.element ?? ''))
        ? meaning
        : { kind: 'blank', why: 'unknown' };
    default: {
      const { element } = meaning;
      if (!lexicon.elements.has(element)) return { kind: 'blank', why: 'unknown' };
      if (!holds(row, element)) return { kind: 'blank', why: 'whose' };
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
  lexicon: Words,
  by: 'choice' | 'remembered' = 'choice',
): SheetLayout {
  const chosen = new Map(choices.map(({ index, meaning }) => [index, meaning]));
  return {
    ...layout,
    columns: layout.columns.map(column => {
      const meaning = chosen.get(column.index);
      if (meaning === undefined || column.source.kind === 'never' || column.source.kind === 'formula') return column;
      return { ...column, source: sourceOfMeaning(meaning, column, layout.rowSubject, lexicon), by };
    }),
  };
}

/**
 * A layout whose rows stand for something else. Columns keep what they mean as far as such a row can say it; what only
 * another kind of row left blank is filled where the proposal for it is sure.
 */
export function standFor(layout: SheetLayout, rowSubject: RowSubject, lexicon: Words): SheetLayout {
  if (rowSubject === layout.rowSubject) return layout;
  const columns = layout.columns.map((column): SheetColumn => {
    const { source, proposal } = column;
    if (source.kind === 'never' || source.kind === 'formula' || source.kind === 'serial') return column;
    const blank = source.kind === 'blank';
    if (blank && (source.why !== 'whose' || proposal === undefined || !isSure(proposal))) return column;
    const meaning = blank ? proposal!.meaning : parseMeaning(meaningOf(column));
    if (meaning === undefined) return column;
    const now = sourceOfMeaning(meaning, column, rowSubject, lexicon);
    return blank && now.kind !== 'blank' ? { ...column, source: now, by: 'match' } : { ...column, source: now };
  });
  return { ...layout, rowSubject, columns };
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
    case 'count':
      return printMeaning(source);
    default:
      return source.element ?? header;
  }
}
