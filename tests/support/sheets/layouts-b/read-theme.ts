// A kind of sheet of the second bank is written down as lines, one a column, in the order in which a department prints
// them. `# 户籍信息 / 登记地` opens a heading (of two levels), `#` alone ends it, `! ` marks a column that is never left out,
// `means +also: wordings`; without wordings those of `COMMON` stand.
import type { RowKind } from '../../../../core/sheets/match/row-of.ts';
import { COMMON } from './words.ts';

export type ThemeB = {
  titles: string;
  row: RowKind;
  columns: string;
  /** What the trap of two columns for one thing may ask twice. */
  twice: string;
  /** Who may stand on the sheet with the same words below different headings; the first two are taken. */
  owners: readonly [string, string];
};

export type Line = { means: string; also: string[]; over: string[][]; says: string[]; kept: boolean };

export const wordingsIn = (words: string): string[] => words.split('|').map(word => word.trim());

/** Throws on a line that is none: a bank's author's mistake. */
export function readColumns(columns: string): Line[] {
  const lines: Line[] = [];
  let over: string[][] = [];
  for (const raw of columns.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('#')) {
      const heading = line.slice(1).trim();
      over = heading === '' ? [] : heading.split(' / ').map(wordingsIn);
      continue;
    }
    const kept = line.startsWith('!');
    const [asked = '', words] = (kept ? line.slice(1) : line).split(/: ?(.*)/s);
    const [means = '', ...also] = asked.split(' +').map(one => one.trim());
    const says = words ?? COMMON[means];
    if (means === '' || says === undefined || says === '') throw new Error(`A column without words: ${line}`);
    lines.push({ means, also, over, says: wordingsIn(says), kept });
  }
  return lines;
}
