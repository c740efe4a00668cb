// `doorstep sheet explain FILE` says what each column of a department's workbook asks for, how sure that is and why. It
// reads no database: nothing about anybody is needed to know what is asked.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { REFUSALS } from '../core/kernel/refusals.ts';
import type { Refusal } from '../core/kernel/result.ts';
import { printMeaning } from '../core/sheets/match/meaning.ts';
import { reasonText } from '../core/sheets/match/reason.ts';
import type { SheetColumn, SheetLayout } from '../core/sheets/model.ts';
import { meaningOf } from '../core/sheets/sources.ts';
import { loadDictionary } from '../server/facts/dictionary.ts';
import { readAside } from '../server/sheets/aside.ts';

export const summary = {
  zh: '看一张部门的表每一列要什么',
  en: 'what each column of a department’s workbook asks for',
};

const USAGE = `doorstep sheet explain 文件.xlsx [--json]   每一列要什么、有多大把握、为什么
doorstep sheet explain FILE.xlsx [--json]   what each column asks for, how surely, and why
`;

const write = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

function told({ code, detail = {} }: Refusal): string {
  const { zh, en } = (REFUSALS as Record<string, { zh: string; en: string }>)[code] ?? { zh: code, en: code };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole));
  return `${filled(zh)}\n${filled(en)}`;
}

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
export type Explained = { sheet: string; headerRow: number; row: string; columns: ExplainedColumn[] };

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
export const explain = ({ sheet, headerRow, rowSubject, columns }: SheetLayout): Explained => ({
  ...{ sheet, headerRow, row: rowSubject, columns: columns.map(explainColumn) },
});

/** 0 when a table was found; 1 when the file was refused; 2 when the call itself was not understood. */
export async function run(args: string[]): Promise<number> {
  const [task, ...rest] = args;
  const files = rest.filter(one => one !== '--json');
  const [file] = files;
  if (task !== 'explain' || file === undefined || files.length > 1 || file.startsWith('-')) {
    complain(USAGE);
    return 2;
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    complain(`${file}: 打不开这个文件，请核对路径。\n    This file cannot be opened. Check its path.`);
    return 1;
  }
  const { dictionary, neverHeld } = loadDictionary(resolve(import.meta.dirname, '../packs/shared'));
  const read = await readAside({ library: { dictionary, neverHeld } }, bytes);
  if (!read.ok) {
    complain(told(read.refusal));
    return 1;
  }
  const explained = explain(read.value);
  if (rest.includes('--json')) {
    write(JSON.stringify(explained, null, 2));
    return 0;
  }
  write(
    `${explained.sheet} · 表头在第 ${explained.headerRow} 行 header in row ${explained.headerRow} · ${explained.row}`,
  );
  for (const { path, means, confidence, filled, reason } of explained.columns)
    write(
      `${filled ? '✓' : ' '} ${path.join('/')}  →  ${means}  ${Math.round(confidence * 100)} %  ${reason.zh} · ${reason.en}`,
    );
  return 0;
}
