// Settling a likely duplicate: "not the same" is remembered; "the same" leaves one record living where both did, so
// that a person is counted once. Nothing is deleted: the other record keeps its facts, without a door of its own.
import type { EventDraft } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { Residence } from './decide.ts';
import type { SettleDuplicate } from './duplicates-contract.ts';
import type { Household, PersonOfHousehold } from './household.ts';

export type DuplicatePair = { id: Id; a: Id; b: Id; verdict?: 'same' | 'not_same' };

export type DuplicateWorld = {
  pairs: Map<Id, DuplicatePair>;
  /** Present residences of everybody in the pairs. */
  residences: Map<Id, readonly Residence[]>;
  /** The households those are in. */
  households: Map<Id, Household>;
};

export type Settled = {
  pair: DuplicatePair & { verdict: 'same' | 'not_same' };
  event: EventDraft;
  /** Present when they are the same: whose record goes on, and whose ends. */
  same?: { keep: Id; other: Id; ended: Residence[]; begun: Residence[] };
};

/**
 * Refuses a pair that is unknown or settled, and "the same" without saying which record goes on. The kept record takes
 * over each residence of the other, save where it already is and a second living one: nobody lives at two doors.
 */
export function settleDuplicate(world: DuplicateWorld, id: Id, payload: SettleDuplicate): Result<Settled> {
  const pair = world.pairs.get(id);
  if (pair === undefined) return refuse('unknown-duplicate');
  if (pair.verdict !== undefined) return refuse('already-settled');
  const { verdict, keep } = payload;
  const settled = { ...pair, verdict };
  if (verdict === 'not_same') return accept({ pair: settled, event: settledEvent(settled) });
  if (keep !== pair.a && keep !== pair.b) return refuse('keep-missing', undefined, 'payload/keep');
  const other = keep === pair.a ? pair.b : pair.a;
  const ended = [...(world.residences.get(other) ?? [])];
  const held = world.residences.get(keep) ?? [];
  const begun = ended
    .filter(
      one =>
        !held.some(mine => mine.householdId === one.householdId || (mine.kind === one.kind && one.kind === 'living')),
    )
    .map(one => ({ ...one, personId: keep }));
  return accept({
    pair: settled,
    event: settledEvent(settled, { keep, ended, begun }),
    same: { keep, other, ended, begun },
  });
}

/** Makes the world say what was accepted, for the next pair of a batch. */
export function applySettled(world: DuplicateWorld, { pair, same }: Settled): void {
  world.pairs.set(pair.id, pair);
  if (same === undefined) return;
  const { keep, other, ended, begun } = same;
  const rows =
    [...world.households.values()].flatMap(one => one.persons).find(person => person.id === keep)?.rows ?? [];
  for (const { householdId } of ended) {
    const household = world.households.get(householdId);
    if (household === undefined) continue;
    const persons: PersonOfHousehold[] = household.persons.filter(person => person.id !== other);
    const joins = begun.find(one => one.householdId === householdId);
    if (joins !== undefined) persons.push({ id: keep, residence: joins.kind, rows });
    world.households.set(householdId, { ...household, persons });
  }
  world.residences.set(other, []);
  world.residences.set(keep, [...(world.residences.get(keep) ?? []), ...begun]);
}

/** One event with a payload for each of the two, so that each can die by itself. */
function settledEvent(
  { id, a, b, verdict }: DuplicatePair,
  same?: { keep: Id; ended: readonly Residence[]; begun: readonly Residence[] },
): EventDraft {
  const body = { duplicateId: id, verdict, ...same };
  return {
    type: 'duplicate.settled',
    subjectKind: 'person',
    subjectId: same?.keep ?? a,
    payloads: [
      { subjectId: a, class: 'personal', purpose: 'registry', activationId: EVERYDAY, body: { ...body, with: b } },
      { subjectId: b, class: 'personal', purpose: 'registry', activationId: EVERYDAY, body: { ...body, with: a } },
    ],
  };
}
