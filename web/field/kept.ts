// What this tab keeps so that a reload, or a phone that put the page to sleep, loses nothing: forms begun, and records
// not yet delivered. It goes when the tab is closed; other tabs and the next person at this phone never see it.

export type Shelf<T> = {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  /** In the order in which they were first set. */
  all(): T[];
  clear(): void;
};

/** Just enough of `sessionStorage`. */
export type Storage = Pick<globalThis.Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

function tabStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    // A phone that keeps nothing works as long as the page is open.
    return undefined;
  }
}

/** A shelf of plain values. Values are copied out on opening; after that the storage is only written. */
export function openShelf<T>(name: string, storage: Storage | undefined = tabStorage()): Shelf<T> {
  const prefix = `doorstep.field.${name}.`;
  const found: [number, string, T][] = [];
  for (let i = 0; i < (storage?.length ?? 0); i++) {
    const key = storage!.key(i);
    if (key?.startsWith(prefix) !== true) continue;
    try {
      const [order, value] = JSON.parse(storage!.getItem(key) ?? '') as [number, T];
      found.push([order, key.slice(prefix.length), value]);
    } catch {
      storage!.removeItem(key);
    }
  }
  found.sort(([a], [b]) => a - b);
  const values = new Map(found.map(([, key, value]) => [key, value]));
  const orders = new Map(found.map(([order, key]) => [key, order]));
  let next = (found.at(-1)?.[0] ?? 0) + 1;

  const remove = (key: string) => {
    values.delete(key);
    orders.delete(key);
    storage?.removeItem(prefix + key);
  };
  return {
    get: key => values.get(key),
    set(key, value) {
      const order = orders.get(key) ?? next++;
      orders.set(key, order);
      values.set(key, value);
      try {
        storage?.setItem(prefix + key, JSON.stringify([order, value]));
      } catch {
        // Full: what is on the screen still holds until the page closes.
      }
    },
    delete: remove,
    all: () => [...values.values()],
    clear() {
      for (const key of [...values.keys()]) remove(key);
    },
  };
}
