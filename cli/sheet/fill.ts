// `doorstep sheet fill IN --area CODE --purpose P --out OUT`: a blank form handed to a running Doorstep and taken back
// filled, as the page does it. What may be filled in, for whom and what is logged is the server's to say.
import { realpathSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { localDate } from '../../core/facts/local-time.ts';
import {
  chooseColumns,
  type FilledAs,
  getFilledSheet,
  type SheetView,
  uploadSheet,
} from '../../core/sheets/contract.ts';
import { NEVER_HELD, NOT_FOR_POST, NOT_FOR_PURPOSE } from '../../core/sheets/fill.ts';
import { reachServer, type Server } from './server.ts';
import { asSomebody } from './sign-in.ts';
import { complain, putWhole, readGiven, told, write } from './terminal.ts';

export type FillOptions = {
  file: string;
  /** Code of the smallest area that answers the office. */
  area: string;
  purpose: string;
  basis?: string | undefined;
  until?: string | undefined;
  /** Whom alone it speaks of, in the words of packs: `age >= 65`. */
  where?: string | undefined;
  as?: string | undefined;
  /** Which of the workbook's tables, as `explain` counts them; absent: the likeliest. */
  table?: number | undefined;
  out: string;
  server: string;
  json: boolean;
};

/** Why a column of a filled sheet has no values. */
export type NotFilled = 'unknown' | 'never-held' | 'not-for-purpose' | 'not-for-post';
export type FilledColumn = {
  /** Column number, A = 1. */
  column: number;
  header: string;
  /** What it asks for, in the words of core/sheets/match/meaning.ts. */
  means: string;
  filled: boolean;
  /** Absent where it is filled. */
  why?: NotFilled;
  title?: { zh: string; en: string };
};
export type FilledSheet = {
  out: string;
  sheet: string;
  rows: number;
  row: SheetView['subject'];
  purpose: string;
  basis?: string;
  /** Instant in ms until which the office may keep it. */
  keptUntil: number;
  columns: FilledColumn[];
};

const WHY: Readonly<Record<NotFilled, string>> = {
  unknown: '留空：没有认出 · left blank: not recognised',
  'never-held': NEVER_HELD,
  'not-for-purpose': NOT_FOR_PURPOSE,
  'not-for-post': NOT_FOR_POST,
};

const ROWS: Readonly<Record<SheetView['subject'], readonly [string, string]>> = {
  person: ['人', 'people'],
  household: ['户', 'households'],
  dwelling: ['套房屋', 'dwellings'],
  building: ['栋楼', 'buildings'],
  grid: ['个网格', 'grids'],
  counts: ['行数字', 'rows of figures'],
};

/** A column that may not be filled says so in every row alike, so that the first tells it and says nothing of anybody. */
function whyNot({ columns, preview }: SheetView, i: number): NotFilled | undefined {
  const { means, never } = columns[i]!;
  const first = preview[0]?.[i];
  if (never !== undefined) return 'never-held';
  if (first === NOT_FOR_PURPOSE) return 'not-for-purpose';
  if (first === NOT_FOR_POST) return 'not-for-post';
  return means === undefined ? 'unknown' : undefined;
}

export function summarise(view: SheetView, out: string): FilledSheet {
  const { sheetName, rows, subject, purpose, basis, keptUntil, columns } = view;
  return {
    ...{ out, sheet: sheetName, rows, row: subject, purpose, keptUntil },
    ...(basis === undefined ? {} : { basis }),
    columns: columns.map(({ index, header, over, meaning, title }, i): FilledColumn => {
      const why = whyNot(view, i);
      const column: FilledColumn = {
        ...{ column: index, header: over === undefined ? header : `${over}/${header}`, means: meaning },
        filled: why === undefined,
      };
      if (why !== undefined) column.why = why;
      if (title !== undefined) column.title = title;
      return column;
    }),
  };
}

function print({ out, rows, row, keptUntil, columns }: FilledSheet): void {
  const last = localDate(keptUntil - 1, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const lines = columns.map(({ header, filled, why, means, title }) => {
    const words = title === undefined ? means : `${title.zh} · ${title.en}`;
    return `${filled ? '✓' : ' '} ${header}  →  ${why === undefined ? words : WHY[why]}`;
  });
  const [zh, en] = ROWS[row];
  // At once: whoever reads only the first line must not break the rest off.
  write([`${out}：${rows} ${zh}，保存至 ${last} · ${rows} ${en}, kept until ${last}`, ...lines].join('\n'));
}

const sameFile = (a: string, b: string): boolean => {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
};

const kindOf = (file: string): string =>
  extname(file)
    .toLowerCase()
    .replace(/^\.(?:xls|txt)$/, one => (one === '.xls' ? '.xlsx' : '.csv'));

/** What OUT's name asks for besides the blank's own kind; undefined for its own. */
function asNamed(file: string, out: string): FilledAs | undefined {
  const wanted = kindOf(out);
  if (wanted === kindOf(file)) return undefined;
  if (wanted === '.csv') return 'csv';
  if (wanted === '.pdf') return 'pdf';
  throw told(
    `${basename(file)} 填好后可以是 ${kindOf(file)}、.csv 或 .pdf，不能是 ${wanted}。请改 --out 的文件名。`,
    `${basename(file)} can be had filled as ${kindOf(file)}, .csv or .pdf, not as ${wanted}. Change the name after --out.`,
  );
}

function chooseTable(server: Server, { id }: SheetView, table: number): Promise<SheetView> {
  return server.ask(chooseColumns, { query: { id }, body: { table: table - 1, columns: [] } });
}

/** Writes the filled sheet whole or not at all. Throws in words what refuses it. */
export async function runFill({ file, area, out, json, ...asked }: FillOptions): Promise<void> {
  const bytes = readGiven(file);
  if (sameFile(file, out))
    throw told(
      '填好的表不能写在空表上。请给 --out 另一个文件名。',
      'The filled sheet would be written over the blank one. Give --out another name.',
    );
  const filledAs = asNamed(file, out);
  const server = reachServer(asked.server);
  const { purpose, basis, until, where, as, table } = asked;
  const view = await asSomebody(server, { as, code: area }, async (found, { user, post }) => {
    complain(`${user}（${post.area.fullName}）→ ${found.name}`);
    const query = { area: found.id, purpose, basis, until, where };
    const read = await server.ask(uploadSheet, { query, file: { name: basename(file), bytes } });
    const given = table === undefined ? read : await chooseTable(server, read, table);
    putWhole(out, await server.fetch(getFilledSheet, { query: { id: given.id, as: filledAs } }));
    return given;
  });
  const summary = summarise(view, out);
  if (json) return write(JSON.stringify(summary, null, 2));
  print(summary);
}
