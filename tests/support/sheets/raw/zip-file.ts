// Zip files written by hand, so that what they say about themselves can be true or false at will. Shares nothing with
// the code that reads them.
import { crc32, deflateRawSync } from 'node:zlib';

export type ZipPart = {
  name: string;
  content: string | Uint8Array;
  /** Kept as it is instead of deflated. */
  stored?: true;
  /** Bytes already packed, of whatever they claim to be; `content` is then only measured. */
  packed?: Uint8Array;
  /** What the headers say in place of the truth. */
  says?: { size?: number; packedSize?: number; crc?: number; method?: number; flags?: number; localName?: string };
};

export type ZipOptions = {
  /** What the end record says in place of the truth. */
  says?: { count?: number; directory?: number };
  /** Put between the directory and the end record. */
  beforeEnd?: Uint8Array;
  comment?: string;
};

/** 6 March 2026, 09:30: as zip files write times. */
const TIME = (9 << 11) | (30 << 5);
const DATE = ((2026 - 1980) << 9) | (3 << 5) | 6;
const UTF8 = 1 << 11;

const bytesOf = (content: string | Uint8Array): Buffer =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);

type Told = { name: Buffer; flags: number; method: number; crc: number; packedSize: number; size: number };

function header(signature: number, told: Told, more: Buffer): Buffer {
  const central = signature === 0x02014b50;
  const head = Buffer.alloc(central ? 46 : 30);
  head.writeUInt32LE(signature, 0);
  const at = central ? 6 : 4;
  if (central) head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(told.flags, at + 2);
  head.writeUInt16LE(told.method, at + 4);
  head.writeUInt16LE(TIME, at + 6);
  head.writeUInt16LE(DATE, at + 8);
  head.writeUInt32LE(told.crc, at + 10);
  head.writeUInt32LE(told.packedSize, at + 14);
  head.writeUInt32LE(told.size, at + 18);
  head.writeUInt16LE(told.name.length, at + 22);
  return Buffer.concat([head, told.name, more]);
}

/** A zip file of these parts, in their order; two may bear one name. */
export function zipFile(parts: readonly ZipPart[], options: ZipOptions = {}): Buffer {
  const bodies: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = bytesOf(part.content);
    const packed = bytesOf(part.packed ?? (part.stored ? content : deflateRawSync(content)));
    const { says = {} } = part;
    const told: Told = {
      name: Buffer.from(part.name, 'utf8'),
      flags: says.flags ?? (/^[\x20-\x7e]*$/.test(part.name) ? 0 : UTF8),
      method: says.method ?? (part.stored ? 0 : 8),
      crc: says.crc ?? crc32(content),
      packedSize: says.packedSize ?? packed.length,
      size: says.size ?? content.length,
    };
    const local = header(0x04034b50, { ...told, name: Buffer.from(says.localName ?? part.name, 'utf8') }, packed);
    const record = header(0x02014b50, told, Buffer.alloc(0));
    record.writeUInt32LE(offset, 42);
    bodies.push(local);
    records.push(record);
    offset += local.length;
  }
  const directory = Buffer.concat(records);
  const between = bytesOf(options.beforeEnd ?? new Uint8Array());
  const comment = Buffer.from(options.comment ?? '', 'utf8');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(options.says?.count ?? parts.length, 8);
  end.writeUInt16LE(options.says?.count ?? parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(options.says?.directory ?? offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, directory, between, end, comment]);
}
