// Every word that is known, by what it stands for. The dictionary says what exists; these words only say how else it is
// said. Chinese, as headers are; nothing here is about one form or one place.
import { ATTRIBUTES, LIGHT } from './words/asking.ts';
import { LIFE } from './words/life.ts';
import { GROUPS, OWNERS, STRANGERS } from './words/people.ts';
import { PLACES } from './words/places.ts';

const linesOf = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map(line => line.split(' ').filter(word => word !== ''));

const kindsOf = (text: string): string[] =>
  linesOf(text)
    .map(([first]) => first!)
    .filter(first => !first.includes('+'));

function allWords(): Map<string, readonly string[]> {
  const stands = new Map<string, readonly string[]>();
  for (const text of [ATTRIBUTES, LIGHT, OWNERS, STRANGERS, GROUPS, PLACES, LIFE])
    for (const [first = '', ...rest] of linesOf(text)) {
      const kinds = first.split('+');
      for (const said of kinds.length > 1 ? rest : [first, ...rest]) {
        const word = said.replaceAll('/', '');
        if (!stands.has(word)) stands.set(word, kinds);
      }
    }
  return stands;
}

/** Words by what they stand for, as one or several kinds. */
export const WORDS: ReadonlyMap<string, readonly string[]> = allWords();

export const LIGHT_KINDS: ReadonlySet<string> = new Set(kindsOf(LIGHT));
/** Of the light ones, those that never tell one thing from another: 目前, 今日, 具体, 是否, 情况. */
export const ASKING_KINDS: ReadonlySet<string> = new Set(['现', '今日', '具体', '问', '情况']);
export const OWNER_KINDS: ReadonlySet<string> = new Set(kindsOf(OWNERS));
export const STRANGER_KINDS: ReadonlySet<string> = new Set(kindsOf(STRANGERS));
export const ATTRIBUTE_KINDS: ReadonlySet<string> = new Set(kindsOf(ATTRIBUTES));

/** Whether a kind is somebody else, or an office at its work. */
export const isPerson = (kind: string): boolean => OWNER_KINDS.has(kind) || STRANGER_KINDS.has(kind);
