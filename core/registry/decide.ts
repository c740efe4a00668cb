// Registering a household: who lives behind a door, and what the roster says of them. Registering again updates what
// differs and touches nothing else; a person registered at another door has moved.
import { type Fact, type FactRow, type Subject, wholeSeconds } from '../facts/fact.ts';
import { type Element, subjectOf } from '../facts/model.ts';
import type { EventDraft, PayloadDraft, SensitivityClass } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { RegisterHousehold } from './contract.ts';
import type { Household, PersonOfHousehold } from './household.ts';
import { doorKey, type Given, type ResidenceKind, type Value } from './model.ts';

export type Residence = { personId: Id; householdId: Id; kind: ResidenceKind };

export type RegistryWorld = {
  buildings: ReadonlyMap<Id, { gridId: Id | undefined }>;
  dwellingById: Map<Id, string>;
  dwellingByKey: Map<string, Id>;
  /** With identity values opened, so that what did not change is seen. */
  households: Map<Id, Household>;
  /** Present residences of the people named. */
  residences: Map<Id, Residence[]>;
  /** What is held of people and households that are at no door now. */
  formerly?: ReadonlyMap<Id, Subject>;
};

export type RegistryFact = {
  subjectId: Id;
  class: SensitivityClass;
  purpose: string;
  activationId: Id;
  element: string;
  fact: Fact;
};

export type Registered = {
  events: EventDraft[];
  facts: RegistryFact[];
  newDwelling: boolean;
  newHousehold: boolean;
  movedDoor: boolean;
  ended: Residence[];
  begun: Residence[];
  /** The household afterwards, without the new facts. */
  household: Household;
};

export type RegistryRules = {
  elements: ReadonlyMap<string, Element>;
  /** Whether a purpose belongs to everyday life. */
  everyday: (purpose: string) => boolean;
  parse: (element: Element, value: Value) => Result<Value>;
  observedAt: number;
  /** Number of the event this decision will be. */
  seq: number;
  importId?: Id;
};

const sameValue = (a: Value | undefined, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

function heldFact(
  subject: Subject | undefined,
  row: { class: SensitivityClass; purpose: string },
  element: string,
): Fact | undefined {
  const found = subject?.rows.find(
    (one: FactRow) => one.class === row.class && one.purpose === row.purpose && one.activationId === EVERYDAY,
  );
  return found?.facts[element];
}

/**
 * Facts worth writing: parsed, for an everyday purpose, different from what is held, and no older. What was observed
 * later stands, a refusal to say among it: a roster knows nothing after its upload, however late it is confirmed.
 */
function factsOf(
  given: readonly Given[],
  subjectId: Id,
  kind: 'person' | 'household',
  held: Subject | undefined,
  rules: RegistryRules,
): Result<RegistryFact[]> {
  const facts: RegistryFact[] = [];
  const observedAt = wholeSeconds(rules.observedAt);
  for (const { element: id, value } of given) {
    const element = rules.elements.get(id);
    if (element === undefined || subjectOf(id) !== kind) return refuse('unknown-element', { element: id });
    const purpose = element.purposes.includes('registry') ? 'registry' : element.purposes.find(rules.everyday);
    if (purpose === undefined || element.derived !== undefined) return refuse('not-for-registry', { element: id });
    const parsed = rules.parse(element, value);
    if (!parsed.ok) return { ok: false, refusal: { ...parsed.refusal, field: id } };
    const before = heldFact(held, { class: element.class, purpose }, id);
    if (before !== undefined && (before.observedAt > observedAt || sameValue(before.value, parsed.value))) continue;
    facts.push({
      subjectId,
      class: element.class,
      purpose,
      activationId: EVERYDAY,
      element: id,
      fact: { value: parsed.value, observedAt, seq: rules.seq, how: 'registered' },
    });
  }
  return accept(facts);
}

/** One payload per subject, class and purpose: each can die alone. */
export function payloadsOf(facts: readonly RegistryFact[]): PayloadDraft[] {
  const drafts = new Map<string, PayloadDraft>();
  for (const { subjectId, class: sensitivity, purpose, activationId, element, fact } of facts) {
    const place = `${subjectId}/${sensitivity}/${purpose}/${activationId}`;
    let draft = drafts.get(place);
    if (draft === undefined) {
      draft = { subjectId, class: sensitivity, purpose, activationId, body: {} };
      drafts.set(place, draft);
    }
    draft.body[element] = { value: fact.value, how: fact.how };
  }
  return [...drafts.values()];
}

/**
 * `register-household`; `householdId` is the command's subject. Changes the world only when it accepts. Of what is held,
 * it changes only what was observed no later than `rules.observedAt`.
 */
export function registerHousehold(
  world: RegistryWorld,
  communityId: Id,
  householdId: Id,
  payload: RegisterHousehold,
  rules: RegistryRules,
): Result<Registered> {
  const building = world.buildings.get(payload.buildingId);
  if (building === undefined) return refuse('unknown-building', undefined, 'payload/buildingId');
  const key = doorKey(payload.door);
  const atKey = world.dwellingByKey.get(key);
  const keyOfId = world.dwellingById.get(payload.dwellingId);
  if ((atKey !== undefined && atKey !== payload.dwellingId) || (keyOfId !== undefined && keyOfId !== key))
    return refuse('door-known', { door: key });
  const held = world.households.get(householdId);

  const known = new Map((held?.persons ?? []).map(person => [person.id, person]));
  const facts: RegistryFact[] = [];
  const begun: Residence[] = [];
  const ended: Residence[] = [];
  const persons = new Map<Id, PersonOfHousehold>(known);
  for (const entry of payload.persons) {
    if (begun.some(one => one.personId === entry.personId)) return refuse('person-twice');
    const living = world.residences
      .get(entry.personId)
      ?.find(one => one.kind === 'living' && one.householdId !== householdId);
    const elsewhere =
      living === undefined
        ? undefined
        : world.households.get(living.householdId)?.persons.find(one => one.id === entry.personId);
    const before = known.get(entry.personId) ?? elsewhere ?? world.formerly?.get(entry.personId);
    if (before === undefined && !entry.facts.some(one => one.element === 'person.name')) return refuse('name-missing');
    const parsed = factsOf(entry.facts, entry.personId, 'person', before, rules);
    if (!parsed.ok) return parsed;
    facts.push(...parsed.value);
    const here = known.get(entry.personId);
    if (here?.residence === entry.residence) continue;
    if (here !== undefined) ended.push({ personId: entry.personId, householdId, kind: here.residence });
    if (entry.residence === 'living' && living !== undefined) ended.push(living);
    begun.push({ personId: entry.personId, householdId, kind: entry.residence });
    persons.set(entry.personId, { id: entry.personId, residence: entry.residence, rows: before?.rows ?? [] });
  }
  const heldOfHousehold = held ?? world.formerly?.get(householdId);
  const ofHousehold = factsOf(payload.facts, householdId, 'household', heldOfHousehold, rules);
  if (!ofHousehold.ok) return ofHousehold;
  facts.push(...ofHousehold.value);

  const household: Household = {
    id: householdId,
    communityId,
    dwellingId: payload.dwellingId,
    buildingId: payload.buildingId,
    gridId: building.gridId,
    rows: heldOfHousehold?.rows ?? [],
    persons: [...persons.values()],
  };
  const movedDoor = held !== undefined && held.dwellingId !== payload.dwellingId;
  const changed = held === undefined || movedDoor || facts.length > 0 || begun.length > 0;
  const registered: Registered = {
    events: changed
      ? [registeredEvent(household, held !== undefined, payload, begun, ended, facts, rules.importId)]
      : [],
    facts,
    newDwelling: keyOfId === undefined,
    newHousehold: held === undefined,
    movedDoor,
    ended,
    begun,
    household,
  };
  if (changed) {
    world.dwellingById.set(payload.dwellingId, key);
    world.dwellingByKey.set(key, payload.dwellingId);
  }
  return accept(registered);
}

function registeredEvent(
  household: Household,
  again: boolean,
  payload: RegisterHousehold,
  begun: readonly Residence[],
  ended: readonly Residence[],
  facts: readonly RegistryFact[],
  importId: Id | undefined,
): EventDraft {
  const draft: EventDraft = {
    type: 'household.registered',
    subjectKind: 'household',
    subjectId: household.id,
    transition: again ? 'updated' : 'added',
    payloads: [
      {
        subjectId: household.id,
        class: 'open',
        purpose: 'registry',
        activationId: EVERYDAY,
        body: {
          dwellingId: payload.dwellingId,
          buildingId: payload.buildingId,
          door: payload.door,
          begun,
          ended,
          importId,
        },
      },
      ...payloadsOf(facts),
    ],
  };
  if (household.gridId !== undefined) draft.gridId = household.gridId;
  return draft;
}
