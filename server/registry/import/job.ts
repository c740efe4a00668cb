// The work promised by an upload or a confirmation. One process at a time holds an import by its lease; a tick takes up
// what a dead process left.
import type { Id } from '../../../core/kernel/id.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Pipeline } from '../../kernel/pipeline.ts';
import { SYSTEM, writeScope } from '../../kernel/stream.ts';
import { inTransaction, isUnreachable, isWorthRetrying } from '../../kernel/unit-of-work.ts';
import { checkImport, type Keep } from './check.ts';
import { claimImport, keepOn, letGo, unfinished } from './store.ts';
import { Later, writeImport } from './write.ts';

/** Longer than reading may take without a word, and than any batch is written in. */
const LEASE_MS = { reading: 120_000, writing: 15_000 };

/** How long an import that met a bug waits before it is tried again, so that it costs the others little. */
const BACK_OFF_MS = 60_000;

/** What goes by itself: the database away, another first, a race lost. */
const isPassing = (error: unknown): boolean => error instanceof Later || isUnreachable(error) || isWorthRetrying(error);

/**
 * Reads or writes one import as far as it can. Returns at once when another process is at it or nothing is left. Logs
 * and throws what it fails with; the import is free for the next one at once when that passes, after a while when not.
 */
export async function workOnImport(kernel: Kernel, pipeline: Pipeline, communityId: Id, importId: Id): Promise<void> {
  const scope = writeScope(kernel, SYSTEM.post.id, communityId);
  const now = () => kernel.clock.now();
  const failed = (error: unknown): never => {
    const { stack, message } = error as Error;
    kernel.log('import', { id: importId, error: isPassing(error) ? message : (stack ?? message) });
    throw error;
  };
  const row = await inTransaction(kernel.db, scope, tx =>
    claimImport(tx, communityId, importId, now(), now() + LEASE_MS.writing),
  ).catch(failed);
  if (row === undefined || (row.state !== 'reading' && row.state !== 'writing')) return;
  const { state } = row;
  const keep: Keep = (done, total) =>
    inTransaction(kernel.db, scope, tx => keepOn(tx, { ...row, state, done, total }, now() + LEASE_MS[state]));
  try {
    if (!(await keep(row.done, row.total))) return;
    await (state === 'reading' ? checkImport(kernel, row, keep) : writeImport(kernel, pipeline, row, keep));
  } catch (error) {
    const from = isPassing(error) ? 0 : now() + BACK_OFF_MS;
    await inTransaction(kernel.db, scope, tx => letGo(tx, communityId, importId, from)).catch(() => {});
    failed(error);
  }
}

/** Takes up every import whose worker is gone, each by itself: one that fails leaves the next its turn. A tick. */
export async function workOffImports(kernel: Kernel, pipeline: Pipeline): Promise<void> {
  const scope = { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system' as const] };
  const left = await inTransaction(kernel.db, scope, tx => unfinished(tx, kernel.clock.now()));
  for (const { community_id: communityId, id } of left) {
    try {
      await workOnImport(kernel, pipeline, communityId, id);
    } catch (error) {
      // Logged where it happened. With the database away the others have no better luck.
      if (isUnreachable(error)) throw error;
    }
  }
}
