// A page's query as plain text, and what of it goes along from page to page.

export type Query = Record<string, string | undefined>;

/** Carried along by every link. */
const KEPT = ['area'];

export function textOf(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, value);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** A query as the page left it, its kept names carried over unless given anew. */
export function carried(before: Query, query: Query): Query {
  const kept = Object.fromEntries(KEPT.map(name => [name, before[name]]));
  return { ...kept, ...query };
}
