// Walks every chain of events and names what was edited, removed, added or put in another order since it was written.
// Reads as the owner, in one snapshot, without any key: what it proves needs nobody's trust. Changes nothing.
import type pg from 'pg';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { chainDigest, GENESIS, payloadDigest, type Skeleton } from './event-log.ts';

export type ChainFault = {
  streamId: Id;
  /** Number of the event; 0 where the fault is the stream's own. */
  seq: number;
  /** Of several missing in a row, the last. */
  to?: number;
  /**
   * `missing`: no event of that number. `broken`: the event does not follow from the one before it as both now stand.
   * `payload-edited` · `payload-added`: a payload that lives is not the one that was written. `payload-moved`: it now
   * claims another class or activation than its key's. `head`: the stream's head is not its last event. `no-stream`:
   * events, or an area above communities' grids, without a stream.
   */
  what: 'missing' | 'broken' | 'payload-edited' | 'payload-added' | 'payload-moved' | 'head' | 'no-stream';
};
export type Verified = { streams: number; events: number; payloads: number; faults: ChainFault[] };

type EventRow = Skeleton & { payload_digests: Buffer; digest: Buffer };
type PayloadRow = { seq: number; n: number; salt: Buffer; data: Buffer; keyed: boolean };
type StreamRow = { id: Id; head_seq: number; head_digest: Buffer };

const PAGE = 2000;
const DIGEST = 32;

const STREAMS = 'select id, head_seq, head_digest from stream order by id';
const EVENTS = `select stream_id, seq, id, type, subject_kind, subject_id, command_id, post_id, grid_id, transition, rule, observed_at,
    recorded_at, payload_digests, digest
  from event where stream_id = $1 and seq > $2 order by seq limit ${PAGE}`;
// A payload is sealed under its activation's key, or its stream's key for its class in everyday life.
const PAYLOADS = `select p.seq, p.n, p.salt, p.data,
    case when p.activation_id = '${EVERYDAY}' then k.class = p.class and k.stream_id = p.stream_id else p.key_id = p.activation_id end is true as keyed
  from payload p left join data_key k on k.id = p.key_id
  where p.stream_id = $1 and p.seq > $2 and p.seq <= $3 order by p.seq, p.n`;
const WITHOUT_STREAM = `select distinct e.stream_id as id from event e where not exists (select from stream s where s.id = e.stream_id)
  union select a.id from area a where a.kind in ('root', 'province', 'city', 'district', 'street', 'community')
    and not exists (select from stream s where s.id = a.id)`;

/** `client`: of the owner, with numbers for int8 (`types` of unit-of-work.ts). */
export async function verifyChains(client: pg.Client): Promise<Verified> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const verified: Verified = { streams: 0, events: 0, payloads: 0, faults: [] };
    for (const { id } of (await client.query(WITHOUT_STREAM)).rows as { id: Id }[])
      verified.faults.push({ streamId: id, seq: 0, what: 'no-stream' });
    for (const stream of (await client.query(STREAMS)).rows as StreamRow[]) {
      verified.streams += 1;
      await verifyStream(client, stream, verified);
    }
    return verified;
  } finally {
    await client.query('rollback');
  }
}

async function verifyStream(client: pg.Client, stream: StreamRow, verified: Verified): Promise<void> {
  const fault = (seq: number, what: ChainFault['what']) => verified.faults.push({ streamId: stream.id, seq, what });
  const missing = (from: number, to: number) =>
    verified.faults.push({ streamId: stream.id, seq: from, ...(to > from ? { to } : {}), what: 'missing' });
  let seq = 0;
  /** Of the event before; undefined when that one is missing and nothing can be said of what follows it. */
  let previous: Buffer | undefined = GENESIS(stream.id);
  for (;;) {
    const events = (await client.query(EVENTS, [stream.id, seq])).rows as EventRow[];
    const isLast = events.length < PAGE;
    const last = isLast ? Number.MAX_SAFE_INTEGER : events.at(-1)!.seq;
    const payloads = (await client.query(PAYLOADS, [stream.id, seq, last])).rows as PayloadRow[];
    verified.payloads += payloads.length;
    const ofEvent = Map.groupBy(payloads, row => row.seq);
    for (const event of events) {
      if (event.seq > seq + 1) {
        missing(seq + 1, event.seq - 1);
        previous = undefined;
      }
      seq = event.seq;
      if (previous !== undefined && !chainDigest(previous, event, event.payload_digests).equals(event.digest))
        fault(seq, 'broken');
      previous = event.digest;
      for (const payload of ofEvent.get(seq) ?? []) {
        const what = payloadFault(event, payload);
        if (what !== undefined) fault(seq, what);
      }
      ofEvent.delete(seq);
    }
    for (const orphan of ofEvent.keys()) fault(orphan, 'payload-added');
    verified.events += events.length;
    if (isLast) break;
  }
  if (stream.head_seq > seq) missing(seq + 1, stream.head_seq);
  if (stream.head_seq < seq || (stream.head_seq === seq && previous?.equals(stream.head_digest) !== true))
    fault(stream.head_seq, 'head');
}

function payloadFault(event: EventRow, { n, salt, data, keyed }: PayloadRow): ChainFault['what'] | undefined {
  const written = event.payload_digests.subarray(n * DIGEST, (n + 1) * DIGEST);
  if (written.length === 0) return 'payload-added';
  if (!payloadDigest(salt, data).equals(written)) return 'payload-edited';
  return keyed ? undefined : 'payload-moved';
}
