// Which cell styles show a day, and which one wraps plain words, read from xl/styles.xml. The styles themselves are never
// changed.
import { attribute, tagsOf } from './xml.ts';

/** Built-in number formats that show a day (ECMA-376 18.8.30), those of East Asian languages included. */
const DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** A spreadsheet keeps no longer one. */
const LONGEST_FORMAT = 255;

/**
 * A format code shows a day when a year or day stands in it outside quotes, escapes and brackets; what is opened and never
 * closed goes to the end. A longer code than spreadsheets keep shows none.
 */
export const showsDay = (format: string): boolean =>
  format.length <= LONGEST_FORMAT &&
  /[yde]/i.test(
    format
      .split(';')[0]!
      .replace(/"[^"]*(?:"|$)|\\.|_.|\*.|\[[^\]]*(?:\]|$)/g, '')
      .replace(/general|E[+-]/gi, ''),
  );

/** For each cell style, whether it shows a day. */
export function dayStyles(xml: string): boolean[] {
  const days = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inside = '';
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'cellXfs' || tag.name === 'numFmts') inside = tag.kind === 'open' ? tag.name : '';
    else if (tag.name === 'numFmt' && inside === 'numFmts')
      days.set(Number(attribute(xml, tag, 'numFmtId')), showsDay(attribute(xml, tag, 'formatCode') ?? ''));
    else if (tag.name === 'xf' && inside === 'cellXfs' && tag.kind !== 'close') {
      const id = Number(attribute(xml, tag, 'numFmtId') ?? 0);
      styles.push(days.get(id) ?? DAYS.has(id));
    }
  }
  return styles;
}

/** Points; a larger font is a title's. */
const LARGEST_PLAIN = 12;
const LOUD = new Set(['i', 'u', 'strike', 'vertAlign']);
const BLACK = new Set(['FF000000', '1', '8', '64']);
const isTrue = (said: string | undefined): boolean => said === '1' || said === 'true';

/** Of each font, whether words are read well in it: `plain`, `bold`, or not at all where it is large, slanted or coloured. */
function fontsOf(xml: string): ('plain' | 'bold' | undefined)[] {
  const fonts: ('plain' | 'bold' | undefined)[] = [];
  let inFonts = false;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'fonts') inFonts = tag.kind === 'open';
    else if (!inFonts || tag.kind === 'close') continue;
    else if (tag.name === 'font') fonts.push('plain');
    else {
      const last = fonts.length - 1;
      const said = attribute(xml, tag, 'val');
      const isOff = said === '0' || said === 'false' || said === 'none';
      const colour = attribute(xml, tag, 'rgb') ?? attribute(xml, tag, 'theme') ?? attribute(xml, tag, 'indexed');
      const isLoud =
        (LOUD.has(tag.name) && !isOff) ||
        (tag.name === 'sz' && Number(said) > LARGEST_PLAIN) ||
        (tag.name === 'color' && colour !== undefined && !BLACK.has(colour));
      if (isLoud) fonts[last] = undefined;
      else if (tag.name === 'b' && !isOff && fonts[last] !== undefined) fonts[last] = 'bold';
    }
  }
  return fonts;
}

/**
 * A style that wraps words, upright, in black of a usual size: in a plain font before a bold one, on no colour before one;
 * undefined where the workbook has none.
 */
export function wrappingStyle(xml: string): number | undefined {
  const fonts = fontsOf(xml);
  let style = -1;
  let inside = false;
  let font: 'plain' | 'bold' | undefined;
  let loudness = 0;
  let best: { style: number; loudness: number } | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'cellXfs') inside = tag.kind === 'open';
    if (!inside || tag.kind === 'close') continue;
    if (tag.name === 'xf') {
      style++;
      const number = (name: string) => Number(attribute(xml, tag, name) ?? 0);
      font = [0, 49].includes(number('numFmtId')) ? fonts[number('fontId')] : undefined;
      loudness = (font === 'bold' ? 1 : 0) + (number('fillId') === 0 ? 0 : 2);
    } else if (tag.name === 'alignment' && font !== undefined && isTrue(attribute(xml, tag, 'wrapText'))) {
      if (Number(attribute(xml, tag, 'textRotation') ?? 0) !== 0) continue;
      if (best === undefined || loudness < best.loudness) best = { style, loudness };
    }
  }
  return best?.style;
}
