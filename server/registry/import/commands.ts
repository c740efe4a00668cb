// Confirming, cancelling and finishing an import: decided in the community's stream, so that it is known who let a
// roster in. The rows themselves are written by a job, household by household, each through the pipeline.

import type { EventDraft } from '../../../core/kernel/event.ts';
import { EVERYDAY, type Id } from '../../../core/kernel/id.ts';
import { accept, refuse } from '../../../core/kernel/result.ts';
import { CancelImport, ConfirmImport } from '../../../core/registry/contract.ts';
import { promiseWork } from '../../kernel/outbox.ts';
import { handler } from '../../kernel/pipeline.ts';
import type { Tx } from '../../kernel/unit-of-work.ts';
import { dropPart, expiryOf, KEPT_DAYS } from './files.ts';
import { findImports, findWriting, type ImportRow, moveImport } from './store.ts';

/** The outbox's topic; a job's body is `{communityId, importId}`. */
export const IMPORTS = 'imports';

export const promiseImport = (tx: Tx, communityId: Id, importId: Id, now: number): Promise<unknown[]> =>
  promiseWork(tx, IMPORTS, { communityId, importId }, now);

type World = {
  rows: Map<Id, ImportRow>;
  moved: Map<Id, ImportRow>;
  writing: Set<Id>;
  /** Cancelled before anything of them was written. */
  unwritten: Set<Id>;
};

async function load(tx: Tx, commands: readonly { subject: Id }[], streamId: Id): Promise<World> {
  const [rows, writing] = await Promise.all([
    findImports(
      tx,
      streamId,
      commands.map(command => command.subject),
    ),
    findWriting(tx, streamId),
  ]);
  return {
    rows: new Map(rows.map(row => [row.id, row])),
    moved: new Map(),
    writing: new Set(writing.map(one => one.id)),
    unwritten: new Set(),
  };
}

const importEvent = (type: string, row: ImportRow, body: Record<string, unknown>): EventDraft => ({
  ...{ type, subjectKind: 'import', subjectId: row.id },
  payloads: [{ subjectId: row.id, class: 'open', purpose: 'registry', activationId: EVERYDAY, body }],
});

const move = (world: World, row: ImportRow, to: Partial<ImportRow>): void => {
  const moved = { ...row, ...to };
  world.rows.set(row.id, moved);
  world.moved.set(row.id, moved);
};

export const confirmImportHandler = handler<ConfirmImport, World>({
  type: 'confirm-import',
  payload: ConfirmImport,
  load,
  decide: (world, command, context) => {
    const row = world.rows.get(command.subject);
    if (row === undefined) return refuse('unknown-import');
    if (row.state !== 'checked') return refuse('import-not-ready');
    if (expiryOf(row) <= context.now) return refuse('import-expired', { days: KEPT_DAYS });
    if (world.writing.size > 0) return refuse('import-running');
    world.writing.add(row.id);
    move(world, row, { state: 'writing', done: 0, total: row.counts.households ?? 0 });
    return accept([importEvent('import.confirmed', row, { counts: row.counts })]);
  },
  write: async (tx, world, { streamId, now }) => {
    for (const row of world.moved.values()) {
      await moveImport(tx, streamId, row.id, row.state, row.done, row.total);
      await promiseImport(tx, streamId, row.id, now);
    }
  },
});

export const cancelImportHandler = handler<CancelImport, World>({
  type: 'cancel-import',
  payload: CancelImport,
  load,
  decide: (world, command) => {
    const row = world.rows.get(command.subject);
    if (row === undefined) return refuse('unknown-import');
    if (row.state !== 'reading' && row.state !== 'checked' && row.state !== 'writing') return refuse('import-over');
    const written = row.state === 'writing' ? row.done : 0;
    if (row.state !== 'writing') world.unwritten.add(row.id);
    move(world, row, { state: 'cancelled' });
    return accept([importEvent('import.cancelled', row, { writtenHouseholds: written })]);
  },
  write: async (tx, world, { streamId }) => {
    for (const row of world.moved.values()) {
      await moveImport(tx, streamId, row.id, row.state, row.done, row.total);
      for (const part of ['upload', 'plan'] as const) await dropPart(tx, streamId, row.id, part);
      // Of what came in for a part, the rows given back are still to be fetched.
      if (world.unwritten.has(row.id)) await dropPart(tx, streamId, row.id, 'problems');
    }
  },
});

/** `finish-import`: every household is written. Given by the job alone. */
export const finishImportHandler = handler<ConfirmImport, World>({
  type: 'finish-import',
  payload: ConfirmImport,
  load,
  decide: (world, command) => {
    const row = world.rows.get(command.subject);
    if (row === undefined) return refuse('unknown-import');
    if (row.state !== 'writing') return refuse('import-not-ready');
    move(world, row, { state: 'done', done: row.total });
    return accept([importEvent('import.finished', row, { counts: row.counts })]);
  },
  write: async (tx, world, { streamId }) => {
    for (const row of world.moved.values()) {
      await moveImport(tx, streamId, row.id, row.state, row.done, row.total);
      await dropPart(tx, streamId, row.id, 'plan');
    }
  },
});
