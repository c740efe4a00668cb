// What one active pack may know of one household now: its fresh facts by purpose and class, ages, and the last knock.
// Built once and shared by every condition. Whoever declined a visit looks like a door nobody has been to yet.
import { freshUntil } from '../facts/durations.ts';
import type { Fact, FactRow, Subject } from '../facts/fact.ts';
import {
  ageOn,
  dayOfDate,
  isDate,
  localDate,
  localDay,
  nextBirthday,
  startOfDay,
  ymdOfDay,
} from '../facts/local-time.ts';
import type { SensitivityClass } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { stateOf } from '../matters/model.ts';
import type { Household } from '../registry/household.ts';
import type { ResidenceKind } from '../registry/model.ts';
import { type Active, BIRTH_DATE, isMatterOf, type Needs, placeOf, type UsedElement } from './compile.ts';
import { type Context, type FactsByName, UNDISCLOSED } from './conditions.ts';

export type PersonView = { id: Id; residence: ResidenceKind; context: Context };

export type View = {
  household: Context;
  persons: readonly PersonView[];
  /** ms: the earliest later instant at which time alone changes anything in it. */
  until?: number;
};

/** `now` in ms, and the time zone whose calendar days count. */
export type Moment = { now: number; timeZone: string };

/** The rows of a subject that a pack may use: everyday life's and its own activation's, by purpose and class. */
export function usableRows(subject: Subject | undefined, active: Active): FactRow[] {
  if (subject === undefined) return [];
  const place = placeOf(active);
  const { sources } = active.compiled;
  return subject.rows.filter(
    row =>
      (row.activationId === EVERYDAY || row.activationId === place) &&
      sources.get(row.purpose)?.has(row.class) === true,
  );
}

/** The latest observed of several answers; at the same second the later event. */
export function latestFact(rows: readonly FactRow[], element: string): Fact | undefined {
  let latest: Fact | undefined;
  for (const row of rows) {
    const fact = row.facts[element];
    if (fact === undefined) continue;
    if (
      latest === undefined ||
      fact.observedAt > latest.observedAt ||
      (fact.observedAt === latest.observedAt && fact.seq > latest.seq)
    )
      latest = fact;
  }
  return latest;
}

/** The earliest instant after `now` in a set of instants; undefined members are skipped. */
export const earliestAfter = (now: number, ...instants: (number | undefined)[]): number | undefined => {
  let earliest: number | undefined;
  for (const instant of instants)
    if (instant !== undefined && instant > now && (earliest === undefined || instant < earliest)) earliest = instant;
  return earliest;
};

/** State of the last knock for one pack, as facts of the household's row of the pack's purpose and place. */
export const VISIT = {
  outcome: 'visit.outcome',
  reason: 'visit.reason',
  again: 'visit.again',
  attempts: 'visit.attempts',
  spokeWith: 'visit.spoke_with',
} as const;

/** The row a pack's visit state is kept in; absent before the first knock. */
export const visitRow = (household: Subject, active: Active): FactRow | undefined => {
  const place = placeOf(active);
  const { purpose } = active.compiled.pack;
  return household.rows.find(
    row =>
      row.class === 'personal' && row.activationId === place && row.purpose === purpose && VISIT.attempts in row.facts,
  );
};

const NOT_VISITED: Context['visit'] = { outcome: '', reason: '', again: '', attempts: 0 };

const textOf = (fact: Fact | undefined): string => (typeof fact?.value === 'string' ? fact.value : '');

/** What conditions and figures see of the last knock. A refusal is shown as no knock at all, attempts included. */
function visitOf(
  household: Subject,
  active: Active,
  { now, timeZone }: Moment,
): { visit: Context['visit']; until?: number } {
  const row = visitRow(household, active);
  const outcome = row?.facts[VISIT.outcome];
  const reason = textOf(row?.facts[VISIT.reason]);
  if (row === undefined || outcome === undefined || textOf(outcome) === '' || reason === 'declined')
    return { visit: NOT_VISITED };
  const until = freshUntil({ fresh: active.compiled.pack.visits?.fresh }, outcome.observedAt, timeZone);
  if (until !== undefined && until <= now) return { visit: NOT_VISITED };
  const attempts = row.facts[VISIT.attempts]?.value;
  const visit = {
    outcome: textOf(outcome),
    reason,
    again: textOf(row.facts[VISIT.again]),
    attempts: typeof attempts === 'number' ? attempts : 1,
  };
  return until === undefined ? { visit } : { visit, until };
}

/**
 * Everything the conditions of `needs` can see of a household at an instant.
 * `masked`: values of medical and identity facts count as undisclosed, as at a door.
 * `ages`: years by person, where the birth date itself was not disclosed.
 */
export function viewOf(
  household: Household,
  active: Active,
  needs: Needs,
  moment: Moment,
  door?: { masked: boolean; ages?: Readonly<Record<Id, number>> },
): View {
  const { now, timeZone } = moment;
  let until: number | undefined;
  const collect = (rows: readonly FactRow[], scope: UsedElement['scope']): FactsByName => {
    const facts: FactsByName = {};
    for (const used of needs.elements) {
      if (used.scope !== scope) continue;
      const fact = latestFact(rows, used.element.id);
      if (fact === undefined || fact.how === 'declined') continue;
      const stale = freshUntil(used, fact.observedAt, timeZone);
      if (stale !== undefined) {
        if (stale <= now) continue;
        if (until === undefined || stale < until) until = stale;
      }
      const secret = door?.masked === true && isSecret(used.element.class);
      facts[used.name] = secret ? UNDISCLOSED : (fact.value ?? UNDISCLOSED);
    }
    return facts;
  };

  const day = needs.dates.length > 0 ? localDay(now, timeZone) : 0;
  const daysTo = (facts: FactsByName, scope: UsedElement['scope']): Record<string, number> => {
    const days: Record<string, number> = {};
    for (const { element, scope: of, name } of needs.elements) {
      const date = of === scope && needs.dates.includes(element.id) ? facts[name] : undefined;
      if (typeof date !== 'string' || !isDate(date)) continue;
      days[name] = dayOfDate(date) - day;
      until = earliestAfter(now, until, startOfDay(ymdOfDay(day + 1), timeZone));
    }
    return days;
  };

  const ofHousehold = collect(usableRows(household, active), 'household');
  const ofDwelling = collect(usableRows(household.dwelling, active), 'dwelling');
  const days =
    needs.dates.length === 0
      ? undefined
      : { person: {}, household: daysTo(ofHousehold, 'household'), dwelling: daysTo(ofDwelling, 'dwelling') };
  const { visit, until: visitUntil } = needs.visit
    ? visitOf(household, active, moment)
    : { visit: NOT_VISITED, until: undefined };
  if (visitUntil !== undefined && (until === undefined || visitUntil < until)) until = visitUntil;

  const today = needs.age ? localDate(now, timeZone) : '';
  const mattersOf = (id: Id) => (needs.matters ? mattersBySubject(household, active).get(id) : undefined);
  const persons = household.persons.map(({ id, rows, residence }): PersonView => {
    const usable = usableRows({ id, rows }, active);
    const ofPerson = collect(usable, 'person');
    const context: Context = {
      facts: { person: ofPerson, household: ofHousehold, dwelling: ofDwelling },
      residence,
      visit,
    };
    if (days !== undefined) context.days_to = { ...days, person: daysTo(ofPerson, 'person') };
    const own = mattersOf(id);
    if (own !== undefined) context.matters = own;
    if (needs.age) {
      const born = latestFact(usable, BIRTH_DATE)?.value;
      if (typeof born === 'string' && isDate(born)) {
        context.age = ageOn(born, today);
        const birthday = startOfDay(nextBirthday(born, today), timeZone);
        if (until === undefined || birthday < until) until = birthday;
      } else {
        const age = door?.ages?.[id];
        if (age !== undefined) context.age = age;
      }
    }
    return { id, residence, context };
  });
  const view: View = {
    household: { facts: { person: {}, household: ofHousehold, dwelling: ofDwelling }, visit },
    persons,
  };
  if (days !== undefined) view.household.days_to = days;
  const own = mattersOf(household.id);
  if (own !== undefined) view.household.matters = own;
  if (needs.members) {
    const members = persons.filter(({ residence }) => residence !== 'registered').map(({ context }) => context);
    view.household.members = members;
    for (const { context } of persons) context.members = members;
  }
  if (until !== undefined) view.until = until;
  return view;
}

export type MattersByType = Record<string, { open: boolean; state: string }>;

/** The newest matter of each of the pack's types by subject; what a household is asked about its door counts as its own. */
export function mattersBySubject(household: Household, active: Active): Map<Id, MattersByType> {
  const bySubject = new Map<Id, MattersByType>();
  for (const matter of household.matters ?? []) {
    if (matter.joined !== undefined || !isMatterOf(matter, active)) continue;
    const id = matter.subject.kind === 'dwelling' ? household.id : matter.subject.id;
    const byType = bySubject.get(id) ?? {};
    // An open one says more than a later one that is closed.
    if (matter.open || byType[matter.type]?.open !== true)
      byType[matter.type] = { open: matter.open, state: stateOf(matter) };
    bySubject.set(id, byType);
  }
  return bySubject;
}

/** Never said aloud, shown or preshown at a door. */
export const isSecret = (sensitivity: SensitivityClass): boolean =>
  sensitivity === 'medical' || sensitivity === 'identity';
