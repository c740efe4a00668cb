// How the bank of wordings is written down: headers as clerks put them, several for one thing, with a stroke between two.
// They are this bank's own and not the dictionary's, so that a reader of headers can be measured on words it never saw.

/** Wordings by what they ask for: an element's id, or an expression. `|` stands between two. */
export type Words = Readonly<Record<string, string>>;

export const wordingsOf = (words: string): string[] => words.split('|').map(word => word.trim());
