// Two sheets with habits of their own: column numbers below the header and days as text; a protected one that begins at
// C8, counts days from 1904, and has page breaks, links and outlines.
import { blank, bodyRows, formula, height, inlineTexts, merged, ref, row, sharedTexts, widths } from '../raw/cells.ts';
import { rawBook } from '../raw/raw-book.ts';
import { stylesXml } from '../raw/styles-xml.ts';
import { type BlankBook, columnsFrom, countOf } from './expected.ts';
import { PORTRAIT, sheetXml } from './sheet-xml.ts';

export function numberedColumns(): BlankBook {
  const texts = sharedTexts();
  const sheet = '统计台帐';
  const headers = [
    '序号',
    '姓名*',
    '证件号码*',
    '出生日期\n（yyyy-mm-dd）',
    '手机号码',
    '详细地址',
    '政治面貌',
    '婚姻状况',
  ];
  const [top, room] = [5, 9];
  const end = top + room;
  const rows =
    row(1, [texts.cell('A1', 1, '临江区常住居民统计台帐')], height(33)) +
    row(2, [texts.cell('A2', 6, '表号：临统05表   制定机关：临江区统计办   有效期至：2026年12月')]) +
    row(
      3,
      headers.map((header, i) => texts.cell(ref(i + 1, 3), 2, header)),
      height(36),
    ) +
    row(
      4,
      headers.map((_, i) => texts.cell(ref(i + 1, 4), 3, String(i + 1))),
    ) +
    bodyRows(top, room, [4, 4, 5, 5, 5, 4, 4, 4]) +
    row(end, [texts.cell(ref(1, end), 6, '单位负责人：        统计负责人：        填表人：        报出日期：')]);
  const bytes = rawBook({
    sheets: [
      {
        name: sheet,
        xml: sheetXml({
          ...{ dimension: `A1:H${end}`, rows, columns: widths([6, 11, 22, 15, 15, 36, 10, 10]) },
          after: `<autoFilter ref="A4:H${end - 1}"/>${merged(['A1:H1', 'A2:H2', `A${end}:H${end}`])}<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="H${top}:H${end - 1}"><formula1>"未婚,已婚,丧偶,离婚"</formula1></dataValidation></dataValidations>${PORTRAIT}`,
        }),
      },
    ],
    styles: stylesXml({
      formats: ['yyyy-mm-dd'],
      cells: [
        { font: 1, align: 'center' },
        { font: 2, border: 1, align: 'center', wrap: true },
        { font: 4, border: 1, align: 'center' },
        { border: 1 },
        { border: 1, format: 49 },
        { font: 4 },
      ],
    }),
    strings: texts.strings!,
    names: `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${sheet}!$A$4:$H$${end - 1}</definedName>`,
  });
  return {
    name: '统计台帐（有栏号）',
    bytes,
    expect: {
      ...{ sheet, headerRow: 4, firstRow: top, room, row: 'person', purpose: 'registry', by: 'community_staff' },
      columns: columnsFrom(
        1,
        ...[
          '序号=serial',
          '姓名*=person.name',
          '证件号码*=person.id_number',
          '出生日期\n（yyyy-mm-dd）=person.birth_date',
        ],
        ...[
          '手机号码=person.phone',
          '详细地址=dwelling.address',
          '政治面貌=never_held',
          '婚姻状况=person.marital_status',
        ],
      ),
      below: [{ place: [1, end], text: '单位负责人：        统计负责人：        填表人：        报出日期：' }],
      names: { '_xlnm._FilterDatabase': n => `${sheet}!$A$4:$H$${end - 1 + n}` },
    },
  };
}

export function offsetTable(): BlankBook {
  const texts = inlineTexts();
  const sheet = '楼栋 居民（一）';
  const headers = ['序号', '姓名', '性别', '出生日期', '手机号', '楼栋号', '单元号', '房号'];
  const [top, room, left] = [9, 20, 3];
  const end = top + room;
  const styles = [4, 4, 4, 5, 6, 4, 4, 4];
  const rows =
    row(2, [texts.cell('C2', 1, '楼栋居民联系册')], height(30)) +
    row(4, [texts.cell('C4', 7, '本册由楼栋长保管，不得外传。')]) +
    row(5, [
      texts.cell('C5', 7, '咨询邮箱'),
      texts.cell('D5', 3, 'louzhang@example.org'),
      texts.cell('F5', 3, '跳到小计'),
    ]) +
    row(
      8,
      headers.map((header, i) => texts.cell(ref(left + i, 8), 2, header)),
      height(24),
    ) +
    bodyRows(top, room, styles, {
      ...{ left, attributes: 'outlineLevel="1" ht="18" customHeight="1"' },
      cell: (column, at, style) => blank(ref(column, at), style),
    }) +
    row(end, [texts.cell(ref(left, end), 8, '小计'), formula(ref(left + 1, end), 8, `COUNTA(D${top}:D${end - 1})`)]) +
    row(end + 2, [texts.cell(ref(left, end + 2), 7, '负责人签字：')]);
  const target = (n: number) => `'${sheet}'!C${end + n}`;
  const bytes = rawBook({
    sheets: [
      {
        name: sheet,
        ties: [{ id: 'rId1', kind: 'hyperlink', target: 'mailto:louzhang@example.org', external: true }],
        xml: sheetXml({
          properties: '<sheetPr><tabColor rgb="FF00B050"/><outlinePr summaryBelow="1"/></sheetPr>',
          ...{ dimension: `C2:J${end + 2}`, rows, columns: widths([2, 2, 6, 12, 6, 14, 15, 10, 8, 8]) },
          after: `<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0"/><protectedRanges><protectedRange sqref="C${top}:J${end - 1}" name="填写区"/></protectedRanges>${merged(['C2:J2', 'C4:J4'])}<hyperlinks><hyperlink ref="D5" r:id="rId1"/><hyperlink ref="F5" location="${target(0)}" display="跳到小计"/></hyperlinks>${PORTRAIT}<rowBreaks count="1" manualBreakCount="1"><brk id="${end}" max="16383" man="1"/></rowBreaks><ignoredErrors><ignoredError sqref="G${top}:G${end - 1}" numberStoredAsText="1"/></ignoredErrors>`,
        }),
      },
    ],
    styles: stylesXml({
      formats: ['yyyy/m/d;@'],
      cells: [
        { font: 1, align: 'center' },
        { font: 2, fill: 2, border: 3, align: 'center' },
        { font: 4 },
        { font: 3, border: 1, unlocked: true },
        { font: 3, border: 1, format: 164, unlocked: true },
        { font: 3, border: 1, format: 49, unlocked: true },
        { font: 4 },
        { font: 2, fill: 3, border: 1 },
      ],
    }),
    properties: '<workbookPr date1904="1"/>',
    calculation: '<calcPr calcId="152511" fullCalcOnLoad="1"/>',
  });
  return {
    name: '楼栋居民联系册',
    bytes,
    expect: {
      ...{ sheet, headerRow: 8, firstRow: top, room, row: 'person', purpose: 'registry', by: 'community_staff' },
      columns: columnsFrom(
        left,
        ...['序号=serial', '姓名=person.name', '性别=person.sex', '出生日期=person.birth_date', '手机号=person.phone'],
        ...['楼栋号=dwelling.building_number', '单元号=dwelling.stairwell', '房号=dwelling.room'],
      ),
      below: [
        { place: [left, end], text: '小计' },
        { place: [left + 1, end], formula: n => `COUNTA(D${top}:D${end - 1 + n})`, result: countOf('person.name') },
        { place: [left, end + 2], text: '负责人签字：' },
      ],
      days: [6],
      date1904: true,
    },
  };
}
