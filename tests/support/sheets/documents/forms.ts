// Blank Word forms made by raw zip, as departments make them: a title, headings over headings, rows with a look of their
// own, a total, signatures; beside them a header with a picture, which no filling may touch.
import { logoPng } from '../raw/logo.ts';
import { type ZipPart, zipFile } from '../raw/zip-file.ts';

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export type DocForm = {
  /** What stands in `w:body`, its last section's properties after it. */
  body: string;
  more?: ZipPart[];
  /** Content type of the main part. */
  main?: string;
  /** Put before the document's element: a document type. */
  before?: string;
};

export const paragraph = (text: string, properties = ''): string =>
  `<w:p w14:paraId="1A2B3C4D">${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

type CellOf = { span?: number; down?: 'restart' | 'on'; width?: number; run?: string; shaded?: boolean };

/** A cell of a table; its look is that of 10.5 point 仿宋, unless said otherwise. */
export function cell(text: string, { span, down, width = 1400, run = LOOK, shaded = false }: CellOf = {}): string {
  const merge = down === undefined ? '' : down === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const properties =
    `<w:tcPr><w:tcW w:w="${width * (span ?? 1)}" w:type="dxa"/>` +
    (span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`) +
    merge +
    (shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="D9E2DC"/>' : '') +
    '<w:vAlign w:val="center"/></w:tcPr>';
  const inner = text === '' ? '' : `<w:r>${run}<w:t>${text}</w:t></w:r>`;
  return `<w:tc>${properties}<w:p w14:paraId="0A0B0C0D"><w:pPr><w:jc w:val="center"/>${run}</w:pPr>${inner}</w:p></w:tc>`;
}
export const LOOK =
  '<w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="FangSong" w:hAnsi="Times New Roman"/><w:sz w:val="21"/></w:rPr>';
export const BOLD = '<w:rPr><w:rFonts w:eastAsia="SimHei"/><w:b/><w:sz w:val="21"/></w:rPr>';

export const row = (cells: readonly string[], height = '<w:trHeight w:val="480" w:hRule="exact"/>'): string =>
  `<w:tr w:rsidR="00A1B2C3" w14:paraId="5E6F7A8B"><w:trPr><w:cantSplit/>${height}</w:trPr>${cells.join('')}</w:tr>`;

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map(side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');
export const table = (columns: number, rows: readonly string[], width = 1400): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${columns * width}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
  `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`;

/** The parts of a document, in the order Word packs them. */
export function partsOf({ body, more = [], main = `${WORD}.document.main+xml`, before = '' }: DocForm): ZipPart[] {
  return [
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${main}"/><Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `${XML}${before}<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="900" w:bottom="1134" w:left="900" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId2" Type="${R}/header" Target="header1.xml"/><Relationship Id="rId3" Type="${R}/image" Target="media/logo.png"/></Relationships>`,
    },
    {
      name: 'word/header1.xml',
      content: `${XML}<w:hdr xmlns:w="${W}">${'<w:p><w:r><w:t>槐雨里街道办事处</w:t></w:r></w:p>'}</w:hdr>`,
    },
    { name: 'word/media/logo.png', content: logoPng(), stored: true },
    ...more,
  ];
}

export const document = (form: DocForm): Buffer => zipFile(partsOf(form));

const head = (text: string, more: CellOf = {}) => cell(text, { run: BOLD, shaded: true, ...more });

/** Headings over headings, four blank rows, a total; before it a table that asks for nothing, after it signatures. */
export const SCREENING_BODY = [
  paragraph('社区排查登记表', '<w:pPr><w:jc w:val="center"/></w:pPr>'),
  table(2, [row([cell('填报单位'), cell('')])]),
  paragraph('居民名单'),
  table(7, [
    row([
      ...[head('序号', { down: 'restart' }), head('姓名', { down: 'restart' }), head('基本信息', { span: 3 })],
      ...[head('民族', { down: 'restart' }), head('体温', { down: 'restart' })],
    ]),
    row([
      ...[head('', { down: 'on' }), head('', { down: 'on' }), head('性别'), head('出生日期'), head('联系电话')],
      ...[head('', { down: 'on' }), head('', { down: 'on' })],
    ]),
    ...Array.from({ length: 4 }, () => row(Array.from({ length: 7 }, () => cell('')))),
    row([cell('合计', { span: 2 }), cell('', { span: 5 })]),
  ]),
  paragraph('填表人：          审核人：          年   月   日'),
].join('');

/** A heading row and nothing below it. */
export const HEADING_BODY = [
  paragraph('独居老人探访名册'),
  table(4, [row(['姓名', '住址', '联系电话', '备注'].map(text => head(text)))]),
].join('');
