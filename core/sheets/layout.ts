// From the tables of a workbook to layouts that can be filled. A header is matched exactly (after normalising); what no
// spelling settles is proposed by the matcher and filled only where it is sure.
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { Lexicon } from './match/lexicon.ts';
import { isSure, matchTable, type TableMatch } from './match/match-table.ts';
import { type RowKind, rowOf } from './match/row-of.ts';
import { type Grid, ROW_SUBJECTS, type RowSubject, type SheetColumn, type SheetLayout } from './model.ts';
import { sourceOfMeaning } from './sources.ts';
import { type HeaderIndex, isKnown, isSpelt, sourcesSpelt, subjectSpelt } from './spelt.ts';
import type { TableColumn, TableLayout } from './table-model.ts';
import { findTables } from './tables.ts';

export type { HeaderIndex } from './spelt.ts';

const FEWEST_KNOWN = 2;
/** Columns of a table of which nothing is known: somebody may say what they mean. */
const FEWEST_STRANGE = 3;
/** Tables of a workbook that are looked at closely: the likeliest. */
const MOST_TABLES = 12;

function columnOf({ index, path, samples, choices = [] }: TableColumn, source: SheetColumn['source']): SheetColumn {
  const column: SheetColumn = { index, header: path.at(-1)!, path, source };
  if (samples.length > 0 || choices.length > 0) column.shows = { choices, samples };
  return column;
}

/** Adds what the matcher proposes. What no spelling settled is filled where the proposal is sure, else left blank. */
function propose(
  column: SheetColumn,
  proposal: TableMatch['columns'][number],
  row: RowSubject,
  lexicon: Lexicon,
): void {
  column.proposal = proposal;
  if (column.source.kind !== 'blank' || column.source.why === 'remark' || !isSure(proposal)) return;
  column.source = sourceOfMeaning(proposal.meaning, column, row, lexicon);
  if (column.source.kind !== 'blank') column.by = 'match';
}

/** A name settles that a row is about a person; else what title and headers together say, where such rows are filled. */
function rowsOf(spelt: RowSubject | undefined, guessed: RowKind | undefined): RowSubject {
  const other = ROW_SUBJECTS.find(one => one === guessed && one !== 'person');
  return spelt === 'person' ? spelt : (other ?? spelt ?? 'person');
}

function columnsOf(
  { sheet, title, columns }: TableLayout,
  index: HeaderIndex,
  lexicon: Lexicon | undefined,
): Pick<SheetLayout, 'columns' | 'rowSubject'> {
  const paths = columns.map(({ path }) => path);
  const spelt = subjectSpelt(paths, index);
  const titled = title === sheet ? title : `${sheet} ${title}`;
  const guessed = lexicon && rowOf(titled, paths);
  const rowSubject = rowsOf(spelt, guessed);
  const match = lexicon && matchTable(titled, columns, lexicon, { row: rowSubject });
  const sources = sourcesSpelt(paths, rowSubject, index, lexicon?.codes);
  const found = columns.map((column, i) => columnOf(column, sources[i]!));
  if (lexicon !== undefined)
    for (const [i, column] of found.entries()) propose(column, match!.columns[i]!, rowSubject, lexicon);
  for (const [i, { formula }] of columns.entries()) if (formula) found[i]!.source = { kind: 'formula' };
  return { columns: found, rowSubject };
}

/** Refuses `sheet-merged-rows`: cells merged over several of the rows to fill. */
function layoutOf(table: TableLayout, index: HeaderIndex, lexicon: Lexicon | undefined): Result<SheetLayout> {
  const { sheet, title, headerRow, firstRow, capacity, footerRow, body, filledRows, mergedRows } = table;
  if (mergedRows) return refuse('sheet-merged-rows', { row: firstRow });
  return accept({
    ...{ sheet, title, headerRow, firstRow, ...columnsOf(table, index, lexicon), capacity },
    ...(footerRow === undefined ? {} : { footerRow }),
    ...(body === 'blank' ? {} : { body, filledRows }),
  });
}

/** Columns that stand for something: known by their spelling, or proposed. */
const meant = ({ columns }: SheetLayout): number =>
  columns.filter(one => isKnown(one) || (one.proposal !== undefined && one.proposal.meaning.kind !== 'unknown')).length;

/**
 * The layouts of all tables of a workbook that ask for something, the likeliest first; at least one. With a lexicon
 * every column carries what it may mean. A table of which nothing is known is given only where no other is. Refusals:
 * `sheet-no-header` (no table with two columns that mean something, or three of any kind), `sheet-merged-rows`.
 */
export function findLayouts(grids: readonly Grid[], index: HeaderIndex, lexicon?: Lexicon): Result<SheetLayout[]> {
  const tables = findTables(grids, { isKnown: (_, path) => isSpelt(path, index) }).slice(0, MOST_TABLES);
  const layouts: SheetLayout[] = [];
  const strange: SheetLayout[] = [];
  let refusal: Result<SheetLayout[]> = refuse('sheet-no-header');
  for (const table of tables) {
    const read = layoutOf(table, index, lexicon);
    if (!read.ok) refusal = read;
    else if (meant(read.value) >= FEWEST_KNOWN) layouts.push(read.value);
    else if (read.value.columns.length >= FEWEST_STRANGE) strange.push(read.value);
  }
  if (layouts.length > 0) return accept(layouts);
  return strange.length > 0 ? accept(strange.slice(0, 1)) : refusal;
}
