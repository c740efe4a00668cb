// Activations as rows, and what waits for a second office's word before it becomes one.
import type { AreaKind } from '../../core/areas/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Activation } from '../../core/packs/model.ts';
import { promiseWork } from '../kernel/outbox.ts';
import type { Context } from '../kernel/stream.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

/** The kinds of a place and of those above it, by path: whoever acts there has a post over one of them, or below. */
export async function levelsAbove(tx: Tx, areaId: Id): Promise<Map<string, AreaKind>> {
  const rows = await tx.rows<{ path: string; kind: AreaKind }>(LEVELS, [areaId]);
  return new Map(rows.map(({ path, kind }) => [path, kind]));
}
const LEVELS = sql(
  'levels_above',
  'select p.path::text, p.kind from area p, area s where s.id = $1 and p.path @> s.path',
);

/** The new activation, its key, and the promise to count anew and to run its rules. */
export async function addActivation(
  tx: Tx,
  context: Context,
  one: Activation,
  { instrument, signedBy }: { instrument?: string | undefined; signedBy: readonly Id[] },
): Promise<void> {
  await tx.rows(ADD_ACTIVATION, [
    ...[one.id, context.streamId, one.pack, one.version, one.areaId, one.areaPath, one.from],
    ...[one.until ?? null, one.basis, instrument ?? null, signedBy],
  ]);
  await tx.rows(ADD_KEY, [one.id, context.kernel.ring.wrapNew(), context.now]);
  await promiseWork(tx, 'recount', { activationId: one.id }, context.now);
}

const ADD_ACTIVATION = sql(
  'add_activation',
  `insert into activation (id, stream_id, pack, version, area_id, area_path, from_at, until_at, basis, instrument, signed_by)
   values ($1, $2, $3, $4, $5, $6::text::ltree, $7, $8, $9, $10, $11)`,
);
const ADD_KEY = sql(
  'add_activation_key',
  'insert into vault.activation_key (activation_id, wrapped, created_at) values ($1, $2, $3)',
);

/** `deleteAt`: when what it collected goes at the latest; ms. */
export async function endActivation(tx: Tx, id: Id, at: number, deleteAt: number | undefined): Promise<void> {
  await tx.rows(END_ACTIVATION, [id, at, deleteAt ?? null]);
  await promiseWork(tx, 'recount', { activationId: id }, at);
  await promiseWork(tx, 'exit', { activationId: id }, at);
}
const END_ACTIVATION = sql(
  'end_activation',
  'update activation set ended_at = $2, delete_at = $3 where id = $1 and ended_at is null',
);

export async function extendActivation(
  tx: Tx,
  id: Id,
  until: number,
  { at, instrument, signedBy }: { at: number; instrument?: string | undefined; signedBy: readonly Id[] },
): Promise<void> {
  await tx.rows(EXTEND_ACTIVATION, [id, until, instrument ?? null, signedBy]);
  // What contributes until its end now does so for longer.
  await promiseWork(tx, 'recount', { activationId: id }, at);
}
const EXTEND_ACTIVATION = sql(
  'extend_activation',
  `update activation set until_at = $2, instrument = coalesce($3, instrument), signed_by = $4 where id = $1`,
);

export type Proposal = {
  id: Id;
  activation_id: Id;
  kind: 'activate' | 'extend';
  body: { activation: Activation; instrument?: string; until?: number; basis: string };
  post_id: Id;
  account_id: Id;
  organisation_id: Id;
  proposed_at: number;
};

/** Those that wait, of these activations. */
export const waitingProposals = (tx: Tx, streamId: Id, activationIds: readonly Id[]): Promise<Proposal[]> =>
  tx.rows<Proposal>(WAITING, [streamId, activationIds]);
const WAITING = sql(
  'waiting_proposals',
  `select id, activation_id, kind, body, post_id, account_id, organisation_id, proposed_at from activation_proposal
   where stream_id = $1 and activation_id = any($2::uuid[]) and settled_at is null`,
);

export const addProposal = (
  tx: Tx,
  { streamId, now, actor, kernel }: Context,
  one: Pick<Proposal, 'activation_id' | 'kind' | 'body'>,
) =>
  tx.rows(ADD_PROPOSAL, [
    ...[kernel.newId(), one.activation_id, streamId, one.kind, JSON.stringify(one.body)],
    ...[actor.post.id, actor.userId, actor.post.organisationId, now],
  ]);
const ADD_PROPOSAL = sql(
  'add_proposal',
  `insert into activation_proposal (id, activation_id, stream_id, kind, body, post_id, account_id, organisation_id, proposed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export const settleProposal = (tx: Tx, id: Id, at: number, how: 'signed' | 'declined') =>
  tx.rows(SETTLE, [id, at, how]);
const SETTLE = sql('settle_proposal', 'update activation_proposal set settled_at = $2, settled = $3 where id = $1');
