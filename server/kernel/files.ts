// Uploads, templates and exports: sealed, expiring rows of their stream. Bytes are never on disk in the open, and a file
// past its end is gone for every reader before the job that deletes it comes round.
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import type { Kernel } from './kernel.ts';
import { seal, unseal } from './keys.ts';
import { sql, type Tx } from './unit-of-work.ts';

export type NewFile = {
  id: Id;
  streamId: Id;
  postId: Id;
  /** What it is for, e.g. `roster`, `roster-plan`, `sheet-template`. */
  kind: string;
  name: string;
  /** Never personal data: it is not sealed. */
  detail: Record<string, unknown>;
  bytes: Buffer;
  /** ms. */
  expiresAt: number;
};

export type StoredFile = {
  id: Id;
  stream_id: Id;
  post_id: Id;
  kind: string;
  name: string;
  detail: Record<string, unknown>;
  created_at: number;
  expires_at: number;
  bytes: Buffer;
};

export async function keepFile(tx: Tx, kernel: Kernel, file: NewFile): Promise<void> {
  const { id: keyId, key } = await kernel.ring.keyFor(file.streamId, 'personal', EVERYDAY);
  await tx.rows(KEEP, [
    file.id,
    file.streamId,
    file.postId,
    file.kind,
    file.name,
    JSON.stringify(file.detail),
    seal(key, file.bytes),
    keyId,
    kernel.clock.now(),
    file.expiresAt,
  ]);
}

/** The file with its bytes in the open; undefined when it is of another kind or stream, expired, or gone. */
export async function findFile(
  tx: Tx,
  kernel: Kernel,
  streamId: Id,
  id: Id,
  kind: string,
): Promise<StoredFile | undefined> {
  const [row] = await tx.rows<Omit<StoredFile, 'bytes'> & { data: Buffer; key_id: Id }>(FIND, [
    streamId,
    id,
    kind,
    kernel.clock.now(),
  ]);
  if (row === undefined) return undefined;
  const key = await kernel.ring.keyNamed(row.key_id, EVERYDAY);
  if (key === undefined) return undefined;
  const { data, key_id: _, ...rest } = row;
  return { ...rest, bytes: unseal(key, data) };
}

export const dropFile = (tx: Tx, streamId: Id, id: Id): Promise<unknown[]> => tx.rows(DROP, [streamId, id]);

/** Deletes what has expired; a tick of the server. Needs no scope of a community: see policy `system_drops_expired`. */
export const dropExpiredFiles = (tx: Tx, now: number): Promise<unknown[]> => tx.rows(DROP_EXPIRED, [now]);

const KEEP = sql(
  'keep_file',
  `insert into file (id, stream_id, post_id, kind, name, detail, data, key_id, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
const FIND = sql(
  'find_file',
  `select id, stream_id, post_id, kind, name, detail, data, key_id, created_at, expires_at from file
   where stream_id = $1 and id = $2 and kind = $3 and expires_at > $4`,
);
const DROP = sql('drop_file', 'delete from file where stream_id = $1 and id = $2');
const DROP_EXPIRED = sql('drop_expired_files', 'delete from file where expires_at <= $1');
