// Events of a stream: numbered without gaps, chained, payloads sealed and salted. Skeletons are only ever added.
// digest = SHA-256(previous ‖ skeleton ‖ SHA-256(salt ‖ data)…), data as stored, so verifying needs no key.
import { createHash } from 'node:crypto';
import type { EventDraft, SensitivityClass } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { KeyRing } from './key-ring.ts';
import { chanceBytes, seal } from './keys.ts';
import { nextTurn } from './turn.ts';
import { sql, type Tx } from './unit-of-work.ts';

export type Head = { seq: number; digest: Buffer };

/** A draft with what the pipeline knows about it. */
export type Entry = { draft: EventDraft; seq: number; id: Id; commandId: Id; observedAt: number };

export type Skeleton = {
  stream_id: Id;
  seq: number;
  id: Id;
  type: string;
  subject_kind: string;
  subject_id: Id;
  command_id: Id;
  post_id: Id;
  grid_id: Id | null;
  transition: string | null;
  rule: string | null;
  observed_at: number;
  recorded_at: number;
};

export const GENESIS = (streamId: Id): Buffer => createHash('sha256').update(`doorstep stream ${streamId}`).digest();

const SALT = 16;
/** Events sealed before others get a turn. */
const SEALED_A_TURN = 16;

/** One spelling of a skeleton, for its digest. */
export const skeletonText = (s: Skeleton): string =>
  JSON.stringify([
    s.stream_id,
    s.seq,
    s.id,
    s.type,
    s.subject_kind,
    s.subject_id,
    s.command_id,
    s.post_id,
    s.grid_id,
    s.transition,
    s.rule,
    s.observed_at,
    s.recorded_at,
  ]);

export const payloadDigest = (salt: Buffer, data: Buffer): Buffer =>
  createHash('sha256').update(salt).update(data).digest();

export const chainDigest = (previous: Buffer, skeleton: Skeleton, payloadDigests: Buffer): Buffer =>
  createHash('sha256').update(previous).update(skeletonText(skeleton)).update(payloadDigests).digest();

type Columns = unknown[][];

/** Appends entries (numbered from head.seq + 1 on) and gives the new head. Caller holds the head's lock. */
export async function appendEvents(
  tx: Tx,
  ring: KeyRing,
  streamId: Id,
  head: Head,
  entries: readonly Entry[],
  by: { postId: Id; recordedAt: number },
): Promise<Head> {
  if (entries.length === 0) return head;
  const keys = await openKeys(ring, streamId, entries);
  const events: Columns = Array.from({ length: 12 }, () => []);
  const payloads: Columns = Array.from({ length: 10 }, () => []);
  let digest = head.digest;
  let seq = head.seq;
  for (const { draft, id, commandId, observedAt, seq: numbered } of entries) {
    seq += 1;
    if (seq % SEALED_A_TURN === 0) await nextTurn();
    if (numbered !== seq) throw new Error(`event ${numbered} where ${seq} was due`);
    const digests = draft.payloads.map((payload, n) => {
      const key = keys.get(`${payload.class}/${payload.activationId}`)!;
      const salt = chanceBytes(SALT);
      const data = seal(key.key, JSON.stringify(payload.body));
      push(payloads, [
        seq,
        n,
        payload.subjectId,
        payload.class,
        payload.purpose,
        payload.activationId,
        payload.keepUntil ?? null,
        salt,
        key.id,
        data,
      ]);
      return payloadDigest(salt, data);
    });
    const skeleton: Skeleton = {
      stream_id: streamId,
      seq,
      id,
      type: draft.type,
      subject_kind: draft.subjectKind,
      subject_id: draft.subjectId,
      command_id: commandId,
      post_id: by.postId,
      grid_id: draft.gridId ?? null,
      transition: draft.transition ?? null,
      rule: draft.rule ?? null,
      observed_at: observedAt,
      recorded_at: by.recordedAt,
    };
    const joined = Buffer.concat(digests);
    digest = chainDigest(digest, skeleton, joined);
    push(events, [
      seq,
      id,
      draft.type,
      draft.subjectKind,
      draft.subjectId,
      commandId,
      skeleton.grid_id,
      skeleton.transition,
      skeleton.rule,
      observedAt,
      joined,
      digest,
    ]);
  }
  await Promise.all([
    tx.rows(ADD_EVENTS, [streamId, by.postId, by.recordedAt, ...events]),
    payloads[0]!.length > 0 ? tx.rows(ADD_PAYLOADS, [streamId, ...payloads]) : undefined,
  ]);
  return { seq, digest };
}

const push = (columns: Columns, row: unknown[]): void => {
  for (let i = 0; i < row.length; i++) columns[i]!.push(row[i]);
};

async function openKeys(ring: KeyRing, streamId: Id, entries: readonly Entry[]) {
  const wanted = new Map<string, [SensitivityClass, Id]>();
  for (const { draft } of entries) {
    for (const payload of draft.payloads)
      wanted.set(`${payload.class}/${payload.activationId}`, [payload.class, payload.activationId]);
  }
  const open = await Promise.all(
    [...wanted].map(
      async ([place, [sensitivity, activationId]]) =>
        [place, await ring.keyFor(streamId, sensitivity, activationId)] as const,
    ),
  );
  return new Map(open);
}

const ADD_EVENTS = sql(
  'add_events',
  `insert into event (stream_id, post_id, recorded_at, seq, id, type, subject_kind, subject_id, command_id, grid_id, transition, rule, observed_at, payload_digests, digest)
   select $1, $2, $3, * from unnest($4::bigint[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::uuid[], $10::uuid[], $11::text[], $12::text[], $13::bigint[], $14::bytea[], $15::bytea[])`,
);
const ADD_PAYLOADS = sql(
  'add_payloads',
  `insert into payload (stream_id, seq, n, subject_id, class, purpose, activation_id, keep_until, salt, key_id, data)
   select $1, * from unnest($2::bigint[], $3::smallint[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::bigint[], $9::bytea[], $10::uuid[], $11::bytea[])`,
);
