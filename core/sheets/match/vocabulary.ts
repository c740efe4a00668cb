// Reads a header as words, each by the first of its kind: 何时搬来 and 入住日期 are the same two. The dictionary says what
// exists; these words only say how else it is said. Chinese, as headers are; nothing here is about one form or one place.
import { ATTRIBUTES, LIGHT } from './words/asking.ts';
import { LIFE } from './words/life.ts';
import { GROUPS, OWNERS, STRANGERS } from './words/people.ts';
import { PLACES } from './words/places.ts';
import { isAlike } from './words/similar.ts';

const linesOf = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map(line => line.split(' ').filter(word => word !== ''));

const kindsOf = (text: string): string[] =>
  linesOf(text)
    .map(([first]) => first!)
    .filter(first => !first.includes('+'));

/** Words by what they stand for, as one or several kinds. */
const stands = new Map<string, readonly string[]>();
for (const text of [ATTRIBUTES, LIGHT, OWNERS, STRANGERS, GROUPS, PLACES, LIFE])
  for (const [first = '', ...rest] of linesOf(text)) {
    const kinds = first.split('+');
    for (const said of kinds.length > 1 ? rest : [first, ...rest]) {
      const word = said.replaceAll('/', '');
      if (!stands.has(word)) stands.set(word, kinds);
    }
  }

export const LIGHT_KINDS: ReadonlySet<string> = new Set(kindsOf(LIGHT));
export const OWNER_KINDS: ReadonlySet<string> = new Set(kindsOf(OWNERS));
export const STRANGER_KINDS: ReadonlySet<string> = new Set(kindsOf(STRANGERS));
export const ATTRIBUTE_KINDS: ReadonlySet<string> = new Set(kindsOf(ATTRIBUTES));

/** Lengths of the words that begin with a character. */
const lengths = new Map<string, number[]>();
for (const word of stands.keys()) {
  const known = lengths.get(word[0]!) ?? [];
  if (!known.includes(word.length)) known.push(word.length);
  lengths.set(word[0]!, known);
}
/** What an unknown character costs in words. */
const UNKNOWN_COST = 2.5;
/** Figures and letters stand together. */
const RUN = /^[0-9a-z.%]+/;

export type Word = { text: string; kinds: readonly string[]; known: boolean };

/** A text cut into the fewest words. */
function cut(text: string): { words: Word[]; cost: number } {
  const cost = new Float64Array(text.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(text.length + 1);
  cost[0] = 0;
  for (let at = 0; at < text.length; at++) {
    const reach = (length: number, price: number) => {
      const total = cost[at]! + price;
      if (total < cost[at + length]! - 1e-9) {
        cost[at + length] = total;
        from[at + length] = at;
      }
    };
    for (const length of lengths.get(text[at]!) ?? [])
      if (at + length <= text.length && stands.has(text.slice(at, at + length))) reach(length, length === 1 ? 1.3 : 1);
    reach(text[at]! < '{' ? (RUN.exec(text.slice(at))?.[0].length ?? 1) : 1, UNKNOWN_COST);
  }
  const words: Word[] = [];
  for (let end = text.length; end > 0; end = from[end]!) {
    const word = text.slice(from[end], end);
    const kinds = stands.get(word);
    words.unshift({ text: word, kinds: kinds ?? [word], known: kinds !== undefined });
  }
  return { words, cost: cost[text.length]! };
}

/** Words of three characters and more with one of them masked. */
let masked: Map<string, string[]> | undefined;
function maskedWords(): Map<string, string[]> {
  if (masked !== undefined) return masked;
  masked = new Map();
  for (const word of stands.keys()) {
    if (word.length < 2 || word.length > 8) continue;
    for (let i = 0; i < word.length; i++) {
      const key = `${word.slice(0, i)}?${word.slice(i + 1)}`;
      const list = masked.get(key);
      if (list === undefined) masked.set(key, [word]);
      else list.push(word);
    }
  }
  return masked;
}

/** From this length on a word with any one character wrong is still that word; below, one easily mistaken. */
const SURE_LENGTH = 5;

/** By how much fewer words a mended text must be read. */
const LEAST_GAIN = 1.2;
const MOST_MENDED = 3;

/** The text with one character mended, where that makes words of what was none; several where several do. */
function mended(text: string, words: readonly Word[], cost: number): string[] {
  let least = cost - LEAST_GAIN;
  let best: string[] = [];
  let at = 0;
  for (const { text: word, known } of words) {
    if (!known || word.length === 1)
      for (let i = at; i < at + word.length; i++)
        for (let length = 2; length <= 6; length++)
          for (let start = Math.max(0, i - length + 1); start <= i && start + length <= text.length; start++) {
            const key = `${text.slice(start, i)}?${text.slice(i + 1, start + length)}`;
            for (const right of maskedWords().get(key) ?? []) {
              const char = right[i - start]!;
              if (length < SURE_LENGTH && !isAlike(text[i]!, char)) continue;
              const fixed = `${text.slice(0, i)}${char}${text.slice(i + 1)}`;
              const price = cut(fixed).cost;
              if (price < least - 1e-9) best = [];
              if (price <= least + 1e-9 && !best.includes(fixed)) best.push(fixed);
              least = Math.min(least, price);
            }
          }
    at += word.length;
  }
  return best.slice(0, MOST_MENDED);
}

export type Reading = {
  words: readonly Word[];
  /** Kinds of all words; an owner's 姓名 is the owner, for that is what a bare 户主 asks for. */
  all: readonly string[];
  /** The same without what asks for nothing of its own; all where nothing is left. */
  core: readonly string[];
  /** What the cells are to hold, by the last word that says so: Chinese heads come last. */
  asked: string | undefined;
  /** One character was taken for another. */
  mended: boolean;
};

/** A header longer than this is no header but a sentence. */
const LONGEST = 60;

const isPerson = (kind: string): boolean => OWNER_KINDS.has(kind) || STRANGER_KINDS.has(kind);

function readingOf(words: readonly Word[], isMended: boolean): Reading {
  const kinds = words.flatMap(word => word.kinds);
  const owned = kinds.some(isPerson);
  // 号码 after a person is a phone's, else a number that was given.
  const said = kinds.map(kind => (kind === '号码' ? (owned ? '电话' : '编号') : kind));
  const all = owned ? said.filter(kind => kind !== '名') : said;
  const core = all.filter(kind => !LIGHT_KINDS.has(kind));
  const asked = said.findLast(kind => ATTRIBUTE_KINDS.has(kind));
  return { words, all, core: core.length === 0 ? all : core, asked, mended: isMended };
}

/** A normalised text read as words, in several ways where it is mistyped and may have been several. */
export function readMended(text: string): Reading[] {
  const short = text.slice(0, LONGEST).replaceAll('/', '');
  const { words, cost } = cut(short);
  const odd = words.some(({ known, text: word }) => !known || word.length === 1);
  const right = odd ? mended(short, words, cost) : [];
  return right.length === 0 ? [readingOf(words, false)] : right.map(one => readingOf(cut(one).words, true));
}

/** A normalised text, spelt right, read as words. */
export const readWords = (text: string): Reading =>
  readingOf(cut(text.slice(0, LONGEST).replaceAll('/', '')).words, false);
