// Rehearsals for pages: how far one is, and what it found. Figures per grid alone: no route here reads out a person.
import type { FastifyInstance } from 'fastify';
import { within } from '../../../core/access/may.ts';
import type { Actor } from '../../../core/kernel/actor.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { accept, refuse } from '../../../core/kernel/result.ts';
import { reachesLevel } from '../../../core/packs/authorise.ts';
import {
  listRehearsals,
  type RehearsalResult,
  type RehearsalView,
  readRehearsal,
} from '../../../core/simulate/contract.ts';
import type { Rehearsed } from '../../../core/simulate/rehearse.ts';
import { type AreaRecord, findArea, looksInto } from '../../areas/index.ts';
import { route } from '../../kernel/http/endpoint.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { findRehearsal, type RehearsalRow, rehearsalsOf } from './store.ts';

const POSTS = `select p.role, a.path::text, count(*)::int as n from post p join area a on a.id = p.area_id
  where p.from_at <= $2 and (p.until_at is null or p.until_at > $2)
    and (a.path @> $1::text::ltree or a.path <@ $1::text::ltree) group by 1, 2`;

const minutes = (seconds: number): number => Math.ceil(seconds / 60);
const WALKS = new Set(['grid_worker', 'volunteer']);

async function resultOf(kernel: Kernel, actor: Actor, row: RehearsalRow, area: AreaRecord): Promise<RehearsalResult> {
  const { grids, roles, ...counts } = row.result as Rehearsed;
  const { rows } = await kernel.db.pool.query(POSTS, [area.path, kernel.clock.now()]);
  const posts = rows as { role: string; path: string; n: number }[];
  const postsOf = (role: string) => posts.filter(post => post.role === role).reduce((sum, { n }) => sum + n, 0);
  const shares = await Promise.all(
    Object.entries(grids).map(async ([id, burden]) => {
      const grid = id === '' ? area : ((await findArea(kernel, id)) ?? area);
      return {
        ...{ areaId: grid.id, name: grid.name, households: burden.households, doors: burden.doors },
        ...{ minutesBefore: minutes(burden.secondsBefore), minutesAfter: minutes(burden.secondsAfter) },
        overfull: burden.overfull,
        workers: posts
          .filter(({ role, path }) => WALKS.has(role) && path === grid.path)
          .reduce((sum, { n }) => sum + n, 0),
      };
    }),
  );
  const result: RehearsalResult = {
    ...counts,
    asOf: row.as_of!,
    grids: shares.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true })),
    roles: Object.entries(roles).map(([role, matters]) => ({ role, matters, posts: postsOf(role) })),
  };
  const restricts = kernel.library.pack(row.pack, row.version)?.pack.restricts;
  if (restricts !== undefined) {
    const post = await findArea(kernel, actor.post.areaId);
    result.power = { authority: restricts.authority, has: reachesLevel(post?.kind, restricts.authority) };
  }
  return result;
}

const stateOf = (row: RehearsalRow): RehearsalView['state'] =>
  row.failed !== null
    ? 'failed'
    : row.cancelled_at !== null
      ? 'cancelled'
      : row.as_of !== null
        ? 'done'
        : row.total === null
          ? 'waiting'
          : 'running';

async function viewOf(kernel: Kernel, actor: Actor, row: RehearsalRow, area: AreaRecord): Promise<RehearsalView> {
  const title = kernel.library.pack(row.pack, row.version)?.pack.title ?? { zh: row.pack, en: row.pack };
  const view: RehearsalView = {
    ...{ id: row.id, pack: row.pack, version: row.version, title, areaId: row.area_id, areaName: area.name },
    ...{ askedAt: row.asked_at, state: stateOf(row), done: row.done },
  };
  if (row.total !== null) view.total = row.total;
  if (row.as_of !== null) view.result = await resultOf(kernel, actor, row, area);
  return view;
}

const mayLook = (actor: Actor, area: AreaRecord): boolean =>
  looksInto(actor, area) || within(actor.post.areaPath, area.path);

export function rehearsalRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, readRehearsal, async ({ actor, query, read }) => {
    const row = await read([], tx => findRehearsal(tx, query.id as Id));
    const area = row && (await findArea(kernel, row.area_id));
    if (row === undefined || area === undefined) return refuse('unknown-rehearsal');
    if (!mayLook(actor, area)) return refuse('outside-area');
    return accept(await viewOf(kernel, actor, row, area));
  });

  route(app, kernel, listRehearsals, async ({ actor, query, read }) => {
    const area = await findArea(kernel, query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!mayLook(actor, area)) return refuse('outside-area');
    const rows = await read([], tx => rehearsalsOf(tx, area.id));
    return accept({ rehearsals: await Promise.all(rows.map(row => viewOf(kernel, actor, row, area))) });
  });
}
