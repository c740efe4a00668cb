// `rehearse-pack` and `cancel-rehearsal`: asking to count what a switch would bring is on record; the counting is a job.
import { within } from '../../../core/access/may.ts';
import { areaEvent, type KnownArea } from '../../../core/areas/decide.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { accept, refuse } from '../../../core/kernel/result.ts';
import { CancelRehearsal, RehearsePack } from '../../../core/simulate/contract.ts';
import { areasById } from '../../areas/index.ts';
import { promiseWork } from '../../kernel/outbox.ts';
import { handler } from '../../kernel/pipeline.ts';
import { addRehearsal, cancelRehearsal, findRehearsal, type RehearsalRow } from './store.ts';

/** The topic of the job. */
export const REHEARSALS = 'rehearse';

type Asking = { areas: Map<Id, KnownArea>; asked: { id: Id; payload: RehearsePack }[] };

const rehearsePackHandler = handler<RehearsePack, Asking>({
  type: 'rehearse-pack',
  partly: true,
  payload: RehearsePack,
  load: async (tx, commands) => ({
    areas: await areasById(
      tx,
      commands.map(command => command.payload.areaId),
    ),
    asked: [],
  }),
  decide: (world, command, context) => {
    const { payload } = command;
    const area = world.areas.get(payload.areaId);
    const below = area !== undefined && within(area.path, context.place.path);
    if (!below || (context.place.kind !== 'community' && area.id !== context.streamId))
      return refuse('outside-area', undefined, 'payload/areaId');
    if (context.actor.post.role !== 'system' && !within(area.path, context.actor.post.areaPath))
      return refuse('outside-area', undefined, 'payload/areaId');
    if (area.kind === 'building' || area.kind === 'stairwell')
      return refuse('area-too-small', undefined, 'payload/areaId');
    if (context.kernel.library.pack(payload.pack, payload.version, area.path) === undefined)
      return refuse('unknown-pack', { pack: payload.pack });
    world.asked.push({ id: command.subject, payload });
    const rule = `${payload.pack}@${payload.version}`;
    return accept([{ ...areaEvent('pack.rehearsed', 'area', area.id, { rehearsal: command.subject }), rule }]);
  },
  write: async (tx, world, context) => {
    for (const { id, payload } of world.asked) {
      await addRehearsal(tx, {
        ...{ id, stream_id: context.streamId, area_id: payload.areaId },
        ...{ pack: payload.pack, version: payload.version, post_id: context.actor.post.id, asked_at: context.now },
      });
      await promiseWork(tx, REHEARSALS, { rehearsalId: id }, context.now);
    }
  },
});

type Cancelling = { rows: Map<Id, RehearsalRow>; cancelled: Id[] };

const cancelRehearsalHandler = handler<CancelRehearsal, Cancelling>({
  type: 'cancel-rehearsal',
  partly: true,
  payload: CancelRehearsal,
  load: async (tx, commands) => {
    const rows = await Promise.all(commands.map(({ subject }) => findRehearsal(tx, subject)));
    return { rows: new Map(rows.flatMap(row => (row === undefined ? [] : [[row.id, row]]))), cancelled: [] };
  },
  decide: (world, { subject }, context) => {
    const row = world.rows.get(subject);
    if (row === undefined || row.stream_id !== context.streamId) return refuse('unknown-rehearsal');
    if (row.as_of !== null || row.cancelled_at !== null || world.cancelled.includes(subject))
      return refuse('rehearsal-over');
    world.cancelled.push(subject);
    return accept([areaEvent('rehearsal.cancelled', 'area', row.area_id, { rehearsal: subject })]);
  },
  write: async (tx, world, context) => {
    for (const id of world.cancelled) await cancelRehearsal(tx, id, context.now);
  },
});

export const rehearsalHandlers = [rehearsePackHandler, cancelRehearsalHandler];
