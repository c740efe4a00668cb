// Where the page is: a path and a plain query. The chosen area stays in the address from page to page, so that a link
// sent to a colleague opens the same view.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { useCallback, useMemo } from 'react';
import { carried, type Query, textOf } from './query.ts';

/** Where the server serves the console. */
export const BASE = '/console';

export type Address = {
  path: string;
  query: Query;
  /** Opens another page; the chosen area goes along. */
  go(path: string, query?: Query): void;
  /** Changes this page's query. `replace`: without a step for the back button. */
  change(query: Query, replace?: boolean): void;
};

export function useAddress(): Address {
  const path = useRouterState({ select: state => state.location.pathname });
  const search = useRouterState({ select: state => state.location.searchStr });
  const navigate = useNavigate();
  const query = useMemo(() => Object.fromEntries(new URLSearchParams(search)) as Query, [search]);
  const go = useCallback(
    (to: string, next: Query = {}) => void navigate({ href: `${to}${textOf(carried(query, next))}` }),
    [navigate, query],
  );
  const change = useCallback(
    (next: Query, replace = false) => void navigate({ href: `${path}${textOf({ ...query, ...next })}`, replace }),
    [navigate, path, query],
  );
  return { path, query, go, change };
}

type ToProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  path: string;
  query?: Query;
  children: ReactNode;
};

/** A link to another page of the console. A real anchor: it can be opened in a new tab and read by a screen reader. */
export function To({ path, query, children, onClick, ...rest }: ToProps) {
  const address = useAddress();
  const target = `${path}${textOf(carried(address.query, query ?? {}))}`;
  return (
    <a
      {...rest}
      href={`${BASE}${target}`}
      onClick={event => {
        onClick?.(event);
        if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        address.go(path, query);
      }}
    >
      {children}
    </a>
  );
}
