// The thread in which a department's workbook is opened: nobody knows what is inside before it has been read. It gets
// bytes, finds the table on a blank sheet, and writes rows that are handed to it; it reads no database.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { createHeaderIndex } from '../../core/facts/headers.ts';
import type { Dictionary, NeverHeld } from '../../core/facts/model.ts';
import { accept, type Refusal, type Result } from '../../core/kernel/result.ts';
import { type AboutSheet, isAboutSheet } from '../../core/sheets/about.ts';
import type { FillStats } from '../../core/sheets/fill-stats.ts';
import { findLayout } from '../../core/sheets/layout.ts';
import { withShown } from '../../core/sheets/layout-words.ts';
import { createLexicon, type Taught } from '../../core/sheets/match/lexicon.ts';
import type { Cell, SheetLayout } from '../../core/sheets/model.ts';
import { fillTemplate, type TellAbout } from './workbook/fill-template.ts';
import { openTemplate } from './workbook/open-template.ts';

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
  | { says: 'layout'; layout: SheetLayout }
  | { says: 'refused'; refusal: Refusal }
  /** It has written what it got and waits for the next rows; an empty answer means there are none. */
  | { says: 'next' }
  | { says: 'bytes'; bytes: Uint8Array }
  /** All rows are written and counted; the answer is the sheet that says what they are. */
  | { says: 'counted'; stats: FillStats }
  | { says: 'filled' };

const port = parentPort!;
const say = (what: WorkerSays) => port.postMessage(what);

async function layoutOf(task: SheetTask & { kind: 'read' }): Promise<Result<SheetLayout>> {
  const { bytes, dictionary, neverHeld, taught } = task;
  const template = await openTemplate(bytes);
  if (!template.ok) return template;
  const index = createHeaderIndex(dictionary, neverHeld);
  const grids = template.value.sheets.map(({ grid }) => grid).filter(({ sheet }) => !isAboutSheet(sheet));
  const layout = findLayout(grids, index, createLexicon(dictionary, neverHeld, taught));
  if (!layout.ok) return layout;
  return accept(withShown(layout.value, grids.find(({ sheet }) => sheet === layout.value.sheet)!));
}

async function asked<T>(what: WorkerSays): Promise<T> {
  const answer = once(port, 'message');
  say(what);
  return ((await answer) as [T])[0];
}

async function* partsHanded(): AsyncGenerator<Cell[][]> {
  for (;;) {
    const rows = await asked<Cell[][]>({ says: 'next' });
    if (rows.length === 0) return;
    yield rows;
  }
}

async function fill({ bytes, layout, count, about }: SheetTask & { kind: 'fill' }): Promise<Refusal | undefined> {
  const template = await openTemplate(bytes);
  if (!template.ok) return template.refusal;
  const tell: TellAbout = stats => asked<AboutSheet>({ says: 'counted', stats });
  const filled = fillTemplate(template.value, layout, { count, each: partsHanded() }, about ? { about: tell } : {});
  if (!filled.ok) return filled.refusal;
  for await (const part of filled.value.bytes) {
    // A view would take all of the memory behind it along.
    const bytes = Uint8Array.from(part);
    port.postMessage({ says: 'bytes', bytes } satisfies WorkerSays, [bytes.buffer]);
  }
  return undefined;
}

const task = workerData as SheetTask;
if (task.kind === 'read') {
  const layout = await layoutOf(task);
  say(layout.ok ? { says: 'layout', layout: layout.value } : { says: 'refused', refusal: layout.refusal });
} else {
  const refusal = await fill(task);
  say(refusal === undefined ? { says: 'filled' } : { says: 'refused', refusal });
}
port.close();
