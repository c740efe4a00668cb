// What makes two workbooks the same form: the words of their headers in order. Rows, titles, years and dates may change
// from one week to the next; the header does not.
import { normaliseHeader } from '../facts/headers.ts';
import type { TableColumn } from './table-model.ts';

const BITS = 0xffff_ffff_ffff_ffffn;
const PRIME = 0x100_0000_01b3n;
const STARTS = [0xcbf2_9ce4_8422_2325n, 0x84222325_cbf29ce4n] as const;

/** FNV-1a over UTF-16 units, 64 bits, as 16 hex digits. */
function fnv(text: string, start: bigint): string {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = ((hash ^ BigInt(text.charCodeAt(i))) * PRIME) & BITS;
  return hash.toString(16).padStart(16, '0');
}

/** 32 hex digits that stay the same as long as the header's words and their order do. */
export function fingerprintOf({ columns }: { columns: readonly Pick<TableColumn, 'path'>[] }): string {
  const words = columns.map(({ path }) => path.map(normaliseHeader).join('\u0001')).join('\u0002');
  return STARTS.map(start => fnv(words, start)).join('');
}
