// A workbook's parts around its sheets, as XML written by hand: types, relationships, workbook, styles, strings.
import { escaped } from './cells.ts';
import { type ZipPart, zipFile } from './zip-file.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const NAMESPACES = `xmlns="${MAIN}" xmlns:r="${OFFICE}"`;

export type Tie = { id: string; kind: string; target: string; external?: true };
export type RawSheet = { name: string; xml: string; hidden?: true; ties?: readonly Tie[] };
export type RawPart = { name: string; content: string | Uint8Array; type?: string; stored?: true };
export type RawBook = {
  sheets: readonly RawSheet[];
  styles: string;
  /** Shared strings, each as the content of its `<si>`. */
  strings?: readonly string[];
  /** Inside `<definedNames>`. */
  names?: string;
  /** Between `workbookPr` and the sheets, and after the names. */
  views?: string;
  properties?: string;
  calculation?: string;
  /** Parts besides, with their types; `ties` from the workbook to them. */
  more?: readonly RawPart[];
  ties?: readonly Tie[];
  /** Ties of the whole package, such as its properties. */
  packageTies?: readonly Tie[];
  stored?: true;
};

const typeOf = (kind: string): string => (kind.startsWith('http') ? kind : `${OFFICE}/${kind}`);

export const tiesXml = (ties: readonly Tie[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}">${ties
    .map(
      ({ id, kind, target, external }) =>
        `<Relationship Id="${id}" Type="${typeOf(kind)}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const override = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`;

/** The parts of a workbook, in the order office programs write them. */
export function partsOf(book: RawBook): ZipPart[] {
  const { sheets, styles, strings, names = '', views = '', properties = '', calculation = '' } = book;
  const more = book.more ?? [];
  const ties: Tie[] = [
    ...sheets.map((_, i): Tie => ({ id: `rId${i + 1}`, kind: 'worksheet', target: `worksheets/sheet${i + 1}.xml` })),
    { id: 'rIdStyles', kind: 'styles', target: 'styles.xml' },
    ...(strings === undefined ? [] : [{ id: 'rIdStrings', kind: 'sharedStrings', target: 'sharedStrings.xml' }]),
    ...(book.ties ?? []),
  ];
  const types =
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    override('xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`) +
    sheets.map((_, i) => override(`xl/worksheets/sheet${i + 1}.xml`, `${SPREADSHEET}.worksheet+xml`)).join('') +
    override('xl/styles.xml', `${SPREADSHEET}.styles+xml`) +
    (strings === undefined ? '' : override('xl/sharedStrings.xml', `${SPREADSHEET}.sharedStrings+xml`)) +
    more.map(({ name, type }) => (type === undefined ? '' : override(name, type))).join('') +
    '</Types>';
  const workbook =
    `${XML}<workbook ${NAMESPACES}>${properties || '<workbookPr defaultThemeVersion="124226"/>'}${views}<sheets>` +
    sheets
      .map(
        ({ name, hidden }, i) =>
          `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
      )
      .join('') +
    `</sheets>${names === '' ? '' : `<definedNames>${names}</definedNames>`}${calculation}</workbook>`;
  const root: Tie[] = [{ id: 'rId1', kind: 'officeDocument', target: 'xl/workbook.xml' }, ...(book.packageTies ?? [])];
  const parts: RawPart[] = [
    { name: '[Content_Types].xml', content: types },
    { name: '_rels/.rels', content: tiesXml(root) },
    { name: 'xl/workbook.xml', content: workbook },
    { name: 'xl/_rels/workbook.xml.rels', content: tiesXml(ties) },
    ...sheets.flatMap(({ xml, ties: own }, i): RawPart[] => [
      { name: `xl/worksheets/sheet${i + 1}.xml`, content: xml },
      ...(own === undefined ? [] : [{ name: `xl/worksheets/_rels/sheet${i + 1}.xml.rels`, content: tiesXml(own) }]),
    ]),
    { name: 'xl/styles.xml', content: styles },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: stringsXml(strings) }]),
    ...more,
  ];
  return parts.map(({ name, content, stored }) => ({
    name,
    content,
    ...(stored || book.stored ? { stored: true } : {}),
  }));
}

const stringsXml = (strings: readonly string[]): string =>
  `${XML}<sst xmlns="${MAIN}" uniqueCount="${strings.length}">${strings.map(one => `<si>${one}</si>`).join('')}</sst>`;

export const rawBook = (book: RawBook): Buffer => zipFile(partsOf(book));

/** Types of parts besides sheets, as `RawPart.type` wants them. */
export const TYPES = {
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
  comments: `${SPREADSHEET}.comments+xml`,
  table: `${SPREADSHEET}.table+xml`,
  calcChain: `${SPREADSHEET}.calcChain+xml`,
  theme: 'application/vnd.openxmlformats-officedocument.theme+xml',
  core: 'application/vnd.openxmlformats-package.core-properties+xml',
  app: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  custom: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
  externalLink: `${SPREADSHEET}.externalLink+xml`,
} as const;
