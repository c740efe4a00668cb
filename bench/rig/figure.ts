// A measured figure beside the bar it must clear, and how a run of several becomes one number.
export type Figure = { name: string; value: number; unit: string; bar?: number; atLeast?: boolean; note?: string };

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

/** The smallest of the numbers that `share` (0 to 1) of them do not exceed. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

export const isMet = ({ value, bar, atLeast }: Figure): boolean | undefined =>
  bar === undefined ? undefined : atLeast === true ? value >= bar : value <= bar;

const spell = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : value >= 100 ? value.toFixed(0) : value.toFixed(2);

export function lineOf(figure: Figure): string {
  const { name, value, unit, bar, atLeast, note } = figure;
  const met = isMet(figure);
  const verdict = met === undefined ? '' : `  (${atLeast ? '≥' : '≤'} ${spell(bar!)}: ${met ? 'met' : 'MISSED'})`;
  return `${name}: ${spell(value)} ${unit}${verdict}${note === undefined ? '' : `  ${note}`}`;
}

/** Runs `work` over and over with no pause and gives each run's milliseconds. */
export async function timesOf(runs: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work(run);
    times.push(performance.now() - start);
  }
  return times;
}
