// The entries of a zip file as they lie in it, so that all but one can be copied bit for bit. Trusts no size a file
// states about itself: entries may not overlap, and nothing is inflated beyond what was allowed.
import { crc32, inflateRawSync } from 'node:zlib';
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';

export type ZipEntry = {
  name: string;
  method: number;
  flags: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where its local header starts, and where the next thing starts; between them lies all that is copied. */
  start: number;
  end: number;
  /** Its packed bytes. */
  packed: Uint8Array;
  /** Its record of the central directory. */
  record: Uint8Array;
};

export type ZipArchive = { bytes: Uint8Array; entries: ZipEntry[]; comment: Uint8Array };

export type ZipLimits = {
  /** Bytes of the file. */
  file: number;
  entries: number;
  /** Bytes of all entries together, unpacked. */
  unpacked: number;
  /** Unpacked bytes to a packed one, for entries above 1 MB. */
  ratio: number;
};

const END = 0x06054b50;
const END_64 = 0x07064b50;
const RECORD = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;
const SMALL = 1_048_576;
const UTF8_NAME = 1 << 11;

const damaged = () => refuse('workbook-damaged');

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  return -1;
}

/** Refusals: `workbook-damaged`, `workbook-password`, `workbook-zip64`, `workbook-too-large`. */
export function readZip(bytes: Uint8Array, limits: ZipLimits): Result<ZipArchive> {
  if (bytes.length > limits.file)
    return refuse('workbook-too-large', { what: 'MB', limit: Math.round(limits.file / 1_048_576) });
  const view = viewOf(bytes);
  const end = bytes.length < 22 ? -1 : findEnd(view);
  if (end < 0) return damaged();
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === END_64) return refuse('workbook-zip64');
  if (count === 0xffff || directory === 0xffffffff) return refuse('workbook-zip64');
  if (count > limits.entries) return refuse('workbook-too-large', { what: 'parts', limit: limits.entries });
  if (view.getUint16(end + 8, true) !== count || directory + view.getUint32(end + 12, true) > end) return damaged();

  const entries: ZipEntry[] = [];
  let unpacked = 0;
  let at = directory;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== RECORD) return damaged();
    const nameLength = view.getUint16(at + 28, true);
    const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + length > end) return damaged();
    const flags = view.getUint16(at + 8, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const start = view.getUint32(at + 42, true);
    if (packedSize === 0xffffffff || size === 0xffffffff || start === 0xffffffff) return refuse('workbook-zip64');
    if ((flags & ENCRYPTED) !== 0) return refuse('workbook-password');
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) return damaged();
    unpacked += size;
    if (unpacked > limits.unpacked || (size > SMALL && size > packedSize * limits.ratio))
      return refuse('workbook-too-large', { what: 'MB', limit: Math.round(limits.unpacked / 1_048_576) });
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    // Names outside ASCII without the UTF-8 mark are of an unknown code page; office programs name parts in ASCII.
    const name = Buffer.from(nameBytes).toString((flags & UTF8_NAME) !== 0 ? 'utf8' : 'latin1');
    const record = bytes.subarray(at, at + length);
    entries.push({
      name: name.replaceAll('\\', '/').replace(/^\//, ''),
      method,
      flags,
      crc: view.getUint32(at + 16, true),
      packedSize,
      size,
      start,
      end: 0,
      packed: bytes.subarray(0, 0),
      record,
    });
    at += length;
  }
  const inOrder = [...entries].sort((a, b) => a.start - b.start);
  for (const [i, entry] of inOrder.entries()) {
    entry.end = inOrder[i + 1]?.start ?? directory;
    if (entry.start + 30 > directory || view.getUint32(entry.start, true) !== LOCAL) return damaged();
    const from = entry.start + 30 + view.getUint16(entry.start + 26, true) + view.getUint16(entry.start + 28, true);
    if (from + entry.packedSize > entry.end) return damaged();
    entry.packed = bytes.subarray(from, from + entry.packedSize);
  }
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size !== entries.length) return damaged();
  return accept({ bytes, entries, comment: bytes.subarray(end + 22) });
}

/** An entry's bytes, unpacked and checked; undefined where they are not what its record says. */
export function unpack(entry: ZipEntry): Uint8Array | undefined {
  try {
    const bytes =
      entry.method === 0 ? entry.packed : inflateRawSync(entry.packed, { maxOutputLength: Math.max(1, entry.size) });
    return bytes.length === entry.size && crc32(bytes) === entry.crc ? bytes : undefined;
  } catch {
    return undefined;
  }
}
