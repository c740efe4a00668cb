// Reads a header as words, each by the first of its kind: 何时搬来 and 入住日期 are the same two. A mistyped character is
// mended where that makes words of what was none.
import { ASKING_KINDS, ATTRIBUTE_KINDS, isPerson, LIGHT_KINDS, WORDS } from './known-words.ts';
import { isAlike } from './words/similar.ts';

export type Word = { text: string; kinds: readonly string[]; known: boolean };

export type Reading = {
  words: readonly Word[];
  /** Kinds of all words but those that only ask; an owner's 姓名 is the owner, for that is what a bare 户主 asks for. */
  all: readonly string[];
  /** The same without what asks for nothing of its own; all where nothing is left. */
  core: readonly string[];
  /** What the cells are to hold, by the last word that says so: Chinese heads come last. */
  asked: string | undefined;
  /** One character was taken for another. */
  mended: boolean;
  /** Share of its characters that are words of one character, or none: it may be cut where it should not be. */
  crumbs: number;
};

export type Vocabulary = {
  /** A normalised text, spelt right, read as words. */
  words(text: string): Reading;
  /** A normalised text read as words, in several ways where it is mistyped and may have been several. */
  mended(text: string): Reading[];
};

/** What an unknown character costs in words, and a word of one character, which may stand there by chance. */
const UNKNOWN_COST = 2.5;
const SHORT_COST = 1.3;
/** Figures and letters stand together. */
const RUN = /^[0-9a-z.%]+/;
/** A header longer than this is no header but a sentence. */
const LONGEST = 60;
/** From this length on a word with any one character wrong is still that word; below, one easily mistaken. */
const SURE_LENGTH = 5;
/** By how much fewer words a mended text must be read. */
const LEAST_GAIN = 1.2;
const MOST_MENDED = 3;
/** A text with more oddities is not mistyped but unknown. */
const MOST_ODD = 5;
/** Readings that are kept, for a table's headers are read again and again. */
const MOST_KEPT = 4000;

function readingOf(words: readonly Word[], mended: boolean): Reading {
  const kinds = words.flatMap(word => word.kinds);
  const owned = kinds.some(isPerson);
  // 号码 after a person is a phone's, else a number that was given.
  const said = kinds.map(kind => (kind === '号码' ? (owned ? '电话' : '编号') : kind));
  const meant = said.filter(kind => !ASKING_KINDS.has(kind) && (!owned || kind !== '名'));
  const all = meant.length === 0 ? said : meant;
  const core = all.filter(kind => !LIGHT_KINDS.has(kind));
  const asked = said.findLast(kind => ATTRIBUTE_KINDS.has(kind));
  const length = words.reduce((sum, { text }) => sum + text.length, 0);
  const small = words.filter(({ text, known }) => !known || text.length === 1);
  const crumbs = words.length < 2 ? 0 : small.reduce((sum, { text }) => sum + text.length, 0) / length;
  return { words, all, core: core.length === 0 ? all : core, asked, mended, crumbs };
}

/** `forgets`: words as if they had never been written down, to measure what that costs. */
export function createVocabulary(forgets: (word: string) => boolean = () => false): Vocabulary {
  const stands = new Map([...WORDS].filter(([word]) => !forgets(word)));
  /** Lengths of the words that begin with a character. */
  const lengths = new Map<string, number[]>();
  for (const word of stands.keys()) {
    const known = lengths.get(word[0]!);
    if (known === undefined) lengths.set(word[0]!, [word.length]);
    else if (!known.includes(word.length)) known.push(word.length);
  }
  /** Words with one character masked. */
  let masked: Map<string, string[]> | undefined;

  /** A text cut into the fewest words. */
  function cut(text: string): { words: Word[]; cost: number } {
    const cost = new Float64Array(text.length + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(text.length + 1);
    cost[0] = 0;
    const reach = (at: number, length: number, price: number) => {
      const total = cost[at]! + price;
      if (total >= cost[at + length]! - 1e-9) return;
      cost[at + length] = total;
      from[at + length] = at;
    };
    for (let at = 0; at < text.length; at++) {
      for (const length of lengths.get(text[at]!) ?? [])
        if (at + length <= text.length && stands.has(text.slice(at, at + length)))
          reach(at, length, length === 1 ? SHORT_COST : 1);
      reach(at, text[at]! < '{' ? (RUN.exec(text.slice(at))?.[0].length ?? 1) : 1, UNKNOWN_COST);
    }
    const words: Word[] = [];
    for (let end = text.length; end > 0; end = from[end]!) {
      const word = text.slice(from[end], end);
      const kinds = stands.get(word);
      words.unshift({ text: word, kinds: kinds ?? [word], known: kinds !== undefined });
    }
    return { words, cost: cost[text.length]! };
  }

  function maskedWords(): Map<string, string[]> {
    if (masked !== undefined) return masked;
    masked = new Map();
    for (const word of stands.keys())
      for (let i = 0; word.length >= 2 && word.length <= 8 && i < word.length; i++) {
        const key = `${word.slice(0, i)}?${word.slice(i + 1)}`;
        const list = masked.get(key);
        if (list === undefined) masked.set(key, [word]);
        else list.push(word);
      }
    return masked;
  }

  /** The text with the character at `i` as it stands in a word it nearly makes. */
  function* mendedAt(text: string, i: number): Generator<string> {
    for (let length = 2; length <= 6; length++)
      for (let start = Math.max(0, i - length + 1); start <= i && start + length <= text.length; start++) {
        const key = `${text.slice(start, i)}?${text.slice(i + 1, start + length)}`;
        for (const word of maskedWords().get(key) ?? []) {
          const right = word[i - start]!;
          if (length >= SURE_LENGTH || isAlike(text[i]!, right))
            yield `${text.slice(0, i)}${right}${text.slice(i + 1)}`;
        }
      }
  }

  /** The text with one character mended, where that reads as fewer words; several where several do. */
  function mendedOf(text: string, words: readonly Word[], cost: number): string[] {
    let least = cost - LEAST_GAIN;
    let best: string[] = [];
    let at = 0;
    for (const { text: word, known } of words) {
      if (!known || word.length === 1)
        for (let i = at; i < at + word.length; i++)
          for (const fixed of mendedAt(text, i)) {
            const price = cut(fixed).cost;
            if (price < least - 1e-9) best = [];
            if (price <= least + 1e-9 && !best.includes(fixed)) best.push(fixed);
            least = Math.min(least, price);
          }
      at += word.length;
    }
    return best.slice(0, MOST_MENDED);
  }

  function readMended(text: string): Reading[] {
    const { words, cost } = cut(text);
    const odd = words.filter(({ known, text: word }) => !known || word.length === 1).length;
    const right = odd > 0 && odd <= MOST_ODD ? mendedOf(text, words, cost) : [];
    return right.length === 0 ? [readingOf(words, false)] : right.map(one => readingOf(cut(one).words, true));
  }

  const short = (text: string) => text.slice(0, LONGEST).replaceAll('/', '');
  const kept = new Map<string, Reading[]>();
  return {
    words: text => readingOf(cut(short(text)).words, false),
    mended: text => {
      const key = short(text);
      const known = kept.get(key);
      if (known !== undefined) return known;
      if (kept.size >= MOST_KEPT) kept.clear();
      const found = readMended(key);
      kept.set(key, found);
      return found;
    },
  };
}

export const VOCABULARY: Vocabulary = createVocabulary();
