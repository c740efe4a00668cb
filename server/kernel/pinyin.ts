// Chinese names as keys: for sorting, and for finding 吕 by `lv` and 单 by `shan`.
import { pinyin } from 'pinyin-pro';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9]/g, '');

/** Whole pinyin without tones, digits padded so that 3 sorts before 12. */
export const pinyinKey = (text: string): string =>
  sortKey(pinyin(text, { toneType: 'none', type: 'array', v: true }).join('').toLowerCase());

/** Every run of digits padded to six, upper case kept apart by letters alone. */
export const sortKey = (text: string): string => text.replace(/\d+/g, digits => digits.padStart(6, '0'));

/** The keys a person is found by: name, whole pinyin, initials. The first character is read as a family name. */
export function nameKeys(name: string): string[] {
  const bare = name.replace(/[\s·•.]/g, '');
  if (bare === '') return [];
  const syllables = pinyin(bare, { toneType: 'none', type: 'array', v: true, surname: 'head' })
    .map(plain)
    .filter(one => one !== '');
  const keys = [`n:${bare}`];
  if (syllables.length > 0) keys.push(`p:${syllables.join('')}`, `i:${syllables.map(one => one[0]).join('')}`);
  return keys;
}

/** The same for what somebody types: Chinese by name, Latin letters by pinyin and initials. */
export function queryKeys(query: string): string[] {
  const bare = query.replace(/[\s·•.]/g, '');
  if (/^[a-zA-ZüÜ]+$/.test(bare)) return [`p:${plain(bare)}`, `i:${plain(bare)}`];
  return [`n:${bare}`];
}
