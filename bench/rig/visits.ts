// The visit every intake figure is about: a household of three, some 60 facts held, twenty answers, all packs active.
import type { AnyCommand } from '../../core/kernel/command.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Household } from '../../core/registry/household.ts';
import { type Chance, createChance } from '../../core/simulate/chance.ts';
import type { Answer } from '../../core/visits/model.ts';
import type { House } from '../../server/house.ts';
import { SYSTEM, writeScope } from '../../server/kernel/stream.ts';
import { inTransaction } from '../../server/kernel/unit-of-work.ts';
import { getActor } from '../../server/organisations/index.ts';
import { loadHouseholds } from '../../server/registry/index.ts';
import type { Rig } from './database.ts';

const HOUR = 3_600_000;
const PERSONS = 3;

/** Households of three living people, community by community. */
export async function threes(rig: Rig, house: House, communities: number, each: number): Promise<Household[][]> {
  const { kernel } = house;
  const rows = await rig.ask(
    `select community_id, array_agg(household_id order by household_id) as ids from (
       select community_id, household_id, row_number() over (partition by community_id order by household_id) as n
       from residence where until_at is null group by 1, 2 having count(*) = ${PERSONS} and bool_and(kind = 'living')) t
     where n <= ${each} group by 1 order by 1 limit ${communities}`,
  );
  return Promise.all(
    rows.map(async row => {
      const id = row.community_id as Id;
      const scope = writeScope(kernel, SYSTEM.post.id, id);
      const found = await inTransaction(kernel.db, scope, tx => loadHouseholds(tx, id, row.ids as Id[]));
      return [...found.values()];
    }),
  );
}

/** How many facts are held on a household, its door and its people: the mean. */
export const factsHeld = (households: readonly Household[]): number =>
  households.reduce((sum, one) => {
    const subjects = [one, ...one.persons, ...(one.dwelling === undefined ? [] : [one.dwelling])];
    return sum + subjects.flatMap(({ rows }) => rows).reduce((n, row) => n + Object.keys(row.facts).length, 0);
  }, 0) / households.length;

/** The post that may knock anywhere. */
export async function visitor(rig: Rig, house: House) {
  const [post] = await rig.ask(`select id from post where role = 'community_staff'`);
  return getActor(house.kernel.db, post!.id as Id);
}

const chance = createChance('bench visits');

/** Twenty answers: six about each of three people, two about the household. */
export function visitTo(house: House, household: Household, observedAt = house.kernel.clock.now()): AnyCommand {
  return knock(house, household, observedAt, [
    ...household.persons.flatMap(({ id }) => ofPerson(chance, id)),
    { subjectId: household.id, element: 'household.help_needed', how: 'asked', value: [chance.pick(HELP)] },
    { subjectId: household.id, element: 'household.food_days_left', how: 'asked', value: chance.between(1, 12) },
  ]);
}

const HELP = ['none', 'none', 'none', 'food', 'medicine', 'repair'];
const asked = (subjectId: Id, element: string, value: Answer['value']): Answer => ({
  ...{ subjectId, element, how: 'asked' as const },
  ...(value === undefined ? {} : { value }),
});

const ofPerson = (chance: Chance, id: Id): Answer[] => [
  asked(id, 'person.urgent_medical_need', false),
  asked(id, 'person.temperature', 36 + chance.between(0, 14) / 10),
  asked(id, 'person.symptoms_today', [chance.maybe(0.95) ? 'none' : 'cough']),
  asked(id, 'person.contact_with_case', chance.maybe(0.01)),
  asked(id, 'person.travel_returned_within_14_days', chance.maybe(0.03)),
  asked(id, 'person.was_in_affected_area', false),
];

/** An earlier visit, half a day before, that said more: after it about 60 facts are held. */
export function earlierVisitTo(house: House, household: Household): AnyCommand {
  return knock(house, household, house.kernel.clock.now() - 13 * HOUR, [
    ...household.persons.flatMap(({ id }) => [
      ...ofPerson(chance, id),
      asked(id, 'person.lives_alone', false),
      asked(id, 'person.mobility', 'free'),
    ]),
    asked(household.id, 'household.help_needed', ['none']),
    asked(household.id, 'household.food_days_left', 5),
    asked(household.id, 'household.size_living', PERSONS),
    asked(household.id, 'household.willing_to_volunteer', false),
    asked(household.dwellingId, 'dwelling.hazards', ['none']),
    asked(household.dwellingId, 'dwelling.smoke_alarm', true),
  ]);
}

const knock = (house: House, { id, communityId }: Household, observedAt: number, answers: Answer[]): AnyCommand => ({
  ...{ id: house.kernel.newId(), stream: communityId, type: 'record-visit', subject: id, observedAt },
  payload: { outcome: 'met', spokeWith: 'other', answers },
});
