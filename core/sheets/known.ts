// What a sheet may know of one household: its facts cut to one purpose and to the classes its asker reads, and what
// follows from them (head, ages, counts). Whoever declined, and what is out of date, looks like what was never asked.
import { freshUntil } from '../facts/durations.ts';
import type { FactRow, Subject } from '../facts/fact.ts';
import { ageOn, isDate } from '../facts/local-time.ts';
import { mayServe } from '../facts/may-serve.ts';
import type { Dictionary, Element } from '../facts/model.ts';
import type { SensitivityClass } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { HEAD, RELATION_TO_HEAD, type ResidenceKind, type Value } from '../registry/model.ts';
import { type CountSource, createCounter, elementCounted, isCount } from './count.ts';
import type { RowKnown } from './fill.ts';
import type { RowSubject, SheetLayout } from './model.ts';

export type Values = Record<string, Value>;

/** What a sheet asks for, settled once for all its rows. */
export type Wanted = {
  elements: readonly Element[];
  /** Of them, those of which it counts who answered today. */
  today: readonly Element[];
  /** Whether a row of facts may be read for it at all. */
  serves: (row: FactRow) => boolean;
};

const NAME = 'person.name';
const BIRTH_DATE = 'person.birth_date';
const SIZE = 'household.size_living';

/** How many living members are of an age: from (inclusive) and below (exclusive), in years. */
const COUNTS: Readonly<Record<string, readonly [number, number]>> = {
  'household.members_60_up': [60, Number.POSITIVE_INFINITY],
  'household.members_65_up': [65, Number.POSITIVE_INFINITY],
  'household.members_80_up': [80, Number.POSITIVE_INFINITY],
  'household.members_under_6': [0, 6],
  'household.members_under_18': [0, 18],
};
/** What the head of the household has, by the element that names it as the head's. */
const OF_HEAD: Readonly<Record<string, string>> = {
  'household.head_phone': 'person.phone',
  'household.head_id_number': 'person.id_number',
};

/** Elements whose facts a derived one is made of. */
function sourcesOf(id: string): readonly string[] {
  if (id === 'household.head_name') return [NAME, RELATION_TO_HEAD];
  if (id === 'person.age' || id in COUNTS) return [BIRTH_DATE];
  const ofHead = OF_HEAD[id];
  return ofHead === undefined ? [id] : [ofHead, RELATION_TO_HEAD];
}

/** Rows that list who lives in a home, or name its head. */
const HEADED: ReadonlySet<RowSubject> = new Set(['person', 'household', 'dwelling']);

type Asked = { purpose: string; classes: readonly SensitivityClass[]; activations: ReadonlySet<Id> };

/** What a layout's columns ask for; who counts and who does not is asked as well. */
export function wantedBy(
  { columns, rowSubject }: Pick<SheetLayout, 'columns' | 'rowSubject'>,
  dictionary: Dictionary,
  asked: Asked,
): Wanted {
  const ids: string[] = [];
  for (const { source } of columns)
    if ('element' in source) ids.push(source.element);
    else if (isCount(source)) ids.push(elementCounted(source));
  // Who is head settles the order of the rows, whatever the columns.
  if (HEADED.has(rowSubject)) ids.push(RELATION_TO_HEAD);
  const today = columns.flatMap(({ source }) => (isCount(source) && source.today ? [elementCounted(source)] : []));
  return wantedOf(ids, dictionary, asked, today);
}

/**
 * What these elements are made of. `classes`: what the asker's post may put in a sheet. `activations`: those in force
 * here; what another one collected is not there any more, even before it is deleted.
 */
export function wantedOf(
  elements: readonly string[],
  dictionary: Dictionary,
  asked: Asked,
  today: readonly string[] = [],
): Wanted {
  const ids = new Set(elements.flatMap(sourcesOf));
  const decided = new Map<string, boolean>();
  return {
    elements: dictionary.elements.filter(({ id }) => ids.has(id)),
    today: dictionary.elements.filter(({ id }) => today.includes(id)),
    serves: row => {
      const everyday = row.activationId === EVERYDAY;
      if (!everyday && !asked.activations.has(row.activationId)) return false;
      const key = `${row.class}/${row.purpose}/${everyday}`;
      let may = decided.get(key);
      if (may === undefined) {
        const mode = everyday ? 'everyday' : 'emergency';
        const collected = { purpose: row.purpose, mode, class: row.class } as const;
        may = asked.classes.includes(row.class) && mayServe(dictionary, collected, asked.purpose).may;
        decided.set(key, may);
      }
      return may;
    },
  };
}

export type Found = { element: string; value: Value; row: FactRow };

/** The row that holds the latest answer to an element. */
function latestOf(rows: readonly FactRow[], element: string): FactRow | undefined {
  let from: FactRow | undefined;
  for (const row of rows) {
    const fact = row.facts[element];
    const held = from?.facts[element];
    if (fact === undefined) continue;
    const later = held === undefined || fact.observedAt > held.observedAt;
    if (later || (fact.observedAt === held.observedAt && fact.seq > held.seq)) from = row;
  }
  return from;
}

function found(
  subject: Subject | undefined,
  elements: readonly Element[],
  { serves }: Wanted,
  holds: (element: Element, observedAt: number) => boolean,
): Found[] {
  const rows = elements.length === 0 ? [] : (subject?.rows.filter(serves) ?? []);
  if (rows.length === 0) return [];
  return elements.flatMap((element): Found[] => {
    const row = latestOf(rows, element.id);
    const fact = row?.facts[element.id];
    if (row === undefined || fact?.value === undefined || fact.how === 'declined') return [];
    return holds(element, fact.observedAt) ? [{ element: element.id, value: fact.value, row }] : [];
  });
}

/** The latest answer to each element that may be told now; identity values still sealed. `now` in ms. */
export const factsTold = (
  subject: Subject | undefined,
  wanted: Wanted,
  { now, timeZone }: { now: number; timeZone: string },
): Found[] =>
  found(subject, wanted.elements, wanted, (element, observedAt) => {
    const until = freshUntil(element, observedAt, timeZone);
    return until === undefined || until > now;
  });

/** The latest answers that were given since an instant (ms), of what is counted by the day; out of date or not. */
export const factsSince = (subject: Subject | undefined, wanted: Wanted, since: number): Found[] =>
  found(subject, wanted.today, wanted, (_, observedAt) => observedAt >= since);

/** When each answer was observed, ms, by its element. */
export const observedOf = (found: readonly Found[]): Record<string, number> =>
  Object.fromEntries(found.map(({ element, row }) => [element, row.facts[element]!.observedAt]));

export type PersonTold = {
  id: Id;
  residence: ResidenceKind;
  values: Values;
  /** Answers given today, see `factsSince`. */
  today?: Values;
  observed?: Readonly<Record<string, number>>;
};
export type HouseholdTold = {
  /** Facts of the household and its dwelling. */
  values: Values;
  today?: Values;
  observed?: Readonly<Record<string, number>>;
  /** Who lives here. */
  persons: readonly PersonTold[];
};

/** Whether a row's person is the head, by what may be told. */
export const isHeadTold = ({ values }: PersonTold): boolean => values[RELATION_TO_HEAD] === HEAD;

/** People of an age; undefined where one member's birth is not known, for a count that may be too low is no count. */
function countOfAges(persons: readonly PersonTold[], [from, below]: readonly [number, number], today: string) {
  let count = 0;
  for (const { values } of persons) {
    const born = values[BIRTH_DATE];
    if (typeof born !== 'string' || !isDate(born)) return undefined;
    const age = ageOn(born, today);
    if (age >= from && age < below) count++;
  }
  return count;
}

/**
 * What the rows of a household share. `place`: its door, address and areas. `today`: the local date there. `counts`: of
 * columns that count its people.
 */
export function householdKnown(
  household: HouseholdTold,
  place: RowKnown,
  today: string,
  counts: readonly CountSource[] = [],
): RowKnown {
  const { persons } = household;
  const head = persons.find(isHeadTold);
  const values: Record<string, Value | undefined> = { [SIZE]: persons.length, ...place.values, ...household.values };
  for (const id in COUNTS) values[id] = countOfAges(persons, COUNTS[id]!, today);
  for (const id in OF_HEAD) values[id] = head?.values[OF_HEAD[id]!];
  if (counts.length > 0) {
    const counter = createCounter(counts, true, today);
    counter.add({ home: { ...household, values }, persons });
    Object.assign(values, counter.counts().values);
  }
  const known: RowKnown = { ...place, values };
  if (household.observed !== undefined) known.observed = household.observed;
  const name = head?.values[NAME];
  if (typeof name === 'string') known.headName = name;
  return known;
}

/** The same for one member's row. */
export const personKnown = (shared: RowKnown, person: PersonTold): RowKnown => ({
  ...shared,
  values: { ...shared.values, ...person.values, 'person.residence_kind': person.residence },
  observed: { ...shared.observed, ...person.observed },
});
