// What one household and its people contribute to every figure now, and until when. A pure function of facts, actives
// and an instant, so a recount as of T must give exactly this; never a counter, and never a word about who declined.
import type { Id } from '../kernel/id.ts';
import type { Active, CompiledReport } from '../packs/compile.ts';
import { type Context, type ContextValue, holds, UNDISCLOSED } from '../packs/conditions.ts';
import { holdsAt } from '../packs/model.ts';
import { type Moment, type View, viewOf } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import type { ResidenceKind } from '../registry/model.ts';
import { BASE_HOUSEHOLDS, BASE_PERSONS, type Contribution, type SeriesKey, seriesKey } from './model.ts';

const isText = (code: unknown): code is string => typeof code === 'string' && code !== '';

/** The codes a subject has for a split; several for a list, none when absent or undisclosed. */
function codesOf(by: NonNullable<CompiledReport['by']>, context: Context): string[] {
  if (by === 'visit.reason') return context.visit.reason === '' ? [] : [context.visit.reason];
  const facts: Record<string, ContextValue> = context.facts[by.scope as keyof Context['facts']];
  const value = facts[by.name];
  if (value === undefined || value === UNDISCLOSED) return [];
  return (Array.isArray(value) ? [...new Set<unknown>(value)] : [value]).filter(isText);
}

function addSeries(
  series: SeriesKey[],
  reports: readonly CompiledReport[],
  activationId: Id,
  subject: { kind: 'household' } | { kind: 'person'; residence: ResidenceKind },
  context: Context,
): void {
  for (const { report, residences, where, by } of reports) {
    if (report.count !== subject.kind) continue;
    if (subject.kind === 'person' && !residences.includes(subject.residence)) continue;
    if (!holds(where, context)) continue;
    series.push(seriesKey(activationId, report.id));
    if (by !== undefined)
      for (const code of codesOf(by, context)) series.push(seriesKey(activationId, report.id, code));
  }
}

/**
 * Contributions of a household and of each person some figure may count, sorted by subject. `actives` are those whose
 * area holds the household; one that has not begun or is over contributes nothing. `until` (ms) is the same for all of
 * a household: at every instant from `now` up to it, this function gives the same answer. Figures about persons count
 * the residences their report names, `base/persons` the living ones.
 */
export function contribute(given: { household: Household; actives: readonly Active[] } & Moment): Contribution[] {
  const { household, actives, now, timeZone } = given;
  let until: number | undefined;
  const atMost = (instant: number | undefined) => {
    if (instant !== undefined && instant > now && (until === undefined || instant < until)) until = instant;
  };
  const views: { active: Active; view: View }[] = [];
  for (const active of actives) {
    const { activation, compiled } = active;
    atMost(activation.from);
    atMost(activation.until);
    atMost(activation.endedAt);
    if (!holdsAt(activation, now)) continue;
    const view = viewOf(household, active, compiled.needsOfReports, { now, timeZone });
    atMost(view.until);
    views.push({ active, view });
  }

  const ofHousehold: SeriesKey[] = [BASE_HOUSEHOLDS];
  for (const { active, view } of views)
    addSeries(ofHousehold, active.compiled.reports, active.activation.id, { kind: 'household' }, view.household);
  const contributions: Contribution[] = [{ subjectId: household.id, kind: 'household', series: ofHousehold.sort() }];
  for (const [i, person] of household.persons.entries()) {
    const { residence } = person;
    if (!isCounted(residence, actives)) continue;
    const series: SeriesKey[] = residence === 'living' ? [BASE_PERSONS] : [];
    for (const { active, view } of views)
      addSeries(
        series,
        active.compiled.reports,
        active.activation.id,
        { kind: 'person', residence },
        view.persons[i]!.context,
      );
    contributions.push({ subjectId: person.id, kind: 'person', series: series.sort() });
  }
  if (until !== undefined) for (const contribution of contributions) contribution.until = until;
  return contributions.sort((a, b) => (a.subjectId < b.subjectId ? -1 : a.subjectId > b.subjectId ? 1 : 0));
}

/** Somebody living elsewhere is counted there; only a figure that names such residences counts them here too. */
const isCounted = (residence: ResidenceKind, actives: readonly Active[]): boolean =>
  residence === 'living' ||
  actives.some(({ compiled }) =>
    compiled.reports.some(({ report, residences }) => report.count === 'person' && residences.includes(residence)),
  );

/** What changes in the sums when `before` becomes `after`: series with their difference, none of them 0, sorted. */
export function diffContributions(
  before: readonly Contribution[],
  after: readonly Contribution[],
): { series: SeriesKey; delta: number }[] {
  const deltas = new Map<SeriesKey, number>();
  const add = (contributions: readonly Contribution[], sign: 1 | -1) => {
    for (const { series } of contributions) for (const key of series) deltas.set(key, (deltas.get(key) ?? 0) + sign);
  };
  add(before, -1);
  add(after, 1);
  return [...deltas]
    .filter(([, delta]) => delta !== 0)
    .map(([series, delta]) => ({ series, delta }))
    .sort((a, b) => (a.series < b.series ? -1 : 1));
}
