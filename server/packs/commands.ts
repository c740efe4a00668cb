// Switching a pack on or off: one event in the area's stream. What follows from it is computed, or done as a job. What
// restricts people is only proposed by one office, and comes about by another's word (proposals.ts).
import { within } from '../../core/access/may.ts';
import { areaEvent, type KnownArea } from '../../core/areas/decide.ts';
import type { AreaKind } from '../../core/areas/model.ts';
import { addDuration } from '../../core/facts/durations.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { endOf, mayRestrict } from '../../core/packs/authorise.ts';
import { ActivatePack, EndActivation } from '../../core/packs/contract.ts';
import { type Activation, holdsWithin } from '../../core/packs/model.ts';
import { areasById } from '../areas/index.ts';
import { handler } from '../kernel/pipeline.ts';
import { addActivation, addProposal, endActivation, levelsAbove } from './activations.ts';
import { isOfStream } from './publishing.ts';

type On = { activation: Activation; instrument?: string | undefined; proposed: boolean };
type Switch = {
  areas: Map<Id, KnownArea>;
  levels: Map<string, AreaKind>;
  on: On[];
  off: { activation: Activation; at: number; deleteAt?: number }[];
};

export const activatePackHandler = handler<ActivatePack, Switch>({
  type: 'activate-pack',
  partly: true,
  switches: 'here',
  payload: ActivatePack,
  load: async (tx, commands, streamId) => {
    const [areas, levels] = await Promise.all([
      areasById(
        tx,
        commands.map(command => command.payload.areaId),
      ),
      levelsAbove(tx, streamId),
    ]);
    return { areas, levels, on: [], off: [] };
  },
  decide: (world, command, context) => {
    const { payload } = command;
    const { post } = context.actor;
    const area = world.areas.get(payload.areaId);
    const below = area !== undefined && within(area.path, context.place.path);
    if (area === undefined || !below || (context.place.kind !== 'community' && area.id !== context.streamId))
      return refuse('outside-area', undefined, 'payload/areaId');
    if (post.role !== 'system' && !within(area.path, post.areaPath))
      return refuse('outside-area', undefined, 'payload/areaId');
    // Homes are counted by their grid; a pack for one building would hold for nobody.
    if (area.kind === 'building' || area.kind === 'stairwell')
      return refuse('area-too-small', undefined, 'payload/areaId');
    const compiled = context.kernel.library.pack(payload.pack, payload.version, area.path);
    if (compiled === undefined) return refuse('unknown-pack', { pack: payload.pack });
    const { pack } = compiled;
    const from = payload.from ?? context.now;
    const end = endOf(pack, from, payload.until, area.timeZone);
    if (!end.ok) return end;
    const until = end.value;
    const others = [...context.activations, ...world.on.map(one => one.activation)];
    if (
      others.some(one => one.pack === payload.pack && holdsWithin(one, from, until) && within(area.path, one.areaPath))
    )
      return refuse('already-on', { pack: payload.pack });
    const { instrument } = payload;
    const power = mayRestrict(pack, { level: world.levels.get(post.areaPath), instrument });
    if (!power.ok) return power;
    const activation: Activation = {
      ...{ id: command.subject, pack: payload.pack, version: payload.version },
      ...{ areaId: area.id, areaPath: area.path, from, basis: payload.basis },
    };
    if (until !== undefined) activation.until = until;
    const proposed = pack.restricts !== undefined;
    world.on.push({ activation, instrument, proposed });
    const event = areaEvent(proposed ? 'pack.proposed' : 'pack.activated', 'activation', command.subject, {
      ...activation,
      ...(instrument === undefined ? {} : { instrument }),
    });
    const rule = `${payload.pack}@${payload.version}`;
    return accept([{ ...event, transition: proposed ? 'propose' : 'on', rule }]);
  },
  write: async (tx, world, context) => {
    for (const { activation, instrument, proposed } of world.on) {
      if (proposed)
        await addProposal(tx, context, {
          ...{ activation_id: activation.id, kind: 'activate' },
          body: { activation, basis: activation.basis, ...(instrument === undefined ? {} : { instrument }) },
        });
      else await addActivation(tx, context, activation, { instrument, signedBy: [context.actor.post.id] });
    }
  },
});

export const endActivationHandler = handler<EndActivation, Switch>({
  type: 'end-activation',
  partly: true,
  switches: 'here',
  payload: EndActivation,
  load: async () => ({ areas: new Map(), levels: new Map(), on: [], off: [] }),
  decide: (world, command, context) => {
    const activation = context.activations.find(one => one.id === command.subject);
    if (activation === undefined || !isOfStream(activation, context)) return refuse('unknown-activation');
    if (context.actor.post.role !== 'system' && !within(activation.areaPath, context.actor.post.areaPath))
      return refuse('outside-area');
    if (activation.endedAt !== undefined || world.off.some(one => one.activation.id === activation.id))
      return refuse('already-off');
    // One that has run out ended then, whenever somebody says so.
    const at = Math.min(context.now, activation.until ?? context.now);
    const retention = context.kernel.library.pack(activation.pack, activation.version)?.pack.retention;
    const deleteAt = retention === undefined ? undefined : addDuration(at, retention, context.place.timeZone);
    world.off.push({ activation, at, ...(deleteAt === undefined ? {} : { deleteAt }) });
    const rule = `${activation.pack}@${activation.version}`;
    return accept([
      {
        ...areaEvent('pack.ended', 'activation', command.subject, { reason: command.payload.reason, at }),
        transition: 'off',
        rule,
      },
    ]);
  },
  write: async (tx, world) => {
    for (const { activation, at, deleteAt } of world.off) await endActivation(tx, activation.id, at, deleteAt);
  },
});
