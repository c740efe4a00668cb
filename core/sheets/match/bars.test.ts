// The weights that ship meet the bars the proof is held to (docs/decisions/0013-sheet-matcher.md): on labelled header
// rows, with each sheet's own words forgotten, and on layouts of a seed they were not fitted to.
import { expect, test } from 'vitest';
import { missedBars, tryShipped } from '../../../tests/proofs/matcher.ts';

const tried = tryShipped();

test('columns are proposed right, and hardly ever surely and wrongly', () => {
  expect(missedBars(tried)).toEqual([]);
  expect(tried.inSample.columns).toBe(642);
});

test('a bar can be missed', () => {
  const { inSample } = tried;
  expect(missedBars({ inSample: { ...inSample, right: 600 } })).toHaveLength(1);
  expect(missedBars({ inSample: { ...inSample, sureWrong: 7 } })).toHaveLength(1);
});
