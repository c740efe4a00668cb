// One stream held by its head: the lock under which commands are decided and projections kept. Everything that
// changes a community goes through here, one transaction at a time.
import { within } from '../../core/access/may.ts';
import type { AreaKind } from '../../core/areas/model.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import { SENSITIVITY_CLASSES } from '../../core/kernel/event.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import type { CompiledPack } from '../../core/packs/compile.ts';
import type { Activation } from '../../core/packs/model.ts';
import type { Head } from './event-log.ts';
import type { Kernel } from './kernel.ts';
import type { Scope } from './scope.ts';
import { sql, type Tx } from './unit-of-work.ts';

/** The area a stream belongs to. */
export type Place = {
  id: Id;
  kind: AreaKind | 'root';
  code: string;
  name: string;
  path: string;
  timeZone: string;
  communityId?: Id;
};

/** What a decision may know besides its world. */
export type Context = {
  kernel: Kernel;
  now: number;
  actor: Actor;
  streamId: Id;
  place: Place;
  /** Switched on at, above or below this place, ended ones included. */
  activations: readonly Activation[];
};

export const SYSTEM: Actor = {
  userId: EVERYDAY,
  post: {
    id: EVERYDAY,
    userId: EVERYDAY,
    role: 'system',
    organisationId: EVERYDAY,
    areaId: EVERYDAY,
    areaPath: '',
    from: 0,
  },
};

export const writeScope = (kernel: Kernel, postId: Id, streamId: Id): Scope => ({
  postId,
  communities: [streamId],
  streams: [streamId],
  classes: SENSITIVITY_CLASSES,
  purposes: kernel.library.purposes,
  flags: ['write'],
});

type ActivationRow = {
  id: Id;
  pack: string;
  version: number;
  earlier: { version: number; until: number }[];
  area_id: Id;
  area_path: string;
  from_at: number;
  until_at: number | null;
  ended_at: number | null;
  basis: string;
};

export const activationOf = (row: ActivationRow): Activation => {
  const activation: Activation = {
    id: row.id,
    pack: row.pack,
    version: row.version,
    areaId: row.area_id,
    areaPath: row.area_path,
    from: row.from_at,
    basis: row.basis,
  };
  if (row.earlier.length > 0) activation.earlier = row.earlier;
  if (row.until_at !== null) activation.until = row.until_at;
  if (row.ended_at !== null) activation.endedAt = row.ended_at;
  return activation;
};

/**
 * Asks for lock, place and activations in one round trip; every version that was ever in force here is loaded before it
 * resolves. `undefined` when there is no such stream. `alone`: once no command below the place is under way, and before
 * any other begins.
 */
export async function holdStream(
  kernel: Kernel,
  tx: Tx,
  streamId: Id,
  alone = false,
): Promise<{ head: Head; place: Place; activations: Activation[] } | undefined> {
  const [heads, places, activations] = await Promise.all([
    tx.rows<{ head_seq: number; head_digest: Buffer }>(LOCK_HEAD, [streamId]),
    tx.rows<{
      kind: Place['kind'];
      code: string;
      name: string;
      path: string;
      time_zone: string;
      community_id: Id | null;
    }>(HOLD_PLACE, [streamId, alone]),
    // Behind the locks, so that it sees whatever was committed before they were had.
    activationsOf(kernel, tx, streamId),
  ]);
  const [head] = heads;
  const [found] = places;
  if (head === undefined || found === undefined) return undefined;
  const place: Place = {
    id: streamId,
    kind: found.kind,
    code: found.code,
    name: found.name,
    path: found.path,
    timeZone: found.time_zone,
  };
  if (found.community_id !== null) place.communityId = found.community_id;
  return { head: { seq: head.head_seq, digest: head.head_digest }, place, activations };
}

/** What is switched on at, above or below a place, ended ones included, each with its versions loaded. */
export async function activationsOf(kernel: Kernel, tx: Tx, areaId: Id): Promise<Activation[]> {
  const rows = await tx.rows<ActivationRow & { epochs: string | null }>(ACTIVATIONS, [areaId]);
  const activations = rows.filter(row => row.id !== null).map(activationOf);
  const epochs = (rows[0]?.epochs ?? '').split(' ').flatMap(text => {
    const [path, epoch] = text.split('=');
    return epoch === undefined ? [] : [{ path: path!, epoch: Number(epoch) }];
  });
  const versions = activations.flatMap(({ pack, version, earlier = [] }) => [
    { pack, version },
    ...earlier.map(one => ({ pack, version: one.version })),
  ]);
  await kernel.catchUp({ epochs, versions });
  return activations;
}

/** The pack of an activation that was read by itself, loaded if need be. */
export async function packOf(
  kernel: Kernel,
  { pack, version }: Pick<Activation, 'pack' | 'version'>,
): Promise<CompiledPack | undefined> {
  await kernel.catchUp({ epochs: [], versions: [{ pack, version }] });
  return kernel.library.pack(pack, version);
}

export const LOCK_HEAD = sql('lock_head', 'select head_seq, head_digest from stream where id = $1 for update');
const HOLD_PLACE = sql(
  'hold_place',
  `select kind, code, name, path::text, time_zone, community_id, app.hold_path(path, $2) from area where id = $1`,
);
const ACTIVATIONS = sql(
  'activations_of_place',
  `select e.epochs, a.id, a.pack, a.version, a.earlier, a.area_id, a.area_path::text, a.from_at, a.until_at, a.ended_at, a.basis
   from area p
   cross join lateral (
     select string_agg(e.area_path::text || '=' || e.epoch, ' ') as epochs from pack_epoch e where e.area_path @> p.path) e
   left join activation a on a.area_path @> p.path or a.area_path <@ p.path
   where p.id = $1`,
);
export const MOVE_HEAD = sql('move_head', 'update stream set head_seq = $2, head_digest = $3 where id = $1');

/** Whether the actor's post reaches a household standing in this grid (undefined: in none yet). */
export const reachesGrid = (context: Context, gridId: Id | undefined): boolean => {
  const { post } = context.actor;
  return post.role === 'system' || within(context.place.path, post.areaPath) || post.areaId === gridId;
};
