// Data keys and activation keys, opened once and kept in memory. A key is committed before it is first used: a
// payload sealed under a key that was rolled back could never be read again.
import type { SensitivityClass } from '../../core/kernel/event.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { type CountyKey, newKey, unwrap, wrap } from './keys.ts';
import { type Database, sql } from './unit-of-work.ts';

export type OpenKey = { id: Id; key: Buffer };

export type KeyRing = {
  /** The key that seals a payload: the activation's, or the stream's for that class in everyday life. */
  keyFor(streamId: Id, sensitivity: SensitivityClass, activationId: Id): Promise<OpenKey>;
  /** The key an existing payload names; undefined when it was destroyed. */
  keyNamed(keyId: Id, activationId: Id): Promise<Buffer | undefined>;
  /** A new activation's key, wrapped, to be stored by the transaction that switches it on. */
  wrapNew(): Buffer;
};

export function createKeyRing(db: Database, county: CountyKey, now: () => number, newId: () => Id): KeyRing {
  const byPlace = new Map<string, OpenKey>();
  const byId = new Map<Id, Buffer>();
  const ask = async <T>(statement: { text: string }, values: unknown[]): Promise<T[]> =>
    (await db.aside.query(statement.text, values)).rows as T[];

  const activationKey = async (id: Id): Promise<Buffer | undefined> => {
    const held = byId.get(id);
    if (held !== undefined) return held;
    const [row] = await ask<{ wrapped: Buffer }>(ACTIVATION_KEY, [id]);
    if (row === undefined) return undefined;
    const key = unwrap(county, row.wrapped);
    byId.set(id, key);
    return key;
  };

  return {
    wrapNew: () => wrap(county, newKey()),
    keyFor: async (streamId, sensitivity, activationId) => {
      if (activationId !== EVERYDAY) {
        const key = await activationKey(activationId);
        if (key === undefined) throw new Error('the activation has no key: it was destroyed');
        return { id: activationId, key };
      }
      const place = `${streamId}/${sensitivity}`;
      const held = byPlace.get(place);
      if (held !== undefined) return held;
      await ask(OFFER_DATA_KEY, [newId(), streamId, sensitivity, wrap(county, newKey()), now()]);
      const [row] = await ask<{ id: Id; wrapped: Buffer }>(DATA_KEY, [streamId, sensitivity]);
      const open = { id: row!.id, key: unwrap(county, row!.wrapped) };
      byPlace.set(place, open);
      byId.set(open.id, open.key);
      return open;
    },
    keyNamed: async (keyId, activationId) => {
      if (activationId !== EVERYDAY) return activationKey(activationId);
      const held = byId.get(keyId);
      if (held !== undefined) return held;
      const [row] = await ask<{ wrapped: Buffer }>(DATA_KEY_BY_ID, [keyId]);
      if (row === undefined) return undefined;
      const key = unwrap(county, row.wrapped);
      byId.set(keyId, key);
      return key;
    },
  };
}

const OFFER_DATA_KEY = sql(
  'offer_data_key',
  `insert into data_key (id, stream_id, class, wrapped, created_at) values ($1, $2, $3, $4, $5)
   on conflict (stream_id, class) do nothing`,
);
const DATA_KEY = sql('data_key', 'select id, wrapped from data_key where stream_id = $1 and class = $2');
const DATA_KEY_BY_ID = sql('data_key_by_id', 'select wrapped from data_key where id = $1');
const ACTIVATION_KEY = sql('activation_key', 'select wrapped from vault.activation_key where activation_id = $1');
