// Tells open screens that a stream moved, after its commit. Within the process at once; to other processes through
// NOTIFY on one direct connection, gathered for a moment so that a busy stream costs few messages.
import type { Moved } from '../../core/kernel/endpoint.ts';

export type Live = {
  publish(moved: Moved): void;
  /** Called on every move of any stream; returns the function that stops it. */
  listen(heard: (moved: Moved) => void): () => void;
  /** Hears what other processes publish. */
  hear(moved: Moved): void;
  /** Where moves of this process go besides its own screens. */
  forward(send: (moved: Moved[]) => void): void;
};

const GATHER_MS = 150;

export function createLive(): Live {
  const listeners = new Set<(moved: Moved) => void>();
  let send: ((moved: Moved[]) => void) | undefined;
  let gathered = new Map<string, Moved>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (moved: Moved) => {
    for (const heard of listeners) heard(moved);
  };
  return {
    hear: tell,
    listen: heard => {
      listeners.add(heard);
      return () => listeners.delete(heard);
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
