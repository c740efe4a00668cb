// Opens a department's blank .xlsx: refuses what cannot be read safely, and reads its sheets as grids. Unpacks only the
// parts that say something about cells, and never runs or follows anything inside.
import { accept, type Refusal, type Result, refuse } from '../../../core/kernel/result.ts';
import type { Area, Grid } from '../../../core/sheets/model.ts';
import { choicesIn } from './drop-downs.ts';
import { nothingTaken, readSheetPart, type SheetLimits, type SheetPart, TooMuch } from './sheet-part.ts';
import { dayStyles, wrappingStyle } from './styles.ts';
import { sharedTexts } from './text.ts';
import { attribute, NotXml, type Tag, tagsOf, textOf } from './xml.ts';
import { readZip, unpack, type ZipArchive, type ZipEntry, type ZipLimits } from './zip-archive.ts';

export type TemplateSheet = {
  name: string;
  /** Name of its part in the zip, and of the parts it is tied to, by the kind of tie (`table`, `drawing`, `comments`). */
  part: string;
  ties: { kind: string; part: string }[];
  /** `sheetId`, by which the calculation chain knows it, and its place among all sheets, by which defined names do. */
  sheetId: string;
  place: number;
  hidden: boolean;
  grid: Grid;
  content: SheetPart;
};

export type Template = {
  archive: ZipArchive;
  workbookPart: string;
  workbookXml: string;
  calcChainPart?: string;
  date1904: boolean;
  sheets: TemplateSheet[];
  /** Whether a cell style shows a day. */
  showsDay: (style: number) => boolean;
  /** A cell style of plain words that wraps them. */
  wrapping?: number;
};

export type BookLimits = ZipLimits & SheetLimits & { part: number; sheets: number };

export const LIMITS: BookLimits = {
  file: 20 * 1_048_576,
  entries: 2000,
  unpacked: 200 * 1_048_576,
  ratio: 200,
  part: 64 * 1_048_576,
  sheets: 100,
  cells: 500_000,
  merges: 5000,
};

const MACROS = /macroEnabled|vbaProject/i;

const DECLARED = /^(\s*<\?xml[^>]*\sencoding=["'])([^"']+)(["'])/;

/**
 * Whether a part is said to hold macros. Some writers list the kind among their defaults in every workbook, without such a
 * part. Reads every tag: types that cannot be spliced are refused before anything is filled.
 */
function saysMacros(types: string): boolean {
  let says = false;
  for (const tag of tagsOf(types))
    if (tag.name === 'Override' && tag.kind !== 'close' && MACROS.test(types.slice(tag.start, tag.end))) says = true;
  return says;
}

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Reads parts as text, each once, within the limit of one part. */
export function partReader(archive: ZipArchive, limits = LIMITS): (name: string) => string | undefined {
  const byName = new Map<string, ZipEntry>(archive.entries.map(entry => [entry.name.toLowerCase(), entry]));
  return name => {
    const entry = byName.get(name.toLowerCase());
    if (entry === undefined) return undefined;
    if (entry.size > limits.part)
      throw new Refused({ code: 'workbook-too-large', detail: { what: 'MB', limit: limits.part / 1_048_576 } });
    const bytes = unpack(entry);
    if (bytes === undefined) throw new NotXml('a part that cannot be unpacked');
    const wide =
      bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be';
    const text = new TextDecoder(wide || 'utf-8', { fatal: true }).decode(bytes);
    // What is written anew is written as UTF-8, so the declaration must say so.
    if (wide) return text.replace(DECLARED, '$1UTF-8$3');
    const declared = DECLARED.exec(text)?.[2];
    if (declared !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(declared))
      throw new NotXml('an encoding office programs do not use');
    return text;
  };
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);

/** A relationship's target as a part's name: `../tables/table1.xml` seen from `xl/worksheets/`. */
function partAt(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter(step => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

type Tie = { id: string; kind: string; part: string };

export function tiesOf(part: string, read: (name: string) => string | undefined): Tie[] {
  const folder = folderOf(part);
  const xml = read(`${folder}_rels/${part.slice(folder.length)}.rels`);
  if (xml === undefined) return [];
  const ties: Tie[] = [];
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'Relationship' || tag.kind === 'close') continue;
    if (attribute(xml, tag, 'TargetMode') === 'External') continue;
    const type = attribute(xml, tag, 'Type') ?? '';
    ties.push({
      id: attribute(xml, tag, 'Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      part: partAt(folder, attribute(xml, tag, 'Target') ?? ''),
    });
  }
  return ties;
}

function gridOf(name: string, { rows, merges }: SheetPart, hidden: boolean): Grid {
  return {
    sheet: name,
    rows: rows.map(({ row, cells }) => ({
      row,
      cells: cells.map(({ column, text, formula, style }) => ({
        column,
        text,
        ...(formula === undefined ? {} : { formula }),
        ...(style === undefined ? {} : { styled: true }),
      })),
    })),
    merges,
    ...(hidden ? { hidden } : {}),
  };
}

/** What cells of an area show, row by row; nothing where there is no such sheet. */
function cellsIn(sheet: TemplateSheet | undefined, { top, left, bottom, right }: Area, most: number): string[] {
  const texts: string[] = [];
  for (const { row, cells } of sheet?.content.rows ?? []) {
    if (row > bottom || texts.length >= most) break;
    if (row < top) continue;
    for (const { column, text } of cells) if (column >= left && column <= right) texts.push(text);
  }
  return texts.slice(0, most);
}

function namesIn(xml: string): Map<string, string> {
  const names = new Map<string, string>();
  let open: Tag | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'definedName') continue;
    if (tag.kind === 'open') open = tag;
    else if (tag.kind === 'close')
      names.set((attribute(xml, open!, 'name') ?? '').toLowerCase(), textOf(xml.slice(open!.end, tag.start)));
  }
  return names;
}

function tellChoices(sheets: readonly TemplateSheet[], workbookXml: string): void {
  if (sheets.every(({ content }) => content.lists.length === 0)) return;
  const names = namesIn(workbookXml);
  const byName = new Map(sheets.map(sheet => [sheet.name.toLowerCase(), sheet]));
  for (const sheet of sheets) {
    const validations = choicesIn(sheet.content.lists, sheet.name, names, (name, area, most) =>
      cellsIn(byName.get(name.toLowerCase()), area, most),
    );
    if (validations.length > 0) sheet.grid = { ...sheet.grid, validations };
  }
}

function readParts(archive: ZipArchive, limits: BookLimits): Template {
  const names = archive.entries.map(({ name }) => name.toLowerCase());
  const read = partReader(archive, limits);
  const types = read('[Content_Types].xml');
  if (types === undefined) throw new NotXml('no list of content types');
  if (saysMacros(types) || names.some(name => name.endsWith('vbaproject.bin')))
    throw new Refused({ code: 'workbook-macros' });
  const workbookPart = tiesOf('', read).find(({ kind }) => kind === 'officeDocument')?.part;
  const workbookXml = workbookPart === undefined ? undefined : read(workbookPart);
  if (workbookPart === undefined || workbookXml === undefined) throw new NotXml('no workbook inside');
  const ties = tiesOf(workbookPart, read);
  if (ties.some(({ kind }) => kind === 'vbaProject')) throw new Refused({ code: 'workbook-macros' });
  const partOf = (kind: string) => ties.find(tie => tie.kind === kind)?.part;
  const textsXml = read(partOf('sharedStrings') ?? '');
  const stylesXml = read(partOf('styles') ?? '');
  const texts = textsXml === undefined ? [] : sharedTexts(textsXml);
  const days = stylesXml === undefined ? [] : dayStyles(stylesXml);
  let date1904 = false;
  let place = -1;
  const sheets: TemplateSheet[] = [];
  const taken = nothingTaken();
  const parts = new Set<string>();
  for (const tag of tagsOf(workbookXml)) {
    if (tag.kind === 'close') continue;
    if (tag.name === 'workbookPr') date1904 = /^(?:1|true|on)$/.test(attribute(workbookXml, tag, 'date1904') ?? '');
    if (tag.name !== 'sheet') continue;
    place++;
    if (place >= limits.sheets) throw new TooMuch('sheets', limits.sheets);
    const id = relationshipOf(workbookXml.slice(tag.start, tag.end));
    const tie = ties.find(each => each.id === id && each.kind === 'worksheet');
    // Charts and macro sheets have no cells to read.
    const xml = tie === undefined ? undefined : read(tie.part);
    if (tie === undefined || xml === undefined) continue;
    if (parts.has(tie.part.toLowerCase())) throw new NotXml('two sheets of one part');
    parts.add(tie.part.toLowerCase());
    const name = attribute(workbookXml, tag, 'name') ?? '';
    const content = readSheetPart(xml, texts, limits, taken);
    const hidden = (attribute(workbookXml, tag, 'state') ?? 'visible') !== 'visible';
    sheets.push({
      name,
      part: archive.entries.find(entry => entry.name.toLowerCase() === tie.part.toLowerCase())!.name,
      ties: tiesOf(tie.part, read).map(({ kind, part }) => ({ kind, part })),
      sheetId: attribute(workbookXml, tag, 'sheetId') ?? '',
      place,
      hidden,
      grid: gridOf(name, content, hidden),
      content,
    });
  }
  if (sheets.length === 0) throw new NotXml('no sheet inside');
  tellChoices(sheets, workbookXml);
  const template: Template = {
    archive,
    workbookPart,
    workbookXml,
    date1904,
    sheets,
    showsDay: style => days[style] ?? false,
  };
  const wrapping = stylesXml === undefined ? undefined : wrappingStyle(stylesXml);
  if (wrapping !== undefined) template.wrapping = wrapping;
  const calcChainPart = partOf('calcChain');
  if (calcChainPart !== undefined && names.includes(calcChainPart.toLowerCase()))
    template.calcChainPart = calcChainPart;
  return template;
}

/** The relationship a tag names: its attribute `id` of whatever prefix. */
const relationshipOf = (tag: string): string | undefined => /\s[^\s=:]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1];

/**
 * A workbook ready to be recognised and filled. Refusals: `workbook-damaged`, `workbook-password`,
 * `workbook-macros`, `workbook-too-large`, `workbook-zip64`.
 */
export function readTemplate(bytes: Uint8Array, limits = LIMITS): Result<Template> {
  const archive = readZip(bytes, limits);
  if (!archive.ok) return archive;
  try {
    return accept(readParts(archive.value, limits));
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    if (error instanceof TooMuch) return refuse('workbook-too-large', { what: error.what, limit: error.limit });
    // A part that is not the UTF-8 it claims to be throws a TypeError of the decoder.
    if (error instanceof NotXml || error instanceof TypeError) return refuse('workbook-damaged');
    throw error;
  }
}
