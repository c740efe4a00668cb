// Opens a department's blank Word form: refuses what cannot be read safely, and reads its tables as grids. Nothing inside
// is ever run, fetched or followed.
import { accept, type Refusal, type Result, refuse } from '../../../core/kernel/result.ts';
import type { Blank } from '../blank.ts';
import { LIMITS, partReader, Refused, tiesOf } from '../workbook/read-template.ts';
import { TooMuch } from '../workbook/sheet-part.ts';
import { NotXml } from '../workbook/xml.ts';
import { readZip, type ZipArchive } from '../workbook/zip-archive.ts';
import { fillDocument } from './fill-document.ts';
import { type DocTable, readTables } from './read-tables.ts';

export type DocTemplate = {
  archive: ZipArchive;
  /** Name of the main part in the zip, and its text without a mark at its start. */
  part: string;
  xml: string;
  tables: DocTable[];
};

const DOC_LIMITS = { tables: 200, cells: 200_000 };
const MACROS = /<(?:\w+:)?Override\b[^>]*(?:macroEnabled|vbaProject)/i;

/** A workbook's refusal in the words of a document. */
function asDocument({ code, detail }: Refusal): Result<never> {
  switch (code) {
    case 'workbook-macros':
      return refuse('document-macros');
    case 'workbook-too-large':
      return refuse('document-too-large', detail ?? {});
    case 'workbook-damaged':
    case 'workbook-zip64':
      return refuse('document-damaged');
    default:
      return { ok: false, refusal: { code, ...(detail === undefined ? {} : { detail }) } };
  }
}

function readParts(archive: ZipArchive): DocTemplate {
  const read = partReader(archive, LIMITS);
  const types = read('[Content_Types].xml');
  if (types === undefined) throw new NotXml('no list of content types');
  const named = archive.entries.some(({ name }) => name.toLowerCase().endsWith('vbaproject.bin'));
  if (named || MACROS.test(types)) throw new Refused({ code: 'workbook-macros' });
  const main = tiesOf('', read).find(({ kind }) => kind === 'officeDocument')?.part;
  const entry = archive.entries.find(({ name }) => name.toLowerCase() === main?.toLowerCase());
  const xml = entry && read(entry.name);
  if (entry === undefined || xml === undefined) throw new NotXml('no document inside');
  return { archive, part: entry.name, xml, tables: readTables(xml, DOC_LIMITS) };
}

/** Refusals: `document-damaged`, `document-macros`, `document-too-large`, `workbook-password`. */
export function readDocument(bytes: Uint8Array): Result<DocTemplate> {
  const archive = readZip(bytes, LIMITS);
  if (!archive.ok) return asDocument(archive.refusal);
  try {
    return accept(readParts(archive.value));
  } catch (error) {
    if (error instanceof Refused) return asDocument(error.refusal);
    if (error instanceof TooMuch) return refuse('document-too-large', { what: error.what, limit: error.limit });
    if (error instanceof NotXml || error instanceof TypeError) return refuse('document-damaged');
    throw error;
  }
}

/** Only tables whose rows can be written anew are offered. Refusals: those of `readDocument`, and `document-no-table`. */
export function openDocument(bytes: Uint8Array): Result<Blank> {
  const opened = readDocument(bytes);
  if (!opened.ok) return opened;
  const template = opened.value;
  const grids = template.tables.filter(({ rows }) => rows.every(({ bare }) => bare)).map(({ grid }) => grid);
  if (grids.length === 0) return refuse('document-no-table');
  return accept({ grids, fill: (layout, rows, options) => fillDocument(template, layout, rows, options) });
}
