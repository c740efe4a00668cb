// Tells open screens that a stream moved, after its commit. Within the process at once; to other processes through
// NOTIFY on one direct connection, gathered for a moment so that a busy stream costs few messages.
import type { Moved } from '../../core/kernel/endpoint.ts';

export type Live = {
  publish(moved: Moved): void;
  /** Called on every move of any stream, and when moves of other processes may have been missed; returns how to stop. */
  listen(heard: (moved: Moved) => void, missed?: () => void): () => void;
  /** Says that moves of other processes may have been missed. */
  lose(): void;
  /** Hears what other processes publish. */
  hear(moved: Moved): void;
  /** Where moves of this process go besides its own screens. */
  forward(send: (moved: Moved[]) => void): void;
};

const GATHER_MS = 150;

export function createLive(): Live {
  const listeners = new Set<{ heard: (moved: Moved) => void; missed: (() => void) | undefined }>();
  let send: ((moved: Moved[]) => void) | undefined;
  let gathered = new Map<string, Moved>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (moved: Moved) => {
    for (const { heard } of listeners) heard(moved);
  };
  return {
    hear: tell,
    lose: () => {
      for (const { missed } of listeners) missed?.();
    },
    listen: (heard, missed) => {
      const listener = { heard, missed };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forward: to => {
      send = to;
    },
    publish: moved => {
      tell(moved);
      if (send === undefined) return;
      const before = gathered.get(moved.stream);
      gathered.set(
        moved.stream,
        before === undefined ? moved : { ...moved, types: [...new Set([...before.types, ...moved.types])] },
      );
      timer ??= setTimeout(() => {
        timer = undefined;
        const batch = [...gathered.values()];
        gathered = new Map();
        send?.(batch);
      }, GATHER_MS);
      timer.unref();
    },
  };
}
