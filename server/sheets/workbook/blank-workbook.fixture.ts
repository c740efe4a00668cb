// A blank workbook such as a department sends: titles, a styled header, a few styled empty rows with a drop-down, a
// total and a signature below, print set-up, a second sheet. Made by a writer that shares no code with ours.
import exceljs from 'exceljs';
import type { ColumnSource, SheetLayout } from '../../../core/sheets/model.ts';

const THIN = { style: 'thin' as const };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
export const HEADERS = ['序号', '姓名', '性别', '出生日期', '公民身份号码', '联系电话', '人数', '民族', '备注'];

const element = (id: string): ColumnSource => ({ kind: 'element', element: id });
const SOURCES: ColumnSource[] = [
  { kind: 'serial' },
  element('person.name'),
  element('person.sex'),
  element('person.birth_date'),
  element('person.id_number'),
  element('person.phone'),
  element('household.size_living'),
  { kind: 'never', reason: { zh: '不保存', en: 'Not held' } },
  { kind: 'blank', why: 'remark' },
];

export const FIRST_ROW = 4;
export const layoutWith = (rows: number): SheetLayout => ({
  sheet: '名单（一）',
  headerRow: FIRST_ROW - 1,
  firstRow: FIRST_ROW,
  columns: HEADERS.map((header, i) => ({ index: i + 1, header, source: SOURCES[i]! })),
  capacity: rows,
  footerRow: FIRST_ROW + rows,
  rowSubject: 'person',
});

/** `rows` empty rows stand between the header and the total. */
export async function blankWorkbook(rows: number): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.created = new Date(Date.UTC(2026, 2, 6));
  book.modified = book.created;
  const sheet = book.addWorksheet('名单（一）', {
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: 'frozen', ySplit: 3 }],
  });
  sheet.columns = HEADERS.map((_, i) => ({ width: 8 + i * 2 }));
  sheet.mergeCells('A1:I1');
  sheet.getCell('A1').value = '居民情况登记表';
  sheet.getCell('A1').font = { bold: true, size: 18, name: '宋体' };
  sheet.getRow(1).height = 36;
  sheet.mergeCells('A2:I2');
  sheet.getCell('A2').value = '填报单位：            填报日期：';
  for (const [i, header] of HEADERS.entries()) {
    const cell = sheet.getCell(3, i + 1);
    cell.value = header;
    cell.style = { font: { bold: true }, border: BORDER, alignment: { horizontal: 'center' } };
  }
  for (let row = FIRST_ROW; row < FIRST_ROW + rows; row++) {
    sheet.getRow(row).height = 22.5;
    for (let column = 1; column <= HEADERS.length; column++) {
      const cell = sheet.getCell(row, column);
      cell.style = {
        border: BORDER,
        ...(column === 4 ? { numFmt: 'yyyy"年"m"月"d"日"' } : {}),
        ...(column === 5 ? { numFmt: '@' } : {}),
        ...(column === 2 ? { font: { name: '楷体', size: 12 } } : {}),
      };
      if (column === 3) cell.dataValidation = { type: 'list', allowBlank: true, formulae: ['"男,女"'] };
    }
  }
  const total = FIRST_ROW + rows;
  const last = total - 1;
  sheet.getCell(total, 1).value = '合计';
  sheet.mergeCells(total, 1, total, 6);
  sheet.getCell(total, 7).value = { formula: `SUM(G${FIRST_ROW}:G${Math.max(last, FIRST_ROW)})`, result: 0 };
  sheet.getCell(total, 7).style = { font: { bold: true }, border: BORDER };
  sheet.getRow(total).height = 30;
  sheet.mergeCells(total + 1, 1, total + 1, 9);
  sheet.getCell(total + 1, 1).value = '填表人：          审核人：';
  if (rows > 0)
    sheet.addConditionalFormatting({
      ref: `A${FIRST_ROW}:I${last}`,
      rules: [
        {
          type: 'expression',
          priority: 1,
          formulae: [`$C${FIRST_ROW}="女"`],
          style: { font: { color: { argb: 'FF2F5597' } } },
        },
      ],
    });
  sheet.pageSetup.printArea = `A1:I${total + 1}`;
  sheet.pageSetup.printTitlesRow = '1:3';
  const notes = book.addWorksheet('填表说明');
  notes.getCell('A1').value = '一、逐户填写。';
  notes.getCell('B2').value = 3.5;
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
