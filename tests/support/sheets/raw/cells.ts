// Cells and rows of a sheet's part, as XML written by hand.

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** `A` for 1, `AA` for 27. */
export const letters = (column: number): string =>
  column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);

export const ref = (column: number, row: number): string => `${letters(column)}${row}`;

const space = (text: string): string => (/^\s|\s$|\n| {2}/.test(text) ? ' xml:space="preserve"' : '');

/** How text gets into cells: in place, or into a list of strings that cells point to. */
export type Texts = { cell: (place: string, style: number, text: string) => string; strings: string[] | undefined };

export const inlineTexts = (prefix = ''): Texts => ({
  cell: (place, style, text) =>
    `<${prefix}c r="${place}" s="${style}" t="inlineStr"><${prefix}is><${prefix}t${space(text)}>${escaped(text)}</${prefix}t></${prefix}is></${prefix}c>`,
  strings: undefined,
});

export function sharedTexts(): Texts {
  const strings: string[] = [];
  return {
    cell: (place, style, text) => {
      const si = `<t${space(text)}>${escaped(text)}</t>`;
      let at = strings.indexOf(si);
      if (at < 0) at = strings.push(si) - 1;
      return `<c r="${place}" s="${style}" t="s"><v>${at}</v></c>`;
    },
    strings,
  };
}

export const blank = (place: string, style: number, prefix = ''): string => `<${prefix}c r="${place}" s="${style}"/>`;

export const number = (place: string, style: number, value: number, prefix = ''): string =>
  `<${prefix}c r="${place}" s="${style}"><${prefix}v>${value}</${prefix}v></${prefix}c>`;

/** With the result it last had; a text result where it is one. */
export const formula = (place: string, style: number, text: string, result: number | string = 0): string =>
  `<c r="${place}" s="${style}"${typeof result === 'string' ? ' t="str"' : ''}><f>${escaped(text)}</f><v>${escaped(String(result))}</v></c>`;

export const row = (at: number, cells: readonly string[], attributes = '', prefix = ''): string =>
  `<${prefix}row r="${at}"${attributes === '' ? '' : ` ${attributes}`}>${cells.join('')}</${prefix}row>`;

export const height = (points: number): string => `ht="${points}" customHeight="1"`;

/** Rows to fill: a style for each column, from column `left` on. `first` gives what stands in the first of them. */
export function bodyRows(
  top: number,
  count: number,
  styles: readonly number[],
  more: { left?: number; attributes?: string; cell?: (column: number, row: number, style: number) => string } = {},
): string {
  const { left = 1, attributes = '', cell = (column, at, style) => blank(ref(column, at), style) } = more;
  return Array.from({ length: count }, (_, i) =>
    row(
      top + i,
      styles.map((style, j) => cell(left + j, top + i, style)),
      attributes,
    ),
  ).join('');
}

export const merged = (areas: readonly string[], prefix = ''): string =>
  `<${prefix}mergeCells count="${areas.length}">${areas.map(area => `<${prefix}mergeCell ref="${area}"/>`).join('')}</${prefix}mergeCells>`;

export const widths = (all: readonly number[], more: Readonly<Record<number, string>> = {}): string =>
  `<cols>${all
    .map(
      (width, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${more[i + 1] ? ` ${more[i + 1]}` : ''}/>`,
    )
    .join('')}</cols>`;
