// POST /api/commands: the door every surface's commands come in by.
import type { FastifyInstance } from 'fastify';
import { postCommands } from '../../../core/kernel/endpoint.ts';
import { accept } from '../../../core/kernel/result.ts';
import type { Kernel } from '../kernel.ts';
import type { Pipeline } from '../pipeline.ts';
import { route } from './endpoint.ts';

export function commandRoutes(app: FastifyInstance, kernel: Kernel, pipeline: Pipeline): void {
  route(app, kernel, postCommands, async (asked, reply) => {
    const replies = await pipeline.submit(asked.actor, asked.body.commands);
    // When nothing could be decided the whole batch is to be sent again, which its ids make safe.
    if (replies.every(one => one.refusal?.code === 'busy')) reply.code(503);
    return accept({ replies });
  });
}
