// A sheet's rows as a roster to be printed: drawn aside, within limits of time and memory.
import { localDate, startOfDay } from '../../../core/facts/local-time.ts';
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import { MINUTE_MS } from '../../../core/kernel/time.ts';
import type { AboutFill, AboutSheet } from '../../../core/sheets/about.ts';
import { lastDayBefore } from '../../../core/sheets/keeping.ts';
import type { Cell } from '../../../core/sheets/model.ts';
import { cellText } from '../../../core/sheets/write-cell.ts';
import { runAside } from '../../kernel/aside.ts';
import type { Roster } from './draw.ts';
import type { PrintSays } from './worker.ts';

/** More rows nobody prints; they are had as a workbook or as CSV. */
export const MOST_PRINTED = 10_000;
const WORKER = new URL('./worker.ts', import.meta.url);
const LIMITS = { seconds: 120, megabytes: 512 };

const clock = (at: number, zone: string): string => {
  const minutes = Math.floor((at - startOfDay(localDate(at, zone), zone)) / MINUTE_MS);
  return [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':');
};

/** A roster in words: what a workbook says of itself on a sheet of its own stands at its head. */
export function rosterOf(about: AboutFill, told: AboutSheet, title: string, rows: string[][]): Roster {
  const { at, timeZone, keptUntil, dictionary, layout } = about;
  const purpose = dictionary.purposes.find(({ id }) => id === about.purpose);
  const lines = told.title.slice(1).map(cells => cells.map(cellText));
  const day = lastDayBefore(keptUntil, timeZone);
  return {
    ...{ title, rows, at },
    notices: lines.filter(({ length }) => length === 1).map(([text]) => text!),
    facts: lines.filter(({ length }) => length === 2) as [string, string][],
    foot: [
      ...[purpose?.title.zh ?? about.purpose, about.area.join(' / ')],
      ...[`保存至 kept until ${day}`, `打印 printed ${localDate(at, timeZone)} ${clock(at, timeZone)}`],
    ].join(' · '),
    headings: layout.columns.map(({ path, header }) => (path ?? [header]).join(' / ')),
  };
}

/** The PDF. Refusals: `print-too-long`, `file-too-slow`. */
export async function printRoster(
  count: number,
  parts: AsyncIterable<Cell[][]>,
  roster: (rows: string[][]) => Promise<Roster>,
): Promise<Result<Buffer>> {
  if (count > MOST_PRINTED) return refuse('print-too-long', { rows: count, limit: MOST_PRINTED });
  const rows: string[][] = [];
  for await (const part of parts) for (const cells of part) rows.push(cells.map(cellText));
  const bytes: Uint8Array[] = [];
  return runAside(WORKER, await roster(rows), LIMITS, (said: PrintSays) => {
    if (said.says === 'printed') return accept(Buffer.concat(bytes));
    bytes.push(said.bytes);
    return undefined;
  });
}
