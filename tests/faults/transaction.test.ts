// What a transaction does when something goes wrong inside it: the first failure is the one that is told, and nothing
// of it reaches the connection's next transaction.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '../../server/house.ts';
import { SYSTEM, writeScope } from '../../server/kernel/stream.ts';
import { inTransaction, sql, type Tx } from '../../server/kernel/unit-of-work.ts';
import { cloneDatabase } from '../support/database.ts';

const PROMISE = sql('promise', `insert into outbox (topic, body, at) values ($1, '{}', 0)`);
const PROMISED = sql('promised', 'select topic from outbox where topic = $1');
const DIVIDE = sql('divide', 'select 1 / $1::int');
const TOO_LONG = sql('too_long', 'select $1::int2');

let house: House;
beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  house = await openHouse({ ownerUrl, keyFile, connections: 1 });
});
afterAll(() => house.close());

const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(house.kernel.db, writeScope(house.kernel, SYSTEM.post.id, house.kernel.rootAreaId), work);

test('a straggler of a failed transaction writes nothing into the next one', async () => {
  let straggling: Promise<unknown> = Promise.resolve();
  let go = (): void => {};
  const failing = transaction(tx => {
    straggling = new Promise<void>(resolve => {
      go = resolve;
    }).then(() => tx.rows(PROMISE, ['straggler']));
    straggling.catch(() => {});
    return Promise.all([straggling, tx.rows(DIVIDE, [0])]);
  });
  await expect(failing).rejects.toThrow('division by zero');
  const seen = await transaction(async tx => {
    go();
    await expect(straggling).rejects.toThrow('after its transaction had ended');
    return tx.rows(PROMISED, ['straggler']);
  });
  expect(seen).toEqual([]);
});

test('the failure told is the first, however deep it was asked', async () => {
  const failing = transaction(tx => {
    const deep = async (levels: number): Promise<unknown> =>
      levels === 0 ? tx.rows(DIVIDE, [0]) : await deep(levels - 1);
    return Promise.all([deep(20), tx.rows(PROMISE, ['echo']), tx.rows(TOO_LONG, [99_999])]);
  });
  await expect(failing).rejects.toMatchObject({ code: '22012' });
});

test('a failure that the work swallowed still fails the whole, by its own name', async () => {
  const failing = transaction(async tx => {
    await tx.rows(PROMISE, ['swallowed']);
    await tx.rows(DIVIDE, [0]).catch(() => {});
  });
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  expect(await transaction(tx => tx.rows(PROMISED, ['swallowed']))).toEqual([]);
});
