// Matters over the wire: lists, one whole, what may be opened, and what the post owes.
import type { FastifyInstance } from 'fastify';
import { mayGive, within } from '../../core/access/may.ts';
import { SENSITIVITY_CLASSES } from '../../core/kernel/event.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import {
  countMatters,
  listMatters,
  listMatterTypes,
  readMatter,
  readMyWork,
} from '../../core/matters/contract-reads.ts';
import type { Mover } from '../../core/packs/model.ts';
import { holdsAt } from '../../core/packs/model.ts';
import { activationAt } from '../../core/packs/version.ts';
import { findArea } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import { countByBuilding } from './counts.ts';
import { actsForResidents } from './doer.ts';
import { inboxOf } from './inbox-read.ts';
import { type Filter, listPage, nextOfPage, owedBy } from './list.ts';
import { readWhole } from './page.ts';
import { rowsOf } from './rows.ts';
import { seen, sightOf } from './scope.ts';

const PAGE = 50;
const MOST_OWED = 100;
const BY_HAND = ['visit', 'resident', 'phone', 'staff'] as const;

export function matterRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listMatters, async ({ query, actor, read }) => {
    const sight = await sightOf(kernel, actor, query.community);
    if (!sight.ok) return sight;
    let { grid } = sight.value;
    if (query.grid !== undefined) {
      if (grid !== undefined && grid !== query.grid) return refuse('outside-area');
      const area = await findArea(kernel, query.grid);
      if (area?.community_id !== query.community) return refuse('unknown-grid');
      grid = query.grid;
    }
    const { community: communityId, mine, grid: _, ...rest } = query;
    const filter: Filter = { ...rest, limit: query.limit ?? PAGE, ...(mine === true ? { mine: actor.post.id } : {}) };
    return read([communityId], async (tx, saw) => {
      const where = await seen(tx, kernel, actor, { ...sight.value, ...(grid === undefined ? {} : { grid }) });
      const listed = await listPage(tx, where, communityId, filter, kernel.clock.now());
      const page = listed.slice(0, filter.limit);
      const items = await rowsOf(tx, kernel, communityId, actor, page);
      saw(communityId, items.length);
      const last = page.at(-1);
      return accept(listed.length > page.length && last !== undefined ? { items, next: nextOfPage(last) } : { items });
    });
  });

  route(app, kernel, countMatters, async ({ query, actor, read }) => {
    const sight = await sightOf(kernel, actor, query.community);
    if (!sight.ok) return sight;
    const { community, mine, ...rest } = query;
    const counted = mine === true ? { ...rest, mine: actor.post.id } : rest;
    return read([community], async tx => {
      const where = await seen(tx, kernel, actor, sight.value);
      return accept({ buildings: await countByBuilding(tx, where, counted, kernel.clock.now()) });
    });
  });

  route(app, kernel, readMatter, async ({ query, actor, read }) => {
    const sight = await sightOf(kernel, actor, query.community);
    if (!sight.ok) return sight;
    return read(
      [query.community],
      (tx, saw) => readWhole(tx, kernel, actor, sight.value, query.id, saw),
      SENSITIVITY_CLASSES,
    );
  });

  route(app, kernel, listMatterTypes, async ({ query, actor, read }) => {
    const sight = await sightOf(kernel, actor, query.community);
    if (!sight.ok) return sight;
    const { community, grid } = sight.value;
    const activations = await read([query.community], tx => activationsOf(kernel, tx, query.community));
    const now = kernel.clock.now();
    const { role } = actor.post;
    const opens = mayGive(role).includes('open-matter');
    const may = (movers: readonly Mover[], mover: Mover) => opens && movers.includes(mover);
    const types = new Map<string, ReturnType<typeof typesOf>>();
    for (const activation of activations) {
      if (!holdsAt(activation, now) || types.has(activation.pack)) continue;
      const reaches =
        within(community.path, activation.areaPath) ||
        (grid === undefined ? within(activation.areaPath, community.path) : activation.areaId === grid);
      if (reaches) types.set(activation.pack, typesOf(kernel, activationAt(activation, now)));
    }
    return accept({
      types: [...types.values()].flat().map(({ movers, ...type }) => ({
        ...type,
        may: may(movers, role),
        mayForResident: actsForResidents(role) && may(movers, 'resident'),
      })),
    });
  });

  route(app, kernel, readMyWork, async ({ query, actor, read }) => {
    const sight = await sightOf(kernel, actor, query.community);
    if (!sight.ok) return sight;
    const { post } = actor;
    return read([query.community], async (tx, saw) => {
      const where = await seen(tx, kernel, actor, sight.value);
      const now = kernel.clock.now();
      const by = { post: post.id, role: post.role, now, soonMs: DAY_MS, limit: MOST_OWED };
      const [{ counts, matters }, inbox] = await Promise.all([
        owedBy(tx, where, by),
        inboxOf(tx, kernel, query.community, { post: post.id, role: post.role, grid: sight.value.grid }),
      ]);
      const rows = await rowsOf(tx, kernel, query.community, actor, matters);
      saw(query.community, rows.length + inbox.notices.length);
      return accept({ ...counts, matters: rows, ...inbox });
    });
  });
}

/** The types of an activation's pack, with who may open one by hand: nobody, where rules alone do. */
function typesOf(kernel: Kernel, { pack, version }: { pack: string; version: number }) {
  const compiled = kernel.library.pack(pack, version);
  if (compiled === undefined) return [];
  return [...compiled.matters].map(([id, { type }]) => ({
    ...{ pack, packTitle: compiled.pack.title, type: id, title: type.title, subject: type.subject },
    by: type.open === undefined ? [] : [...(type.open.by ?? BY_HAND)],
    states: Object.entries(type.states).map(([state, { title, final }]) => ({
      ...{ id: state, title, final: final === true },
    })),
    movers: type.open?.may ?? [],
  }));
}
