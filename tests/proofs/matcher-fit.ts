// Fits the matcher's weights: logistic regression, held near weights set by hand, by plain gradient descent. The same
// tables give the same weights.
import type { Features } from '../../core/sheets/match/score.ts';
import { chanceOf, FEATURES } from '../../core/sheets/match/score.ts';
import { START } from './matcher-start.ts';

export type Example = { features: Features; right: boolean };

const ROUNDS = 400;
const RATE = 0.5;
/** How strongly weights are held near their start. */
const HOLD = 0.004;
/** Nothing in header rows alone speaks about these. */
const FIXED = new Set(['fits', 'clashes']);

export function fitWeights(examples: readonly Example[]): Features {
  const start = FEATURES.map(name => START[name] ?? 0);
  const weights = [...start];
  const rows = examples.map(({ features }) =>
    FEATURES.flatMap((name, at) => (features[name] ? [[at, features[name]] as const] : [])),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const slope = FEATURES.map(() => 0);
    for (const [i, row] of rows.entries()) {
      let logit = 0;
      for (const [at, value] of row) logit += value * weights[at]!;
      const off = chanceOf(logit) - (examples[i]!.right ? 1 : 0);
      for (const [at, value] of row) slope[at]! += value * off;
    }
    for (const [at, name] of FEATURES.entries())
      if (!FIXED.has(name))
        weights[at]! -= RATE * (4 * (slope[at]! / rows.length) + HOLD * (weights[at]! - start[at]!));
  }
  return Object.fromEntries(FEATURES.map((name, at) => [name, Math.round(weights[at]! * 100) / 100]));
}
