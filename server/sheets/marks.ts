// Marks of a sheet's rows: by whom a row is about, 8 bytes of a keyed digest of its cells. They tell that a row changed,
// never what it says, and are kept sealed only as long as the office may keep the sheet itself.
import { type Id, idFromBytes } from '../../core/kernel/id.ts';
import { isGap, type RowMarks, textOfRow } from '../../core/sheets/changes.ts';
import type { RowKnown } from '../../core/sheets/fill.ts';
import type { Cell, SheetLayout } from '../../core/sheets/model.ts';
import { findFile, keepFile } from '../kernel/files.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';

const KIND = 'sheet-marks';
const ID = 16;
const MARK = 8;

/** Hears of every row of a sheet as it is written. */
export type SeeRow = (subjectId: Id, cells: readonly Cell[], known: RowKnown) => void;
export type Recorder = {
  see: SeeRow;
  /** By column: cells empty because nothing is known. */
  gaps: number[];
  marks: Map<Id, string>;
};

export function createRecorder(kernel: Kernel, communityId: Id, { columns }: Pick<SheetLayout, 'columns'>): Recorder {
  const gaps = columns.map(() => 0);
  const marks = new Map<Id, string>();
  return {
    ...{ gaps, marks },
    see: (subjectId, cells, { values }) => {
      for (const [i, { source }] of columns.entries()) if (isGap(source, cells[i], values)) gaps[i]!++;
      const text = `${communityId} ${subjectId} ${textOfRow(columns, cells)}`;
      marks.set(subjectId, kernel.blind('sheet-row', text).toString('hex', 0, MARK));
    },
  };
}

function packed(marks: RowMarks): Buffer {
  const bytes = Buffer.alloc(marks.size * (ID + MARK));
  let at = 0;
  for (const [id, mark] of marks) {
    bytes.write(id.replaceAll('-', ''), at, ID, 'hex');
    bytes.write(mark, at + ID, MARK, 'hex');
    at += ID + MARK;
  }
  return bytes;
}

function unpacked(bytes: Buffer): Map<Id, string> {
  const marks = new Map<Id, string>();
  for (let at = 0; at < bytes.length; at += ID + MARK)
    marks.set(idFromBytes(bytes.subarray(at, at + ID)), bytes.toString('hex', at + ID, at + ID + MARK));
  return marks;
}

/** Keeps the marks of a filled sheet, under its id, until the sheet's end (ms). */
export const keepMarks = (
  tx: Tx,
  kernel: Kernel,
  fill: { id: Id; communityId: Id; postId: Id; marks: RowMarks; keptUntil: number },
): Promise<void> =>
  keepFile(tx, kernel, {
    ...{ id: fill.id, streamId: fill.communityId, postId: fill.postId, kind: KIND, name: KIND, detail: {} },
    ...{ bytes: packed(fill.marks), expiresAt: fill.keptUntil },
  });

/** The marks of a sheet; undefined once its time is over. */
export async function findMarks(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  fillId: Id,
): Promise<Map<Id, string> | undefined> {
  const file = await findFile(tx, kernel, communityId, fillId, KIND);
  return file && unpacked(file.bytes);
}
