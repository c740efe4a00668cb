// One Doorstep at a time on a data directory. The lock names its holder by pid and start time, so a lock left by a
// killed one is taken over, and a living holder is never robbed.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, isAlive, type Running, until } from './alive.ts';
import { failure, type Say, sentence } from './sentence.ts';

/** `launcher`: `npm start`'s own process, when there is one. A holder whose launcher was killed stops by itself. */
type Holder = Running & { launcher?: Running };

const LEAVING_MS = 30_000;

function read(file: string): { text: string; holder: Holder | undefined } | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return { text, holder: JSON.parse(text) as Holder };
  } catch {
    return { text, holder: undefined };
  }
}

/** The living Doorstep that holds the directory, if there is one. */
export function findHolder(dataDir: string): Running | undefined {
  const holder = read(join(dataDir, 'doorstep.lock'))?.holder;
  return holder !== undefined && isAlive(holder) ? holder : undefined;
}

/** Throws with a sentence when another Doorstep holds the directory. Returns how to let go of it. */
export async function takeLock(dataDir: string, say: Say): Promise<() => void> {
  const file = join(dataDir, 'doorstep.lock');
  const mine = `${file}.${process.pid}`;
  const self: Holder = describe(process.pid);
  if (process.connected) self.launcher = describe(process.ppid);
  const text = JSON.stringify(self);
  writeFileSync(mine, text, { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const there = read(file);
      if (there === undefined) continue;
      const { holder } = there;
      if (holder !== undefined && isAlive(holder)) await waitForLeaving(holder, file, dataDir, say);
      else removeStale(file, there.text);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (read(file)?.text === text) rmSync(file, { force: true });
  };
}

async function waitForLeaving(holder: Holder, file: string, dataDir: string, say: Say): Promise<void> {
  const refusal = failure(
    `${dataDir} 正由另一个 Doorstep 使用（进程 ${holder.pid}）。请先停止它，或用 --data 另选目录。`,
    `${dataDir} is in use by another Doorstep (process ${holder.pid}). Stop that one first, or choose another directory with --data.`,
  );
  if (holder.launcher === undefined || isAlive(holder.launcher)) throw refusal;
  say(
    sentence(
      `上一次运行（进程 ${holder.pid}）正在退出，请稍候。`,
      `The previous run (process ${holder.pid}) is stopping; one moment.`,
    ),
  );
  if (!(await until(() => !isAlive(holder) || read(file)?.holder?.pid !== holder.pid, LEAVING_MS, 50))) throw refusal;
}

/** Two may find the same stale lock; whoever moves away a lock that is no longer it puts it back. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside)?.text !== stale) {
    try {
      linkSync(aside, file);
    } catch {
      // Somebody holds it anew; the loop looks again.
    }
  }
  rmSync(aside, { force: true });
}
