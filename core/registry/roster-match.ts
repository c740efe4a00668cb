// Whether somebody of a roster is registered already: by identity number; else by name at the same door with nothing
// that speaks against it; else by name and phone. Whoever is found elsewhere in the community has moved.
import type { Id } from '../kernel/id.ts';
import type { RegisterHousehold } from './contract.ts';
import { doorKey } from './model.ts';
import { type RosterHousehold, type RosterPerson, textGiven } from './roster-model.ts';

export type KnownPerson = {
  id: Id;
  name?: string;
  birthDate?: string;
  /** Blind indexes of identity numbers, hex. */
  numbers: readonly string[];
};
export type KnownDoor = { dwellingId: Id; households: { id: Id; persons: Id[] }[] };

/** What is registered around some households of a roster. */
export type KnownAround = {
  /** By `doorKey`. */
  doors: ReadonlyMap<string, KnownDoor>;
  persons: ReadonlyMap<Id, KnownPerson>;
  /** By blind index, hex. */
  byNumber: ReadonlyMap<string, readonly Id[]>;
  byPhone: ReadonlyMap<string, readonly Id[]>;
};

/** Who of one import is who; nobody is two people of it. */
export type Claims = { byRow: Map<string, Id>; taken: Set<Id> };
export const noClaims = (): Claims => ({ byRow: new Map(), taken: new Set() });

/** Ids and digests of one import: the same for the same row however often it is worked out. */
export type RosterIds = {
  person: (row: string) => Id;
  household: (door: string) => Id;
  dwelling: (door: string) => Id;
  blind: (kind: 'id_number' | 'phone', value: string) => string;
};

export type MatchedHousehold = { householdId: Id; dwellingId: Id; personIds: Id[]; known: boolean[] };

export const rowOf = ({ sheet, row, first }: RosterPerson): string => first ?? `${sheet}:${row}`;

/** Nothing known of the two differs. */
function agrees(known: KnownPerson, birthDate: string | undefined, number: string | undefined): boolean {
  if (birthDate !== undefined && known.birthDate !== undefined && known.birthDate !== birthDate) return false;
  return number === undefined || known.numbers.length === 0 || known.numbers.includes(number);
}

function findPerson(
  person: RosterPerson,
  door: KnownDoor | undefined,
  around: KnownAround,
  free: (id: Id) => boolean,
  ids: RosterIds,
): Id | undefined {
  const idNumber = textGiven(person.facts, 'person.id_number');
  const number = idNumber === undefined ? undefined : ids.blind('id_number', idNumber);
  const here = new Set(door?.households.flatMap(one => one.persons));
  if (number !== undefined) {
    const same = (around.byNumber.get(number) ?? []).filter(free);
    const found = same.find(id => here.has(id)) ?? same[0];
    if (found !== undefined) return found;
  }
  const name = textGiven(person.facts, 'person.name');
  const birthDate = textGiven(person.facts, 'person.birth_date');
  const fits = (id: Id): boolean => {
    const known = around.persons.get(id);
    return known !== undefined && known.name === name && agrees(known, birthDate, number) && free(id);
  };
  const atDoor = [...here].filter(fits);
  if (atDoor.length > 0) return atDoor.find(id => around.persons.get(id)?.birthDate === birthDate) ?? atDoor[0];
  const phone = textGiven(person.facts, 'person.phone');
  const byPhone = phone === undefined ? [] : (around.byPhone.get(ids.blind('phone', phone)) ?? []).filter(fits);
  return byPhone.length === 1 ? byPhone[0] : undefined;
}

/** The ids one household of a roster is registered under. Claims each person found. */
export function matchHousehold(
  household: RosterHousehold,
  around: KnownAround,
  claims: Claims,
  ids: RosterIds,
): MatchedHousehold {
  const key = doorKey(household.door);
  const door = around.doors.get(key);
  const personIds: Id[] = [];
  const known: boolean[] = [];
  for (const person of household.persons) {
    const row = rowOf(person);
    const before = claims.byRow.get(row);
    const own = ids.person(row);
    const found = before ?? findPerson(person, door, around, id => id === own || !claims.taken.has(id), ids);
    const id = found ?? own;
    claims.byRow.set(row, id);
    claims.taken.add(id);
    personIds.push(id);
    known.push(found !== undefined && found !== own);
  }
  const shared = (persons: readonly Id[]) => persons.filter(id => personIds.includes(id)).length;
  const there = [...(door?.households ?? [])].sort(
    (a, b) => shared(b.persons) - shared(a.persons) || (a.id < b.id ? -1 : 1),
  )[0];
  return {
    householdId: there?.id ?? ids.household(key),
    dwellingId: door?.dwellingId ?? ids.dwelling(key),
    personIds,
    known,
  };
}

/** People one command may hold; a dormitory's door may have more. */
const MOST_PERSONS = 60;

/** What one command registers: who of the roster, and how many of them are not known yet. */
export type Registration = { payload: RegisterHousehold; persons: readonly RosterPerson[]; newcomers: number };

/** What is registered of one household, in one command or, for a crowded door, several. */
export function registrations(
  household: RosterHousehold,
  { dwellingId, personIds, known }: MatchedHousehold,
  buildingId: Id,
  importId: Id,
): Registration[] {
  const persons = household.persons.map(({ residence, facts }, i) => ({ personId: personIds[i]!, residence, facts }));
  const parts: Registration[] = [];
  for (let at = 0; at < persons.length; at += MOST_PERSONS) {
    const end = at + MOST_PERSONS;
    const inPart = household.persons.slice(at, end);
    parts.push({
      payload: {
        ...{ dwellingId, buildingId, door: household.door, persons: persons.slice(at, end) },
        ...{ facts: at === 0 ? household.facts : [], importId },
      },
      persons: inPart,
      newcomers: inPart.filter(({ first }, i) => first === undefined && !known[at + i]).length,
    });
  }
  return parts;
}
