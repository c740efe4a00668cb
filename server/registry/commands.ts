// `register-household`: loads what the roster touches, decides, and writes doors, residences, facts, search keys and
// tallies in one go. Built for thousands of households in one batch.
import type { FactRow } from '../../core/facts/fact.ts';
import type { Element } from '../../core/facts/model.ts';
import { checkValue } from '../../core/facts/values.ts';
import { SENSITIVITY_CLASSES } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { RegisterHousehold } from '../../core/registry/contract.ts';
import {
  type Registered,
  type RegistryRules,
  type RegistryWorld,
  type Residence,
  registerHousehold,
} from '../../core/registry/decide.ts';
import type { Household } from '../../core/registry/household.ts';
import { doorKey, type Value } from '../../core/registry/model.ts';
import { causesOf } from '../../core/visits/causes.ts';
import { communityLayout } from '../areas/index.ts';
import { loadFacts, writeFacts } from '../facts/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { nameKeys } from '../kernel/pinyin.ts';
import { handler } from '../kernel/pipeline.ts';
import { type Context, reachesGrid } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { type Book, followResidents, followUp, newBook, prepareBook, writeBook } from '../matters/index.ts';
import { type Held, loadContributions, recontribute } from '../tallies/index.ts';
import { promiseDuplicates } from './duplicates.ts';
import { emptied, loadHouseholds, rowsHeld, withFacts } from './households.ts';
import { openedHouseholds, openedSubjects } from './opened.ts';
import * as store from './store.ts';

export type World = RegistryWorld & {
  held: Held[];
  before: Map<Id, Household>;
  /** Decisions in order; the last one about a household is its state. */
  done: { registered: Registered; payload: RegisterHousehold }[];
  /** What rules make of what was told by hand; a roster's facts set none off. */
  book: Book;
};

const residence = (row: store.ResidenceRow): Residence => ({
  personId: row.person_id,
  householdId: row.household_id,
  kind: row.kind,
});
const residenceRow = (one: Residence): store.ResidenceRow => ({
  person_id: one.personId,
  household_id: one.householdId,
  kind: one.kind,
});

/** What these registrations touch, as it stands. */
export async function loadWorld(
  tx: Tx,
  communityId: Id,
  kernel: Kernel,
  asked: { householdId: Id; payload: RegisterHousehold }[],
): Promise<World> {
  const personIds = asked.flatMap(one => one.payload.persons.map(person => person.personId));
  const [layout, doors, rows, absent] = await Promise.all([
    communityLayout(tx, communityId),
    store.dwellings(
      tx,
      communityId,
      asked.map(one => one.payload.dwellingId),
      asked.map(one => doorKey(one.payload.door)),
    ),
    store.residencesOf(tx, communityId, personIds),
    store.formerlyHere(
      tx,
      communityId,
      personIds,
      asked.map(one => one.householdId),
    ),
  ]);
  const householdIds = [...new Set([...asked.map(one => one.householdId), ...rows.map(row => row.household_id)])];
  const [before, held, formerly] = await Promise.all([
    loadHouseholds(tx, communityId, householdIds),
    loadContributions(tx, communityId, householdIds),
    absent.length === 0 ? new Map<Id, FactRow[]>() : loadFacts(tx, communityId, absent, SENSITIVITY_CLASSES),
  ]);
  const residences = new Map<Id, Residence[]>();
  for (const row of rows) residences.set(row.person_id, [...(residences.get(row.person_id) ?? []), residence(row)]);
  return {
    buildings: layout.buildings,
    dwellingById: new Map(doors.map(row => [row.id, row.door_key])),
    dwellingByKey: new Map(doors.map(row => [row.door_key, row.id])),
    households: await openedHouseholds(kernel, communityId, before),
    residences,
    formerly: await openedSubjects(kernel, communityId, formerly),
    held,
    before,
    done: [],
    book: newBook(),
  };
}

const elementMaps = new WeakMap<Kernel['library'], RegistryRules>();
/** Rules without the instant and number of an event. */
export function rulesOf(kernel: Kernel): RegistryRules {
  let rules = elementMaps.get(kernel.library);
  if (rules === undefined) {
    const { elements, codeLists, purposes } = kernel.library.dictionary;
    const lists = new Map(codeLists.map(list => [list.id, list]));
    const everyday = new Set(purposes.filter(one => one.mode === 'everyday').map(one => one.id));
    rules = {
      elements: new Map(elements.map(element => [element.id, element])),
      everyday: purpose => everyday.has(purpose),
      parse: (element: Element, value: Value) =>
        checkValue(element, element.codes === undefined ? undefined : lists.get(element.codes), value),
      observedAt: 0,
      seq: 0,
    };
    elementMaps.set(kernel.library, rules);
  }
  return rules;
}

export const registerHouseholdHandler = handler<RegisterHousehold, World>({
  type: 'register-household',
  partly: true,
  payload: RegisterHousehold,
  load: (tx, commands, streamId, kernel) =>
    loadWorld(
      tx,
      streamId,
      kernel,
      commands.map(command => ({ householdId: command.subject, payload: command.payload })),
    ),
  prepare: async (tx, world, context) => {
    if (context.actor.post.role !== 'system') await prepareBook(tx, world.book, context, world.households.values());
  },
  decide: (world, command, context, seq) => {
    if (context.place.kind !== 'community') return refuse('unknown-stream');
    const rules: RegistryRules = { ...rulesOf(context.kernel), observedAt: command.observedAt, seq };
    if (command.payload.importId !== undefined) rules.importId = command.payload.importId;
    const decided = registerHousehold(world, context.streamId, command.subject, command.payload, rules);
    if (!decided.ok) return decided;
    if (!reachesGrid(context, decided.value.household.gridId)) return refuse('outside-area');
    if (decided.value.events.length === 0) return accept([]);
    accepted(world, decided.value);
    world.done.push({ registered: decided.value, payload: command.payload });
    if (!isByHand(command.payload, context)) return accept(decided.value.events);
    const household = world.households.get(decided.value.household.id)!;
    const followed = followUp(world.book, context, household, causesOf(decided.value.facts, command.id));
    world.households.set(household.id, followed.household);
    return accept([...decided.value.events, ...followed.events]);
  },
  write: writeWorld,
});

/** By somebody who writes one household down, neither from a roster nor as it was laid out at first. */
const isByHand = ({ importId }: RegisterHousehold, { actor }: Context): boolean =>
  importId === undefined && actor.post.role !== 'system';

/** Makes the world say what was just accepted, for the next command of the batch. */
export function accepted(world: World, registered: Registered): void {
  const { household } = registered;
  world.households.set(household.id, withFacts(household, registered.facts));
  for (const one of registered.ended) {
    world.residences.set(
      one.personId,
      (world.residences.get(one.personId) ?? []).filter(held => held.householdId !== one.householdId),
    );
    const left = one.householdId === household.id ? undefined : world.households.get(one.householdId);
    if (left !== undefined)
      world.households.set(left.id, { ...left, persons: left.persons.filter(person => person.id !== one.personId) });
  }
  for (const one of registered.begun)
    world.residences.set(one.personId, [...(world.residences.get(one.personId) ?? []), one]);
}

async function writeWorld(tx: Tx, world: World, context: Context): Promise<void> {
  const { streamId, now, kernel } = context;
  const all = world.done.map(one => one.registered);
  const doors = world.done.filter(one => one.registered.newDwelling);
  const facts = all.flatMap(one => one.facts);
  const touched = new Set(all.flatMap(one => [one.household.id, ...one.ended.map(residence => residence.householdId)]));
  const gone = emptied(
    world.households,
    all.flatMap(one => one.ended.map(residence => residence.householdId)),
  );
  const households = [...touched].flatMap(id => (gone.has(id) ? [] : (world.households.get(id) ?? [])));
  const held = world.held.filter(row => touched.has(row.household_id));
  await Promise.all([
    store.addDwellings(
      tx,
      streamId,
      doors.map(one => ({
        id: one.registered.household.dwellingId,
        buildingId: one.registered.household.buildingId,
        door: one.payload.door,
      })),
    ),
    store.addHouseholds(
      tx,
      streamId,
      all.filter(one => one.newHousehold).map(one => one.household),
      now,
    ),
    store.moveHouseholds(
      tx,
      streamId,
      all.filter(one => one.movedDoor).map(one => one.household),
    ),
    store.endHouseholds(tx, streamId, [...gone], now),
    store.changeResidences(
      tx,
      streamId,
      all.flatMap(one => one.ended).map(residenceRow),
      all.flatMap(one => one.begun).map(residenceRow),
      now,
    ),
    writeFacts(tx, kernel.ring, streamId, facts, rowsHeld(world.before.values(), world.formerly?.values())),
    writeKeys(tx, world, context),
    promiseDuplicates(tx, streamId, recognisedBy(all), now),
    recontribute(tx, context, households, held),
    writeBook(tx, context, world.book),
    // Behind the residences it goes by.
    followResidents(tx, streamId, {
      persons: all.flatMap(one => one.ended.map(({ personId }) => personId)),
      homes: all.flatMap(one => (one.movedDoor ? [one.household.id] : [])),
    }),
  ]);
}

const RECOGNISED_BY = new Set(['person.name', 'person.id_number', 'person.phone', 'person.birth_date']);

/** Everybody who came, or of whom something changed by which people are recognised. */
const recognisedBy = (all: readonly Registered[]): Id[] =>
  all.flatMap(one => [
    ...one.begun.map(residence => residence.personId),
    ...one.facts.filter(fact => RECOGNISED_BY.has(fact.element)).map(fact => fact.subjectId),
  ]);

/** Search keys and blind indexes of everybody whose name, number or phone is new. */
async function writeKeys(tx: Tx, world: World, context: Context): Promise<void> {
  const { streamId, kernel } = context;
  const known = world.before.size + (world.formerly?.size ?? 0) > 0;
  const search = new Map<Id, store.SearchRow>();
  const locators = new Map<string, store.LocatorRow>();
  for (const { registered } of world.done) {
    const household = world.households.get(registered.household.id)!;
    const renamed = new Set([
      ...registered.facts
        .filter(one => one.element === 'person.name' || one.element === 'person.phone')
        .map(one => one.subjectId),
      ...registered.begun.map(one => one.personId),
    ]);
    for (const person of household.persons) {
      if (!renamed.has(person.id) && !registered.movedDoor) continue;
      const value = (element: string) =>
        person.rows.map(row => row.facts[element]?.value).find(one => one !== undefined);
      const name = value('person.name');
      const phone = value('person.phone');
      const keys = typeof name === 'string' ? nameKeys(name) : [];
      if (typeof phone === 'string') keys.push(`t:${kernel.blind('phone-tail', phone.slice(-4)).toString('hex')}`);
      search.set(person.id, { personId: person.id, buildingId: household.buildingId, keys });
    }
    for (const { subjectId, element, fact } of registered.facts) {
      const kind = element === 'person.id_number' ? 'id_number' : element === 'person.phone' ? 'phone' : undefined;
      if (kind === undefined || typeof fact.value !== 'string') continue;
      locators.set(`${subjectId}/${kind}`, { personId: subjectId, kind, blind: kernel.blind(kind, fact.value) });
    }
  }
  await Promise.all([
    store.setSearchKeys(tx, streamId, [...search.values()], known),
    store.setLocators(tx, streamId, [...locators.values()], known),
  ]);
}
