// What waits at a community's desk, counted: no row about anybody leaves the database for it, so no look is logged.
import type { FastifyInstance } from 'fastify';
import { mayGive } from '../../core/access/may.ts';
import { getDesk } from '../../core/board/contract.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { countDuplicates } from '../registry/index.ts';
import { countCallbacks } from '../visits/index.ts';

export function deskRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, getDesk, async asked => {
    const area = await findArea(kernel, asked.query.community);
    if (area?.kind !== 'community') return refuse('unknown-area');
    if (!looksInto(asked.actor, area)) return refuse('outside-area');
    const may = mayGive(asked.actor.post.role);
    return asked.read([area.id], async tx => {
      const desk: { callbacks?: number; duplicates?: number } = {};
      if (may.includes('answer-callback')) desk.callbacks = await countCallbacks(tx, kernel, area.id, area.time_zone);
      if (may.includes('settle-duplicate')) desk.duplicates = await countDuplicates(tx, area.id);
      return accept(desk);
    });
  });
}
