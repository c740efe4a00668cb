// Switching a pack on or off: one event in the area's stream. What follows from it is computed, or done as a job.

import { within } from '../../core/access/may.ts';
import { areaEvent, type KnownArea } from '../../core/areas/decide.ts';
import { addDuration } from '../../core/facts/durations.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { ActivatePack, EndActivation } from '../../core/packs/contract.ts';
import { type Activation, holdsWithin } from '../../core/packs/model.ts';
import { areasById } from '../areas/index.ts';
import { promiseWork } from '../kernel/outbox.ts';
import { handler } from '../kernel/pipeline.ts';
import { sql } from '../kernel/unit-of-work.ts';
import { isOfStream } from './publishing.ts';

type Switch = {
  areas: Map<Id, KnownArea>;
  on: Activation[];
  off: { activation: Activation; at: number }[];
};

export const activatePackHandler = handler<ActivatePack, Switch>({
  type: 'activate-pack',
  partly: true,
  switches: 'here',
  payload: ActivatePack,
  load: async (tx, commands) => ({
    areas: await areasById(
      tx,
      commands.map(command => command.payload.areaId),
    ),
    on: [],
    off: [],
  }),
  decide: (world, command, context) => {
    const { payload } = command;
    const area = world.areas.get(payload.areaId);
    const below = area !== undefined && within(area.path, context.place.path);
    if (area === undefined || !below || (context.place.kind !== 'community' && area.id !== context.streamId))
      return refuse('outside-area', undefined, 'payload/areaId');
    if (context.actor.post.role !== 'system' && !within(area.path, context.actor.post.areaPath))
      return refuse('outside-area', undefined, 'payload/areaId');
    // Homes are counted by their grid; a pack for one building would hold for nobody.
    if (area.kind === 'building' || area.kind === 'stairwell')
      return refuse('area-too-small', undefined, 'payload/areaId');
    const compiled = context.kernel.library.pack(payload.pack, payload.version, area.path);
    if (compiled === undefined) return refuse('unknown-pack', { pack: payload.pack });
    const from = payload.from ?? context.now;
    const { sunset } = compiled.pack;
    const latest = sunset === undefined ? undefined : addDuration(from, sunset, area.timeZone);
    const until = payload.until ?? latest;
    if (until !== undefined && until <= from) return refuse('ends-before-start', undefined, 'payload/until');
    if (latest !== undefined && until !== undefined && until > latest)
      return refuse('beyond-sunset', { sunset: sunset ?? '' }, 'payload/until');
    const others = [...context.activations, ...world.on];
    if (
      others.some(one => one.pack === payload.pack && holdsWithin(one, from, until) && within(area.path, one.areaPath))
    )
      return refuse('already-on', { pack: payload.pack });
    const activation: Activation = {
      id: command.subject,
      pack: payload.pack,
      version: payload.version,
      areaId: area.id,
      areaPath: area.path,
      from,
      basis: payload.basis,
    };
    if (until !== undefined) activation.until = until;
    world.on.push(activation);
    const rule = `${payload.pack}@${payload.version}`;
    return accept([
      { ...areaEvent('pack.activated', 'activation', command.subject, { ...activation }), transition: 'on', rule },
    ]);
  },
  write: async (tx, world, context) => {
    for (const one of world.on) {
      await tx.rows(ADD_ACTIVATION, [
        one.id,
        context.streamId,
        one.pack,
        one.version,
        one.areaId,
        one.areaPath,
        one.from,
        one.until ?? null,
        one.basis,
      ]);
      await tx.rows(ADD_KEY, [one.id, context.kernel.ring.wrapNew(), context.now]);
      await promiseWork(tx, 'recount', { activationId: one.id }, context.now);
    }
  },
});

export const endActivationHandler = handler<EndActivation, Switch>({
  type: 'end-activation',
  partly: true,
  switches: 'here',
  payload: EndActivation,
  load: async () => ({ areas: new Map(), on: [], off: [] }),
  decide: (world, command, context) => {
    const activation = context.activations.find(one => one.id === command.subject);
    if (activation === undefined || !isOfStream(activation, context)) return refuse('unknown-activation');
    if (context.actor.post.role !== 'system' && !within(activation.areaPath, context.actor.post.areaPath))
      return refuse('outside-area');
    if (activation.endedAt !== undefined || world.off.some(one => one.activation.id === activation.id))
      return refuse('already-off');
    world.off.push({ activation, at: context.now });
    const rule = `${activation.pack}@${activation.version}`;
    return accept([
      {
        ...areaEvent('pack.ended', 'activation', command.subject, { reason: command.payload.reason, at: context.now }),
        transition: 'off',
        rule,
      },
    ]);
  },
  write: async (tx, world, context) => {
    for (const { activation, at } of world.off) {
      await tx.rows(END_ACTIVATION, [activation.id, at]);
      await promiseWork(tx, 'recount', { activationId: activation.id }, context.now);
    }
  },
});

const ADD_ACTIVATION = sql(
  'add_activation',
  `insert into activation (id, stream_id, pack, version, area_id, area_path, from_at, until_at, basis)
   values ($1, $2, $3, $4, $5, $6::text::ltree, $7, $8, $9)`,
);
const ADD_KEY = sql(
  'add_activation_key',
  'insert into vault.activation_key (activation_id, wrapped, created_at) values ($1, $2, $3)',
);
const END_ACTIVATION = sql('end_activation', 'update activation set ended_at = $2 where id = $1 and ended_at is null');
