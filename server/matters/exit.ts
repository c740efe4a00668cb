// What an end finds open is closed by the way its pack names: one command a matter, whose id derives from the end, so
// that a job begun twice closes each once.
import type { AnyCommand } from '../../core/kernel/command.ts';
import { idFrom } from '../../core/kernel/derive.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept } from '../../core/kernel/result.ts';
import { withMatter } from '../../core/matters/contexts.ts';
import { ExitMatter } from '../../core/matters/contract.ts';
import { decideExit } from '../../core/matters/exit.ts';
import { runRules } from '../../core/matters/rules.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Pipeline } from '../kernel/pipeline.ts';
import { SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql } from '../kernel/unit-of-work.ts';
import { onMatter, rulesAt } from './commands.ts';
import { takeRun } from './run.ts';
import { putPlace } from './world.ts';

export const exitMatterHandler = onMatter<ExitMatter>(
  'exit-matter',
  ExitMatter,
  ({ world, place, matter }, command, context) => {
    const rules = rulesAt(context, place, world);
    const at = Math.min(command.payload.at, context.now);
    const left = decideExit(rules, { id: matter.id, at });
    if (left === undefined) return accept([]);
    // No rule follows an end; what it held is let go of with it.
    const closed = { ...rules, household: withMatter(place, left.matter) };
    const run = { ...runRules(closed, []), changed: new Set([matter.id]) };
    putPlace(world, takeRun(world.book, closed, run, context, { quiet: true }).household);
    return accept(left.events);
  },
);

const AT_ONCE = 50;
const OPEN = sql(
  'open_of_activation',
  'select id from matter where community_id = $1 and activation_id = $2 and open order by id limit 2000',
);
const COUNT = sql(
  'count_open_of_activation',
  `select count(*)::int as n, (count(*) filter (where type = $3))::int as restricting
   from matter where community_id = $1 and activation_id = $2 and open`,
);

const within = <T>(kernel: Kernel, communityId: Id, work: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, communityId), work);

/** How many matters of an activation are open in a community, and how many of the type that restricts. */
export const countOpenOf = async (kernel: Kernel, communityId: Id, activationId: Id, restricting = '') =>
  (
    await within(kernel, communityId, tx =>
      tx.rows<{ n: number; restricting: number }>(COUNT, [communityId, activationId, restricting]),
    )
  )[0]!;

/** Closes them, telling how many after every batch. What a busy stream put off is left to the next attempt: false. */
export async function closeMattersOf(
  kernel: Kernel,
  pipeline: Pipeline,
  { communityId, activationId, at }: { communityId: Id; activationId: Id; at: number },
  tell: (closed: number) => Promise<void>,
): Promise<boolean> {
  let before = '';
  for (;;) {
    const open = await within(kernel, communityId, tx => tx.rows<{ id: Id }>(OPEN, [communityId, activationId]));
    if (open.length === 0) return true;
    // What is still open after a round has no way out, or is put off.
    const now = open.map(({ id }) => id).join();
    if (now === before) return false;
    before = now;
    for (let from = 0; from < open.length; from += AT_ONCE) {
      const commands = open.slice(from, from + AT_ONCE).map(
        ({ id }): AnyCommand => ({
          ...{ id: idFrom(at, `exit ${activationId} ${id}`), stream: communityId, type: 'exit-matter', subject: id },
          ...{ payload: { at }, observedAt: at },
        }),
      );
      const replies = await pipeline.submit(SYSTEM, commands);
      const done = replies.filter(one => one.status === 'accepted' && one.repeated !== true).length;
      if (done > 0) await tell(done);
    }
  }
}
