// A post's inbox: lines to it, and to its role where it reaches; the newest first.
import type { Id } from '../../core/kernel/id.ts';
import type { NoticeView } from '../../core/matters/contract-reads.ts';
import { wordsOf } from '../../core/matters/notices.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { doorsOf } from '../registry/index.ts';
import { partsOfRule } from './notices.ts';

type Row = {
  id: Id;
  at: number;
  pack: string;
  version: number;
  message: string;
  rule: string;
  matter_id: Id | null;
  dwelling_id: Id | null;
  building: string | null;
  read_at: number | null;
};

const MOST_LINES = 100;
/** Unread lines are counted among this many of the newest. */
const COUNTED = 500;

const INBOX = sql(
  'inbox',
  `with line as (
     select n.* from notice n where n.community_id = $1 and n.to_post = $2
     union all
     (select n.* from notice n where n.community_id = $1 and n.to_role = $3 and ($4::uuid is null or n.building_id = any(array(
        select building_id from building_grid where community_id = $1 and grid_id = $4 and until_at is null)))
      order by n.at desc, n.id desc limit ${COUNTED}))
   select l.id, l.at, l.pack, l.version, l.message, l.rule, l.matter_id, h.dwelling_id, b.name as building, r.at as read_at
   from (select * from line order by at desc, id desc limit ${COUNTED}) l
   left join household h on h.community_id = l.community_id and h.id = l.household_id
   left join area b on b.id = l.building_id
   left join notice_read r on r.community_id = l.community_id and r.post_id = $2 and r.notice_id = l.id
   order by l.at desc, l.id desc`,
);

/** `grid`: the only one the post reaches. */
export async function inboxOf(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  { post, role, grid }: { post: Id; role: string; grid: Id | undefined },
): Promise<{ notices: NoticeView[]; unread: number }> {
  const rows = await tx.rows<Row>(INBOX, [communityId, post, role, grid ?? null]);
  const shown = rows.slice(0, MOST_LINES);
  const doors = await doorsOf(tx, communityId, [...new Set(shown.flatMap(row => row.dwelling_id ?? []))]);
  const notices = shown.flatMap((row): NoticeView[] => {
    const compiled = kernel.library.pack(row.pack, row.version);
    const words = wordsOf(compiled, row.message);
    if (words === undefined) return [];
    const { id } = partsOfRule(row.rule);
    const why = compiled?.rules.find(one => one.rule.id === id)?.rule.why;
    const view: NoticeView = { id: row.id, community: communityId, at: row.at, pack: row.pack, words };
    if (why !== undefined) view.why = why;
    if (row.matter_id !== null) view.matterId = row.matter_id;
    const door = row.dwelling_id === null ? undefined : doors.get(row.dwelling_id)?.text;
    if (door !== undefined) view.door = door;
    else if (row.matter_id !== null && row.building !== null) view.door = row.building;
    if (row.read_at !== null) view.readAt = row.read_at;
    return [view];
  });
  return { notices, unread: rows.filter(row => row.read_at === null).length };
}
