// What a roster would change, found by deciding it household by household as the pipeline would, and writing nothing.
import type { Id } from '../../../core/kernel/id.ts';
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
import type { RosterHousehold } from '../../../core/registry/roster-model.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Tx } from '../../kernel/unit-of-work.ts';
import { accepted, loadWorld, rulesOf } from '../commands.ts';
import { loadAround } from './around.ts';
import { rosterIds } from './files.ts';
import type { Untaken } from './refused.ts';
import type { ImportRow } from './store.ts';

export type Comparison = {
  kernel: Kernel;
  row: ImportRow;
  ground: GroundPlan;
  ids: RosterIds;
  claims: Claims;
  /** People who are not registered yet; those of them who would be, and those who are and would change. */
  newcomers: Set<Id>;
  added: Set<Id>;
  changed: Set<Id>;
  /** What the registry would not take. */
  untaken: Untaken[];
};

export const startComparison = (kernel: Kernel, row: ImportRow, ground: GroundPlan): Comparison => ({
  ...{ kernel, row, ground, ids: rosterIds(kernel, row.id), claims: noClaims() },
  ...{ newcomers: new Set(), added: new Set(), changed: new Set(), untaken: [] },
});

/** Decides some households and adds what that would do to the comparison. */
export async function compare(
  tx: Tx,
  { kernel, row, ground, ids, claims, newcomers, added, changed, untaken }: Comparison,
  households: readonly RosterHousehold[],
): Promise<void> {
  const communityId = row.community_id;
  const around = await loadAround(tx, communityId, households, ids);
  const asked = households.flatMap(household => {
    const matched = matchHousehold(household, around, claims, ids);
    for (const [i, personId] of matched.personIds.entries()) if (!matched.known[i]) newcomers.add(personId);
    const buildingId = ground.buildingIds.get(buildingKey(household.door))!;
    const { householdId } = matched;
    return registrations(household, matched, buildingId, row.id).map(one => ({ ...one, household, householdId }));
  });
  const world = await loadWorld(tx, communityId, kernel, asked);
  world.buildings = new Map([
    ...world.buildings,
    ...ground.buildings.map(({ id, gridId }) => [id, { gridId }] as const),
  ]);
  const rules = { ...rulesOf(kernel), observedAt: row.at, seq: 1 };
  for (const { householdId, payload, ...one } of asked) {
    const decided = registerHousehold(world, communityId, householdId, payload, rules);
    if (!decided.ok) {
      untaken.push({ ...one, refusal: decided.refusal });
      continue;
    }
    accepted(world, decided.value);
    const { facts, begun, ended } = decided.value;
    const touched = [...facts.map(fact => fact.subjectId), ...[...begun, ...ended].map(({ personId }) => personId)];
    for (const id of touched) if (id !== householdId) (newcomers.has(id) ? added : changed).add(id);
  }
}
