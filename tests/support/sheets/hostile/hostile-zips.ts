// Workbooks whose zip file lies, bursts or ends too early.
import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { ZipPart } from '../raw/zip-file.ts';
import { type HostileWorkbook, honestPart, SHEET, withParts } from './hostile-base.ts';

const MEGABYTE = 1_048_576;
/** Of the same blank many times over, without holding it: so many megabytes. */
function bomb(megabytes: number, says?: ZipPart['says']): Omit<ZipPart, 'name'> {
  const chunk = Buffer.alloc(MEGABYTE, 0x20);
  const packed = deflateRawSync(chunk, { finishFlush: constants.Z_FULL_FLUSH });
  let crc = 0;
  for (let i = 0; i < megabytes; i++) crc = crc32(chunk, crc);
  const blocks = Array.from({ length: megabytes }, () => packed);
  const end = Buffer.from([3, 0]);
  return { content: '', packed: Buffer.concat([...blocks, end]), says: { size: megabytes * MEGABYTE, crc, ...says } };
}

/** Noise packed to about 190 times less: under the ratio that is refused. */
function thin(megabytes: number): Omit<ZipPart, 'name'> {
  const made = bomb(megabytes);
  const packed = Buffer.concat([
    made.packed!,
    Buffer.alloc(Math.ceil((megabytes * MEGABYTE) / 180) - made.packed!.length),
  ]);
  return { ...made, packed };
}

const END = 22;

/** The offset by which the directory finds its `n`th part. */
function offsetOf(file: Buffer, n: number): number {
  let at = file.readUInt32LE(file.length - END + 16);
  for (let i = 0; i < n; i++) at += 46 + file.readUInt16LE(at + 28);
  return at + 42;
}

function overlapping(): Buffer {
  const file = withParts({ 'xl/media/a.bin': { content: 'a' }, 'xl/media/b.bin': { content: 'b' } });
  const count = file.readUInt16LE(file.length - END + 10);
  file.writeUInt32LE(file.readUInt32LE(offsetOf(file, count - 2)), offsetOf(file, count - 1));
  return file;
}

function zip64Locator(): Buffer {
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  return withParts({}, { beforeEnd: locator });
}

const oldOffice = (inside: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(inside, 'utf16le'),
  ]);

/** Where a name that climbs out of its folder would land. */
export const CLIMBED = 'tmp/doorstep-climbed-out';

const many = (count: number): Record<string, { content: string }> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`xl/media/${i}.bin`, { content: '' }]));

export const HOSTILE_ZIPS: readonly HostileWorkbook[] = [
  {
    name: 'a sheet of 300 MB in 300 KB',
    served: true,
    make: () => withParts({ [SHEET]: bomb(300) }),
    expect: ['workbook-too-large'],
  },
  {
    name: 'a sheet of 300 MB that says it is small',
    served: true,
    make: () => withParts({ [SHEET]: bomb(300, { size: 4000 }) }),
    expect: ['workbook-damaged'],
  },
  {
    name: 'a picture of 300 MB that says it is small',
    served: true,
    make: () => withParts({ 'xl/media/a.bin': bomb(300, { size: 4000 }) }),
    expect: ['harmless', 'workbook-damaged'],
  },
  {
    name: 'ten pictures of 19 MB that stay below the ratio',
    served: true,
    make: () => withParts(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`xl/media/${i}.bin`, thin(19)]))),
    expect: ['harmless', 'workbook-too-large'],
  },
  {
    name: 'a sheet of 60 MB of blanks below the ratio',
    served: true,
    make: () => withParts({ [SHEET]: thin(60) }),
    expect: ['workbook-damaged', 'workbook-too-large'],
  },
  {
    name: 'a workbook within a workbook within a workbook',
    make: () => withParts({ 'xl/media/a.zip': { content: withParts({ 'xl/media/b.zip': bomb(300) }), stored: true } }),
    expect: ['harmless'],
  },
  { name: '5,000 parts', make: () => withParts(many(5000)), expect: ['workbook-too-large'] },
  {
    name: 'a count of parts that is not true',
    make: () => withParts({}, { says: { count: 9 } }),
    expect: ['workbook-damaged'],
  },
  {
    name: 'a count of parts no file has',
    make: () => withParts({}, { says: { count: 0xffff } }),
    expect: ['workbook-zip64'],
  },
  {
    name: 'a directory outside the file',
    make: () => withParts({}, { says: { directory: 0x7fffffff } }),
    expect: ['workbook-damaged'],
  },
  { name: 'two parts in one place', make: overlapping, expect: ['workbook-damaged'] },
  {
    name: 'a sheet that is not what its sum says',
    make: () => withParts({ [SHEET]: { content: honestPart(SHEET), says: { crc: 1 } } }),
    expect: ['workbook-damaged'],
  },
  {
    name: 'a way of packing nobody uses',
    make: () => withParts({ 'xl/media/a.bin': { content: 'a', says: { method: 99 } } }),
    expect: ['workbook-damaged'],
  },
  {
    name: 'two parts of one name',
    make: () => withParts({ 'XL/WORKSHEETS/SHEET1.XML': { content: honestPart(SHEET) } }),
    expect: ['workbook-damaged'],
  },
  {
    name: 'a part with one name before it and another in the directory',
    make: () => withParts({ 'xl/media/a.bin': { content: 'a', says: { localName: '../../a.bin' } } }),
    expect: ['harmless', 'workbook-damaged'],
  },
  {
    name: 'names that climb out of their folder',
    served: true,
    make: () =>
      withParts({
        [`../../../../../../../../${CLIMBED}`]: { content: 'x' },
        [`..\\..\\..\\..\\${CLIMBED}`]: { content: 'x' },
        [`xl/../../../../../../${CLIMBED}`]: { content: 'x' },
        [`/${CLIMBED}`]: { content: 'x' },
      }),
    expect: ['harmless', 'workbook-damaged'],
  },
  { name: 'half a file', served: true, make: () => withParts({}).subarray(0, 1500), expect: ['workbook-damaged'] },
  { name: 'a file without its first half', make: () => withParts({}).subarray(1500), expect: ['workbook-damaged'] },
  { name: 'the place where zip64 begins', make: zip64Locator, expect: ['workbook-zip64'] },
  {
    name: 'a part of zip64 size',
    make: () => withParts({ 'xl/media/a.bin': { content: 'a', says: { size: 0xffffffff } } }),
    expect: ['workbook-zip64'],
  },
  {
    name: 'a part with a password',
    make: () => withParts({ [SHEET]: { content: honestPart(SHEET), says: { flags: 1 } } }),
    expect: ['workbook-password'],
  },
  {
    name: 'a workbook with a password',
    served: true,
    make: () => oldOffice('EncryptedPackage'),
    expect: ['workbook-password'],
  },
  { name: 'an old document that is no workbook', make: () => oldOffice('Workbook'), expect: ['workbook-damaged'] },
];
