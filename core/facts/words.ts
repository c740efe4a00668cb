// How an answer's words are compared: half width, lower case, no spaces or quotes. Used for codes, never for headers.

/** What stands between several codes in one cell. */
export const SEPARATORS = /[、，,;；|/\n\r]+/;

export const normaliseWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff"'“”‘’]+/g, '');
