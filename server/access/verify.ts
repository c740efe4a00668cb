// Compares the log of who looked with its seals: a row taken out, added or changed after its minute was sealed is named
// by its seal. The seals themselves stand in the chain. Changes nothing.
import type pg from 'pg';
import type { Id } from '../../core/kernel/id.ts';
import { type CountyKey, unseal, unwrap } from '../kernel/keys.ts';
import { digestOfAccess, type LoggedAccess } from './seal.ts';

export type SealFault = {
  streamId: Id;
  /** Number of the seal's event. */
  seq: number;
  /** `rows`: other rows than were sealed. `no-seal`: rows say they are sealed by an event that is none. */
  what: 'rows' | 'no-seal';
};

const SEALS = `select e.stream_id, e.seq, p.data, k.wrapped from event e
  join payload p on p.stream_id = e.stream_id and p.seq = e.seq and p.n = 0 join data_key k on k.id = p.key_id
  where e.type = 'access.sealed' order by e.stream_id, e.seq`;
const ROWS = `select at, id, post_id, role, organisation_id, reads, route, subject_id, rows, purpose, kept_until from access_log
  where stream_id = $1 and sealed_seq = $2 order by at, id`;
const NO_SEAL = `select distinct l.stream_id, l.sealed_seq from access_log l where l.sealed_seq is not null and not exists
  (select from event e where e.stream_id = l.stream_id and e.seq = l.sealed_seq and e.type = 'access.sealed')`;

/** `client`: of the owner, with numbers for int8. */
export async function verifySeals(
  client: pg.Client,
  county: CountyKey,
): Promise<{ seals: number; rows: number; faults: SealFault[] }> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const faults: SealFault[] = [];
    let rows = 0;
    const seals = (await client.query(SEALS)).rows as { stream_id: Id; seq: number; data: Buffer; wrapped: Buffer }[];
    for (const { stream_id, seq, data, wrapped } of seals) {
      const logged = (await client.query(ROWS, [stream_id, seq])).rows as LoggedAccess[];
      rows += logged.length;
      if (sealedDigest(county, wrapped, data) !== digestOfAccess(logged))
        faults.push({ streamId: stream_id, seq, what: 'rows' });
    }
    const strays = (await client.query(NO_SEAL)).rows as { stream_id: Id; sealed_seq: number }[];
    for (const { stream_id, sealed_seq } of strays)
      faults.push({ streamId: stream_id, seq: sealed_seq, what: 'no-seal' });
    return { seals: seals.length, rows, faults };
  } finally {
    await client.query('rollback');
  }
}

/** Undefined when the seal itself was changed, which the chain names. */
function sealedDigest(county: CountyKey, wrapped: Buffer, data: Buffer): string | undefined {
  try {
    return (JSON.parse(unseal(unwrap(county, wrapped), data).toString('utf8')) as { sha256: string }).sha256;
  } catch {
    return undefined;
  }
}
