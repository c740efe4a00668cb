// The work promised by an upload or a confirmation. One process at a time holds an import by its lease; a tick takes up
// what a dead process left.
import type { Id } from '../../../core/kernel/id.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Pipeline } from '../../kernel/pipeline.ts';
import { SYSTEM, writeScope } from '../../kernel/stream.ts';
import { inTransaction } from '../../kernel/unit-of-work.ts';
import { checkImport, type Keep } from './check.ts';
import { claimImport, keepOn, letGo, unfinished } from './store.ts';
import { writeImport } from './write.ts';

/** Longer than reading may take without a word, and than any batch is written in. */
const LEASE_MS = { reading: 120_000, writing: 15_000 };

/** Reads or writes one import as far as it can. Returns at once when another process is at it or nothing is left. */
export async function workOnImport(kernel: Kernel, pipeline: Pipeline, communityId: Id, importId: Id): Promise<void> {
  const scope = writeScope(kernel, SYSTEM.post.id, communityId);
  const now = () => kernel.clock.now();
  const row = await inTransaction(kernel.db, scope, tx =>
    claimImport(tx, communityId, importId, now(), now() + LEASE_MS.writing),
  );
  if (row === undefined || (row.state !== 'reading' && row.state !== 'writing')) return;
  const { state } = row;
  const keep: Keep = (done, total) =>
    inTransaction(kernel.db, scope, tx => keepOn(tx, { ...row, state, done, total }, now() + LEASE_MS[state]));
  try {
    if (!(await keep(row.done, row.total))) return;
    await (state === 'reading' ? checkImport(kernel, row, keep) : writeImport(kernel, pipeline, row, keep));
  } catch (error) {
    kernel.log('import', { id: importId, error: (error as Error).message });
    await inTransaction(kernel.db, scope, tx => letGo(tx, communityId, importId)).catch(() => {});
    throw error;
  }
}

/** Takes up every import whose worker is gone; a tick of the server. */
export async function workOffImports(kernel: Kernel, pipeline: Pipeline): Promise<void> {
  const scope = { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system' as const] };
  const left = await inTransaction(kernel.db, scope, tx => unfinished(tx, kernel.clock.now()));
  for (const { community_id: communityId, id } of left) await workOnImport(kernel, pipeline, communityId, id);
}
