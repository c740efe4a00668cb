// The exit of what was switched on, as a job with a checklist: restrictions are lifted by the end itself, open matters
// are closed, posts granted for it end, and it is written down until when what it collected may be kept.
import type { AnyCommand } from '../../core/kernel/command.ts';
import { idFrom } from '../../core/kernel/derive.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { ExitStep } from '../../core/packs/contract.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Pipeline } from '../kernel/pipeline.ts';
import { packOf, SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql } from '../kernel/unit-of-work.ts';
import { closeMattersOf, countOpenOf } from '../matters/index.ts';

type Ended = { id: Id; stream_id: Id; pack: string; version: number; ended_at: number; delete_at: number | null };

const ENDED = `select id, stream_id, pack, version, ended_at, delete_at from activation where id = $1 and ended_at is not null`;
const COMMUNITIES = `select c.id from activation a join area p on p.id = a.area_id
  join area c on c.kind = 'community' and c.until_at is null and (c.path <@ p.path or c.path @> p.path) where a.id = $1 order by c.id`;
const END_POSTS = `update post set until_at = $2 where activation_id = $1 and (until_at is null or until_at > $2)`;
const TELL = sql(
  'tell_exit',
  `insert into activation_exit (activation_id, step, done, total, at) values ($1, $2, $3, $4, $5)
   on conflict (activation_id, step) do update set done = greatest(activation_exit.done, excluded.done), total = greatest(activation_exit.total, excluded.total)`,
);
const TOLD = sql('told_exit', 'select step, done, total from activation_exit where activation_id = $1');

const asSystem = <T>(kernel: Kernel, work: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(kernel.db, { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system' as const] }, work);

/**
 * Does what an end leaves to do, and writes down how far it is; a second time it goes on where it stood. Matters of an
 * everyday pack are promises to people and go on to their own end. Throws where something has to be tried again.
 */
export async function workOnExit(kernel: Kernel, pipeline: Pipeline, activationId: Id): Promise<void> {
  const [row] = (await kernel.db.aside.query(ENDED, [activationId])).rows as Ended[];
  if (row === undefined) return;
  const { pack } = (await packOf(kernel, row)) ?? {};
  if (pack === undefined) return;
  const told = new Map(
    (await asSystem(kernel, tx => tx.rows<ExitStep>(TOLD, [activationId]))).map(one => [one.step, one]),
  );
  const tell = async (step: ExitStep['step'], done: number, total: number) => {
    await asSystem(kernel, tx => tx.rows(TELL, [activationId, step, done, total, row.ended_at]));
    kernel.live.publish({ stream: row.stream_id, seq: 0, types: ['exit.moved'] });
  };
  const posts = await kernel.db.aside.query(END_POSTS, [activationId, row.ended_at]);
  const ended = (told.get('posts')?.done ?? 0) + (posts.rowCount ?? 0);
  await tell('posts', ended, ended);
  if (pack.mode === 'emergency') await closeAll(kernel, pipeline, row, pack.restricts?.matter, told, tell);
  if (row.delete_at !== null) await tell('retention', 1, 1);
}

async function closeAll(
  kernel: Kernel,
  pipeline: Pipeline,
  { id: activationId, ended_at: at }: Ended,
  restricting: string | undefined,
  told: ReadonlyMap<string, ExitStep>,
  tell: (step: ExitStep['step'], done: number, total: number) => Promise<void>,
): Promise<void> {
  const { rows } = await kernel.db.aside.query(COMMUNITIES, [activationId]);
  const communities = (rows as { id: Id }[]).map(({ id }) => id);
  const open = await Promise.all(communities.map(id => countOpenOf(kernel, id, activationId, restricting)));
  let closed = told.get('matters')?.done ?? 0;
  const total = closed + open.reduce((sum, { n }) => sum + n, 0);
  if (restricting !== undefined && !told.has('restrictions')) {
    const lifted = open.reduce((sum, one) => sum + one.restricting, 0);
    await tell('restrictions', lifted, lifted);
  }
  await tell('matters', closed, total);
  let whole = true;
  for (const communityId of communities)
    whole =
      (await closeMattersOf(kernel, pipeline, { communityId, activationId, at }, async done => {
        closed += done;
        await tell('matters', closed, total);
      })) && whole;
  if (!whole) throw new Error(`${total - closed} matters of ${activationId} are still open`);
}

const RUN_OUT = `select id, stream_id, until_at from activation where ended_at is null and until_at <= $1 order by until_at limit 100`;

/** Says of what has run out that it ended then; by derived ids, so that two processes say it once. */
export async function endWhatRanOut(kernel: Kernel, pipeline: Pipeline): Promise<void> {
  const { rows } = await kernel.db.aside.query(RUN_OUT, [kernel.clock.now()]);
  for (const { id, stream_id: stream, until_at: until } of rows as { id: Id; stream_id: Id; until_at: number }[]) {
    const command: AnyCommand = {
      ...{ id: idFrom(until, `run out ${id}`), stream, type: 'end-activation', subject: id },
      ...{ payload: { reason: '到期' }, observedAt: until },
    };
    await pipeline.submit(SYSTEM, [command]);
  }
}
