// The shades of the map: every value has one, and every step looks unlike its neighbours without colour.
import { describe, expect, test } from 'vitest';
import { countSteps, SHARE_STEPS, stepOf } from './shades.ts';

describe('a shade', () => {
  test('is the last that begins at or below a share', () => {
    expect(stepOf(SHARE_STEPS, 0).from).toBe(0);
    expect(stepOf(SHARE_STEPS, 0.199).from).toBe(0);
    expect(stepOf(SHARE_STEPS, 0.2).from).toBe(0.2);
    expect(stepOf(SHARE_STEPS, 1).from).toBe(0.8);
  });

  test.each([0, 1, 2, 3, 7, 12, 40, 999, 37_383])('of counts up to %i begins in growing round numbers', most => {
    const froms = countSteps(most).map(step => step.from);
    expect(froms).toEqual([...new Set(froms)].sort((a, b) => a - b));
    expect(froms[0]).toBe(0);
    expect(froms.at(-1)!).toBeLessThanOrEqual(Math.max(1, most));
    expect(froms.every(from => from === 0 || /^[1-9]\d?0*$/.test(String(from)))).toBe(true);
  });

  test('deepens from step to step', () => {
    for (const steps of [SHARE_STEPS, countSteps(100)])
      for (const [i, step] of steps.entries()) if (i > 0) expect(step.depth).toBeGreaterThan(steps[i - 1]!.depth);
  });
});
