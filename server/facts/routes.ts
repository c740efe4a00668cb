// The dictionary as published, for pages that show and ask.
import type { FastifyInstance } from 'fastify';
import { getDictionary } from '../../core/facts/contract.ts';
import { accept } from '../../core/kernel/result.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';

export function factRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, getDictionary, async (_asked, reply) => {
    reply.header('cache-control', 'private, max-age=300');
    return accept(kernel.library.dictionary);
  });
}
