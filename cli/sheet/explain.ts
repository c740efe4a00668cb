// `doorstep sheet explain FILE` says what each column of a department's workbook asks for, how sure that is and why. It
// reads no database: nothing about anybody is needed to know what is asked.
import { resolve } from 'node:path';
import { printMeaning } from '../../core/sheets/match/meaning.ts';
import { reasonText } from '../../core/sheets/match/reason.ts';
import type { SheetColumn, SheetLayout } from '../../core/sheets/model.ts';
import { meaningOf } from '../../core/sheets/sources.ts';
import { loadDictionary } from '../../server/facts/dictionary.ts';
import { readTables } from '../../server/sheets/aside.ts';
import { isMisnamed } from '../../server/sheets/file-kind.ts';
import { readGiven, refused, write } from './terminal.ts';

export type ExplainedColumn = {
  column: number;
  path: string[];
  /** A meaning in the words of core/sheets/match/meaning.ts: an element, `unknown`, `never_held`, … */
  means: string;
  /** 0 to 1. */
  confidence: number;
  /** Whether a filled sheet would hold it without anybody's word. */
  filled: boolean;
  reason: { zh: string; en: string };
  others: { means: string; confidence: number }[];
};
export type ExplainedTable = { sheet: string; headerRow: number; row: string; columns: ExplainedColumn[] };
/** The likeliest table of a workbook, and its others. */
export type Explained = ExplainedTable & { others: ExplainedTable[] };

function explainColumn(column: SheetColumn): ExplainedColumn {
  const { index, header, path = [header], proposal, source, by } = column;
  const settled = source.kind !== 'blank' && by === undefined;
  const meant = settled ? meaningOf(column) : proposal === undefined ? 'unknown' : printMeaning(proposal.meaning);
  const same = proposal !== undefined && printMeaning(proposal.meaning) === meant;
  return {
    ...{ column: index, path, means: meant, filled: source.kind !== 'blank' && source.kind !== 'never' },
    confidence: Math.round((same ? proposal.confidence : settled ? 1 : 0) * 1000) / 1000,
    reason: reasonText(same ? proposal.reason : { why: settled ? 'spelt' : 'nothing', spelling: header }),
    others: (proposal?.alternatives ?? []).map(({ meaning, confidence }) => ({
      ...{ means: printMeaning(meaning), confidence: Math.round(confidence * 1000) / 1000 },
    })),
  };
}

/** What a layout asks for, column by column. */
export const explain = ({ sheet, headerRow, rowSubject, columns }: SheetLayout): ExplainedTable => ({
  ...{ sheet, headerRow, row: rowSubject, columns: columns.map(explainColumn) },
});

/** Prints what the tables of a workbook ask for, the likeliest first. Throws in words what refuses it. */
export async function runExplain(file: string, asJson: boolean): Promise<void> {
  const { dictionary, neverHeld } = loadDictionary(resolve(import.meta.dirname, '../../packs/shared'));
  const bytes = readGiven(file);
  if (isMisnamed(bytes, file)) throw refused({ code: 'workbook-damaged' });
  const read = await readTables({ library: { dictionary, neverHeld } }, bytes);
  if (!read.ok) throw refused(read.refusal);
  const [first, ...others] = read.value.map(explain) as [ExplainedTable, ...ExplainedTable[]];
  if (asJson) return write(JSON.stringify({ ...first, others } satisfies Explained, null, 2));
  write([first, ...others].map((table, i) => linesOf(table, others.length === 0 ? '' : `${i + 1}. `)).join('\n\n'));
}

function linesOf({ sheet, headerRow, row, columns }: ExplainedTable, number: string): string {
  const lines = columns.map(
    ({ path, means, confidence, filled, reason }) =>
      `${filled ? '✓' : ' '} ${path.join('/')}  →  ${means}  ${Math.round(confidence * 100)} %  ${reason.zh} · ${reason.en}`,
  );
  return [`${number}${sheet} · 表头在第 ${headerRow} 行 header in row ${headerRow} · ${row}`, ...lines].join('\n');
}
