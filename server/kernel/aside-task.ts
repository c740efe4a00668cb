// The other end of `runAside`: gets one task, says what it has to say, and ends with whoever asked.
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import type { Failed } from './aside.ts';

/** Resolves when it has left, so that nothing piles up here while the asker is slow. */
const say = (what: object): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send!(what, undefined, undefined, error => (error === null ? resolve() : reject(error)));
  });

export type Aside<Says extends object> = {
  say(what: Says): Promise<void>;
  /** Says something and waits for the answer to it. */
  ask<T>(what: Says): Promise<T>;
};

/** Does one task. What it throws is told as a bug. */
export async function serveAside<Task, Says extends object>(
  work: (task: Task, aside: Aside<Says>) => void | Promise<void>,
): Promise<void> {
  process.once('disconnect', () => process.exit());
  // Whoever asks ends this process the moment it has its answer.
  flushCompileCache();
  const [task] = (await once(process, 'message')) as [Task];
  try {
    await work(task, {
      say,
      ask: async what => {
        const answer = once(process, 'message');
        await say(what);
        return (await answer)[0];
      },
    });
  } catch (error) {
    await say({ failed: (error as Error).stack ?? String(error) } satisfies Failed);
  }
}
