// What a roster would change, found by deciding it household by household as the pipeline would, and writing nothing.
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import { registerHousehold } from '../../../core/registry/decide.ts';
import { buildingKey } from '../../../core/registry/model.ts';
import type { GroundPlan } from '../../../core/registry/roster-areas.ts';
import {
  type Claims,
  matchHousehold,
  noClaims,
  type RosterIds,
  registrations,
} from '../../../core/registry/roster-match.ts';
import type { Roster, RosterHousehold, RosterProblem } from '../../../core/registry/roster-model.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Tx } from '../../kernel/unit-of-work.ts';
import { accepted, loadWorld, rulesOf } from '../commands.ts';
import { loadAround } from './around.ts';
import { rosterIds } from './files.ts';
import type { ImportRow } from './store.ts';

export type Comparison = {
  kernel: Kernel;
  row: ImportRow;
  ground: GroundPlan;
  sheets: Roster['sheets'];
  ids: RosterIds;
  claims: Claims;
  /** People who are not registered yet, and those who are and would change. */
  added: Set<Id>;
  changed: Set<Id>;
  /** Households the registry would not take. */
  problems: RosterProblem[];
};

export const startComparison = (
  kernel: Kernel,
  row: ImportRow,
  ground: GroundPlan,
  sheets: Roster['sheets'],
): Comparison => ({
  ...{ kernel, row, ground, sheets, ids: rosterIds(kernel, row.id), claims: noClaims() },
  ...{ added: new Set(), changed: new Set(), problems: [] },
});

/** Decides some households and adds what that would do to the comparison. */
export async function compare(
  tx: Tx,
  { kernel, row, ground, sheets, ids, claims, added, changed, problems }: Comparison,
  households: readonly RosterHousehold[],
): Promise<void> {
  const communityId = row.community_id;
  const around = await loadAround(tx, communityId, households, ids);
  const asked = households.flatMap(household => {
    const matched = matchHousehold(household, around, claims, ids);
    for (const [i, personId] of matched.personIds.entries()) if (!matched.known[i]) added.add(personId);
    const buildingId = ground.buildingIds.get(buildingKey(household.door))!;
    const { householdId } = matched;
    return registrations(household, matched, buildingId, row.id).map(payload => ({ household, householdId, payload }));
  });
  const world = await loadWorld(tx, communityId, kernel, asked);
  world.buildings = new Map([
    ...world.buildings,
    ...ground.buildings.map(({ id, gridId }) => [id, { gridId }] as const),
  ]);
  const rules = { ...rulesOf(kernel), observedAt: row.at, seq: 1 };
  for (const { household, householdId, payload } of asked) {
    const decided = registerHousehold(world, communityId, householdId, payload, rules);
    if (!decided.ok) {
      problems.push(...problemsOf(household, decided.refusal, sheets));
      continue;
    }
    accepted(world, decided.value);
    const { facts, begun, ended } = decided.value;
    const touched = [...facts.map(one => one.subjectId), ...[...begun, ...ended].map(one => one.personId)];
    for (const id of touched) if (id !== householdId && !added.has(id)) changed.add(id);
  }
}

/** A refusal of a household as a problem of each of its rows. */
export const problemsOf = (
  household: RosterHousehold,
  { code, detail }: Refusal,
  sheets: Roster['sheets'],
): RosterProblem[] =>
  household.persons.map(({ sheet, row }) => {
    const problem: RosterProblem = { sheet: sheets[sheet]?.name ?? '', row, severity: 'refused', code };
    if (detail !== undefined) problem.detail = detail;
    return problem;
  });
