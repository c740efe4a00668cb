// Text as workbooks keep it (ST_Xstring of ECMA-376): what XML cannot hold is written `_x000B_`, and text that already
// looks so has its underscore escaped.
import { escapeText, type Tag, tagsOf, textOf } from './xml.ts';

/** A spreadsheet refuses a file with a longer text in a cell. */
export const LONGEST_TEXT = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML cannot hold
const SPECIAL = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
const CODED = /_x([0-9A-Fa-f]{4})_/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const PLAIN = /^[^&<>_\u0000-\u001f\ud800-\udfff\ufffe\uffff]*$/;
const SPACED = /^\s|\s$|[\t\n]| {2}/;

const code = (character: string): string => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text as the content of `<t>`; longer than a cell holds is cut, half a character pair becomes U+FFFD. */
export function encodeText(text: string): string {
  if (text.length <= LONGEST_TEXT && PLAIN.test(text)) return text;
  let fitting = text;
  if (text.length > LONGEST_TEXT) {
    const splits = /[\ud800-\udbff]/.test(text[LONGEST_TEXT - 1]!);
    fitting = text.slice(0, splits ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }
  return escapeText(fitting.toWellFormed().replace(SPECIAL, code));
}

export const needsSpace = (text: string): boolean => SPACED.test(text);

export const decodeText = (text: string): string =>
  text.includes('_x') ? text.replace(CODED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** The text of an `<si>` or `<is>`: its runs joined, reading aids (`rPh`) left out. */
export function richText(xml: string, from: number, to: number): string {
  let text = '';
  let aid = 0;
  let open: Tag | undefined;
  for (const tag of tagsOf(xml, from, to)) {
    if (tag.name === 'rPh' && tag.kind !== 'alone') aid += tag.kind === 'open' ? 1 : -1;
    if (tag.name !== 't' || aid > 0) continue;
    if (tag.kind === 'open') open = tag;
    else if (tag.kind === 'close' && open !== undefined) text += textOf(xml.slice(open.end, tag.start));
  }
  return decodeText(text);
}

/** Texts of xl/sharedStrings.xml, by their place. */
export function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let open: Tag | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'si') continue;
    if (tag.kind === 'alone') texts.push('');
    else if (tag.kind === 'open') open = tag;
    else texts.push(richText(xml, open!.end, tag.start));
  }
  return texts;
}
