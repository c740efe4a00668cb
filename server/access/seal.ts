// Each minute the log of who looked is sealed into its stream's chain: what was logged can no longer be taken out
// without breaking the digests.
import { createHash } from 'node:crypto';
import Type from 'typebox';
import { areaEvent } from '../../core/areas/decide.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept } from '../../core/kernel/result.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { handler, type Pipeline } from '../kernel/pipeline.ts';
import { SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql, type Tx } from '../kernel/unit-of-work.ts';

export type LoggedAccess = {
  at: number;
  id: Id;
  post_id: Id;
  role: string;
  organisation_id: Id;
  reads: string;
  route: string;
  subject_id: Id | null;
  rows: number;
  /** Of a sheet: what it was filled for, and until when (ms) it may be kept. */
  purpose: string | null;
  kept_until: number | null;
};
type World = { rows: LoggedAccess[]; seq?: number };

const UNSEALED = sql(
  'unsealed_access',
  'select at, id, post_id, role, organisation_id, reads, route, subject_id, rows, purpose, kept_until from access_log where stream_id = $1 and sealed_seq is null order by at, id limit 50000',
);
const SEAL = sql(
  'seal_access',
  'update access_log set sealed_seq = $2 where stream_id = $1 and sealed_seq is null and id = any($3::uuid[])',
);

/** SHA-256 over the rows in order, one line each. A line without a purpose is as it was before there were any. */
export const digestOfAccess = (rows: readonly LoggedAccess[]): string => {
  const hash = createHash('sha256');
  for (const row of rows) {
    const { at, id, post_id, role, organisation_id, reads, route, subject_id, rows: seen, purpose, kept_until } = row;
    const why = purpose === null && kept_until === null ? [] : [purpose, kept_until];
    hash.update(
      `${JSON.stringify([at, id, post_id, role, organisation_id, reads, route, subject_id, seen, ...why])}\n`,
    );
  }
  return hash.digest('hex');
};

export const sealAccessHandler = handler<Record<string, never>, World>({
  type: 'seal-access',
  payload: Type.Object({}, { additionalProperties: false }),
  load: async (tx: Tx, _commands, streamId) => ({ rows: await tx.rows<LoggedAccess>(UNSEALED, [streamId]) }),
  decide: (world, command, _context, seq) => {
    if (world.rows.length === 0 || world.seq !== undefined) return accept([]);
    world.seq = seq;
    const body = {
      rows: world.rows.length,
      from: world.rows[0]!.at,
      to: world.rows.at(-1)!.at,
      sha256: digestOfAccess(world.rows),
    };
    return accept([areaEvent('access.sealed', 'area', command.stream, body)]);
  },
  write: async (tx, world, context) => {
    await tx.rows(SEAL, [context.streamId, world.seq, world.rows.map(row => row.id)]);
  },
});

/** Seals every stream that has rows waiting. */
export async function sealAccess(kernel: Kernel, pipeline: Pipeline): Promise<void> {
  const scope = { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system' as const] };
  const streams = await inTransaction(kernel.db, scope, tx => tx.rows<{ stream_id: Id }>(WAITING));
  for (const { stream_id } of streams) {
    await pipeline.submit(SYSTEM, [
      {
        id: kernel.newId(),
        stream: stream_id,
        type: 'seal-access',
        subject: stream_id,
        payload: {},
        observedAt: kernel.clock.now(),
      },
    ]);
  }
}
const WAITING = sql(
  'streams_with_unsealed_access',
  'select distinct stream_id from access_log where sealed_seq is null',
);
