// One transaction, one actor, one scope. Statements are pipelined: a caller that does not need an answer before the
// next question simply asks both and awaits them together, which saves round trips.
import pg from 'pg';
import type { Scope } from './scope.ts';

/** A statement with a name of its own; the name is used only where the connection is direct. */
export type Sql = { name: string; text: string };
export const sql = (name: string, text: string): Sql => ({ name, text });

export type Tx = {
  rows<T>(statement: Sql, values?: readonly unknown[]): Promise<T[]>;
  /** Signs the scope anew; for work longer than its expiry. */
  renew(): Promise<void>;
};

export type Database = {
  pool: pg.Pool;
  /** A few connections for what must be committed before a transaction uses it: keys, series. Never inside one. */
  aside: pg.Pool;
  sign: (scope: Scope, realNowMs: number) => string;
  /** Named statements: true on direct connections, false behind a transaction pooler. */
  named: boolean;
};

const INT8 = 20;
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? (text: string) => Number(text)
      : pg.types.getTypeParser(oid, format as 'text'),
};

export function openPool(url: string, size: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: types as pg.CustomTypesConfig,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: 'doorstep',
  } as pg.PoolConfig);
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

/** Broken infrastructure, never a fault of the input: the endpoint answers `busy` and nothing is lost. */
export function isUnreachable(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  if (/^(ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)/.test(code)) return true;
  if (/^(08|57P|53)/.test(code)) return true;
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered|not queryable|Cannot use a pool/.test(
      error.message,
    )
  );
}

/** SQLSTATE class 22 or 23: the data itself was refused, e.g. by a named constraint. */
export const isRefusedData = (error: unknown): boolean => /^2[23]/.test((error as { code?: string }).code ?? '');

/** Deadlock or serialisation failure: the same work may simply be done again. */
export const isWorthRetrying = (error: unknown): boolean =>
  /^40(001|P01)/.test((error as { code?: string }).code ?? '');

const quiet = (promise: Promise<unknown>) => promise.catch(() => {});

/**
 * Runs `work` in a transaction under `scope` and commits; rolls back when it throws. Nothing but `tx` may touch the
 * database inside. `realNowMs` is only for the scope's expiry.
 */
export async function inTransaction<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  const ask = (statement: Sql, values: readonly unknown[]) =>
    client.query(
      db.named
        ? { name: statement.name, text: statement.text, values: values as unknown[] }
        : { text: statement.text, values: values as unknown[] },
    );
  const setScope = () => ask(SET_SCOPE, [db.sign(scope, Date.now())]);
  const tx: Tx = {
    rows: async <R>(statement: Sql, values: readonly unknown[] = []) => {
      const asked = ask(statement, values);
      quiet(asked);
      return (await asked).rows as R[];
    },
    renew: async () => {
      await setScope();
    },
  };
  let broken: unknown;
  try {
    const opening = [client.query('begin'), setScope()];
    for (const one of opening) quiet(one);
    const result = await work(tx);
    await Promise.all(opening);
    const ended = await client.query('commit');
    if (ended.command !== 'COMMIT') throw new Error('the transaction was already aborted');
    return result;
  } catch (error) {
    broken = error;
    await client.query('rollback').catch(failure => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken !== undefined && isUnreachable(broken));
  }
}

const SET_SCOPE = sql('set_scope', `select set_config('app.scope', $1, true)`);
