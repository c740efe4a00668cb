// Reading the tree of areas. What is where is no secret: these rows are told to everyone.

import { within } from '../../core/access/may.ts';
import type { AreaKind } from '../../core/areas/model.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Kernel } from '../kernel/kernel.ts';

export type AreaRecord = {
  id: Id;
  kind: AreaKind;
  code: string;
  name: string;
  parent_id: Id | null;
  community_id: Id | null;
  grid_id: Id | null;
  path: string;
  time_zone: string;
  ring: [number, number][] | null;
  /** `compound|building` of a building. */
  local_key: string | null;
  parts: number;
};

const COLUMNS = `a.id, a.kind, a.code, a.name, a.parent_id, a.community_id, bg.grid_id, a.path::text, a.time_zone, a.ring, a.local_key,
  (case when a.kind = 'grid' then (select count(*) from building_grid g where g.community_id = a.community_id and g.grid_id = a.id and g.until_at is null)
        when a.kind = 'building' then 0
        else (select count(*) from area c where c.parent_id = a.id and c.until_at is null) end)::int as parts`;
const FROM = `area a left join building_grid bg on a.kind = 'building' and bg.community_id = a.community_id and bg.building_id = a.id and bg.until_at is null`;

const ask = async (kernel: Kernel, text: string, values: unknown[]): Promise<AreaRecord[]> =>
  (await kernel.db.pool.query(text, values)).rows as AreaRecord[];

export const findArea = async (kernel: Kernel, id: Id): Promise<AreaRecord | undefined> =>
  (await ask(kernel, `select ${COLUMNS} from ${FROM} where a.id = $1 and a.until_at is null`, [id]))[0];

/** From below the root down to the area itself. */
export const trailOf = (kernel: Kernel, id: Id): Promise<AreaRecord[]> =>
  ask(
    kernel,
    `select ${COLUMNS} from ${FROM}, area b where b.id = $1 and a.path @> b.path and a.kind <> 'root' and a.until_at is null order by nlevel(a.path)`,
    [id],
  );

const MOST = 5000;

/** Direct parts: of a grid its buildings; of a community its grids and the buildings that stand in none. */
export function partsOf(kernel: Kernel, area: AreaRecord): Promise<AreaRecord[]> {
  if (area.kind === 'grid') {
    return ask(
      kernel,
      `select ${COLUMNS} from ${FROM} where a.community_id = $2 and bg.grid_id = $1 and a.until_at is null order by a.sort_key limit ${MOST}`,
      [area.id, area.community_id],
    );
  }
  if (area.kind === 'community') {
    return ask(
      kernel,
      `select ${COLUMNS} from ${FROM} where a.community_id = $1 and a.until_at is null and (a.kind = 'grid' or (a.kind = 'building' and bg.grid_id is null))
       order by a.kind = 'building', a.sort_key limit ${MOST}`,
      [area.id],
    );
  }
  return ask(
    kernel,
    `select ${COLUMNS} from ${FROM} where a.parent_id = $1 and a.until_at is null order by a.sort_key limit ${MOST}`,
    [area.id],
  );
}

/** Every area below of these kinds; of a grid, its buildings. */
export const areasBelow = (kernel: Kernel, area: AreaRecord, kinds: readonly string[]): Promise<AreaRecord[]> =>
  area.kind === 'grid'
    ? partsOf(kernel, area)
    : ask(
        kernel,
        // Said outright, so that the index without buildings serves.
        `select ${COLUMNS} from ${FROM} where a.path <@ $1::text::ltree and a.kind = any($2::text[]) and a.until_at is null
           ${kinds.includes('building') ? '' : `and a.kind <> 'building'`} order by nlevel(a.path), a.sort_key limit ${MOST}`,
        [area.path, kinds],
      );

export const searchAreas = (kernel: Kernel, area: AreaRecord, query: string): Promise<AreaRecord[]> =>
  ask(
    kernel,
    `select ${COLUMNS} from ${FROM} where a.path <@ $1::text::ltree and a.kind <> 'building' and a.until_at is null
       and (a.name like $2 or a.code like $3 or a.name_key like $4) order by nlevel(a.path), a.sort_key limit 50`,
    [area.path, `%${like(query)}%`, `${like(query)}%`, `${like(query.toLowerCase())}%`],
  );

const like = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The communities an area holds or lies in, at most 200. */
export async function communitiesOf(kernel: Kernel, area: Pick<AreaRecord, 'community_id' | 'path'>): Promise<Id[]> {
  if (area.community_id !== null) return [area.community_id];
  const { rows } = await kernel.db.pool.query(
    `select id from area where path <@ $1::text::ltree and kind = 'community' and until_at is null order by code limit 200`,
    [area.path],
  );
  return (rows as { id: Id }[]).map(row => row.id);
}

/** Whether a post's pages may look into an area: its own and all below; of a grid, its buildings. */
export const looksInto = ({ post }: Actor, area: Pick<AreaRecord, 'id' | 'path' | 'grid_id'>): boolean =>
  within(area.path, post.areaPath) || area.id === post.areaId || area.grid_id === post.areaId;
