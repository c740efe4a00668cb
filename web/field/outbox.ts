// What the worker recorded and the server has not yet confirmed. Commands leave in the order they were recorded, each
// once its undo time is over; nothing is ever dropped: a refused command stays, with its reason, until it is settled.
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Refusal } from '../../core/kernel/result.ts';
import type { Shelf } from './kept.ts';
import type { Memo } from './visits/record.ts';

export type Queued = {
  command: AnyCommand;
  /** What the line on the screen calls it, e.g. `3幢2单元501`. */
  label: string;
  /** Instant (ms) until which it can still be withdrawn. */
  heldUntil: number;
  /** What the page needs to open the record again; never sent. */
  memo?: Memo;
  refusal?: Refusal;
};

/** Where the queue outlives the page that filled it. */
export type OutboxStore = {
  load(): Promise<Queued[]>;
  put(entry: Queued): Promise<void>;
  remove(id: Id): Promise<void>;
};

/**
 * What became of a batch: a reply per command; `unreachable` when nobody answered, or the server was busy or wants a
 * sign-in first (`because`), so that the same commands may be sent again (an id is applied once); `refused` when the
 * batch as a whole was.
 */
export type Posted =
  | { kind: 'replied'; replies: Reply[] }
  | { kind: 'unreachable'; because?: Refusal }
  | { kind: 'refused'; refusal: Refusal };

export type OutboxView = {
  /** Can still be withdrawn; oldest first. */
  held: readonly Queued[];
  waiting: readonly Queued[];
  refused: readonly Queued[];
  sending: boolean;
  /** The last attempt reached nobody, or nobody who would take it now. */
  unreachable: boolean;
  because?: Refusal;
  /** Accepted since the page opened. */
  delivered: number;
};

export type Outbox = {
  /** Queues a command; `holdMs` is the time in which `withdraw` still takes it back. Linked after unsent ones of its subject. */
  enqueue(command: AnyCommand, label: string, holdMs?: number, memo?: Memo): void;
  /** Takes a held or refused command back; undefined when it has already left. */
  withdraw(id: Id): Queued | undefined;
  /** Ends every undo time and sends now. */
  flush(): void;
  /** Sends everything now; true once nothing waits, false when it cannot be sent. What came back refused does not count. */
  drain(): Promise<boolean>;
  /** Tries again at once, when the network or the page comes back; undo times run on. */
  retry(): void;
  read(): OutboxView;
  /** Called after every change; returns the way to stop. */
  watch(listener: () => void): () => void;
};

export type OutboxParts = {
  store: OutboxStore;
  post(commands: AnyCommand[]): Promise<Posted>;
  now(): number;
  later(run: () => void, ms: number): () => void;
  onAccepted?(entry: Queued): void;
  /** Told of every entry that an earlier page left, oldest first. */
  onKept?(entry: Queued): void;
};

const BATCH = 50;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

export function memoryStore(): OutboxStore {
  const entries = new Map<Id, Queued>();
  return {
    load: async () => [...entries.values()],
    put: async entry => void entries.set(entry.command.id, entry),
    remove: async id => void entries.delete(id),
  };
}

/** Keeps the queue beside the page, in the order it was filled. */
export const shelfStore = (shelf: Shelf<Queued>): OutboxStore => ({
  load: async () => shelf.all(),
  put: async entry => shelf.set(entry.command.id, entry),
  remove: async id => shelf.delete(id),
});

export function createOutbox(parts: OutboxParts): Outbox {
  let queue: Queued[] = [];
  let sending = false;
  /** Ids of the batch under way: these have left and cannot be withdrawn. */
  let leaving: ReadonlySet<Id> = new Set();
  let unreachable = false;
  let because: Refusal | undefined;
  let delivered = 0;
  let alone = false;
  let retryMs = FIRST_RETRY_MS;
  let cancelTimer: (() => void) | undefined;
  const listeners = new Set<() => void>();
  let view: OutboxView = look();

  function look(): OutboxView {
    const open = queue.filter(entry => entry.refusal === undefined);
    const now = parts.now();
    return {
      held: open.filter(entry => entry.heldUntil > now),
      waiting: open.filter(entry => entry.heldUntil <= now),
      refused: queue.filter(entry => entry.refusal !== undefined),
      sending,
      unreachable,
      because,
      delivered,
    };
  }

  function tell(): void {
    view = look();
    for (const listener of listeners) listener();
  }

  function wake(ms: number): void {
    cancelTimer?.();
    cancelTimer = parts.later(send, ms);
  }

  /** The longest run of commands that may leave now: order is kept, so one still held keeps those behind it. */
  function ready(): Queued[] {
    const open = queue.filter(entry => entry.refusal === undefined);
    const now = parts.now();
    const firstHeld = open.findIndex(entry => entry.heldUntil > now);
    return open.slice(0, firstHeld < 0 ? undefined : firstHeld).slice(0, alone ? 1 : BATCH);
  }

  async function send(): Promise<void> {
    if (sending) return;
    const batch = ready();
    const next = queue.find(entry => entry.refusal === undefined && entry.heldUntil > parts.now());
    if (batch.length === 0) {
      if (next !== undefined) wake(next.heldUntil - parts.now());
      tell();
      return;
    }
    sending = true;
    leaving = new Set(batch.map(entry => entry.command.id));
    tell();
    const posted = await parts.post(batch.map(entry => entry.command));
    sending = false;
    leaving = new Set();
    unreachable = posted.kind === 'unreachable';
    because = posted.kind === 'unreachable' ? posted.because : undefined;
    if (posted.kind === 'unreachable') {
      wake(retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    } else {
      retryMs = FIRST_RETRY_MS;
      if (posted.kind === 'replied') settle(batch, posted.replies);
      else if (batch.length === 1) refuseEntry(batch[0]!, posted.refusal);
      // One command spoilt the batch; singly, it costs only itself.
      else alone = true;
      wake(0);
    }
    tell();
  }

  function settle(batch: Queued[], replies: Reply[]): void {
    const byId = new Map(replies.map(reply => [reply.id, reply]));
    for (const entry of batch) {
      const reply = byId.get(entry.command.id);
      if (reply?.status === 'accepted') {
        queue = queue.filter(one => one !== entry);
        delivered += 1;
        void parts.store.remove(entry.command.id);
        parts.onAccepted?.(entry);
      } else if (reply?.refusal !== undefined) refuseEntry(entry, reply.refusal as Refusal);
    }
    if (alone && ready().length === 0) alone = false;
  }

  function refuseEntry(entry: Queued, refusal: Refusal): void {
    entry.refusal = refusal;
    void parts.store.put(entry);
  }

  void parts.store.load().then(kept => {
    if (kept.length === 0) return;
    queue = [...kept, ...queue];
    for (const entry of kept) parts.onKept?.(entry);
    wake(0);
    tell();
  });

  function flush(): void {
    for (const entry of queue)
      if (entry.refusal === undefined) entry.heldUntil = Math.min(entry.heldUntil, parts.now());
    retryMs = FIRST_RETRY_MS;
    unreachable = false;
    wake(0);
    tell();
  }

  return {
    enqueue(command, label, holdMs = 0, memo) {
      const before = queue
        .filter(entry => entry.command.subject === command.subject && entry.refusal === undefined)
        .map(entry => entry.command.id);
      const after = [...new Set([...(command.after ?? []), ...before])].slice(-20);
      const entry: Queued = {
        command: after.length === 0 ? command : { ...command, after },
        label,
        heldUntil: parts.now() + holdMs,
        ...(memo === undefined ? {} : { memo }),
      };
      queue = [...queue, entry];
      void parts.store.put(entry);
      if (!unreachable) wake(0);
      tell();
    },
    withdraw(id) {
      const entry = queue.find(one => one.command.id === id);
      if (entry === undefined || leaving.has(id)) return undefined;
      if (entry.refusal === undefined && entry.heldUntil <= parts.now()) return undefined;
      queue = queue.filter(one => one !== entry);
      void parts.store.remove(id);
      for (const other of queue)
        if (other.command.after?.includes(id)) {
          other.command = { ...other.command, after: other.command.after.filter(one => one !== id) };
          void parts.store.put(other);
        }
      tell();
      return entry;
    },
    flush,
    drain: () =>
      new Promise(resolve => {
        const look = () => {
          const left = queue.some(entry => entry.refusal === undefined);
          if (left && !unreachable) return;
          listeners.delete(look);
          resolve(!left);
        };
        flush();
        listeners.add(look);
        look();
      }),
    retry() {
      retryMs = FIRST_RETRY_MS;
      wake(0);
    },
    read: () => view,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
