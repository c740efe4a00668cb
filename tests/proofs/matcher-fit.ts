// Fits the matcher's weights: logistic regression, held near weights set by hand, by Newton's steps. The same tables give
// the same weights.
import type { Features } from '../../core/sheets/match/score.ts';
import { chanceOf, FEATURES } from '../../core/sheets/match/score.ts';
import { START } from './matcher-start.ts';

/** `weigh`: how much it counts beside others. */
export type Example = { features: Features; right: boolean; weigh?: number };

const ROUNDS = 12;
/** How strongly weights are held near their start, beside one example. */
const HOLD = 0.0005;
/** Header rows show no cells; and rows from which the wordings were learnt cannot tell how often wordings mislead. */
const FIXED = new Set([
  'fits',
  'clashes',
  'worded',
  'unlike',
  'leafUnderWho',
  'leafUnderStrange',
  'whose',
  'either',
  'instead',
  'negated',
  'typo',
]);

/** Solves `matrix · x = side` for a symmetric positive matrix; both are used up. */
function solve(matrix: Float64Array[], side: Float64Array): Float64Array {
  const n = side.length;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const times = matrix[j]![i]! / matrix[i]![i]!;
      if (times === 0) continue;
      for (let k = i; k < n; k++) matrix[j]![k]! -= times * matrix[i]![k]!;
      side[j]! -= times * side[i]!;
    }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) side[i]! -= matrix[i]![k]! * side[k]!;
    side[i]! /= matrix[i]![i]!;
  }
  return side;
}

export function fitWeights(examples: readonly Example[]): Features {
  const names = FEATURES.filter(name => !FIXED.has(name));
  const start = names.map(name => START[name] ?? 0);
  const weights = [...start];
  const rows = examples.map(({ features }) =>
    names.flatMap((name, at) => (features[name] ? [[at, features[name]] as const] : [])),
  );
  const total = examples.reduce((sum, { weigh = 1 }) => sum + weigh, 0);
  const n = names.length;
  for (let round = 0; round < ROUNDS; round++) {
    const bend = Array.from({ length: n }, () => new Float64Array(n));
    const slope = new Float64Array(n);
    for (const [i, row] of rows.entries()) {
      const { right, weigh = 1 } = examples[i]!;
      let logit = 0;
      for (const [at, value] of row) logit += value * weights[at]!;
      const chance = chanceOf(logit);
      const off = weigh * (chance - (right ? 1 : 0));
      const spread = weigh * chance * (1 - chance);
      for (const [at, value] of row) {
        slope[at]! += value * off;
        for (const [other, by] of row) bend[at]![other]! += value * by * spread;
      }
    }
    for (let i = 0; i < n; i++) {
      slope[i]! += HOLD * total * (weights[i]! - start[i]!);
      bend[i]![i]! += HOLD * total;
    }
    const step = solve(bend, slope);
    for (let i = 0; i < n; i++) weights[i]! -= step[i]!;
  }
  const fitted = new Map(names.map((name, i) => [name as string, Math.round(weights[i]! * 100) / 100]));
  return Object.fromEntries(FEATURES.map(name => [name, fitted.get(name) ?? START[name] ?? 0]));
}
