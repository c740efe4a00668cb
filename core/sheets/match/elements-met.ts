// Elements whose words a text shares, each with how it was met.
import { REACH } from '../../facts/headers.ts';
import { type Element, type SubjectOfElement, subjectOf } from '../../facts/model.ts';
import { bagOf, type Entry, type Lexicon, lineOf } from './lexicon.ts';
import type { Meaning, Way } from './model.ts';
import type { Reading } from './vocabulary.ts';
import { withoutSelf } from './whose.ts';

export type Candidate = {
  meaning: Meaning;
  way: Way;
  /** The dictionary's spelling, or the wording, that was met. */
  spelling: string;
  /** Words of the spelling that was met, and of the header as it was read. */
  met: readonly string[];
  header: readonly string[];
  /** Shares of the header's and of the spelling's words that the other has, 0 to 1, rare words counting more. */
  covered: number;
  covers: number;
  /** How far the element's subject is from the row's: 0 its own. */
  distance: number;
  /** What was read: the lowest words alone though a heading stands above them, the heading joined to them, or all. */
  read: 'whole' | 'joined' | 'leaf';
  /** What the header's cells are to hold. */
  asked: string | undefined;
  /** How telling the shared words are, 0 to 1. */
  telling: number;
  /** Something else is meant by the very same words. */
  either: boolean;
  /** Share of characters that the spelling and the header do not share, where other words were met than stand there. */
  unlike: number;
  /** The spelling is a wording of ours, not one of the dictionary's. */
  worded: boolean;
  /** Share of the header's characters that make no word of two. */
  crumbs: number;
  /** A character of the header was taken for another. */
  mended: boolean;
};

/** Weight of words that say themselves whose fact they ask for. */
const TELLING = 9;

/** Common weight of two readings, as shares of each. */
export function overlap(
  a: readonly string[],
  b: readonly string[],
  weight: Lexicon['weight'],
): [covered: number, covers: number, telling: number] {
  const [x, y] = [new Set(a), new Set(b)];
  const total = (kinds: Iterable<string>) => [...kinds].reduce((sum, kind) => sum + weight(kind), 0);
  const shared = total([...x].filter(kind => y.has(kind)));
  return [shared / (total(x) || 1), shared / (total(y) || 1), Math.min(1, shared / TELLING)];
}

/** Share of the shorter text's characters that the other has not. `a`: the characters of one. */
function unlikeness(a: ReadonlySet<string>, b: string): number {
  const other = new Set(b);
  let shared = 0;
  for (const char of other) if (a.has(char)) shared++;
  return 1 - shared / Math.max(1, Math.min(a.size, other.size));
}

/** Entries with how unlike the text they are, the most alike first. */
const byLikeness = (entries: readonly Entry[], text: ReadonlySet<string>) =>
  entries.map(entry => ({ entry, unlike: unlikeness(text, entry.spelling) })).sort((a, b) => a.unlike - b.unlike);

const NEAR = 14;

/** Entries that share the most with a reading, by weight of shared words; at most so many. */
function nearest(core: readonly string[], { byWord, weight }: Lexicon): Entry[] {
  const shared = new Map<Entry, number>();
  for (const kind of new Set(core))
    for (const entry of byWord.get(kind) ?? []) shared.set(entry, (shared.get(entry) ?? 0) + weight(kind));
  const rank = ([entry, sum]: [Entry, number]) => sum / (1 + entry.reading.core.length);
  return [...shared]
    .sort((a, b) => rank(b) - rank(a) || (a[0].spelling < b[0].spelling ? -1 : 1))
    .slice(0, NEAR)
    .map(([entry]) => entry);
}

const PLACES: ReadonlySet<string> = new Set(['building', 'facility']);
const SHARED = new Set(['area', 'address', 'door', 'head']);

/** Steps from the row's subject to the element's; undefined where such a row never speaks of it. */
export function distanceOf({ id, derived }: Element, row: SubjectOfElement | 'any'): number | undefined {
  const steps = REACH[row].indexOf(subjectOf(id));
  if (steps < 0) return undefined;
  // Where somebody lives and who heads the home is as near to everybody as their own name; where the building stands is not.
  const shared = derived !== undefined && SHARED.has(derived) && subjectOf(id) !== 'building';
  return shared && !PLACES.has(row) ? 0 : steps;
}

export type Read = { text: string; reading: Reading; how: Candidate['read'] };

/** Elements a text may ask for, each as it was found first. */
export function elementCandidates(
  { text, reading, how }: Read,
  lexicon: Lexicon,
  row: SubjectOfElement | 'any',
): Candidate[] {
  const { all, core, asked, mended, crumbs } = reading;
  const found: Candidate[] = [];
  const met = new Set<Element>();
  const characters = new Set(text);
  const put = (entries: readonly Entry[] | undefined, way: Way) => {
    const inOrder =
      way === 'near'
        ? (entries ?? []).map(entry => ({ entry, unlike: 0 }))
        : // Of several spellings of an element the one most like the header.
          byLikeness(entries ?? [], characters);
    for (const { entry, unlike } of inOrder) {
      const { element, spelling, reading: other, isTitle, isWorded } = entry;
      const distance = distanceOf(element, row);
      if (distance === undefined || met.has(element)) continue;
      met.add(element);
      const [covered, covers, telling] = overlap(core, other.core, lexicon.weight);
      found.push({
        ...{ meaning: { kind: 'element', element: element.id }, way: way === 'spelt' && isTitle ? 'title' : way },
        ...{
          spelling,
          met: other.core,
          header: core,
          covered,
          covers,
          distance,
          read: how,
          telling,
          asked,
          mended,
          worded: isWorded,
          unlike,
          either: false,
          crumbs,
        },
      });
    }
  };
  const own = withoutSelf(text);
  put(lexicon.spelt.get(text), 'spelt');
  if (!lexicon.spelt.has(text)) put(lexicon.spelt.get(own), 'spelt');
  put(lexicon.common.get(lineOf(all)), 'common');
  put(lexicon.core.get(lineOf(core)), 'core');
  put(lexicon.bag.get(bagOf(core)), 'bag');
  put(nearest(core, lexicon), 'near');
  return found;
}
