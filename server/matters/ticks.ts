// Promises that passed, told by commands whose ids derive from matter, clock and instant: two schedulers tell each once,
// and after an outage all are found, however long ago they were due.
import { idFrom } from '../../core/kernel/derive.ts';
import type { Id } from '../../core/kernel/id.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Pipeline } from '../kernel/pipeline.ts';
import { REPLY_DAYS } from '../kernel/replies.ts';
import { holdStream, SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql, type Tx } from '../kernel/unit-of-work.ts';
import { mattersById } from './load.ts';
import { putMatters } from './store.ts';
import { keptMatter } from './write.ts';

export type DueRow = { community_id: Id; matter_id: Id; clock: string; due_at: number; started_at: number };

const AT_ONCE = 50;
const ROUND = 500;

const DUE = sql(
  'due_matters',
  `select community_id, matter_id, clock, due_at, started_at from matter_due where due_at <= $1 order by due_at limit ${ROUND}`,
);
const STILL = sql(
  'still_due',
  `select d.community_id, d.matter_id, d.clock, d.due_at, d.started_at from matter_due d
   join unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[]) t (m, c, d, s)
     on d.matter_id = t.m and d.clock = t.c and d.due_at = t.d and d.started_at = t.s
   where d.community_id = $1`,
);
const FORGET = sql(
  'forget_due',
  `delete from matter_due d using unnest($2::uuid[], $3::text[], $4::bigint[]) t (m, c, d)
   where d.community_id = $1 and d.matter_id = t.m and d.clock = t.c and d.due_at = t.d`,
);

/** Under the server's own flag: finds work of every community. */
export const asSystem = <T>(kernel: Kernel, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(kernel.db, { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system' as const] }, work);

/** The command by which a promise passes: the same whoever gives it. One due longer ago than replies are kept is new. */
function passing(kernel: Kernel, row: DueRow, now: number, again = false) {
  const { matter_id: subject, clock, due_at: at, started_at: startedAt } = row;
  const old = again || now - at > (REPLY_DAYS - 1) * DAY_MS;
  const id = old ? kernel.newId() : idFrom(at, `${subject} ${clock} ${startedAt}`);
  return {
    id,
    stream: row.community_id,
    type: 'pass-clock',
    subject,
    payload: { clock, startedAt, at },
    observedAt: at,
  };
}

/** Tells of every promise whose instant has come, community by community; one that fails leaves the next its turn. */
export async function passDueClocks(kernel: Kernel, pipeline: Pipeline): Promise<void> {
  for (;;) {
    const now = kernel.clock.now();
    const due = await asSystem(kernel, tx => tx.rows<DueRow>(DUE, [now]));
    let done = 0;
    for (const [communityId, rows] of Map.groupBy(due, row => row.community_id)) {
      try {
        for (let from = 0; from < rows.length; from += AT_ONCE)
          done += await passThese(kernel, pipeline, communityId, rows.slice(from, from + AT_ONCE), now);
      } catch (error) {
        kernel.log('clocks', { community: communityId, error: String((error as Error).message) });
      }
    }
    if (due.length < ROUND || done === 0) return;
  }
}

async function passThese(kernel: Kernel, pipeline: Pipeline, communityId: Id, rows: readonly DueRow[], now: number) {
  const give = async (given: readonly DueRow[], again: boolean): Promise<DueRow[]> => {
    const replies = await pipeline.submit(
      SYSTEM,
      given.map(row => passing(kernel, row, now, again)),
    );
    const settled = given.filter(
      (_, i) => replies[i]!.refusal?.code !== 'busy' && replies[i]!.refusal?.code !== 'unexpected',
    );
    return settled.length === 0 ? [] : stillDue(kernel, communityId, settled);
  };
  const left = await give(rows, false);
  if (left.length > 0) {
    // Not due after all (another calendar counts since), or told while its projection was lost: worked out anew.
    await workOutAnew(kernel, communityId, left);
    const due = (await stillDue(kernel, communityId, left)).filter(row => row.due_at <= now);
    const stuck = due.length === 0 ? [] : await give(due, true);
    if (stuck.length > 0)
      await asSystem(kernel, tx =>
        tx.rows(FORGET, [
          communityId,
          stuck.map(one => one.matter_id),
          stuck.map(one => one.clock),
          stuck.map(one => one.due_at),
        ]),
      );
  }
  return rows.length;
}

const stillDue = (kernel: Kernel, communityId: Id, rows: readonly DueRow[]): Promise<DueRow[]> =>
  asSystem(kernel, tx =>
    tx.rows<DueRow>(STILL, [
      communityId,
      rows.map(one => one.matter_id),
      rows.map(one => one.clock),
      rows.map(one => one.due_at),
      rows.map(one => one.started_at),
    ]),
  );

/** Writes the promises of these matters down again as they are by the calendars that count now. */
const workOutAnew = (kernel: Kernel, communityId: Id, rows: readonly DueRow[]): Promise<void> =>
  inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, communityId), async tx => {
    const held = await holdStream(kernel, tx, communityId);
    if (held === undefined) return;
    const matters = await mattersById(tx, communityId, [...new Set(rows.map(one => one.matter_id))]);
    const kept = [...matters.values()].map(matter => keptMatter({ kernel, place: held.place }, matter));
    await putMatters(tx, communityId, kept, kernel.clock.now());
  });
