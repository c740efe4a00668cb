// What a visit changes on this phone before the server has it: decided by the same code as on the server, so that a
// door just visited asks nothing twice. Medical and identity values are never kept here, only that they were answered.

import type { Fact, FactRow, Subject } from '../../../core/facts/fact.ts';
import type { Dictionary } from '../../../core/facts/model.ts';
import type { Command } from '../../../core/kernel/command.ts';
import { accept, type Result } from '../../../core/kernel/result.ts';
import type { Active } from '../../../core/packs/compile.ts';
import { isSecret, VISIT, visitRow } from '../../../core/packs/view.ts';
import type { Household } from '../../../core/registry/household.ts';
import type { FieldDoor, RecordVisit } from '../../../core/visits/contract.ts';
import { decideVisit } from '../../../core/visits/decide.ts';
import { doorState } from '../../../core/visits/door-state.ts';
import type { FactOfVisit } from '../../../core/visits/visit-event.ts';

export type Grounds = { actives: readonly Active[]; dictionary: Dictionary; now: number; timeZone: string };

/** Later than any event the server has numbered. */
const UNNUMBERED = Number.MAX_SAFE_INTEGER;

function applyTo<S extends Subject>(subject: S, facts: readonly FactOfVisit[]): S {
  const mine = facts.filter(one => one.subjectId === subject.id);
  if (mine.length === 0) return subject;
  const rows = new Map<string, FactRow>();
  const place = (row: Omit<FactRow, 'facts'>) => `${row.class} ${row.purpose} ${row.activationId}`;
  for (const row of subject.rows) rows.set(place(row), row);
  for (const { element, fact, class: sensitivity, purpose, activationId } of mine) {
    const key = { class: sensitivity, purpose, activationId };
    const row = rows.get(place(key)) ?? { ...key, facts: {} };
    const kept: Fact = { ...fact, seq: UNNUMBERED };
    if (isSecret(sensitivity)) delete kept.value;
    rows.set(place(key), { ...row, facts: { ...row.facts, [element]: kept } });
  }
  return { ...subject, rows: [...rows.values()] };
}

/** The household after a visit's facts. */
export function withFacts(household: Household, facts: readonly FactOfVisit[]): Household {
  const after: Household = {
    ...applyTo(household, facts),
    persons: household.persons.map(person => applyTo(person, facts)),
  };
  const dwelling = household.dwelling ?? { id: household.dwellingId, rows: [] };
  after.dwelling = applyTo(dwelling, facts);
  return after;
}

/** The household as it was before its last visit, so that a correction asks again what that visit answered. */
export function beforeLastVisit(household: Household, actives: readonly Active[]): Household {
  const seqs = new Set(actives.flatMap(active => visitRow(household, active)?.facts[VISIT.outcome]?.seq ?? []));
  const strip = <S extends Subject>(subject: S): S => ({
    ...subject,
    rows: subject.rows.map(row => ({
      ...row,
      facts: Object.fromEntries(Object.entries(row.facts).filter(([, fact]) => !seqs.has(fact.seq))),
    })),
  });
  const before: Household = { ...strip(household), persons: household.persons.map(strip) };
  if (household.dwelling !== undefined) before.dwelling = strip(household.dwelling);
  return before;
}

/** The door after a visit, or why the server would refuse it: said at once, while the door is still open. */
export function afterVisit(
  door: FieldDoor & { household: Household },
  command: Command<RecordVisit>,
  grounds: Grounds,
): Result<FieldDoor> {
  const decided = decideVisit({ ...grounds, household: door.household }, command);
  if (!decided.ok) return decided;
  const household = withFacts(door.household, decided.value.facts);
  const { state, again, reason } = doorState(household, grounds.actives, grounds);
  return accept({ ...door, state, again, reason, lastVisitId: command.id, household });
}
