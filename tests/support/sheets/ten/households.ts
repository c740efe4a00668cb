// Sheets with a row for each household: one that a second sheet sums up, under a name with quotes; one with cells merged
// across in every row and two rows of totals.
import { bodyRows, formula, height, inlineTexts, merged, ref, row, sharedTexts, widths } from '../raw/cells.ts';
import { MAIN, rawBook, TYPES, XML } from '../raw/raw-book.ts';
import { stylesXml } from '../raw/styles-xml.ts';
import { type BlankBook, columnsFrom, sumOf } from './expected.ts';
import { LANDSCAPE, PORTRAIT, sheetXml } from './sheet-xml.ts';

export function householdLedger(): BlankBook {
  const texts = sharedTexts();
  const sheet = "家庭'一户一档'表";
  const quoted = "'家庭''一户一档''表'";
  const headers = ['序号', '户主姓名', '户主电话', '家庭住址', '家庭人口数', '其中65岁以上', '所属网格'];
  const [top, room] = [3, 12];
  const end = top + room;
  const rows =
    row(1, [texts.cell('A1', 1, '青石镇家庭情况一户一档')], height(34)) +
    row(
      2,
      headers.map((header, i) => texts.cell(ref(i + 1, 2), 2, header)),
      height(30),
    ) +
    bodyRows(top, room, [3, 3, 4, 3, 3, 3, 3], { attributes: 'ht="21" customHeight="1"' }) +
    row(end, [
      texts.cell(ref(1, end), 5, '总  计'),
      formula(ref(5, end), 5, `SUM(E${top}:E${end - 1})`),
      formula(ref(6, end), 5, `SUM(F${top}:F${end - 1})`),
    ]);
  const sums = (n: number) => ({
    B1: `COUNTA(${quoted}!B${top}:B${end - 1 + n})`,
    B2: `${quoted}!E${end + n}`,
    B3: `IF(B1=0,0,${quoted}!E${end + n}/B1)`,
  });
  const summary = ['总户数', '总人口', '户均人口']
    .map((text, i) => {
      const place = `B${i + 1}` as 'B1' | 'B2' | 'B3';
      return row(i + 1, [texts.cell(ref(1, i + 1), 2, text), formula(place, 6, sums(0)[place])]);
    })
    .join('');
  const chain = [`E${end}:1`, `F${end}:1`, 'B1:2', 'B2:2', 'B3:2'].map(one => one.split(':'));
  const bytes = rawBook({
    sheets: [
      {
        name: sheet,
        xml: sheetXml({
          ...{ dimension: `A1:G${end}`, rows, columns: widths([6, 12, 15, 40, 10, 10, 18]) },
          after: `${merged(['A1:G1'])}<conditionalFormatting sqref="E${top}:E${end - 1}"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="whole" operator="between" allowBlank="1" showInputMessage="1" promptTitle="人数" prompt="填整数" sqref="E${top}:F${end - 1}"><formula1>0</formula1><formula2>30</formula2></dataValidation></dataValidations>${PORTRAIT}`,
        }),
      },
      { name: '汇总', xml: sheetXml({ dimension: 'A1:B3', rows: summary, columns: widths([14, 10]) }) },
    ],
    styles: stylesXml({
      cells: [
        { font: 1, align: 'center' },
        { font: 2, fill: 2, border: 1, align: 'center', wrap: true },
        { font: 3, border: 1 },
        { font: 3, border: 1, format: 49 },
        { font: 2, fill: 3, border: 3 },
        { border: 1, format: 2 },
      ],
    }),
    strings: texts.strings!,
    names: `<definedName name="_xlnm.Print_Area" localSheetId="0">${quoted}!$A$1:$G$${end}</definedName><definedName name="户数">${quoted}!$B$${top}:$B$${end - 1}</definedName>`,
    calculation: '<calcPr calcId="152511"/>',
    ties: [{ id: 'rIdChain', kind: 'calcChain', target: 'calcChain.xml' }],
    more: [
      {
        name: 'xl/calcChain.xml',
        content: `${XML}<calcChain xmlns="${MAIN}">${chain.map(([place, i]) => `<c r="${place}" i="${i}"/>`).join('')}</calcChain>`,
        type: TYPES.calcChain,
      },
    ],
  });
  return {
    name: '家庭一户一档',
    bytes,
    expect: {
      ...{ sheet, headerRow: 2, firstRow: top, room, row: 'household', purpose: 'registry', by: 'community_staff' },
      columns: columnsFrom(
        1,
        ...[
          '序号=serial',
          '户主姓名=household.head_name',
          '户主电话=household.head_phone',
          '家庭住址=dwelling.address',
        ],
        ...['家庭人口数=household.size_living', '其中65岁以上=household.members_65_up', '所属网格=grid.name'],
      ),
      below: [
        { place: [1, end], text: '总  计' },
        { place: [5, end], formula: n => `SUM(E${top}:E${end - 1 + n})`, result: sumOf('household.size_living') },
        { place: [6, end], formula: n => `SUM(F${top}:F${end - 1 + n})`, result: sumOf('household.members_65_up') },
      ],
      names: {
        '_xlnm.Print_Area': n => `${quoted}!$A$1:$G$${end + n}`,
        户数: n => `${quoted}!$B$${top}:$B$${end - 1 + n}`,
      },
      elsewhere: {
        汇总: { B1: n => sums(n).B1, B2: n => sums(n).B2, B3: n => sums(n).B3 },
      },
    },
  };
}

export function needyHouseholds(): BlankBook {
  const texts = inlineTexts();
  const sheet = '附件2 困难家庭';
  const [top, room] = [5, 8];
  const end = top + room;
  const body = Array.from({ length: room }, (_, i) => `D${top + i}:E${top + i}`);
  const rows =
    row(1, [texts.cell('A1', 7, '附件2')]) +
    row(2, [texts.cell('A2', 1, '困难家庭救助情况统计表')], height(38)) +
    row(
      3,
      [
        texts.cell('A3', 2, '序号'),
        texts.cell('B3', 2, '户主'),
        texts.cell('C3', 2, ''),
        texts.cell('D3', 2, '家庭\n住址'),
        texts.cell('E3', 2, ''),
        texts.cell('F3', 2, '家庭人口（人）'),
        texts.cell('G3', 2, '审批意见'),
        texts.cell('H3', 2, '备  注'),
      ],
      height(26),
    ) +
    row(
      4,
      [
        ...[texts.cell('A4', 2, ''), texts.cell('B4', 2, '姓  名'), texts.cell('C4', 2, '身份证号')],
        ...['D4', 'E4', 'F4', 'G4', 'H4'].map(place => texts.cell(place, 2, '')),
      ],
      height(26),
    ) +
    bodyRows(top, room, [3, 3, 4, 3, 3, 3, 3, 3], { attributes: 'spans="1:8" ht="30" customHeight="1"' }) +
    row(end, [
      texts.cell(ref(1, end), 5, '合计'),
      formula(ref(6, end), 5, `SUM(F${top}:F${end - 1})`),
      formula(ref(7, end), 5, `COUNTIF(G${top}:G${end - 1},"同意")`),
    ]) +
    row(end + 1, [
      texts.cell(ref(1, end + 1), 5, '其中3人及以上'),
      formula(ref(6, end + 1), 5, `COUNTIF(F${top}:F${end - 1},">=3")`),
      formula(ref(7, end + 1), 5, `F${end}-F${end + 1}`),
    ]) +
    row(end + 3, [
      texts.cell(ref(1, end + 3), 7, '注：家庭人口为共同生活的人。'),
      texts.cell(ref(6, end + 3), 7, '日期：'),
    ]);
  const merges = [
    ...['A2:H2', 'A3:A4', 'B3:C3', 'D3:E4', 'F3:F4', 'G3:G4', 'H3:H4'],
    ...body,
    ...[`A${end}:E${end}`, `A${end + 1}:E${end + 1}`, `A${end + 3}:E${end + 3}`],
  ];
  const area = (n: number) => `'${sheet}'!$A$1:$H$${end + 3 + n}`;
  const bytes = rawBook({
    sheets: [
      {
        name: sheet,
        xml: sheetXml({
          ...{ dimension: `A1:H${end + 3}`, rows, columns: widths([6, 12, 22, 20, 20, 10, 12, 14]) },
          after: `${merged(merges)}<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="G${top}:G${end - 1}"><formula1>"同意,不同意"</formula1></dataValidation></dataValidations>${LANDSCAPE}`,
        }),
      },
    ],
    styles: stylesXml({
      cells: [
        { font: 1, align: 'center' },
        { font: 2, border: 1, align: 'center', wrap: true },
        { font: 3, border: 1, align: 'center', wrap: true },
        { font: 3, border: 1, format: 49, align: 'center' },
        { font: 2, fill: 3, border: 1 },
        {},
        { font: 4 },
      ],
    }),
    names: `<definedName name="_xlnm.Print_Area" localSheetId="0">${area(0)}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheet}'!$A:$B,'${sheet}'!$2:$4</definedName>`,
  });
  return {
    name: '困难家庭统计表',
    bytes,
    expect: {
      ...{ sheet, headerRow: 4, firstRow: top, room, row: 'household', purpose: 'registry', by: 'community_staff' },
      columns: [
        ...columnsFrom(1, '序号=serial', '户主/姓  名=household.head_name', '户主/身份证号=household.head_id_number'),
        ...columnsFrom(4, '家庭\n住址=dwelling.address'),
        ...columnsFrom(6, '家庭人口（人）=household.size_living', '审批意见=unknown', '备  注=remark'),
      ],
      below: [
        { place: [1, end], text: '合计' },
        { place: [6, end], formula: n => `SUM(F${top}:F${end - 1 + n})` },
        { place: [7, end], formula: n => `COUNTIF(G${top}:G${end - 1 + n},"同意")` },
        { place: [6, end + 1], formula: n => `COUNTIF(F${top}:F${end - 1 + n},">=3")` },
        { place: [7, end + 1], formula: n => `F${end + n}-F${end + 1 + n}` },
        { place: [6, end + 3], text: '日期：' },
      ],
      names: { '_xlnm.Print_Area': area },
    },
  };
}
