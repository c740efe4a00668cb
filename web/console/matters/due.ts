// How pressing a matter is, told in words and shapes from its due instant; and a list of them in the order to work by.
import type { MatterRow } from '../../../core/matters/contract-reads.ts';

/** `soon`: within a day. `due`: later. `open`: nothing is promised. */
export type Urgency = 'late' | 'soon' | 'due' | 'open' | 'closed';

export const SOON_MS = 24 * 3_600_000;

export function urgencyOf({ open, late, dueAt }: Pick<MatterRow, 'open' | 'late' | 'dueAt'>, now: number): Urgency {
  if (!open) return 'closed';
  if (late || (dueAt !== undefined && dueAt <= now)) return 'late';
  if (dueAt === undefined) return 'open';
  return dueAt - now <= SOON_MS ? 'soon' : 'due';
}

export type Group = { urgency: 'late' | 'soon' | 'rest'; rows: MatterRow[] };

const byDue = (a: MatterRow, b: MatterRow): number =>
  (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) || a.openedAt - b.openedAt;

/** Late ones, those due within a day, and the rest; each by due instant, the empty ones left out. */
export function groupsOf(rows: readonly MatterRow[], now: number): Group[] {
  const of = (row: MatterRow): Group['urgency'] => {
    const urgency = urgencyOf(row, now);
    return urgency === 'late' || urgency === 'soon' ? urgency : 'rest';
  };
  return (['late', 'soon', 'rest'] as const)
    .map(urgency => ({ urgency, rows: rows.filter(row => of(row) === urgency).sort(byDue) }))
    .filter(group => group.rows.length > 0);
}

/** Which of my matters a count stands for. */
export const ONLY = ['late', 'soon', 'untaken'] as const;
export type Only = (typeof ONLY)[number];

export const isOnly = (row: MatterRow, only: Only | undefined, now: number): boolean =>
  only === undefined || (only === 'untaken' ? row.open && row.lead === undefined : urgencyOf(row, now) === only);
