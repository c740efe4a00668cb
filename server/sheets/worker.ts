// The process in which a department's workbook is opened: nobody knows what is inside before it has been read. It gets
// bytes, finds the table on a blank sheet, and writes rows that are handed to it; it reads no database.
import { createHeaderIndex } from '../../core/facts/headers.ts';
import type { Dictionary, NeverHeld } from '../../core/facts/model.ts';
import type { Refusal, Result } from '../../core/kernel/result.ts';
import { type AboutSheet, isAboutSheet } from '../../core/sheets/about.ts';
import type { FillStats } from '../../core/sheets/fill-stats.ts';
import { findLayouts } from '../../core/sheets/layout.ts';
import { createLexicon, type Taught } from '../../core/sheets/match/lexicon.ts';
import type { Cell, SheetLayout } from '../../core/sheets/model.ts';
import { type Aside, serveAside } from '../kernel/aside-task.ts';
import { openBlank } from './blank.ts';
import type { TellAbout } from './workbook/fill-template.ts';

export type SheetTask =
  | {
      kind: 'read';
      bytes: Uint8Array;
      dictionary: Pick<Dictionary, 'elements' | 'codeLists'>;
      neverHeld: readonly NeverHeld[];
      taught: readonly Taught[];
    }
  /** `about`: whether a sheet is added that says what the filled one is. */
  | { kind: 'fill'; bytes: Uint8Array; layout: SheetLayout; count: number; about: boolean };

export type WorkerSays =
  | { says: 'layouts'; layouts: SheetLayout[] }
  | { says: 'refused'; refusal: Refusal }
  /** It has written what it got and waits for the next rows; an empty answer means there are none. */
  | { says: 'next' }
  | { says: 'bytes'; bytes: Uint8Array }
  /** All rows are written and counted; the answer is the sheet that says what they are. */
  | { says: 'counted'; stats: FillStats }
  | { says: 'filled' };

async function layoutsOf(task: SheetTask & { kind: 'read' }): Promise<Result<SheetLayout[]>> {
  const { bytes, dictionary, neverHeld, taught } = task;
  const blank = await openBlank(bytes);
  if (!blank.ok) return blank;
  const index = createHeaderIndex(dictionary, neverHeld);
  const grids = blank.value.grids.filter(({ sheet }) => !isAboutSheet(sheet));
  return findLayouts(grids, index, createLexicon(dictionary, neverHeld, taught));
}

async function* partsHanded({ ask }: Aside<WorkerSays>): AsyncGenerator<Cell[][]> {
  for (;;) {
    const rows = await ask<Cell[][]>({ says: 'next' });
    if (rows.length === 0) return;
    yield rows;
  }
}

async function fill(
  { bytes, layout, count, about }: SheetTask & { kind: 'fill' },
  aside: Aside<WorkerSays>,
): Promise<WorkerSays> {
  const blank = await openBlank(bytes);
  if (!blank.ok) return { says: 'refused', refusal: blank.refusal };
  const tell: TellAbout = stats => aside.ask<AboutSheet>({ says: 'counted', stats });
  const rows = { count, each: partsHanded(aside) };
  const filled = blank.value.fill(layout, rows, about ? { about: tell } : {});
  if (!filled.ok) return { says: 'refused', refusal: filled.refusal };
  for await (const part of filled.value.bytes) await aside.say({ says: 'bytes', bytes: part });
  return { says: 'filled' };
}

await serveAside<SheetTask, WorkerSays>(async (task, aside) => {
  if (task.kind === 'fill') return aside.say(await fill(task, aside));
  const layouts = await layoutsOf(task);
  if (!layouts.ok) return aside.say({ says: 'refused', refusal: layouts.refusal });
  return aside.say({ says: 'layouts', layouts: layouts.value });
});
