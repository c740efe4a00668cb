// Work promised by a commit, done after it. Commands write outbox rows; the dispatcher hands them to pg-boss, which
// keeps and retries them; workers may therefore see a piece of work twice and must not mind.
import { PgBoss } from 'pg-boss';
import type { Kernel } from './kernel.ts';

export type Worker = (body: Record<string, unknown>) => Promise<void>;

export type Jobs = {
  /** Hands over what waits now instead of at the next beat. */
  nudge(): void;
  stop(): Promise<void>;
};

const BEAT_MS = 500;
const BATCH = 200;
/** A worker that was killed is missed after half a minute, and its work begun again; one that lives may take an hour. */
const PROMISE = { retryLimit: 5, retryDelay: 2, expireInSeconds: 3600, heartbeatSeconds: 30 };
const LOOK_SECONDS = 15;

type Waiting = { id: number; topic: string; body: Record<string, unknown> };

/** An outbox number as the id of its job, so that handing it over twice makes one job. */
const jobId = (installed: string, id: number): string =>
  `${installed.slice(0, 24)}${id.toString(16).padStart(12, '0')}`;

/**
 * Starts dispatcher and workers. `url` is the jobs' own role; `ticks` run every so many ms in one process at a time,
 * and are where the clock object is read for what falls due.
 */
export async function startJobs(
  kernel: Kernel,
  url: string,
  workers: Readonly<Record<string, Worker>>,
  ticks: readonly { everyMs: number; run: () => Promise<void> }[],
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'jobs',
    createSchema: false,
    schedule: false,
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
    max: 3,
    application_name: 'doorstep-jobs',
  });
  boss.on('error', (error: Error) => kernel.log('jobs', { error: error.message }));
  await boss.start();
  for (const [topic, worker] of Object.entries(workers)) {
    await boss.createQueue(topic, PROMISE);
    await boss.updateQueue(topic, PROMISE);
    await boss.work<Record<string, unknown>>(topic, { pollingIntervalSeconds: 0.5 }, async jobs => {
      for (const job of jobs) await worker(job.data);
    });
  }
  const once = (run: () => Promise<void>) => {
    let busy = false;
    return () => {
      if (busy) return;
      busy = true;
      run()
        .catch(error => kernel.log('jobs', { error: String((error as Error).message) }))
        .finally(() => {
          busy = false;
        });
    };
  };
  const dispatch = once(async () => {
    const { rows } = await kernel.db.aside.query('select id, topic, body from outbox order by id limit $1', [BATCH]);
    const waiting = rows as Waiting[];
    if (waiting.length === 0) return;
    for (const one of waiting) await boss.send(one.topic, one.body, { id: jobId(kernel.rootAreaId, one.id) });
    await kernel.db.aside.query('delete from outbox where id = any($1::bigint[])', [waiting.map(one => one.id)]);
  });
  const timers = [setInterval(dispatch, BEAT_MS), ...ticks.map(({ everyMs, run }) => setInterval(once(run), everyMs))];
  return {
    nudge: dispatch,
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await boss.stop({ graceful: true, timeout: 5000 });
    },
  };
}
