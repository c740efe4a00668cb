// The forms a community remembers and the headers this deployment was taught, for those who keep sheets.
import type { FastifyInstance } from 'fastify';
import { mayKeepSheets } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { isFollowed, settleTaught } from '../../core/sheets/mapping.ts';
import { listForms, listTaughtHeaders } from '../../core/sheets/mapping-contract.ts';
import { type AreaRecord, findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { lessonsOf, listMappings } from './mappings.ts';

const MOST_LESSONS = 2000;

/** The area, in one community, whose sheets an actor keeps; or why not. */
export async function keptArea(
  kernel: Kernel,
  actor: Actor,
  areaId: Id,
): Promise<Result<{ area: AreaRecord; communityId: Id }>> {
  const area = await findArea(kernel, areaId);
  if (area === undefined) return refuse('unknown-area');
  if (!looksInto(actor, area)) return refuse('outside-area');
  if (!mayKeepSheets(actor.post.role)) return refuse('not-permitted');
  if (area.community_id === null) return refuse('open-one-community');
  return accept({ area, communityId: area.community_id });
}

export function mappingRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listForms, async ({ actor, query, read }) => {
    const kept = await keptArea(kernel, actor, query.area);
    if (!kept.ok) return kept;
    const { communityId } = kept.value;
    const mappings = await read([communityId], tx => listMappings(tx, communityId));
    return accept({
      forms: mappings.map(({ fingerprint, title, row, columns, at, role }) => ({
        ...{ fingerprint, title, row, at, role },
        columns: columns.map(({ header, means }) => ({ header, means })),
      })),
    });
  });

  route(app, kernel, listTaughtHeaders, async ({ actor, query, read }) => {
    const kept = await keptArea(kernel, actor, query.area);
    if (!kept.ok) return kept;
    const { communityId } = kept.value;
    const lessons = await read([communityId], lessonsOf);
    const follows = isFollowed(settleTaught(lessons));
    return accept({
      headers: lessons.slice(0, MOST_LESSONS).map(lesson => {
        const { spelling, row, means, at, role } = lesson;
        const here = lesson.communityId === communityId;
        return { spelling, row, means, at, role, here, outvoted: !follows(lesson) };
      }),
    });
  });
}
