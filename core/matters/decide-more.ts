// Decisions that move nothing: who else is affected, two that are one, a note, a hand-over, a return.

import { addDuration } from '../facts/durations.ts';
import type { EventDraft } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { type Candidate, decideAssign, decideReturn, type PlaceOfMatter } from './assign.ts';
import { kindOf, type RuleWorld } from './contexts.ts';
import { matterEvent } from './events.ts';
import { leave } from './fold.ts';
import { type Matter, openedAt } from './model.ts';
import type { Doer } from './moves.ts';

type Known = Pick<RuleWorld, 'packOf'>;
export type Changed = { matter: Matter; events: EventDraft[] };

/** Where a household stands, as far as two reports of one thing are told by it. */
export type Standing = { householdId: Id; buildingId: Id; stairwell: string };

type Same = 'household' | 'stairwell' | 'building';

const isSamePlace = (same: Same, a: Standing, b: Standing): boolean =>
  same === 'household'
    ? a.householdId === b.householdId
    : a.buildingId === b.buildingId && (same === 'building' || a.stairwell === b.stairwell);

/** Who answers for it now; `beside` and `forResident` as given. Refusals: those of `decideAssign`. */
export function assignMatter(
  world: Known,
  matter: Matter,
  doer: Doer,
  given: { to: Candidate | undefined; beside: boolean },
  place: PlaceOfMatter,
): Result<Changed> {
  const found = kindOf(world, matter);
  if (found === undefined) return refuse('unknown-matter');
  const decided = decideAssign(matter, doer, given, place);
  if (!decided.ok) return decided;
  const body = given.beside ? { beside: given.to!.id } : { lead: given.to!.id };
  const event = matterEvent('matter.assigned', found.compiled, found.kind, decided.value, { body });
  return accept({ matter: decided.value, events: [event] });
}

/** Given back to the role its type names, else the community's staff. Refusals: those of `decideReturn`. */
export function returnMatter(world: Known, matter: Matter, doer: Doer, reason: string): Result<Changed> {
  const found = kindOf(world, matter);
  if (found === undefined) return refuse('unknown-matter');
  const role = found.kind.type.assign?.role ?? 'community_staff';
  const decided = decideReturn(matter, doer, role);
  if (!decided.ok) return decided;
  const body = { words: reason, owedBy: role };
  const event = matterEvent('matter.returned', found.compiled, found.kind, decided.value, { body });
  return accept({ matter: decided.value, events: [event] });
}

/**
 * "Me too". `own`: where the matter stands; absent for a building's. A type that says nothing of merging is shared
 * within its building. Refusals: `matter-closed`, `already-affected`, `not-the-same-place`.
 */
export function affectHousehold(
  world: Known,
  matter: Matter,
  { household, own, words }: { household: Standing; own: Standing | undefined; words?: string | undefined },
): Result<Changed> {
  const found = kindOf(world, matter);
  if (found === undefined) return refuse('unknown-matter');
  if (!matter.open) return refuse('matter-closed');
  if (matter.affected.includes(household.householdId)) return refuse('already-affected');
  const same = found.kind.type.merge?.same ?? 'building';
  const there = own ?? { householdId: '', buildingId: matter.buildingId, stairwell: '' };
  if (!isSamePlace(own === undefined ? 'building' : same, there, household)) return refuse('not-the-same-place');
  const affected = { ...matter, affected: [...matter.affected, household.householdId] };
  const event = matterEvent('matter.affected', found.compiled, found.kind, affected, {
    body: { householdId: household.householdId, ...(words === undefined ? {} : { words }) },
  });
  return accept({ matter: affected, events: [event] });
}

/** Two reports of one thing become one: the first is closed, the other affects its households too. Refusal: `not-the-same-matter`. */
export function joinMatters(
  world: Known,
  one: Matter,
  into: Matter | undefined,
  { standing, at, timeZone }: { standing: (matter: Matter) => Standing | undefined; at: number; timeZone: string },
): Result<{ joined: Matter; into: Matter; events: EventDraft[] }> {
  const found = kindOf(world, one);
  const other = into && kindOf(world, into);
  if (found === undefined || into === undefined || other === undefined) return refuse('unknown-matter');
  const { merge } = found.kind.type;
  const apart = refuse('not-the-same-matter');
  if (one.id === into.id || !one.open || !into.open || one.pack !== into.pack || one.type !== into.type) return apart;
  const [a, b] = [standing(one), standing(into)];
  const together =
    a === undefined || b === undefined
      ? one.buildingId === into.buildingId
      : isSamePlace(merge?.same ?? 'building', a, b);
  if (!together) return apart;
  const [first, second] = [openedAt(one), openedAt(into)].sort((x, y) => x - y) as [number, number];
  if (merge?.within !== undefined && second >= addDuration(first, merge.within, timeZone)) return apart;
  const joined: Matter = { ...leave(one, at), joined: into.id };
  const affected = [...into.affected, ...one.affected.filter(id => !into.affected.includes(id))];
  const kept: Matter = { ...into, affected };
  return accept({
    joined,
    into: kept,
    events: [
      matterEvent('matter.joined', found.compiled, found.kind, joined, { transition: 'join', body: { into: into.id } }),
      matterEvent('matter.affected', other.compiled, other.kind, kept, { body: { joined: one.id } }),
    ],
  });
}

/** A comment; changes nothing. */
export function noteMatter(world: Known, matter: Matter, words: string): Result<Changed> {
  const found = kindOf(world, matter);
  if (found === undefined) return refuse('unknown-matter');
  return accept({
    matter,
    events: [matterEvent('matter.noted', found.compiled, found.kind, matter, { body: { words } })],
  });
}
