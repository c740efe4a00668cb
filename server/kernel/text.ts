// Text files as offices write them: UTF-8 with or without a mark, UTF-16 with one, or GB18030; one encoding a file.
import { accept, type Result, refuse } from '../../core/kernel/result.ts';

/** Three Chinese characters of UTF-8 and nothing else: nine bytes that GB18030 could only mean by a wild chance. */
const UTF8_CHINESE = /^(?:[\x20-\x7e]*(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef\xbc[\x80-\xbf])){3,}[\x20-\x7e]*$/;
/** What GB18030 never uses inside a character ends a field. */
const FIELD = /[\r\n,;\t"]/;

/** The first line with a field written in UTF-8, in a file that as a whole is not. */
function mixedAt(bytes: Uint8Array): number | undefined {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').split('\n');
  const at = lines.findIndex(line => line.split(FIELD).some(field => UTF8_CHINESE.test(field)));
  return at < 0 ? undefined : at + 1;
}

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The text of a file. Refusals: `text-mixed` with the row where another encoding begins, `text-unreadable`. */
export function decodeText(bytes: Uint8Array): Result<string> {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const text = decode(bytes, marked);
  if (text !== undefined) return accept(text);
  const row = mixedAt(bytes);
  if (row !== undefined) return refuse('text-mixed', { row });
  const chinese = decode(bytes, 'gb18030');
  return chinese === undefined ? refuse('text-unreadable') : accept(chinese);
}

/** Whether a file that can be decoded is Unicode of some kind, and not GB18030. */
export const isUnicode = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff) ||
  decode(bytes, 'utf-8') !== undefined;
