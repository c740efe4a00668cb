// One stream held by its head: the lock under which commands are decided and projections kept. Everything that
// changes a community goes through here, one transaction at a time.
import { within } from '../../core/access/may.ts';
import type { AreaKind } from '../../core/areas/model.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import { SENSITIVITY_CLASSES } from '../../core/kernel/event.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
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
  if (row.until_at !== null) activation.until = row.until_at;
  if (row.ended_at !== null) activation.endedAt = row.ended_at;
  return activation;
};

/** Asks for lock, place and activations in one round trip. `undefined` when there is no such stream. */
export async function holdStream(
  tx: Tx,
  streamId: Id,
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
    }>(PLACE, [streamId]),
    tx.rows<ActivationRow>(ACTIVATIONS, [streamId]),
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
  return { head: { seq: head.head_seq, digest: head.head_digest }, place, activations: activations.map(activationOf) };
}

/** What is switched on at, above or below a place, ended ones included. */
export const activationsOf = async (tx: Tx, areaId: Id): Promise<Activation[]> =>
  (await tx.rows<ActivationRow>(ACTIVATIONS, [areaId])).map(activationOf);

export const LOCK_HEAD = sql('lock_head', 'select head_seq, head_digest from stream where id = $1 for update');
const PLACE = sql('place', 'select kind, code, name, path::text, time_zone, community_id from area where id = $1');
const ACTIVATIONS = sql(
  'activations_of_place',
  `select a.id, a.pack, a.version, a.area_id, a.area_path::text, a.from_at, a.until_at, a.ended_at, a.basis
   from activation a, area p where p.id = $1 and (a.area_path @> p.path or a.area_path <@ p.path)`,
);
export const MOVE_HEAD = sql('move_head', 'update stream set head_seq = $2, head_digest = $3 where id = $1');

/** Whether the actor's post reaches a household standing in this grid (undefined: in none yet). */
export const reachesGrid = (context: Context, gridId: Id | undefined): boolean => {
  const { post } = context.actor;
  return post.role === 'system' || within(context.place.path, post.areaPath) || post.areaId === gridId;
};
