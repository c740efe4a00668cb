// Asking the server from a page. An answer is kept until its area moves; a refusal is a value beside what is still known.
import {
  type InfiniteData,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Static, TSchema } from 'typebox';
import type { Reply } from '../../../core/kernel/command.ts';
import type { Endpoint } from '../../../core/kernel/endpoint.ts';
import type { Refusal, Result } from '../../../core/kernel/result.ts';
import { getSession } from '../../../core/organisations/contract.ts';
import { call, command, type Draft, type Given } from '../../shared/client.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Refusal;
  }
}

/** What follows the area's stream, and what stays as it is until the page is opened again. */
const MOVES = 'moves';
const STILL = 'still';

export const queries: QueryClient = new QueryClient({
  // A session that has ended is noticed by whatever is asked next.
  queryCache: new QueryCache({
    onError: refusal => {
      if (refusal.code === 'not-signed-in') void askWhoIsHere();
    },
  }),
  defaultOptions: {
    queries: {
      // Only nobody answering is worth asking again; every other refusal stands until something changes.
      retry: (failures, refusal) => refusal.code === 'busy' && failures < 2,
      retryDelay: attempt => 400 * 3 ** attempt,
      staleTime: 5_000,
      refetchOnWindowFocus: false,
    },
  },
});

/** Asks again who is at the screen; the page leads to signing in when nobody is. */
export const askWhoIsHere = (): Promise<void> => queries.invalidateQueries({ queryKey: [STILL, getSession.path] });

/**
 * Asks again everything on screen that may have moved; resolves when it is answered. A question still on its way is
 * asked anew: its answer may be from before the move.
 */
export const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: [MOVES] });

/** The client rejects with the refusal itself: what was answered before stays beside it. */
async function answerOf<Q extends TSchema, B extends TSchema, R extends TSchema>(
  endpoint: Endpoint<Q, B, R>,
  given: Given<Q, B>,
): Promise<Static<R>> {
  const answer = await call(endpoint, given);
  if (answer.ok) return answer.value;
  throw answer.refusal;
}

export type Asked<T> = {
  /** The last answer, also while it is being asked again and after that failed. */
  value: T | undefined;
  refusal: Refusal | undefined;
  /** Nothing to show yet. */
  loading: boolean;
  /** Showing the answer to the question before this one. */
  previous: boolean;
  again(): void;
};

export type Asking = {
  /** False: not yet. */
  enabled?: boolean;
  /** It does not move with the area: the dictionary, the packs that ship. */
  still?: boolean;
  /** Keeps the answer to the last question on screen until the new one is answered. */
  keep?: boolean;
};

/** `useQueryOf(getBoard, { area })`. Undefined as query: not asked yet. */
export function useQueryOf<Q extends TSchema, B extends TSchema, R extends TSchema>(
  endpoint: Endpoint<Q, B, R>,
  query: Static<Q> | undefined,
  { enabled = true, still = false, keep = false }: Asking = {},
): Asked<Static<R>> {
  const found = useQuery<Static<R>>({
    queryKey: [still ? STILL : MOVES, endpoint.path, query ?? null],
    queryFn: ({ signal }) => answerOf(endpoint, { query: query as Static<Q>, signal }),
    enabled: enabled && query !== undefined,
    staleTime: still ? Number.POSITIVE_INFINITY : 5_000,
    placeholderData: keep ? (before: Static<R> | undefined) => before as never : undefined,
  });
  return {
    value: found.data,
    refusal: found.error ?? undefined,
    loading: found.data === undefined && found.error === null && enabled && query !== undefined,
    previous: found.isPlaceholderData,
    again: () => void found.refetch(),
  };
}

export type PagedAnswer<T> = { items: T[]; next?: string };
export type Pages<T, A> = {
  items: T[];
  /** The newest page's answer, for totals. */
  first: A | undefined;
  refusal: Refusal | undefined;
  loading: boolean;
  /** Absent at the end. */
  more?: () => void;
  loadingMore: boolean;
  again(): void;
};

/** A list paged by keyset: `items` so far, `more` for the next page. */
export function usePages<Q extends TSchema, B extends TSchema, R extends TSchema>(
  endpoint: Endpoint<Q, B, R>,
  query: Omit<Static<Q> & object, 'after'> | undefined,
  { enabled = true }: Pick<Asking, 'enabled'> = {},
): Pages<Static<R> extends PagedAnswer<infer T> ? T : never, Static<R>> {
  type T = Static<R> extends PagedAnswer<infer I> ? I : never;
  const found = useInfiniteQuery<
    PagedAnswer<T>,
    Refusal,
    InfiniteData<PagedAnswer<T>>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [MOVES, endpoint.path, 'pages', query ?? null],
    queryFn: ({ pageParam, signal }) =>
      answerOf(endpoint, { query: { ...query, after: pageParam } as Static<Q>, signal }) as Promise<PagedAnswer<T>>,
    initialPageParam: undefined,
    getNextPageParam: page => page.next,
    enabled: enabled && query !== undefined,
  });
  const pages: Pages<T, Static<R>> = {
    items: found.data?.pages.flatMap(page => page.items) ?? [],
    first: found.data?.pages[0] as Static<R> | undefined,
    refusal: found.error ?? undefined,
    loading: found.data === undefined && found.error === null && enabled && query !== undefined,
    loadingMore: found.isFetchingNextPage,
    again: () => void found.refetch(),
  };
  if (found.hasNextPage) pages.more = () => void found.fetchNextPage();
  return pages;
}

export type Sending = {
  /** Posts one command; what is on screen is asked again once it is accepted. */
  send(type: string, draft: Draft): Promise<Result<Reply>>;
  sending: boolean;
  /** Of the last command; gone with the next. */
  refusal: Refusal | undefined;
  clear(): void;
};

export function useCommand(): Sending {
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const send = useCallback(
    async (type: string, draft: Draft) => {
      setSending(true);
      setRefusal(undefined);
      const answer = await command(type, draft);
      setSending(false);
      if (answer.ok) void client.invalidateQueries({ queryKey: [MOVES] });
      else setRefusal(answer.refusal);
      return answer;
    },
    [client],
  );
  return { send, sending, refusal, clear: useCallback(() => setRefusal(undefined), []) };
}
