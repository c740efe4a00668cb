// The commands that move resources. One world for all of them: the items and reservations a run names.
import type { TSchema } from 'typebox';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import {
  AddResource,
  CountResource,
  ExpireReservation,
  ReceiveResource,
  ReleaseReservation,
  ReserveResource,
  RetireResource,
  ReturnResource,
  TakeResource,
} from '../../core/resources/contract.ts';
import {
  addResource,
  consumeResource,
  countResource,
  expireReservation,
  type Moved,
  type Place,
  reachesResource,
  receiveResource,
  releaseReservation,
  reserveResource,
  retireResource,
  returnResource,
  takeResource,
} from '../../core/resources/decide.ts';
import type { Reservation, Resource } from '../../core/resources/model.ts';
import type { AnyHandler } from '../kernel/pipeline.ts';
import { handler } from '../kernel/pipeline.ts';
import type { Context } from '../kernel/stream.ts';
import { findPlaces, findReservations, findResources, writeLines } from './store.ts';

type World = {
  resources: Map<Id, Resource>;
  reservations: Map<Id, Reservation>;
  places: Map<Id, Place>;
  moved: Moved[];
};
/** What a decision may look at. */
type Seen<P> = {
  subject: Id;
  payload: P;
  resource: Resource | undefined;
  reservation: Reservation | undefined;
  place: Place | undefined;
  now: number;
};
type Named = { reservation?: Id; areaId?: Id };

/** `partly`: also in a post over a part of the community, as far as the item lies there. */
function moving<P extends object>(
  type: string,
  payload: TSchema,
  decide: (seen: Seen<P>) => Result<Moved | undefined>,
  { partly = false } = {},
): AnyHandler {
  return handler<P, World>({
    ...{ type, payload, partly },
    load: async (tx, commands, streamId) => {
      const named = commands.map(command => command.payload as Named);
      const [resources, reservations, places] = await Promise.all([
        findResources(
          tx,
          streamId,
          commands.map(command => command.subject),
        ),
        findReservations(
          tx,
          streamId,
          named.flatMap(one => one.reservation ?? []),
        ),
        findPlaces(
          tx,
          streamId,
          named.flatMap(one => one.areaId ?? []),
        ),
      ]);
      return { resources, reservations, places, moved: [] };
    },
    decide: (world, command, { place, actor: { post }, now }: Context) => {
      if (place.kind !== 'community') return refuse('open-one-community');
      const resource = world.resources.get(command.subject);
      if (partly && post.role !== 'system' && resource !== undefined && !reachesResource(post, resource, place.id))
        return refuse('outside-area');
      const named = command.payload as Named;
      const decided = decide({
        ...{ subject: command.subject, payload: command.payload, resource, now },
        reservation: world.reservations.get(named.reservation ?? ''),
        place: world.places.get(named.areaId ?? ''),
      });
      if (!decided.ok) return decided;
      const moved = decided.value;
      if (moved === undefined) return accept([]);
      world.resources.set(moved.resource.id, moved.resource);
      if (moved.reservation !== undefined) world.reservations.set(moved.reservation.id, moved.reservation);
      world.moved.push({ ...moved, at: command.observedAt });
      return accept([moved.event]);
    },
    write: (tx, world, { streamId, now, actor: { post }, kernel }) =>
      writeLines(tx, { streamId, now, post, newId: kernel.newId }, world.moved),
  });
}

export const resourceHandlers: AnyHandler[] = [
  moving<AddResource>('add-resource', AddResource, ({ subject, payload, resource, place, now }) =>
    addResource(subject, payload, resource, place, now),
  ),
  moving<ReceiveResource>('receive-resource', ReceiveResource, ({ payload: { quantity, reason }, resource }) =>
    receiveResource(resource, quantity, reason),
  ),
  moving<ReserveResource>('reserve-resource', ReserveResource, ({ payload, resource, reservation, now }) =>
    reserveResource(resource, reservation, payload, now),
  ),
  moving<TakeResource>(
    'take-resource',
    TakeResource,
    ({ payload, resource, reservation, now }) => takeResource(resource, reservation, payload, now),
    { partly: true },
  ),
  moving<ReturnResource>(
    'return-resource',
    ReturnResource,
    ({ payload: { quantity, ...about }, resource }) => returnResource(resource, quantity, about),
    { partly: true },
  ),
  moving<ReturnResource>(
    'use-resource',
    ReturnResource,
    ({ payload: { quantity, ...about }, resource }) => consumeResource(resource, quantity, about),
    { partly: true },
  ),
  moving<ReleaseReservation>('release-reservation', ReleaseReservation, ({ resource, reservation, now }) =>
    releaseReservation(resource, reservation, now),
  ),
  moving<ExpireReservation>(
    'expire-reservation',
    ExpireReservation,
    ({ payload: { instant }, resource, reservation, now }) =>
      accept(expireReservation(resource, reservation, instant, now)),
  ),
  moving<CountResource>('count-resource', CountResource, ({ payload: { counted, reason }, resource }) =>
    countResource(resource, counted, reason),
  ),
  moving<RetireResource>('retire-resource', RetireResource, ({ payload: { reason }, resource, now }) =>
    retireResource(resource, reason, now),
  ),
];
