// `raise-demand`, `admit-demand`, `decline-demand` and `put-back-demand`. The price is counted here, by whoever decides, not told by whoever asks.

import { within } from '../../core/access/may.ts';
import type { KnownArea } from '../../core/areas/decide.ts';
import { AdmitDemand, DeclineDemand, PutBackDemand, RaiseDemand } from '../../core/demands/contract.ts';
import {
  admitDemand,
  type Decided,
  declineDemand,
  type Gate,
  putBackDemand,
  raiseDemand,
} from '../../core/demands/decide.ts';
import type { Demand, Price } from '../../core/demands/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { areasById } from '../areas/index.ts';
import { handler } from '../kernel/pipeline.ts';
import { activationsOf, type Context } from '../kernel/stream.ts';
import { inForceOver, priceDemandOver } from './price.ts';
import { addDemand, findDemands, settleDemand } from './store.ts';

type Raising = { areas: Map<Id, KnownArea>; prices: Map<Id, Price>; raised: Demand[] };
type Settling = { demands: Map<Id, Demand>; settled: Demand[] };

const gateOf = ({ kernel, activations, now, place }: Context, area: Pick<KnownArea, 'path'>): Gate => ({
  dictionary: kernel.library.dictionary,
  packs: inForceOver(kernel, activations, area, now).map(({ compiled }) => compiled),
  ...{ now, timeZone: place.timeZone },
});

export const raiseDemandHandler = handler<RaiseDemand, Raising>({
  type: 'raise-demand',
  payload: RaiseDemand,
  load: async (tx, commands, streamId, kernel) => {
    const [areas, activations] = await Promise.all([
      areasById(
        tx,
        commands.map(command => command.payload.areaId),
      ),
      activationsOf(kernel, tx, streamId),
    ]);
    const prices = new Map<Id, Price>();
    for (const { subject, payload } of commands) {
      const area = areas.get(payload.areaId);
      if (area === undefined) continue;
      const actives = inForceOver(kernel, activations, area, kernel.clock.now());
      const { pricing } = await priceDemandOver(tx, kernel, streamId, area, payload, actives);
      prices.set(subject, pricing.price());
    }
    return { areas, prices, raised: [] };
  },
  decide: (world, { subject, payload }, context) => {
    if (context.place.kind !== 'community') return refuse('open-one-community');
    const area = world.areas.get(payload.areaId);
    if (area !== undefined && !within(area.path, context.place.path))
      return refuse('outside-area', undefined, 'payload/areaId');
    const price = world.prices.get(subject) ?? { missing: {}, seconds: 0 };
    const decided = raiseDemand(subject, payload, area, price, gateOf(context, area ?? context.place));
    if (!decided.ok) return decided;
    world.raised.push(decided.value.demand);
    return accept([decided.value.event]);
  },
  write: async (tx, world, context) => {
    for (const demand of world.raised) await addDemand(tx, context.streamId, demand, context.actor.post);
  },
});

/** What becomes of the demand a command names. */
const settling = <P>(
  type: string,
  payload: typeof AdmitDemand | typeof DeclineDemand | typeof PutBackDemand,
  settle: (demand: Demand | undefined, payload: P, context: Context) => Result<Decided>,
) =>
  handler<P, Settling>({
    ...{ type, payload },
    load: async (tx, commands, streamId) => ({
      demands: await findDemands(
        tx,
        streamId,
        commands.map(command => command.subject),
      ),
      settled: [],
    }),
    decide: (world, command, context) => {
      const decided = settle(world.demands.get(command.subject), command.payload, context);
      if (!decided.ok) return decided;
      const { demand, event } = decided.value;
      world.demands.set(demand.id, demand);
      world.settled.push(demand);
      return accept([event]);
    },
    write: async (tx, world, context) => {
      for (const demand of world.settled) await settleDemand(tx, context.streamId, demand);
    },
  });

export const admitDemandHandler = settling<AdmitDemand>('admit-demand', AdmitDemand, (demand, _payload, context) =>
  admitDemand(demand, gateOf(context, { path: demand?.areaPath ?? context.place.path })),
);

export const declineDemandHandler = settling<DeclineDemand>(
  'decline-demand',
  DeclineDemand,
  (demand, { reason }, context) => declineDemand(demand, reason, context.now),
);

export const putBackDemandHandler = settling<PutBackDemand>(
  'put-back-demand',
  PutBackDemand,
  (demand, _payload, context) => putBackDemand(demand, context.now),
);
