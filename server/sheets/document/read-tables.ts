// Finds the tables of a Word document's main part: where their rows and cells lie in its text, and what they say. Tables
// inside drawings are left out, since they stand there twice; text that was struck out is no text.
import type { Area, Grid } from '../../../core/sheets/model.ts';
import { TooMuch } from '../workbook/sheet-part.ts';
import { attribute, prefixOf, type Tag, tagsOf, textOf } from '../workbook/xml.ts';

export type DocCell = {
  start: number;
  /** End of the opening tag; end of the cell's properties, or of the opening tag where it has none. */
  opened: number;
  content: number;
  /** Where the closing tag begins, and ends. */
  closed: number;
  end: number;
  /** First grid column, counted from 1, and how many it spans. */
  column: number;
  span: number;
  /** Goes on with the cell above. */
  continues: boolean;
  text: string;
};
export type DocRow = {
  start: number;
  opened: number;
  /** Where its properties end; its cells follow. */
  properties: number;
  end: number;
  cells: DocCell[];
  /** Stands in the table itself and not in a wrapper. */
  bare: boolean;
};
export type DocTable = { name: string; rows: DocRow[]; grid: Grid };

export type DocLimits = { tables: number; cells: number };

const LONGEST_NAME = 60;
/** A line to be filled in, such as 填报单位：, names no table where another one does. */
const LABEL = /[：:]/;

type Open = {
  rows: DocRow[];
  heading: string;
  row?: DocRow;
  cell?: DocCell;
  /** Depth in tags of the table, and of what stands directly in it. */
  depth: number;
};

/** Text so far of a paragraph outside every table: the last one that says something names the table below it. */
type Reading = { text: string; last: string };

function mergesOf(rows: readonly DocRow[]): Area[] {
  const merges: Area[] = [];
  for (const [i, row] of rows.entries())
    for (const cell of row.cells) {
      if (cell.continues) continue;
      let bottom = i;
      const goesOn = (at: number) =>
        rows[at]?.cells.some(below => below.continues && below.column === cell.column) === true;
      while (goesOn(bottom + 1)) bottom++;
      const right = cell.column + cell.span - 1;
      if (bottom > i || right > cell.column) merges.push({ top: i + 1, left: cell.column, bottom: bottom + 1, right });
    }
  return merges;
}

const gridOf = (name: string, rows: readonly DocRow[]): Grid => ({
  sheet: name,
  rows: rows.map(({ cells }, i) => ({
    row: i + 1,
    cells: cells.map(({ column, text }) => ({ column, text: text.trim(), styled: true })),
  })),
  merges: mergesOf(rows),
});

function named(heading: string, taken: ReadonlySet<string>, place: number): string {
  const own = heading.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME) || `表格 ${place} · Table ${place}`;
  return taken.has(own) ? `${own} (${place})` : own;
}

/** Throws NotXml on what is not well enough formed to be spliced, TooMuch beyond the limits. */
export function readTables(xml: string, limits: DocLimits): DocTable[] {
  const found: { heading: string; rows: DocRow[] }[] = [];
  const tables: Open[] = [];
  const outside: Reading = { text: '', last: '' };
  const path: string[] = [];
  let prefix: string | undefined;
  let drawn = 0;
  let cells = 0;
  let open: Tag | undefined;

  const say = (text: string): void => {
    const cell = tables.at(-1)?.cell;
    if (cell !== undefined) cell.text += text;
    else if (tables.length === 0) outside.text += text;
  };
  const enter = (tag: Tag): void => {
    const table = tables.at(-1);
    const { row, cell } = table ?? {};
    switch (tag.name) {
      case 'tbl':
        if (tag.kind === 'open') tables.push({ rows: [], heading: outside.last, depth: path.length });
        break;
      case 'tr':
        if (table === undefined || tag.kind === 'alone') break;
        table.row = {
          start: tag.start,
          opened: tag.end,
          properties: tag.end,
          end: 0,
          cells: [],
          bare: path.length === table.depth + 1,
        };
        break;
      case 'tc': {
        if (table === undefined || row === undefined || tag.kind === 'alone') break;
        if (++cells > limits.cells) throw new TooMuch('cells', limits.cells);
        const before = row.cells.at(-1);
        const column = before === undefined ? 1 + (rowsSkipped.get(row) ?? 0) : before.column + before.span;
        table.cell = {
          ...{ start: tag.start, opened: tag.end, content: tag.end, closed: 0, end: 0, column, span: 1 },
          ...{ continues: false, text: '' },
        };
        break;
      }
      case 'gridBefore':
        if (row !== undefined && cell === undefined) rowsSkipped.set(row, numberOf(tag));
        break;
      case 'gridSpan':
        if (cell !== undefined && path.at(-1) === 'tcPr') cell.span = Math.max(1, numberOf(tag));
        break;
      case 'vMerge':
        if (cell !== undefined && path.at(-1) === 'tcPr') cell.continues = valOf(tag) !== 'restart';
        break;
      case 'tab':
        if (path.at(-1) === 'r') say(' ');
        break;
      case 'br':
      case 'cr':
        say('\n');
        break;
    }
  };
  const valOf = (tag: Tag): string | undefined => attribute(xml, tag, `${prefix}val`);
  const numberOf = (tag: Tag): number => Math.min(1000, Number.parseInt(valOf(tag) ?? '0', 10) || 0);
  const rowsSkipped = new Map<DocRow, number>();
  const close = (tag: Tag): void => {
    const table = tables.at(-1);
    switch (tag.name) {
      case 'trPr':
      case 'tblPrEx':
        if (table?.row !== undefined && path.at(-1) === 'tr') table.row.properties = tag.end;
        break;
      case 'tcPr':
        if (table?.cell !== undefined && path.at(-1) === 'tc') table.cell.content = tag.end;
        break;
      case 'tc':
        if (table?.cell === undefined) break;
        Object.assign(table.cell, { closed: tag.start, end: tag.end });
        table.row?.cells.push(table.cell);
        delete table.cell;
        break;
      case 'tr':
        if (table?.row === undefined) break;
        table.row.end = tag.end;
        table.rows.push(table.row);
        delete table.row;
        break;
      case 'tbl':
        tables.pop();
        if (table !== undefined && table.rows.length > 0) found.push({ heading: table.heading, rows: table.rows });
        if (found.length > limits.tables) throw new TooMuch('tables', limits.tables);
        break;
      case 't':
        if (open?.name === 't') say(textOf(xml.slice(open.end, tag.start)));
        break;
      case 'p':
        if (tables.length > 0) say('\n');
        else {
          const says = outside.text.trim() !== '';
          if (says && (outside.last === '' || !LABEL.test(outside.text))) outside.last = outside.text;
          outside.text = '';
        }
        break;
    }
  };

  for (const tag of tagsOf(xml)) {
    prefix ??= prefixOf(xml, tag);
    const ours = prefixOf(xml, tag) === prefix;
    if (tag.kind === 'close') path.pop();
    if (tag.name === 'txbxContent' && tag.kind !== 'alone') drawn += tag.kind === 'open' ? 1 : -1;
    if (ours && drawn === 0) {
      if (tag.kind !== 'close') enter(tag);
      if (tag.kind === 'close') close(tag);
    }
    if (tag.kind === 'open') path.push(tag.name);
    open = tag.kind === 'open' ? tag : undefined;
  }

  const taken = new Set<string>();
  return found
    .toSorted((a, b) => a.rows[0]!.start - b.rows[0]!.start)
    .map(({ heading, rows }, i) => {
      const name = named(heading, taken, i + 1);
      taken.add(name);
      return { name, rows, grid: gridOf(name, rows) };
    });
}
