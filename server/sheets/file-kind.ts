// What kind of file a sheet is, by its bytes and never by its name; and under which name and type each kind goes out.
import { readZip } from './workbook/zip-archive.ts';

export type FileKind = 'xlsx' | 'docx' | 'csv' | 'pdf';

export const TYPES: Readonly<Record<FileKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  pdf: 'application/pdf',
};

const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Only names are looked at; nothing is unpacked. */
const NAMES = { file: 1e9, entries: 10_000, unpacked: Number.MAX_SAFE_INTEGER, ratio: Number.MAX_SAFE_INTEGER };

const beginsWith = (bytes: Uint8Array, first: Uint8Array | string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8))
    .subarray(0, first.length)
    .equals(Buffer.from(first));

const streamNamed = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(`${name}\0`, 'utf16le'));

/** A .doc: what Word wrote before .docx. An old workbook may hold one inside, and is none. */
export const isOldDocument = (bytes: Uint8Array): boolean =>
  beginsWith(bytes, OLD_OFFICE) &&
  streamNamed(bytes, 'WordDocument') &&
  !streamNamed(bytes, 'Workbook') &&
  !streamNamed(bytes, 'Book');

/** A zip of a Word document; one that is no sound zip is left to the reader of workbooks to refuse. */
function isDocument(bytes: Uint8Array): boolean {
  const archive = readZip(bytes, NAMES);
  if (!archive.ok) return false;
  const names = archive.value.entries.map(({ name }) => name.toLowerCase());
  return names.some(name => name.startsWith('word/')) && !names.some(name => name.startsWith('xl/'));
}

/** What nothing else claims is text. An old .xls counts as the .xlsx it becomes. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (beginsWith(bytes, '%PDF')) return 'pdf';
  if (beginsWith(bytes, OLD_OFFICE)) return 'xlsx';
  if (beginsWith(bytes, 'PK')) return isDocument(bytes) ? 'docx' : 'xlsx';
  return 'csv';
}

const EXTENSION = /\.(?:xlsx?|docx|csv|txt|pdf)$/i;

/** A name under which no office program saves text: such a file is damaged, or a web page by another name. */
const NEVER_TEXT = /\.(?:xlsx|xlsm|xls|et|ods|docx?|docm|wps)$/i;

/** Whether a file is something else than its name says, in a way that only a fault explains. */
export const isMisnamed = (bytes: Uint8Array, name: string): boolean =>
  NEVER_TEXT.test(name) && kindOf(bytes) === 'csv';

/** A file's name without what says its kind. */
export const stemOf = (name: string): string => name.replace(EXTENSION, '');

/** The name of a filled sheet: the blank one's, with the kind it is. */
export const filledName = (name: string, kind: FileKind = 'xlsx'): string => `${stemOf(name)}（已填）.${kind}`;
