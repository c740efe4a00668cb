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
/** int8 as a number: everything counted or timed here fits. */
export const types = {
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
  // A lost connection fails what was asked over it and is replaced at the next use; without listeners, idle or lent,
  // it would end the process.
  pool.on('error', () => {});
  pool.on('connect', client => client.on('error', () => {}));
  return pool;
}

/** Broken infrastructure, never a fault of the input: the endpoint answers `busy` and nothing is lost. */
export function isUnreachable(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  if (/^(ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/.test(code)) return true;
  // 55P03: a lock was not to be had in time (`lock_timeout`, shorter than a scope lives).
  if (/^(08|57P|53|55P03)/.test(code)) return true;
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered|not queryable|Cannot use a pool/.test(
      error.message,
    )
  );
}

/** SQLSTATE class 22, 23 or 54: the data itself was refused, e.g. by a named constraint, or as too long for an index. */
export const isRefusedData = (error: unknown): boolean => /^(2[23]|54)/.test((error as { code?: string }).code ?? '');

/** Deadlock or serialisation failure: the same work may simply be done again. */
export const isWorthRetrying = (error: unknown): boolean =>
  /^40(001|P01)/.test((error as { code?: string }).code ?? '');

const isEcho = (error: unknown): boolean => (error as { code?: string }).code === '25P02';

/**
 * Runs `work` in a transaction under `scope` and commits; rolls back when it throws. Nothing but `tx` may touch the
 * database inside. Throws the first failure on the wire, never its echo in the statements sent behind it. Once `work`
 * has ended, `tx` refuses: a straggler of it must not write into whatever the connection does next.
 */
export async function inTransaction<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let open = true;
  let first: unknown;
  const watched = <R>(asked: Promise<R>): Promise<R> => {
    asked.catch(error => {
      first ??= error;
    });
    return asked;
  };
  const ask = (statement: Sql, values: readonly unknown[]) => {
    if (!open) throw new Error(`${statement.name} was asked after its transaction had ended`);
    return watched(
      client.query(
        db.named
          ? { name: statement.name, text: statement.text, values: values as unknown[] }
          : { text: statement.text, values: values as unknown[] },
      ),
    );
  };
  const setScope = () => ask(SET_SCOPE, [db.sign(scope, Date.now())]);
  const tx: Tx = {
    rows: async <R>(statement: Sql, values: readonly unknown[] = []) => {
      return (await ask(statement, values)).rows as R[];
    },
    renew: async () => {
      await setScope();
    },
  };
  let broken: unknown;
  try {
    const opening = [watched(client.query('begin')), setScope()];
    const result = await work(tx);
    await Promise.all(opening);
    open = false;
    const ended = await watched(client.query('commit'));
    if (ended.command !== 'COMMIT') throw first ?? new Error('the transaction was already aborted');
    return result;
  } catch (error) {
    open = false;
    broken = error;
    await client.query('rollback').catch(failure => {
      broken = failure;
    });
    throw isEcho(error) ? (first ?? error) : error;
  } finally {
    client.release(broken !== undefined && isUnreachable(broken));
  }
}

const SET_SCOPE = sql('set_scope', `select set_config('app.scope', $1, true)`);
