// Chance with a seed, for invented people and places: the same seed gives the same sequence on every machine.
// Never for keys, draws that must be verifiable, or anything a person could gain by guessing.

/** A sequence of seeded numbers. `fork` gives another that does not depend on how far this one has been drawn. */
export type Chance = {
  fork(label: string | number): Chance;
  /** In [0, 1), 32 bits fine. */
  next(): number;
  /** A whole number from 0 to `n` - 1. */
  below(n: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with probability `p`. */
  maybe(p: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Index of a weight, with probability in proportion to it. `sums` are running totals (`runningTotals`). */
  weighted(sums: readonly number[]): number;
  /** `count` bytes; what `idAt` wants is 10. */
  bytes(count: number): Uint8Array;
};

/** 32 bits of a text, well spread: FNV-1a, then the finaliser of MurmurHash3. */
function hash(text: string, start: number): number {
  let h = start | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

export const runningTotals = (weights: readonly number[]): number[] => {
  let total = 0;
  return weights.map(weight => {
    total += weight;
    return total;
  });
};

/** sfc32 (small fast counter, 128 bits of state) seeded from the text of `seed`. */
export function createChance(seed: string | number): Chance {
  const name = String(seed);
  let a = hash(name, 0x811c9dc5);
  let b = hash(name, 0x9e3779b9);
  let c = hash(name, 0x2545f491);
  let d = 1;
  const bits = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) bits();

  const next = () => bits() / 0x1_0000_0000;
  const below = (n: number) => Math.floor(next() * n);
  return {
    fork: label => createChance(`${name}/${label}`),
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    maybe: p => next() < p,
    pick: items => items[below(items.length)]!,
    weighted: sums => {
      const at = next() * sums[sums.length - 1]!;
      let low = 0;
      let high = sums.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (at < sums[middle]!) high = middle;
        else low = middle + 1;
      }
      return low;
    },
    bytes: count => {
      const out = new Uint8Array(count);
      for (let i = 0; i < count; i += 4) {
        const word = bits();
        out[i] = word;
        if (i + 1 < count) out[i + 1] = word >>> 8;
        if (i + 2 < count) out[i + 2] = word >>> 16;
        if (i + 3 < count) out[i + 3] = word >>> 24;
      }
      return out;
    },
  };
}
