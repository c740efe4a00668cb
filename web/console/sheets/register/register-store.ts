// The forms of a register while they are looked at: sent one after another, each with its own progress and its own
// refusal, and kept while somebody visits another page. Nothing of them is kept on the server.
import { useSyncExternalStore } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import { MOST_FORMS, type RegisteredSheet, readRegistered } from '../../../../core/sheets/register-contract.ts';
import { officeIn, type RegisterColumn } from '../../../../core/sheets/register-facts.ts';
import { type Sent, sendFile } from '../../../shared/upload.ts';
import { ENDINGS, stemOf } from '../endings.ts';

export type Entry = {
  key: number;
  name: string;
  /** The office it is from; a guess from the file's name until somebody says. */
  office: string;
} & (
  | { state: 'waiting' }
  /** `share` 0–1; 1: the server is reading. */
  | { state: 'reading'; share: number }
  | { state: 'read'; sheet: RegisteredSheet }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'not-a-workbook' | 'too-many' | 'again' | 'stopped' }
);
export type ReadEntry = Extract<Entry, { state: 'read' }>;

export type Register = {
  entries: readonly Entry[];
  add(files: readonly File[]): void;
  /** Sends a form again that was stopped or refused. */
  retry(key: number): void;
  remove(key: number): void;
  /** Stops what is being sent and what waits. */
  stop(): void;
  clear(): void;
  name(key: number, office: string): void;
  /** Says what a column means, or `unknown`: it counts from then on. */
  say(key: number, column: number, means: string): void;
};

type Store = Register & { watch(listener: () => void): () => void; all(): readonly Entry[] };

const taken = ({ state }: Entry): boolean => state === 'waiting' || state === 'reading' || state === 'read';

function createStore(area: Id): Store {
  let entries: readonly Entry[] = [];
  let next = 1;
  let sending: { key: number; sent: Sent<RegisteredSheet> } | undefined;
  const files = new Map<number, File>();
  const listeners = new Set<() => void>();
  const put = (now: readonly Entry[]) => {
    entries = now;
    for (const listener of listeners) listener();
  };
  const change = (key: number, with_: (entry: Entry) => Entry) =>
    put(entries.map(entry => (entry.key === key ? with_(entry) : entry)));
  const become = (key: number, more: object) =>
    change(key, ({ name, office }) => ({ key, name, office, ...more }) as Entry);

  const isAgain = (key: number, { fingerprint, title }: RegisteredSheet) =>
    entries.some(
      one =>
        one.key !== key && one.state === 'read' && one.sheet.fingerprint === fingerprint && one.sheet.title === title,
    );

  async function work(): Promise<void> {
    if (sending !== undefined) return;
    const entry = entries.find(({ state }) => state === 'waiting');
    const file = entry && files.get(entry.key);
    if (entry === undefined || file === undefined) return;
    const { key } = entry;
    const sent = sendFile(readRegistered, { area }, file, share =>
      change(key, one => (one.state === 'reading' ? { ...one, share } : one)),
    );
    sending = { key, sent };
    become(key, { state: 'reading', share: 0 });
    const answer = await sent.answer;
    sending = undefined;
    if (answer === 'stopped') become(key, { state: 'stopped' });
    else if (!answer.ok) become(key, { state: 'refused', refusal: answer.refusal });
    else if (isAgain(key, answer.value)) become(key, { state: 'again' });
    else become(key, { state: 'read', sheet: answer.value });
    void work();
  }

  const stateOf = ({ name }: File, room: number): Entry['state'] =>
    !ENDINGS.some(ending => name.toLowerCase().endsWith(ending))
      ? 'not-a-workbook'
      : room <= 0
        ? 'too-many'
        : 'waiting';

  return {
    get entries() {
      return entries;
    },
    all: () => entries,
    watch: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: given => {
      let room = MOST_FORMS - entries.filter(taken).length;
      const added = given.map(file => {
        const state = stateOf(file, room);
        if (state === 'waiting') room--;
        const key = next++;
        files.set(key, file);
        return { key, name: stemOf(file.name), office: officeIn(file.name) ?? '', state } as Entry;
      });
      put([...entries, ...added]);
      void work();
    },
    retry: key => {
      if (entries.filter(taken).length >= MOST_FORMS) return become(key, { state: 'too-many' });
      become(key, { state: 'waiting' });
      void work();
    },
    remove: key => {
      files.delete(key);
      if (sending?.key === key) sending.sent.stop();
      put(entries.filter(entry => entry.key !== key));
    },
    stop: () => {
      put(entries.map(entry => (entry.state === 'waiting' ? { ...entry, state: 'stopped' } : entry)));
      sending?.sent.stop();
    },
    clear: () => {
      put([]);
      files.clear();
      sending?.sent.stop();
    },
    name: (key, office) => change(key, entry => ({ ...entry, office })),
    say: (key, column, means) =>
      change(key, entry => {
        if (entry.state !== 'read') return entry;
        const columns = entry.sheet.columns.map((one, i): RegisterColumn => {
          if (i !== column) return one;
          const { maybe: _, blank: _blank, ...rest } = one;
          return { ...rest, means };
        });
        return { ...entry, sheet: { ...entry.sheet, columns } as RegisteredSheet };
      }),
  };
}

let held: { post: Id; stores: Map<Id, Store> } | undefined;

/** The register of an area as this post laid it out; another post begins with none. */
export function useRegister(post: Id, area: Id): Register {
  if (held?.post !== post) held = { post, stores: new Map() };
  let store = held.stores.get(area);
  if (store === undefined) {
    store = createStore(area);
    held.stores.set(area, store);
  }
  const entries = useSyncExternalStore(store.watch, store.all);
  return { ...store, entries };
}
