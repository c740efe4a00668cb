// Keeps the page level with the server: when a stream of the chosen area moves, what is on screen is asked again,
// at most a few times a second and never while the last answer is still on its way or nobody looks at the page.
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { listAreas } from '../../../core/areas/contract.ts';
import type { Moved } from '../../../core/kernel/endpoint.ts';
import { followLive, type LiveState } from '../../shared/live.ts';
import { isAboveCommunities, useArea } from './area.ts';
import { refresh, useQueryOf } from './asking.ts';
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

/** Mounted once, in the frame. */
export function useLive(): void {
  const { area, trail } = useArea();
  const wide = isAboveCommunities(area);
  const below = useQueryOf(
    listAreas,
    area === undefined || !wide ? undefined : { under: area.id, kinds: 'community' },
    { still: true },
  );
  const streams = useMemo(
    () =>
      new Set([
        ...trail.map(one => one.id),
        ...(area === undefined ? [] : [area.id, area.communityId ?? area.id]),
        ...(below.value?.areas ?? []).map(one => one.id),
      ]),
    [area, trail, below.value],
  );
  const signature = [...streams].join();
  const at = area?.communityId ?? area?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the streams are told apart by their ids.
  useEffect(() => {
    if (at === undefined) return;
    const isSeen = () => document.visibilityState === 'visible';
    const throttle = createThrottle(refresh, wide ? REST_WIDE_MS : REST_MS, isSeen);
    const stop = followLive(at, {
      onMoved: moved => {
        if (streams.has(moved.stream) && tellsSomething(moved)) throttle.moved();
      },
      onGap: throttle.moved,
      onState: become,
    });
    document.addEventListener('visibilitychange', throttle.seen);
    return () => {
      document.removeEventListener('visibilitychange', throttle.seen);
      throttle.stop();
      stop();
    };
  }, [at, wide, signature]);
}
