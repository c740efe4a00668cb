// What a sheet could not say: cells for which nothing is on record, and those whose answer is out of date. Told of rows
// by which of the two they are and by nothing else: who would rather not say looks like who was never asked.
import { freshUntil } from '../facts/durations.ts';
import type { FactRow, Subject } from '../facts/fact.ts';
import type { Element } from '../facts/model.ts';
import type { ColumnSource } from './model.ts';

const BIRTH_DATE = 'person.birth_date';

/** The element that has to be answered so that such a column is filled; undefined where no answer would fill it. */
export function answeredBy(source: ColumnSource): string | undefined {
  if (!('element' in source)) return undefined;
  return source.kind === 'age' ? BIRTH_DATE : source.element;
}

/**
 * When the answer was observed (ms) that would stand there were it not out of date at `now`; undefined where there is
 * none. `serves`: whether a row of facts may be read for the sheet at all.
 */
export function staleSince(
  { rows }: Subject,
  element: Pick<Element, 'id' | 'fresh'>,
  serves: (row: FactRow) => boolean,
  { now, timeZone }: { now: number; timeZone: string },
): number | undefined {
  let latest: FactRow['facts'][string] | undefined;
  for (const row of rows) {
    const fact = row.facts[element.id];
    if (fact === undefined || !serves(row)) continue;
    const later = latest === undefined || fact.observedAt > latest.observedAt;
    if (later || (fact.observedAt === latest!.observedAt && fact.seq > latest!.seq)) latest = fact;
  }
  if (latest?.value === undefined || latest.how === 'declined') return undefined;
  const until = freshUntil(element, latest.observedAt, timeZone);
  return until !== undefined && until <= now ? latest.observedAt : undefined;
}
