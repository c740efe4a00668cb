// A roster understood: its sheets' rows grouped by door into households, with everything that is wrong said row by row
// and column by column. Knows nothing of who is registered already; nothing is written from here.
import type { CodeList } from '../facts/model.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { type Door, doorKey, type Given } from './model.ts';
import { gridKey } from './roster-areas.ts';
import { type RosterHeader, type RosterWords, readRosterHeader } from './roster-header.ts';
import {
  type RefusedRow,
  type Roster,
  type RosterCell,
  type RosterColumn,
  type RosterHousehold,
  type RosterPerson,
  type RosterProblem,
  type RosterSheet,
  textGiven,
} from './roster-model.ts';
import { type Fault, type RowReading, readRosterRow } from './roster-row.ts';

export const MOST_ROWS = 100_000;

export type RosterRules = RosterWords & {
  /** Local date `YYYY-MM-DD`. */
  today: string;
  /** Told every so many rows. */
  progress?: (done: number, total: number) => void;
};

type Line = {
  sheet: number;
  row: number;
  columns: readonly RosterColumn[];
  cells: (RosterCell | undefined)[];
  reading: RowReading;
  faults: Fault[];
  door?: Door;
};

type Found = { sheet: RosterSheet; header: RosterHeader };

const WORST: readonly Refusal['code'][] = ['column-twice', 'column-missing', 'sheet-hidden', 'sheet-no-header'];

/** Sheets that are rosters. A hidden one is not read; a file with no other says so. */
function findRosters(sheets: readonly RosterSheet[], words: RosterWords): Result<Found[]> {
  const found: Found[] = [];
  const refusals: Refusal[] = [];
  for (const sheet of sheets) {
    const header = readRosterHeader(sheet, words);
    if (header.ok && sheet.hidden) refusals.push(refuse('sheet-hidden', { sheet: sheet.name }).refusal);
    else if (header.ok) found.push({ sheet, header: header.value });
    else if (!sheet.hidden) refusals.push(header.refusal);
  }
  const twice = refusals.find(({ code }) => code === 'column-twice');
  if (found.length > 0 && twice === undefined) return accept(found);
  const worst = WORST.map(code => refusals.find(one => one.code === code)).find(one => one !== undefined);
  return { ok: false, refusal: worst ?? refuse('sheet-no-header').refusal };
}

/** What merged cells lend to the rows below their first, by row; the rest of a row is its own. */
function lentBy(sheet: RosterSheet, firstRow: number): Map<number, [column: number, cell: RosterCell][]> {
  const byRow = new Map(sheet.rows.map(({ row, cells }) => [row, cells]));
  const lent = new Map<number, [number, RosterCell][]>();
  for (const { top, left, bottom, right } of sheet.merges) {
    if (bottom < firstRow || bottom === top) continue;
    const cell = byRow.get(top)?.[left - 1];
    if (cell === undefined) continue;
    const last = sheet.rows.at(-1)?.row ?? 0;
    for (let row = Math.max(top, firstRow); row <= Math.min(bottom, last); row++) {
      const cells = lent.get(row) ?? [];
      for (let column = left; column <= Math.min(right, 200); column++) cells.push([column, cell]);
      lent.set(row, cells);
    }
  }
  return lent;
}

function readLines(
  { sheet, header }: Found,
  at: number,
  lists: Map<string, CodeList>,
  rules: RosterRules,
  done: () => void,
): Line[] {
  const { columns, firstRow } = header;
  const lent = lentBy(sheet, firstRow);
  const rowRules = { lists, today: rules.today, date1904: sheet.date1904 };
  const lines: Line[] = [];
  let before: Line | undefined;
  for (const { row, cells: own } of sheet.rows) {
    if (row < firstRow) continue;
    done();
    let cells = own;
    const borrowed = lent.get(row);
    if (borrowed !== undefined) {
      cells = [...own];
      for (const [column, cell] of borrowed) cells[column - 1] ??= cell;
    }
    const reading = readRosterRow(cells, own, columns, rowRules);
    if (reading.ignored) continue;
    const line: Line = { sheet: at, row, columns, cells, reading, faults: reading.faults };
    placeLine(line, before);
    lines.push(line);
    before = line;
  }
  return lines;
}

/** A row without an address of its own belongs to the door above, unless it says that another household begins. */
function placeLine(line: Line, before: Line | undefined): void {
  const { reading } = line;
  const { doorColumn: column } = reading;
  const refuseDoor = (code: 'address-missing' | Refusal['code']) =>
    line.faults.push(column === undefined ? { severity: 'refused', code } : { severity: 'refused', code, column });
  if (reading.door === undefined && before?.reading.door !== undefined) {
    const another =
      (reading.head !== undefined && reading.head !== before.reading.head) || (reading.isHead && before.reading.isHead);
    if (!another) {
      reading.door = before.reading.door;
      if (reading.grid === undefined && before.reading.grid !== undefined) reading.grid = before.reading.grid;
      reading.head ??= before.reading.head as string;
      reading.isHead ||= before.reading.isHead;
    }
  }
  if (reading.door === undefined) refuseDoor('address-missing');
  else if (!reading.door.ok) refuseDoor(reading.door.refusal.code);
  else line.door = reading.door.value;
}

const isRefused = (line: Line): boolean => line.faults.some(({ severity }) => severity === 'refused');
const headerOf = (line: Line, element: string): string | undefined =>
  line.columns.find(({ use }) => 'element' in use && use.element?.id === element)?.header;
const refuseAt = (line: Line, code: RosterProblem['code'], column: string | undefined): void => {
  line.faults.push(column === undefined ? { severity: 'refused', code } : { severity: 'refused', code, column });
};

/** All rows of a door that name different grids are refused: which is right only the office knows. */
function checkGrids(lines: readonly Line[]): void {
  const grids = new Set(
    lines.flatMap(({ reading }) => (reading.grid === undefined ? [] : [gridKey(reading.grid.text)])),
  );
  if (grids.size > 1) for (const line of lines) refuseAt(line, 'household-in-two-grids', line.reading.grid?.header);
}

type Place = { line: Line; key: string };

/** The same person again: at one door, or living at two. Registered here and living there is one person rightly twice. */
function checkTwice(line: Line, seen: Map<string, Place>): string | undefined {
  const { facts, residence } = line.reading;
  const door = doorKey(line.door!);
  const idNumber = textGiven(facts, 'person.id_number');
  const name = textGiven(facts, 'person.name') ?? '';
  const own: Place = { line, key: `${line.sheet}:${line.row}` };
  if (idNumber !== undefined) {
    const there = seen.get(idNumber);
    if (there !== undefined) {
      const again = doorKey(there.line.door!) === door || there.line.reading.residence === residence;
      if (again) refuseAt(line, 'person-twice', headerOf(line, 'person.id_number'));
      return there.key;
    }
    seen.set(idNumber, own);
  }
  const described = `${door}/${name}/${textGiven(facts, 'person.birth_date') ?? ''}`;
  const there = seen.get(described);
  if (there === undefined) seen.set(described, own);
  else if (idNumber === undefined || textGiven(there.line.reading.facts, 'person.id_number') === undefined)
    refuseAt(line, 'person-twice', headerOf(line, 'person.name'));
  return undefined;
}

function householdOf(lines: readonly Line[], seen: Map<string, Place>): RosterHousehold | undefined {
  checkGrids(lines);
  const persons: RosterPerson[] = [];
  const facts = new Map<string, Given>();
  let grid: string | undefined;
  for (const line of lines) {
    const first = isRefused(line) ? undefined : checkTwice(line, seen);
    if (isRefused(line)) continue;
    const { reading } = line;
    const person: RosterPerson = {
      sheet: line.sheet,
      row: line.row,
      residence: reading.residence,
      facts: reading.facts,
      cells: cellsOf(line),
    };
    if (first !== undefined) person.first = first;
    persons.push(person);
    grid ??= reading.grid?.text;
    for (const { given, header } of reading.householdFacts) {
      const held = facts.get(given.element);
      if (held === undefined) facts.set(given.element, given);
      else if (JSON.stringify(held.value) !== JSON.stringify(given.value))
        line.faults.push({ severity: 'warning', code: 'household-values-differ', column: header });
    }
  }
  if (persons.length === 0) return undefined;
  const household: RosterHousehold = { door: lines[0]!.door!, persons, facts: [...facts.values()] };
  if (grid !== undefined) household.grid = grid;
  return household;
}

const kept = (columns: readonly RosterColumn[]) => columns.filter(({ use }) => use.kind !== 'never');
const cellsOf = ({ columns, cells }: Line): RefusedRow['cells'] =>
  kept(columns).map(({ index }) => cells[index - 1] ?? null);

function columnsOf(found: readonly Found[]): Roster['columns'] {
  const columns = new Map<string, Roster['columns'][number]>();
  for (const { header } of found)
    for (const { header: text, use } of header.columns) {
      const column: Roster['columns'][number] = { header: text };
      if ('element' in use && use.element !== undefined) column.means = use.element.id;
      if (use.kind === 'never') column.never = use.never.reason;
      if (!columns.has(text)) columns.set(text, column);
    }
  return [...columns.values()];
}

/** Columns that are known and not a roster's to bring, told once at their header. */
const notTaken = ({ sheet, header }: Found): RosterProblem[] =>
  header.columns.flatMap(({ header: column, use }) =>
    use.kind === 'aside' && use.why === 'not-taken'
      ? [
          {
            sheet: sheet.name,
            row: header.firstRow - 1,
            column,
            severity: 'warning',
            code: 'column-not-taken',
            detail: { header: column },
          },
        ]
      : [],
  );

/**
 * Reads the rosters of a file. Refusals for the whole of it: `sheet-no-header`, `sheet-hidden`, `column-missing`,
 * `column-twice`, `too-many-rows`.
 */
export function readRoster(sheets: readonly RosterSheet[], rules: RosterRules): Result<Roster> {
  const found = findRosters(sheets, rules);
  if (!found.ok) return found;
  const total = found.value.reduce((sum, { sheet }) => sum + sheet.rows.length, 0);
  if (total > MOST_ROWS) return refuse('too-many-rows', { limit: MOST_ROWS });
  const lists = new Map(rules.dictionary.codeLists.map(list => [list.id, list]));
  let done = 0;
  const count = () => {
    done += 1;
    if (done % 2000 === 0) rules.progress?.(done, total);
  };
  const lines = found.value.flatMap((one, at) => readLines(one, at, lists, rules, count));
  const doors = Map.groupBy(
    lines.filter(({ door }) => door !== undefined),
    ({ door }) => doorKey(door!),
  );
  const seen = new Map<string, Place>();
  const households = [...doors.values()].map(group => householdOf(group, seen)).filter(one => one !== undefined);
  const nameOf = (at: number) => found.value[at]!.sheet.name;
  const problems = lines.flatMap(line =>
    line.faults.map(fault => ({ sheet: nameOf(line.sheet), row: line.row, ...fault })),
  );
  const refused = lines
    .filter(isRefused)
    .map((line): RefusedRow => ({ sheet: line.sheet, row: line.row, cells: cellsOf(line) }));
  return accept({
    columns: columnsOf(found.value),
    sheets: found.value.map(({ sheet, header }) => ({
      name: sheet.name,
      headers: kept(header.columns).map(({ header: text }) => text),
    })),
    households,
    problems: [...found.value.flatMap(notTaken), ...problems],
    refused,
    counts: {
      rows: lines.length,
      persons: lines.length - refused.length,
      households: households.length,
      refusedRows: refused.length,
      warnings: problems.filter(({ severity }) => severity === 'warning').length + found.value.flatMap(notTaken).length,
    },
  });
}
