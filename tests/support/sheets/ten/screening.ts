// A health centre's daily form with notes on its title, headings over what is measured and ticked, and hot readings in
// red; and a list with a sample row, a theme, properties and a part of the sender's own.
import { bodyRows, formula, height, inlineTexts, merged, ref, row, sharedTexts, widths } from '../raw/cells.ts';
import { MAIN, type RawPart, rawBook, TYPES, XML } from '../raw/raw-book.ts';
import { stylesXml } from '../raw/styles-xml.ts';
import { type BlankBook, columnsFrom, countOf } from './expected.ts';
import { FIT, frozen, LANDSCAPE, PORTRAIT, sheetXml } from './sheet-xml.ts';

const COMMENTS = `${XML}<comments xmlns="${MAIN}"><authors><author>卫生服务中心</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>每天下午四点前报送。</t></r></text></comment><comment ref="E4" authorId="0"><text><r><t>填到一位小数。</t></r></text></comment></commentList></comments>`;
const VML = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${[
  [0, 0],
  [3, 4],
]
  .map(
    ([r, c], i) =>
      `<v:shape id="_x0000_s10${25 + i}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:5pt;width:108pt;height:60pt;z-index:${i + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox><div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${c! + 1},15,${r},2,${c! + 3},31,${r! + 4},1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${r}</x:Row><x:Column>${c}</x:Column></x:ClientData></v:shape>`,
  )
  .join('')}</xml>`;

export function screeningForm(): BlankBook {
  const texts = sharedTexts();
  const sheet = '每日监测';
  const [top, room] = [5, 15];
  const end = top + room;
  const upper: [number, string][] = [
    [1, '序号'],
    [2, '姓名'],
    [3, '性别'],
    [4, '联系电话'],
    [5, '体温监测'],
    [7, '症状（打√）'],
    [10, '备注'],
  ];
  const lower: [number, string][] = [
    [5, '体温（℃）'],
    [6, '晚间体温（℃）'],
    [7, '发热'],
    [8, '咳嗽'],
    [9, '乏力'],
  ];
  const cells = (at: number, words: [number, string][]) => {
    const said = new Map(words);
    return Array.from({ length: 10 }, (_, i) => texts.cell(ref(i + 1, at), 2, said.get(i + 1) ?? ''));
  };
  const rows =
    row(1, [texts.cell('A1', 1, '重点时段居民健康每日监测表')], height(34)) +
    row(2, [texts.cell('A2', 6, '机构：柳浦街道卫生服务中心')]) +
    row(3, cells(3, upper), height(22)) +
    row(4, cells(4, lower), height(22)) +
    bodyRows(top, room, [3, 3, 3, 4, 5, 5, 3, 3, 3, 3], { attributes: height(21) }) +
    row(end, [
      texts.cell(ref(1, end), 7, '37.3℃及以上人数'),
      formula(ref(5, end), 7, `COUNTIF(E${top}:E${end - 1},">=37.3")`),
      formula(ref(7, end), 7, `COUNTIF(G${top}:G${end - 1},"√")`),
    ]) +
    row(end + 2, [texts.cell(ref(1, end + 2), 6, '监测医生签名：')]);
  const merges = ['A1:J1', 'A2:J2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:F3', 'G3:I3', 'J3:J4', `A${end}:D${end}`];
  const bytes = rawBook({
    sheets: [
      {
        name: sheet,
        ties: [
          { id: 'rId1', kind: 'vmlDrawing', target: '../drawings/vmlDrawing1.vml' },
          { id: 'rId2', kind: 'comments', target: '../comments1.xml' },
        ],
        xml: sheetXml({
          ...{ properties: FIT, dimension: `A1:J${end + 2}`, rows, views: frozen(0, 4, 'A5') },
          columns: widths([6, 11, 6, 15, 10, 12, 7, 7, 7, 14]),
          after: `${merged(merges)}<conditionalFormatting sqref="E${top}:F${end - 1}"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThanOrEqual"><formula>37.3</formula></cfRule></conditionalFormatting>${LANDSCAPE}<legacyDrawing r:id="rId1"/>`,
        }),
      },
    ],
    styles: stylesXml({
      formats: ['0.0'],
      cells: [
        { font: 1, align: 'center' },
        { font: 2, fill: 2, border: 1, align: 'center', wrap: true },
        { font: 3, border: 1, align: 'center' },
        { font: 3, border: 1, format: 49 },
        { font: 3, border: 1, format: 164, align: 'center' },
        { font: 4 },
        { font: 2, fill: 3, border: 1 },
      ],
      conditional: ['<dxf><font><b/><color rgb="FFFF0000"/></font></dxf>'],
    }),
    strings: texts.strings!,
    more: [
      { name: 'xl/comments1.xml', content: COMMENTS, type: TYPES.comments },
      { name: 'xl/drawings/vmlDrawing1.vml', content: VML },
    ],
  });
  const symptom = (code: string) => `has(person.symptoms_today, ${code})`;
  return {
    name: '每日监测表',
    bytes,
    expect: {
      ...{ sheet, headerRow: 4, firstRow: top, room, row: 'person', purpose: 'epidemic_screening', by: 'doctor' },
      columns: columnsFrom(
        1,
        ...['序号=serial', '姓名=person.name', '性别=person.sex', '联系电话=person.phone'],
        ...['体温监测/体温（℃）=person.temperature', '体温监测/晚间体温（℃）=person.temperature_evening'],
        `症状（打√）/发热=${symptom('fever')}`,
        `症状（打√）/咳嗽=${symptom('cough')}`,
        `症状（打√）/乏力=${symptom('fatigue')}`,
        '备注=remark',
      ),
      notForPurpose: [6],
      below: [
        { place: [1, end], text: '37.3℃及以上人数' },
        {
          place: [5, end],
          formula: n => `COUNTIF(E${top}:E${end - 1 + n},">=37.3")`,
          result: countOf('person.temperature', value => Number(value) >= 37.3),
        },
        { place: [7, end], formula: n => `COUNTIF(G${top}:G${end - 1 + n},"√")` },
        { place: [1, end + 2], text: '监测医生签名：' },
      ],
    },
  };
}

const PROPERTIES: RawPart[] = [
  {
    name: 'docProps/core.xml',
    type: TYPES.core,
    content: `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>登记表</dc:title><dc:creator>民政办</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-06T01:30:00Z</dcterms:created></cp:coreProperties>`,
  },
  {
    name: 'docProps/custom.xml',
    type: TYPES.custom,
    content: `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-11.1.0</vt:lpwstr></property></Properties>`,
  },
  { name: 'customXml/item1.xml', content: '<form xmlns="urn:example:form" id="mz-07"><version>3</version></form>' },
];
const THEME_COLOURS = [
  'dk1',
  'lt1',
  'dk2',
  'lt2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];
const THEME = `${XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office">${THEME_COLOURS.map((name, i) => `<a:${name}><a:srgbClr val="${i === 1 ? 'FFFFFF' : i === 0 ? '000000' : `4472${(i * 16).toString(16).padStart(2, '0').toUpperCase()}`}"/></a:${name}>`).join('')}</a:clrScheme><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Calibri Light"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${'<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

export function sampleRoster(): BlankBook {
  const texts = inlineTexts();
  const sheet = '附件3';
  const headers = ['序号', '姓名', '性别', '出生年月', '家庭住址', '联系电话', '宗教信仰', '备注'];
  const sample = ['例', '李某某', '女', '1950.06', '某小区3幢2单元401', '13900000000', '无', '示例，填表时删除'];
  const [top, room] = [4, 7];
  const end = top + room;
  const rows =
    row(1, [texts.cell('A1', 7, '附件3')]) +
    row(2, [texts.cell('A2', 1, '社区居民服务对象登记表')], height(30)) +
    row(
      3,
      headers.map((header, i) => texts.cell(ref(i + 1, 3), 2, header)),
      height(24),
    ) +
    row(
      top,
      sample.map((text, i) => texts.cell(ref(i + 1, top), 4, text)),
    ) +
    bodyRows(
      top + 1,
      room - 1,
      headers.map(() => 3),
    ) +
    row(end, [texts.cell(ref(1, end), 7, '制表：民政办')]);
  const bytes = rawBook({
    sheets: [
      {
        name: sheet,
        xml: sheetXml({
          ...{ dimension: `A1:H${end}`, rows, columns: widths([6, 10, 6, 12, 34, 15, 10, 20]) },
          after: `${merged(['A2:H2'])}${PORTRAIT}`,
        }),
      },
    ],
    styles: stylesXml({
      cells: [
        { font: 1, align: 'center' },
        { font: 2, fill: 2, border: 1, align: 'center' },
        { font: 3, border: 1 },
        { font: 4, border: 1 },
        {},
        {},
        { font: 4 },
      ],
    }),
    ties: [
      { id: 'rIdTheme', kind: 'theme', target: 'theme/theme1.xml' },
      { id: 'rIdForm', kind: 'customXml', target: '../customXml/item1.xml' },
    ],
    packageTies: [
      {
        id: 'rId2',
        kind: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        target: 'docProps/core.xml',
      },
      { id: 'rId3', kind: 'custom-properties', target: 'docProps/custom.xml' },
    ],
    more: [{ name: 'xl/theme/theme1.xml', content: THEME, type: TYPES.theme }, ...PROPERTIES],
  });
  return {
    name: '服务对象登记表（有示例行）',
    bytes,
    expect: {
      ...{ sheet, headerRow: 3, firstRow: top, room, row: 'person', purpose: 'registry', by: 'community_staff' },
      columns: columnsFrom(
        1,
        ...['序号=serial', '姓名=person.name', '性别=person.sex', '出生年月=part(person.birth_date, year_month)'],
        ...['家庭住址=dwelling.address', '联系电话=person.phone', '宗教信仰=never_held', '备注=remark'],
      ),
      below: [{ place: [1, end], text: '制表：民政办' }],
      sample: 1,
      // As the sample writes it.
      writes: { 4: known => String(known).replace('-', '.') },
    },
  };
}
