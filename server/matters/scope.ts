// Which matters of a community a post's pages show: those it reaches by its area, of the kinds its role sees, and what
// it answers for. The same as `seesMatter` says, as a condition.
import { mayListPersons, mayRead, within } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { namesRole } from '../../core/matters/sight.ts';
import { type AreaRecord, findArea, looksInto } from '../areas/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';

export type Sight = {
  community: AreaRecord;
  /** The only grid the post reaches; absent: the whole community. */
  grid?: Id;
};

/** A community, where a post has to do with it at all. */
export async function sightOf(kernel: Kernel, { post }: Actor, communityId: Id): Promise<Result<Sight>> {
  const community = await findArea(kernel, communityId);
  if (community === undefined) return refuse('unknown-area');
  if (community.kind !== 'community') return refuse('open-one-community');
  if (looksInto({ userId: '', post }, community)) return accept({ community });
  return within(post.areaPath, community.path) ? accept({ community, grid: post.areaId }) : refuse('outside-area');
}

/** Kinds a role sees because its packs name it, as `pack@version/type`: of the packs ever switched on here. */
async function kindsNaming(tx: Tx, kernel: Kernel, communityId: Id, { post }: Actor): Promise<string[]> {
  const kinds = new Set<string>();
  for (const { pack, version: newest, earlier = [] } of await activationsOf(kernel, tx, communityId))
    for (const version of [newest, ...earlier.map(one => one.version)])
      for (const [id, kind] of kernel.library.pack(pack, version)?.matters ?? [])
        if (namesRole(kind, post.role)) kinds.add(`${pack}@${version}/${id}`);
  return [...kinds];
}

/** Builds one statement: conditions with their values, numbered as they come. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly parts: string[] = [];
  #name: string[] = [];

  /** `text` with `?` for each value. The same `name` always means the same text. */
  add(name: string, text: string, ...values: unknown[]): this {
    let n = this.values.length;
    this.values.push(...values);
    this.parts.push(text.replace(/\?/g, () => `$${++n}`));
    this.#name.push(name);
    return this;
  }

  get name(): string {
    return this.#name.join('_');
  }

  get text(): string {
    return this.parts.join(' and ');
  }
}

/** The matters of a community a post sees; those of a guarded class are no rows at all for other scopes. */
export async function seen(tx: Tx, kernel: Kernel, actor: Actor, { community, grid }: Sight): Promise<Conditions> {
  const { post } = actor;
  const where = new Conditions().add('of', 'm.community_id = ?', community.id);
  if (grid !== undefined) {
    const buildings =
      'select building_id from building_grid where community_id = ? and grid_id = ? and until_at is null';
    where.add('grid', `m.building_id = any(array(${buildings}))`, community.id, grid);
  }
  const reads = mayRead(post.role);
  if (!reads.includes('personal')) {
    const kinds = mayListPersons(post.role) ? await kindsNaming(tx, kernel, community.id, actor) : [];
    where.add(
      'named',
      `(m.class = any(?::text[]) or m.lead = ? or m.beside @> array[?::uuid] or m.owed_by = ?
        or m.pack || '@' || m.version || '/' || m.type = any(?::text[]))`,
      ...[reads, post.id, post.id, post.role, kinds],
    );
  }
  return where;
}
