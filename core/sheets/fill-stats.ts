// What a filled sheet holds and lacks, counted column by column while its rows go by. A blank is a blank: nothing here
// knows, or could tell, who declined, who was never asked and whose answer is out of date.
import { SEPARATORS } from '../facts/words.ts';
import { NEVER_HELD, NOT_FOR_POST, NOT_FOR_PURPOSE } from './fill.ts';
import type { Cell, SheetColumn } from './model.ts';

export type ColumnStats = {
  /** Cells with something known in them. */
  values: number;
  /** Cells left blank. */
  blank: number;
  /** Cells that say the column may not serve the purpose. */
  notForPurpose: number;
  /** Cells that say the column is not for the post that filled it. */
  notForPost: number;
  /** Values for which the sheet has no word of its own, so that the dictionary's stands there. */
  unworded: number;
};
/** What could not follow rows that came in: pictures and notes below the table, formulas of other sheets. */
export type FillLimit = 'drawing-below' | 'note-below' | 'formula-elsewhere';
/** `limits`: absent where everything followed. */
export type FillStats = { rows: number; columns: readonly ColumnStats[]; limits?: readonly FillLimit[] };

export type StatsTaker = { see: (cells: readonly Cell[]) => void; stats: FillStats };

/** Counts rows whose cells come in the order of these columns. */
export function takeStats(columns: readonly Pick<SheetColumn, 'source' | 'words'>[]): StatsTaker {
  const counts = columns.map(
    (): ColumnStats => ({ values: 0, blank: 0, notForPurpose: 0, notForPost: 0, unworded: 0 }),
  );
  const words = columns.map(({ source, words }) =>
    source.kind === 'element' && words?.codes !== undefined ? new Set(Object.values(words.codes)) : undefined,
  );
  const stats = { rows: 0, columns: counts };
  return {
    stats,
    see: cells => {
      stats.rows++;
      for (let i = 0; i < counts.length; i++) {
        const count = counts[i]!;
        const cell = cells[i];
        if (cell === undefined || cell === '') count.blank++;
        else if (cell === NOT_FOR_PURPOSE) count.notForPurpose++;
        else if (cell === NOT_FOR_POST) count.notForPost++;
        else if (cell !== NEVER_HELD) {
          count.values++;
          const own = words[i];
          if (own !== undefined && typeof cell === 'string' && !isWorded(cell, own)) count.unworded++;
        }
      }
    },
  };
}

const isWorded = (cell: string, own: ReadonlySet<string>): boolean =>
  own.has(cell) || cell.split(SEPARATORS).every(part => own.has(part));
