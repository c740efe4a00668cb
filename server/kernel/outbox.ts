// Work promised by a commit: a row of the outbox, handed over by the dispatcher once the transaction stands. Nothing
// outside the database may be done before that.
import { sql, type Tx } from './unit-of-work.ts';

/** Promises work of a topic. `body` is what its worker gets, perhaps twice; `now` in ms. */
export const promiseWork = (
  tx: Tx,
  topic: string,
  body: Readonly<Record<string, unknown>>,
  now: number,
): Promise<unknown[]> => tx.rows(ADD_OUTBOX, [topic, JSON.stringify(body), now]);
const ADD_OUTBOX = sql('add_outbox', 'insert into outbox (topic, body, at) values ($1, $2, $3)');
