// Fitted to the labelled header rows by `npm run prove -- matcher --fit`; what cells show (`fits`, `clashes`) is set
// by hand, since header rows show no cells.
import type { Features } from './score.ts';

export const WEIGHTS: Features = {
  bias: -3.11,
  title: 6.81,
  spelt: 6.37,
  common: 2.75,
  core: 2.23,
  bag: 2.1,
  typo: 1.52,
  code: 3.65,
  codeAlone: 2.35,
  part: 3.78,
  count: 2,
  near: -2.18,
  covered: 0.35,
  covers: 0.78,
  nearCovered: 1.35,
  nearCovers: 1.77,
  both: 1.2,
  distance: -3.18,
  joined: 0.07,
  leafUnderTopic: -1.97,
  other: -2.29,
  short: -1.49,
  long: 0.51,
  repeated: -2.83,
  taken: -0.91,
  fits: 1.5,
  clashes: -3,
  lone: -3.47,
};
