// Writes a zip file again with some entries' contents replaced. Every other entry is copied with its local header, in
// its old order and with its old times, so the same input gives the same bytes. Replaced entries are deflated as they
// come, and their sizes follow them in a data descriptor.
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';

export type Content = Iterable<string> | AsyncIterable<string>;

const SIZES_FOLLOW = 1 << 3;
const UTF8_NAME = 1 << 11;
/** Bits that say how hard the old bytes were packed mean nothing for the new ones. */
const KEPT_FLAGS = UTF8_NAME;
const LARGEST = 0xffffffff;
const LEVEL = 4;

type Written = { crc: number; packedSize: number; size: number };

/** The local header of a replaced entry: its old name and time, no extra field, sizes to follow. */
function localHeader(entry: ZipEntry): Buffer {
  const record = Buffer.from(entry.record);
  const nameLength = record.readUInt16LE(28);
  const header = Buffer.alloc(30 + nameLength);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE((entry.flags & KEPT_FLAGS) | SIZES_FOLLOW, 6);
  header.writeUInt16LE(8, 8);
  record.copy(header, 10, 12, 16);
  header.writeUInt16LE(nameLength, 26);
  record.copy(header, 30, 46, 46 + nameLength);
  return header;
}

function descriptor({ crc, packedSize, size }: Written): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packedSize, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

/** The central record with its new place, and new sizes where the entry was written anew. */
function recordAt(entry: ZipEntry, offset: number, written: Written | undefined): Buffer {
  const record = Buffer.from(entry.record);
  record.writeUInt32LE(offset, 42);
  if (written === undefined) return record;
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE((entry.flags & KEPT_FLAGS) | SIZES_FOLLOW, 8);
  record.writeUInt16LE(8, 10);
  record.writeUInt32LE(written.crc, 16);
  record.writeUInt32LE(written.packedSize, 20);
  record.writeUInt32LE(written.size, 24);
  return record;
}

/** An entry that was not there before, with the time of another. */
function newEntry(name: string, like: ZipEntry): ZipEntry {
  const bytes = Buffer.from(name, 'utf8');
  const flags = /^[ -~]*$/.test(name) ? 0 : UTF8_NAME;
  const record = Buffer.alloc(46 + bytes.length);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(20, 4);
  Buffer.from(like.record).copy(record, 12, 12, 16);
  record.writeUInt16LE(bytes.length, 28);
  bytes.copy(record, 46);
  const none = like.packed.subarray(0, 0);
  return { ...{ name, method: 8, flags, crc: 0, packedSize: 0, size: 0, start: 0, end: 0, packed: none }, record };
}

async function* deflate(content: Content, written: Written): AsyncGenerator<Uint8Array> {
  async function* measured() {
    for await (const text of content) {
      const bytes = Buffer.from(text, 'utf8');
      written.crc = crc32(bytes, written.crc);
      written.size += bytes.length;
      if (written.size > LARGEST) throw new Error('a sheet outgrew what a zip file can hold');
      yield bytes;
    }
  }
  const source = Readable.from(measured(), { highWaterMark: 2 });
  const packer = createDeflateRaw({ level: LEVEL, chunkSize: 65_536, memLevel: 9 });
  source.on('error', error => packer.destroy(error));
  source.pipe(packer);
  try {
    for await (const chunk of packer as AsyncIterable<Buffer>) {
      written.packedSize += chunk.length;
      yield chunk;
    }
  } finally {
    source.destroy();
    packer.destroy();
  }
}

/**
 * The archive's bytes with `replaced` contents by entry name, and `added` entries behind all others, in their order.
 * Throws where a content's source throws.
 */
export async function* writeZip(
  { bytes, entries, comment }: ZipArchive,
  replaced: ReadonlyMap<string, Content>,
  added: ReadonlyMap<string, Content> = new Map(),
): AsyncGenerator<Uint8Array> {
  const places = new Map<ZipEntry, { offset: number; written?: Written }>();
  let offset = 0;
  const news = [...added.keys()].map(name => newEntry(name, entries[0]!));
  const all = [...entries, ...news];
  for (const entry of [...[...entries].sort((a, b) => a.start - b.start), ...news]) {
    const content = replaced.get(entry.name) ?? added.get(entry.name);
    if (content === undefined) {
      places.set(entry, { offset });
      yield bytes.subarray(entry.start, entry.end);
      offset += entry.end - entry.start;
      continue;
    }
    const written: Written = { crc: 0, packedSize: 0, size: 0 };
    places.set(entry, { offset, written });
    const header = localHeader(entry);
    yield header;
    yield* deflate(content, written);
    yield descriptor(written);
    offset += header.length + written.packedSize + 16;
    if (offset > LARGEST) throw new Error('a workbook outgrew what a zip file can hold');
  }
  const records = all.map(entry => {
    const place = places.get(entry)!;
    return recordAt(entry, place.offset, place.written);
  });
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(all.length, 8);
  end.writeUInt16LE(all.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  yield directory;
  yield end;
  if (comment.length > 0) yield comment;
}
