// Rosters as streets send them: one with a logo, printed numbers and totals; one with merged headings, choices from a
// hidden list and coloured rows.
import {
  blank,
  bodyRows,
  formula,
  height,
  inlineTexts,
  merged,
  number,
  ref,
  row,
  sharedTexts,
  widths,
} from '../raw/cells.ts';
import { LOGO_TIE, logoParts } from '../raw/logo.ts';
import { rawBook } from '../raw/raw-book.ts';
import { stylesXml } from '../raw/styles-xml.ts';
import { type BlankBook, columnsFrom, countOf, sumOf } from './expected.ts';
import { FIT, frozen, LANDSCAPE, sheetXml } from './sheet-xml.ts';

const [TITLE, LINE, HEAD, BODY, LAST, TOTAL, TEXT, LAST_TEXT] = [1, 2, 3, 4, 5, 6, 7, 8];

export function floatingRoster(): BlankBook {
  const texts = sharedTexts();
  const sheet = '流动人口登记表';
  const headers = ['序号', '姓名', '性别', '年龄', '身份证号码', '联系电话', '现住址', '民族', '备注'];
  const [top, room] = [4, 20];
  const end = top + room;
  const look = (at: number, column: number) =>
    at === end - 1 ? (column === 5 ? LAST_TEXT : LAST) : column === 5 ? TEXT : BODY;
  const rows =
    row(1, [texts.cell('A1', TITLE, '望潮街道流动人口登记表')], height(42)) +
    row(2, [texts.cell('A2', LINE, '填报单位：                 填报日期：    年  月  日')], height(20)) +
    row(
      3,
      headers.map((header, i) => texts.cell(ref(i + 1, 3), HEAD, header)),
      height(28.5),
    ) +
    bodyRows(
      top,
      room,
      headers.map(() => BODY),
      {
        attributes: height(22.5),
        cell: (column, at) =>
          column === 1 ? number(ref(1, at), look(at, 1), at - top + 1) : blank(ref(column, at), look(at, column)),
      },
    ) +
    row(
      end,
      [
        texts.cell(ref(1, end), TOTAL, '合计'),
        blank(ref(2, end), TOTAL),
        formula(ref(3, end), TOTAL, `COUNTIF(C${top}:C${end - 1},"男")`),
        formula(ref(4, end), TOTAL, `SUM($D$${top}:$D$${end - 1})`),
        ...[5, 6, 7, 8, 9].map(column => blank(ref(column, end), TOTAL)),
      ],
      height(25),
    ) +
    row(end + 1, [texts.cell(ref(1, end + 1), LINE, '说明：本表由网格员逐户核对后填写，没有的填“无”。')]) +
    row(end + 2, [texts.cell(ref(1, end + 2), LINE, '填表人：            审核人：            负责人：')]);
  const merges = ['A1:I1', 'A2:I2', `A${end}:B${end}`, `A${end + 1}:I${end + 1}`, `A${end + 2}:I${end + 2}`];
  const bytes = rawBook({
    sheets: [
      {
        name: sheet,
        ties: [LOGO_TIE],
        xml: sheetXml({
          ...{ properties: FIT, dimension: `A1:I${end + 2}`, rows, views: frozen(0, 3, 'A4') },
          columns: widths([6, 12, 6, 6, 22, 16, 36, 8, 14]),
          after: `${merged(merges)}<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="C${top}:C${end - 1}"><formula1>"男,女"</formula1></dataValidation></dataValidations>${LANDSCAPE}<drawing r:id="rIdLogo"/>`,
        }),
      },
    ],
    styles: stylesXml({
      formats: ['@'],
      cells: [
        { font: 1, align: 'center' },
        { align: 'left' },
        { font: 2, fill: 2, border: 1, align: 'center', wrap: true },
        { font: 3, border: 1, align: 'center' },
        { font: 3, border: 2, align: 'center' },
        { font: 2, fill: 3, border: 1, align: 'center' },
        { font: 3, border: 1, format: 49, align: 'center' },
        { font: 3, border: 2, format: 49, align: 'center' },
      ],
    }),
    strings: texts.strings!,
    names: `<definedName name="_xlnm.Print_Area" localSheetId="0">${sheet}!$A$1:$I$${end + 2}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}!$1:$3</definedName>`,
    more: logoParts(),
  });
  return {
    name: '流动人口登记表',
    bytes,
    expect: {
      ...{ sheet, headerRow: 3, firstRow: top, room, row: 'person', purpose: 'registry', by: 'community_staff' },
      columns: columnsFrom(
        1,
        ...['序号=serial', '姓名=person.name', '性别=person.sex', '年龄=person.age', '身份证号码=person.id_number'],
        ...['联系电话=person.phone', '现住址=dwelling.address', '民族=never_held', '备注=remark'],
      ),
      below: [
        { place: [1, end], text: '合计' },
        {
          place: [3, end],
          formula: n => `COUNTIF(C${top}:C${end - 1 + n},"男")`,
          result: countOf('person.sex', value => value === '男'),
        },
        { place: [4, end], formula: n => `SUM($D$${top}:$D$${end - 1 + n})`, result: sumOf('person.age') },
        { place: [1, end + 2], text: '填表人：            审核人：            负责人：' },
      ],
      names: { '_xlnm.Print_Area': n => `${sheet}!$A$1:$I$${end + 2 + n}` },
    },
  };
}

export function headingsRoster(): BlankBook {
  const texts = inlineTexts();
  const sheet = '高龄老人摸底';
  const groups: [string, string[]][] = [
    ['序号', []],
    ['基本信息', ['姓名', '性别', '出生日期', '身份证号']],
    ['户主', ['姓名', '联系电话']],
    ['居住地址', ['小区', '楼栋', '单元', '室']],
    ['备注', []],
  ];
  const [top, room, width] = [4, 10, 12];
  const end = top + room;
  const upper: string[] = [];
  const lower: string[] = [];
  const merges = ['A1:L1'];
  let at = 1;
  for (const [heading, leaves] of groups) {
    upper.push(texts.cell(ref(at, 2), 2, heading), ...leaves.slice(1).map((_, i) => blank(ref(at + 1 + i, 2), 2)));
    lower.push(
      ...(leaves.length === 0 ? [blank(ref(at, 3), 2)] : leaves.map((leaf, i) => texts.cell(ref(at + i, 3), 2, leaf))),
    );
    merges.push(
      leaves.length === 0 ? `${ref(at, 2)}:${ref(at, 3)}` : `${ref(at, 2)}:${ref(at + leaves.length - 1, 2)}`,
    );
    at += Math.max(1, leaves.length);
  }
  const styles = Array.from({ length: width }, (_, i) => (i === 3 ? 4 : i === 4 || i === 6 ? 5 : 3));
  const rows =
    row(1, [texts.cell('A1', 1, '芦荻社区80周岁以上老人摸底表')], height(36)) +
    row(2, upper, height(20)) +
    row(3, lower, height(20)) +
    bodyRows(top, room, styles, { attributes: height(24) }) +
    row(end, [texts.cell(ref(1, end), 6, '合计'), formula(ref(2, end), 6, `COUNTA(B${top}:B${end - 1})`)]) +
    row(end + 1, [texts.cell(ref(1, end + 1), 7, '填表人：          社区（盖章）：')]);
  merges.push(`A${end + 1}:L${end + 1}`);
  const codes = ['男', '女'].map((text, i) => row(i + 1, [texts.cell(ref(1, i + 1), 0, text)])).join('');
  const bytes = rawBook({
    sheets: [
      {
        name: sheet,
        xml: sheetXml({
          ...{ properties: FIT, dimension: `A1:L${end + 1}`, rows, views: frozen(2, 3, 'C4') },
          columns: widths([5, 10, 6, 16, 21, 10, 14, 14, 8, 6, 8, 12]),
          after: `${merged(merges)}<conditionalFormatting sqref="A${top}:L${end - 1}"><cfRule type="expression" dxfId="0" priority="2"><formula>$C${top}="女"</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="D${top}:D${end - 1}"><cfRule type="cellIs" dxfId="1" priority="1" operator="lessThan"><formula>DATE(1946,1,1)</formula></cfRule></conditionalFormatting><dataValidations count="2"><dataValidation type="list" allowBlank="1" sqref="C${top}:C${end - 1}"><formula1>性别表</formula1></dataValidation><dataValidation type="textLength" operator="equal" allowBlank="1" sqref="E${top}:E${end - 1}"><formula1>18</formula1></dataValidation></dataValidations>${LANDSCAPE}`,
        }),
      },
      { name: '代码表', hidden: true, xml: sheetXml({ dimension: 'A1:A2', rows: codes }) },
    ],
    styles: stylesXml({
      formats: ['yyyy"年"m"月"d"日";@'],
      cells: [
        { font: 1, align: 'center' },
        { font: 2, border: 1, align: 'center' },
        { font: 3, border: 1 },
        { font: 3, border: 1, format: 164, align: 'center' },
        { font: 3, border: 1, format: 49 },
        { font: 2, border: 1 },
        { font: 4 },
      ],
      conditional: [
        '<dxf><font><color rgb="FF9C0006"/></font></dxf>',
        '<dxf><fill><patternFill><bgColor rgb="FFFFEB9C"/></patternFill></fill></dxf>',
      ],
    }),
    names: '<definedName name="性别表">代码表!$A$1:$A$2</definedName>',
  });
  return {
    name: '高龄老人摸底表',
    bytes,
    expect: {
      ...{ sheet, headerRow: 3, firstRow: top, room, row: 'person', purpose: 'registry', by: 'community_staff' },
      columns: columnsFrom(
        1,
        ...[
          '序号=serial',
          '基本信息/姓名=person.name',
          '基本信息/性别=person.sex',
          '基本信息/出生日期=person.birth_date',
        ],
        ...[
          '基本信息/身份证号=person.id_number',
          '户主/姓名=household.head_name',
          '户主/联系电话=household.head_phone',
        ],
        ...[
          '居住地址/小区=dwelling.compound',
          '居住地址/楼栋=dwelling.building_number',
          '居住地址/单元=dwelling.stairwell',
        ],
        ...['居住地址/室=dwelling.room', '备注=remark'],
      ),
      days: [4],
      below: [
        { place: [1, end], text: '合计' },
        { place: [2, end], formula: n => `COUNTA(B${top}:B${end - 1 + n})`, result: countOf('person.name') },
        { place: [1, end + 1], text: '填表人：          社区（盖章）：' },
      ],
    },
  };
}
