// The job that fills what a schedule made due: in the post that scheduled it, with what that post may read now, and only
// while its purpose is in force. Done twice it fills once.
import { isInPost, mayFillWith } from '../../core/access/may.ts';
import type { Id } from '../../core/kernel/id.ts';
import { type Refusal, refuse } from '../../core/kernel/result.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import { findFile, keepFile } from '../kernel/files.ts';
import { readScope } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction } from '../kernel/unit-of-work.ts';
import { getActor } from '../organisations/index.ts';
import { inTurn } from './aside.ts';
import { findFill } from './fill-log.ts';
import { fillNow } from './fill-now.ts';
import { idOfRun } from './schedule-commands.ts';
import { FORM_KIND, findSchedules, noteFilled, READY_KIND, type ReadyDetail, type Schedule } from './schedules.ts';
import { requestOf, scopeOf } from './scope.ts';
import { type Detail, layoutOf } from './templates.ts';

/** How long a filled sheet lies ready. */
const READY_MS = 3 * DAY_MS;

export async function fillScheduled(kernel: Kernel, communityId: Id, scheduleId: Id, instant: number): Promise<void> {
  const own = writeScope(kernel, SYSTEM.post.id, communityId);
  const found = await inTransaction(kernel.db, own, async tx => ({
    schedule: (await findSchedules(tx, communityId, [scheduleId])).get(scheduleId),
    form: await findFile(tx, kernel, communityId, scheduleId, FORM_KIND),
  }));
  const { schedule, form } = found;
  // Taken off since it became due.
  if (schedule === undefined || form === undefined) return;
  const filling = { bytes: form.bytes, fileName: form.name, detail: form.detail as Detail };
  const refusal = await inTurn(() => fill(kernel, communityId, schedule, filling, instant));
  const now = kernel.clock.now();
  await inTransaction(kernel.db, own, tx => noteFilled(tx, communityId, scheduleId, now, refusal?.code));
}

type Form = { bytes: Buffer; fileName: string; detail: Detail };

async function fill(
  kernel: Kernel,
  communityId: Id,
  { id: scheduleId, post_id: postId }: Schedule,
  { bytes, fileName, detail }: Form,
  instant: number,
): Promise<Refusal | undefined> {
  const actor = await getActor(kernel.db, postId);
  if (!isInPost(actor.post, kernel.clock.now())) return refuse('post-over').refusal;
  // Each filling is kept for the usual time from its own day on.
  const { until: _of, ...request } = requestOf(detail);
  const allowed = await scopeOf(kernel, actor, request);
  if (!allowed.ok) return allowed.refusal;
  const scope = readScope(kernel, actor, [communityId], mayFillWith(actor.post.role));
  const fillId = idOfRun(scheduleId, instant, 'fill');
  return inTransaction(kernel.db, scope, async tx => {
    if ((await findFill(tx, communityId, fillId)) !== undefined) return undefined;
    const one = {
      id: fillId,
      allowed: allowed.value,
      post: actor.post,
      layout: layoutOf(detail),
      fileName,
      bytes,
      scheduled: scheduleId,
    };
    const filled = await fillNow(tx, kernel, one);
    if (!filled.ok) return filled.refusal;
    const ready: ReadyDetail = { schedule: scheduleId, fill: fillId, rows: filled.value.rows };
    await keepFile(tx, kernel, {
      ...{ id: idOfRun(scheduleId, instant, 'ready'), streamId: communityId, postId, kind: READY_KIND, name: fileName },
      ...{ detail: ready, bytes: filled.value.bytes, expiresAt: kernel.clock.now() + READY_MS },
    });
    return undefined;
  });
}
