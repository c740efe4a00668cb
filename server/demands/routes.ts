// What a demand would cost and which demands there are. Figures and words alone: no route here reads out a person.
import type { FastifyInstance } from 'fastify';
import { mayGive } from '../../core/access/may.ts';
import { type DemandView, listDemands, type PricedElement, priceDemand } from '../../core/demands/contract.ts';
import { isCollected } from '../../core/demands/gate.ts';
import { minutesOf, stateOf } from '../../core/demands/model.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import { SENSITIVITY_CLASSES } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { lastDayBefore, latestEnd } from '../../core/sheets/keeping.ts';
import { type AreaRecord, findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import { inForceOver, priceDemandOver } from './price.ts';
import { type KeptDemand, listDemandRows } from './store.ts';

type Asked = { area: AreaRecord; communityId: Id; gridId: Id | null };

/** The community or grid an actor may put a demand to; or why not. */
async function demandArea(kernel: Kernel, actor: Actor, areaId: Id): Promise<Result<Asked>> {
  const area = await findArea(kernel, areaId);
  if (area === undefined) return refuse('unknown-area');
  if (!looksInto(actor, area)) return refuse('outside-area');
  if (!mayGive(actor.post.role).includes('raise-demand')) return refuse('not-permitted');
  if (area.community_id === null) return refuse('open-one-community');
  if (area.kind !== 'community' && area.kind !== 'grid') return refuse('demand-area');
  return accept({ area, communityId: area.community_id, gridId: area.kind === 'grid' ? area.id : null });
}

export function demandRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, priceDemand, async ({ actor, query, read }) => {
    const allowed = await demandArea(kernel, actor, query.area);
    if (!allowed.ok) return allowed;
    const { area, communityId } = allowed.value;
    const { purpose } = query;
    const { dictionary } = kernel.library;
    const found = dictionary.purposes.find(({ id }) => id === purpose);
    if (found === undefined) return refuse('unknown-purpose', { purpose });
    const elements = [...new Set(query.elements.split(',').filter(element => element !== ''))];
    const now = kernel.clock.now();
    const { id, kind, code, path, time_zone: timeZone } = area;
    // Every class is read so that nobody is counted who has answered; only figures leave.
    return read(
      [communityId],
      async tx => {
        const actives = inForceOver(kernel, await activationsOf(tx, communityId), area, now);
        const packs = actives.map(({ compiled }) => compiled);
        if (!isCollected(purpose, dictionary, packs)) return refuse('purpose-not-in-force');
        const known = { id, kind, code, path, timeZone };
        const { price, refused } = await priceDemandOver(
          tx,
          kernel,
          communityId,
          known,
          { purpose, elements },
          actives,
        );
        const seconds = new Map(dictionary.elements.map(element => [element.id, element.seconds]));
        return accept({
          elements: elements.map((element): PricedElement => {
            const missing = price.missing[element] ?? 0;
            const priced = { element, missing, seconds: Math.ceil((seconds.get(element) ?? 0) * missing) };
            const why = refused.get(element);
            return why === undefined ? priced : { ...priced, refused: why };
          }),
          minutes: minutesOf(price),
          latest: lastDayBefore(latestEnd(found, now, timeZone), timeZone),
        });
      },
      SENSITIVITY_CLASSES,
    );
  });

  route(app, kernel, listDemands, async ({ actor, query, read }) => {
    const allowed = await demandArea(kernel, actor, query.area);
    if (!allowed.ok) return allowed;
    const { communityId, gridId } = allowed.value;
    const demands = await read([communityId], tx => listDemandRows(tx, communityId, gridId));
    const now = kernel.clock.now();
    return accept({ demands: demands.map(demand => viewOf(demand, now)) });
  });
}

function viewOf(demand: KeptDemand, now: number): DemandView {
  const { id, areaId, sponsor, purpose, basis, until, form, price, raisedAt, role } = demand;
  const { admittedAt, declinedAt, reason } = demand;
  const view: DemandView = {
    ...{ id, areaId, sponsor, purpose, basis, until, raisedAt, role },
    elements: demand.elements.map(element => ({ element, missing: price.missing[element] ?? 0 })),
    ...{ minutes: minutesOf(price), state: stateOf(demand, now) },
  };
  if (form !== undefined) view.form = form;
  if (admittedAt !== undefined) view.admittedAt = admittedAt;
  if (declinedAt !== undefined) view.declinedAt = declinedAt;
  if (reason !== undefined) view.reason = reason;
  return view;
}
