// Finds a roster's header on a sheet and says what each column is for. A header is known by the dictionary's spellings
// or left aside; nothing is guessed, and a fact that stands in two columns refuses the file.
import { isRemark, isSerial } from '../facts/headers.ts';
import { type Dictionary, type Element, subjectOf } from '../facts/model.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { HeaderIndex } from '../sheets/layout.ts';
import type { Grid } from '../sheets/model.ts';
import { type Band, bandAt, headersOf } from './header-band.ts';
import type { ColumnUse, PlacePart, RosterCell, RosterColumn, RosterSheet } from './roster-model.ts';

/** Headers are looked for in this many rows from the top. */
const DEEPEST_HEADER = 40;
const FEWEST_KNOWN = 2;

const PLACES: Readonly<Record<string, PlacePart>> = {
  'dwelling.address': 'address',
  'dwelling.door': 'door',
  'dwelling.compound': 'compound',
  'dwelling.building_number': 'building',
  'dwelling.stairwell': 'stairwell',
  'dwelling.room': 'room',
};

export type RosterWords = {
  index: HeaderIndex;
  dictionary: Dictionary;
};

export type RosterHeader = { firstRow: number; columns: RosterColumn[] };

/** What a cell shows, for headers and messages. */
export const shownText = (cell: RosterCell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'object' ? String(cell.day) : String(cell);

/** Of everyday life, not derived and not of health: what community staff may bring in a roster. */
function isTaken(element: Element, dictionary: Dictionary): boolean {
  const subject = subjectOf(element.id);
  const everyday = (id: string) => dictionary.purposes.some(one => one.id === id && one.mode === 'everyday');
  return (
    (subject === 'person' || subject === 'household') &&
    element.derived === undefined &&
    element.class !== 'medical' &&
    element.purposes.some(everyday)
  );
}

function useOf(header: string, owned: boolean, { index, dictionary }: RosterWords): ColumnUse {
  if (isSerial(header)) return { kind: 'serial' };
  if (isRemark(header)) return { kind: 'aside', why: 'remark' };
  const meaning = index(header, 'person');
  if (meaning === undefined) return { kind: 'aside', why: 'unknown' };
  if ('never' in meaning) return { kind: 'never', never: meaning.never };
  const { element } = meaning;
  const part = PLACES[element.id];
  if (part !== undefined) return { kind: 'place', part, element };
  if (element.id === 'grid.name' || element.id === 'grid.code') return { kind: 'grid', element };
  if (element.id === 'household.head_name') return { kind: 'head', element };
  if (owned) return { kind: 'aside', why: 'whose' };
  if (element.id === 'person.residence_kind') return { kind: 'residence', element };
  if (!isTaken(element, dictionary)) return { kind: 'aside', why: 'not-taken', element };
  return { kind: 'fact', element };
}

const isKnown = ({ use }: RosterColumn): boolean =>
  use.kind !== 'aside' || use.why === 'remark' || use.why === 'not-taken';

/** The top of a sheet in the shape headers are recognised in. */
function topOf(sheet: RosterSheet): Grid {
  return {
    sheet: sheet.name,
    rows: sheet.rows
      .filter(({ row }) => row <= DEEPEST_HEADER + 4)
      .map(({ row, cells }) => ({
        row,
        cells: cells.flatMap((cell, i) => (cell === undefined ? [] : [{ column: i + 1, text: shownText(cell) }])),
      })),
    merges: sheet.merges.filter(({ top }) => top <= DEEPEST_HEADER),
  };
}

/** In a text file a header in two rows is two lines: words below win, and above stand only headings and lone columns. */
function twoLines(grid: Grid, top: number): Band | undefined {
  const upper = grid.rows.find(({ row }) => row === top);
  const lower = grid.rows.find(({ row }) => row === top + 1);
  if (upper === undefined || lower === undefined) return undefined;
  const cells = new Map<number, Band['cells'][number]>();
  for (const { cells: inRow } of [upper, lower])
    for (const { column, text } of inRow) if (text.trim() !== '') cells.set(column, { column, text, over: '' });
  return { top, bottom: top + 1, cells: [...cells.values()].sort((a, b) => a.column - b.column) };
}

const has = (columns: readonly RosterColumn[], test: (use: ColumnUse) => boolean): boolean =>
  columns.some(({ use }) => test(use));
const hasElement = (columns: readonly RosterColumn[], id: string) =>
  has(columns, use => 'element' in use && use.element?.id === id && use.kind !== 'aside');
const hasPart = (columns: readonly RosterColumn[], part: PlacePart) =>
  has(columns, use => use.kind === 'place' && use.part === part);

/** The fact or part that stands in two columns, as its second header. */
function twice(columns: readonly RosterColumn[]): string | undefined {
  const seen = new Set<string>();
  for (const { header, use } of columns) {
    if (!('element' in use) || use.element === undefined || use.kind === 'aside') continue;
    // A grid may stand by name and by code.
    if (seen.has(use.element.id)) return header;
    seen.add(use.element.id);
  }
  return undefined;
}

/**
 * The header with most known columns. Refusals: `sheet-no-header`; `column-twice`; `column-missing` where there is no
 * column for names or none that tells the door.
 */
export function readRosterHeader(sheet: RosterSheet, words: RosterWords): Result<RosterHeader> {
  const grid = topOf(sheet);
  let best = undefined as { band: Band; columns: RosterColumn[]; known: number } | undefined;
  const consider = (band: Band | undefined) => {
    if (band === undefined) return;
    const columns = headersOf(band).map(
      ({ column, text, owned }): RosterColumn => ({
        index: column,
        header: text.trim(),
        use: useOf(text, owned, words),
      }),
    );
    const known = columns.filter(isKnown).length;
    if (known > (best?.known ?? 0)) best = { band, columns, known };
  };
  for (const { row } of grid.rows) {
    if (row > DEEPEST_HEADER) break;
    consider(bandAt(grid, row));
    if (sheet.plainText) consider(twoLines(grid, row));
  }
  if (best === undefined || best.known < FEWEST_KNOWN) return refuse('sheet-no-header');
  const { band, columns } = best;
  const repeated = twice(columns);
  if (repeated !== undefined) return refuse('column-twice', { header: repeated });
  if (!hasElement(columns, 'person.name')) return refuse('column-missing', { header: '姓名' });
  if (!hasPart(columns, 'address') && !hasPart(columns, 'door') && !hasPart(columns, 'room'))
    return refuse('column-missing', { header: '住址' });
  return accept({ firstRow: band.bottom + 1, columns });
}
