// What a filled Word form says of itself, on a page behind it: the lines a workbook has on a sheet of its own.
import type { AboutSheet } from '../../../core/sheets/about.ts';
import { cellText } from '../../../core/sheets/write-cell.ts';
import { runOf } from './row-pattern.ts';

/** Half points. */
const SIZE = 18;

/** Paragraphs: of the title's rows each, then of each column what its headings say of it. `p`: the prefix with its colon. */
export function smallPrint({ title, columns, rows }: AboutSheet, p: string): string {
  const look = `<${p}rPr><${p}sz ${p}val="${SIZE}"/></${p}rPr>`;
  const paragraph = (text: string, first = false) =>
    `<${p}p>${first ? `<${p}pPr><${p}pageBreakBefore/></${p}pPr>` : ''}${runOf(text, look, p)}</${p}p>`;
  const [zh = []] = columns;
  const lines = title.map(cells => cells.map(cellText).join('：'));
  const ofColumns = rows.map(cells => {
    const said = cells.map(cellText);
    // By its heading: a Word table's columns have no letters.
    const more = said.slice(2).flatMap((text, i) => (text === '' ? [] : [`${zh[i + 2] ?? ''} ${text}`.trim()]));
    return `${said[1] ?? ''}：${more.join('；')}`;
  });
  return [...lines, ...ofColumns].map((text, i) => paragraph(text, i === 0)).join('');
}
