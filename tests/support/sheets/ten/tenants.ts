// Lists of tenants and residents: one kept as a table with a name and a column that is calculated, one whose part names
// every tag with a prefix.
import { blank, bodyRows, formula, height, inlineTexts, merged, ref, row, widths } from '../raw/cells.ts';
import { MAIN, rawBook, TYPES, XML } from '../raw/raw-book.ts';
import { stylesXml } from '../raw/styles-xml.ts';
import { type BlankBook, columnsFrom } from './expected.ts';
import { PORTRAIT, sheetXml } from './sheet-xml.ts';

const bornIn = (at: number) => `IF(D${at}="","",VALUE(MID(D${at},7,4)))`;

export function tenantTable(): BlankBook {
  const texts = inlineTexts();
  const sheet = 'Sheet1';
  const headers = ['序号', '租户姓名', '性别', '身份证号', '出生年份', '联系电话', '现住地址', '租金'];
  const [top, room] = [4, 8];
  const end = top + room;
  const rows =
    row(1, [texts.cell('A1', 1, '出租房屋租客登记（南渡社区）')], height(30)) +
    row(
      3,
      headers.map((header, i) => texts.cell(ref(i + 1, 3), 2, header)),
    ) +
    bodyRows(top, room, [3, 4, 4, 5, 4, 5, 4, 6], {
      cell: (column, at, style) =>
        column === 5 ? formula(ref(5, at), style, bornIn(at), '') : blank(ref(column, at), style),
    }) +
    row(end + 1, [texts.cell(ref(1, end + 1), 7, '注意事项：出生年份由身份证号自动算出，请勿改动。')]);
  const table = `${XML}<table xmlns="${MAIN}" id="1" name="租客" displayName="租客" ref="A3:H${end - 1}" totalsRowShown="0"><autoFilter ref="A3:H${end - 1}"/><tableColumns count="${headers.length}">${headers
    .map((header, i) =>
      i === 4
        ? `<tableColumn id="5" name="${header}"><calculatedColumnFormula>IF(D${top}="","",VALUE(MID(D${top},7,4)))</calculatedColumnFormula></tableColumn>`
        : `<tableColumn id="${i + 1}" name="${header}"/>`,
    )
    .join(
      '',
    )}</tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
  const bytes = rawBook({
    sheets: [
      {
        name: sheet,
        ties: [{ id: 'rId1', kind: 'table', target: '../tables/table1.xml' }],
        xml: sheetXml({
          ...{ dimension: `A1:H${end + 1}`, rows, columns: widths([7, 12, 6, 22, 10, 16, 40, 10]) },
          after: `${merged(['A1:H1', `A${end + 1}:H${end + 1}`])}${PORTRAIT}<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
        }),
      },
    ],
    styles: stylesXml({
      formats: ['000', '"¥"#,##0.00'],
      cells: [
        { font: 1, align: 'center' },
        { font: 2, align: 'center' },
        { format: 164, align: 'center' },
        {},
        { format: 49 },
        { format: 165 },
        { font: 4 },
      ],
    }),
    more: [{ name: 'xl/tables/table1.xml', content: table, type: TYPES.table }],
  });
  return {
    name: '出租房屋租客登记',
    bytes,
    expect: {
      ...{ sheet, headerRow: 3, firstRow: top, room, row: 'person', purpose: 'registry', by: 'community_staff' },
      columns: columnsFrom(
        1,
        ...['序号=serial', '租户姓名=person.name', '性别=person.sex', '身份证号=person.id_number', '出生年份=formula'],
        ...['联系电话=person.phone', '现住地址=dwelling.address', '租金=unknown'],
      ).map(column => (column.means === 'formula' ? { ...column, formula: bornIn } : column)),
      below: [{ place: [1, end + 1], text: '注意事项：出生年份由身份证号自动算出，请勿改动。' }],
    },
  };
}

export function prefixedRoster(): BlankBook {
  const p = 'x:';
  const texts = inlineTexts(p);
  const sheet = '居民名册';
  const headers = ['姓名', '性别', '联系方式', '住址', '所在网格', '内部编码', '社区', '与户主关系', '备注'];
  const [top, room] = [5, 5];
  const end = top + room;
  const body = Array.from({ length: room }, (_, i) =>
    row(
      top + i,
      headers.map((_, j) => blank(ref(j + 1, top + i), j === 2 ? 4 : 3, p)),
      height(20),
      p,
    ),
  ).join('');
  const xml =
    `\ufeff${XML}<x:worksheet xmlns:x="${MAIN}"><x:dimension ref="A1:I${end + 1}"/><x:sheetFormatPr defaultRowHeight="15"/>` +
    '<x:cols><x:col min="1" max="5" width="14" customWidth="1"/><x:col min="6" max="6" width="12" hidden="1" customWidth="1"/><x:col min="7" max="9" width="16" customWidth="1"/></x:cols><x:sheetData>' +
    row(1, [texts.cell('A1', 1, '居民名册')], height(30), p) +
    row(2, [texts.cell('A2', 5, '（内部使用）')], '', p) +
    row(
      4,
      headers.map((header, i) => texts.cell(ref(i + 1, 4), 2, header)),
      height(33),
      p,
    ) +
    body +
    row(end + 1, [texts.cell(ref(1, end + 1), 5, '经办人：'), texts.cell(ref(5, end + 1), 5, '复核人：')], '', p) +
    `</x:sheetData>${merged(['A1:I1', 'A2:I2', `A${end + 1}:D${end + 1}`, `E${end + 1}:I${end + 1}`], p)}<x:pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></x:worksheet>`;
  const bytes = rawBook({
    sheets: [{ name: sheet, xml }],
    styles: stylesXml({
      cells: [
        { font: 1, align: 'center' },
        { font: 2, fill: 2, border: 1, align: 'center' },
        { border: 1 },
        { border: 1, format: 49 },
        { font: 4, align: 'left' },
      ],
    }),
    stored: true,
  });
  return {
    name: '居民名册（前缀）',
    bytes,
    expect: {
      ...{ sheet, headerRow: 4, firstRow: top, room, row: 'person', purpose: 'registry', by: 'community_staff' },
      columns: columnsFrom(
        1,
        ...['姓名=person.name', '性别=person.sex', '联系方式=person.phone', '住址=dwelling.address'],
        ...['所在网格=grid.name', '内部编码=unknown', '社区=grid.community_name', '与户主关系=person.relation_to_head'],
        '备注=remark',
      ),
      below: [
        { place: [1, end + 1], text: '经办人：' },
        { place: [5, end + 1], text: '复核人：' },
      ],
    },
  };
}
