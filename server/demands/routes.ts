// What a demand would cost and which demands there are. Figures and words alone: no route here reads out a person.
import type { FastifyInstance } from 'fastify';
import { mayGive, within } from '../../core/access/may.ts';
import type { KnownArea } from '../../core/areas/decide.ts';
import {
  type DemandBurden,
  type DemandView,
  listDemands,
  type PricedElement,
  priceDemand,
  weighDemands,
} from '../../core/demands/contract.ts';
import { isCollected } from '../../core/demands/gate.ts';
import { minutesOf, putBackUntil, stateOf } from '../../core/demands/model.ts';
import type { Pricing } from '../../core/demands/price.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import { SENSITIVITY_CLASSES } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { holdsAt } from '../../core/packs/model.ts';
import { lastDayBefore, latestEnd } from '../../core/sheets/keeping.ts';
import { type AreaRecord, findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import { inForceOver, priceDemandOver, priceDemands } from './price.ts';
import { type KeptDemand, listDemandRows } from './store.ts';

type Asked = { area: AreaRecord; known: KnownArea; communityId: Id; gridId: Id | null };

/** The community or grid an actor may put a demand to; or why not. */
async function demandArea(kernel: Kernel, actor: Actor, areaId: Id): Promise<Result<Asked>> {
  const area = await findArea(kernel, areaId);
  if (area === undefined) return refuse('unknown-area');
  if (!looksInto(actor, area)) return refuse('outside-area');
  if (!mayGive(actor.post.role).includes('raise-demand')) return refuse('not-permitted');
  if (area.community_id === null) return refuse('open-one-community');
  if (area.kind !== 'community' && area.kind !== 'grid') return refuse('demand-area');
  const { id, kind, code, path, time_zone: timeZone } = area;
  const known = { id, kind, code, path, timeZone };
  return accept({ area, known, communityId: area.community_id, gridId: area.kind === 'grid' ? area.id : null });
}

const nameOf = async (kernel: Kernel, id: Id): Promise<string> => (await findArea(kernel, id))?.name ?? '';

/** By whom it would be borne, grid by grid in the order of their names. */
async function burdenOf(kernel: Kernel, communityId: Id, pricing: Pricing) {
  const { grids, households, mostSeconds } = pricing.burden();
  const shares = await Promise.all(
    [...grids].map(async ([gridId, { seconds, ...share }]) => {
      const areaId = gridId ?? communityId;
      return { areaId, name: await nameOf(kernel, areaId), minutes: minutesOf({ seconds }), ...share };
    }),
  );
  const sorted = shares.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  return { households, mostSeconds, minutes: minutesOf(pricing.price()), grids: sorted };
}

export function demandRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, priceDemand, async ({ actor, query, read }) => {
    const allowed = await demandArea(kernel, actor, query.area);
    if (!allowed.ok) return allowed;
    const { area, known, communityId } = allowed.value;
    const { purpose } = query;
    const { dictionary } = kernel.library;
    const found = dictionary.purposes.find(({ id }) => id === purpose);
    if (found === undefined) return refuse('unknown-purpose', { purpose });
    const elements = [...new Set(query.elements.split(',').filter(element => element !== ''))];
    const now = kernel.clock.now();
    // Every class is read so that nobody is counted who has answered; only figures leave.
    const priced = await read(
      [communityId],
      async tx => {
        const actives = inForceOver(kernel, await activationsOf(kernel, tx, communityId), area, now);
        const packs = actives.map(({ compiled }) => compiled);
        if (!isCollected(purpose, dictionary, packs)) return undefined;
        return priceDemandOver(tx, kernel, communityId, known, { purpose, elements }, actives);
      },
      SENSITIVITY_CLASSES,
    );
    if (priced === undefined) return refuse('purpose-not-in-force');
    const { pricing, refused } = priced;
    const { missing } = pricing.price();
    const seconds = new Map(dictionary.elements.map(element => [element.id, element.seconds]));
    return accept({
      elements: elements.map((element): PricedElement => {
        const of = missing[element] ?? 0;
        const one = { element, missing: of, seconds: Math.ceil((seconds.get(element) ?? 0) * of) };
        const why = refused.get(element);
        return why === undefined ? one : { ...one, refused: why };
      }),
      ...(await burdenOf(kernel, communityId, pricing)),
      latest: lastDayBefore(latestEnd(found, now, area.time_zone), area.time_zone),
    });
  });

  route(app, kernel, listDemands, async ({ actor, query, read }) => {
    const allowed = await demandArea(kernel, actor, query.area);
    if (!allowed.ok) return allowed;
    const { communityId, gridId } = allowed.value;
    const demands = await read([communityId], tx => listDemandRows(tx, communityId, gridId));
    const now = kernel.clock.now();
    const names = new Map<Id, string>();
    for (const id of new Set(demands.map(({ areaId }) => areaId))) names.set(id, await nameOf(kernel, id));
    return accept({ demands: demands.map(demand => viewOf(demand, names.get(demand.areaId)!, now)) });
  });

  route(app, kernel, weighDemands, async ({ actor, query, read }) => {
    const allowed = await demandArea(kernel, actor, query.area);
    if (!allowed.ok) return allowed;
    const { area, known, communityId, gridId } = allowed.value;
    const { dictionary } = kernel.library;
    const now = kernel.clock.now();
    const { demands, prices, round } = await read(
      [communityId],
      async tx => {
        const [all, activations] = await Promise.all([
          listDemandRows(tx, communityId, gridId),
          activationsOf(kernel, tx, communityId),
        ]);
        const demands = all
          .filter(demand => ['raised', 'admitted'].includes(stateOf(demand, now)))
          .map(demand => {
            const actives = inForceOver(kernel, activations, { path: demand.areaPath }, now);
            const packs = actives.map(({ compiled }) => compiled);
            return { ...demand, actives, inForce: isCollected(demand.purpose, dictionary, packs) };
          });
        const prices = await priceDemands(tx, kernel, communityId, known, demands);
        const round = activations.some(
          one => holdsAt(one, now) && (within(area.path, one.areaPath) || within(one.areaPath, area.path)),
        );
        return { demands, prices, round };
      },
      SENSITIVITY_CLASSES,
    );
    const weighed: DemandBurden[] = [];
    for (const [i, { id, elements, inForce }] of demands.entries()) {
      const { missing } = prices[i]!.price();
      const one: DemandBurden = {
        ...{ id, elements: elements.map(element => ({ element, missing: missing[element] ?? 0 })) },
        ...(await burdenOf(kernel, communityId, prices[i]!)),
      };
      weighed.push(inForce ? one : { ...one, refused: 'purpose-not-in-force' });
    }
    return accept({ demands: weighed, round });
  });
}

function viewOf(demand: KeptDemand, areaName: string, now: number): DemandView {
  const { id, areaId, sponsor, purpose, basis, until, form, price, raisedAt, role } = demand;
  const { admittedAt, declinedAt, reason } = demand;
  const view: DemandView = {
    ...{ id, areaId, areaName, sponsor, purpose, basis, until, raisedAt, role },
    elements: demand.elements.map(element => ({ element, missing: price.missing[element] ?? 0 })),
    ...{ minutes: minutesOf(price), state: stateOf(demand, now) },
  };
  const last = putBackUntil(demand, now);
  if (form !== undefined) view.form = form;
  if (admittedAt !== undefined) view.admittedAt = admittedAt;
  if (declinedAt !== undefined) view.declinedAt = declinedAt;
  if (reason !== undefined) view.reason = reason;
  if (last !== undefined) view.putBackUntil = last;
  return view;
}
