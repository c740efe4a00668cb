// Matters as rows of pages: titles by the pack version each stays on, its door, who leads it, and whom it is about where
// the post may read names.
import { mayRead } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { isId } from '../../core/kernel/id.ts';
import type { MatterRow, PostName } from '../../core/matters/contract-reads.ts';
import { movedAt, openedAt, stateOf } from '../../core/matters/model.ts';
import { loadFacts } from '../facts/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { doorsOf, nameOf } from '../registry/index.ts';
import { MATTER_COLUMNS, MATTER_FROM, type MatterRecord, matterOf } from './load.ts';

export type ListedMatter = MatterRecord & {
  due_at: number | null;
  by_at: number;
  closed_at: number | null;
  dwelling_id: Id | null;
  building: string;
};

export const LISTED_COLUMNS = `${MATTER_COLUMNS}, m.due_at, m.by_at, m.closed_at, b.name as building,
  case when m.subject_kind = 'dwelling' then m.subject_id else h.dwelling_id end as dwelling_id`;
export const LISTED_FROM = `${MATTER_FROM} join area b on b.id = m.building_id
  left join household h on h.community_id = m.community_id and h.id = m.household_id`;

type PostRow = { id: Id; role: string; name: string; organisation: string };
const POSTS = sql(
  'post_names',
  `select p.id, p.role, c.name, o.name as organisation from post p join account c on c.id = p.account_id
   join organisation o on o.id = p.organisation_id where p.id = any($1::uuid[])`,
);

/** How pages write these posts. */
export async function postNames(tx: Tx, ids: Iterable<Id | undefined>): Promise<Map<Id, PostName>> {
  const wanted = [...new Set([...ids].filter(isId))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.rows<PostRow>(POSTS, [wanted]);
  return new Map(rows.map(({ id, ...row }) => [id, { postId: id, ...row }]));
}

/** Rows for the post that asks; those of a pack version that is gone are left out. */
export async function rowsOf(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  actor: Actor,
  listed: readonly ListedMatter[],
): Promise<MatterRow[]> {
  if (listed.length === 0) return [];
  const now = kernel.clock.now();
  const { post } = actor;
  const persons = listed.flatMap(row => (row.subject_kind === 'person' ? [row.subject_id] : []));
  const reads = mayRead(post.role);
  const [doors, posts, facts] = await Promise.all([
    doorsOf(tx, communityId, [...new Set(listed.flatMap(row => row.dwelling_id ?? []))]),
    postNames(
      tx,
      listed.map(row => row.lead ?? undefined),
    ),
    persons.length > 0 && reads.includes('personal')
      ? loadFacts(tx, communityId, [...new Set(persons)], reads)
      : undefined,
  ]);
  return listed.flatMap((row): MatterRow[] => {
    const matter = matterOf(row);
    const type = kernel.library.pack(matter.pack, matter.version)?.matters.get(matter.type)?.type;
    if (type === undefined) return [];
    const { subject, lead } = matter;
    const door = row.dwelling_id === null ? undefined : doors.get(row.dwelling_id);
    const held = subject.kind === 'person' ? facts?.get(subject.id) : undefined;
    const name = held === undefined ? undefined : nameOf({ id: subject.id, rows: held });
    const state = stateOf(matter);
    const leads = lead === undefined ? undefined : posts.get(lead);
    return [
      {
        ...{ id: matter.id, community: communityId, pack: matter.pack, version: matter.version, type: matter.type },
        title: type.title,
        about: {
          ...{ kind: subject.kind, id: subject.id, buildingId: matter.buildingId, door: door?.text ?? row.building },
          ...(matter.householdId === undefined ? {} : { householdId: matter.householdId }),
          ...(name === undefined ? {} : { name }),
        },
        ...(matter.gridId === undefined ? {} : { gridId: matter.gridId }),
        ...{ state, stateTitle: type.states[state]?.title ?? { zh: state, en: state }, open: matter.open },
        ...{ source: matter.source, openedAt: openedAt(matter), movedAt: movedAt(matter) },
        ...(row.due_at === null ? {} : { dueAt: row.due_at }),
        late: matter.open && row.due_at !== null && row.due_at <= now,
        ...(leads === undefined ? {} : { lead: leads }),
        ...(matter.owedBy === undefined ? {} : { owedBy: matter.owedBy }),
        mine: lead === post.id || matter.beside.includes(post.id),
        ...{ affected: matter.affected.length, reopened: matter.reopened },
      },
    ];
  });
}
