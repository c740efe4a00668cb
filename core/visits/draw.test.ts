// The draw of visits: unsteerable, computed again by anybody, and honest about how little a few answers say.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOf } from '../../tests/support/small-round.ts';
import { type DrawRule, drawRuleAt, drawVisits, isDrawn, wilsonInterval } from './draw.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const seedOf = (n: number) => sha256(`seed ${n}`);

describe('the draw', () => {
  test('is computed by hand from the seed and the visit', () => {
    const seed = seedOf(1);
    const first = Number.parseInt(sha256(`${seed} ${idOf(7)}`).slice(0, 12), 16) / 2 ** 48;
    expect(isDrawn(seed, idOf(7), first, sha256)).toBe(false);
    expect(isDrawn(seed, idOf(7), first + 2 ** -47, sha256)).toBe(true);
  });

  test('draws two in a hundred in the long run', () => {
    const ids = Array.from({ length: 20_000 }, (_, n) => idOf(n));
    expect(drawVisits(seedOf(2), ids, 0.02, sha256).length).toBeGreaterThan(340);
    expect(drawVisits(seedOf(2), ids, 0.02, sha256).length).toBeLessThan(460);
    expect(drawVisits(seedOf(2), ids, 0, sha256)).toEqual([]);
    expect(drawVisits(seedOf(2), ids, 1, sha256)).toEqual(ids);
  });

  test('an id that one seed spares, another draws: no worker can choose one that is never asked about', () => {
    const seeds = Array.from({ length: 400 }, (_, n) => seedOf(n));
    for (const n of [1, 2, 3, 4, 5]) expect(seeds.some(seed => isDrawn(seed, idOf(n), 0.02, sha256))).toBe(true);
  });

  test('gives the same again, whatever stood beside a visit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1e6), { maxLength: 60 }), fc.nat(), (numbers, seed) => {
        const drawn = drawVisits(seedOf(seed), numbers.map(idOf), 0.3, sha256);
        for (const n of numbers) expect(drawn.includes(idOf(n))).toBe(isDrawn(seedOf(seed), idOf(n), 0.3, sha256));
      }),
      { seed: 20261125, numRuns: 100 },
    );
  });
});

describe('the rule in force', () => {
  const rule = (from: string, share: number): DrawRule => ({ from, share, ringWithin: 'P7D', retention: 'P6M' });
  const rules = [rule('2026-01-01', 0.02), rule('2026-07-01', 0.05)];
  const shareAt = (at: number) => drawRuleAt(rules, at, 'Asia/Shanghai')?.share;

  test('changes at midnight of its place, and there is none before the first', () => {
    const midnight = Date.UTC(2026, 5, 30, 16);
    expect(shareAt(midnight - 1)).toBe(0.02);
    expect(shareAt(midnight)).toBe(0.05);
    expect(shareAt(Date.UTC(2025, 11, 31, 15))).toBeUndefined();
  });
});

describe('the interval on visits that took place', () => {
  const bounds = (came: number, asked: number) => {
    const interval = wilsonInterval(came, asked);
    return interval && [interval.low.toFixed(4), interval.high.toFixed(4)];
  };

  test('is Wilson’s, as tables give it', () => {
    expect(bounds(9, 10)).toEqual(['0.5958', '0.9821']);
    expect(bounds(81, 263)).toEqual(['0.2553', '0.3662']);
    expect(bounds(10, 10)).toEqual(['0.7225', '1.0000']);
    expect(bounds(0, 10)).toEqual(['0.0000', '0.2775']);
  });

  test('is not there below five answers', () => {
    expect(wilsonInterval(4, 4)).toBeUndefined();
    expect(wilsonInterval(0, 0)).toBeUndefined();
    expect(wilsonInterval(5, 5)).toBeDefined();
  });

  test('holds the share itself, stays within 0 and 1, and narrows with more answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (asked, part) => {
        const came = Math.round(asked * part);
        const { low, high } = wilsonInterval(came, asked)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(came / asked + 1e-12);
        expect(high).toBeGreaterThanOrEqual(came / asked - 1e-12);
        const more = wilsonInterval(came * 4, asked * 4)!;
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });
});
