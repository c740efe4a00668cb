// What the engine says to the person at the terminal: always both languages, one line each.

export type Say = (line: string) => void;

/** Chinese line, then English line. */
export const sentence = (zh: string, en: string): string => `${zh}\n${en}`;

/** A failure whose message is fit to be shown as it stands, with what to do next in both languages. */
export const failure = (zh: string, en: string, cause?: unknown): Error => new Error(sentence(zh, en), { cause });
