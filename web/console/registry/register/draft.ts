// A home as it is being typed, and what of it would be refused. Values are read by the same code as the server's, so a
// field is told at once. Pure.
import type { Dictionary } from '../../../../core/facts/model.ts';
import { parseValue } from '../../../../core/facts/values.ts';
import type { Id } from '../../../../core/kernel/id.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import type { HouseholdView, RegisterHousehold } from '../../../../core/registry/contract.ts';
import type { Door, Given, ResidenceKind } from '../../../../core/registry/model.ts';

export const PERSON_FIELDS = [
  'person.name',
  'person.sex',
  'person.birth_date',
  'person.relation_to_head',
  'person.phone',
  'person.id_number',
] as const;
export const HOME_FIELDS = ['household.contact_phone'] as const;

/** What was typed, by element. Empty: nothing is said about it. */
export type Fields = Readonly<Record<string, string>>;
export type PersonDraft = { personId: Id; known: boolean; residence: ResidenceKind; fields: Fields; sealed: string[] };
export type HomeDraft = {
  householdId: Id;
  dwellingId: Id;
  /** Undefined until a building is chosen. */
  buildingId: Id | undefined;
  door: Door;
  fields: Fields;
  /** Elements on record that are not shown. */
  sealed: string[];
  persons: PersonDraft[];
};

const NO_DOOR: Door = { compound: '', building: '', stairwell: '', room: '' };

export const emptyPerson = (personId: Id): PersonDraft => ({
  personId,
  known: false,
  residence: 'living',
  fields: {},
  sealed: [],
});

export const emptyHome = (newId: () => Id): HomeDraft => ({
  householdId: newId(),
  dwellingId: newId(),
  buildingId: undefined,
  door: NO_DOOR,
  fields: {},
  sealed: [],
  persons: [emptyPerson(newId())],
});

type Facts = HouseholdView['facts'];
const known = (facts: Facts, wanted: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    facts.flatMap(({ element, value, activationId }) =>
      wanted.includes(element) && activationId === undefined && typeof value === 'string' ? [[element, value]] : [],
    ),
  );
const sealed = (facts: Facts): string[] => facts.flatMap(fact => (fact.masked === undefined ? [] : [fact.element]));

/** What is on record and may be shown. */
export const draftOf = (home: HouseholdView): HomeDraft => ({
  householdId: home.householdId,
  dwellingId: home.door.dwellingId,
  buildingId: home.door.buildingId,
  door: home.doorParts,
  fields: known(home.facts, HOME_FIELDS),
  sealed: sealed(home.facts),
  persons: home.persons.map(person => ({
    personId: person.personId,
    known: true,
    residence: person.residence,
    fields: known(person.facts, PERSON_FIELDS),
    sealed: sealed(person.facts),
  })),
});

export type Read = {
  /** Refusals by `subject element`. */
  problems: Map<string, Refusal>;
  /** Absent while something is refused or missing. */
  payload?: RegisterHousehold;
};

export const fieldKey = (subjectId: Id, element: string): string => `${subjectId} ${element}`;

/** `today`: `YYYY-MM-DD`; nobody is born later. Persons without anything typed are left out. */
export function readDraft(draft: HomeDraft, dictionary: Dictionary, today: string): Read {
  const problems = new Map<string, Refusal>();
  const given = (subjectId: Id, fields: Fields): Given[] =>
    Object.entries(fields).flatMap(([id, typed]) => {
      const element = dictionary.elements.find(one => one.id === id);
      if (element === undefined || typed.trim() === '') return [];
      const list = dictionary.codeLists.find(one => one.id === element.codes);
      const read = parseValue(element, list, typed, { today });
      if (read.ok) return [{ element: id, value: read.value }];
      problems.set(fieldKey(subjectId, id), read.refusal);
      return [];
    });
  const persons = draft.persons.flatMap(person => {
    const facts = given(person.personId, person.fields);
    const named = facts.some(fact => fact.element === 'person.name');
    const typed = Object.values(person.fields).some(value => value.trim() !== '');
    if (!person.known && !typed) return [];
    if (!person.known && !named && !problems.has(fieldKey(person.personId, 'person.name')))
      problems.set(fieldKey(person.personId, 'person.name'), { code: 'name-missing' });
    return [{ personId: person.personId, residence: person.residence, facts }];
  });
  const facts = given(draft.householdId, draft.fields);
  const { buildingId, dwellingId, door } = draft;
  const complete = buildingId !== undefined && door.room.trim() !== '' && persons.length > 0;
  if (!complete || problems.size > 0) return { problems };
  const spelt = { ...door, stairwell: door.stairwell.trim(), room: door.room.trim() };
  return { problems, payload: { dwellingId, buildingId, door: spelt, persons, facts } };
}
