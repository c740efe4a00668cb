// Decides what is remembered of a confirmed layout, and what a correction teaches. No meaning can make a column that is
// never held here into one that is filled.
import { areaEvent } from '../areas/decide.ts';
import { normaliseHeader } from '../facts/headers.ts';
import type { EventDraft } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { ConfirmSheet, MappedColumn } from './mapping-contract.ts';

/** What somebody corrected: these words, in a row of this kind, mean this. */
export type Taught = { spelling: string; row: string; means: string };

export type MeaningWords = {
  /** Whether a meaning is spelt right and everything it names exists. */
  isMeaning(means: string): boolean;
  /** Whether the last words of a header name something that is never held here. */
  isNever(header: string): boolean;
};

/** Meanings that leave a column blank or say why nothing stands in it. */
const UNFILLED: ReadonlySet<string> = new Set(['never_held', 'unknown', 'remark']);

const pathOf = ({ path, header }: Pick<MappedColumn, 'path' | 'header'>): readonly string[] => path ?? [header];

/** One spelling of a header and the headings above it, as a correction of it is found again. */
export const spellingOf = (column: Pick<MappedColumn, 'path' | 'header'>): string =>
  pathOf(column).map(normaliseHeader).join('/');

/**
 * What the corrections of a form teach. The same words that stand for different things in one form teach nothing: they
 * are told apart there by their place.
 */
export function taughtBy({ row, columns }: Pick<ConfirmSheet, 'row' | 'columns'>): Taught[] {
  const meant = new Map<string, Set<string>>();
  for (const column of columns) {
    const spelling = spellingOf(column);
    meant.set(spelling, (meant.get(spelling) ?? new Set()).add(column.means));
  }
  const taught = new Map<string, Taught>();
  for (const column of columns) {
    const { means, proposed } = column;
    const spelling = spellingOf(column);
    const corrects = proposed !== undefined && proposed !== means;
    if (corrects && spelling.replaceAll('/', '') !== '' && meant.get(spelling)!.size === 1)
      taught.set(spelling, { spelling, row, means });
  }
  return [...taught.values()];
}

/** The event of a confirmation, and what it teaches. Refuses `unknown-meaning` and `never-held-stays`. */
export function confirmSheet(
  communityId: Id,
  payload: ConfirmSheet,
  words: MeaningWords,
): Result<{ event: EventDraft; taught: Taught[] }> {
  for (const [i, column] of payload.columns.entries()) {
    const { header, means } = column;
    const field = `payload/columns/${i}/means`;
    if (!words.isMeaning(means)) return refuse('unknown-meaning', { header, means }, field);
    if (!UNFILLED.has(means) && words.isNever(pathOf(column).at(-1)!))
      return refuse('never-held-stays', { header }, field);
  }
  const taught = taughtBy(payload);
  return accept({ event: areaEvent('sheet.confirmed', 'area', communityId, { ...payload, taught }), taught });
}

export type TaughtBy = Taught & { communityId: Id; at: number };

const keyOf = ({ row, spelling }: Pick<Taught, 'row' | 'spelling'>): string => `${row}/${spelling}`;

/** For every header the one meaning that is followed: of several, what most communities taught, then the latest. */
export function settleTaught(rows: readonly TaughtBy[]): Taught[] {
  return [...Map.groupBy(rows, keyOf).values()].map(same => {
    const votes = [...Map.groupBy(same, ({ means }) => means).values()];
    const latest = (side: readonly TaughtBy[]) => Math.max(...side.map(({ at }) => at));
    votes.sort((a, b) => b.length - a.length || latest(b) - latest(a));
    const { spelling, row, means } = votes[0]![0]!;
    return { spelling, row, means };
  });
}

/** Whether what somebody taught is what is followed. */
export const isFollowed = (settled: readonly Taught[]): ((one: Taught) => boolean) => {
  const followed = new Map(settled.map(one => [keyOf(one), one.means]));
  return one => followed.get(keyOf(one)) === one.means;
};
