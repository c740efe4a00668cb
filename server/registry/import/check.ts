// The dry run: reads the upload, compares it with what is registered, and keeps the plan. Writes nothing of the roster.
import { localDate } from '../../../core/facts/local-time.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { type Refusal, type Result, refuse } from '../../../core/kernel/result.ts';
import { registerHousehold } from '../../../core/registry/decide.ts';
import { buildingKey } from '../../../core/registry/model.ts';
import type { GroundPlan } from '../../../core/registry/roster-areas.ts';
import { type Claims, matchHousehold, noClaims, registrations } from '../../../core/registry/roster-match.ts';
import type { RosterHousehold, RosterProblem } from '../../../core/registry/roster-model.ts';
import { findArea } from '../../areas/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { SYSTEM, writeScope } from '../../kernel/stream.ts';
import { inTransaction, type Tx } from '../../kernel/unit-of-work.ts';
import { accepted, loadWorld, rulesOf } from '../commands.ts';
import { loadAround } from './around.ts';
import { dropPart, findPart, keepPart, keepProblems, rosterIds } from './files.ts';
import { readGround } from './ground.ts';
import { packJson, unpackChunks } from './packed.ts';
import { readInThread } from './read-roster.ts';
import { type ImportRow, setChecked, setRefused } from './store.ts';
import type { ReadRoster } from './worker.ts';

/** The plan as it is kept: the ground its households need, then the households, packed apart. */
export type PlanHead = { buildings: ReadRoster['buildings']; households: number };

/** Two blobs in one: the head's length, the head, the households. */
export function joinPlan(head: PlanHead, households: Uint8Array): Buffer {
  const packed = packJson(head);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(packed.length);
  return Buffer.concat([length, packed, households]);
}

type Tally = { fresh: Set<Id>; changed: Set<Id>; problems: RosterProblem[] };

export type Keep = (done: number, total: number) => Promise<boolean>;

/** Reads and compares. `keep` tells how far it is and answers whether anybody still wants to know. */
export async function checkImport(kernel: Kernel, row: ImportRow, keep: Keep): Promise<void> {
  const { community_id: communityId, id } = row;
  const scope = writeScope(kernel, SYSTEM.post.id, communityId);
  const bytes = await inTransaction(kernel.db, scope, tx => findPart(tx, kernel, communityId, id, 'upload'));
  const read = bytes === undefined ? refuse('file-missing') : await readUpload(kernel, row, bytes, keep);
  if (!read.ok) return refuseImport(kernel, row, read.refusal);
  const { buildings, households, columns, counts, sheets, refused } = read.value;
  if (!(await keep(counts.rows, counts.rows))) return;
  const ground = await readGround(kernel, row, buildings);
  const tally: Tally = { fresh: new Set(), changed: new Set(), problems: [] };
  const claims = noClaims();
  const { count, chunk } = unpackChunks(households);
  for (let n = 0; n < count; n++) {
    await inTransaction(kernel.db, scope, tx => compare(tx, kernel, row, chunk(n), ground, claims, tally, sheets));
    if (n % 8 === 7 && !(await keep(counts.rows, counts.rows))) return;
  }
  const notes = ground.notes.map(({ building, code, detail }): RosterProblem => {
    const sheet = sheets[building.sheet]!.name;
    return { sheet, row: building.row, severity: 'warning', code, detail };
  });
  const problems = [...read.value.problems, ...notes, ...tally.problems];
  await inTransaction(kernel.db, scope, async tx => {
    const planFile = await keepPart(
      tx,
      kernel,
      row,
      'plan',
      joinPlan({ buildings, households: counts.households }, households),
    );
    await keepProblems(tx, kernel, row, { sheets, problems, refused });
    await dropPart(tx, communityId, id, 'upload');
    const checked = await setChecked(tx, communityId, id, {
      ...{ columns, planFile },
      counts: {
        ...{ rows: counts.rows, persons: counts.persons, households: counts.households },
        ...{ newPersons: tally.fresh.size, updatedPersons: tally.changed.size, newBuildings: ground.buildings.length },
        refusedRows: counts.refusedRows + tally.problems.length,
        warnings: counts.warnings + notes.length,
      },
    });
    if (!checked) for (const part of ['plan', 'problems'] as const) await dropPart(tx, communityId, id, part);
  });
}

async function readUpload(kernel: Kernel, row: ImportRow, bytes: Buffer, keep: Keep): Promise<Result<ReadRoster>> {
  const area = await findArea(kernel, row.community_id);
  const { dictionary, neverHeld } = kernel.library;
  const today = localDate(kernel.clock.now(), area?.time_zone ?? 'Asia/Shanghai');
  try {
    return await readInThread(
      { bytes, name: row.file_name, dictionary, neverHeld: [...neverHeld], today },
      // Lost when the database is away; the next one says as much.
      (done, total) => void keep(done, total).catch(() => {}),
    );
  } catch (error) {
    kernel.log('unexpected', { error: (error as Error).stack ?? String(error), import: row.id });
    return refuse('unexpected');
  }
}

const refuseImport = (kernel: Kernel, row: ImportRow, refusal: Refusal): Promise<void> =>
  inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, row.community_id), async tx => {
    await setRefused(tx, row.community_id, row.id, refusal);
    await dropPart(tx, row.community_id, row.id, 'upload');
  });

/** Decides some households as they would be, and counts whom that adds and changes. */
async function compare(
  tx: Tx,
  kernel: Kernel,
  row: ImportRow,
  households: readonly RosterHousehold[],
  ground: GroundPlan,
  claims: Claims,
  tally: Tally,
  sheets: ReadRoster['sheets'],
): Promise<void> {
  const ids = rosterIds(kernel, row.id);
  const around = await loadAround(tx, row.community_id, households, ids);
  const asked = households.flatMap(household => {
    const matched = matchHousehold(household, around, claims, ids);
    for (const [i, personId] of matched.personIds.entries()) if (!matched.known[i]) tally.fresh.add(personId);
    const buildingId = ground.buildingIds.get(buildingKey(household.door))!;
    return registrations(household, matched, buildingId, row.id).map(payload => ({
      ...{ household, householdId: matched.householdId, payload },
    }));
  });
  const world = await loadWorld(tx, row.community_id, kernel, asked);
  const planned = ground.buildings.map(({ id, gridId }) => [id, { gridId }] as const);
  world.buildings = new Map([...world.buildings, ...planned]);
  const rules = { ...rulesOf(kernel), observedAt: row.at, seq: 1 };
  for (const { household, householdId, payload } of asked) {
    const decided = registerHousehold(world, row.community_id, householdId, payload, rules);
    if (!decided.ok) {
      tally.problems.push(...problemsOf(household, decided.refusal, sheets));
      continue;
    }
    accepted(world, decided.value);
    const { facts, begun, ended } = decided.value;
    for (const { subjectId } of facts) if (subjectId !== householdId) tally.changed.add(subjectId);
    for (const { personId } of [...begun, ...ended]) tally.changed.add(personId);
  }
  for (const id of tally.fresh) tally.changed.delete(id);
}

/** A refusal of a household as a problem of each of its rows. */
export const problemsOf = (
  household: RosterHousehold,
  { code, detail }: Refusal,
  sheets: ReadRoster['sheets'],
): RosterProblem[] =>
  household.persons.map(({ sheet, row }) => {
    const problem: RosterProblem = { sheet: sheets[sheet]?.name ?? '', row, severity: 'refused', code };
    if (detail !== undefined) problem.detail = detail;
    return problem;
  });
