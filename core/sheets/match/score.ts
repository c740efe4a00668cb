// How sure a proposal is: a small logistic model over features that can be said in words. Its weights are fitted to the
// labelled header rows by `npm run prove -- matcher` and stand in weights.ts.
import { type Candidate, type Heading, leafOf } from './candidates.ts';
import { coreForm } from './lexicon.ts';
import { WEIGHTS } from './weights.ts';
import { namesOther, namesSomebody } from './whose.ts';

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
  'joined',
  'leafUnderTopic',
  'leafUnderWho',
  'other',
  'short',
  'long',
  'repeated',
  'taken',
  'fits',
  'clashes',
  'lone',
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Partial<Record<Feature, number>>;

export type Context = {
  path: readonly string[];
  heading: Heading;
  /** Another column of the table has the same path, or the same words under a heading that tells nothing. */
  repeated: boolean;
  /** Another column met the same element in a surer way. */
  taken: boolean;
  /** What stands in the cells or may be chosen there is of the element's type: 1, against it: -1, nothing known: 0. */
  fit: -1 | 0 | 1;
  /** A room where no other column says of which building: a hotel's or a ward's as likely as a home's. */
  lone: boolean;
};

export function featuresOf(candidate: Candidate, { path, heading, repeated, taken, fit, lone }: Context): Features {
  const { way, covered, covers, distance, read, spelling } = candidate;
  const leaf = leafOf(path);
  const core = coreForm(leaf);
  const all = heading.kind === 'topic' ? heading.text + leaf : leaf;
  const near = way === 'near' ? 1 : 0;
  const exact = way === 'title' || way === 'spelt';
  return {
    bias: 1,
    [way]: 1,
    covered: exact ? 0 : covered,
    covers: exact ? 0 : covers,
    nearCovered: near * covered,
    nearCovers: near * covers,
    both: near * covered * covers,
    distance: Math.min(distance, 3) / 3,
    joined: read === 'joined' ? 1 : 0,
    leafUnderTopic: read === 'leaf' ? 1 : 0,
    leafUnderWho: read === 'leaf' && namesSomebody(heading.text) ? 1 : 0,
    // Somebody else is named whom the dictionary's spelling does not name.
    other: namesOther(all) && !namesOther(spelling) ? 1 : 0,
    short: core.length <= 2 && !exact ? 1 : 0,
    long: Math.max(0, leaf.length - 10) / 10,
    repeated: repeated ? 1 : 0,
    taken: taken ? 1 : 0,
    fits: fit > 0 ? 1 : 0,
    clashes: fit < 0 ? 1 : 0,
    lone: lone ? 1 : 0,
  };
}

/** Log-odds and chance that a candidate is right, 0 to 1. */
export const logitOf = (features: Features, weights: Features = WEIGHTS): number =>
  FEATURES.reduce((sum, name) => sum + (features[name] ?? 0) * (weights[name] ?? 0), 0);
export const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit));
