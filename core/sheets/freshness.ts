// How old what a sheet says is, column by column: told of all its rows together, never of one.
import { DAY_MS } from '../kernel/time.ts';
import { countKey, isCount } from './count.ts';
import type { RowKnown } from './fill.ts';
import type { SheetColumn } from './model.ts';

export type ColumnFreshness = {
  /** When the oldest answer in the column was observed, ms. */
  oldest?: number;
  /** Answers observed more than a year before. */
  old: number;
  /** Of a count: how many people or households it does not know, over all rows. */
  uncounted?: number;
};

const YEAR_MS = 365 * DAY_MS;

/** Whose age a column has, where it is worked out from one answer. */
const WORKED_OUT_FROM: Readonly<Record<string, string>> = { 'person.age': 'person.birth_date' };

const answerOf = ({ source }: Pick<SheetColumn, 'source'>): string | undefined =>
  'element' in source ? (WORKED_OUT_FROM[source.element] ?? source.element) : undefined;

/** Hears of each row as it is written. `now` in ms. */
export function takeFreshness(
  columns: readonly Pick<SheetColumn, 'source'>[],
  now: number,
): { see: (known: RowKnown) => void; freshness: readonly ColumnFreshness[] } {
  const answers = columns.map(answerOf);
  const counts = columns.map(({ source }) => (isCount(source) ? countKey(source) : undefined));
  const freshness = columns.map((): ColumnFreshness => ({ old: 0 }));
  const before = now - YEAR_MS;
  return {
    freshness,
    see: ({ observed, uncounted }) => {
      if (uncounted !== undefined)
        for (let i = 0; i < counts.length; i++) {
          const unknown = counts[i] === undefined ? undefined : uncounted[counts[i]!];
          if (unknown !== undefined) freshness[i]!.uncounted = (freshness[i]!.uncounted ?? 0) + unknown;
        }
      if (observed === undefined) return;
      for (let i = 0; i < answers.length; i++) {
        const at = answers[i] === undefined ? undefined : observed[answers[i]!];
        if (at === undefined) continue;
        const column = freshness[i]!;
        if (column.oldest === undefined || at < column.oldest) column.oldest = at;
        if (at < before) column.old++;
      }
    },
  };
}
