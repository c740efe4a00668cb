// What is registered around some households of a roster: their doors, who lives there, and whoever bears the same
// numbers within the community.
import type { Id } from '../../../core/kernel/id.ts';
import { doorKey } from '../../../core/registry/model.ts';
import type { KnownAround, KnownDoor, KnownPerson, RosterIds } from '../../../core/registry/roster-match.ts';
import { type RosterHousehold, textGiven } from '../../../core/registry/roster-model.ts';
import { loadFacts } from '../../facts/index.ts';
import { sql, type Tx } from '../../kernel/unit-of-work.ts';
import { textOf } from '../read.ts';

type DoorRow = { door_key: string; dwelling_id: Id; household_id: Id | null; persons: Id[] };
const DOORS = sql(
  'doors_around_roster',
  `select d.door_key, d.id as dwelling_id, h.id as household_id,
     array(select r.person_id from residence r where r.community_id = h.community_id and r.household_id = h.id and r.until_at is null) as persons
   from dwelling d left join household h on h.community_id = d.community_id and h.dwelling_id = d.id and h.until_at is null
   where d.community_id = $1 and d.door_key = any($2::text[])`,
);
type NumberRow = { blind: string; kind: 'id_number' | 'phone'; person_id: Id };
const BEARERS = sql(
  'bearers_of_numbers',
  `select encode(blind, 'hex') as blind, kind, person_id from locator where blind = any($2::bytea[]) and community_id = $1`,
);
const NUMBERS = sql(
  'numbers_of_persons',
  `select encode(blind, 'hex') as blind, kind, person_id from locator
   where community_id = $1 and person_id = any($2::uuid[]) and kind = 'id_number'`,
);

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const held = map.get(key);
  if (held === undefined) map.set(key, [value]);
  else held.push(value);
};

/** Needs the scope of writing: the blind index is for registering alone. */
export async function loadAround(
  tx: Tx,
  communityId: Id,
  households: readonly RosterHousehold[],
  { blind }: Pick<RosterIds, 'blind'>,
): Promise<KnownAround> {
  const blinds = new Set<string>();
  for (const { facts } of households.flatMap(one => one.persons))
    for (const kind of ['id_number', 'phone'] as const) {
      const value = textGiven(facts, `person.${kind}`);
      if (value !== undefined) blinds.add(blind(kind, value));
    }
  const [doorRows, bearers] = await Promise.all([
    tx.rows<DoorRow>(DOORS, [communityId, households.map(one => doorKey(one.door))]),
    tx.rows<NumberRow>(BEARERS, [communityId, [...blinds].map(hex => Buffer.from(hex, 'hex'))]),
  ]);
  const doors = new Map<string, KnownDoor>();
  for (const row of doorRows) {
    const door = doors.get(row.door_key) ?? { dwellingId: row.dwelling_id, households: [] };
    if (row.household_id !== null) door.households.push({ id: row.household_id, persons: row.persons });
    doors.set(row.door_key, door);
  }
  const byNumber = new Map<string, Id[]>();
  const byPhone = new Map<string, Id[]>();
  for (const row of bearers) push(row.kind === 'phone' ? byPhone : byNumber, row.blind, row.person_id);
  const ids = [...new Set([...doorRows.flatMap(row => row.persons), ...[...byPhone.values()].flat()])];
  return { doors, byNumber, byPhone, persons: await loadPersons(tx, communityId, ids) };
}

async function loadPersons(tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Map<Id, KnownPerson>> {
  if (ids.length === 0) return new Map();
  const [facts, numbers] = await Promise.all([
    loadFacts(tx, communityId, ids, ['personal']),
    tx.rows<NumberRow>(NUMBERS, [communityId, ids]),
  ]);
  const numbersOf = new Map<Id, string[]>();
  for (const row of numbers) push(numbersOf, row.person_id, row.blind);
  return new Map(
    ids.map(id => {
      const subject = { id, rows: facts.get(id) ?? [] };
      const person: KnownPerson = { id, numbers: numbersOf.get(id) ?? [] };
      const name = textOf(subject, 'person.name');
      const birthDate = textOf(subject, 'person.birth_date');
      if (name !== undefined) person.name = name;
      if (birthDate !== undefined) person.birthDate = birthDate;
      return [id, person];
    }),
  );
}
