// A tally is a sum of contributions. A subject keeps what it contributes now and the instant at which time alone
// changes that; a recount as of T must equal the tallies at T.
import type { Id } from '../kernel/id.ts';

/**
 * One indicator of one activation, `activation/report` or `activation/report=code`. A new pack version is a new
 * activation and so a new series. `base/households` and `base/persons` always exist.
 */
export type SeriesKey = string;

export const seriesKey = (activationId: Id, report: string, code?: string): SeriesKey =>
  code === undefined ? `${activationId}/${report}` : `${activationId}/${report}=${code}`;

export const BASE_HOUSEHOLDS: SeriesKey = 'base/households';
/** Persons by their living residence. */
export const BASE_PERSONS: SeriesKey = 'base/persons';

export type Contribution = {
  subjectId: Id;
  kind: 'person' | 'household';
  /** Sorted. */
  series: readonly SeriesKey[];
  /** ms: the earliest instant at which freshness, a birthday or an activation's end may change it. */
  until?: number;
};
