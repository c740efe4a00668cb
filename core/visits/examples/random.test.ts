import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsOf, tried } from '../../../tests/support/pack-properties.ts';

const PACKS = 200;

test('whatever a pack says and whatever is tried: what is offered is decided, nothing is stuck, nothing is left', () => {
  let opened = 0;
  fc.assert(
    fc.property(tried, one => {
      holdsOf(one);
      opened += one.steps.filter(step => 'open' in step).length;
    }),
    { numRuns: PACKS, seed: 20260302 },
  );
  // They do try something.
  expect(opened).toBeGreaterThan(PACKS);
}, 60_000);
