// A community's items with what is free, promised and out, and the history of each. Nothing here is about a person.
import type { FastifyInstance } from 'fastify';
import { overlaps } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import { type Id, isId } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { getResource, listMovements, listResources } from '../../core/resources/contract.ts';
import { reachesResource } from '../../core/resources/decide.ts';
import { findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { listMovementRows, listResourceRows, openReservations, viewOf } from './read.ts';
import { findPlaces, findResourceRow, type ResourceRow, resourceOf } from './store.ts';

const PAGE = 50;
const NUMBER = /^\d{1,15}$/;

/** The item a page asks for, in a community its post works in. */
async function seen(kernel: Kernel, actor: Actor, tx: Tx, communityId: Id, id: Id): Promise<Result<ResourceRow>> {
  const community = await findArea(kernel, communityId);
  if (community?.kind !== 'community') return refuse('unknown-area');
  if (!overlaps(actor.post, community.path)) return refuse('outside-area');
  const row = await findResourceRow(tx, communityId, id);
  if (row === undefined) return refuse('unknown-resource');
  const reached = looksInto(actor, community) || reachesResource(actor.post, resourceOf(row), communityId);
  return reached ? accept(row) : refuse('outside-area');
}

export function resourceRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listResources, async ({ actor, query, read }) => {
    const area = await findArea(kernel, query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!looksInto(actor, area)) return refuse('outside-area');
    const { community_id: communityId } = area;
    if (communityId === null) return refuse('open-one-community');
    const { kind, retired = false, after, limit = PAGE } = query;
    return read([communityId], async tx => {
      const place = area.kind === 'community' ? undefined : (await findPlaces(tx, communityId, [area.id])).get(area.id);
      const rows = await listResourceRows(tx, communityId, {
        ...{ kind, retired, within: place?.path, limit: limit + 1 },
        ...(isId(after) ? { after } : {}),
      });
      const page = rows.slice(0, limit);
      return accept({
        items: page.map(viewOf),
        ...(rows.length > limit ? { next: page.at(-1)!.id } : {}),
      });
    });
  });

  route(app, kernel, getResource, ({ actor, query: { community, id }, read }) =>
    read([community], async tx => {
      const found = await seen(kernel, actor, tx, community, id);
      if (!found.ok) return found;
      return accept({ resource: viewOf(found.value), reservations: await openReservations(tx, community, id) });
    }),
  );

  route(app, kernel, listMovements, ({ actor, query: { community, id, after = '', limit = PAGE }, read }) =>
    read([community], async tx => {
      const found = await seen(kernel, actor, tx, community, id);
      if (!found.ok) return found;
      const from = NUMBER.test(after) ? Number(after) : undefined;
      const rows = await listMovementRows(tx, community, id, from, limit + 1);
      const page = rows.slice(0, limit);
      return accept({
        items: page.map(one => one.view),
        ...(rows.length > limit ? { next: String(page.at(-1)!.n) } : {}),
      });
    }),
  );
}
