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
import type { RowKnown } from './fill.ts';
import type { SheetLayout } from './model.ts';

export type Values = Record<string, Value>;

/** What a sheet asks for, settled once for all its rows. */
export type Wanted = {
  elements: readonly Element[];
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
  if (id === 'household.head_name') return [NAME];
  if (id === 'person.age' || id in COUNTS) return [BIRTH_DATE];
  const ofHead = OF_HEAD[id];
  return ofHead === undefined ? [id] : [ofHead];
}

/**
 * `classes`: what the asker's post may put in a sheet. `activations`: those in force here; what another one collected
 * is not there any more, even before it is deleted.
 */
export function wantedBy(
  layout: SheetLayout,
  dictionary: Dictionary,
  asked: { purpose: string; classes: readonly SensitivityClass[]; activations: ReadonlySet<Id> },
): Wanted {
  // Who is head settles the order of the rows, whatever the columns.
  const ids = new Set([RELATION_TO_HEAD]);
  for (const { source } of layout.columns)
    if ('element' in source) for (const id of sourcesOf(source.element)) ids.add(id);
  const decided = new Map<string, boolean>();
  return {
    elements: dictionary.elements.filter(({ id }) => ids.has(id)),
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

/** The latest answer to each element that may be told now; identity values still sealed. `now` in ms. */
export function factsTold(
  subject: Subject | undefined,
  { elements, serves }: Wanted,
  { now, timeZone }: { now: number; timeZone: string },
): Found[] {
  const rows = subject?.rows.filter(serves) ?? [];
  if (rows.length === 0) return [];
  const found: Found[] = [];
  for (const element of elements) {
    let from: FactRow | undefined;
    for (const row of rows) {
      const fact = row.facts[element.id];
      const held = from?.facts[element.id];
      if (fact === undefined) continue;
      const later = held === undefined || fact.observedAt > held.observedAt;
      if (later || (fact.observedAt === held.observedAt && fact.seq > held.seq)) from = row;
    }
    const fact = from?.facts[element.id];
    if (from === undefined || fact?.value === undefined || fact.how === 'declined') continue;
    const until = freshUntil(element, fact.observedAt, timeZone);
    if (until === undefined || until > now) found.push({ element: element.id, value: fact.value, row: from });
  }
  return found;
}

/** When each answer was observed, ms, by its element. */
export const observedOf = (found: readonly Found[]): Record<string, number> =>
  Object.fromEntries(found.map(({ element, row }) => [element, row.facts[element]!.observedAt]));

export type PersonTold = {
  id: Id;
  residence: ResidenceKind;
  values: Values;
  observed?: Readonly<Record<string, number>>;
};
export type HouseholdTold = {
  /** Facts of the household and its dwelling. */
  values: Values;
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

/** What the rows of a household share. `place`: its door, address and areas. `today`: the local date there. */
export function householdKnown(household: HouseholdTold, place: RowKnown, today: string): RowKnown {
  const { persons } = household;
  const head = persons.find(isHeadTold);
  const values: Record<string, Value | undefined> = { [SIZE]: persons.length, ...place.values, ...household.values };
  for (const id in COUNTS) values[id] = countOfAges(persons, COUNTS[id]!, today);
  for (const id in OF_HEAD) values[id] = head?.values[OF_HEAD[id]!];
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
