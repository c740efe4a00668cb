import { describe, expect, test } from 'vitest';
import { createChance, runningTotals } from './chance.ts';

const first = (seed: string, count = 5) => {
  const chance = createChance(seed);
  return Array.from({ length: count }, () => chance.below(1_000_000));
};

describe('seeded chance', () => {
  test('tells the same sequence for the same seed, on every machine', () => {
    expect(first('door')).toEqual(first('door'));
    expect(first('door')).toEqual([805026, 617832, 961868, 885605, 599519]);
  });

  test('tells another for another seed', () => {
    expect(first('door')).not.toEqual(first('doos'));
  });

  test('forks by label alone, however far it was drawn before', () => {
    const drawn = createChance('x');
    for (let i = 0; i < 100; i++) drawn.next();
    expect(drawn.fork('a').bytes(10)).toEqual(createChance('x').fork('a').bytes(10));
    expect(drawn.fork('a').next()).not.toBe(drawn.fork('b').next());
  });

  test('is even: each of 16 numbers comes up a sixteenth of the time', () => {
    const chance = createChance('even');
    const counts = new Array<number>(16).fill(0);
    for (let i = 0; i < 160_000; i++) counts[chance.below(16)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(450);
  });

  test('weighs: nothing of weight nought, twice as often for twice the weight', () => {
    const chance = createChance('weights');
    const sums = runningTotals([0, 1, 2, 0, 4, 0]);
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 70_000; i++) counts[chance.weighted(sums)]! += 1;
    expect([counts[0], counts[3], counts[5]]).toEqual([0, 0, 0]);
    expect(counts[2]! / counts[1]!).toBeCloseTo(2, 1);
    expect(counts[4]! / counts[1]!).toBeCloseTo(4, 0);
  });

  test('keeps to its bounds', () => {
    const chance = createChance(7);
    for (let i = 0; i < 2000; i++) {
      const n = chance.between(-3, 3);
      expect(n >= -3 && n <= 3 && Number.isInteger(n)).toBe(true);
    }
    expect(chance.bytes(10)).toHaveLength(10);
    expect(chance.maybe(0)).toBe(false);
    expect(chance.maybe(1)).toBe(true);
  });
});
