// Takes down every row-changing statement of every committed transaction, with its values, so that the same rows can
// be written again by SQL alone.
import type pg from 'pg';
import type { Database } from '../../server/kernel/unit-of-work.ts';

export type Statement = { name: string; text: string; values: unknown[] };
export type Transaction = Statement[];

export type Capture = {
  /** What was taken down since the last call, in order of commit. */
  take(): Transaction[];
};

const CHANGES = /^\s*(?:insert|update|delete)\b/i;
/** Who looked and what a job is to do are not rows of a visit. */
const ASIDE = /\b(?:access_log|outbox)\b/;

export function captureWrites(db: Database): Capture {
  let done: Transaction[] = [];
  const seen = new WeakSet<pg.PoolClient>();
  const connect = db.pool.connect.bind(db.pool);
  db.pool.connect = (async (callback?: Parameters<typeof connect>[0]) => {
    // Single questions outside any transaction come this way; they write nothing.
    if (callback !== undefined) return connect(callback);
    const client = await connect();
    if (seen.has(client)) return client;
    seen.add(client);
    let open: Transaction = [];
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((given: string | Statement, ...rest: unknown[]) => {
      if (given === 'begin') open = [];
      else if (given === 'commit') {
        if (open.length > 0) done.push(open);
      } else if (typeof given === 'object' && CHANGES.test(given.text) && !ASIDE.test(given.text)) open.push(given);
      return query(given, ...rest);
    }) as typeof client.query;
    return client;
  }) as typeof db.pool.connect;
  return {
    take: () => {
      const taken = done;
      done = [];
      return taken;
    },
  };
}
