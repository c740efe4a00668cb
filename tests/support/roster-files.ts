// A messy roster as files: .xlsx and .xls with merged cells and a hidden sheet, .csv in UTF-8 or GB18030. Same roster,
// same bytes.
import xlsx from '@e965/xlsx';
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

const UNIX_EPOCH = 25_569;

/** Up to about 1,000 merged areas: more are beyond what this writer can put into one record. */
export function rosterXls(roster: MessyRoster): Uint8Array {
  const sheet = xlsx.utils.aoa_to_sheet(
    roster.rows.map(cells => cells.map(cell => (cell instanceof Date ? null : cell))),
  );
  for (const [row, cells] of roster.rows.entries())
    for (const [column, cell] of cells.entries())
      if (cell instanceof Date)
        sheet[xlsx.utils.encode_cell({ r: row, c: column })] = {
          ...{ t: 'n', v: cell.getTime() / 86_400_000 + UNIX_EPOCH, z: 'yyyy/m/d' },
        };
  sheet['!merges'] = roster.merges.map(([top, left, bottom, right]) => ({
    ...{ s: { r: top - 1, c: left - 1 }, e: { r: bottom - 1, c: right - 1 } },
  }));
  const lists = xlsx.utils.aoa_to_sheet([['性别'], ['男'], ['女']]);
  const names = [roster.sheetName, '下拉选项'];
  const book = {
    ...{ SheetNames: names, Sheets: { [names[0]!]: sheet, [names[1]!]: lists } },
    Workbook: { Sheets: names.map((name, i) => ({ name, Hidden: i as 0 | 1 })) },
  };
  return new Uint8Array(xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
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
