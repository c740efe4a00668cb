// What a command was answered, kept so that it is answered the same however often it is sent, and never applied twice.
import { createHash } from 'node:crypto';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { type Id, idAt } from '../../core/kernel/id.ts';
import { type Refusal, refuse } from '../../core/kernel/result.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import type { Kernel } from './kernel.ts';
import { SYSTEM, writeScope } from './stream.ts';
import { inTransaction, sql, type Tx } from './unit-of-work.ts';

/** How long a reply is kept; a command whose id is older is refused. */
export const REPLY_DAYS = 180;

export type Known = { command_id: Id; content: Buffer; refusal: string | null };
export type NewReply = { id: Id; content: Buffer; refusal: Refusal | null };

export const refusedReply = (id: Id, refusal: Refusal): Reply => ({ id, status: 'refused', refusal });

/** A digest of what is asked; undefined for a payload too deep to be written down. */
export function contentOf({ type, subject, payload, observedAt }: AnyCommand): Buffer | undefined {
  try {
    return createHash('sha256')
      .update(JSON.stringify([type, subject, payload, observedAt]))
      .digest();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export function repeatReply(known: Known, content: Buffer): Reply {
  if (!known.content.equals(content)) return refusedReply(known.command_id, refuse('id-reused').refusal);
  if (known.refusal === null) return { id: known.command_id, status: 'accepted', repeated: true };
  return { ...refusedReply(known.command_id, JSON.parse(known.refusal) as Refusal), repeated: true };
}

export const knownReplies = (tx: Tx, streamId: Id, ids: readonly Id[]): Promise<Known[]> =>
  tx.rows<Known>(KNOWN_REPLIES, [streamId, ids]);

export const storeReplies = (tx: Tx, streamId: Id, now: number, replies: readonly NewReply[]): Promise<unknown[]> =>
  tx.rows(STORE_REPLIES, [
    streamId,
    now,
    replies.map(one => one.id),
    replies.map(one => one.content),
    replies.map(one => (one.refusal === null ? null : JSON.stringify(one.refusal))),
  ]);

/**
 * Lets go of replies whose command is too old to be taken anyhow. By the ids alone, which tell when they were made, so
 * that no reply goes while its command could still come.
 */
export async function dropOldReplies(kernel: Kernel): Promise<void> {
  const oldest = idAt(kernel.clock.now() - (REPLY_DAYS + 1) * DAY_MS, new Uint8Array(10));
  const { rows } = await kernel.db.pool.query(STREAMS);
  for (const { id } of rows as { id: Id }[]) {
    const scope = writeScope(kernel, SYSTEM.post.id, id);
    await inTransaction(kernel.db, scope, tx => tx.rows(DROP_OLD_REPLIES, [id, oldest]));
  }
}
const STREAMS = `select id from area where kind in ('root', 'province', 'city', 'district', 'street', 'community')`;
const DROP_OLD_REPLIES = sql('drop_old_replies', 'delete from reply where stream_id = $1 and command_id < $2');

const KNOWN_REPLIES = sql(
  'known_replies',
  'select command_id, content, refusal from reply where stream_id = $1 and command_id = any($2::uuid[])',
);
const STORE_REPLIES = sql(
  'store_replies',
  'insert into reply (stream_id, at, command_id, content, refusal) select $1, $2, * from unnest($3::uuid[], $4::bytea[], $5::text[])',
);
