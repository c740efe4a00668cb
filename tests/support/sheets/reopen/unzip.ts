// Takes a zip file apart by its central directory, checking every part's size and sum. Shares nothing with the code that
// wrote it.
import { crc32, inflateRawSync } from 'node:zlib';

/** Parts by name, in the order of the directory. Throws where a part is not what the file says of it. */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('no end of a directory');
  const parts = new Map<string, Buffer>();
  let at = file.readUInt32LE(end + 16);
  for (let i = file.readUInt16LE(end + 10); i > 0; i--) {
    if (file.readUInt32LE(at) !== 0x02014b50) throw new Error('no record of a part');
    const [nameLength, extra, comment] = [28, 30, 32].map(offset => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const [sum, packedSize, size] = [16, 20, 24].map(offset => file.readUInt32LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = file.readUInt32LE(at + 42);
    if (file.readUInt32LE(local) !== 0x04034b50) throw new Error(`no header of ${name}`);
    const localName = file.readUInt16LE(local + 26);
    if (file.toString('utf8', local + 30, local + 30 + localName) !== name) throw new Error(`${name} has two names`);
    const from = local + 30 + localName + file.readUInt16LE(local + 28);
    const packed = file.subarray(from, from + packedSize);
    const content = file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    if (content.length !== size || crc32(content) !== sum) throw new Error(`${name} is not what the file says of it`);
    if (parts.has(name)) throw new Error(`two parts are called ${name}`);
    parts.set(name, Buffer.from(content));
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}
