// A workbook reopened for tests: its parts with their bytes, and its sheets cell by cell with styles, formulas, merges,
// validations, names and row heights. Reads by itself; exceljs is a second witness of the values.
import exceljs from 'exceljs';
import { unzip } from './unzip.ts';
import { childOf, childrenOf, localName, type Node, treeOf } from './xml-tree.ts';

export type ReopenedCell = {
  /** 0 for a cell without a style. */
  style: number;
  value?: string | number | boolean;
  formula?: string;
};
export type ReopenedRow = { height?: number; hidden?: true; cells: Map<number, ReopenedCell> };
export type ReopenedSheet = {
  name: string;
  part: string;
  hidden: boolean;
  rows: Map<number, ReopenedRow>;
  merges: string[];
  validations: { area: string; type: string; formulas: string[] }[];
  /** The whole part but its rows and merges. */
  around: Node;
};
export type DefinedName = { name: string; sheet?: number; text: string };
export type Reopened = { parts: Map<string, Buffer>; sheets: ReopenedSheet[]; names: DefinedName[] };

export const columnOf = (ref: string): number =>
  [...ref.replace(/[^A-Z]/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const textOf = (node: Node): string =>
  childrenOf(node, 't')
    .map(({ text }) => text)
    .join('') +
  childrenOf(node, 'r')
    .map(run => childOf(run, 't')?.text ?? '')
    .join('');

const partsXml = (parts: Map<string, Buffer>, name: string): Node | undefined => {
  const bytes = parts.get(name);
  return bytes === undefined ? undefined : treeOf(bytes.toString('utf8'));
};

/** Targets of a part's relationships by their ids. */
function targetsOf(parts: Map<string, Buffer>, part: string): Map<string, string> {
  const slash = part.lastIndexOf('/') + 1;
  const rels = partsXml(parts, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  return new Map(
    childrenOf(rels, 'Relationship').map(({ attributes: { Id = '', Target = '' } }) => [
      Id,
      Target.startsWith('/') ? Target.slice(1) : part.slice(0, slash) + Target,
    ]),
  );
}

function cellOf(node: Node, strings: readonly string[]): ReopenedCell {
  const { t = 'n', s = '0' } = node.attributes;
  const cell: ReopenedCell = { style: Number(s) };
  const formula = childOf(node, 'f');
  if (formula !== undefined) cell.formula = formula.text;
  const raw = childOf(node, 'v')?.text;
  const inline = childOf(node, 'is');
  if (inline !== undefined) cell.value = textOf(inline);
  else if (raw !== undefined)
    cell.value = t === 's' ? strings[Number(raw)]! : t === 'b' ? raw === '1' : t === 'n' ? Number(raw) : raw;
  if (cell.value === '') delete cell.value;
  return cell;
}

function sheetOf(name: string, part: string, hidden: boolean, tree: Node, strings: readonly string[]): ReopenedSheet {
  const rows = new Map<number, ReopenedRow>();
  for (const node of childrenOf(childOf(tree, 'sheetData'), 'row')) {
    const { r, ht, hidden: unseen } = node.attributes;
    const row: ReopenedRow = { cells: new Map() };
    if (ht !== undefined) row.height = Number(ht);
    if (unseen === '1') row.hidden = true;
    for (const cell of childrenOf(node, 'c')) row.cells.set(columnOf(cell.attributes.r!), cellOf(cell, strings));
    rows.set(Number(r), row);
  }
  return {
    ...{ name, part, hidden, rows },
    merges: childrenOf(childOf(tree, 'mergeCells'), 'mergeCell').map(({ attributes }) => attributes.ref!),
    validations: childrenOf(childOf(tree, 'dataValidations'), 'dataValidation').map(node => ({
      area: node.attributes.sqref!,
      type: node.attributes.type ?? 'none',
      formulas: node.children.map(({ text }) => text),
    })),
    around: { ...tree, children: tree.children.filter(child => !/^(?:sheetData|mergeCells)$/.test(localName(child))) },
  };
}

export function reopen(bytes: Uint8Array): Reopened {
  const parts = unzip(bytes);
  const book = partsXml(parts, 'xl/workbook.xml');
  const targets = targetsOf(parts, 'xl/workbook.xml');
  const strings = childrenOf(partsXml(parts, 'xl/sharedStrings.xml'), 'si').map(textOf);
  const sheets = childrenOf(childOf(book, 'sheets'), 'sheet').map(({ attributes }) => {
    const part = targets.get(attributes['r:id']!)!;
    return sheetOf(attributes.name!, part, attributes.state === 'hidden', partsXml(parts, part)!, strings);
  });
  const names = childrenOf(childOf(book, 'definedNames'), 'definedName').map(
    ({ attributes: { name = '', localSheetId }, text }): DefinedName => ({
      ...{ name, text },
      ...(localSheetId === undefined ? {} : { sheet: Number(localSheetId) }),
    }),
  );
  return { parts, sheets, names };
}

/** Values of a sheet as exceljs reads them, by `row:column`; days as `YYYY-MM-DD`, formulas left out. */
export async function readByExceljs(bytes: Uint8Array, sheet: string): Promise<Map<string, string | number | boolean>> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer as ArrayBuffer);
  const values = new Map<string, string | number | boolean>();
  book.getWorksheet(sheet)?.eachRow((row, at) =>
    row.eachCell(cell => {
      // A merged cell repeats the first one's value.
      if (cell.master !== cell) return;
      const { value } = cell;
      if (value instanceof Date) values.set(`${at}:${cell.col}`, value.toISOString().slice(0, 10));
      else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        values.set(`${at}:${cell.col}`, value);
    }),
  );
  return values;
}
