// The dry run: reads the upload, compares it with what is registered, and keeps the plan. Writes nothing of the roster.
import { localDate } from '../../../core/facts/local-time.ts';
import { type Refusal, type Result, refuse } from '../../../core/kernel/result.ts';
import type { RosterProblem } from '../../../core/registry/roster-model.ts';
import { findArea } from '../../areas/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { SYSTEM, writeScope } from '../../kernel/stream.ts';
import { inTransaction } from '../../kernel/unit-of-work.ts';
import { compare, startComparison } from './compare.ts';
import { dropPart, findPart, keepPart, keepProblems } from './files.ts';
import { readGround } from './ground.ts';
import { packPlan, unpackChunks } from './packed.ts';
import { readAside } from './read-roster.ts';
import { takeOut, withUntaken } from './refused.ts';
import { type ImportRow, setChecked, setRefused } from './store.ts';
import type { ReadRoster } from './worker.ts';

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
  const comparison = startComparison(kernel, row, ground);
  const { count, chunk } = unpackChunks(households);
  for (let n = 0; n < count; n++) {
    await inTransaction(kernel.db, scope, tx => compare(tx, comparison, chunk(n)));
    if (n % 8 === 7 && !(await keep(counts.rows, counts.rows))) return;
  }
  const notes = ground.notes.map(({ building, code, detail }): RosterProblem => {
    const sheet = sheets[building.sheet]!.name;
    return { sheet, row: building.row, severity: 'warning', code, detail };
  });
  const { added, changed, untaken } = comparison;
  const told = withUntaken({ sheets, problems: [...read.value.problems, ...notes], refused }, untaken);
  const outs = told.refused.length - refused.length;
  const left = takeOut(households, counts.households, untaken);
  await inTransaction(kernel.db, scope, async tx => {
    const plan = packPlan({ buildings, households: left.households }, left.packed);
    const planFile = await keepPart(tx, kernel, row, 'plan', plan);
    await keepProblems(tx, kernel, row, told);
    await dropPart(tx, communityId, id, 'upload');
    const checked = await setChecked(tx, communityId, id, {
      ...{ columns, planFile },
      counts: {
        ...{ rows: counts.rows, persons: counts.persons - outs, households: left.households },
        ...{ newPersons: added.size, updatedPersons: changed.size, newBuildings: ground.buildings.length },
        refusedRows: told.refused.length,
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
    return await readAside(
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
