// Lists of matters: a page by due instant or by closing, and what one post owes. Each filter makes a statement of its
// own, so that the index meant for it serves.
import type { Id } from '../../core/kernel/id.ts';
import { isId } from '../../core/kernel/id.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { LISTED_COLUMNS, LISTED_FROM, type ListedMatter } from './rows.ts';
import type { Conditions } from './scope.ts';

export type Filter = {
  show?: 'open' | 'late' | 'closed';
  pack?: string;
  type?: string;
  state?: string;
  household?: Id;
  building?: Id;
  /** Led by this post, or it is beside. */
  mine?: Id;
  after?: string;
  limit: number;
};

const cursorOf = (after: string | undefined): { at: number; id: Id } | undefined => {
  const [at = '', id] = (after ?? '').split('|');
  return isId(id) && /^\d{1,16}$/.test(at) ? { at: Number(at), id } : undefined;
};

const OF_HOUSEHOLD = `m.id = any(array(select id from matter where community_id = ? and household_id = ?
  union select matter_id from matter_affected where community_id = ? and household_id = ?))`;

/** One more than `limit`, to tell whether there are others. `now` in ms. */
export function listPage(
  tx: Tx,
  where: Conditions,
  communityId: Id,
  filter: Filter,
  now: number,
): Promise<ListedMatter[]> {
  const { show = 'open', pack, type, state, household, building, mine, limit } = filter;
  const closed = show === 'closed';
  where.add(show, closed ? 'not m.open' : 'm.open');
  if (show === 'late') where.add('by', 'm.by_at <= ?', now);
  if (pack !== undefined) where.add('pack', 'm.pack = ?', pack);
  if (type !== undefined) where.add('type', 'm.type = ?', type);
  if (state !== undefined) where.add('state', 'm.state = ?', state);
  if (building !== undefined) where.add('building', 'm.building_id = ?', building);
  if (household !== undefined) where.add('home', OF_HOUSEHOLD, communityId, household, communityId, household);
  if (mine !== undefined) where.add('mine', '(m.lead = ? or m.beside @> array[?::uuid])', mine, mine);
  const after = cursorOf(filter.after);
  if (after !== undefined)
    where.add('after', closed ? '(m.closed_at, m.id) < (?, ?)' : '(m.by_at, m.id) > (?, ?)', after.at, after.id);
  const order = closed ? 'm.closed_at desc, m.id desc' : 'm.by_at, m.id';
  const page = sql(
    `matters_${where.name}`,
    `select ${LISTED_COLUMNS} from ${LISTED_FROM} where ${where.text} order by ${order} limit $${where.values.length + 1}`,
  );
  return tx.rows<ListedMatter>(page, [...where.values, limit + 1]);
}

export const nextOfPage = ({ by_at, closed_at, open, id }: ListedMatter): string => `${open ? by_at : closed_at}|${id}`;

const BY_IDS = sql(
  'listed_matters',
  `select ${LISTED_COLUMNS} from ${LISTED_FROM} where m.community_id = $1 and m.id = any($2::uuid[]) order by m.opened_at, m.id`,
);
export const listedById = (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<ListedMatter[]> =>
  ids.length === 0 ? Promise.resolve([]) : tx.rows<ListedMatter>(BY_IDS, [communityId, ids]);

const CHILDREN = sql(
  'children_of_matter',
  `select ${LISTED_COLUMNS} from ${LISTED_FROM} where m.community_id = $1 and m.parent_id = $2 order by m.opened_at, m.id limit 100`,
);
export const childrenOf = (tx: Tx, communityId: Id, id: Id): Promise<ListedMatter[]> =>
  tx.rows<ListedMatter>(CHILDREN, [communityId, id]);

export type Owed = { owed: number; late: number; soon: number; untaken: number };

/** What a post owes: what it leads or is beside, and what its role owes where it reaches. */
export async function owedBy(
  tx: Tx,
  where: Conditions,
  { post, role, now, soonMs, limit }: { post: Id; role: string; now: number; soonMs: number; limit: number },
): Promise<{ counts: Owed; matters: ListedMatter[] }> {
  where.add('owed', 'm.open and (m.lead = ? or m.beside @> array[?::uuid] or m.owed_by = ?)', post, post, role);
  const n = where.values.length;
  const count = sql(
    `owed_counts_${where.name}`,
    `select count(*)::int as owed, (count(*) filter (where m.by_at <= $${n + 1}))::int as late,
       (count(*) filter (where m.by_at > $${n + 1} and m.by_at <= $${n + 2}))::int as soon,
       (count(*) filter (where m.lead is null))::int as untaken from matter m where ${where.text}`,
  );
  const list = sql(
    `owed_${where.name}`,
    `select ${LISTED_COLUMNS} from ${LISTED_FROM} where ${where.text} order by m.by_at, m.id limit $${n + 1}`,
  );
  const [counts, matters] = await Promise.all([
    tx.rows<Owed>(count, [...where.values, now, now + soonMs]),
    tx.rows<ListedMatter>(list, [...where.values, limit]),
  ]);
  return { counts: counts[0]!, matters };
}
