// The tick that lets go of what nobody came for. The command's id is made of the reservation and its instant, so that
// two schedulers end it once.
import { createHash } from 'node:crypto';
import { type Id, idAt } from '../../core/kernel/id.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Pipeline } from '../kernel/pipeline.ts';
import { SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction } from '../kernel/unit-of-work.ts';
import { dueReservations } from './store.ts';

const CHANCE = 10;

/** The id of the command by which a reservation ends at an instant (ms): the same whoever gives it. */
export const idOfExpiry = (reservationId: Id, instant: number): Id =>
  idAt(instant, createHash('sha256').update(`${reservationId} ${instant} expire`).digest().subarray(0, CHANCE));

/** Ends every reservation whose instant has come; one community that fails leaves the next its turn. */
export async function expireReservations(kernel: Kernel, pipeline: Pipeline): Promise<void> {
  const scope = { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system' as const] };
  const now = kernel.clock.now();
  const due = await inTransaction(kernel.db, scope, tx => dueReservations(tx, now));
  for (const [stream, ending] of Map.groupBy(due, one => one.community_id)) {
    const commands = ending.map(({ id, resource_id: subject, until_at: instant }) => ({
      ...{ id: idOfExpiry(id, instant), stream, subject, type: 'expire-reservation', observedAt: now },
      payload: { reservation: id, instant },
    }));
    await pipeline
      .submit(SYSTEM, commands)
      .catch(error => kernel.log('reservations', { community: stream, error: String((error as Error).message) }));
  }
}
