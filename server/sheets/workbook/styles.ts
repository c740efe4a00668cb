// Which cell styles show a day, read from xl/styles.xml. The styles themselves are never changed.
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
