// Ids are uuidv7 made where the thing is made (phone, importer, server). Time and chance are arguments.

export type Id = string;

/** The id that stands for "no activation": facts of everyday life. */
export const EVERYDAY: Id = '00000000-0000-0000-0000-000000000000';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes (16) to the canonical text of a uuid. */
export function idFromBytes(bytes: Uint8Array): Id {
  let text = '';
  for (let i = 0; i < 16; i++) {
    text += HEX[bytes[i]!];
    if (i === 3 || i === 5 || i === 7 || i === 9) text += '-';
  }
  return text;
}

/**
 * A uuidv7 (RFC 9562): 48 bits of milliseconds, then 74 bits of `chance`.
 * `at` in milliseconds since 1970; `chance` at least 10 bytes.
 */
export function idAt(at: number, chance: Uint8Array): Id {
  const bytes = new Uint8Array(16);
  let rest = Math.floor(at);
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(chance.subarray(0, 10), 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return idFromBytes(bytes);
}

/** The instant (ms) a uuidv7 was made at, or undefined for any other text. */
export function instantOf(id: Id): number | undefined {
  if (!isId(id) || id[14] !== '7') return undefined;
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (text: unknown): text is Id => typeof text === 'string' && ID.test(text);
