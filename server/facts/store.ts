// Current facts, a table per sensitivity class. Identity values are sealed before they reach a table; whoever needs
// one opens it by name. Which rows exist for a reader is decided by the database's policies, never by a select list.
import { decodeFact, encodeFact, type Fact, type FactRow } from '../../core/facts/fact.ts';
import type { SensitivityClass } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { KeyRing } from '../kernel/key-ring.ts';
import { seal, unseal } from '../kernel/keys.ts';
import { type Sql, sql, type Tx } from '../kernel/unit-of-work.ts';

export type FactWrite = {
  subjectId: Id;
  class: SensitivityClass;
  purpose: string;
  activationId: Id;
  element: string;
  fact: Fact;
};
export type FactKey = Omit<FactWrite, 'fact'>;

type Stored = { subject_id: Id; purpose: string; activation_id: Id; facts: Record<string, string> };

const perClass = (build: (table: string) => string, name: string): Record<SensitivityClass, Sql> => ({
  open: sql(`${name}_open`, build('fact_open')),
  personal: sql(`${name}_personal`, build('fact_personal')),
  identity: sql(`${name}_identity`, build('fact_identity')),
  medical: sql(`${name}_medical`, build('fact_medical')),
});

const LOAD = perClass(
  table =>
    `select subject_id, purpose, activation_id, facts from ${table} where community_id = $1 and subject_id = any($2::uuid[])`,
  'load_facts',
);
const LOAD_OF_HOUSEHOLDS = perClass(
  table => `select subject_id, purpose, activation_id, facts from ${table} where community_id = $1 and subject_id = any(array(
    select person_id from residence where community_id = $1 and household_id = any($2::uuid[]) and until_at is null
    union all select unnest($2::uuid[])
    union all select dwelling_id from household where community_id = $1 and id = any($2::uuid[])))`,
  'load_facts_of_households',
);
const ADD = perClass(
  table => `insert into ${table} (community_id, subject_id, purpose, activation_id, facts)
    select $1, * from unnest($2::uuid[], $3::text[], $4::uuid[], $5::jsonb[])`,
  'add_facts',
);
const MERGE = perClass(
  table => `update ${table} f set facts = f.facts || p.facts
    from unnest($2::uuid[], $3::text[], $4::uuid[], $5::jsonb[]) p (subject_id, purpose, activation_id, facts)
    where f.community_id = $1 and f.subject_id = p.subject_id and f.purpose = p.purpose and f.activation_id = p.activation_id`,
  'merge_facts',
);
const WITHDRAW = perClass(
  table => `update ${table} set facts = facts - $5::text[]
    where community_id = $1 and subject_id = $2 and purpose = $3 and activation_id = $4`,
  'withdraw_facts',
);

function rowsBySubject(sensitivity: SensitivityClass, rows: readonly Stored[], into: Map<Id, FactRow[]>): void {
  for (const row of rows) {
    const facts: Record<string, Fact> = {};
    for (const element in row.facts) facts[element] = decodeFact(row.facts[element]!);
    const one: FactRow = { class: sensitivity, purpose: row.purpose, activationId: row.activation_id, facts };
    const held = into.get(row.subject_id);
    if (held === undefined) into.set(row.subject_id, [one]);
    else held.push(one);
  }
}

async function load(
  tx: Tx,
  statements: Record<SensitivityClass, Sql>,
  communityId: Id,
  ids: readonly Id[],
  classes: readonly SensitivityClass[],
) {
  const answers = await Promise.all(classes.map(one => tx.rows<Stored>(statements[one], [communityId, ids])));
  const bySubject = new Map<Id, FactRow[]>();
  for (const [i, rows] of answers.entries()) rowsBySubject(classes[i]!, rows, bySubject);
  return bySubject;
}

/** Facts of these subjects in these classes, as far as the transaction's scope shows them. Identity values stay sealed. */
export const loadFacts = (
  tx: Tx,
  communityId: Id,
  subjectIds: readonly Id[],
  classes: readonly SensitivityClass[],
): Promise<Map<Id, FactRow[]>> => load(tx, LOAD, communityId, subjectIds, classes);

/** Facts of these households, their doors and everybody who lives there now. */
export const loadFactsOfHouseholds = (
  tx: Tx,
  communityId: Id,
  householdIds: readonly Id[],
  classes: readonly SensitivityClass[],
): Promise<Map<Id, FactRow[]>> => load(tx, LOAD_OF_HOUSEHOLDS, communityId, householdIds, classes);

type Patch = { key: FactWrite; facts: Record<string, string> };

/**
 * Merges facts into their rows. `held` tells which rows exist already (the caller holds the stream's lock, so it
 * cannot change under it): those are updated, the others inserted.
 */
export async function writeFacts(
  tx: Tx,
  ring: KeyRing,
  communityId: Id,
  writes: readonly FactWrite[],
  held: (row: FactWrite) => boolean,
): Promise<void> {
  const patches = new Map<string, Patch>();
  for (const write of writes) {
    const place = `${write.class}/${write.subjectId}/${write.purpose}/${write.activationId}`;
    let patch = patches.get(place);
    if (patch === undefined) {
      patch = { key: write, facts: {} };
      patches.set(place, patch);
    }
    patch.facts[write.element] = encodeFact(
      write.class === 'identity' ? await sealed(ring, communityId, write) : write.fact,
    );
  }
  const groups = new Map<Sql, Patch[]>();
  for (const patch of patches.values()) {
    const statement = (held(patch.key) ? MERGE : ADD)[patch.key.class];
    const group = groups.get(statement);
    if (group === undefined) groups.set(statement, [patch]);
    else group.push(patch);
  }
  await Promise.all(
    [...groups].map(([statement, group]) =>
      tx.rows(statement, [
        communityId,
        group.map(one => one.key.subjectId),
        group.map(one => one.key.purpose),
        group.map(one => one.key.activationId),
        group.map(one => JSON.stringify(one.facts)),
      ]),
    ),
  );
}

export async function withdrawFacts(tx: Tx, communityId: Id, keys: readonly FactKey[]): Promise<void> {
  await Promise.all(
    keys.map(key =>
      tx.rows(WITHDRAW[key.class], [communityId, key.subjectId, key.purpose, key.activationId, [key.element]]),
    ),
  );
}

async function sealed(ring: KeyRing, communityId: Id, write: FactWrite): Promise<Fact> {
  if (write.fact.value === undefined) return write.fact;
  const { key } = await ring.keyFor(communityId, 'identity', write.activationId);
  return { ...write.fact, value: seal(key, JSON.stringify(write.fact.value)).toString('base64') };
}

/** The plain value of a sealed identity fact; undefined when declined. */
export async function openFact(ring: KeyRing, communityId: Id, activationId: Id, fact: Fact): Promise<Fact> {
  if (typeof fact.value !== 'string') return fact;
  const { key } = await ring.keyFor(communityId, 'identity', activationId);
  return { ...fact, value: JSON.parse(unseal(key, Buffer.from(fact.value, 'base64')).toString('utf8')) as string };
}
