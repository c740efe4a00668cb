// Writes a confirmed roster through the pipeline, so many households a transaction, with ids that follow from the
// import: whoever dies in the middle is followed by another, and nothing is written twice.
import type { Actor } from '../../../core/kernel/actor.ts';
import type { AnyCommand, Reply } from '../../../core/kernel/command.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import { buildingKey, doorKey } from '../../../core/registry/model.ts';
import {
  type Claims,
  matchHousehold,
  noClaims,
  type RosterIds,
  registrations,
} from '../../../core/registry/roster-match.ts';
import type { RosterHousehold } from '../../../core/registry/roster-model.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Pipeline } from '../../kernel/pipeline.ts';
import { knownReplies } from '../../kernel/replies.ts';
import { SYSTEM, writeScope } from '../../kernel/stream.ts';
import { inTransaction } from '../../kernel/unit-of-work.ts';
import { loadAround } from './around.ts';
import type { Keep } from './check.ts';
import { findPart, partId, rosterIds } from './files.ts';
import { groundCommands, readGround } from './ground.ts';
import { CHUNK, unpackChunks, unpackPlan } from './packed.ts';
import { tellUntaken, type Untaken } from './refused.ts';
import { type ImportRow, measureRegistry } from './store.ts';

/** The server's own hand, in the post of whoever confirmed: the source of every fact names that post. */
const onBehalfOf = (row: ImportRow): Actor => ({ ...SYSTEM, post: { ...SYSTEM.post, id: row.post_id } });

/** Chunks after which the tables have grown beyond what was known of them. */
const MEASURED_AFTER = new Set([1, 4, 16, 64]);

/** The database cannot be reached, or another was first: to be tried again later. */
export class Later extends Error {}

const MOST_AT_ONCE = 200;

async function submit(pipeline: Pipeline, actor: Actor, commands: readonly AnyCommand[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let at = 0; at < commands.length; at += MOST_AT_ONCE)
    replies.push(...(await pipeline.submit(actor, commands.slice(at, at + MOST_AT_ONCE))));
  if (replies.some(({ refusal }) => refusal?.code === 'busy')) throw new Later('busy');
  return replies;
}

/** Writes what is left of the plan, then finishes. Throws where it must be tried again; returns when cancelled. */
export async function writeImport(kernel: Kernel, pipeline: Pipeline, row: ImportRow, keep: Keep): Promise<void> {
  const { community_id: communityId, id } = row;
  const scope = writeScope(kernel, SYSTEM.post.id, communityId);
  const plan = await inTransaction(kernel.db, scope, tx => findPart(tx, kernel, communityId, id, 'plan'));
  if (plan === undefined) return cancelExpired(pipeline, row);
  const { head, households } = unpackPlan(plan);
  const { count, chunk } = unpackChunks(households);
  const actor = onBehalfOf(row);
  const ground = await readGround(kernel, row, head.buildings);
  await submit(pipeline, actor, groundCommands(row, ground));
  const { buildingIds } = await readGround(kernel, row, head.buildings);

  const claims = noClaims();
  const ids = rosterIds(kernel, id);
  const prepare = (n: number) => prepareChunk(kernel, row, chunk(n), buildingIds, claims, ids);
  const grows = (row.counts.newPersons ?? 0) > CHUNK;
  const written = Math.floor(row.done / CHUNK);
  // Who was claimed by what is written already is worked out again, so that nobody is claimed twice.
  for (let n = 0; n < written; n++) await prepare(n);
  let next = written < count ? prepare(written) : undefined;
  for (let n = written; n < count; n++) {
    const prepared = await next!;
    const writing = submit(
      pipeline,
      actor,
      prepared.map(({ command }) => command),
    );
    next = n + 1 < count ? prepare(n + 1) : undefined;
    next?.catch(() => {});
    const refusals = await refusalsOf(kernel, communityId, await writing);
    const untaken = prepared.flatMap(({ command, untold }): Untaken[] => {
      const refusal = refusals.get(command.id);
      return refusal === undefined ? [] : [{ ...untold, refusal }];
    });
    await tellUntaken(kernel, row, untaken);
    if (!(await keep(Math.min((n + 1) * CHUNK, head.households), head.households))) return;
    if (grows && MEASURED_AFTER.has(n + 1)) await inTransaction(kernel.db, scope, measureRegistry);
  }
  if (grows) await inTransaction(kernel.db, scope, measureRegistry);
  await submit(pipeline, actor, [ending(row, 'finish-import')]);
}

/**
 * What was refused, and why. The ids are the import's own: other content under one was answered before a process died
 * and the world changed a little, so that first answer is the one that counts.
 */
async function refusalsOf(kernel: Kernel, communityId: Id, replies: readonly Reply[]): Promise<Map<Id, Refusal>> {
  const refused = replies.filter(({ status }) => status === 'refused');
  const reused = refused.filter(({ refusal }) => refusal!.code === 'id-reused').map(({ id }) => id);
  const refusals = new Map(refused.map(({ id, refusal }) => [id, refusal as Refusal]));
  if (reused.length === 0) return refusals;
  const scope = writeScope(kernel, SYSTEM.post.id, communityId);
  const known = await inTransaction(kernel.db, scope, tx => knownReplies(tx, communityId, reused));
  for (const { command_id: id, refusal } of known)
    if (refusal === null) refusals.delete(id);
    else refusals.set(id, JSON.parse(refusal) as Refusal);
  return refusals;
}

const ending = (row: ImportRow, type: 'finish-import' | 'cancel-import'): AnyCommand => ({
  ...{ id: partId(row.id, `command/${type}`), stream: row.community_id, type, subject: row.id },
  ...{ payload: {}, observedAt: row.at },
});

/** The plan is gone by its expiry: what was written stays, and the import says that it did not end. */
async function cancelExpired(pipeline: Pipeline, row: ImportRow): Promise<void> {
  await submit(pipeline, onBehalfOf(row), [ending(row, 'cancel-import')]);
}

type Prepared = { untold: Omit<Untaken, 'refusal'>; command: AnyCommand };

async function prepareChunk(
  kernel: Kernel,
  row: ImportRow,
  households: readonly RosterHousehold[],
  buildingIds: ReadonlyMap<string, string>,
  claims: Claims,
  ids: RosterIds,
): Promise<Prepared[]> {
  const { community_id: stream, id: importId, at: observedAt } = row;
  const scope = writeScope(kernel, SYSTEM.post.id, stream);
  const around = await inTransaction(kernel.db, scope, tx => loadAround(tx, stream, households, ids));
  return households.flatMap(household => {
    const matched = matchHousehold(household, around, claims, ids);
    const buildingId = buildingIds.get(buildingKey(household.door))!;
    return registrations(household, matched, buildingId, importId).map(({ payload, ...told }, part): Prepared => {
      const id = partId(importId, `command/${doorKey(household.door)}/${part}`);
      const command: AnyCommand = {
        ...{ id, stream, type: 'register-household', subject: matched.householdId, payload, observedAt },
      };
      return { untold: { ...told, household }, command };
    });
  });
}
