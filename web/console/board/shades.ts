// How strongly a place is shaded on the map. Each step has a shade, a hatch and a printed bound, and every place shows
// its number: nothing is told by colour alone.

export type Step = {
  /** From this value on; shares are 0–1, counts whole. */
  from: number;
  /** 0–1: how deep the shade is. */
  depth: number;
  /** Lines drawn across: the fewer, the fuller. */
  hatch: 'none' | 'dots' | 'thin' | 'wide';
};

export const SHARE_STEPS: readonly Step[] = [
  { from: 0, depth: 0.06, hatch: 'dots' },
  { from: 0.2, depth: 0.24, hatch: 'thin' },
  { from: 0.4, depth: 0.44, hatch: 'wide' },
  { from: 0.6, depth: 0.68, hatch: 'none' },
  { from: 0.8, depth: 0.92, hatch: 'none' },
];

/** Steps for counts up to `most`: 0, then four of the same size in round numbers. */
export function countSteps(most: number): Step[] {
  const depths: Omit<Step, 'from'>[] = [
    { depth: 0.04, hatch: 'none' },
    { depth: 0.22, hatch: 'dots' },
    { depth: 0.42, hatch: 'thin' },
    { depth: 0.64, hatch: 'wide' },
    { depth: 0.9, hatch: 'none' },
  ];
  const size = roundUp(Math.max(1, most) / 4);
  const froms = [0, 1, size, size * 2, size * 3];
  return depths
    .map((one, i) => ({ ...one, from: froms[i]! }))
    .filter((one, i, all) => i === 0 || (one.from > all[i - 1]!.from && one.from <= Math.max(1, most)));
}

/** The next of 1, 2, 5, 10, 20, 50… */
function roundUp(size: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, size)));
  return ([1, 2, 5, 10].find(times => times * power >= size) ?? 10) * power;
}

/** The last step that begins at or below the value. */
export const stepOf = (steps: readonly Step[], value: number): Step =>
  steps.findLast(one => value >= one.from) ?? steps[0]!;
