// What is remembered of the demo: whether there is to be one, its seed and its present.
import type { Id } from '../../core/kernel/id.ts';
import type { Database } from '../kernel/unit-of-work.ts';

export type DemoRow = { seed: string; at: number; done_at: number | null };

const FIND = 'select seed, at, done_at from demo';
const BEGIN = 'insert into demo (seed, at) values ($1, $2) on conflict do nothing';
const FINISH = 'update demo set done_at = $1 where done_at is null';
const NOBODY = 'select not exists (select from account) as nobody';
const FORGET_RECOUNTS = `delete from outbox where topic = 'recount' and body->>'activationId' = any($1::text[])`;
const MEASURE = 'select app.measure_registry()';

export const findDemo = async (db: Database): Promise<DemoRow | undefined> =>
  (await db.pool.query(FIND)).rows[0] as DemoRow | undefined;

/** From here on every start completes the demo, until it is done. */
export async function beginDemo(db: Database, seed: string, at: number): Promise<DemoRow> {
  await db.pool.query(BEGIN, [seed, at]);
  return (await findDemo(db))!;
}

export const finishDemo = async (db: Database, at: number): Promise<void> => {
  await db.pool.query(FINISH, [at]);
};

/** Whether nobody can sign in yet: the first start, or one that got no further. */
export const hasNobody = async (db: Database): Promise<boolean> =>
  ((await db.pool.query(NOBODY)).rows[0] as { nobody: boolean }).nobody;

/** Takes back the promise to count anew after these switches. Only right where nothing stands that could be counted. */
export const forgetRecounts = async (db: Database, activationIds: readonly Id[]): Promise<void> => {
  await db.pool.query(FORGET_RECOUNTS, [activationIds]);
};

/** Lets the planner know how much there is now, without waiting for the next round of autovacuum. */
export const measureRegistry = async (db: Database): Promise<void> => {
  await db.pool.query(MEASURE);
};
