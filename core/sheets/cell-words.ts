// The words in which a sheet wants its values: from what its cells let be chosen, from a note in the header, from what
// already stands there. Words that are not understood are left out, never guessed.
import type { Code, CodeList, Element } from '../facts/model.ts';
import { UNITS } from '../facts/units.ts';
import { findCode, parseValue } from '../facts/values.ts';
import { normaliseWord, SEPARATORS } from '../facts/words.ts';
import { datePatternIn } from './date-words.ts';
import type { CellWords } from './model.ts';

/** What a sheet shows of one column. `choices`: of its drop-down; `samples`: what stands in it already. */
export type WordsEvidence = { header: string; choices: readonly string[]; samples: readonly string[] };

const MARK = /^[√✓✔☑■]$/;
const TICKED = /^(?:请|在|打|划|填|的|内|处|用|以|者)*(?:[√✓✔☑]|勾|对勾)(?:选|号)?$/;

/** Words for no beside a word for yes, for a question that one sample answers. */
const NO_OF: Readonly<Record<string, string>> = {
  ...{ 是: '否', 有: '无', 会: '不会', 能: '不能', 需要: '不需要', 愿意: '不愿意', 同意: '不同意', 已: '未' },
  ...{ Y: 'N', y: 'n', Yes: 'No', yes: 'no', YES: 'NO', 1: '0' },
};
const YES_OF = Object.fromEntries(Object.entries(NO_OF).map(([yes, no]) => [no, yes]));

/** A word and how the sheet writes it: `['男', '1']` of `1男2女`. */
type Wording = readonly [word: string, written: string];

const inBrackets = (text: string): string[] =>
  [...text.matchAll(/[([{【〔]([^()[\]{}【】〔〕]{1,80})[)\]}】〕]/g)].map(([, list]) => list!);

/** What a header lists: in brackets, after a colon or on a line of its own. */
function listsIn(header: string): string[] {
  const text = header.normalize('NFKC');
  const after = text
    .split(/[:\n\r]/)
    .slice(1)
    .map(part => part.trim());
  return [...inBrackets(text), ...after].filter(list => list !== '' && list.length <= 80);
}

/** From the first number of the last line to its end, where there are several: `性别 1男 2女`. */
function numbersIn(header: string): string[] {
  const text = header.normalize('NFKC');
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const from = line.search(/\d/);
  return from >= 0 && /\d/.test(line.slice(from + 1)) ? [line.slice(from)] : [];
}

/** `1男2女`, `1.是 0.否`, `男1、女2`: the numbers are what is written. */
function numbered(list: string): Wording[] {
  const before = [...list.matchAll(/(\d{1,2})[.、:=\-—]?([^\d\s、,;/|.:=\-—]{1,12})/g)];
  const behind = [...list.matchAll(/([^\d\s、,;/|.:=\-—]{1,12})[:=\-—]?(\d{1,2})/g)];
  const wordings = /^\s*\d/.test(list)
    ? before.map(([, number, word]): Wording => [word!, number!])
    : behind.map(([, word, number]): Wording => [word!, number!]);
  return wordings.length > 1 ? wordings : [];
}

const listed = (list: string): Wording[] =>
  list
    .split(/[、，,;；|/\s或□☐]+/)
    .filter(word => word !== '')
    .map((word): Wording => [word, word]);

const itself = (words: readonly string[]): Wording[] =>
  words.map(word => word.trim()).flatMap((word): Wording[] => (word === '' ? [] : [[word, word]]));

/** A yes-or-no column that belongs to no element, where words are read as such: the cells to tick under a heading. */
const ANY_QUESTION: Pick<Element, 'title' | 'synonyms' | 'type'> = {
  title: { zh: '', en: '' },
  synonyms: [],
  type: 'boolean',
};

function saidYes(element: Element, word: string): boolean | undefined {
  const question = element.type === 'boolean' ? element : { ...element, ...ANY_QUESTION };
  const read = parseValue(question, undefined, word);
  return read.ok ? (read.value as boolean) : undefined;
}

/** What some wordings are for yes and no; nothing where they hold no word for yes. */
function yesAndNo(element: Element, wordings: readonly Wording[]): CellWords {
  const words: CellWords = {};
  for (const [word, written] of wordings) {
    const answer = TICKED.test(word) ? true : saidYes(element, word);
    const text = TICKED.test(word) && !MARK.test(word) ? '√' : written;
    if (answer === true) words.yes ??= text;
    if (answer === false) words.no ??= text;
  }
  if (words.yes === undefined) return {};
  return words.no === undefined && MARK.test(words.yes) ? { tick: words.yes } : words;
}

/**
 * Single digits may be a sheet's own numbering of its choices. They are taken as a list's codes only where the list is
 * that of a standard and short, as for sex; codes of two digits and more are nobody's numbering.
 */
function isOwnNumbering(list: CodeList, word: string): boolean {
  return /^\d$/.test(word) && (list.standard === undefined || list.codes.length > 4);
}

function codeOf(list: CodeList, word: string): string | undefined {
  return isOwnNumbering(list, word.trim()) ? undefined : findCode(list, word);
}

function codesOf(list: CodeList, wordings: readonly Wording[]): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const [word, written] of wordings) {
    const code = codeOf(list, word);
    if (code !== undefined) codes[code] ??= written;
  }
  return codes;
}

/** Ways to write every code of a list: its Chinese or English title, the code, a letter, number and title. */
function spellings(list: CodeList, sample: string): ((code: Code) => string | undefined)[] {
  const ways: ((code: Code) => string | undefined)[] = [
    code => code.title.zh,
    code => code.title.en,
    code => code.code,
    code => code.synonyms?.find(word => /^[A-Za-z]$/.test(word)),
    ...['.', '、', '-', '', ':'].map(mark => (code: Code) => `${code.code}${mark}${code.title.zh}`),
  ];
  const code = list.codes.find(each => each.code === codeOf(list, sample));
  const [before, after] = code === undefined ? [] : sample.split(code.title.zh);
  // 男性 writes 男 with an ending; its fellows have the same ending where the list knows them so.
  if (after !== undefined)
    ways.push(each => {
      const word = `${before}${each.title.zh}${after}`;
      return findCode(list, word) === each.code ? word : undefined;
    });
  return ways;
}

/** The way in which all samples are written; undefined where it is the dictionary's own, or no single one. */
function codesAsSampled(list: CodeList, samples: readonly string[]): Record<string, string> | undefined {
  const parts = samples.flatMap(sample => sample.split(SEPARATORS)).filter(part => codeOf(list, part) !== undefined);
  const [first] = parts;
  if (first === undefined) return undefined;
  const way = spellings(list, first.trim()).find(each =>
    parts.every(part => {
      const code = list.codes.find(one => one.code === codeOf(list, part))!;
      return normaliseWord(each(code) ?? '') === normaliseWord(part);
    }),
  );
  if (way === undefined) return undefined;
  const codes = list.codes.map(code => [code.code, way(code) ?? code.title.zh] as const);
  return list.codes.every(code => way(code) === code.title.zh) ? undefined : Object.fromEntries(codes);
}

/** The words a number's samples all end with, such as `℃`. */
function unitOf(element: Element, samples: readonly string[]): string | undefined {
  const endings = new Set(samples.map(sample => /^\s*-?\d+(?:\.\d+)?\s*(\D{1,6}?)\s*$/.exec(sample)?.[1]));
  const [ending] = endings;
  if (endings.size !== 1 || ending === undefined) return undefined;
  return UNITS[element.unit ?? '']?.words.includes(normaliseWord(ending)) ? ending : undefined;
}

/** The first wordings of a header that mean something of an element, numbers first. */
function inHeader<T>(header: string, read: (wordings: Wording[]) => T | undefined): T | undefined {
  const lists = listsIn(header);
  const wordings = [...[...lists, ...numbersIn(header)].map(numbered), ...lists.map(listed)];
  for (const each of wordings) {
    const found = read(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function yesNoWords(element: Element, { header, choices, samples }: WordsEvidence): CellWords {
  const some = (words: CellWords) => (Object.keys(words).length === 0 ? undefined : words);
  const chosen = some(yesAndNo(element, itself(choices)));
  const noted = inHeader(header, wordings => {
    const words = yesAndNo(element, wordings);
    // One word alone is a heading, not a choice: 独居 below 是否.
    return words.tick === undefined && words.no === undefined ? undefined : words;
  });
  // A legend of numbers says what the numbers of a drop-down mean.
  const legend = noted?.no !== undefined && [noted.yes, noted.no].every(word => choices.includes(word ?? ''));
  if (legend) return noted!;
  if (chosen ?? noted) return (chosen ?? noted)!;
  const seen = itself(samples).filter(([word]) => saidYes(element, word) !== undefined);
  const words = yesAndNo(element, seen);
  if (element.type !== 'boolean') return words;
  // One sample answers the question in a pair of words; a tick alone does not.
  const [first] = seen;
  const yes = words.yes ?? (first && YES_OF[first[0]]);
  const no = words.no ?? (yes === undefined ? undefined : NO_OF[yes]);
  return yes === undefined || no === undefined ? words : { yes, no };
}

function codeWords(list: CodeList, { header, choices, samples }: WordsEvidence): Record<string, string> | undefined {
  const noted = inHeader(header, wordings => {
    const codes = codesOf(list, wordings);
    return Object.keys(codes).length > 1 ? codes : undefined;
  });
  if (choices.length === 0) return noted ?? codesAsSampled(list, samples);
  if (noted !== undefined && Object.values(noted).every(word => choices.includes(word))) return noted;
  return codesOf(list, itself(choices));
}

/** A day in a header is a pattern only in brackets or as an example: 2026年3月前出生 is none. */
function dateWords({ header, samples }: WordsEvidence): CellWords['date'] {
  const example = /(?:如|例|格式)(.{1,40})/.exec(header)?.[1] ?? '';
  for (const text of [...samples, ...inBrackets(header.normalize('NFKC')), example]) {
    const pattern = datePatternIn(text);
    if (pattern !== undefined) return `text:${pattern}`;
  }
  return undefined;
}

/**
 * How a sheet writes an element's values. `list`: the element's code list. Empty where the sheet shows nothing of its
 * own: then the dictionary's words are written. `codes` empty: the sheet has words, and none is known.
 */
export function wordsOf(element: Element, list: CodeList | undefined, evidence: WordsEvidence): CellWords {
  switch (element.type) {
    case 'boolean':
      return yesNoWords(element, evidence);
    case 'code':
    case 'codes': {
      const codes = list && codeWords(list, evidence);
      const known = codes !== undefined && Object.keys(codes).length > 0;
      // Choices that only say yes or no belong to one code of the list, to be ticked.
      const ticks = known ? {} : yesNoWords(element, evidence);
      const asksTick = ticks.tick !== undefined || ticks.no !== undefined || /\D/.test(ticks.yes ?? '');
      if (asksTick) return ticks;
      return codes === undefined ? {} : { codes };
    }
    case 'date': {
      const date = dateWords(evidence);
      return date === undefined ? {} : { date };
    }
    case 'number': {
      const unit = unitOf(element, evidence.samples);
      return unit === undefined ? {} : { unit };
    }
    default:
      return {};
  }
}
