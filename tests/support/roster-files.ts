// A messy roster as files: .xlsx with merged cells and a hidden sheet, .csv in UTF-8 or GB18030. Same roster, same bytes.
import exceljs from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import type { Cell, MessyRoster } from './roster-model.ts';

const WRITTEN = new Date(Date.UTC(2026, 2, 6));

export async function rosterXlsx(roster: MessyRoster): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.created = WRITTEN;
  book.modified = WRITTEN;
  const sheet = book.addWorksheet(roster.sheetName);
  for (const cells of roster.rows) {
    const row = sheet.addRow(cells);
    for (const [i, cell] of cells.entries()) if (cell instanceof Date) row.getCell(i + 1).numFmt = 'yyyy/m/d';
  }
  for (const [top, left, bottom, right] of roster.merges) sheet.mergeCells(top, left, bottom, right);
  const lists = book.addWorksheet('下拉选项', { state: 'hidden' });
  lists.addRows([
    ['性别', '人口类型'],
    ['男', '常住'],
    ['女', '户籍人口'],
    [null, '暂住'],
  ]);
  const written = unzipSync(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  // The zip's own times are the only thing that changes from one writing to the next.
  return zipSync(written, { mtime: new Date(2026, 2, 6), level: 6 });
}

const dayText = (cell: Date): string => `${cell.getUTCFullYear()}/${cell.getUTCMonth() + 1}/${cell.getUTCDate()}`;

/** As a spreadsheet saves what its cells show: long numbers in exponent form, a day's serial number as the day. */
function cellText(cell: Cell, means: string | undefined): string {
  if (cell === null) return '';
  if (cell instanceof Date) return dayText(cell);
  if (typeof cell === 'number') {
    if (means === 'person.birth_date') return dayText(new Date(Date.UTC(1899, 11, 30) + cell * 86_400_000));
    return cell >= 1e11 ? cell.toExponential(5).toUpperCase() : String(cell);
  }
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function rosterCsv(roster: MessyRoster, encoding: 'utf-8' | 'gb18030'): Uint8Array {
  const lines = roster.rows.map(cells => cells.map((cell, i) => cellText(cell, roster.columns[i]?.means)).join(','));
  const text = `${lines.join('\r\n')}\r\n`;
  return encoding === 'utf-8' ? new TextEncoder().encode(`\uFEFF${text}`) : iconv.encode(text, 'gb18030');
}
