// Asking what is costly to answer: once, and not again with everything that moves in the area. The answer is kept by the
// page that asked and goes with it.
import { useEffect, useReducer, useState } from 'react';
import type { Static, TSchema } from 'typebox';
import type { Endpoint } from '../../../core/kernel/endpoint.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import { call } from '../../shared/client.ts';
import type { Asked } from './asking.ts';

/** `of`: what had changed when it was asked. */
type Kept<T> = { key: string; of: unknown; value?: T; refusal?: Refusal };

/**
 * `useOnce(weighDemands, { area }, changed)`: asked anew when the query or `changed` is another; the last answer stays on
 * screen meanwhile (`previous`). Undefined as query: not asked yet.
 */
export function useOnce<Q extends TSchema, B extends TSchema, R extends TSchema>(
  endpoint: Endpoint<Q, B, R>,
  query: Static<Q> | undefined,
  changed: unknown = undefined,
): Asked<Static<R>> {
  const [kept, setKept] = useState<Kept<Static<R>>>();
  const [turn, again] = useReducer((before: number) => before + 1, 0);
  const key = query === undefined ? undefined : `${endpoint.path} ${JSON.stringify(query)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells the query, and `changed` and `turn` ask again.
  useEffect(() => {
    if (key === undefined) return;
    const stop = new AbortController();
    void call(endpoint, { query, signal: stop.signal }).then(answer => {
      if (stop.signal.aborted) return;
      setKept(before =>
        answer.ok
          ? { key, of: changed, value: answer.value }
          : { key, of: changed, refusal: answer.refusal, ...(before?.key === key ? { value: before.value } : {}) },
      );
    });
    return () => stop.abort();
  }, [key, changed, turn]);
  const mine = key !== undefined && kept?.key === key;
  return {
    value: key === undefined ? undefined : kept?.value,
    refusal: mine ? kept.refusal : undefined,
    loading: key !== undefined && kept?.value === undefined && !mine,
    previous: key !== undefined && kept !== undefined && (!mine || kept.of !== changed),
    again,
  };
}
