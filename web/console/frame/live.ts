// Keeps the page level with the server: when something moves in the chosen area, what is on screen is asked again,
// at most a few times a second and never while the last answer is still on its way or nobody looks at the page.
import { useEffect, useSyncExternalStore } from 'react';
import type { Moved } from '../../../core/kernel/endpoint.ts';
import { followLive, type LiveState } from '../../shared/live.ts';
import { isAboveCommunities, useArea } from './area.ts';
import { askWhoIsHere, refresh } from './asking.ts';
import { createThrottle } from './throttle.ts';

/** The rest between two refreshes, ms. */
const REST_MS = 400;
/** A page of many communities is moved by all of them. */
const REST_WIDE_MS = 900;

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

function become(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

const watch = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useLiveState = (): LiveState => useSyncExternalStore(watch, () => state);

/** Who reads a list is sealed into the stream each minute; asking again for that would be read, and sealed, again. */
const tellsSomething = ({ types }: Moved): boolean => types.some(type => !type.startsWith('access.'));

/** Mounted once, in the frame. The server tells a screen of its own area alone, and of what lies above it. */
export function useLive(): void {
  const { area } = useArea();
  const wide = isAboveCommunities(area);
  const at = area?.communityId ?? area?.id;
  useEffect(() => {
    if (at === undefined) return;
    const isSeen = () => document.visibilityState === 'visible';
    const throttle = createThrottle(refresh, wide ? REST_WIDE_MS : REST_MS, isSeen);
    const stop = followLive(at, {
      onMoved: moved => {
        if (tellsSomething(moved)) throttle.moved();
      },
      onGap: throttle.moved,
      onState: next => {
        become(next);
        // A stream also ends with its session or post.
        if (next === 'waiting') void askWhoIsHere();
      },
    });
    document.addEventListener('visibilitychange', throttle.seen);
    return () => {
      document.removeEventListener('visibilitychange', throttle.seen);
      throttle.stop();
      stop();
    };
  }, [at, wide]);
}
