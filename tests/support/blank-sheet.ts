// A department's blank workbook, made by a writer that shares no code with ours, and reading one back by the same.
import exceljs from 'exceljs';

export const SHEET_HEADERS = [
  '序号',
  '姓  名',
  '性别',
  '年龄',
  '家庭住址',
  '所属网格',
  '体温（℃）',
  '今日症状',
  '民族',
  '备注',
] as const;
const HEADER_ROW = 3;
const ROOM = 12;
export const FIRST_ROW = HEADER_ROW + 1;

const THIN = { style: 'thin' as const };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** Title, unit line, one styled header row, a dozen ruled rows, a total and a signature. */
export async function blankSheet(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('入户排查表', { pageSetup: { orientation: 'landscape', paperSize: 9 } });
  sheet.mergeCells(1, 1, 1, SHEET_HEADERS.length);
  sheet.getCell('A1').value = '入户排查情况登记表';
  sheet.getCell('A1').font = { bold: true, size: 18, name: '宋体' };
  sheet.getCell('A2').value = '填报单位：                    填报日期：';
  for (const [i, header] of SHEET_HEADERS.entries()) {
    const cell = sheet.getCell(HEADER_ROW, i + 1);
    cell.value = header;
    cell.style = { font: { bold: true }, border: BORDER };
  }
  for (let row = FIRST_ROW; row < FIRST_ROW + ROOM; row++)
    for (let column = 1; column <= SHEET_HEADERS.length; column++)
      sheet.getCell(row, column).style = { border: BORDER };
  const end = FIRST_ROW + ROOM;
  sheet.getCell(end, 1).value = '合计';
  sheet.getCell(end, 7).value = { formula: `COUNT(G${FIRST_ROW}:G${end - 1})`, result: 0 };
  sheet.getCell(end + 1, 1).value = '填表人：            审核人：';
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

export type ReadSheet = {
  rows: string[][];
  total: { row: number; formula: string | undefined };
  sheet: exceljs.Worksheet;
};

/** Rows between header and total, every cell as text. */
export async function readSheet(bytes: Buffer): Promise<ReadSheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('入户排查表')!;
  const rows: string[][] = [];
  let row = FIRST_ROW;
  for (; row <= sheet.rowCount && sheet.getCell(row, 1).text !== '合计'; row++)
    rows.push(SHEET_HEADERS.map((_, i) => sheet.getCell(row, i + 1).text));
  return { rows, total: { row, formula: sheet.getCell(row, 7).formula }, sheet };
}
