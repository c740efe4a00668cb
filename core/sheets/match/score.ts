// How sure a proposal is: a small logistic model over features that can be said in words. Its weights are fitted by
// `npm run prove -- matcher --fit` and stand in weights.ts.
import type { ElementType } from '../../facts/model.ts';
import type { Candidate } from './elements-met.ts';
import type { Heading } from './headings.ts';
import { ATTRIBUTE_KINDS, isPerson, OWNER_KINDS } from './known-words.ts';
import { WEIGHTS } from './weights.ts';
import { namesSomebody } from './whose.ts';

export const FEATURES = [
  'bias',
  'title',
  'spelt',
  'common',
  'core',
  'bag',
  'typo',
  'code',
  'codeAlone',
  'part',
  'count',
  'near',
  'covered',
  'covers',
  'nearCovered',
  'nearCovers',
  'both',
  'distance',
  'far',
  'joined',
  'leafUnderTopic',
  'leafUnderWho',
  'leafUnderStrange',
  'whose',
  'either',
  'instead',
  'negated',
  'other',
  'ownerless',
  'askedFits',
  'askedClashes',
  'askedNot',
  'whether',
  'whetherNot',
  'rivalled',
  'short',
  'crumbs',
  'worded',
  'unlike',
  'long',
  'follows',
  'repeated',
  'taken',
  'fits',
  'clashes',
  'lone',
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Partial<Record<Feature, number>>;

export type Context = {
  /** The lowest words, and what stands above them, as words where it tells something. */
  leaf: string;
  heading: Heading;
  above: readonly string[];
  words: readonly string[];
  /** The heading has words that nobody here knows. */
  strange: boolean;
  /** The column before is somebody else's name, and this one names nobody. */
  follows: boolean;
  /** Another column of the table has the same path, or the same words under a heading that tells nothing. */
  repeated: boolean;
  /** Another column met the same element in a surer way. */
  taken: boolean;
  /** Another element was met as well as this one. */
  rivalled: boolean;
  /** What cells of the element may hold. */
  asks: ReadonlySet<string> | undefined;
  /** The heading and the words below it mean something else together. */
  instead: boolean;
  /** A figure the dictionary keeps of a grid, in rows of figures, where a count says the same. */
  tallied: boolean;
  /** The rows are about persons, or nobody knows what. */
  ofPersons: boolean;
  /** What the element's values are. */
  type: ElementType | undefined;
  /** What stands in the cells or may be chosen there is of the element's type: 1, against it: -1, nothing known: 0. */
  fit: -1 | 0 | 1;
  /** A room where no other column says of which building (1), or one says of which hotel or ward (2): as likely not a home's. */
  lone: 0 | 1 | 2;
};

/** What stands beside somebody's name and may be theirs. */
const FOLLOWING: ReadonlySet<string> = new Set(['电话', '证件号', '关系']);
export const isSomebody = (words: readonly string[]): boolean => words.some(isPerson);
/** Owners of one kind of subject; a person in charge or to contact may be anybody's. */
const ANYBODY: ReadonlySet<string> = new Set(['负责人', '责任人', '联系人', '病例']);
const OWNS: ReadonlySet<string> = new Set([...OWNER_KINDS].filter(kind => !ANYBODY.has(kind)));
const WHETHER = /是否|有无|有没有|是不是|能否|可否|会不会|愿不愿|与否|吗$/;
/** Types that no yes or no answers. */
const NO_ANSWER: ReadonlySet<string> = new Set(['text', 'date', 'number', 'phone', 'id_number']);
/** What anything may have: a phone, a day, a place, a name. */
const isBare = (kind: string): boolean =>
  ATTRIBUTE_KINDS.has(kind) || kind === '住址' || kind === '坐落' || kind === '单位';
/** Ways by which other characters than the header's were met. */
const READ: ReadonlySet<string> = new Set(['common', 'core', 'bag', 'part']);
const HOLDS_NO_WORD: ReadonlySet<string> = new Set(['count', 'has']);

export function featuresOf(
  candidate: Candidate,
  {
    leaf,
    heading,
    above,
    strange,
    follows,
    repeated,
    taken,
    rivalled,
    asks,
    type,
    ofPersons,
    tallied,
    instead,
    fit,
    lone,
  }: Context,
): Features {
  const { way, covered, covers, distance, read: how, met, header, meaning, mended, telling } = candidate;
  const all = [...above, ...header];
  const near = way === 'near' ? 1 : 0;
  const exact = way === 'title' || way === 'spelt';
  const asked = exact || HOLDS_NO_WORD.has(meaning.kind) ? undefined : candidate.asked;
  const isOfPerson = 'element' in meaning && meaning.element.startsWith('person.');
  const anybody = header.some(kind => ANYBODY.has(kind));
  // Whom the header names outright is not far.
  const steps = met.some(kind => OWNS.has(kind) && all.includes(kind)) ? 0 : Math.min(distance, 3) / 3;
  const fits = asked !== undefined && asks?.has(asked) === true;
  return {
    bias: 1,
    [way]: 1,
    typo: mended ? 1 : 0,
    covered: exact ? 1 : near ? 0 : covered,
    covers: exact ? 1 : near ? 0 : covers,
    nearCovered: near * covered,
    nearCovers: near * covers,
    both: near * covered * covers,
    distance: steps,
    // Rare words say themselves whose fact they ask for.
    far: steps * telling,
    joined: how === 'joined' ? 1 : 0,
    leafUnderTopic: how === 'leaf' ? 1 : 0,
    leafUnderWho:
      meaning.kind !== 'count' && how === 'leaf' && (namesSomebody(heading.text) || above.some(isPerson)) ? 1 : 0,
    // The heading is not understood, or what stands below it asks for something of what the heading names.
    leafUnderStrange: how === 'leaf' && (strange || header.every(isBare)) ? 1 : 0,
    // The row is about no one person, or whoever is in charge or to be contacted may be somebody else's.
    whose: isOfPerson && !ofPersons ? 1 : anybody && distance > 0 ? 1 : 0,
    instead: instead ? 1 : 0,
    either: candidate.either || tallied ? 1 : 0,
    negated: !exact && header.includes('否定') !== met.includes('否定') ? 1 : 0,
    // Somebody else is named whom the spelling does not name, or the spelling names one whom nothing here does.
    other: (exact && how !== 'leaf' ? [] : all).some(kind => isPerson(kind) && !met.includes(kind)) ? 1 : 0,
    ownerless: !exact && met.some(kind => isPerson(kind) && !all.includes(kind)) ? 1 : 0,
    askedFits: fits ? 1 : 0,
    askedClashes: asked !== undefined && !fits ? 1 : 0,
    askedNot: near === 1 && asked === undefined && met.some(kind => ATTRIBUTE_KINDS.has(kind)) ? 1 : 0,
    whether: WHETHER.test(leaf) && !exact && type === 'boolean' && meaning.kind === 'element' ? 1 : 0,
    whetherNot: WHETHER.test(leaf) && !exact && meaning.kind === 'element' && NO_ANSWER.has(type ?? '') ? 1 : 0,
    rivalled: rivalled && meaning.kind !== 'count' ? 1 : 0,
    short: header.length <= 1 && !exact ? 1 : 0,
    crumbs: exact ? 0 : candidate.crumbs,
    worded: !exact && candidate.worded ? 1 : 0,
    unlike: READ.has(way) ? candidate.unlike : 0,
    long: Math.max(0, leaf.length - 10) / 10,
    follows: follows && FOLLOWING.has(candidate.asked ?? '') ? 1 : 0,
    repeated: repeated ? 1 : 0,
    taken: taken ? 1 : 0,
    fits: fit > 0 ? 1 : 0,
    clashes: fit < 0 ? 1 : 0,
    lone,
  };
}

/** Log-odds and chance that a candidate is right, 0 to 1. */
export const logitOf = (features: Features, weights: Features = WEIGHTS): number =>
  FEATURES.reduce((sum, name) => sum + (features[name] ?? 0) * (weights[name] ?? 0), 0);
export const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit));
