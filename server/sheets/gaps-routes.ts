// What a handed-in sheet would leave empty: counted for whoever handed it in, and listed, which stands on record.
import type { FastifyInstance } from 'fastify';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { countGaps, listGaps } from '../../core/sheets/gaps-contract.ts';
import type { SheetLayout } from '../../core/sheets/model.ts';
import { type Asked, route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { inTurn } from './aside.ts';
import { countGapsOf, listGapsOf } from './gaps.ts';
import { isInForce } from './rows.ts';
import { type Allowed, requestOf, scopeOf } from './scope.ts';
import { findTemplate, layoutOf } from './templates.ts';

/** A sheet somebody handed in, as far as they may still fill it. */
async function handedIn(
  asked: Asked<unknown, unknown>,
  kernel: Kernel,
  id: Id,
): Promise<Result<{ layout: SheetLayout; allowed: Allowed }>> {
  const template = await findTemplate(asked, kernel, id);
  if (template === undefined) return refuse('unknown-template');
  const allowed = await scopeOf(kernel, asked.actor, requestOf(template.detail));
  return allowed.ok ? accept({ layout: layoutOf(template.detail), allowed: allowed.value }) : allowed;
}

export function gapRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, countGaps, async asked => {
    const found = await handedIn(asked, kernel, asked.query.id);
    if (!found.ok) return found;
    const { layout, allowed } = found.value;
    const { scope } = allowed;
    return inTurn(() =>
      asked.read(
        [scope.communityId],
        async tx => {
          if (!(await isInForce(tx, kernel, scope.communityId, scope.purpose))) return refuse('purpose-not-in-force');
          return accept({ columns: await countGapsOf(tx, kernel, scope, layout) });
        },
        scope.classes,
      ),
    );
  });

  route(app, kernel, listGaps, async asked => {
    const found = await handedIn(asked, kernel, asked.query.id);
    if (!found.ok) return found;
    const { layout, allowed } = found.value;
    const { scope, keptUntil } = allowed;
    return inTurn(() =>
      asked.read(
        [scope.communityId],
        async (tx, saw) => {
          if (!(await isInForce(tx, kernel, scope.communityId, scope.purpose))) return refuse('purpose-not-in-force');
          const listed = await listGapsOf(tx, kernel, scope, layout, asked.query.column);
          if (listed.items.length > 0)
            saw(scope.communityId, listed.items.length, undefined, { purpose: scope.purpose, keptUntil });
          return accept(listed);
        },
        scope.classes,
      ),
    );
  });
}
